"""Whatever the facilitator does can be taken back: undone, turned round, or asked first.

Nothing here knows what the opposite of a control is: after each press the test looks whether
one more press brings everything back to how it was.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from random import Random
from typing import Any

import pytest

from engine.bots import Evening, filled
from engine.core import FACILITATOR, Control, Field, Rejected
from engine.lexicon import Lexicon
from engine.wire import Malformed
from engine.workshop.pages import Room
from engine.workshop.state import PEOPLE
from tests.evenings import evening, read_plan

PLANS = ("30", "60", "90", "120", "alles-op-tafel", "carousel", "escape-room", "tekentafel")
FOR_GOOD = "niet terug te draaien"
COUNTED = ("drop_seat", "drop_last")
"""Whoever left may come back, at a seat with another number."""
STAYS = {
    "judge": "What everyone has read cannot be unread: a text changes its state, never undone.",
    "reword": "As with judge; every choice about a text can be changed into every other.",
    "add_group": "A table more stands there empty, and disturbs nobody.",
}
"""Commands without a way back, and why."""
LED = ("steer", "settings", "advance", "undo", "end")
EVERY = 12
"""Presses between two moments that are looked at."""


def pressed(played: Evening, command: Mapping[str, Any]) -> Evening:
    """Return the evening after ``command``, and leave ``played`` as it is."""
    after = replace(played, kept=[], tried={}, dice=Random(1))
    after.tell(FACILITATOR, dict(command))
    match command["kind"]:
        case "hold":
            after.room = Room(hold=command["how"])
        case "resume":
            after.room = Room()
    return after


def stands(played: Evening, command: Mapping[str, Any]) -> Any:
    """Return all that ``command`` could have changed, so that it can be compared."""
    state = played.state
    timing = state.timing
    people = [(group, len(state.people.at(group))) for group in state.people.groups]
    seats = {} if command["kind"] in COUNTED else state.people.seats
    told = {group: own.known for group, own in state.announced.items()}
    extra = {at: minutes for at, minutes in state.extra.items() if minutes}
    games = [] if command["to"] == PEOPLE else [(one.id, one.state) for one in state.now]
    clock = timing and (timing.total, timing.hidden, timing.since is None)
    return (
        state.step, state.round, state.focus, state.shows, state.held, extra, told, state.phones,
        state.locked, state.most_seats, state.ended, played.room.hold, people, seats, clock, games,
    )  # fmt: skip


def led(played: Evening) -> list[Control]:
    return [one for one in played.offers(FACILITATOR) if one.intent in LED]


def kind_of(control: Control) -> str:
    """Return what the same control is called at every table and in every activity."""
    return re.sub(r"[0-9a-f]{24}|\d+", "", f"{control.id} {control.command['kind']}")


def ways(control: Control, before: Mapping[str, Control]) -> Iterator[dict[str, Any]]:
    """Yield the commands that ``control`` can send, what was set before first."""
    if not control.fields:
        yield dict(control.command)
        return
    was = before.get(control.id)
    if was is not None:
        given = {one.name: one.value for one in was.fields}
        yield {**control.command, **given}
    choices = [_choices(field) for field in control.fields]
    names = [one.name for one in control.fields]
    for values in product(*choices):
        yield {**control.command, **dict(zip(names, values, strict=True))}


def _choices(field: Field) -> list[Any]:
    """What is typed anew is what was typed before: see ``filled``."""
    if field.kind == "text":
        return ["…"]
    return [option.value for option in field.options] or [field.value]


def can_be_taken_back(played: Evening, command: Mapping[str, Any]) -> bool:
    """Return whether one more press brings back how ``played`` stood before ``command``."""
    wanted, before = stands(played, command), {one.id: one for one in led(played)}
    after = pressed(played, command)
    if stands(after, command) == wanted:
        return True
    offered = sorted(led(after), key=lambda one: (one.id in before, one.intent != "undo"))
    for control in offered:
        for way in ways(control, before):
            try:
                back = pressed(after, way)
            except (Rejected, Malformed):
                continue
            if stands(back, command) == wanted:
                return True
    return False


def without_a_way_back(played: Evening, seen: set[str], say: Lexicon) -> Iterator[str]:
    """Yield each control that is new here, cannot be taken back, and does not say so."""
    waiting = [played]
    for moment in waiting:
        for control in led(moment):
            if kind_of(control) in seen:
                continue
            seen.add(kind_of(control))
            if control.command["kind"] in STAYS:
                continue
            if any(FOR_GOOD in say.of(line) for line in control.confirm):
                continue
            command = filled(control, Random(3))
            if not can_be_taken_back(moment, command):
                yield kind_of(control)
            waiting.append(pressed(moment, command))


@pytest.mark.parametrize("plan", PLANS)
def test_whatever_the_facilitator_does_can_be_taken_back(plan: str, say: Lexicon) -> None:
    played = evening(read_plan(plan), groups=3, phones=2, seed=5)
    seen: set[str] = set()
    stuck = list(without_a_way_back(played, seen, say))
    for number, _ in enumerate(played.play()):
        if number % EVERY == 0 and not played.state.ended:
            stuck += without_a_way_back(played, seen, say)
    assert played.state.ended
    assert not stuck, " ".join(sorted(set(stuck)))
    assert len(seen) > 25
