"""Every kind of page, in every activity, is after a reload or a kill what an untouched one is."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.whole.browsers import SOON, Hand, Room, room
from tests.whole.plans import CARDS, LIFE, MAP, ROLES, ROOM, Playing, short_plan

pytestmark = [pytest.mark.browser, pytest.mark.soak]

PRESSES = 5
SHOWN = """() => {
  const view = document.getElementById('view').cloneNode(true);
  view.querySelectorAll('.timer, .clock, iframe, svg').forEach(one => one.remove());
  const controls = [...view.querySelectorAll('form[data-control]')];
  return {
    said: view.textContent.replace(/\\s+/g, ' ').trim(),
    commands: controls.map(one => [one.dataset.control, one.dataset.command]),
    given: [...view.querySelectorAll('input, select, textarea')].map(
      one => [one.name, one.value, one.checked]),
  };
}"""


@pytest.mark.parametrize("playing", [LIFE, CARDS, ROLES, MAP, ROOM], ids=lambda one: one.name)
def test_whoever_reloads_or_loses_the_server_goes_on_like_an_untouched_twin(
    playing: Playing, tmp_path: Path, chromium: Browser
) -> None:
    plan = short_plan(tmp_path, playing)
    with room(tmp_path, plan, 2, chromium) as hall:
        twins = {hand.name: twin(hand) for hand in hall.everyone}
        steps = 0
        while hall.panel.client.view()["state"] != "ended":
            some_presses(hall)
            alike(hall, twins, "reload")
            hall.server.kill()
            hall.server.start_again()
            alike(hall, twins, "kill")
            steps += 1
            if not go_on(hall):
                break
        assert steps >= 3


def twin(hand: Hand) -> Page:
    """Return a second page of the same browser, which nobody ever touches."""
    page = hand.page.context.new_page()
    page.goto(hand.page.url)
    page.locator("#view").wait_for()
    return page


def alike(hall: Room, twins: dict[str, Page], what: str) -> None:
    for hand in hall.everyone:
        hand.page.reload()
        hand.page.locator("#view").wait_for()
        hand.settle()
        reached(twins[hand.name], hand.client.view()["version"])
        mine, untouched = hand.page.evaluate(SHOWN), twins[hand.name].evaluate(SHOWN)
        assert mine == untouched, (hand.name, what)
        assert mine["said"]


def reached(page: Page, version: str) -> None:
    """Wait until the untouched page shows ``version``: it finds out by itself."""
    page.wait_for_function(
        "version => document.getElementById('view').dataset.version === version",
        arg=version,
        timeout=4 * SOON,
    )


def some_presses(hall: Room) -> None:
    """Bring the activity into its middle: whoever has something to answer does."""
    for _ in range(PRESSES):
        for hand in (*hall.phones, hall.table):
            chosen = hand.chosen()
            if chosen and chosen.intent in ("answer", "try"):
                hand.press(chosen)


def go_on(hall: Room) -> bool:
    """Press the next step at the panel; return whether there is one."""
    offered: list[dict[str, Any]] = hall.panel.client.view()["controls"]
    onward = [one for one in offered if one["id"] == "go_on"]
    if onward:
        assert hall.panel.client.tap(onward[0]["command"]).status == 204
    return bool(onward)
