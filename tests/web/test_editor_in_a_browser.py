"""A trainer who never programmed edits a card: in the form, in the text, and sees it played."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from engine.content.packs import bundled
from tests.serving import ROOT
from tests.web.test_browser import AXE, violations
from tests.web.test_editor import LEXICONS

pytestmark = pytest.mark.browser

SAY = LEXICONS["nl"]
OLD, NEW = "Schimmel in huis", "Schimmel in bed"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "rondkomen.yaml"
    shutil.copy(bundled("content") / "packs" / "rondkomen" / "rondkomen.yaml", found)
    return found


@pytest.fixture
def page(chromium: Browser, file: Path) -> Iterator[Page]:
    command = [sys.executable, "-m", "engine.cli", "edit", str(file), "--json", "--no-browser"]
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL")
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: problems.append(said.text) if "Policy" in said.text else None)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        page.goto(json.loads(process.stdout.readline())["url"])
        yield page
        context.close()
        process.terminate()
    assert not problems


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=SAY(f"edit.{name}"), exact=True).click()


def typed(page: Page, before: str, after: str) -> None:
    """Change ``before`` in the text by the keyboard, as somebody does."""
    area = page.get_by_label(SAY("edit.text_of", name="rondkomen.yaml"))
    area.evaluate(
        "(it, word) => { it.focus(); const at = it.value.indexOf(word);"
        " it.setSelectionRange(at, at + word.length); }",
        before,
    )
    page.keyboard.insert_text(after)


def test_a_card_is_filled_in_seen_broken_mended_and_saved(page: Page, file: Path) -> None:
    before = file.read_text("utf-8")
    page.get_by_role("button", name=OLD, exact=True).click()
    expect(page.get_by_role("heading", name=OLD)).to_be_focused()

    # in the form
    page.get_by_label(SAY("edit.field.title"), exact=True).fill(NEW)
    expect(page.locator("#outline [aria-current]")).to_contain_text(NEW)
    expect(page.get_by_text(SAY("edit.unsaved"), exact=True)).to_be_visible()
    assert file.read_text("utf-8") == before

    # in the preview
    page.get_by_role("button", name=SAY("edit.show")).click()
    play = page.frame_locator("#play")
    expect(play.get_by_text(NEW).first).to_be_visible(timeout=30_000)

    # broken in the text
    tab(page, "text")
    typed(page, "kind: event", "kind: evnt")
    problem = page.locator("#problems li").first
    expect(problem).to_contain_text('"evnt"')
    expect(problem).to_contain_text("kind: event")
    expect(play.get_by_text(NEW).first).to_be_visible()
    problem.get_by_role("button").click()
    chosen = "it => it.value.slice(it.selectionStart, it.selectionEnd)"
    assert page.locator("#text").evaluate(chosen) == "evnt"

    # read and mended, in the form
    tab(page, "form")
    page.locator("#problems li").first.get_by_role("button").click()
    kind = page.get_by_label(SAY("edit.field.kind"), exact=True)
    expect(kind).to_be_focused()
    expect(kind).to_have_attribute("aria-invalid", "true")
    kind.select_option("event")
    expect(page.get_by_text(SAY("edit.fine"))).to_be_visible()

    # saved: exactly that change
    page.keyboard.press("Control+s")
    expect(page.get_by_text(SAY("edit.saved"), exact=True)).to_be_visible()
    assert file.read_text("utf-8") == before.replace(OLD, NEW, 1)


def test_the_editor_can_be_used_by_keyboard_and_read_aloud(page: Page, file: Path) -> None:
    page.locator("#find").fill("kies")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Pijnlijke kies")).to_be_focused()
    page.evaluate(AXE.read_text("utf-8"))
    assert violations(page) == []
    page.get_by_role("tab", selected=True).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#pane-text")).to_be_visible()
    typed(page, "kind: event", "kind: evnt")
    expect(page.locator("#lines .is-error")).to_have_count(1)
    assert violations(page) == []
    page.keyboard.press("Tab")
    expect(page.locator("#text")).not_to_be_focused()
    for width, letters in ((320, "large"), (360, ""), (1024, "large")):
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate(f"document.documentElement.dataset.text = '{letters}'")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_conflict_asks_what_to_do(page: Page, file: Path) -> None:
    tab(page, "text")
    typed(page, OLD, NEW)
    expect(page.get_by_text(SAY("edit.unsaved"), exact=True)).to_be_visible()
    file.write_text(file.read_text("utf-8").replace(OLD, "Schimmel overal"), "utf-8")
    page.locator("#save").click()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("Schimmel overal")
    page.evaluate(AXE.read_text("utf-8"))
    assert violations(page) == []
    asked.get_by_role("button", name=SAY("edit.conflict.mine"), exact=True).click()
    expect(page.get_by_text(SAY("edit.saved"), exact=True)).to_be_visible()
    assert NEW in file.read_text("utf-8")
