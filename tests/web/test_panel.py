"""The facilitator's panel in a real browser: by keys, by thumb, in every skin, left in peace."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.serving import Serving
from tests.web import samples
from tests.web.conftest import Served
from tests.web.test_browser import AXE, violations

pytestmark = pytest.mark.browser

SKINS = ("light", "dark", "contrast")


@pytest.fixture
def panel(chromium: Browser, served: Served) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1366, "height": 850}, locale="nl-NL")
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(served.url(served.ask(do="enter")))
    expect(page.locator("#view")).to_be_visible()
    yield page
    context.close()
    assert not problems


def commands(served: Served) -> list[str]:
    return [one["command"]["kind"] for one in served.ask(do="told")]


def settled(page: Page) -> None:
    expect(page.locator("form[aria-busy=true]")).to_have_count(0)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.closest('[id]').id"))


# ---------------------------------------------------------------------- keys


def test_keys_press_what_shows_them(panel: Page, served: Served) -> None:
    for key in ("n", "PageDown", "r", "Space"):
        panel.keyboard.press(key)
        settled(panel)
        panel.wait_for_timeout(450)
    assert commands(served) == ["next", "next", "rest", "pause"]


def test_a_key_that_bounces_or_is_held_presses_once(panel: Page, served: Served) -> None:
    panel.keyboard.press("n")
    panel.keyboard.press("n")
    panel.keyboard.down("r")
    panel.keyboard.down("r")
    panel.keyboard.up("r")
    settled(panel)
    assert commands(served) == ["next", "rest"]


def test_what_takes_something_back_is_asked_first(panel: Page, served: Served) -> None:
    for key, asked in (("u", "De keuze van tafel 2 vervalt."), ("p", "Terug naar Welkom?")):
        panel.keyboard.press(key)
        dialog = panel.locator("dialog[open]")
        expect(dialog).to_contain_text(asked)
        expect(dialog.get_by_role("button", name="Toch niet")).to_be_focused()
        panel.keyboard.press("n")
        panel.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
    assert commands(served) == []
    panel.wait_for_timeout(450)
    panel.keyboard.press("p")
    panel.locator("#ask").get_by_role("button", name="Ja, doe maar").click()
    settled(panel)
    assert commands(served) == ["go_back"]


def test_numbers_and_w_go_to_tables(panel: Page) -> None:
    panel.keyboard.press("2")
    assert focused(panel) == "open-g2"
    panel.keyboard.press("w")
    assert focused(panel) == "open-g1"
    panel.keyboard.press("Enter")
    expect(panel.locator("#open-g1[open]")).to_be_visible()


def test_letters_that_are_typed_are_no_keys(panel: Page, served: Served) -> None:
    panel.keyboard.press("3")
    panel.keyboard.press("Enter")
    panel.locator("#fold-tell-g3 > summary").press("Enter")
    field = panel.get_by_label("Wat zei de tafel?")
    field.press_sequentially("nu rust 1 +")
    expect(field).to_have_value("nu rust 1 +")
    assert commands(served) == []


def test_keys_can_be_switched_off_and_stay_off(panel: Page, served: Served) -> None:
    expect(panel.locator(".next kbd")).to_be_visible()
    panel.keyboard.press("?")
    panel.get_by_label("Toetsen gebruiken").uncheck()
    panel.keyboard.press("Escape")
    panel.reload()
    panel.keyboard.press("n")
    panel.keyboard.press("m")
    expect(panel.locator("dialog[open]")).to_have_count(0)
    expect(panel.locator(".next kbd")).to_be_hidden()
    assert commands(served) == []


@pytest.mark.soak
def test_a_whole_evening_is_led_with_keys_alone(chromium: Browser, tmp_path: Path) -> None:
    with Serving(tmp_path, names=["spel.test"]) as serving:
        page = chromium.new_context(viewport={"width": 1366, "height": 768}).new_page()
        page.goto(serving.address["enter_url"])
        title, seen = page.locator("#title"), []
        page.keyboard.press("1")
        while title.inner_text() != "Het is klaar" and len(seen) < 120:
            seen.append(title.inner_text())
            page.keyboard.press("n")
            if page.locator("dialog[open]").count():
                page.keyboard.press("Tab")
                page.keyboard.press("Enter")
            settled(page)
            page.wait_for_timeout(450)
        assert title.inner_text() == "Het is klaar"
        assert {"Welkom", "Gooien", "Praten", "Napraten", "Afsluiting"} <= set(seen)
        page.context.close()


# ---------------------------------------------------------------------- left in peace


def test_a_new_view_leaves_an_open_row_its_text_and_the_scroll_alone(
    panel: Page, served: Served
) -> None:
    panel.set_viewport_size({"width": 1280, "height": 480})
    panel.locator("#open-g3 > summary").click()
    panel.locator("#fold-tell-g3 > summary").click()
    field = panel.get_by_label("Wat zei de tafel?")
    field.fill("Wij vragen het aan de buren")
    field.evaluate("field => field.setSelectionRange(4, 4)")
    before = panel.evaluate("scrollY")
    served.ask(do="show", page="panel", view="PANEL_AGAIN")
    expect(panel.locator("#title")).to_have_text("Nog even")
    expect(field).to_have_value("Wij vragen het aan de buren")
    expect(field).to_be_focused()
    assert field.evaluate("field => field.selectionStart") == 4
    assert panel.evaluate("scrollY") == before


def test_tables_keep_their_order_while_somebody_is_busy_there(panel: Page, served: Served) -> None:
    order = "rows => rows.map(row => row.id)"
    assert panel.locator(".row").evaluate_all(order) == ["row-g1", "row-g3", "row-g2"]
    panel.locator("#open-g1 > summary").focus()
    served.ask(do="show", page="panel", view="PANEL_DONE")
    expect(panel.locator("#row-g1")).to_have_attribute("data-need", "done")
    assert panel.locator(".row").evaluate_all(order) == ["row-g1", "row-g3", "row-g2"]
    assert focused(panel) == "open-g1"
    panel.locator("#menu").focus()
    served.ask(do="show", page="panel", view="PANEL_AGAIN")
    expect(panel.locator("#title")).to_have_text("Nog even")
    served.ask(do="show", page="panel", view="PANEL_DONE")
    expect(panel.locator("#row-g1")).to_have_attribute("data-need", "done")
    assert panel.locator(".row").evaluate_all(order) == ["row-g3", "row-g1", "row-g2"]


def test_what_changed_at_a_table_is_told_politely(panel: Page, served: Served) -> None:
    served.ask(do="show", page="panel", view="PANEL_DONE")
    expect(panel.locator("#announce")).to_have_text("rode uil is klaar.")
    assert panel.locator("#announce").get_attribute("role") == "status"


def test_the_drawer_stays_open_and_gives_the_focus_back(panel: Page, served: Served) -> None:
    panel.keyboard.press("m")
    panel.locator("#plan > summary").click()
    served.ask(do="show", page="panel", view="PANEL_AGAIN")
    expect(panel.locator("#title")).to_have_text("Nog even")
    expect(panel.locator("#drawer[open] #plan[open]")).to_be_visible()
    panel.keyboard.press("Escape")
    expect(panel.locator("#drawer")).to_be_hidden()


PLACES = """
() => ['.bar .rest', '.hold .pause', '.bar .next', '#menu']
  .map((one) => document.querySelector(one).getBoundingClientRect())
  .map(({ x, width }) => [x, width])
"""


def test_next_rest_and_pause_stand_where_they_stood(panel: Page, served: Served) -> None:
    before = panel.evaluate(PLACES)
    served.ask(do="show", page="panel", view="PANEL_RESTING")
    expect(panel.get_by_role("button", name="We gaan verder")).to_be_visible()
    assert panel.evaluate(PLACES) == before
    expect(panel.locator(".bar .rest")).to_have_text("Rust is aan")


# ---------------------------------------------------------------------- every size, every skin


def test_while_playing_nothing_that_is_needed_lies_below_the_fold(panel: Page) -> None:
    buttons = (".next button", ".bar .rest button", ".hold .pause button")
    for what in (*buttons, ".say", "#row-g3", "#thumb"):
        box = panel.locator(what).first.bounding_box()
        assert box, what
        assert box["y"] + box["height"] <= 850, what


@pytest.mark.parametrize("size", [(360, 640), (768, 1024)])
def test_the_next_thing_is_within_reach_of_a_thumb(panel: Page, size: tuple[int, int]) -> None:
    panel.set_viewport_size({"width": size[0], "height": size[1]})
    for _ in range(2):
        box = panel.locator(".next button").bounding_box()
        assert box
        assert box["y"] > size[1] * 0.8
        assert box["y"] + box["height"] <= size[1]
        panel.evaluate("scrollTo(0, document.body.scrollHeight)")


@pytest.mark.parametrize(
    ("skin", "widths"),
    [
        ("light", (320, 768, 1280)),
        ("dark", (1280,)),  # colours are the same at each width
        ("contrast", (320,)),
        *(pytest.param(skin, (320, 768, 1280), marks=pytest.mark.soak) for skin in SKINS[1:]),
    ],
)
def test_axe_finds_nothing_in_any_skin(
    panel: Page, served: Served, skin: str, widths: tuple[int, ...]
) -> None:
    panel.emulate_media(reduced_motion="reduce")
    panel.evaluate("name => { document.documentElement.dataset.skin = name; }", skin)
    panel.evaluate(AXE.read_text("utf-8"))
    panel.locator("#open-g1 > summary").click()
    for width in widths:
        panel.set_viewport_size({"width": width, "height": 800})
        assert violations(panel) == [], (skin, width)
    for key in ("m", "?"):
        panel.locator("#title").focus()
        panel.keyboard.press(key)
        assert violations(panel) == [], (skin, key)
        panel.keyboard.press("Escape")


def test_a_skin_that_was_chosen_is_kept_on_this_device(panel: Page) -> None:
    panel.keyboard.press("?")
    panel.get_by_role("button", name="Donker").click()
    panel.reload()
    assert panel.evaluate("document.documentElement.dataset.skin") == "dark"
    panel.keyboard.press("?")
    panel.get_by_role("button", name="Zoals op dit apparaat").click()
    assert panel.evaluate("document.documentElement.dataset.skin ?? ''") == ""


@pytest.mark.parametrize("size", [(320, 568), (360, 640), (768, 1024), (1366, 768)])
def test_whatever_is_pressed_is_large_enough(panel: Page, size: tuple[int, int]) -> None:
    panel.set_viewport_size({"width": size[0], "height": size[1]})
    panel.locator("#open-g1 > summary").click()
    assert short(panel) == []
    panel.locator("#menu").click()
    panel.locator("#plan > summary").click()
    assert short(panel) == []


def short(page: Page) -> list[Any]:
    """Return what is pressed and is less than 56 px high."""
    boxes = page.locator("button:visible, summary:visible, .option:visible").evaluate_all(
        "all => all.map(one => [one.textContent.trim(), one.getBoundingClientRect().height])"
    )
    assert len(boxes) > 8
    return [box for box in boxes if box[1] < 56]


@pytest.mark.parametrize(("width", "letters"), [(320, "100%"), (320, "112.5%"), (640, "225%")])
def test_nothing_scrolls_sideways_nor_hides_under_what_stays(
    panel: Page, width: int, letters: str
) -> None:
    panel.set_viewport_size({"width": width, "height": 400})
    panel.evaluate("size => { document.documentElement.style.fontSize = size; }", letters)
    panel.locator("#open-g1 > summary").click()
    assert panel.evaluate("document.documentElement.scrollWidth") <= width
    summary = panel.locator("#open-g2 > summary")
    summary.focus()
    box = summary.bounding_box()
    assert box
    assert panel.evaluate(
        "([x, y]) => document.elementFromPoint(x, y)?.closest('#open-g2') !== null",
        [box["x"] + 30, box["y"] + box["height"] / 2],
    )


def test_the_picture_of_the_screen_takes_no_keys(panel: Page) -> None:
    assert panel.locator(".thumb").get_attribute("inert") is not None
    assert samples.PANEL.title
