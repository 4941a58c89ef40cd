"""What has happened in a game. The meaning of an event never changes."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from engine.core import Dimension, Group, Own

Phase = Literal["tell", "look", "task", "design", "choose", "done"]
Feeling = Literal["good", "missing"]
Colour = Literal["residents", "professionals"]


@dataclass(frozen=True)
class Count:
    """The stickers on plan ``number`` of ``group``, by the colour of who stuck them."""

    group: Group
    number: int
    residents: int
    professionals: int


@dataclass(frozen=True)
class MapSet:
    """The map is ``picture``, the SHA-256 of a kept file, from now on; empty: the drawn one."""

    kind: ClassVar[str] = "map_set"
    picture: str
    alt: str


@dataclass(frozen=True)
class PhaseBegan:
    """The room went on to ``phase``; ``group`` is at it if tables take turns, else empty."""

    kind: ClassVar[str] = "phase_began"
    phase: Phase
    group: Group = ""


@dataclass(frozen=True)
class Counted:
    """Choosing was closed with these stickers."""

    kind: ClassVar[str] = "counted"
    counts: tuple[Count, ...]


@dataclass(frozen=True)
class PersonaTaken:
    """``group`` looks through the eyes of ``persona``."""

    kind: ClassVar[str] = "persona_taken"
    group: Group
    persona: str


@dataclass(frozen=True)
class Pointed:
    """``group`` pointed at ``cell`` as its mark ``number``; ``why`` is empty if said aloud."""

    kind: ClassVar[str] = "pointed"
    group: Group
    number: int
    cell: str
    why: Own[str]


@dataclass(frozen=True)
class ToldAloud:
    """``group`` told each other about places, without a mark."""

    kind: ClassVar[str] = "told_aloud"
    group: Group


@dataclass(frozen=True)
class Laid:
    """``group`` laid a token on ``cell`` as its mark ``number``."""

    kind: ClassVar[str] = "laid"
    group: Group
    number: int
    feeling: Feeling
    cell: str


@dataclass(frozen=True)
class Moved:
    """Mark ``number`` of ``group`` lies on ``cell`` from now on."""

    kind: ClassVar[str] = "moved"
    group: Group
    number: int
    cell: str


@dataclass(frozen=True)
class Lifted:
    """``group`` took its mark ``number`` off the map."""

    kind: ClassVar[str] = "lifted"
    group: Group
    number: int


@dataclass(frozen=True)
class TaskSet:
    """At ``cell`` ``who`` want ``need``: task ``number`` of ``group``."""

    kind: ClassVar[str] = "task_set"
    group: Group
    number: int
    cell: str
    who: str
    need: str


@dataclass(frozen=True)
class TaskDropped:
    """``group`` let go of its task ``number``."""

    kind: ClassVar[str] = "task_dropped"
    group: Group
    number: int


@dataclass(frozen=True)
class Planned:
    """``group`` laid ``measure`` (empty: its own ``idea``) on ``cell`` for ``coins``.

    ``who`` and ``need`` are for whom it is and what they want; empty if that was not said.
    """

    kind: ClassVar[str] = "planned"
    group: Group
    number: int
    cell: str
    who: str
    need: str
    measure: str
    coins: int
    dimensions: tuple[Dimension, ...]
    idea: Own[str]


@dataclass(frozen=True)
class PlanDropped:
    """``group`` took plan ``number`` back, with its coins."""

    kind: ClassVar[str] = "plan_dropped"
    group: Group
    number: int


@dataclass(frozen=True)
class Owned:
    """Of plan ``number`` of ``group``: who decides, who asks, when people hear."""

    kind: ClassVar[str] = "owned"
    group: Group
    number: int
    decides: str
    asks: str
    hears: str


@dataclass(frozen=True)
class Tallied:
    """These paper stickers were counted on plan ``number`` of ``group``."""

    kind: ClassVar[str] = "tallied"
    group: Group
    number: int
    residents: int
    professionals: int


@dataclass(frozen=True)
class Voted:
    """``seat`` stuck its stickers: the colour first, then the plans (``g1-2``)."""

    kind: ClassVar[str] = "voted"
    seat: int
    stickers: Own[tuple[str, ...]]


RoomEvent = MapSet | PhaseBegan | Counted
MarkEvent = Pointed | Laid | Moved | Lifted
PlanEvent = Planned | PlanDropped | Owned | Tallied
TableEvent = PersonaTaken | ToldAloud | MarkEvent | TaskSet | TaskDropped | PlanEvent
Event = RoomEvent | TableEvent | Voted
