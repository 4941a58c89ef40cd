"""How a workshop stands. Rebuilt from the log, never stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from engine.core import AnyGame, Group, Own, Setup
from engine.workshop.history import Entry, History
from engine.workshop.messages import Phones
from engine.workshop.notebook import Notebook
from engine.workshop.people import MOST_SEATS, People
from engine.workshop.plan import CAROUSEL, Plan, Step
from engine.workshop.steering_messages import Shown

PEOPLE = "people"
WORKSHOP = "workshop"


@dataclass(frozen=True)
class Part:
    """A step with the rules that play it and the content they play with."""

    step: Step
    game: AnyGame
    content: Any

    @property
    def stations(self) -> tuple["Part", ...]:
        """What is played at the same time: this alone."""
        return (self,)

    @property
    def rounds(self) -> int:
        """How often the tables change places: they stay where they are."""
        return 1

    @property
    def activity(self) -> str:
        """What the plan calls it."""
        return self.game.id


@dataclass(frozen=True)
class Carousel:
    """A step in which tables go round: in round r table i plays station (i + r) mod n.

    A station's own step holds the minutes of one round.
    """

    step: Step
    stations: tuple[Part, ...]
    rounds: int

    @property
    def activity(self) -> str:
        """What the plan calls it."""
        return CAROUSEL

    def station_of(self, table: int, round: int) -> int:
        """Return the station at which table number ``table`` is in ``round``, all from 0."""
        return (table + round) % len(self.stations)


@dataclass(frozen=True)
class Programme:
    """A plan, ready to be played."""

    plan: Plan
    parts: tuple[Part | Carousel, ...]


@dataclass(frozen=True)
class Timing:
    """The soft clock of a step; as the Timer widget."""

    total: int
    used: int = 0
    since: int | None = None
    hidden: bool = False

    def used_at(self, clock: int) -> int:
        """Return the milliseconds used at ``clock``."""
        return self.used + (clock - self.since if self.since is not None else 0)


@dataclass(frozen=True)
class Reached:
    """Where a group is in an activity, and the workshop clock at which it came there."""

    at: int
    clock: int


@dataclass(frozen=True)
class Running:
    """One activity: its rules, its state, and all that reached it."""

    id: str
    step: int
    part: Part
    setup: Setup
    groups: tuple[Group, ...]
    state: Any
    station: int = 0
    round: int = 0
    history: History = field(default_factory=History)
    reached: Mapping[Group, Reached] = field(default_factory=dict)

    @property
    def game(self) -> AnyGame:
        """The rules that play it."""
        return self.part.game

    def after(self, seq: int, rid: str, event: Any) -> "Running":
        """Return the activity after one more event of its own, or about people."""
        return replace(
            self,
            state=self.game.evolve(self.state, event),
            history=self.history.plus(Entry(seq, rid, event)),
        )

    def retold(self, history: History) -> "Running":
        """Return the activity as ``history`` makes it, from its very start."""
        state = self.game.start(self.part.content, self.setup)
        for entry in reversed(list(history.alive())):
            state = self.game.evolve(state, entry.event)
        return replace(self, state=state, history=history)


@dataclass(frozen=True)
class State:
    """The workshop after the events so far. ``seq`` is the log's length."""

    programme: Programme
    seed: int = 0
    code: str = ""
    opened: str = ""
    seq: int = 0
    clock: int = 0
    people: People = field(default_factory=People)
    step: int = -1
    entered: int = 0
    """When the present step or round began, the last time it did (workshop clock)."""
    rounds: Mapping[int, int] = field(default_factory=dict)
    """The round (from 0) at which each carousel is, by step."""
    running: Mapping[str, Running] = field(default_factory=dict)
    timers: Mapping[tuple[int, int], Timing] = field(default_factory=dict)
    """The clock of each step and round."""
    focus: Group | None = None
    shows: Shown = "play"
    """What the shared screen shows, unless a group is in focus."""
    held: frozenset[Group] = frozenset()
    """The groups that stand still while the others go on."""
    extra: Mapping[tuple[int, int, Group], int] = field(default_factory=dict)
    """Minutes that a group has more than the others, by step, round and group."""
    announced: Mapping[Group, Own[str]] = field(default_factory=dict)
    """What was announced to each group, and (empty) to everyone."""
    let: Phones | None = None
    """Who may join with a phone, if the facilitator changed what the plan says."""
    locked: bool = False
    """Whether nobody new may join with a phone."""
    most_seats: int = MOST_SEATS
    """How many seats there may be before nobody more may join with a phone."""
    ended: bool = False
    help: Own[str] | None = None
    """Where help is near, a line each, as the facilitator wrote it down."""
    judged: frozenset[tuple[str, str]] = frozenset()
    """The texts that the facilitator has looked at: activity and id of each."""
    wiped: bool = False
    """Whether all that was personal was erased at or after the end."""
    keep_until: str = ""
    """The last day on which what is personal is still there; empty if it goes at the end."""
    figures: Own[dict[str, Any]] | None = None
    """What may be told of everyone's own webs; None until the closing."""
    notebook: Notebook = ()
    """What the facilitator wrote beside the game."""
    accepted: Mapping[str, int] = field(default_factory=dict)
    """Commands accepted so far, by scope: what luck is counted by."""
    last_rid: str = ""

    @property
    def phones(self) -> Phones:
        """Who may join with their own phone."""
        return self.let or self.programme.plan.phones

    @property
    def part(self) -> Part | Carousel:
        """The step the workshop is at."""
        return self.programme.parts[self.step]

    @property
    def round(self) -> int:
        """The round the workshop is at, from 0."""
        return self.rounds.get(self.step, 0)

    @property
    def timing(self) -> Timing | None:
        """The clock of this moment."""
        return self.timers.get((self.step, self.round))

    def extra_of(self, group: Group) -> int:
        """Return the minutes that ``group`` has more than the others now."""
        return self.extra.get((self.step, self.round, group), 0)

    @property
    def last_step(self) -> bool:
        """Whether this is the last step of the plan."""
        return self.step == len(self.programme.parts) - 1

    def at_step(self, step: int) -> tuple[Running, ...]:
        """Return the activities of ``step``, in the order they were started."""
        return tuple(one for one in self.running.values() if one.step == step)

    def in_round(self, step: int, round: int) -> tuple[Running, ...]:
        """Return the activities of ``round`` of ``step``, in the order they were started.

        One whose tables all joined another is played no more.
        """
        there = set(self.people.groups)
        here = (one for one in self.at_step(step) if one.round == round)
        return tuple(one for one in here if there.intersection(one.groups))

    @property
    def now(self) -> tuple[Running, ...]:
        """The activities of the present step and round."""
        return self.in_round(self.step, self.round)

    def is_now(self, running: Running) -> bool:
        """Return whether ``running`` is being played at this moment."""
        return (running.step, running.round) == (self.step, self.round)

    def of_group(self, group: Group | None) -> Running | None:
        """Return the activity that ``group`` is in now."""
        return next((one for one in self.now if group in one.groups), None)

    def of_seat(self, seat: int) -> Running | None:
        """Return the activity that ``seat`` is in now."""
        return self.of_group(self.people.group_of(seat))
