"""Players who press what they are shown: any answer, else a try, else what comes next."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from engine import wire
from engine.core import (
    ROOM,
    Control,
    Field,
    Luck,
    Moment,
    Participant,
    Person,
    Rejected,
    SeatCame,
    Visitor,
)
from engine.store import Batch
from engine.workshop.decide import decide
from engine.workshop.messages import STEERING
from engine.workshop.offers import offers
from engine.workshop.pages import Room
from engine.workshop.people_messages import COMING, Join
from engine.workshop.rows import settle
from engine.workshop.state import PEOPLE, WORKSHOP, State

MOST_TRIES = 3
"""Times a bot tries one control that may be wrong."""
_STEP = 1_000
"""Milliseconds the clock goes on with each command."""


def filled(control: Control, dice: Random) -> wire.Json:
    """Return the command of ``control`` with its blanks filled: by an example, if it has one."""
    filling = dict(dice.choice(control.examples)) if control.examples else {}
    for blank in control.fields:
        if blank.required and blank.name not in filling:
            filling[blank.name] = made_up(blank, dice)
    return {**control.command, **filling}


def made_up(blank: Field, dice: Random) -> Any:
    """Return something that may be filled in at ``blank``; long texts are three dots."""
    values = [option.value for option in blank.options]
    match blank.kind:
        case "one":
            return dice.choice(values)
        case "many":
            return values[: blank.max or 1]
        case "order":
            return dice.sample(values, len(values))
        case "number" | "scale":
            return dice.randint(blank.min or 0, blank.max if blank.max is not None else 10)
        case _:
            return "…"


def choose(controls: Sequence[Control], tried: Counter[str], dice: Random) -> Control | None:
    """Return what a generic client presses: any answer; else a try; else one advance."""
    answers = [one for one in controls if one.intent == "answer"]
    tries = [one for one in controls if one.intent == "try" and tried[one.id] < MOST_TRIES]
    nexts = [one for one in controls if one.intent == "advance"]
    found = answers or tries or nexts
    if not found:
        return None
    control = dice.choice(found)
    tried[control.id] += control.intent == "try"
    return control


@dataclass
class Evening:
    """A whole workshop played in this process, on the pure rules alone."""

    state: State
    dice: Random = field(default_factory=lambda: Random(0))
    clock: int = 0
    sent: int = 0
    room: Room = field(default_factory=Room)
    tried: dict[Person, Counter[str]] = field(default_factory=dict)
    kept: list[Batch] = field(default_factory=list)
    """What a store would have been given."""

    def join(self, keep: bool = True, group: str | None = None) -> int:
        """Seat someone with a phone, and return the seat."""
        events = decide(self.state, PEOPLE, Join(keep, group), self._moment(Visitor(), PEOPLE))
        self._settle(events)
        return next(event.seat for _, event in events if isinstance(event, SeatCame))

    def offers(self, who: Person) -> tuple[Control, ...]:
        """Return all that ``who`` can do now."""
        return offers(self.state, who, self.clock, self.room)

    def tell(self, who: Person, command: wire.Json) -> None:
        """Carry out ``command`` as a client posts it.

        Raises:
            Rejected: if the rules refuse it.
            Malformed: if it is no command.
        """
        to = command["to"]
        plain = {name: value for name, value in command.items() if name != "to"}
        message = wire.load(plain, self._kinds(to))
        self._settle(decide(self.state, to, message, self._moment(who, to)))

    def press(self, who: Person, control: Control) -> None:
        """Press ``control``, its blanks filled."""
        self.tell(who, filled(control, self.dice))

    def play(self, most: int = 5_000, leader: Person = ROOM) -> Iterator[tuple[Person, Control]]:
        """Play until nobody has anything left to do, yielding each press.

        People with a phone answer for themselves; ``leader`` does the rest.
        """
        for _ in range(most):
            press = self._next(leader)
            if press is None:
                return
            self.press(*press)
            yield press

    def _next(self, leader: Person) -> tuple[Person, Control] | None:
        phones = [Participant(s) for s, sat in self.state.people.seats.items() if sat.phone]
        for who in [*self.dice.sample(phones, len(phones)), leader]:
            tried = self.tried.setdefault(who, Counter())
            control = choose(self.offers(who), tried, self.dice)
            if control:
                return who, control
        return None

    def _kinds(self, to: str) -> tuple[type[Any], ...]:
        if to == WORKSHOP:
            return STEERING
        if to == PEOPLE:
            return COMING
        if to not in self.state.running:
            raise Rejected("moved_on")
        return self.state.running[to].game.commands

    def _moment(self, who: Person, scope: str) -> Moment:
        luck = Luck(self.state.seed, scope, self.state.accepted.get(scope, 0))
        return Moment(who, self.clock, luck)

    def _settle(self, events: Iterable[tuple[str, Any]]) -> None:
        self.sent += 1
        self.clock += _STEP
        rid = f"bot:{self.sent}"
        self.state, batch = settle(self.state, list(events), rid, self.clock)
        self.kept.append(batch)


def opened(state: State, seed: int = 0, phones: int = 0) -> Evening:
    """Return an evening on a workshop that was just opened, with ``phones`` people joined."""
    evening = Evening(replace(state, seed=seed), Random(seed))
    for _ in range(phones):
        evening.join()
    return evening
