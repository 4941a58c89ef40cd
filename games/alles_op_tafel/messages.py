"""What people ask for. A field that is None is a blank for the person to fill in.

``turn``, ``tries``, ``was`` and ``phase`` name what the person saw: if that has changed, the
command comes too late and is refused.
"""

from dataclasses import dataclass
from typing import ClassVar

from engine.core import Dimension, Group
from games.alles_op_tafel.content import RoleId
from games.alles_op_tafel.events import Phase, Place


@dataclass(frozen=True)
class SetDepth:
    """Turn nothing up that is deeper than ``depth``; ``was`` the deepest so far."""

    kind: ClassVar[str] = "set_depth"
    was: int
    depth: int


@dataclass(frozen=True)
class OpenTopic:
    """Let cards on a sensitive topic come up."""

    kind: ClassVar[str] = "open_topic"
    topic: str


@dataclass(frozen=True)
class CloseTopic:
    """Let cards on a sensitive topic stay down again."""

    kind: ClassVar[str] = "close_topic"
    topic: str


@dataclass(frozen=True)
class AddRound:
    """Play one card more than ``was``."""

    kind: ClassVar[str] = "add_round"
    was: int


@dataclass(frozen=True)
class Finish:
    """Play no cards after this one: look back now."""

    kind: ClassVar[str] = "finish"
    turn: int


@dataclass(frozen=True)
class SkipCard:
    """Put this card away and throw again; nobody asks why."""

    kind: ClassVar[str] = "skip_card"
    turn: int


@dataclass(frozen=True)
class Throw:
    """Throw the die."""

    kind: ClassVar[str] = "throw"
    turn: int


@dataclass(frozen=True)
class ThrowTyped:
    """A real die showed ``dimension``."""

    kind: ClassVar[str] = "throw_typed"
    turn: int
    dimension: Dimension | None = None


@dataclass(frozen=True)
class Take:
    """Take one of the cards that were turned up."""

    kind: ClassVar[str] = "take"
    turn: int
    card: str


@dataclass(frozen=True)
class TurnUp:
    """A paper card was turned up: play ``card``."""

    kind: ClassVar[str] = "turn_up"
    turn: int
    card: str | None = None


@dataclass(frozen=True)
class Swap:
    """Another card instead of ``was``, for ``group`` or for all (empty); nobody asks why."""

    kind: ClassVar[str] = "swap"
    turn: int
    group: Group
    was: str


@dataclass(frozen=True)
class Advance:
    """Go on from ``phase``."""

    kind: ClassVar[str] = "advance"
    turn: int
    phase: Phase


@dataclass(frozen=True)
class ShowRole:
    """Show the text for ``role`` on the screen of ``group``, or of the room (empty)."""

    kind: ClassVar[str] = "show_role"
    turn: int
    group: Group
    role: RoleId


@dataclass(frozen=True)
class HideRole:
    """Take the text for a role off the screen again."""

    kind: ClassVar[str] = "hide_role"
    turn: int
    group: Group


@dataclass(frozen=True)
class Write:
    """Write a card of one's own; an empty one is said aloud."""

    kind: ClassVar[str] = "write"
    turn: int
    group: Group
    tries: int
    text: str | None = None


@dataclass(frozen=True)
class SeeWorked:
    """What worked in a conversation, as its observer saw it."""

    kind: ClassVar[str] = "see_worked"
    turn: int
    group: Group
    tries: int
    what: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Ready:
    """This table did what ``about`` asks on paper or in their heads."""

    kind: ClassVar[str] = "ready"
    group: Group
    about: str


@dataclass(frozen=True)
class PutAway:
    """Put the card of round ``turn`` in one of the places of my own mat, or nowhere."""

    kind: ClassVar[str] = "put_away"
    seat: int
    turn: int | None = None
    tray: Place | None = None


@dataclass(frozen=True)
class Keep:
    """What I keep of this, and a first step; all empty passes."""

    kind: ClassVar[str] = "keep"
    seat: int
    keep: str | None = None
    step: str | None = None


SteerCommand = SetDepth | OpenTopic | CloseTopic | AddRound | Finish | SkipCard
RoundCommand = (
    Throw | ThrowTyped | Take | TurnUp | Swap | Advance | ShowRole | HideRole
)  # fmt: skip
TableCommand = Write | SeeWorked | Ready
OwnCommand = PutAway | Keep
Command = SteerCommand | RoundCommand | TableCommand | OwnCommand
