"""What people ask for. A field that is None is a blank for the person to fill in.

``turn``, ``tries``, ``was`` and ``phase`` name what the person saw: if that has changed, the
command comes too late and is refused.
"""

from dataclasses import dataclass
from typing import ClassVar

from engine.core import Group
from games.game_of_life.events import Event, Life, Phase

__all__ = [
    "AddRound", "Advance", "Agree", "Aloud", "Choose", "Command", "Decide", "Disagree", "Event",
    "Imagine", "OpenTopic", "OwnCommand", "OwnResult", "OwnWeb", "PassResult", "PassWeb", "Ready",
    "Result", "RoundCommand", "Same", "SetLife", "SkipCard", "SteerCommand", "TableCommand",
    "TakePersona", "Tell", "Throw", "ThrowTyped", "TurnUp", "Use",
]  # fmt: skip


@dataclass(frozen=True)
class SetLife:
    """Play with a persona, or with one's own life."""

    kind: ClassVar[str] = "set_life"
    life: Life


@dataclass(frozen=True)
class OpenTopic:
    """Let cards on a sensitive topic come up in an own-life game."""

    kind: ClassVar[str] = "open_topic"
    topic: str


@dataclass(frozen=True)
class AddRound:
    """Play one round more than ``was``."""

    kind: ClassVar[str] = "add_round"
    was: int


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
    """A real die showed ``value``."""

    kind: ClassVar[str] = "throw_typed"
    turn: int
    value: int | None = None


@dataclass(frozen=True)
class Choose:
    """Walk to one of the fields that light up."""

    kind: ClassVar[str] = "choose"
    turn: int
    field: str


@dataclass(frozen=True)
class TurnUp:
    """A paper card was turned up: play ``card``."""

    kind: ClassVar[str] = "turn_up"
    turn: int
    card: str | None = None


@dataclass(frozen=True)
class Advance:
    """Go on from ``phase``."""

    kind: ClassVar[str] = "advance"
    turn: int
    phase: Phase


@dataclass(frozen=True)
class Agree:
    """This table wants to play with its own life."""

    kind: ClassVar[str] = "agree"
    group: Group


@dataclass(frozen=True)
class TakePersona:
    """Play for another persona than ``was``."""

    kind: ClassVar[str] = "take_persona"
    group: Group
    was: str
    persona: str | None = None


@dataclass(frozen=True)
class Decide:
    """Take ``choice`` (from 0) in the dilemma."""

    kind: ClassVar[str] = "decide"
    turn: int
    group: Group
    tries: int
    choice: int


@dataclass(frozen=True)
class Result:
    """What changes first (``mental down``), and what changes with it."""

    kind: ClassVar[str] = "result"
    turn: int
    group: Group
    tries: int
    first: str | None = None
    more: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Same:
    """Nothing changes: a full answer."""

    kind: ClassVar[str] = "same"
    turn: int
    group: Group
    tries: int


@dataclass(frozen=True)
class Disagree:
    """The table does not agree: a full answer, kept for the debrief."""

    kind: ClassVar[str] = "disagree"
    turn: int
    group: Group
    tries: int


@dataclass(frozen=True)
class Use:
    """Cross out ``arrow`` (``3 mental``: round and dimension) with the help ``card``.

    ``who`` is who or what made that possible; left open, the table says it aloud.
    """

    kind: ClassVar[str] = "use"
    group: Group
    card: str
    arrow: str | None = None
    who: str | None = None


@dataclass(frozen=True)
class Tell:
    """Answer an open question in writing."""

    kind: ClassVar[str] = "tell"
    group: Group
    about: str
    tries: int
    text: str | None = None


@dataclass(frozen=True)
class Aloud:
    """Answer an open question aloud."""

    kind: ClassVar[str] = "aloud"
    group: Group
    about: str
    tries: int


@dataclass(frozen=True)
class Imagine:
    """Take ``instead`` (``3 1``: round and choice) and say what would have changed."""

    kind: ClassVar[str] = "imagine"
    group: Group
    tries: int
    instead: str | None = None
    first: str | None = None
    more: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Ready:
    """This table did the round on paper or in their heads."""

    kind: ClassVar[str] = "ready"
    turn: int
    group: Group


@dataclass(frozen=True)
class OwnWeb:
    """Draw my own web, 0 to 10 per dimension, for my own eyes."""

    kind: ClassVar[str] = "own_web"
    seat: int
    body: int | None = None
    mental: int | None = None
    meaning: int | None = None
    quality: int | None = None
    participation: int | None = None
    daily: int | None = None


@dataclass(frozen=True)
class PassWeb:
    """Draw no web of my own."""

    kind: ClassVar[str] = "pass_web"
    seat: int


@dataclass(frozen=True)
class OwnResult:
    """What would change for me, for my own eyes."""

    kind: ClassVar[str] = "own_result"
    turn: int
    seat: int
    first: str | None = None
    more: tuple[str, ...] | None = None


@dataclass(frozen=True)
class PassResult:
    """Leave this one out; nobody sees that."""

    kind: ClassVar[str] = "pass_result"
    turn: int
    seat: int


SteerCommand = SetLife | OpenTopic | AddRound | SkipCard
RoundCommand = Throw | ThrowTyped | Choose | TurnUp | Advance
TableCommand = (
    Agree | TakePersona | Decide | Result | Same | Disagree | Use | Tell | Aloud | Imagine | Ready
)
OwnCommand = OwnWeb | PassWeb | OwnResult | PassResult
Command = SteerCommand | RoundCommand | TableCommand | OwnCommand
