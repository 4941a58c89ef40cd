"""One group of bots on its way to something in a scenario, on the rules alone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import takewhile
from random import Random
from typing import Any, Final

from engine.core import ROOM, Control, Luck, Moment, Person, Rejected
from engine.core.trial import NO_TRIAL, AnyTrial
from engine.playtest.play import frozen
from engine.playtest.players import CURIOUS, WANTED, Filling, Player, fillings
from engine.store import Batch
from engine.workshop.decide import decide
from engine.workshop.rows import settle
from engine.workshop.state import Part, Running, State

_WAITS: Final = (0, 20_000, 60_000, 600_000)
_LOOKED_AT: Final = (*WANTED, *CURIOUS, "settings")
"""What may bring something at once; a card may be turned up from the hand, for one."""
_WHOLE: Final = 99


@dataclass(frozen=True)
class Press:
    """Something done on the way: when (by the workshop clock), by whom, to what."""

    clock: int
    who: Person
    to: str
    command: Any


@dataclass(frozen=True)
class Way:
    """A way to a sight: how the workshop began, and what is pressed from there."""

    begun: State
    presses: tuple[Press, ...]

    def gone(self) -> tuple[State, list[Batch]]:
        """Return the workshop at the end of this way, and all that is to be stored of it."""
        state, batches = self.begun, list[Batch]()
        for number, press in enumerate(self.presses, start=1):
            luck = Luck(state.seed, press.to, state.accepted.get(press.to, 0))
            events = decide(state, press.to, press.command, Moment(press.who, press.clock, luck))
            state, batch = settle(state, events, f"bot:{number}", press.clock)
            batches.append(batch)
        return state, batches


def trial_of(part: Part) -> AnyTrial:
    """Return what the game of ``part`` tells of what there is to see."""
    return part.game.trial or NO_TRIAL


class Walk:
    """One group of bots on its way through an activity, on the rules alone.

    ``nearest`` is where it came nearest to the sight, to go on from another time.
    """

    def __init__(
        self,
        way: Way,
        state: State,
        running: Running,
        sight: str,
        player: Player,
        dice: Random,
    ) -> None:
        self._game, self._trial = running.game, trial_of(running.part)
        self._id, self._seed = running.id, state.seed
        self._first = state.accepted.get(running.id, 0) - len(way.presses)
        self._state, self._clock = running.state, state.clock
        self._begun, self._presses = way.begun, list(way.presses)
        self._sight, self._player, self._dice = sight, player, dice
        self._about = sight.split(":")[1:]
        self._tried: Counter[str] = Counter()
        self._near = 0.0
        self.nearest: Walk | None = None

    def forked(self, player: Player, dice: Random) -> "Walk":
        """Return a walk that goes on from here in a way of its own."""
        other = copy(self)
        other._player, other._dice, other.nearest = player, dice, None
        other._presses, other._tried = [*self._presses], Counter(self._tried)
        return other

    @property
    def length(self) -> int:
        """How many presses it took to come here."""
        return len(self._presses)

    @property
    def rank(self) -> tuple[float, int]:
        """How near this is: what is most like the sight first, then what took least."""
        return self._near, -self.length

    def taken(self, most: int) -> Way | None:
        """Return the way until the sight came, None if it did not in ``most`` presses.

        What people must find out themselves is left to whoever looks: a right try is not
        pressed, it is what comes next.
        """
        while len(self._presses) < most:
            offered = self._game.offers(self._state, ROOM, self._clock)
            near, best = self._likest(offered)
            if best is None and self._near:
                near, best = self._later()
            if best and near == _WHOLE:
                if best[0].intent != "try":
                    self._press(*best)
                return Way(self._begun, tuple(self._presses))
            press = best or self._next(offered)
            if press is None or not self._took(*press):
                return None
            if best:
                self._mark(near)
        return None

    def _later(self) -> tuple[float, tuple[Control, Filling] | None]:
        """Return the same of a while later: near the sight, waiting may be all that is needed."""
        for wait in _WAITS[1:]:
            now, self._clock = self._clock, self._clock + wait
            near, best = self._likest(self._game.offers(self._state, ROOM, self._clock))
            if best:
                return near, best
            self._clock = now
        return self._near, None

    def _mark(self, near: float) -> None:
        self._near = max(self._near, near)
        if self.nearest is None or near > self.nearest._near:
            self.nearest = self.forked(self._player, self._dice)

    def _likest(self, offered: Sequence[Control]) -> tuple[float, tuple[Control, Filling] | None]:
        """Return the press that brings the sight at once, or else what is most like it and new."""
        most, best = self._near, None
        for control in offered:
            for filled in self._fillings(control) if control.intent in _LOOKED_AT else ():
                near = max(map(self._likeness, self._sights(control, filled)), default=0)
                if near > most:
                    most, best = near, (control, filled)
        return most, best

    def _likeness(self, id: str) -> float:
        """Return how much the sight ``id`` is like the one that is looked for.

        An id is a kind and then what it is about, so that ``later:bike:1`` is like
        ``choice:bike:1``, and a little like ``card:bike``; ``hint:door:2`` comes before 3.
        """
        if id == self._sight:
            return _WHOLE
        own = id.split(":")[1:]
        pairs = zip(own, self._about, strict=False)
        same = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
        here, there = own[same : same + 1], self._about[same : same + 1]
        if same and "".join(here).isdecimal() and "".join(there).isdecimal():
            return same + 1 / (2 + abs(int(here[0]) - int(there[0])))
        return same

    def _fillings(self, control: Control) -> Iterator[Filling]:
        if control.intent == "try" and (right := self._trial.solve(self._state, control)):
            yield right
            return
        for _, filled in fillings(control, self._dice):
            yield filled

    def _sights(self, control: Control, filled: Filling) -> set[str]:
        try:
            events = self._decided(control, filled)
        except Rejected:
            return set()
        state, found = self._state, set[str]()
        for event in events:
            found.update(self._trial.seen(state, event))
            state = self._game.evolve(state, event)
        return found

    def _decided(self, control: Control, filled: Filling) -> Sequence[Any]:
        events: Sequence[Any] = self._game.decide(
            self._state, _command(control, filled), self._moment()
        )
        return events

    def _moment(self) -> Moment:
        luck = Luck(self._seed, self._id, self._first + len(self._presses))
        return Moment(ROOM, self._clock, luck)

    def _next(self, offered: Sequence[Control]) -> tuple[Control, Filling] | None:
        """Return the next press; where people must wait a while, that is what they do."""
        clock = self._clock
        for wait in _WAITS:
            here = offered if not wait else self._game.offers(self._state, ROOM, clock + wait)
            if press := self._player.chosen(here, self._tried, self._dice):
                self._clock = clock + wait
                return press
        return None

    def _took(self, control: Control, filled: Filling) -> bool:
        """Press ``control``; return whether the rules took it."""
        if control.intent == "try":
            self._tried[control.id] += 1
            if self._dice.random() < self._player.way.skill:
                filled = self._trial.solve(self._state, control) or filled
        _, likely, _ = self._trial.seconds(self._state, control)
        self._clock += likely * 1000
        for one in (filled, *(filled for _, filled in fillings(control, self._dice))):
            try:
                self._press(control, one)
            except Rejected:  # choices that do not go together
                continue
            return True
        return False

    def _press(self, control: Control, filled: Filling) -> None:
        command = _command(control, filled)
        for event in self._game.decide(self._state, command, self._moment()):
            self._state = self._game.evolve(self._state, event)
        self._presses.append(Press(self._clock, ROOM, self._id, command))


def _command(control: Control, filled: Filling) -> Any:
    return replace(control.command, **frozen(filled)) if filled else control.command
