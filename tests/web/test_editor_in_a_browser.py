"""A trainer who never programmed edits a card: in the form, in the text, and sees it played."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from engine.content.packs import bundled
from tests.serving import ROOT
from tests.web.test_browser import AXE, violations
from tests.web.test_editor import LEXICONS, SET

pytestmark = pytest.mark.browser

SAY = LEXICONS["nl"]
OLD, NEW = "Schimmel in huis", "Schimmel in bed"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where a long scenario and a short set of questions lie."""
    shutil.copy(bundled("content") / "packs" / "rondkomen" / "rondkomen.yaml", tmp_path)
    (tmp_path / "eigen.yaml").write_text(SET, "utf-8")
    return tmp_path


@pytest.fixture
def page(chromium: Browser, folder: Path) -> Iterator[Page]:
    command = [sys.executable, "-m", "engine.cli", "edit", str(folder), "--json", "--no-browser"]
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


def choose(page: Page, name: str) -> None:
    """Choose a file by the keyboard, and wait until it can be edited."""
    page.get_by_role("link", name=name).press("Enter")
    page.wait_for_url("**/edit/?file=*")
    page.wait_for_load_state("load")


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=SAY(f"edit.{name}"), exact=True).click()


def typed(page: Page, before: str, after: str) -> None:
    """Change ``before`` in the text by the keyboard, as somebody does."""
    page.locator("#text").evaluate(
        "(it, word) => { it.focus(); const at = it.value.indexOf(word);"
        " it.setSelectionRange(at, at + word.length); }",
        before,
    )
    page.keyboard.insert_text(after)


def wrong(page: Page) -> list[object]:
    """Return what stands in the way of somebody who sees or moves in another way."""
    page.evaluate(AXE.read_text("utf-8"))
    return violations(page)


def test_a_card_is_filled_in_seen_broken_mended_and_saved(page: Page, folder: Path) -> None:
    file = folder / "rondkomen.yaml"
    before = file.read_text("utf-8")
    choose(page, "rondkomen.yaml")
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


def test_the_editor_can_be_used_by_keyboard_and_read_aloud(page: Page) -> None:
    assert wrong(page) == []
    choose(page, "eigen.yaml")
    page.locator("#find").fill("neem")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Wat neem je mee?")).to_be_focused()
    assert wrong(page) == []
    page.get_by_role("tab", selected=True).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#pane-text")).to_be_visible()
    typed(page, "plenary: true", "plenary: misschien")
    expect(page.locator("#lines .is-error")).to_have_count(1)
    assert wrong(page) == []
    page.keyboard.press("Tab")
    expect(page.locator("#text")).not_to_be_focused()
    for width, letters in ((320, "large"), (360, ""), (1024, "large")):
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate(f"document.documentElement.dataset.text = '{letters}'")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_folds_open_over_the_page_goes_by_escape_or_a_click_elsewhere(page: Page) -> None:
    choose(page, "eigen.yaml")
    more, versions = page.locator(".edit-more summary"), page.locator(".edit-more a").first
    more.click()
    expect(versions).to_be_visible()
    page.keyboard.press("Escape")
    expect(versions).to_be_hidden()
    expect(more).to_be_focused()
    more.click()
    tab(page, "text")
    expect(versions).to_be_hidden()
    expect(page.locator("#pane-text")).to_be_visible()


def test_a_conflict_asks_what_to_do_and_nothing_is_lost(page: Page, folder: Path) -> None:
    file = folder / "eigen.yaml"
    choose(page, "eigen.yaml")
    tab(page, "text")
    typed(page, "Wat zag je?", "Wat hoorde je?")
    expect(page.get_by_text(SAY("edit.unsaved"), exact=True)).to_be_visible()
    file.write_text(SET.replace("Wat zag je?", "Wat rook je?"), "utf-8")
    page.locator("#save").click()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("Wat rook je?")
    assert wrong(page) == []
    asked.get_by_role("button", name=SAY("edit.conflict.mine"), exact=True).click()
    expect(page.get_by_text(SAY("edit.saved"), exact=True)).to_be_visible()
    assert "Wat hoorde je?" in file.read_text("utf-8")

    # theirs is among the versions, and can be put back
    page.locator(".edit-more summary").click()
    page.get_by_role("link", name=SAY("edit.history")).click()
    page.locator(".edit-versions a").last.click()
    page.wait_for_url("**version=*")
    page.wait_for_load_state("load")
    expect(page.locator(".edit-differ")).to_contain_text("Wat rook je?")
    assert wrong(page) == []
    page.get_by_role("button", name=SAY("edit.put_back")).click()
    expect(page.locator("#outline")).to_contain_text("Wat rook je?")
    expect(page.get_by_text(SAY("edit.unsaved"), exact=True)).to_be_visible()


def test_what_is_typed_while_the_editor_is_away_is_sent_later(page: Page, folder: Path) -> None:
    choose(page, "eigen.yaml")
    tab(page, "text")
    page.route("**/edit/draft", lambda route: route.abort(), times=1)
    typed(page, "Wat zag je?", "Wat hoorde je?")
    expect(page.locator("#notice")).to_have_text(SAY("edit.lost"))
    page.locator("#outline [data-entry]").last.click()
    expect(page.get_by_text(SAY("edit.unsaved"), exact=True)).to_be_visible()
    expect(page.locator("#text")).to_have_value(re.compile("Wat hoorde je"))
    page.keyboard.press("Control+s")
    expect(page.get_by_text(SAY("edit.saved"), exact=True)).to_be_visible()
    assert "Wat hoorde je?" in (folder / "eigen.yaml").read_text("utf-8")


def test_what_is_typed_while_an_answer_is_on_its_way_is_not_lost(page: Page, folder: Path) -> None:
    choose(page, "eigen.yaml")
    tab(page, "text")
    held: list[Route] = []
    page.route("**/edit/state", lambda route: held.append(route))
    with page.expect_request("**/edit/state"):
        page.locator("#outline [data-entry]").last.click()
    typed(page, "Wat zag je?", "Wat hoorde je?")
    page.wait_for_timeout(400)  # longer than the editor waits before it sends what was typed
    for one in held:
        one.continue_()
    expect(page.get_by_text(SAY("edit.unsaved"), exact=True)).to_be_visible()
    expect(page.locator("#text")).to_have_value(re.compile("Wat hoorde je"))
    page.keyboard.press("Control+s")
    expect(page.get_by_text(SAY("edit.saved"), exact=True)).to_be_visible()
    assert "Wat hoorde je?" in (folder / "eigen.yaml").read_text("utf-8")
