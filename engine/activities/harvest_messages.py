"""What a trainer may write for a story harvest, what can be asked in it, and what can happen."""

from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

from engine.activities.personal import Ready, WasReady
from engine.activities.seating import Onward, PhaseBegan
from engine.content.fields import Content, Text
from engine.core import Group, Own

May = Literal["here", "screen", "report", "both"]
"""Where a story may be told again: nowhere, on the screen, in the report, or in both."""


class Harvest(Content):
    """What a trainer may write for a story harvest."""

    question: Text
    """What changed, and for whom: one question that asks for a story."""
    hint: Text | None = None
    choose: Text | None = None
    """How one story is chosen; without it a fixed question."""


@dataclass(frozen=True)
class Tell:
    """``seat`` tells a story on its own phone; an empty one passes."""

    kind: ClassVar[str] = "tell"
    seat: int
    text: str
    may: May


@dataclass(frozen=True)
class TellAtTable:
    """A story of ``group`` is typed for all; ``before`` is how many there were."""

    kind: ClassVar[str] = "tell_at_table"
    group: Group
    before: int
    text: str
    may: May


@dataclass(frozen=True)
class ReadOn:
    """From story ``at`` (0: none yet) to the next one."""

    kind: ClassVar[str] = "read_on"
    at: int


@dataclass(frozen=True)
class Choose:
    """``group`` chooses ``story``; why is said aloud if ``why`` is empty."""

    kind: ClassVar[str] = "choose"
    group: Group
    story: int
    why: str | None


@dataclass(frozen=True)
class ChooseTogether:
    """The room chooses one ``story``."""

    kind: ClassVar[str] = "choose_together"
    story: int
    why: str | None


@dataclass(frozen=True)
class StoryTold:
    """``seat`` told a story, or passed; what, and what may be done with it, is its own.

    ``story`` is a number drawn for it, so that its order tells nothing.
    """

    kind: ClassVar[str] = "story_told"
    local: ClassVar[bool] = True
    seat: int
    story: int
    text: Own[str]
    may: Own[str]


@dataclass(frozen=True)
class TableTold:
    """A story of ``group`` was typed for all."""

    kind: ClassVar[str] = "table_told"
    local: ClassVar[bool] = True
    group: Group
    story: int
    text: Own[str]
    may: Own[str]


@dataclass(frozen=True)
class StoryRead:
    """``story`` is being read together."""

    kind: ClassVar[str] = "story_read"
    story: int


@dataclass(frozen=True)
class StoryChosen:
    """``group`` chose ``story``."""

    kind: ClassVar[str] = "story_chosen"
    local: ClassVar[bool] = True
    group: Group
    story: int
    why: Own[str]


@dataclass(frozen=True)
class ChosenTogether:
    """The room chose ``story``."""

    kind: ClassVar[str] = "chosen_together"
    story: int
    why: Own[str]


Command = Onward | Tell | TellAtTable | Ready | ReadOn | Choose | ChooseTogether
Event = PhaseBegan | StoryTold | TableTold | WasReady | StoryRead | StoryChosen | ChosenTogether
COMMANDS = get_args(Command)
EVENTS = get_args(Event)
