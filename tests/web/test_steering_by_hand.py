"""Every steering action by hand, at the width of a laptop and of a phone, and each taken back."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.chromium import HOST
from tests.client import Client
from tests.serving import Serving
from tests.whole.browsers import WIDE, axe, fill

pytestmark = pytest.mark.browser

LEAST = 56
"""Pixels: how high whatever is pressed is at least."""
GAME = 2
"""The step of the plan in which people play."""
Step = tuple[str, dict[str, Any]]

THERE_AND_BACK: tuple[tuple[Step, Step], ...] = (
    (("go_on", {}), ("go_back", {})),
    (("rest", {}), ("resume", {})),
    (("pause", {}), ("resume", {})),
    (("screen-blank", {}), ("screen-play", {})),
    (("screen-tables", {}), ("screen-play", {})),
    (("focus-g2", {}), ("focus-all", {})),
    (("timer-stop", {}), ("timer-start", {})),
    (("timer-extend", {}), ("timer-shorten", {})),
    (("timer-hide", {}), ("timer-show", {})),
    (("hold-g2", {}), ("resume-g2", {})),
    (("more-g2", {}), ("less-g2", {})),
    (("announce", {"text": "Nog vijf minuten."}), ("unsay-all", {})),
    (("nudge-g2", {"text": "Ik kom zo."}), ("unsay-g2", {})),
    (("option-{game}-rounds", {"value": 7}), ("undo-{game}", {})),
    (("option-{game}-talk", {"value": 180}), ("undo-{game}", {})),
    (("add-g2", {}), ("drop-g2", {})),
    (("lock", {}), ("unlock", {})),
)
"""What is done, and what takes it back."""


class Desk:
    """Somebody at the panel, and a client that looks over their shoulder."""

    def __init__(self, page: Page, client: Client) -> None:
        self.page, self.client = page, client

    def named(self, name: str) -> str:
        """Return the control that begins so, whatever the number of its activity."""
        start, _, end = name.partition("{game}")
        offered = [one["id"] for one in self.client.view()["controls"]]
        return next(id for id in offered if id.startswith(start) and id.endswith(end))

    def at_step(self, step: int) -> None:
        """Go to ``step``, unless it is there."""
        plan = next(one for one in self.client.view()["widgets"] if one["id"] == "plan")
        if plan["steps"][step]["state"] != "now":
            self.press("go_to", {"step": step})

    def until_they_talk(self) -> None:
        """Go on until something is asked of each table."""
        for _ in range(8):
            view = self.client.view()
            tiles = [one for one in view["widgets"] if one["type"] == "GroupTile"]
            if not any(one["done"] for one in tiles):
                return
            onward = next(one for one in view["controls"] if one["intent"] == "advance")
            self.client.tap(onward["command"])
        raise AssertionError("some table is never asked anything")

    def press(self, name: str, fillings: dict[str, Any]) -> None:
        """Open what hides the control ``name``, fill in its form, and press it."""
        form = self.page.locator(f'form[data-control="{name}"]')
        self._uncover(form)
        for field, value in fillings.items():
            box = form.locator(f'[data-field="{field}"]')
            fill(box, box.get_attribute("data-kind") or "", value)
        button = form.locator(":scope > button[type=submit]")
        found = button.bounding_box()
        assert found, name
        assert found["height"] >= LEAST, name
        button.click()
        for sure in ("dialog.confirm[open] [data-sure]", "#ask[open] [data-yes]"):
            if (asked := self.page.locator(sure)).count():
                asked.click()
        expect(self.page.locator("form[aria-busy]")).to_have_count(0)
        assert not self.page.evaluate(WIDE), name

    def _uncover(self, form: Locator) -> None:
        if form.evaluate("form => !!form.closest('#drawer:not([open])')"):
            self.page.locator("#menu").click()
        elif form.evaluate("form => !form.closest('#drawer')"):
            self.page.keyboard.press("Escape")
        folds = form.locator("xpath=ancestor::details[not(@open)]")
        while folds.count():
            folds.first.locator(":scope > summary").click()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Desk]:
    """The panel of a workshop for two tables, at the step in which they play."""
    folder = tmp_path_factory.mktemp("steering")
    with Serving(folder, "content/plans/120.yaml", names=[HOST], groups=2) as server:
        page = chromium.new_context(locale="nl-NL", reduced_motion="reduce").new_page()
        way = server.address["enter_url"].partition("/enter")[2]
        page.goto(f"http://{HOST}:{server.port}/enter{way}")
        page.locator("#view").wait_for()
        client = Client(server.port, server.code, "panel")
        client.cookies |= {one["name"]: one["value"] for one in page.context.cookies()}
        yield Desk(page, client)
        page.context.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_each_steering_action_is_done_and_taken_back_by_hand(desk: Desk, width: int) -> None:
    desk.page.set_viewport_size({"width": width, "height": 800})
    desk.at_step(GAME)
    for (name, filling), (back, before) in THERE_AND_BACK:
        desk.press(desk.named(name), filling)
        desk.press(desk.named(back), before)
    desk.at_step(1)
    desk.press("debrief_now", {})
    desk.at_step(GAME)


@pytest.mark.parametrize("width", [1280, 360])
def test_who_may_be_stuck_is_seen_first_and_not_by_colour_alone(desk: Desk, width: int) -> None:
    desk.page.set_viewport_size({"width": width, "height": 800})
    desk.at_step(GAME)
    desk.until_they_talk()
    desk.press("add-g1", {})
    desk.page.reload()  # nobody points at a table: the order is free
    first = desk.page.locator(".row").first
    expect(first).to_have_attribute("id", "row-g2")
    expect(first.locator(".sign.stuck")).to_have_text("loopt het vast?")
    expect(first.locator(".why")).to_have_text("Aan deze tafel zit nu niemand.")
    alarm = desk.page.get_by_role("link", name="Loopt misschien vast: 1.")
    expect(alarm).to_be_visible(visible=width == 360)
    assert axe(desk.page, width) == []
    desk.press("drop-g1", {})
    expect(desk.page.locator(".sign.stuck")).to_have_count(0)
