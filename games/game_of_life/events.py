"""What has happened in a game. The meaning of an event never changes."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from engine.core import Dimension, Group, Own

Life = Literal["persona", "own"]
Phase = Literal[
    "agree", "persona", "throw", "choose", "read", "talk", "compare", "end", "what_if", "done"
]
Outcome = Literal["arrows", "same", "disagree"]


@dataclass(frozen=True)
class Lit:
    """``field`` lights up, with ``card`` lying on it."""

    field: str
    card: str


@dataclass(frozen=True)
class LifeChosen:
    """From now on the tables play with a persona, or with their own life."""

    kind: ClassVar[str] = "life_chosen"
    life: Life


@dataclass(frozen=True)
class TopicOpened:
    """Cards on the sensitive ``topic`` may come up in an own-life game too."""

    kind: ClassVar[str] = "topic_opened"
    topic: str


@dataclass(frozen=True)
class RoundsSet:
    """The game has ``rounds`` rounds."""

    kind: ClassVar[str] = "rounds_set"
    rounds: int


@dataclass(frozen=True)
class GroupAgreed:
    """``group`` agreed to play with its own life."""

    kind: ClassVar[str] = "group_agreed"
    group: Group


@dataclass(frozen=True)
class PersonaTaken:
    """``group`` plays for ``persona``."""

    kind: ClassVar[str] = "persona_taken"
    group: Group
    persona: str


@dataclass(frozen=True)
class TurnBegan:
    """Round ``turn`` began; ``group`` throws (empty if there is no group yet)."""

    kind: ClassVar[str] = "turn_began"
    turn: int
    group: Group


@dataclass(frozen=True)
class Thrown:
    """The die showed ``value``; three fields lit up."""

    kind: ClassVar[str] = "thrown"
    turn: int
    value: int
    lit: tuple[Lit, ...]


@dataclass(frozen=True)
class LaterCame:
    """What ``choice`` on ``card`` in round ``turn`` led to came to ``group``."""

    kind: ClassVar[str] = "later_came"
    group: Group
    turn: int
    card: str
    choice: int


@dataclass(frozen=True)
class Chosen:
    """The pawn walked to ``field``; ``card`` was turned over."""

    kind: ClassVar[str] = "chosen"
    turn: int
    field: str
    card: str


@dataclass(frozen=True)
class CardSkipped:
    """The card of round ``turn`` was put away; the same table throws again."""

    kind: ClassVar[str] = "card_skipped"
    turn: int


@dataclass(frozen=True)
class TalkBegan:
    """The card was read; thinking began at workshop clock ``at`` (milliseconds)."""

    kind: ClassVar[str] = "talk_began"
    turn: int
    at: int


@dataclass(frozen=True)
class PhaseBegan:
    """The room went on to ``phase``."""

    kind: ClassVar[str] = "phase_began"
    phase: Phase


@dataclass(frozen=True)
class Decided:
    """``group`` took ``choice`` (from 0) in the dilemma of round ``turn``."""

    kind: ClassVar[str] = "decided"
    turn: int
    group: Group
    choice: int


@dataclass(frozen=True)
class ResultGiven:
    """What round ``turn`` changes for ``group``; ``arrows`` like ``mental down``, first first."""

    kind: ClassVar[str] = "result_given"
    turn: int
    group: Group
    outcome: Outcome
    arrows: tuple[str, ...] = ()


@dataclass(frozen=True)
class HelpUsed:
    """``group`` crossed out the down arrow of ``dimension`` in round ``turn`` with ``card``.

    ``who`` is who or what made that possible; empty if it was said aloud.
    """

    kind: ClassVar[str] = "help_used"
    group: Group
    card: str
    turn: int
    dimension: Dimension
    who: Own[str]


@dataclass(frozen=True)
class Said:
    """``group`` answered the open question ``about``; ``text`` is empty if said aloud."""

    kind: ClassVar[str] = "said"
    group: Group
    about: str
    text: Own[str]


@dataclass(frozen=True)
class Imagined:
    """What if ``group`` had taken ``choice`` in round ``turn``: then these ``arrows``."""

    kind: ClassVar[str] = "imagined"
    group: Group
    turn: int
    choice: int
    arrows: tuple[str, ...]


@dataclass(frozen=True)
class GroupReady:
    """``group`` did round ``turn`` on paper or in their heads."""

    kind: ClassVar[str] = "group_ready"
    turn: int
    group: Group


@dataclass(frozen=True)
class OwnWebDrawn:
    """``seat`` drew its own web, six values in the order of the dimensions, or passed (None)."""

    kind: ClassVar[str] = "own_web_drawn"
    seat: int
    web: Own[tuple[int, ...] | None]


@dataclass(frozen=True)
class OwnResultGiven:
    """``seat`` gave its own arrows for round ``turn``, or passed (None): no one else can tell."""

    kind: ClassVar[str] = "own_result_given"
    turn: int
    seat: int
    arrows: Own[tuple[str, ...] | None]


SteerEvent = LifeChosen | TopicOpened | RoundsSet | CardSkipped
RoundEvent = TurnBegan | Thrown | Chosen | TalkBegan | PhaseBegan
TableEvent = (
    GroupAgreed | PersonaTaken | LaterCame | Decided | ResultGiven
    | HelpUsed | Said | Imagined | GroupReady
)  # fmt: skip
OwnEvent = OwnWebDrawn | OwnResultGiven
Event = SteerEvent | RoundEvent | TableEvent | OwnEvent
