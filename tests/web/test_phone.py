"""The phone as somebody of 70 with an old phone has it: large, calm, and in their language."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import CODE, Served
from tests.web.test_browser import AXE, VOICES, commands, open_all, violations

pytestmark = pytest.mark.browser

SKINS = ("light", "dark", "contrast")
SAMPLES = ("PHONE", "EVERYTHING", "GIVEN", "WAITING", "POINTING", "STEPS", "WRITING", "WEBS")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 640}, locale="nl-NL")
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    context.close()
    assert not problems


def join(page: Page, served: Served, view: str = "PHONE", lang: str = "nl") -> None:
    served.ask(do="show", page="phone", view=view)
    page.goto(served.url(f"/{CODE}?lang={lang}"))
    agree = page.locator(".joining .twins .button").first
    if agree.count():
        agree.click()
    expect(page.locator("#view")).to_be_visible()
    page.wait_for_load_state("load")


def root(page: Page, what: str) -> Any:
    return page.evaluate(f"document.documentElement.{what}")


def test_the_first_answer_is_seen_without_scrolling(page: Page, served: Served) -> None:
    for view in ("PHONE", "WRITING", "STEPS"):
        join(page, served, view)
        box = page.locator(".asked :is(.option, textarea, .control > .button)").first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 640, view


def test_a_web_and_a_board_are_folded_behind_a_line_that_says_what_they_are(
    page: Page, served: Served
) -> None:
    join(page, served, "GIVEN")
    expect(page.locator(".chart")).to_be_hidden()
    page.locator("summary", has_text="Meer over Fatima").click()
    expect(page.locator(".chart")).to_be_visible()


def test_an_answer_given_before_is_seen_and_can_be_changed(page: Page, served: Served) -> None:
    join(page, served, "GIVEN")
    expect(page.locator(".given")).to_contain_text("Ik bel mijn zus")
    expect(page.get_by_role("button", name="Regen")).to_be_hidden()
    page.locator("summary", has_text="Iets anders kiezen").click()
    page.get_by_role("button", name="Regen").click()
    expect(page.locator("#toast")).to_have_text("Opgeslagen")
    assert [one["kind"] for one in commands(served)] == ["rain"]


def test_whoever_is_asked_nothing_is_told_where_to_look(page: Page, served: Served) -> None:
    join(page, served, "WAITING")
    expect(page.locator(".idle")).to_contain_text("Kijk naar het scherm")
    served.ask(do="show", page="phone", view="PHONE")
    expect(page.locator(".idle")).to_have_count(0)


def test_a_second_question_shows_when_the_first_is_answered(page: Page, served: Served) -> None:
    join(page, served, "STEPS")
    second = page.get_by_role("group", name="Wat verandert eerst?")
    expect(second).to_be_hidden()
    page.get_by_label("Gaan zonder cadeau").check()
    expect(second).to_be_visible()
    page.get_by_label("Meedoen", exact=True).check()
    page.get_by_role("button", name="Klaar").click()
    expect(page.locator("#toast")).to_have_text("Opgeslagen")
    assert commands(served)[0]["first"] == "participation"


def test_letters_and_colours_are_chosen_once_for_every_later_page(
    page: Page, served: Served
) -> None:
    page.goto(served.url("/"))
    page.locator("#comfort > summary").click()
    page.get_by_role("button", name="Grote letters").click()
    page.get_by_role("button", name="Donker").click()
    expect(page.get_by_role("button", name="Donker")).to_have_attribute("aria-pressed", "true")
    join(page, served)
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 22
    assert root(page, "dataset.skin") == "dark"
    wood = page.locator("meta[name=theme-color]").first.get_attribute("content")
    assert wood == page.evaluate(
        "getComputedStyle(document.documentElement).getPropertyValue('--wood').trim()"
    )
    page.locator("#comfort > summary").click()
    page.get_by_role("button", name="Zoals op dit apparaat").click()
    assert root(page, "dataset.skin") is None
    page.keyboard.press("Escape")
    expect(page.locator(".comforts")).to_be_hidden()
    expect(page.locator("#comfort > summary")).to_be_focused()


def test_another_language_keeps_a_half_written_text(page: Page, served: Served) -> None:
    join(page, served, "WRITING")
    page.get_by_label("Wat neem je mee?").fill("Bellen met")
    page.locator("#comfort > summary").click()
    page.get_by_role("link", name="English").click()
    page.wait_for_load_state("load")
    assert root(page, "lang") == "en"
    expect(page.locator("textarea")).to_have_value("Bellen met")


def test_in_arabic_the_page_is_mirrored_and_digits_are_not(page: Page, served: Served) -> None:
    page.goto(served.url(f"/{CODE}?lang=ar"))
    assert digits(page, ".kicker") == ["482", "913"]
    join(page, served, "ARABIC", "ar")
    assert (root(page, "lang"), root(page, "dir")) == ("ar", "rtl")
    avatar, menu = page.locator(".you .avatar"), page.locator("#comfort > summary")
    assert left(avatar) > left(menu)
    button = page.locator(".asked .button").first
    assert left(button.locator(".icon")) > left(button.locator("span"))
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.asked .icon.onward')).transform")[
            :10
        ]
        == "matrix(-1,"
    )
    open_all(page)
    assert digits(page, ".invite .code") == ["482", "913"]
    page.set_viewport_size({"width": 320, "height": 568})
    assert root(page, "scrollWidth") <= 320
    page.evaluate(AXE.read_text("utf-8"))
    assert violations(page) == []


def left(found: Any) -> float:
    box = found.bounding_box()
    assert box
    return float(box["x"])


def digits(page: Page, place: str) -> list[str]:
    """Return the two halves of the code as they stand on the page, from left to right."""
    found: list[str] = page.locator(place).evaluate(
        """place => {
          const seen = [];
          const walk = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) for (const half of ["482", "913"]) {
            const at = walk.currentNode.data.indexOf(half);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(walk.currentNode, at);
            range.setEnd(walk.currentNode, at + 3);
            seen.push([range.getBoundingClientRect().x, half]);
          }
          return seen.sort((a, b) => a[0] - b[0]).map(one => one[1]);
        }"""
    )
    return found


def test_a_switch_to_turkish_reaches_the_page_that_is_open(page: Page, served: Served) -> None:
    join(page, served, "ARABIC", "ar")
    served.ask(do="show", page="phone", view="TURKISH")
    expect(page.locator("h1")).to_have_text("Doğum günü")
    other = page.context.new_page()
    other.goto(served.url(f"/{CODE}?lang=tr"))
    assert root(other, "lang") == "tr"
    served.ask(do="show", page="phone", view="PHONE")
    page.reload()
    assert (root(page, "lang"), root(page, "dir")) == ("tr", "ltr")


def test_a_map_is_pressed_to_fill_in_a_cell(page: Page, served: Served) -> None:
    join(page, served, "POINTING")
    page.locator("[data-cell=C4]").click()
    expect(page.get_by_label("Welk vak?")).to_have_value("C4")
    expect(page.locator("[data-cell=C4].chosen")).to_have_count(1)
    expect(page.locator(".map .tell")).to_have_text("Gekozen vak: C4")
    page.get_by_role("button", name="Dit is de plek").click()
    expect(page.locator("#toast")).to_have_text("Opgeslagen")
    assert commands(served) == [{"to": "a7", "kind": "point", "cell": "C4"}]


def test_a_typed_cell_shows_on_the_map(page: Page, served: Served) -> None:
    join(page, served, "POINTING")
    page.get_by_label("Welk vak?").fill("b2")
    expect(page.locator(".cell.chosen")).to_have_attribute("data-cell", "B2")


def test_a_press_goes_to_the_form_that_is_open(page: Page, served: Served) -> None:
    join(page, served, "POINTING_TWICE")
    page.locator("summary", has_text="Hier mist iets").click()
    page.locator("[data-cell=A1]").click()
    page.get_by_role("button", name="Hier mist iets").click()
    expect(page.locator("#toast")).to_have_text("Opgeslagen")
    assert commands(served) == [{"to": "a7", "kind": "missing", "cell": "A1"}]


def test_locks_say_in_words_and_pictures_whether_they_are_open(page: Page, served: Served) -> None:
    join(page, served, "POINTING")
    page.locator("summary", has_text="De sloten").click()
    opened, closed = page.locator(".lock.open"), page.locator(".lock.closed")
    expect(opened).to_contain_text("open")
    expect(opened.locator(".shackle use")).to_have_attribute(
        "href", "/assets/icons/lock-open.svg#icon"
    )
    expect(closed).to_contain_text("dicht")
    expect(closed).to_contain_text("Nu aan de beurt")


def test_reading_aloud_stops_at_a_second_press(page: Page, served: Served) -> None:
    page.add_init_script(VOICES)
    join(page, served)
    page.get_by_role("button", name="Lees voor").first.click()
    page.get_by_role("button", name="Stop met lezen").click()
    expect(page.get_by_role("button", name="Stop met lezen")).to_have_count(0)
    assert page.evaluate("window.said.length") > 2


def test_nothing_is_read_before_somebody_asks_for_it(page: Page, served: Served) -> None:
    page.add_init_script(VOICES)
    join(page, served)
    served.ask(do="show", page="phone", view="PHONE_AGAIN")
    expect(page.locator("h1")).to_have_text("Nog even")
    assert page.evaluate("window.said") == []


def test_joining_works_without_script_and_the_page_says_how_to_take_part(
    chromium: Browser, served: Served
) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="nl-NL")
    page = context.new_page()
    page.goto(served.url(f"/{CODE}"))
    page.get_by_role("button", name="Meedoen", exact=True).click()
    expect(page.get_by_text("Doe mee met je tafel")).to_be_visible()
    expect(page.get_by_text("Een vriendin is jarig")).to_be_visible()
    expect(page.locator(".asked")).to_be_hidden()
    context.close()


def test_where_a_script_does_not_arrive_the_page_says_so_and_asks_again(
    page: Page, served: Served
) -> None:
    join(page, served)
    page.route("**/app.js", lambda route: route.abort())
    page.reload()
    expect(page.get_by_text("Doe mee met je tafel")).to_be_visible()
    page.unroute("**/app.js")
    page.get_by_role("link", name="Kijk waar we nu zijn").click()
    expect(page.get_by_text("Doe mee met je tafel")).to_be_hidden()
    expect(page.get_by_role("button", name="Dit kiezen wij")).to_be_visible()


def test_focus_is_never_lost_nor_under_the_heading(page: Page, served: Served) -> None:
    for view in SAMPLES:
        join(page, served, view)
        open_all(page)
        for _ in range(page.locator("a, button, summary, input, textarea, select").count() + 1):
            page.keyboard.press("Tab")
            hidden = page.evaluate(
                """() => {
                  const one = document.activeElement, box = one.getBoundingClientRect();
                  if (one === document.body || one.closest(".you, .comfort")) return "";
                  const low = document.querySelector(".you")?.getBoundingClientRect().bottom ?? 0;
                  return box.bottom <= low + 1 || box.top >= innerHeight ? one.outerHTML : "";
                }"""
            )
            assert not hidden, (view, hidden)


def test_when_the_pressed_answer_is_gone_focus_goes_to_the_heading(
    page: Page, served: Served
) -> None:
    join(page, served, "GIVEN")
    page.locator("#fold-changes > summary").focus()
    served.ask(do="show", page="phone", view="WAITING")
    expect(page.locator("h1")).to_have_text("Gooien")
    expect(page.locator("#title")).to_be_focused()


@pytest.mark.parametrize("view", SAMPLES)
def test_every_kind_of_page_fits_a_narrow_phone_and_large_letters(
    page: Page, served: Served, view: str
) -> None:
    join(page, served, view)
    open_all(page)
    for width, letters in ((320, ""), (320, "large"), (640, "200%")):
        page.set_viewport_size({"width": width, "height": 568})
        if letters == "200%":
            page.evaluate("document.documentElement.style.fontSize = '225%'")
        else:
            page.evaluate("text => { document.documentElement.dataset.text = text; }", letters)
        assert root(page, "scrollWidth") <= width, letters


@pytest.mark.parametrize(
    ("skin", "widths"),
    [
        ("light", (320, 1280)),
        ("contrast", (360,)),  # colours are the same at each width
        *(pytest.param(skin, (320, 360, 1280), marks=pytest.mark.soak) for skin in SKINS),
    ],
)
def test_axe_finds_nothing_in_any_skin(
    page: Page, served: Served, skin: str, widths: tuple[int, ...]
) -> None:
    page.emulate_media(reduced_motion="reduce")
    for view in ("EVERYTHING", "GIVEN", "WAITING", "POINTING_TWICE"):
        join(page, served, view)
        page.evaluate("skin => { document.documentElement.dataset.skin = skin; }", skin)
        open_all(page)
        page.evaluate(AXE.read_text("utf-8"))
        for width in widths:
            page.set_viewport_size({"width": width, "height": 700})
            assert violations(page) == [], (view, width)
    page.evaluate("document.getElementById('comfort').open = true")
    assert violations(page) == []


def test_who_wants_less_motion_gets_none(page: Page, served: Served) -> None:
    page.emulate_media(reduced_motion="reduce")
    join(page, served, "EVERYTHING")
    moving = page.evaluate("document.getAnimations().length")
    assert moving == 0


def test_without_that_wish_no_movement_takes_longer_than_a_third_of_a_second(
    page: Page, served: Served
) -> None:
    join(page, served, "GIVEN")
    took = page.evaluate(
        "document.getAnimations().map(one => one.effect.getComputedTiming().activeDuration)"
    )
    assert all(one <= 300 for one in took)
