"""What can be asked and what can happen when somebody speaks up: a text, a sign, a practice."""

from dataclasses import dataclass
from typing import ClassVar

from engine.core import Group, Own


@dataclass(frozen=True)
class Reword:
    """Show something else in the place of a text: own ``words``, or our neutral sentence."""

    kind: ClassVar[str] = "reword"
    activity: str
    text: str
    words: str | None = None


@dataclass(frozen=True)
class TextReplaced:
    """The facilitator put ``words`` in the place of a text; none are our neutral sentence.

    The words belong to who wrote the text, and go with it when it is erased.
    """

    kind: ClassVar[str] = "text_replaced"
    activity: str
    text: str
    words: Own[str]


@dataclass(frozen=True)
class AskStop:
    """Somebody wants to stop for a moment. It is told to the facilitator and kept nowhere.

    It comes from a phone (``seat``) or from a table's page (``group``).
    """

    kind: ClassVar[str] = "ask_stop"
    seat: int | None = None
    group: Group | None = None


@dataclass(frozen=True)
class TickStop:
    """The facilitator has seen sign number ``sign``, and goes there."""

    kind: ClassVar[str] = "tick_stop"
    sign: int


@dataclass(frozen=True)
class NoteHelp:
    """Write down where people in this neighbourhood find help: a line each."""

    kind: ClassVar[str] = "note_help"
    one: str | None = None
    two: str | None = None
    three: str | None = None
    four: str | None = None


@dataclass(frozen=True)
class HelpNoted:
    """The facilitator wrote down where help is near; beside the log, for names may be in it."""

    kind: ClassVar[str] = "help_noted"
    lines: Own[str]


@dataclass(frozen=True)
class Rehearse:
    """Let those who play along in a rehearsal go on (``playing``), or be still."""

    kind: ClassVar[str] = "rehearse"
    playing: bool
