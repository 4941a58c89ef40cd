"""The slider with which somebody looks back, and a second look from the panel."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from engine.core import FACILITATOR
from engine.store.sqlite import open_writer
from engine.workshop.live import Live
from engine.workshop.messages import GoOn
from engine.workshop.opening import resume
from engine.workshop.state import WORKSHOP
from engine.workshop.steering import addressed
from tests.evenings import RULES
from tests.serving import ROOT
from tests.test_resume import unfinished
from tests.web.fakes import SAYS
from tests.web.test_browser import AXE, violations

pytestmark = pytest.mark.browser


def played(folder: Path, steps: int) -> None:
    """Leave a workshop there that went ``steps`` on."""
    store = open_writer(unfinished(folder, "111111", day=1))
    with closing(Live(store, resume(store, RULES), SAYS)) as live:
        for at in range(steps):
            live.tell("panel", FACILITATOR, f"r{at}", addressed(WORKSHOP, GoOn(at)))


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Return where a workshop that went three steps on is shown once more."""
    played(tmp_path, 3)
    command = [sys.executable, "-m", "engine.cli", "replay", "111111", "--json"]
    with subprocess.Popen(
        [*command, "--data", str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        yield json.loads(process.stdout.readline())["url"]
        process.terminate()


def test_somebody_slides_through_an_evening(address: str, chromium: Browser) -> None:
    page = chromium.new_context(viewport={"width": 1280, "height": 720}).new_page()
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    said = SAYS["nl"]
    expect(page.get_by_text(said("replay.moment", at=1, last=4))).to_be_visible()
    begun = page.locator("#title").inner_text()
    page.evaluate("window.same = true")
    page.locator("#at").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text(said("replay.moment", at=2, last=4))).to_be_visible()
    assert page.locator("#title").inner_text() != begun
    page.locator("[rel=next]").click()
    expect(page.get_by_text(said("replay.moment", at=3, last=4))).to_be_visible()
    assert page.evaluate("window.same")
    assert page.locator("#view button, #view form").count() == 0
    page.evaluate(AXE.read_text("utf-8"))
    assert violations(page) == []
    page.context.close()
