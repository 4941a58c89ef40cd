"""Each game is played to its end by hand, in real browsers."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from engine.core import Control
from tests.client import Json, read
from tests.whole.browsers import Hand, Room, axe, room, scrolls_sideways
from tests.whole.plans import CARDS, LIFE, MAP, ROLES, ROOM, Playing, short_plan

pytestmark = pytest.mark.browser

MOST = 400
WIDTHS = (360, 1280)
USUAL: dict[str, Sequence[int]] = {"phone": (360,), "table": (1280,)}
"""At which widths axe looks in the quick tests: it takes a second each time."""


@pytest.mark.parametrize(
    "playing",
    [*(pytest.param(one, marks=pytest.mark.soak) for one in (LIFE, CARDS, MAP)), ROOM],
    ids=lambda playing: playing.name,
)
def test_a_game_is_played_to_its_end_by_a_phone_and_a_table_page(
    playing: Playing, tmp_path: Path, chromium: Browser
) -> None:
    plan = short_plan(tmp_path, playing, only=True)
    with room(tmp_path, plan, 1, chromium) as hall:
        assert play(hall, harvest=False) == {}
        phone, table = hall.phones[0].pressed, hall.table.pressed
        assert phone["answer"] + phone["try"] > 0
        assert table.total() > 0


@pytest.mark.soak
@pytest.mark.parametrize("phones", [0, 1, 6])
@pytest.mark.parametrize(
    "playing", [LIFE, CARDS, ROLES, MAP, ROOM], ids=lambda playing: playing.name
)
def test_a_whole_evening_is_played_by_hand(
    playing: Playing, phones: int, tmp_path: Path, chromium: Browser
) -> None:
    plan = short_plan(tmp_path, playing)
    with room(tmp_path, plan, phones, chromium) as hall:
        assert play(hall, harvest=True) == {}


def play(hall: Room, *, harvest: bool) -> dict[str, list[str]]:
    """Play by the generic client's rule, and return what is wrong with any page on the way.

    With ``harvest`` the panel too answers; else it only presses what comes next.
    """
    wrong: dict[str, list[str]] = {}
    seen: set[str] = set()
    for _ in range(MOST):
        for hand in hall.everyone:
            view = hand.client.view()
            if (kind := kind_of(hand, view)) not in seen:
                seen.add(kind)
                hand.settle()
                if found := looked_at(hand, WIDTHS if harvest else USUAL.get(hand.page_kind, ())):
                    wrong[kind] = found
        if hall.panel.client.view()["state"] == "ended":
            return wrong
        one_press(hall, harvest)
    raise AssertionError(f"it never ended: {hall.panel.client.view()['title']}")


def one_press(hall: Room, harvest: bool) -> None:
    """Let whoever has something to answer or try do so, else one press what comes next."""
    acting = [*hall.phones, hall.table, *([hall.panel] if harvest else [])]
    onward = [(hall.panel, one) for one in next_of(hall.panel)]
    for hand in hall.panel.dice.sample(acting, len(acting)):
        control = hand.chosen()
        if control and control.intent != "advance":
            hand.press(control)
            return
        if control:
            onward.append((hand, control))
    if onward:
        hand, control = hall.panel.dice.choice(onward)
        hand.press(control)
    else:
        hall.panel.page.wait_for_timeout(500)  # a try can be made again after a while


def next_of(panel: Hand) -> list[Control]:
    """Return what comes next on the panel."""
    controls = [read(one) for one in panel.settle()["controls"]]
    return [one for one in controls if one.intent == "advance"][:1]


def kind_of(hand: Hand, view: Json) -> str:
    """A page of another kind has other widgets, or other kinds of controls."""
    widgets = sorted({one["type"] for one in view["widgets"]})
    controls = sorted({one["intent"] for one in view["controls"]} & {"answer", "try", "advance"})
    return f"{hand.page_kind}: {' '.join([*widgets, *controls])}"


def looked_at(hand: Hand, widths: Sequence[int]) -> list[str]:
    found = [f"{width}: {one}" for width in widths for one in axe(hand.page, width)]
    return [*found, *(["sideways scroll"] if scrolls_sideways(hand.page, 320) else [])]
