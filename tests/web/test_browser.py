"""Pages in a real browser, on plain http under a name that is not localhost."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.web import samples
from tests.web.conftest import CODE, Served

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 640}, locale="nl-NL")
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: problems.append(said.text) if "Policy" in said.text else None)
    yield page
    context.close()
    assert not problems


def join(page: Page, served: Served) -> None:
    page.goto(served.url(f"/{CODE}"))
    page.get_by_role("button", name="Meedoen", exact=True).click()
    page.wait_for_url(f"**/{CODE}")
    page.wait_for_load_state("load")
    expect(page.locator("#view")).to_be_visible()


def commands(served: Served) -> list[dict[str, Any]]:
    return [one["command"] for one in served.ask(do="told")]


def open_all(page: Page) -> None:
    """Open what is folded on a phone."""
    page.locator("details.fold, details.rest").evaluate_all(
        "all => all.forEach(o => o.open = true)"
    )


def choose_making(page: Page) -> None:
    page.get_by_label("Met anderen iets maken").check()
    page.get_by_role("button", name="Dit kiezen wij").click()


def test_joining_works_on_plain_http(page: Page, served: Served) -> None:
    join(page, served)
    expect(page.locator(".you")).to_contain_text("uil")
    page.reload()
    expect(page.locator(".you")).to_be_visible()


def test_choosing_does_not_send_and_the_button_does(page: Page, served: Served) -> None:
    join(page, served)
    page.get_by_label("Met anderen iets maken").check()
    page.wait_for_timeout(200)
    assert commands(served) == []
    page.get_by_role("button", name="Dit kiezen wij").click()
    expect(page.locator("#toast")).to_have_text("Opgeslagen")
    assert commands(served) == [{"to": "a7", "kind": "pick", "choice": "make"}]


def test_a_form_that_misses_something_says_so_and_sends_nothing(page: Page, served: Served) -> None:
    join(page, served)
    page.get_by_role("button", name="Dit kiezen wij").click()
    expect(page.get_by_text("Er is nog iets niet ingevuld.").first).to_be_visible()
    assert commands(served) == []


def test_a_new_view_leaves_typing_caret_and_focus_alone(page: Page, served: Served) -> None:
    served.ask(do="show", page="phone", view="WRITING")
    join(page, served)
    field = page.get_by_label("Wat neem je mee?")
    field.fill("Ik ga wandelen met mijn buur")
    field.evaluate("field => field.setSelectionRange(6, 6)")
    served.ask(do="show", page="phone", view="WRITING_ON")
    expect(page.get_by_role("heading", level=1)).to_have_text("Een stap verder")
    assert field.input_value() == "Ik ga wandelen met mijn buur"
    assert field.evaluate("field => [document.activeElement === field, field.selectionStart]") == [
        True,
        6,
    ]


def test_half_a_text_survives_a_reload_and_goes_when_it_is_sent(page: Page, served: Served) -> None:
    served.ask(do="show", page="phone", view="WRITING")
    join(page, served)
    page.get_by_label("Wat neem je mee?").fill("Bellen met")
    page.reload()
    expect(page.get_by_label("Wat neem je mee?")).to_have_value("Bellen met")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator("#toast")).to_have_text("Opgeslagen")
    page.reload()
    expect(page.get_by_label("Wat neem je mee?")).to_have_value("")


def test_an_answer_whose_reply_is_lost_is_sent_again_and_done_once(
    page: Page, served: Served
) -> None:
    join(page, served)
    served.ask(do="drop", times=2)
    choose_making(page)
    expect(page.locator("#toast")).to_have_text("Opgeslagen", timeout=15_000)
    assert len(commands(served)) == 1


def test_without_a_network_the_answer_waits_and_is_sent_later(page: Page, served: Served) -> None:
    join(page, served)
    page.context.set_offline(True)
    choose_making(page)
    expect(page.locator("#offline")).to_be_visible()
    expect(page.locator("#toast")).to_be_hidden()
    page.context.set_offline(False)
    expect(page.locator("#toast")).to_have_text("Opgeslagen", timeout=15_000)
    expect(page.locator("#offline")).to_be_hidden()
    assert len(commands(served)) == 1


def test_what_waits_to_be_sent_survives_a_reload(page: Page, served: Served) -> None:
    join(page, served)

    def lose(route: Route) -> None:
        route.abort()

    page.route("**/tap**", lose)
    choose_making(page)
    expect(page.locator("form[aria-busy=true]")).to_have_count(1)
    page.unroute("**/tap**", lose)
    page.reload()
    expect(page.locator("form[aria-busy=true]")).to_have_count(0)
    assert len(commands(served)) == 1


def test_a_no_is_said_and_the_page_goes_on(page: Page, served: Served) -> None:
    join(page, served)
    served.ask(do="refuse", code="moved_on")
    choose_making(page)
    expect(page.locator("#toast")).to_contain_text("al een stap verder")
    choose_making(page)
    expect(page.locator("#toast")).to_have_text("Opgeslagen")


def test_what_has_consequences_is_asked_first(page: Page, served: Served) -> None:
    join(page, served)
    page.locator("#more > summary").click()
    page.get_by_role("button", name="Wis mijn antwoorden").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Al je eigen antwoorden verdwijnen.")
    served.ask(do="show", page="phone", view="PHONE_AGAIN")
    expect(page.locator("#title")).to_have_text("Nog even")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Toch niet").click()
    assert commands(served) == []
    page.get_by_role("button", name="Wis mijn antwoorden").click()
    dialog.get_by_role("button", name="Ja, doe maar").click()
    expect(dialog).to_be_hidden()
    expect(page.locator("form[aria-busy=true]")).to_have_count(0)
    assert [one["kind"] for one in commands(served)] == ["withdraw"]


def test_a_new_step_is_said_and_begins_at_its_heading(page: Page, served: Served) -> None:
    join(page, served)
    served.ask(do="show", page="phone", view="PHONE_AGAIN")
    expect(page.locator("#announce")).to_have_text("Nog even")
    expect(page).to_have_title("Nog even")
    assert page.evaluate("document.activeElement.id") == "title"
    served.ask(do="show", page="phone", view="WRITING")
    expect(page.locator("#title")).to_have_text("Wat neem je mee?")


def test_a_button_that_was_pressed_takes_its_next_label(page: Page, served: Served) -> None:
    page.goto(served.url(served.ask(do="enter")))
    page.get_by_role("button", name="Naar het resultaat").press("Enter")
    served.ask(do="show", page="panel", view="PANEL_AGAIN")
    expect(page.get_by_role("button", name="Naar de volgende ronde")).to_be_visible()


def test_a_phone_says_at_once_that_it_is_there(page: Page, served: Served) -> None:
    with page.expect_request("**/here*") as sent:
        join(page, served)
    assert sent.value.post_data_json == {"visible": True}


def test_every_kind_of_field_sends_what_the_rules_read(page: Page, served: Served) -> None:
    served.ask(do="show", page="phone", view="EVERYTHING")
    join(page, served)
    open_all(page)
    page.get_by_role("button", name="Ik ga proberen").click()
    page.get_by_label("Wat neem je mee?").press_sequentially("te bellen")
    page.get_by_role("radio", name="Zeggen dat er geen geld is").check()
    page.get_by_label("7", exact=True).check()
    page.get_by_role("button", name="Hoeveel mensen?: één meer").click()
    page.get_by_label("Zingeving", exact=True).check()
    page.get_by_label("Meedoen", exact=True).check()
    expect(page.get_by_label("Lichaamsfuncties", exact=True)).to_be_disabled()
    page.get_by_role("button", name="Gaan zonder cadeau omlaag").click()
    page.get_by_label("Loket").select_option("Wachten")
    page.get_by_label("Brief").select_option("Lezen")
    page.get_by_label("Welk vak?").fill("c4")
    page.get_by_label("De code van de kast").fill("twaalf")
    for control in samples.EVERY_FIELD:
        open_all(page)
        page.locator(f"[data-control={control.id}] button[type=submit]").click()
        expect(page.locator("form[aria-busy=true]")).to_have_count(0)
    sent = {one.pop("kind"): one for one in commands(served)}
    assert {kind: {k: v for k, v in one.items() if k != "to"} for kind, one in sent.items()} == {
        "keep": {"words": "Ik ga proberen te bellen"},
        "pick": {"choice": "say"},
        "score": {"value": 7},
        "count": {"people": 4},
        "some": {"which": ["meaning", "participation"]},
        "rank": {"order": ["say", "alone", "make"]},
        "match": {"pairs": {"l1": "r1", "l2": "r2"}},
        "spot": {"cell": "C4"},
        "lock": {"answer": "twaalf"},
    }


def test_a_whole_turn_needs_only_the_keyboard(page: Page, served: Served) -> None:
    join(page, served)
    page.get_by_label("Gaan zonder cadeau").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_have_text("Opgeslagen")
    assert commands(served) == [{"to": "a7", "kind": "pick", "choice": "say"}]


def test_the_panel_steers_and_shows_the_screen(page: Page, served: Served) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(served.url(served.ask(do="enter")))
    page.get_by_role("button", name="Naar het resultaat").click()
    expect(page.locator("form[aria-busy=true]")).to_have_count(0)
    assert [one["actor"] for one in served.ask(do="told")] == ["panel"]
    mirror = page.frame_locator("#thumb")
    expect(mirror.locator("h1")).to_have_text("Een verjaardag")
    expect(mirror.locator("form")).to_have_count(0)


def test_an_invitation_on_the_panel_stays_open_when_the_room_moves(
    page: Page, served: Served
) -> None:
    page.goto(served.url(served.ask(do="enter")))
    page.get_by_role("button", name="Menu").click()
    page.locator("#invite > summary").click()
    served.ask(do="show", page="panel", view="PANEL_AGAIN")
    expect(page.locator("h1")).to_have_text("Nog even")
    expect(page.locator("#invite .qr")).to_be_visible()


def test_later_in_the_evening_the_invitation_on_the_mirror_leaves_room(
    page: Page, served: Served
) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    heights = []
    for view in ("SCREEN", "SCREEN_INVITING"):
        served.ask(do="show", page="screen", view=view)
        page.goto(served.url(f"/{CODE}/screen?mirror=1"))
        heights.append(page.locator(".stage").bounding_box()["y"])  # type: ignore[index]
    expect(page.locator(".stage-head .qr")).to_be_visible()
    assert heights[1] - heights[0] < 720 * 0.06


def test_a_folded_form_stays_open_when_the_room_moves(page: Page, served: Served) -> None:
    page.goto(served.url(served.ask(do="enter")))
    page.locator("#open-g1 > summary").click()
    page.locator("#fold-harvest-g1 > summary").click()
    page.locator("#fold-harvest-g1").get_by_label("Met anderen iets maken").check()
    served.ask(do="show", page="panel", view="PANEL_AGAIN")
    expect(page.locator("#title")).to_have_text("Nog even")
    expect(page.locator("#fold-harvest-g1").get_by_label("Met anderen")).to_be_checked()


def test_a_clicker_runs_a_shared_screen_in_a_browser(page: Page, served: Served) -> None:
    page.goto(served.url(served.ask(do="screen")))
    page.keyboard.press("b")
    expect(page.locator("#title")).to_be_hidden()
    page.keyboard.press("b")
    page.keyboard.press("PageDown")
    expect(page.get_by_role("button", name="Naar het resultaat")).to_be_focused()
    page.keyboard.press("PageDown")
    expect(page.locator("form[aria-busy=true]")).to_have_count(0)
    page.keyboard.press("r")
    expect(page.locator("form[aria-busy=true]")).to_have_count(0)
    assert [one["kind"] for one in commands(served)] == ["next", "rest"]


def test_cards_are_read_aloud_where_the_device_has_a_voice(page: Page, served: Served) -> None:
    page.add_init_script(VOICES)
    join(page, served)
    page.get_by_role("button", name="Lees voor").first.click()
    said = page.evaluate("window.said")
    assert said[0] == ["nl", "Een verjaardag"]
    assert ["nl", "Met anderen iets maken"] in said


def test_without_a_voice_there_is_no_button_to_press(page: Page, served: Served) -> None:
    page.add_init_script(VOICES.replace("nl-NL", "fr-FR"))
    join(page, served)
    expect(page.get_by_role("button", name="Dit kiezen wij")).to_be_visible()
    expect(page.locator("[data-speak]").first).to_be_hidden()


VOICES = """
window.said = [];
const voices = [{ lang: "nl-NL", localService: true }];
Object.defineProperty(window, "speechSynthesis", { value: {
  speaking: false, getVoices: () => voices, cancel() {}, addEventListener() {},
  speak: ({ lang, text }) => window.said.push([lang, text]),
} });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""

PLACES = ("join", "phone", "everything", "table", "panel", "mirror", "error", "back")


def visit(page: Page, served: Served, place: str) -> None:
    match place:
        case "join":
            page.goto(served.url(f"/{CODE}"))
        case "phone":
            join(page, served)
        case "everything":
            served.ask(do="show", page="phone", view="EVERYTHING")
            join(page, served)
        case "table":
            page.goto(served.url(served.ask(do="screen", group="g2")))
        case "panel":
            page.goto(served.url(served.ask(do="enter")))
        case "mirror":
            served.ask(do="show", page="screen", view="LOBBY")
            page.goto(served.url(f"/{CODE}/screen"))
        case "error":
            page.goto(served.url("/000000"))
        case "back":
            page.goto(served.url(served.ask(do="enter")))
            page.goto(served.url(f"/{CODE}/panel/back"))


Scheme = Literal["light", "dark"]
LOOKS: tuple[tuple[int, Scheme], ...] = (
    (320, "light"), (1280, "dark"), (320, "dark"), (1280, "light"),
)  # fmt: skip
"""Each width and each scheme once each time: what one hides in the other, the long run finds."""


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("looks", [LOOKS[:2], pytest.param(LOOKS[2:], marks=pytest.mark.soak)])
def test_axe_finds_nothing(
    page: Page, served: Served, place: str, looks: Sequence[tuple[int, Scheme]]
) -> None:
    page.emulate_media(reduced_motion="reduce")
    visit(page, served, place)
    page.evaluate(AXE.read_text("utf-8"))
    for width, scheme in looks:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page) == [], (width, scheme)


def violations(page: Page) -> list[Any]:
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run({runOnly: tags})", tags)
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]]


@pytest.mark.parametrize("place", PLACES)
def test_nothing_scrolls_sideways_on_a_narrow_phone_or_with_letters_twice_as_large(
    page: Page, served: Served, place: str
) -> None:
    visit(page, served, place)
    for width, letters in ((320, "100%"), (640, "225%")):
        page.set_viewport_size({"width": width, "height": 568})
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", letters)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_whatever_is_pressed_is_large_enough_for_a_thumb(page: Page, served: Served) -> None:
    served.ask(do="show", page="phone", view="EVERYTHING")
    join(page, served)
    open_all(page)
    heights = page.locator("button:visible, summary:visible, .option, .scale label").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert len(heights) > 30
    assert min(heights) >= 56


def test_a_shared_screen_never_prints_the_numbers_of_a_web(page: Page, served: Served) -> None:
    served.ask(do="show", page="screen", view="WEBS")
    page.goto(served.url(f"/{CODE}/screen"))
    said = page.locator(".chart").first.inner_text()
    assert "Meedoen gaat omhoog" in said
    assert not any(letter.isdigit() for letter in said)
