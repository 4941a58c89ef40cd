"""What a real browser keeps, lets other sites do, and how many tabs it may have."""

from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.web.conftest import CODE, Served
from tests.web.test_browser import join

pytestmark = pytest.mark.browser

CANARY = "kanarie-9b2e40"
HIDE = """() => {
  Object.defineProperty(document, "visibilityState", { get: () => "hidden", configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
SHOW = """() => {
  delete document.visibilityState;
  document.dispatchEvent(new Event("visibilitychange"));
}"""
COUNTED = """
  window.streams = [];
  const Plain = window.EventSource;
  window.EventSource = class extends Plain {
    constructor(...given) { super(...given); window.streams.push(this); }
  };
"""
OPEN = "() => window.streams.filter((one) => one.readyState !== 2).length"
KEPT = """() => [sessionStorage, localStorage].flatMap((one) => Object.entries(one)).join(" ")
  + document.cookie + location.href + document.title"""


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(locale="nl-NL")
    yield made
    made.close()


def told(served: Served) -> list[str]:
    return [one["command"]["kind"] for one in served.ask(do="told")]


def everywhere(page: Page, script: str) -> None:
    for frame in page.frames:
        frame.evaluate(script)


def test_eight_panels_in_tabs_of_one_browser_do_not_hang(
    context: BrowserContext, served: Served
) -> None:
    context.add_init_script(COUNTED)
    context.new_page().goto(served.url(served.ask(do="enter")))
    for number in range(8):
        if number:
            context.new_page().goto(served.url(f"/{CODE}/panel"))
        expect(context.pages[-1].locator("#view")).to_be_visible()
        if number < 7:
            everywhere(context.pages[-1], HIDE)
    last, first = context.pages[-1], context.pages[0]
    last.locator("#control-next").get_by_role("button").click()
    expect(last.locator("form[aria-busy=true]")).to_have_count(0)
    assert told(served) == ["next"]
    # Only the tab that is seen keeps a stream, and one for the small screen in it.
    open_in = [sum(frame.evaluate(OPEN) for frame in page.frames) for page in context.pages]
    assert open_in[:7] == [0] * 7
    assert 1 <= open_in[7] <= 2
    served.ask(do="show", page="panel", view="PANEL_AGAIN")
    expect(last.locator("#title")).to_have_text("Nog even")
    everywhere(first, SHOW)
    expect(first.locator("#title")).to_have_text("Nog even")


def test_asvs_14_3_3_what_was_sent_is_kept_nowhere_in_the_browser(
    context: BrowserContext, served: Served
) -> None:
    served.ask(do="show", page="phone", view="WRITING")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    join(page, served)
    page.get_by_label("Wat neem je mee?").fill(CANARY)
    # Until it is sent, a draft stays in this tab alone.
    assert CANARY in page.evaluate(KEPT)
    assert CANARY not in page.evaluate("() => Object.entries(localStorage).flat().join()")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator("#toast")).to_have_text("Opgeslagen")
    assert CANARY in str(served.ask(do="told"))
    assert CANARY not in page.evaluate(KEPT)
    page.reload()
    expect(page.locator("#view")).to_be_visible()
    assert CANARY not in page.evaluate(KEPT)
    assert not [url for url in asked if CANARY in url]
    assert not page.evaluate("() => navigator.serviceWorker?.controller ?? null")


class Elsewhere(BaseHTTPRequestHandler):
    """Another site on the same machine: it sends forms here as soon as it is opened."""

    def do_GET(self) -> None:
        target, kind = self.path[1:].rsplit("@", 1)
        field = '<input name=\'{"rid":"r","command":{"to":"a7","kind":"pick"},"x":"\' value=\'"}\'>'
        fields = field if kind == "text/plain" else '<input name="keep" value="yes">'
        page = (
            f'<form method="post" action="http://{target}" enctype="{kind}">{fields}</form>'
            "<script>document.forms[0].submit()</script>"
        )
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://spel.test:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("join", "application/x-www-form-urlencoded"),
        ("withdraw", "application/x-www-form-urlencoded"),
        ("panel/devices/pin", "application/x-www-form-urlencoded"),
        ("panel/out", "application/x-www-form-urlencoded"),
        ("tap", "text/plain"),
        ("panel/tap", "text/plain"),
    ],
)
def test_asvs_3_5_1_a_form_of_another_port_of_the_same_machine_does_nothing(
    context: BrowserContext, served: Served, elsewhere: str, path: str, kind: str
) -> None:
    page = context.new_page()
    join(page, served)
    page.goto(served.url(served.ask(do="enter")))
    place = urlsplit(served.url(f"/{CODE}/{path}"))
    with page.expect_response(
        lambda answer: answer.url.endswith(place.path) and answer.request.method == "POST"
    ) as got:
        page.goto(f"{elsewhere}/{place.netloc}{place.path}@{kind}")
    assert got.value.status in (400, 403)
    assert served.ask(do="told") == []
    assert served.ask(do="seats") == 1
    page.goto(served.url(f"/{CODE}/panel"))
    expect(page.locator("#view")).to_be_visible()


def test_a_pin_from_the_panel_lets_a_second_browser_in(
    chromium: Browser, context: BrowserContext, served: Served
) -> None:
    page = context.new_page()
    page.goto(served.url(served.ask(do="enter")))
    page.goto(served.url(f"/{CODE}/panel/devices"))
    page.get_by_role("button", name="Maak een pincode").nth(1).click()
    pin = page.locator("#pin").inner_text()
    other = chromium.new_context(locale="nl-NL")
    second = other.new_page()
    second.goto(served.url(f"/{CODE}/panel"))
    second.get_by_label("De pincode").fill(pin)
    second.get_by_role("button", name="Verder").click()
    expect(second.locator("#view")).to_be_visible()
    expect(second.get_by_role("button", name="Naar het resultaat")).to_have_count(0)
    page.goto(served.url(f"/{CODE}/panel/devices"))
    page.get_by_role("button", name="Afmelden", exact=True).click()
    with suppress(Error):  # it may be on its way there by itself
        second.reload()
    expect(second.get_by_label("De pincode")).to_be_visible()
    other.close()
