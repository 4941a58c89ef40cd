"""How the room stands. Rebuilt from the log, never stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from engine.core import Group, Mode, Option, Setup
from engine.core.replacing import replace
from games.escape_room.content import Lock, Role, Room
from games.escape_room.events import How, Opened, Place
from games.escape_room.graph import Graph, graph_of
from games.escape_room.options import Options, from_setup
from games.escape_room.shown import Lists, shuffled
from games.escape_room.wording import role_name

Phase = Literal["story", "play", "end"]
ROOM_PLACE: Place = ""
HINTS = 3
MINUTE = 60_000
"""Milliseconds."""


@dataclass(frozen=True)
class Seat:
    """Someone at a table."""

    group: Group
    phone: bool = False


@dataclass(frozen=True)
class Stand:
    """How far one lock is. ``until`` is when it can be tried again (workshop clock)."""

    tries: int = 0
    wrong: int = 0
    hints: int = 0
    asked: int = 0
    """Hints that the group asked for itself."""
    until: int = 0
    opened: How | None = None


_UNTRIED = Stand()


@dataclass(frozen=True, kw_only=True)
class State:
    """The room after the events so far."""

    room: Room
    mode: Mode
    options: Options
    graph: Graph
    lists: Lists = field(repr=False)
    cast: Mapping[str, Option] = field(repr=False)
    """The roles as one is chosen from, by id."""
    phase: Phase = "story"
    began: int = 0
    now: tuple[Lock, ...] = ()
    """The locks that can be tried now."""
    groups: tuple[Group, ...] = ()
    ever_seated: frozenset[Group] = frozenset()
    """A table without seats may still play on paper; one that everybody left does not."""
    seats: Mapping[int, Seat] = field(default_factory=dict)
    tables: Mapping[Group, tuple[str, ...]] = field(default_factory=dict)
    """The roles of each table."""
    hands: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """The roles of each seat."""
    stands: Mapping[str, Stand] = field(default_factory=dict)
    order: tuple[Opened, ...] = ()
    """The locks that opened, in the order in which they did."""
    missed: Mapping[tuple[str, Place], int] = field(default_factory=dict)
    """Wrong tries at each lock from each place, since the last hint on it."""
    looks: Mapping[Place, str] = field(default_factory=dict)
    shown: Mapping[Place, str] = field(default_factory=dict)
    """The role that a screen shows to one person now."""

    seen: Mapping[Place, int] = field(default_factory=dict)
    """How many open locks each screen has told of."""

    @cached_property
    def opened(self) -> tuple[str, ...]:
        """The locks that are open."""
        return tuple(event.lock for event in self.order)

    @property
    def ends(self) -> int:
        """When the time of the room is over, on the workshop clock."""
        return self.began + self.options.minutes * MINUTE

    def place(self, group: Group) -> Place:
        """Return where ``group`` plays: a group alone plays at the screen of its room."""
        return ROOM_PLACE if self.groups == (group,) else group

    def tells_of(self, place: Place) -> Opened | None:
        """Return the lock whose opening the screen at ``place`` still has to tell of."""
        unseen = self.phase == "play" and len(self.order) > self.seen.get(place, 0)
        return self.order[-1] if unseen else None

    def stand(self, lock: str) -> Stand:
        """Return how far ``lock`` is."""
        return self.stands.get(lock, _UNTRIED)

    def at(self, place: Place) -> Lock | None:
        """Return the lock that ``place`` looks at; None if there is nothing to try."""
        now = self.now
        wanted = self.looks.get(place, "")
        return next((lock for lock in now if lock.id == wanted), now[0] if now else None)

    def role(self, id: str) -> Role:
        """Return the role ``id``."""
        return next(role for role in self.room.roles if role.id == id)

    def emptied(self, group: Group) -> bool:
        """Return whether everybody left ``group``."""
        seated = any(seat.group == group for seat in self.seats.values())
        return group in self.ever_seated and not seated

    @property
    def playing(self) -> tuple[Group, ...]:
        """The groups that play now: all, or the one whose turn it is."""
        there = tuple(group for group in self.groups if not self.emptied(group)) or self.groups
        if self.mode != "om_de_beurt" or not there:
            return there
        return (there[len(self.order) % len(there)],)

    def roles_at(self, place: Place) -> tuple[str, ...]:
        """Return the roles that are played at ``place``; the screen of the room serves all."""
        if place == ROOM_PLACE:
            return tuple(self.cast)
        return self.tables.get(place, ())

    def routed(self, options: Options) -> "State":
        """Return the room with ``options``, along the route they name."""
        graph = graph_of(self.room, options.route == "short")
        return replace(self, options=options, graph=graph)


def start(room: Room, setup: Setup) -> State:
    """Return the room before anybody came, its choices shuffled for this team."""
    options = from_setup(room, setup)
    return State(
        room=room,
        mode=setup.mode,
        options=options,
        graph=graph_of(room, options.route == "short"),
        lists=shuffled(room, setup.luck, "".join(setup.groups[:1])),
        cast={role.id: Option(role.id, role_name(role), role.picture) for role in room.roles},
    )
