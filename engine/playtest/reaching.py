"""A short way to something in a scenario: bots play a workshop until they come to see it."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from random import Random
from typing import Any, Final

from engine.core import FACILITATOR
from engine.playtest.players import WAYS, Player
from engine.playtest.walking import Press, Walk, Way, trial_of
from engine.workshop.messages import Rotate
from engine.workshop.state import WORKSHOP, Part, Programme, State
from engine.workshop.steering_messages import GoTo

MOST_PRESSES: Final = 300
_CURIOUS: Final = replace(WAYS["random"], curious=0.5)
"""Half of the time it changes something or passes, as nobody does who wants to get on."""
_FEW: Final = 10
"""Presses of a first attempt; later ones may take more. What is near is found soon so."""
_ALSO: Final = 0.5
"""Seconds that a shorter way is looked for; or twice what the first one took, if that is more."""

Beginning = Callable[[int], State]
"""Returns how the workshop begins at attempt number so much, counted from 0."""


def ways(begins: Beginning, sight: str, seconds: float) -> Iterator[Way | float]:
    """Yield shorter and shorter ways to ``sight``, and between them which part is done.

    It takes ``seconds`` at most, and ends soon after something was found.
    """
    began, search = time.monotonic(), _Search(begins, sight)
    until = began + seconds
    for number in count():
        way = search.attempt(number)
        spent = time.monotonic() - began
        if way is not None:
            until = min(until, time.monotonic() + max(_ALSO, 2 * spent))
            yield way
        yield min(1.0, spent / seconds)
        if time.monotonic() >= until or search.most < 1:
            return


class _Search:
    """Attempts to come to ``sight``. Every other one goes on from the nearest that one came."""

    def __init__(self, begins: Beginning, sight: str) -> None:
        self._begins, self._sight = begins, sight
        self._players = [Player(one) for way in WAYS.values() for one in (way, _CURIOUS)]
        self._ways: dict[int, list[tuple[Any, ...]]] = {}
        self._nearest: Walk | None = None
        self.most = MOST_PRESSES

    def attempt(self, number: int) -> Way | None:
        """Return the way that bots find at attempt ``number``, shorter than all before, if any."""
        player = self._players[number // 2 % len(self._players)]
        dice = Random(f"{number}")
        if self._nearest is not None and number % 2:
            walk = self._nearest.forked(player, dice)
        elif (begun := self._begun(number // 2, player, dice)) is not None:
            walk = begun
        else:
            return None
        found = walk.taken(min(self.most, walk.length + _FEW + number // 2))
        self._remember(walk.nearest)
        if found is not None:
            self.most = len(found.presses) - 1
        return found

    def _remember(self, walk: "Walk | None") -> None:
        known = self._nearest
        if walk is not None and (known is None or walk.rank > known.rank):
            self._nearest = walk

    def _begun(self, number: int, player: Player, dice: Random) -> "Walk | None":
        begun = self._begins(number)
        there = self._to_there(begun.programme)
        if not there:
            return None
        commands = there[number % len(there)]
        presses = tuple(Press(0, FACILITATOR, WORKSHOP, one) for one in commands)
        state, _ = Way(begun, presses).gone()
        running = next(one for one in state.now if _shows(one.part, self._sight))
        return Walk(Way(begun, presses), state, running, self._sight, player, dice)

    def _to_there(self, programme: Programme) -> list[tuple[Any, ...]]:
        """Return how whoever leads brings the first table to where the sight is, each way."""
        if id(programme) not in self._ways:
            there = places(programme, self._sight)
            self._ways[id(programme)] = [_leading(step, station) for step, station in there]
        return self._ways[id(programme)]


def _leading(step: int, station: int) -> tuple[Any, ...]:
    onward = [Rotate(step, round, round + 1) for round in range(station)]
    return (*([GoTo(0, step)] if step else []), *onward)


def places(programme: Programme, sight: str) -> Iterator[tuple[int, int]]:
    """Yield the steps, and the stations there, that have ``sight``."""
    for step, part in enumerate(programme.parts):
        for station, one in enumerate(part.stations[: max(1, part.rounds)]):
            if _shows(one, sight):
                yield step, station


def _shows(part: Part, sight: str) -> bool:
    return any(one.id == sight for one in trial_of(part).sights(part.content))
