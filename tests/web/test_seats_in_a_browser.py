"""A shared phone and a phone that was swapped, as a browser shows them."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import CODE, Served
from tests.web.fakes import SAYS
from tests.web.test_browser import AXE, violations

pytestmark = pytest.mark.browser
SAY = SAYS["nl"]


def joined(browser: Browser, served: Served) -> Page:
    page = browser.new_context(viewport={"width": 320, "height": 640}, locale="nl-NL").new_page()
    page.goto(served.url(f"/{CODE}"))
    page.locator(".joining .twins .button").first.click()
    expect(page.locator("#view")).to_be_visible()
    return page


def fits(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(AXE.read_text("utf-8"))
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_two_people_share_a_phone_and_go_on_at_another(chromium: Browser, served: Served) -> None:
    old = joined(chromium, served)
    old.get_by_role("link", name=SAY("web.phone.title")).click()
    fits(old)
    old.locator("section", has_text=SAY("web.phone.more")).get_by_role("button").first.click()
    expect(old.get_by_role("heading", name=SAY("web.phone.who"))).to_be_visible()
    fits(old)
    old.locator(".sitters a").last.click()
    expect(old.locator(".sharing [aria-current]")).to_have_count(1)
    fits(old)

    old.locator(".own-phone a").click()
    old.get_by_role("button", name=SAY("web.phone.new_code")).click()
    code = old.locator("#typed").inner_text().replace(" ", "")
    fits(old)
    old.goto(served.url(f"/{CODE}?seat=1"))
    expect(old.locator("#view")).to_be_visible()

    new = chromium.new_context(viewport={"width": 320, "height": 640}, locale="nl-NL").new_page()
    new.goto(served.url(f"/{CODE}"))
    new.get_by_role("link", name=SAY("web.phone.before")).click()
    new.get_by_label(SAY("web.phone.code")).fill(code)
    fits(new)
    new.locator(".button.advance").click()
    expect(new.locator(".sitters a")).to_have_count(2)
    # Nobody touches the old phone: it hears by itself that it is over.
    expect(old.get_by_role("heading", name=SAY("web.phone.moved_title"))).to_be_visible()
    fits(old)
    new.locator(".sitters a").first.click()
    expect(new.locator("#view")).to_be_visible()
    new.context.close()
    old.context.close()
