"""A rehearsal: people who play along at their own pace, so that a facilitator can practise alone.

They answer on phones, or at the tables where nobody may have one. They never go on, steer or
end: that is what the facilitator practises.
"""

import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from random import Random
from typing import Any, Final

import gevent

from engine import wire
from engine.bots import choose, filled
from engine.core import Control, GroupScreen, Participant, Person, Rejected
from engine.store import NotSaved
from engine.wire import Malformed
from engine.workshop.live import Ended, Live
from engine.workshop.offers import offers

AT_A_TABLE: Final = 4
"""People who come to each table."""
SENTENCES: Final = 8
_TICK: Final = 1.0
_ARRIVING: Final = (0.4, 2.0)
THINKING: Final = (5.0, 18.0)
"""Seconds somebody takes to answer, at least and at most."""
_SIGN: Final = 15.0
"""Seconds between two signs of life of a phone."""
_REFUSED = (Rejected, Malformed, NotSaved)


class Rehearsal:
    """Plays along in ``live``: by chance, or alike for the same ``seed``.

    ``pace`` makes everybody slower (or quicker); 1.0 is human.
    """

    def __init__(self, live: Live, seed: int | None = None, pace: float = 1.0) -> None:
        self._live = live
        self._dice = Random(seed)
        self._pace = pace
        self._sent = 0
        self._due: dict[Person, float] = {}
        self._tried: dict[Person, Counter[str]] = {}
        self._greenlets: list[Any] = []

    def begin(self) -> None:
        """Let people come in, and play."""
        self._greenlets = [gevent.spawn(self._arrive), gevent.spawn(self._play)]
        self._greenlets.append(gevent.spawn(self._give_signs))

    def end(self) -> None:
        """Let everybody stop."""
        gevent.killall(self._greenlets)

    # -------------------------------------------------------------- who plays

    @property
    def seats(self) -> list[int]:
        """The seats of those who play along; nobody else's phone is theirs."""
        found = (self._live.session(_cookie(n)) for n in range(self._wanted))
        seated = self._live.state.people.seats
        return [s for one in found if one for s in one.seats if s in seated]

    @property
    def players(self) -> list[Person]:
        """Who plays along: those with a phone, else each table with its own page."""
        phones: list[Person] = [Participant(seat) for seat in self.seats]
        tables: list[Person] = [GroupScreen(group) for group in self._live.state.people.groups]
        return phones or tables

    @property
    def _wanted(self) -> int:
        return AT_A_TABLE * len(self._live.state.people.groups)

    def _arrive(self) -> None:
        """Come in one after another, as long as phones are welcome."""
        for number in range(self._wanted):
            gevent.sleep(self._dice.uniform(*_ARRIVING) * self._pace)
            with suppress(*_REFUSED, Ended):
                self._live.join(_cookie(number), self._live.lang, True, None)

    def _give_signs(self) -> None:
        while True:
            for seat in self.seats:
                self._live.here(seat, True, self._live.lang)
            gevent.sleep(_SIGN * min(1.0, self._pace))

    # -------------------------------------------------------------- playing

    def _play(self) -> None:
        while not self._live.ended:
            gevent.sleep(_TICK * self._pace)
            if self._live.room.rehearsal == "playing" and not self._live.room.hold:
                for who in self.players:
                    self.take_turn(who)

    def take_turn(self, who: Person) -> bool:
        """Let ``who`` think, or answer when the time has come; return whether that happened."""
        live = self._live
        wanted = [
            one for one in offers(live.state, who, live.clock, live.room)
            if one.intent in ("answer", "try")
        ]  # fmt: skip
        if not wanted:
            self._due.pop(who, None)
            return False
        wait = self._dice.uniform(*THINKING) * self._pace
        if time.monotonic() < self._due.setdefault(who, time.monotonic() + wait):
            return False
        self._due.pop(who)
        return self._press(who, wanted)

    def _press(self, who: Person, wanted: Sequence[Control]) -> bool:
        control = choose(wanted, self._tried.setdefault(who, Counter()), self._dice)
        if control is None:
            return False
        self._sent += 1
        command = self._written(control)
        with suppress(*_REFUSED, Ended):
            self._live.tell(_actor(who), who, f"r{self._sent}", command, self._live.lang)
            return True
        return False

    def _written(self, control: Control) -> wire.Json:
        """Return the command of ``control``, with a sentence wherever somebody writes freely."""
        command = filled(control, self._dice)
        free = [one.name for one in control.fields if one.kind == "text" and not one.options]
        if control.intent != "answer" or not free:
            return command
        return {**command, **{name: self._sentence() for name in free}}

    def _sentence(self) -> str:
        number = self._dice.randint(1, SENTENCES)
        return self._live.say(self._live.lang)(f"rehearsal.sentence_{number}")


def _cookie(number: int) -> str:
    """Return what stands for the cookie of player ``number``: no browser can have it."""
    return "rehearsal:" + sha256(str(number).encode()).hexdigest()[:16]


def _actor(who: Person) -> str:
    return f"rehearsal:{who.seat}" if isinstance(who, Participant) else f"rehearsal:{who}"
