"""How each table stands, since when, and why it may need whoever leads."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from engine.core import Group, Standing, Words, label
from engine.core.views import SeatMark
from engine.spots import spot
from engine.workshop.state import Reached, Running, State

_log = logging.getLogger(__name__)

WRONG: Final = 3
"""Wrong tries in a row from which a table may need help: one or two are part of the game."""
OPEN: Final = 2
"""Unanswered questions of before from which somebody may ask after them: one is fine."""


def standing_of(running: Running, group: Group) -> Standing:
    """Return how ``group`` stands; a game that cannot tell keeps nobody waiting."""
    try:
        return running.game.standing(running.state, group)
    except Exception as error:
        _log.debug("a standing failed: %s", spot(error))
        return Standing()


def reached(running: Running, clock: int) -> Running:
    """Return ``running`` with, for each group, when it came to where it is."""
    found = {group: _reached(running, group, clock) for group in running.groups}
    return running if found == running.reached else replace(running, reached=found)


def _reached(running: Running, group: Group, clock: int) -> Reached:
    at, before = standing_of(running, group).at, running.reached.get(group)
    return before if before and before.at == at else Reached(at, clock)


def since(state: State, running: Running, group: Group) -> int:
    """Return since when ``group`` is where it is: not before the whole room came to this step."""
    before = running.reached.get(group)
    return max(state.entered, before.clock if before else 0)


def reasons(
    state: State, standing: Standing, seats: Sequence[SeatMark], done: bool
) -> Iterator[Words]:
    """Yield why ``group`` may need somebody. That it is silent is none: people are talking."""
    if standing.wrong >= WRONG:
        yield label("workshop.stuck_wrong", count=standing.wrong)
    if not done and _absent(state, seats):
        yield label("workshop.stuck_absent" if seats else "workshop.stuck_empty")
    if standing.open >= OPEN:
        yield label("workshop.stuck_open", count=standing.open)


def _absent(state: State, seats: Sequence[SeatMark]) -> bool:
    """Whether nobody is there: a phone that sleeps lies beside somebody who talks.

    Where nobody was counted in, or people are still coming in, an empty table means nothing.
    """
    if not seats:
        return bool(state.people.seats) and state.step > 0
    return all(seat.here == "gone" for seat in seats)
