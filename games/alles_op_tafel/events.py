"""What has happened in a game. The meaning of an event never changes."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from engine.core import Dimension, Group, Own
from games.alles_op_tafel.content import RoleId

Phase = Literal[
    "start", "throw", "choose", "read", "talk", "tray", "worked", "compliment", "end", "done"
]
Tray = Literal["goes_well", "to_talk", "let_lie"]
Place = Literal[Tray, "nowhere"]


@dataclass(frozen=True)
class DepthSet:
    """From now on nothing deeper than ``depth`` is turned up."""

    kind: ClassVar[str] = "depth_set"
    depth: int


@dataclass(frozen=True)
class TopicOpened:
    """Cards on the sensitive ``topic`` may be turned up."""

    kind: ClassVar[str] = "topic_opened"
    topic: str


@dataclass(frozen=True)
class TopicClosed:
    """Cards on the sensitive ``topic`` stay down again."""

    kind: ClassVar[str] = "topic_closed"
    topic: str


@dataclass(frozen=True)
class RoundsSet:
    """The game has ``rounds`` rounds, one card each."""

    kind: ClassVar[str] = "rounds_set"
    rounds: int


@dataclass(frozen=True)
class CardSkipped:
    """The card of round ``turn`` was put away; the same table throws again."""

    kind: ClassVar[str] = "card_skipped"
    turn: int


@dataclass(frozen=True)
class TurnBegan:
    """Round ``turn`` began; ``group`` throws (empty if there is no group yet)."""

    kind: ClassVar[str] = "turn_began"
    turn: int
    group: Group


@dataclass(frozen=True)
class Thrown:
    """The die showed ``dimension``; ``cards`` were turned up to choose from."""

    kind: ClassVar[str] = "thrown"
    turn: int
    dimension: Dimension
    cards: tuple[str, ...]


@dataclass(frozen=True)
class Taken:
    """``card`` was taken for round ``turn``."""

    kind: ClassVar[str] = "taken"
    turn: int
    card: str


@dataclass(frozen=True)
class Swapped:
    """``card`` came in the place of the one before, for ``group`` or for all (empty)."""

    kind: ClassVar[str] = "swapped"
    turn: int
    card: str
    group: Group = ""


@dataclass(frozen=True)
class TalkBegan:
    """The card was read; thinking began at workshop clock ``at`` (milliseconds)."""

    kind: ClassVar[str] = "talk_began"
    turn: int
    at: int


@dataclass(frozen=True)
class TalkEnded:
    """People stopped talking about the card of round ``turn`` at workshop clock ``at``."""

    kind: ClassVar[str] = "talk_ended"
    turn: int
    at: int


@dataclass(frozen=True)
class PhaseBegan:
    """The room went on to ``phase``."""

    kind: ClassVar[str] = "phase_began"
    phase: Phase


@dataclass(frozen=True)
class RoleShown:
    """The text for ``role`` stands on the screen of ``group``, or of the room (empty)."""

    kind: ClassVar[str] = "role_shown"
    turn: int
    group: Group
    role: RoleId


@dataclass(frozen=True)
class RoleHidden:
    """No role's text stands on the screen of ``group``, or of the room (empty), any more."""

    kind: ClassVar[str] = "role_hidden"
    turn: int
    group: Group


@dataclass(frozen=True)
class Written:
    """``group`` wrote a card of its own in round ``turn``; empty if it was said aloud."""

    kind: ClassVar[str] = "written"
    local: ClassVar[bool] = True
    turn: int
    group: Group
    text: Own[str]


@dataclass(frozen=True)
class WorkedSeen:
    """What worked in the conversations of ``group`` in round ``turn``."""

    kind: ClassVar[str] = "worked_seen"
    local: ClassVar[bool] = True
    turn: int
    group: Group
    what: tuple[str, ...]


@dataclass(frozen=True)
class GroupReady:
    """``group`` did what ``about`` asks on paper or in their heads."""

    kind: ClassVar[str] = "group_ready"
    local: ClassVar[bool] = True
    group: Group
    about: str


@dataclass(frozen=True)
class TrayChosen:
    """``seat`` put ``card`` of round ``turn`` somewhere on its mat, or nowhere (None)."""

    kind: ClassVar[str] = "tray_chosen"
    local: ClassVar[bool] = True
    turn: int
    card: str
    seat: int
    tray: Own[str | None]


@dataclass(frozen=True)
class Kept:
    """``seat`` looked back: what it keeps, and a first step; either may be empty."""

    kind: ClassVar[str] = "kept"
    local: ClassVar[bool] = True
    seat: int
    keep: Own[str]
    step: Own[str]


SteerEvent = DepthSet | TopicOpened | TopicClosed | RoundsSet | CardSkipped
RoundEvent = (
    TurnBegan | Thrown | Taken | Swapped | TalkBegan | TalkEnded | PhaseBegan
    | RoleShown | RoleHidden
)  # fmt: skip
TableEvent = Written | WorkedSeen | GroupReady
OwnEvent = TrayChosen | Kept
Event = SteerEvent | RoundEvent | TableEvent | OwnEvent
