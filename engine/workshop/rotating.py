"""What can be done with the rounds of a carousel, and how its stations are called."""

from collections.abc import Iterator
from typing import Any

from engine import wire
from engine.core import FACILITATOR, Control, Group, Intent, Words, label
from engine.core.looks import group_name
from engine.workshop.messages import Rotate
from engine.workshop.state import WORKSHOP, Running, State


def addressed(to: str, command: Any) -> wire.Json:
    """Return ``command`` as a client posts it."""
    return {"to": to, **wire.plain_command(command)}


def steer(id: str, to: str, command: Any, said: Words, intent: Intent, **more: Any) -> Control:
    """Return the control that sends ``command`` to the workshop or its people."""
    return Control(id=id, label=said, intent=intent, command=addressed(to, command), **more)


def rotating(state: State, clock: int, natural: bool) -> Iterator[Control]:
    """Every table to its next station, or back: pressed, never by itself."""
    at, round = state.step, state.round
    if round < state.part.rounds - 1:
        said = label("workshop.rotate", number=round + 2)
        intent: Intent = "advance" if natural else "steer"
        command = Rotate(at, round, round + 1)
        yield steer(
            "rotate", WORKSHOP, command, said, intent, icon="refresh",
            confirm=tuple(_still_busy(state, clock)),
        )  # fmt: skip
    if round > 0:
        said = label("workshop.rotate_back", number=round)
        command = Rotate(at, round, round - 1)
        yield steer("rotate_back", WORKSHOP, command, said, "steer", icon="arrow-back-up")


def _still_busy(state: State, clock: int) -> Iterator[Words]:
    """Name the stations where something is still to be done."""
    for running in state.now:
        offered = running.game.offers(running.state, FACILITATOR, clock)
        if any(control.intent in ("answer", "try", "advance") for control in offered):
            yield label("workshop.still_busy", place=place_of(running))


def place_of(running: Running) -> Words:
    """Return where ``running`` is played: the table's name, or the station of several."""
    alone = len(running.groups) == 1
    return group_name(running.groups[0]) if alone else running.part.step.title


def announced_at(group: Group) -> str:
    """Return the id of the widget of what was announced to ``group``, or (empty) to everyone."""
    return f"tile-{group}:announced" if group else "announced"
