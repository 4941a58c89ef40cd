"""Each game is played to its end by hand, in real browsers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.client import Json, read
from tests.whole.browsers import Hand, Room, axe, chromium, room, scrolls_sideways
from tests.whole.plans import CARDS, LIFE, MAP, ROLES, ROOM, Playing, short_plan

pytestmark = pytest.mark.browser

MOST = 400
WIDTHS = (360, 1280)


@pytest.fixture(scope="module")
def browser_here() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.mark.parametrize("playing", [LIFE, CARDS, MAP, ROOM], ids=lambda playing: playing.name)
def test_a_game_is_played_to_its_end_by_a_phone_and_a_table_page(
    playing: Playing, tmp_path: Path, browser_here: Browser
) -> None:
    plan = short_plan(tmp_path, playing, only=True)
    with room(tmp_path, plan, 1, browser_here) as hall:
        assert play(hall, harvest=False) == {}
        assert pressed(hall.phones[0], "answer", "try") > 2
        assert pressed(hall.table, "answer", "try") > 2


@pytest.mark.soak
@pytest.mark.parametrize("phones", [0, 1, 6])
@pytest.mark.parametrize(
    "playing", [LIFE, CARDS, ROLES, MAP, ROOM], ids=lambda playing: playing.name
)
def test_a_whole_evening_is_played_by_hand(
    playing: Playing, phones: int, tmp_path: Path, browser_here: Browser
) -> None:
    plan = short_plan(tmp_path, playing)
    with room(tmp_path, plan, phones, browser_here) as hall:
        assert play(hall, harvest=True) == {}


def play(hall: Room, *, harvest: bool) -> dict[str, list[str]]:
    """Play by the generic client's rule, and return what is wrong with any page on the way.

    With ``harvest`` the panel too answers; else it only presses what comes next.
    """
    wrong: dict[str, list[str]] = {}
    seen: set[str] = set()
    for _ in range(MOST):
        for hand in hall.everyone:
            view = hand.settle()
            if (kind := kind_of(hand, view)) not in seen:
                seen.add(kind)
                if found := looked_at(hand):
                    wrong[kind] = found
        if hall.panel.client.view()["state"] == "ended":
            return wrong
        one_press(hall, harvest)
    raise AssertionError(f"it never ended: {hall.panel.client.view()['title']}")


def one_press(hall: Room, harvest: bool) -> None:
    """Let whoever has something to answer or try do so, else the panel press what comes next."""
    for hand in (*hall.phones, hall.table, *([hall.panel] if harvest else [])):
        control = hand.chosen()
        if control and control.intent != "advance":
            hand.press(control)
            return
    onward = [one for one in hall.panel.settle()["controls"] if one["intent"] == "advance"]
    hall.panel.press(read(onward[0]))


def pressed(hand: Hand, *intents: str) -> int:
    return sum(hand.pressed[one] for one in intents)


def kind_of(hand: Hand, view: Json) -> str:
    """A page of another kind has other widgets, or other kinds of controls."""
    widgets = sorted({one["type"] for one in view["widgets"]})
    controls = sorted({f"{one['intent']} {one['type']}" for one in view["controls"]})
    name = hand.name.partition(" ")[0]
    return f"{name}: {view['page']} {' '.join(widgets)} {', '.join(controls)}"


def looked_at(hand: Hand) -> list[str]:
    found = [f"{width}: {one}" for width in WIDTHS for one in axe(hand.page, width)]
    return [*found, *(["sideways scroll"] if scrolls_sideways(hand.page, 320) else [])]
