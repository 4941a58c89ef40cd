"""A whole workshop on a phone with nothing but Tab, Enter, Space and the arrows."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import HOST
from tests.client import Area, Client
from tests.serving import Serving
from tests.whole.browsers import SOON, Hand

pytestmark = pytest.mark.browser

MOST = 70
"""Times the panel goes on: more than the plan has steps."""
FOCUSED = """() => {
  const one = document.activeElement;
  const low = document.querySelector(".you")?.getBoundingClientRect().bottom ?? 0;
  const box = one.getBoundingClientRect();
  return {
    asked: Boolean(one.closest(".asked")),
    kind: one.tagName.toLowerCase(),
    type: one.type ?? "",
    lost: one === document.body,
    under: one !== document.body && !one.closest(".you, .comfort") && box.bottom <= low + 1,
  };
}"""


@pytest.fixture(params=["30", pytest.param("90", marks=pytest.mark.soak)])
def serving(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Serving]:
    """Serve a short evening, in the long run a longer one: a browser takes its time per key."""
    with Serving(tmp_path, f"content/plans/{request.param}.yaml", names=[HOST]) as serving:
        yield serving


def test_a_workshop_from_the_door_to_the_end_needs_no_mouse(
    serving: Serving, chromium: Browser
) -> None:
    here = f"http://{HOST}:{serving.port}"
    panel = at_work(serving, chromium)
    size = {"width": 360, "height": 640}
    phone = chromium.new_context(viewport=size, locale="nl-NL", reduced_motion="reduce").new_page()
    come_in(phone, here, serving.code)
    player = looked_over("phone", phone, serving)
    seen = set()
    for _ in range(MOST):
        seen.add(player.settle()["title"])
        for _ in range(3):
            player.settle()
            if phone.locator(".asked").count():
                answer(player)
        if not went_on(panel):
            break
    expect(phone.locator("h1")).to_have_text("Het is klaar", timeout=15_000)
    assert {"Welkom", "Praten", "Napraten"} <= seen


def at_work(serving: Serving, chromium: Browser) -> Hand:
    page = chromium.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(serving.address["enter_url"].replace("127.0.0.1", HOST))
    return looked_over("panel", page, serving)


def looked_over(area: Area, page: Page, serving: Serving) -> Hand:
    """Return somebody at ``page`` who knows when it shows what is now."""
    client = Client(serving.port, serving.code, area)
    client.cookies |= {one["name"]: one["value"] for one in page.context.cookies()}
    return Hand(area, page, client, Random(1))


def come_in(phone: Page, here: str, code: str) -> None:
    phone.goto(here)
    tab_to(phone, "#code")
    phone.keyboard.type(code)
    phone.keyboard.press("Enter")
    phone.wait_for_url(f"**/{code}*")
    tab_to(phone, ".twins .button")
    phone.keyboard.press("Enter")
    expect(phone.locator("#view")).to_be_visible()


def tab_to(page: Page, place: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("place => document.activeElement.matches(place)", place):
            return
    raise AssertionError(f"Tab never came to {place}")


def answer(player: Hand) -> None:
    """Tab to the first answer and take it, whatever it is; time may just have taken it away."""
    phone, shown = player.page, player.settle()["version"]
    for _ in range(60):
        phone.keyboard.press("Tab")
        focused = phone.evaluate(FOCUSED)
        assert not focused["under"], focused
        if focused["asked"]:
            break
    else:
        assert player.settle()["version"] != shown, "Tab never came to an answer"
        return
    take(phone, focused)
    player.settle()
    assert not phone.evaluate(FOCUSED)["lost"], (phone.locator("h1").inner_text(), focused)


def take(phone: Page, focused: dict[str, str]) -> None:
    if focused["kind"] == "summary":
        phone.keyboard.press("Enter")
        phone.keyboard.press("Tab")
        focused = phone.evaluate(FOCUSED)
    for _ in range(12):
        match focused["type"]:
            case "submit":
                phone.keyboard.press("Enter")
                return
            case "radio":
                phone.keyboard.press("Space")
            case "textarea" | "text":
                phone.keyboard.type("Ik bel mijn buur")
        phone.keyboard.press("Tab")
        focused = phone.evaluate(FOCUSED)


def went_on(panel: Hand) -> bool:
    panel.settle()
    button = panel.page.locator(".panel-head form.intent-advance > button.advance").first
    if not button.count():
        return False
    button.click()
    sure = panel.page.locator("dialog[open] [data-sure]")
    if sure.count():
        sure.first.click()
    expect(panel.page.locator("form[aria-busy]")).to_have_count(0, timeout=SOON)
    panel.settle()
    return True
