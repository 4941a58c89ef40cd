"""What people ask for. A field that is None is a blank for the person to fill in.

``phase``, ``at``, ``was`` and ``number`` name what the person saw: if that has changed, the
command comes too late and is refused.
"""

from dataclasses import dataclass
from typing import ClassVar

from engine.core import Dimension, Group
from games.tekentafel.events import Colour, Feeling, Phase


@dataclass(frozen=True)
class Advance:
    """Go on from ``phase``; ``at`` is the table whose turn it is, if tables take turns."""

    kind: ClassVar[str] = "advance"
    phase: Phase
    at: Group = ""


@dataclass(frozen=True)
class SetMap:
    """Let ``picture`` be the map instead of ``was``; ``alt`` says it in words."""

    kind: ClassVar[str] = "set_map"
    was: str
    picture: str | None = None
    alt: str | None = None


@dataclass(frozen=True)
class DrawnMap:
    """Let the drawn neighbourhood be the map again instead of ``was``."""

    kind: ClassVar[str] = "drawn_map"
    was: str


@dataclass(frozen=True)
class TakePersona:
    """Look through the eyes of another persona than ``was``."""

    kind: ClassVar[str] = "take_persona"
    group: Group
    was: str
    persona: str | None = None


@dataclass(frozen=True)
class Point:
    """Point at ``cell``, and say ``why`` if you like."""

    kind: ClassVar[str] = "point"
    group: Group
    cell: str | None = None
    why: str | None = None


@dataclass(frozen=True)
class Told:
    """We told each other."""

    kind: ClassVar[str] = "told"
    group: Group


@dataclass(frozen=True)
class Lay:
    """Lay a token on ``cell``."""

    kind: ClassVar[str] = "lay"
    group: Group
    feeling: Feeling
    cell: str | None = None


@dataclass(frozen=True)
class Move:
    """Move ``mark`` (``3 C4``: its number and where it lies) to ``cell``."""

    kind: ClassVar[str] = "move"
    group: Group
    mark: str | None = None
    cell: str | None = None


@dataclass(frozen=True)
class Lift:
    """Take ``mark`` (as in ``Move``) off the map."""

    kind: ClassVar[str] = "lift"
    group: Group
    mark: str | None = None


@dataclass(frozen=True)
class SetTask:
    """At ``cell`` ``who`` want ``need``; ``number`` is which task of the table it will be."""

    kind: ClassVar[str] = "set_task"
    group: Group
    number: int
    cell: str | None = None
    who: str | None = None
    need: str | None = None


@dataclass(frozen=True)
class DropTask:
    """Let go of ``task``, a number."""

    kind: ClassVar[str] = "drop_task"
    group: Group
    task: str | None = None


@dataclass(frozen=True)
class Plan:
    """Lay ``measure`` on ``cell``, for ``brief``: a task or a need of the persona."""

    kind: ClassVar[str] = "plan"
    group: Group
    brief: str | None = None
    cell: str | None = None
    measure: str | None = None


@dataclass(frozen=True)
class Idea:
    """Lay an idea of our own on ``cell``: in ``text``, for ``coins``, good for ``dimensions``."""

    kind: ClassVar[str] = "idea"
    group: Group
    brief: str | None = None
    cell: str | None = None
    text: str | None = None
    coins: int | None = None
    dimensions: tuple[Dimension, ...] | None = None


@dataclass(frozen=True)
class DropPlan:
    """Take ``plan``, a number, back."""

    kind: ClassVar[str] = "drop_plan"
    group: Group
    plan: str | None = None


@dataclass(frozen=True)
class SetOwners:
    """Who decides on ``plan`` (a number), who asks, and when we hear."""

    kind: ClassVar[str] = "set_owners"
    group: Group
    plan: str | None = None
    decides: str | None = None
    asks: str | None = None
    hears: str | None = None


@dataclass(frozen=True)
class Tally:
    """So many paper stickers are on ``plan`` (a number) of ``group``."""

    kind: ClassVar[str] = "tally"
    group: Group
    plan: str | None = None
    residents: int | None = None
    professionals: int | None = None


@dataclass(frozen=True)
class Vote:
    """Stick my stickers on ``plans``, as a resident or as a professional."""

    kind: ClassVar[str] = "vote"
    seat: int
    colour: Colour | None = None
    plans: tuple[str, ...] | None = None


RoomCommand = Advance | SetMap | DrawnMap
LookCommand = TakePersona | Point | Told | Lay | Move | Lift
PlanCommand = SetTask | DropTask | Plan | Idea | DropPlan | SetOwners | Tally
TableCommand = LookCommand | PlanCommand
Command = RoomCommand | TableCommand | Vote
