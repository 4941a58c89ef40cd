"""The report of a playtest in a real browser: it fits, and axe finds nothing."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from engine.content.asides import Expectations
from engine.playtest.page import page as drawn
from tests.test_playtest import figures, playtest, words

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def report() -> str:
    """Of a room with everything in it: something unseen, something solved, something missed."""
    told = figures(playtest("escape_room", "huiskamer"), 12)
    return drawn(told, words("nl"), Expectations(minutes=(1, 2), seen=1.0))


def test_a_report_fits_every_width_and_axe_finds_nothing(report: str, chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(report.replace("<details>", "<details open>"))
    page.evaluate(AXE.read_text("utf-8"))
    for width in (320, 1280):
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            found: Any = page.evaluate("tags => axe.run({runOnly: tags})", TAGS)
            assert [one["id"] for one in found["violations"]] == [], (width, scheme)
    page.close()
