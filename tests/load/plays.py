"""Games that bots play in this process, by the rules alone, and what came up in them."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from random import Random
from typing import Any

from pydantic import BaseModel

from engine import wire
from engine.bots import choose, filled
from engine.core import ROOM, AnyGame, Control, GroupCame, Luck, Moment, SeatCame, Setup
from engine.workshop.rotating import addressed

GROUP, SEATS = "g1", 4
"""One table of four, without phones."""
PAUSE = 20_000
"""Milliseconds of the workshop clock between two presses."""
MOST = 5_000
"""Presses after which a game that has not ended never will."""


@dataclass(frozen=True)
class Piece:
    """A part of a scenario with an id: a card, a persona, a lock, a measure."""

    id: str
    sort: str
    dimensions: tuple[str, ...]


@dataclass
class Play:
    """One game of one table. ``seconds`` of the processor went to offers, decide and evolve.

    ``shown`` are the pieces that came up at all, ``played`` those an event is itself about.
    """

    game: AnyGame
    state: Any
    known: frozenset[str]
    seed: int
    clock: int = 0
    presses: int = 0
    seconds: float = 0.0
    shown: set[str] = field(default_factory=set)
    played: set[str] = field(default_factory=set)
    dice: Random = field(default_factory=Random)
    tried: Counter[str] = field(default_factory=Counter)

    def press(self) -> bool:
        """Press what a generic client presses; return whether there was anything."""
        control = choose(self._offers(), self.tried, self.dice)
        if control is None:
            return False
        command = self._filled(control)
        moment = Moment(ROOM, self.clock, Luck(self.seed, "play", self.presses))
        began = time.process_time()
        events = self.game.decide(self.state, command, moment)
        for event in events:
            self.state = self.game.evolve(self.state, event)
        self.seconds += time.process_time() - began
        self._note(events)
        self.presses += 1
        self.clock += PAUSE
        return True

    def _offers(self) -> tuple[Control, ...]:
        began = time.process_time()
        found = self.game.offers(self.state, ROOM, self.clock)
        self.seconds += time.process_time() - began
        return found

    def _filled(self, control: Control) -> Any:
        plain = replace(control, command=addressed("", control.command))
        command = filled(plain, self.dice)
        return wire.load({n: v for n, v in command.items() if n != "to"}, self.game.commands)

    def _note(self, events: list[Any]) -> None:
        for event in events:
            self.shown |= self.known.intersection(texts(event))
            values = (getattr(event, one.name) for one in fields(event))
            self.played |= self.known.intersection(v for v in values if isinstance(v, str))


def texts(value: Any) -> Iterator[str]:
    """Yield every text in ``value``, however deep."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts(getattr(value, one.name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from (*texts(key), *texts(inner))
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from texts(inner)


def pieces(content: Any, sort: str = "") -> Iterator[Piece]:
    """Yield every part of ``content`` that has an id, under the name of its list."""
    if isinstance(content, list | tuple):
        for inner in content:
            yield from pieces(inner, sort)
    elif isinstance(content, Mapping):
        for inner in content.values():
            yield from pieces(inner, sort)
    elif isinstance(content, BaseModel):
        own = getattr(content, "id", None)
        if sort and isinstance(own, str):
            yield Piece(own, sort, _dimensions(content))
        for name in type(content).model_fields:
            yield from pieces(getattr(content, name), name)


def _dimensions(part: BaseModel) -> tuple[str, ...]:
    several = getattr(part, "dimensions", None) or (getattr(part, "dimension", None),)
    return tuple(str(name) for name in several if name)


def play(game: AnyGame, content: Any, known: frozenset[str], seed: int, minutes: int) -> Play:
    """Return a game of one table that a generic client played to its end."""
    state = game.start(content, Setup(groups=(GROUP,), minutes=minutes, luck=seed))
    here = [GroupCame(GROUP), *(SeatCame(seat + 1, GROUP) for seat in range(SEATS))]
    for event in here:
        state = game.evolve(state, event)
    found = Play(game, state, known, seed, dice=Random(seed))
    while found.press():
        if found.presses > MOST:
            raise AssertionError(f"{game.id} does not come to an end")
    return found
