"""A whole evening with keys alone: the two keys of a clicker, or a keyboard without a mouse."""

from dataclasses import dataclass
from itertools import count
from typing import Any

import pygame
import pytest

from engine.content.packs import bundled
from engine.core.views import Control, Field, Option
from engine.design import TEXT_MODES, TextMode
from engine.screen.client import Seen
from tests.evenings import RULES, evening, read_plan
from tests.screen.player import Device, Player
from tests.screen.room import COLOURS, COUPLES
from tests.screen.samples import ADVANCE, drawing_together

PLANS = sorted(path.stem for path in (bundled("content") / "plans").glob("*.yaml"))
SHORT = {"30", "escape-room"}
EACH_GAME = {"120", "alles-op-tafel", "carousel"}
"""Plans in which every game and every other activity is played."""
FIELDS = (
    Field(name="one", kind="one", label="Kies er een", options=COLOURS),
    Field(name="many", kind="many", label="Kies er twee", max=2, options=COLOURS),
    Field(name="order", kind="order", label="Zet op volgorde", options=COLOURS),
    Field(name="pairs", kind="pairs", label="Wat hoort bij elkaar?", options=COUPLES),
    Field(name="scale", kind="scale", label="Hoe gaat het?", min=0, max=10),
    Field(name="number", kind="number", label="Met hoeveel zijn jullie?", min=1, max=40),
    Field(name="cell", kind="cell", label="Welk vak?"),
    Field(name="place", kind="cell", label="Welke plek?", options=(Option("C4", "Het bankje"),)),
    Field(name="code", kind="code", label="De code"),
    Field(name="text", kind="text", label="Wat helpt?", max_length=20),
    Field(name="start", kind="text", label="Waarom?", options=(Option("o", "Omdat"),)),
)
ANSWERS = {
    "one": "blue", "many": ["red", "green"], "order": ["green", "blue", "red"],
    "pairs": {"door": "key", "letter": "glasses"}, "scale": 7, "number": 4, "cell": "D2",
    "place": "A1", "code": "47A", "text": "Ja", "start": "Omdat",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _a_key_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody clicks twice within a second, so that no press is taken for a bounce."""
    seconds = count()
    monkeypatch.setattr("engine.screen.window.monotonic", lambda: float(next(seconds)))
    pygame.event.clear()


def evenings() -> list[Any]:
    """Every game with a keyboard, the shortest with a clicker; all plans in the long run."""
    ways = (("keyboard", "normaal", EACH_GAME), ("clicker", "groot", SHORT))
    return [
        pytest.param(plan, device, text, marks=() if plan in now else pytest.mark.soak)
        for device, text, now in ways
        for plan in PLANS
    ]


def test_the_plans_that_are_played_each_time_hold_every_game() -> None:
    parts = [part for plan in EACH_GAME for part in read_plan(plan).parts]
    assert {one.game.id for part in parts for one in part.stations} == set(RULES.all)


@pytest.mark.parametrize(("plan", "device", "text"), evenings())
def test_every_plan_is_played_to_its_end_with_keys_alone(
    plan: str, device: Device, text: TextMode
) -> None:
    player = Player(evening(read_plan(plan), seed=3), device, text)
    player.play()
    assert player.played.state.ended


@dataclass
class Sent:
    """What a form of every kind of field became."""

    command: Any = None


@pytest.mark.parametrize("device", ["clicker", "keyboard"])
@pytest.mark.parametrize("text", TEXT_MODES)
@pytest.mark.parametrize("board", ["", "map"])
def test_every_kind_of_field_is_filled_in_with_keys_alone(
    board: str, text: TextMode, device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    player, sent = Player(evening(read_plan(PLANS[0])), device, text), Sent()
    control = Control(
        id="ask", label="Vraag", intent="answer", fields=FIELDS, examples=(ANSWERS,), board=board,
        command={"to": "12", "kind": "ask", **dict.fromkeys(ANSWERS)},
    )  # fmt: skip

    def tap(name: str, command: Any) -> None:
        sent.command = command
        player.client.tapped.append(command)

    monkeypatch.setattr(player.client, "tap", tap)
    player.stage.send = tap
    view = drawing_together()
    player.client.reports.put(
        Seen(type(view)(title="?", widgets=view.widgets, controls=(control, ADVANCE)), False)
    )
    player.settle()
    player.carry_out(control)
    assert {name: sent.command[name] for name in ANSWERS} == ANSWERS
    assert player.kinds == {asked.kind for asked in FIELDS}
