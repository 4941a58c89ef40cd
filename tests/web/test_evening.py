"""A whole evening in real browsers: a facilitator, three phones, a table page, the mirror."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.serving import Serving

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


ALIKE = ("phone 0", "phone 2")
"""Phones whose pages are those of the third, the narrowest: axe takes a second for each."""


@dataclass
class Hall:
    """Everyone who is there, each with a browser of their own."""

    serving: Serving
    panel: Page
    table: Page
    mirror: Page
    phones: tuple[Page, Page, Page]

    @property
    def all(self) -> dict[str, Page]:
        phones = {f"phone {number}": page for number, page in enumerate(self.phones)}
        return {"panel": self.panel, "table": self.table, "mirror": self.mirror, **phones}

    def next(self, heading: str) -> None:
        """Press what comes next on the panel, and wait until the others say ``heading``."""
        self.panel.locator(".panel-head button.advance").click()
        for page in (self.table, self.mirror, *self.phones):
            expect(page.locator("h1").first).to_have_text(heading, timeout=15_000)

    def from_menu(self, part: str, button: str) -> None:
        """Press ``button`` in a part of the panel's drawer, and close it."""
        self.panel.get_by_role("button", name="Menu").click()
        summary = self.panel.locator(f"{part} > summary")
        if not self.panel.locator(f"{part}[open]").count():
            summary.click()
        self.panel.get_by_role("button", name=button).click()
        self.panel.keyboard.press("Escape")


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Hall]:
    with Serving(tmp_path_factory.mktemp("evening"), names=["spel.test"]) as serving:
        hall = arrived(serving, chromium)
        yield hall
        for page in hall.all.values():
            page.context.close()


def arrived(serving: Serving, chromium: Browser) -> Hall:
    def browser(width: int, height: int) -> Page:
        size = {"width": width, "height": height}
        return chromium.new_context(viewport=size, locale="nl-NL", accept_downloads=True).new_page()

    here = f"http://spel.test:{serving.port}"
    panel = browser(1280, 800)
    panel.goto(serving.address["enter_url"].replace("127.0.0.1", "spel.test"))
    phones = (browser(360, 640), browser(320, 568), browser(360, 640))
    for phone in phones:
        phone.goto(here)
        phone.locator("#code").fill(f"{serving.code[:3]} {serving.code[3:]}")
        phone.keyboard.press("Enter")
        phone.get_by_role("button", name="Meedoen", exact=True).click()
        expect(phone.locator("#view")).to_be_visible()
    table, mirror = browser(1024, 768), browser(1280, 720)
    way = panel.locator("#way-g3 a").get_attribute("href")
    table.goto(f"{here}{way}")
    mirror.goto(f"{here}/{serving.code}/screen")
    return Hall(serving, panel, table, mirror, phones)


def axe(hall: Hall) -> dict[str, list[str]]:
    """Return what axe finds on every kind of page, at 320 and 1280 px."""
    found: dict[str, list[str]] = {}
    for name, page in hall.all.items():
        if name in ALIKE:
            continue
        own = page.viewport_size
        assert own
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": own["height"]})
            page.evaluate(AXE.read_text("utf-8"))
            result = page.evaluate("tags => axe.run({runOnly: tags})", TAGS)
            said = [f"{one['id']}: {one['nodes'][0]['html'][:90]}" for one in result["violations"]]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                said.append("sideways scroll")
            if said:
                found[f"{name} {width}"] = said
        page.set_viewport_size(own)
    return found


def test_an_evening_from_the_door_to_the_export(hall: Hall) -> None:
    welcome(hall)
    check_in(hall)
    one_round(hall)
    looking_back(hall)
    what_is_typed_stays(hall)
    leaving(hall)


def welcome(hall: Hall) -> None:
    expect(hall.mirror.locator("#view")).not_to_contain_text("Nog niemand")
    hall.panel.locator(".panel-head button.advance").click()
    expect(hall.phones[0].locator("#view")).to_contain_text("Wat hier gezegd wordt")
    hall.phones[0].locator("button.answer").first.click()
    expect(hall.mirror.locator("#view")).to_contain_text("Doet mee")
    hall.table.locator("button.answer").first.click()
    expect(hall.panel.locator("#view")).to_contain_text("Doet mee")
    hall.panel.locator(".panel-head button.advance").click()
    expect(hall.mirror.locator("#view")).to_contain_text("De buurvrouw belt aan")


def check_in(hall: Hall) -> None:
    hall.next("Hoe zit je erbij?")
    first, second, third = hall.phones
    first.get_by_role("button", name="Regen").click()
    expect(first.locator("#view")).to_contain_text("Jouw antwoord: Regen")
    second.get_by_role("button", name="Ik sla over").click()
    expect(second.locator("#view")).to_contain_text("Overgeslagen")
    first.reload()
    expect(first.locator("#view")).to_contain_text("Jouw antwoord: Regen")
    third.reload()
    third.get_by_role("button", name="Zon").click()
    expect(third.locator("#view")).to_contain_text("Jouw antwoord: Zon")
    for page in (hall.mirror, second, third, hall.table):
        assert "Jouw antwoord: Regen" not in page.locator("#view").inner_text()
    assert axe(hall) == {}


def one_round(hall: Hall) -> None:
    hall.next("Voor wie spelen jullie?")
    hall.next("Gooien")
    asleep = hall.phones[2].context.new_cdp_session(hall.phones[2])
    asleep.send("Page.setWebLifecycleState", {"state": "frozen"})
    hall.phones[0].locator("form.control", has_text="Gooien").locator("button").first.click()
    expect(hall.mirror.locator("h1").first).to_have_text("Kies waar jullie heen gaan")
    assert axe(hall) == {}
    hall.phones[0].locator("form.control", has_text="Ga naar").locator("button").first.click()
    expect(hall.mirror.locator("h1").first).to_have_text("Lezen")
    asleep.send("Page.setWebLifecycleState", {"state": "active"})
    hall.phones[2].evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(hall.phones[2].locator("h1").first).to_have_text("Lezen", timeout=15_000)
    hall.next("Praten")
    choice = hall.table.locator("form.control", has_text="Wij kiezen").locator("button")
    if choice.count():
        choice.first.click()
        expect(choice).to_have_count(0)
    hall.table.locator("form.control", has_text="Het blijft gelijk").locator("button").click()
    expect(hall.panel.locator("#view")).to_contain_text("Het blijft gelijk")
    hall.next("Zelfde kaart, ander leven")
    assert axe(hall) == {}


def looking_back(hall: Hall) -> None:
    undo = hall.panel.locator(".intent-undo button.undo").first
    undo.click()
    hall.panel.locator("dialog[open] [data-sure]").click()
    expect(hall.mirror.locator("h1").first).to_have_text("Praten")
    hall.from_menu("#plan", "Verder: Napraten")
    expect(hall.mirror.locator("h1").first).to_have_text("Napraten")
    hall.from_menu("#plan", "Verder: Wat wil je onthouden?")
    expect(hall.mirror.locator("h1").first).to_have_text("Wat wil je onthouden?")


def what_is_typed_stays(hall: Hall) -> None:
    first, second, _ = hall.phones
    box = first.locator("textarea, input[type=text]").first
    box.click()
    box.press_sequentially("Ik bel mijn zus")
    second.get_by_role("button", name="Ik sla over").click()
    expect(second.locator("#view")).to_contain_text("Het is opgeslagen")
    expect(box).to_have_value("Ik bel mijn zus")
    expect(box).to_be_focused()
    first.locator("button.answer").click()
    expect(first.locator("#view")).to_contain_text("Het is opgeslagen")
    for page in (hall.mirror, second, hall.table):
        assert "Ik bel mijn zus" not in page.content()
    waiting = hall.panel.locator(".judge", has_text="Ik bel mijn zus")
    show = waiting.get_by_role("button", name="Laat zien", exact=True)
    show.click()
    expect(show).to_have_count(0)


def leaving(hall: Hall) -> None:
    hall.next("Dank jullie wel!")
    hall.panel.get_by_role("button", name="Opslaan").click()
    with hall.panel.expect_download() as download:
        hall.panel.get_by_role("link", name="JSON").click()
    hall.panel.keyboard.press("Escape")
    kept = json.loads(Path(download.value.path()).read_text("utf-8"))
    texts = [one["text"] for activity in kept["activities"] for one in activity["texts"]]
    assert "Ik bel mijn zus" in texts
    hall.panel.get_by_role("button", name="Afsluiten", exact=True).click()
    hall.panel.locator("dialog[open] [data-sure]").click()
    for page in hall.all.values():
        expect(page.locator("h1").first).to_have_text("Het is klaar", timeout=15_000)
    assert axe(hall) == {}
