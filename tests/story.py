"""Given what happened, when someone asks, then this happens: for any game."""

from functools import reduce
from random import Random
from typing import Any

import pytest

from engine import wire
from engine.core import (
    FACILITATOR,
    ROOM,
    AnyGame,
    Control,
    GroupCame,
    GroupScreen,
    Luck,
    Moment,
    Participant,
    Person,
    Rejected,
    SeatCame,
    SeatLeft,
    Setup,
)

Press = tuple[Person, Control]


class Story:
    """A game as it is being played, with everything that happened in it."""

    def __init__(self, game: AnyGame, content: Any, setup: Setup | None = None) -> None:
        self.game, self.content, self.setup = game, content, setup or Setup()
        self.state = game.start(content, self.setup)
        self.happened: list[Any] = []
        self.groups: list[str] = []
        self.phones: list[int] = []
        self.clock = 0

    def given(self, *events: Any) -> "Story":
        for event in events:
            self._know(event)
        self.state = reduce(self.game.evolve, events, self.state)
        self.happened += events
        return self

    def _know(self, event: Any) -> None:
        match event:
            case GroupCame(group) if group not in self.groups:
                self.groups.append(group)
            case SeatCame(seat, _, True) if seat not in self.phones:
                self.phones.append(seat)
            case SeatLeft(seat) if seat in self.phones:
                self.phones.remove(seat)

    def when(self, who: Person | int, command: Any, luck: int = 0) -> "Story":
        person = Participant(who) if isinstance(who, int) else who
        self.moment = Moment(person, self.clock, Luck(luck, "story", len(self.happened)))
        self.command = command
        return self

    def decided(self) -> list[Any]:
        events: list[Any] = self.game.decide(self.state, self.command, self.moment)
        return events

    def then(self, *events: Any) -> "Story":
        assert self.decided() == list(events)
        return self.given(*events)

    def then_it_happens(self) -> "Story":
        return self.given(*self.decided())

    def then_refused(self, code: str) -> "Story":
        with pytest.raises(Rejected) as refusal:
            self.decided()
        assert refusal.value.code == code
        return self

    def offers(self, who: Person | int) -> tuple[Control, ...]:
        person = Participant(who) if isinstance(who, int) else who
        return self.game.offers(self.state, person, self.clock)

    def offered(self, who: Person | int, name: str) -> Control:
        return next(control for control in self.offers(who) if control.id == name)

    def ids(self, who: Person | int) -> list[str]:
        return [control.id for control in self.offers(who)]

    def pages(self) -> list[Person]:
        screens = [GroupScreen(group) for group in self.groups]
        return [FACILITATOR, ROOM, *screens, *(Participant(seat) for seat in self.phones)]

    def presses(self) -> list[Press]:
        return [(who, control) for who in self.pages() for control in self.offers(who)]

    def press(
        self, who: Person | int, control: Control, example: int = 0, luck: int = 0
    ) -> "Story":
        """Fill in an example and send it the way a client does: as JSON."""
        filled = dict(control.examples[example]) if control.fields else {}
        command = wire.load(wire.dump(control.command) | filled, self.game.commands)
        return self.when(who, command, luck).then_it_happens()

    def go_on(self, who: Person = FACILITATOR, luck: int = 0) -> "Story":
        onward = next(c for c in self.offers(who) if c.intent == "advance")
        return self.press(who, onward, luck=luck)

    def play_on(self, luck: int = 0, most: int = 2000) -> "Story":
        """Any answer; else a try; else one advance: until nobody has any of these left."""
        chance = Random(luck)
        for _ in range(most):
            presses = self.presses()
            wanted = [
                [p for p in presses if p[1].intent == i] for i in ("answer", "try", "advance")
            ]
            best = next((some for some in wanted if some), None)
            if best is None:
                return self
            who, control = best[chance.randrange(len(best))]
            example = chance.randrange(len(control.examples)) if control.fields else 0
            self.press(who, control, example, luck=chance.randrange(1000))
            self.clock += chance.randrange(60_000)
        raise AssertionError("this game does not come to an end")

    def replayed(self) -> Any:
        return reduce(self.game.evolve, self.happened, self.game.start(self.content, self.setup))
