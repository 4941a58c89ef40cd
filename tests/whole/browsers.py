"""People at real browsers, who play any workshop: they fill in each kind of field by hand."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import (
    Browser,
    Locator,
    Page,
    TimeoutError,
    ViewportSize,
)

from engine.bots import choose, filled
from engine.core import Control
from tests.chromium import HOST
from tests.client import Area, Client, Json, read
from tests.serving import Serving

AXE = (Path(__file__).parents[1] / "web" / "vendor" / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SETTLED = """version => !document.querySelector('form[aria-busy]')
  && document.getElementById('view')?.dataset.version === version"""
WIDE = "document.documentElement.scrollWidth > innerWidth"
SOON = 15_000
"""Milliseconds."""


@dataclass
class Hand:
    """Somebody at a page. ``client`` looks over their shoulder: it has the same cookies."""

    name: str
    page: Page
    client: Client
    dice: Random
    tried: Counter[str] = field(default_factory=Counter)
    pressed: Counter[str] = field(default_factory=Counter)

    @property
    def page_kind(self) -> str:
        return self.name.partition(" ")[0]

    def chosen(self) -> Control | None:
        return choose([read(one) for one in self.settle()["controls"]], self.tried, self.dice)

    def settle(self) -> Json:
        """Wait until the page shows what is now, and return that."""
        for _ in range(20):
            view = self.client.view()
            with suppress(TimeoutError):  # it changed again meanwhile
                self.page.wait_for_function(SETTLED, arg=view["version"], timeout=SOON / 20)
                return view
        raise AssertionError(f"{self.name} does not show what is now: {view['title']}")

    def press(self, control: Control) -> None:
        """Fill in the form of ``control`` as people do, and press its button."""
        form = self.page.locator(f'form[data-control="{control.id}"]')
        self._unfold(form)
        command = filled(control, self.dice)
        for one in control.fields:
            if command.get(one.name) is not None:
                fill(form.locator(f'[data-field="{one.name}"]'), one.kind, command[one.name])
        with self.page.expect_response(lambda answer: "/tap" in answer.url):
            form.locator(":scope > button[type=submit]").click()
            if control.confirm:
                form.locator("dialog[open] [data-sure]").click()
        self.pressed[control.intent] += 1

    def _unfold(self, form: Locator) -> None:
        folds = form.locator("xpath=ancestor::details[not(@open)]")
        while folds.count():
            folds.first.locator(":scope > summary").click()


def fill(box: Locator, kind: str, value: Any) -> None:
    """Fill in one field of a form."""
    match kind:
        case "order":
            _order(box, value)
        case "pairs":
            for left, right in value.items():
                box.locator(f'select[data-left="{left}"]').select_option(right)
        case "many":
            for one in value:
                _tick(box, one)
        case "one" | "scale" | "cell" if not box.locator("select, input[type=text]").count():
            _tick(box, value)
        case _ if box.locator("select").count():
            box.locator("select").select_option(str(value))
        case _:
            box.locator("textarea, input").first.fill(str(value))


def _tick(box: Locator, value: Any) -> None:
    mark = box.locator(f'input[value="{value}"]')
    if not mark.is_checked():
        box.locator(f'label:has(input[value="{value}"])').click()


def _order(box: Locator, wanted: list[str]) -> None:
    """Move each up until it stands where it is wanted."""
    for place, value in enumerate(wanted):
        item = box.locator(f'li[data-value="{value}"]')
        while item.evaluate("item => [...item.parentElement.children].indexOf(item)") > place:
            item.locator('[data-move="-1"]').click()


def axe(page: Page, width: int) -> list[str]:
    """Return what axe has against the page when it is ``width`` pixels wide."""
    with wide(page, width):
        page.evaluate(AXE)
        found = page.evaluate("tags => axe.run({runOnly: tags})", TAGS)
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"]]


def scrolls_sideways(page: Page, width: int) -> bool:
    with wide(page, width):
        return bool(page.evaluate(WIDE))


@contextmanager
def wide(page: Page, width: int) -> Iterator[None]:
    own = page.viewport_size
    assert own
    page.set_viewport_size({"width": width, "height": own["height"]})
    yield
    page.set_viewport_size(own)


@dataclass
class Room:
    """A server and everyone's browsers. ``mirror`` only looks."""

    panel: Hand
    table: Hand
    phones: list[Hand]
    mirror: Hand
    server: Serving

    @property
    def everyone(self) -> list[Hand]:
        return [*self.phones, self.table, self.panel, self.mirror]


@contextmanager
def room(folder: Path, plan: Path, phones: int, browser: Browser, seed: int = 5) -> Iterator[Room]:
    """Open ``plan`` with a panel, a table page of g1, a mirror and ``phones`` phones."""
    with Serving(folder / "data", plan, seed=seed, names=[HOST]) as server:
        contexts = []
        dice, here = Random(seed), f"http://{HOST}:{server.port}"

        def at(name: str, area: Area, path: str, size: tuple[int, int], group: str = "") -> Hand:
            contexts.append(
                browser.new_context(
                    viewport=ViewportSize(width=size[0], height=size[1]),
                    locale="nl-NL",
                    reduced_motion="reduce",  # what is still fading in has no colours yet
                )
            )
            contexts[-1].set_default_timeout(SOON)
            page = contexts[-1].new_page()
            page.goto(f"{here}{path}")
            if area == "phone":
                page.get_by_role("button", name="Meedoen", exact=True).click()
            page.locator("#view").wait_for()
            client = Client(server.port, server.code, area, group)
            client.cookies |= {one["name"]: one["value"] for one in contexts[-1].cookies()}
            return Hand(name, page, client, dice)

        enter = server.address["enter_url"].partition("/enter")[2]
        panel = at("panel", "panel", f"/enter{enter}", (1280, 800))
        way = panel.page.locator("#way-g1 a").get_attribute("href") or ""
        yield Room(
            panel,
            at("table", "screen", way, (1024, 768), "g1"),
            [at(f"phone {n}", "phone", f"/{server.code}", (360, 640)) for n in range(phones)],
            at("mirror", "screen", f"/{server.code}/screen", (1280, 720)),
            server,
        )
        for context in contexts:
            context.close()
