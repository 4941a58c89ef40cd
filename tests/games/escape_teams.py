"""Teams that play a room the way people do: it takes time, it goes wrong, somebody asks for help.

How long a lock takes is drawn from its ``minutes``; one time in ``STUCK`` a team does not see it
and needs twice the most. A team that asks for help does so once a lock takes longer than is
likely, and each hint halves what is left. Every press goes through the real offers and rules.
"""

from dataclasses import dataclass, field
from heapq import heappop, heappush
from random import Random

from engine.core import FACILITATOR, ROOM, GroupCame, Person, SeatCame, Setup
from games.escape_room import GAME
from games.escape_room.content import Lock, Room
from games.escape_room.events import PlayBegan
from games.escape_room.messages import AskHint, Command, OpenRest
from tests.games.escape import right
from tests.story import Story

MINUTE = 60_000
STUCK = 7
MOST_HINTS = 3
WRONG = (0, 0, 0, 1, 1, 2)
"""Wrong tries on a lock, each as likely."""


@dataclass
class Team:
    """A team at play: ``todo`` is what it will do and when, ``hands`` how many locks at once."""

    told: Story
    dice: Random
    hints: bool
    hands: int
    todo: list[tuple[int, int, str, str]] = field(default_factory=list)
    begun: set[str] = field(default_factory=set)
    commands: int = 0
    asked: int = 0

    @property
    def minutes(self) -> float:
        """How long it played."""
        return self.told.clock / MINUTE

    @property
    def in_time(self) -> bool:
        """Whether nobody had to open what was left."""
        return all(event.how == "answer" for event in self.told.state.order)

    @property
    def seen(self) -> float:
        """The share of the locks that it opened itself."""
        own = [event for event in self.told.state.order if event.how == "answer"]
        return len(own) / len(self.told.state.graph.locks)

    def play(self) -> "Team":
        """Play until the last lock is open, or the time is over and the rest is opened."""
        self._begin()
        while self.told.state.phase == "play" and self.todo[0][0] <= self.told.state.ends:
            at, _, what, lock = heappop(self.todo)
            self.told.clock = max(self.told.clock, at)
            self._ask(lock) if what == "hint" else self._open(lock)
        if self.told.state.phase == "play":
            self.told.clock = max(self.told.clock, self.told.state.ends)
            self._tell(FACILITATOR, OpenRest(len(self.told.state.order)))
        return self

    def _begin(self) -> None:
        free = [lock for lock in self.told.state.now if lock.id not in self.begun]
        at_work = len(self.begun) - len(self.told.state.order)
        for lock in free[: self.hands - at_work]:
            self.begun.add(lock.id)
            self._plan(lock)

    def _plan(self, lock: Lock) -> None:
        likely = lock.minutes[1]
        takes = self._drawn(lock)
        at, left, hints = min(takes, likely), takes - likely, 0
        while self.hints and left > 0 and hints < MOST_HINTS:
            self._push(at, "hint", lock.id)
            left, hints = left / 2, hints + 1
            at, left = at + min(left, 1), left - 1
        self._push(at + max(0, left), "open", lock.id)

    def _drawn(self, lock: Lock) -> float:
        least, likely, most = lock.minutes
        if self.dice.randrange(STUCK) == 0:
            return 2 * most
        return self.dice.triangular(least, most, likely)

    def _push(self, minutes: float, what: str, lock: str) -> None:
        at = self.told.clock + round(minutes * MINUTE)
        heappush(self.todo, (at, len(self.todo), what, lock))

    def _ask(self, lock: str) -> None:
        self.asked += 1
        self._tell(ROOM, AskHint(lock, self.told.state.stand(lock).hints))

    def _open(self, lock: str) -> None:
        for _ in range(self.dice.choice(WRONG)):
            self._wait(lock)
            self._wrong(lock)
        self._wait(lock)
        self._tell(ROOM, right(self.told.state, lock))
        self._begin()

    def _wait(self, lock: str) -> None:
        self.told.clock = max(self.told.clock, self.told.state.stand(lock).until)

    def _wrong(self, lock: str) -> None:
        """Try what fits and is wrong, as it is offered to the facilitator who types for them."""
        control = self.told.offered(FACILITATOR, f"try-{lock}")
        if control.examples:
            self.told.press(FACILITATOR, control)
            self.commands += 1

    def _tell(self, who: Person, command: Command) -> None:
        self.told.offers(who)
        self.told.when(who, command).then_it_happens()
        self.commands += 1


def team(content: Room, seed: int, *, hints: bool, hands: int = 2, route: str = "full") -> Team:
    """A team of seven people at three tables, at the first locks."""
    minutes = content.short if route == "short" and content.short else content.minutes
    setup = Setup(groups=("g1", "g2", "g3"), options={"route": route}, minutes=minutes, luck=seed)
    told = Story(GAME, content, setup)
    told.given(*(GroupCame(group) for group in setup.groups))
    told.given(*(SeatCame(n, f"g{n % 3 + 1}", n % 2 == 0) for n in range(1, 8)), PlayBegan(0))
    return Team(told, Random(seed), hints, hands)
