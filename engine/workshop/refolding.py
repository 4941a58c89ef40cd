"""The same log over new content: as far as it still fits."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from engine import wire
from engine.core import Words
from engine.core.trial import NO_TRIAL, Sight
from engine.store import Draft, OwnRow, Row
from engine.workshop.messages import WorkshopOpened
from engine.workshop.opening import OPENING
from engine.workshop.rows import read_event, replay
from engine.workshop.state import Part, Programme, Running, State

Drawn = Callable[[State], object]
"""Draws every page there is; what cannot be drawn raises whatever it likes."""


@dataclass(frozen=True)
class Refolded:
    """What is left of a log over new content: its rows, and the workshop after them.

    ``dropped`` are the commands that no longer fit. ``gone`` is what the first of them brought
    into view and is there no more, if it was that.
    """

    state: State
    rows: tuple[Draft, ...]
    dropped: int = 0
    gone: Words | None = None


class _Gone(Exception):
    """What an event shows is not there any more."""

    def __init__(self, name: Words) -> None:
        super().__init__("gone")
        self.name = name


def refold(
    before: Programme,
    after: Programme,
    header: WorkshopOpened,
    rows: Sequence[Row],
    own: Mapping[str, OwnRow],
    drawn: Drawn,
) -> Refolded:
    """Return the log ``rows`` over ``after``, up to the first command that no longer fits.

    A command fits if its events can be read and happen, if all they show is still there, and if
    every page can be drawn after it. ``header`` stands in the place of the first row.

    Raises:
        Exception: any, if not even the opening fits.
    """
    first = replace(rows[0], data=wire.dump_event(header, str)[1])
    commands = _commands([first, *rows[1:]])
    state, kept = State(after), list[Draft]()
    for number, command in enumerate(commands):
        try:
            carried = _carried(state, command, own, before)
            drawn(carried)
        except Exception as error:  # content may be anything, and rules trust what happened
            if number < len(OPENING):
                raise
            gone = error.name if isinstance(error, _Gone) else None
            return Refolded(state, tuple(kept), len(commands) - number, gone)
        state = carried
        kept += map(_draft, command)
    return Refolded(state, tuple(kept))


def _commands(rows: Sequence[Row]) -> list[list[Row]]:
    return [list(some) for _, some in groupby(rows, key=lambda row: row.rid)]


def _draft(row: Row) -> Draft:
    return Draft(row.scope, row.rid, row.kind, row.data, row.clock)


def _carried(
    state: State, command: Sequence[Row], own: Mapping[str, OwnRow], before: Programme
) -> State:
    for row in command:
        running = state.running.get(row.scope)
        if running is not None:
            _must_be_there(running, read_event(state, row, own), before)
        state = replay(state, [row], own)
    return state


def _must_be_there(running: Running, event: Any, before: Programme) -> None:
    trial = running.game.trial or NO_TRIAL
    if not (seen := set(trial.seen(running.state, event))):
        return
    missing = seen - {one.id for one in trial.sights(running.part.content)}
    known = _sights_before(running, before) if missing else ()
    for one in known:
        if one.id in missing:
            raise _Gone(one.name)


def _sights_before(running: Running, before: Programme) -> Iterator[Sight]:
    parts: list[Part] = [one for part in before.parts[running.step :][:1] for one in part.stations]
    for part in parts[running.station :][:1]:
        yield from (part.game.trial or NO_TRIAL).sights(part.content)
