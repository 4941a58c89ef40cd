"""A whole workshop on a phone with nothing but Tab, Enter, Space and the arrows."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.serving import Serving
from tests.web.test_browser import FLAGS

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


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with Serving(
        tmp_path_factory.mktemp("keys"), "content/plans/90.yaml", names=["spel.test"]
    ) as serving:
        yield serving


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()


def test_a_workshop_from_the_door_to_the_end_needs_no_mouse(
    serving: Serving, chromium: Browser
) -> None:
    here = f"http://spel.test:{serving.port}"
    panel = chromium.new_context(viewport={"width": 1280, "height": 800}).new_page()
    panel.goto(serving.address["enter_url"].replace("127.0.0.1", "spel.test"))
    size = {"width": 360, "height": 640}
    phone = chromium.new_context(viewport=size, locale="nl-NL", reduced_motion="reduce").new_page()
    come_in(phone, here, serving.code)
    seen = set()
    for _ in range(MOST):
        panel.wait_for_timeout(300)
        seen.add(phone.locator("h1").inner_text())
        for _ in range(3):
            if phone.locator(".asked").count():
                answer(phone)
        if not went_on(panel):
            break
    expect(phone.locator("h1")).to_have_text("Het is klaar", timeout=15_000)
    assert {"Welkom", "Praten", "Napraten"} <= seen


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


def answer(phone: Page) -> None:
    """Tab to the first answer and take it, whatever it is; it may just have been taken away."""
    shown = phone.locator("#view").get_attribute("data-version")
    for _ in range(60):
        phone.keyboard.press("Tab")
        focused = phone.evaluate(FOCUSED)
        assert not focused["under"], focused
        if focused["asked"]:
            break
    else:
        gone = phone.locator("#view").get_attribute("data-version") != shown
        assert gone, "Tab never came to an answer"
        return
    take(phone, focused)
    phone.wait_for_timeout(250)
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


def went_on(panel: Page) -> bool:
    button = panel.locator(".panel-head form.intent-advance > button.advance").first
    if not button.count():
        return False
    button.click()
    sure = panel.locator("dialog[open] [data-sure]")
    if sure.count():
        sure.first.click()
    panel.wait_for_timeout(300)
    return True
