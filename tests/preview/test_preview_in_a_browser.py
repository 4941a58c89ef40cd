"""Somebody writes beside a browser: what is saved shows, a mistake stands beside the play."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from engine.content.packs import bundled
from tests.serving import ROOT
from tests.web.fakes import SAYS
from tests.web.test_browser import AXE, violations

pytestmark = pytest.mark.browser
TEXT = (bundled("content") / "packs" / "wilgenwerf" / "wilgenwerf.yaml").read_text("utf-8")
SAY = SAYS["nl"]


class Writer:
    """A file that is being written, and the command that previews it."""

    def __init__(self, path: Path, temporary: Path) -> None:
        self.path = path
        self.save(TEXT)
        command = [sys.executable, "-m", "engine.cli", "preview", str(path), "--json"]
        self.process = subprocess.Popen(
            [*command, "--no-browser", "--seed", "3"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "TMPDIR": str(temporary)},
        )
        assert self.process.stdout
        self.url = json.loads(self.process.stdout.readline())["url"]

    def save(self, text: str) -> None:
        self.path.write_text(text, "utf-8")


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    (tmp_path / "tmp").mkdir()
    found = Writer(tmp_path / "buurt.yaml", tmp_path / "tmp")
    with found.process as process:
        yield found
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    assert not list((tmp_path / "tmp").iterdir())


def test_what_is_saved_shows_and_the_play_stands_where_it_was(
    writer: Writer, chromium: Browser
) -> None:
    page = chromium.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.emulate_media(reduced_motion="reduce")
    page.goto(writer.url)
    title = played_on(page)
    writer.save(TEXT.replace("title: Wilgenwerf", "title: Wilgenhof"))
    expect(page.locator("#told")).to_contain_text("Wilgenhof")
    expect(page.frame_locator("#play").locator("#title")).to_have_text(title)
    writer.save(TEXT.replace("title: Wilgenwerf", "titel: Wilgenwerf"))
    expect(page.locator(".preview-mistakes mark").first).to_have_text("titel")
    expect(page.locator("#told")).to_contain_text("buurt.yaml")
    expect(page.frame_locator("#play").locator("#title")).to_have_text(title)
    assert looks_fine(page) == []
    writer.save(TEXT)
    expect(page.locator("#told")).to_contain_text(SAY("preview.good"))
    expect(page.locator(".preview-mistakes")).to_have_count(0)
    expect(page.frame_locator("#play").locator("#title")).to_have_text(title)
    page.get_by_role("button", name=SAY("preview.again")).click()
    expect(page.frame_locator("#play").locator("#title")).not_to_have_text(title)
    page.context.close()


def played_on(page: Page) -> str:
    """Jump to the last measure in the list with the keyboard, and return where that is."""
    frame = page.frame_locator("#play")
    begun = frame.locator("#title").inner_text()
    page.locator("#at").focus()
    last = page.locator("#at option").last.get_attribute("value")
    page.locator("#at").select_option(last)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(frame.locator("#title")).not_to_have_text(begun)
    return frame.locator("#title").inner_text()


LOOKS: tuple[tuple[int, Literal["light", "dark"]], ...] = ((1280, "light"), (320, "dark"))


def looks_fine(page: Page) -> list[Any]:
    """Return what a reader with other needs would stumble on: wide, narrow and in the dark."""
    found: list[Any] = []
    page.evaluate(AXE.read_text("utf-8"))
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1280, "height": 800})
    return found
