"""What has happened in a room. The meaning of an event never changes.

No event holds what somebody typed: a wrong guess may be personal, a right one is a secret.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

Route = Literal["full", "short"]
How = Literal["answer", "together", "key"]
"""By an answer, by the group after its last hint, or by the facilitator's master key."""
Place = str
"""A group at its table; empty is the screen of the room."""


@dataclass(frozen=True)
class RouteChosen:
    """The room is played along ``route``."""

    kind: ClassVar[str] = "route_chosen"
    route: Route


@dataclass(frozen=True)
class PlayBegan:
    """The first locks can be tried, from workshop clock ``at`` (milliseconds)."""

    kind: ClassVar[str] = "play_began"
    at: int


@dataclass(frozen=True)
class Tried:
    """Somebody at ``group`` tried ``lock`` at workshop clock ``at``; empty is the room."""

    kind: ClassVar[str] = "tried"
    lock: str
    right: bool
    at: int
    group: Place = ""


@dataclass(frozen=True)
class Opened:
    """``lock`` opened at workshop clock ``at``."""

    kind: ClassVar[str] = "opened"
    lock: str
    how: How
    at: int


@dataclass(frozen=True)
class HintGiven:
    """Hint ``step`` (from 1) of ``lock`` was asked for, or sent by the facilitator."""

    kind: ClassVar[str] = "hint_given"
    lock: str
    step: int
    sent: bool = False


@dataclass(frozen=True)
class TurnedTo:
    """``place`` looks at ``lock`` now."""

    kind: ClassVar[str] = "turned_to"
    place: Place
    lock: str


@dataclass(frozen=True)
class RoleShown:
    """The screen at ``place`` shows what ``role`` knows, for that role's eyes."""

    kind: ClassVar[str] = "role_shown"
    place: Place
    role: str


@dataclass(frozen=True)
class RoleHidden:
    """The screen at ``place`` is for everyone again."""

    kind: ClassVar[str] = "role_hidden"
    place: Place


@dataclass(frozen=True)
class WentOn:
    """The screen at ``place`` was looked at since the lock that opened as number ``opened``."""

    kind: ClassVar[str] = "went_on"
    place: Place
    opened: int


@dataclass(frozen=True)
class ClockShown:
    """The clock of the room is to be seen, or hidden."""

    kind: ClassVar[str] = "clock_shown"
    shown: bool


@dataclass(frozen=True)
class TimeSet:
    """The room has ``minutes`` minutes."""

    kind: ClassVar[str] = "time_set"
    minutes: int


LockEvent = Tried | Opened | HintGiven
PlaceEvent = TurnedTo | RoleShown | RoleHidden | WentOn
RoomEvent = RouteChosen | PlayBegan | ClockShown | TimeSet
Event = LockEvent | PlaceEvent | RoomEvent
