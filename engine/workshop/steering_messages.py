"""What whoever leads can ask for beyond going on: any step, the screen, one table, a few words."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from engine.core import Group, Own

Shown = Literal["play", "tables", "blank"]
"""What the shared screen shows: what is played, all tables side by side, or nothing."""

LONGEST = 200
"""Characters of an announcement."""

# ------------------------------------------------------------------ commands


@dataclass(frozen=True)
class GoTo:
    """From step ``at`` straight to ``step``, whichever it is; what was played stays as it stood."""

    kind: ClassVar[str] = "go_to"
    at: int
    step: int


@dataclass(frozen=True)
class Show:
    """Choose what the shared screen shows."""

    kind: ClassVar[str] = "show"
    what: Shown


@dataclass(frozen=True)
class HoldGroup:
    """Let one table stand still, or go on again: the others do not notice."""

    kind: ClassVar[str] = "hold_group"
    group: Group
    held: bool


@dataclass(frozen=True)
class GiveTime:
    """One minute more or less for one table in step ``at``; it had ``was`` minutes extra."""

    kind: ClassVar[str] = "give_time"
    at: int
    group: Group
    was: int
    minutes: Literal[1, -1]


@dataclass(frozen=True)
class Announce:
    """A few words on the screen and on every phone, or at the table ``group`` alone."""

    kind: ClassVar[str] = "announce"
    text: str
    group: Group = ""


@dataclass(frozen=True)
class Unsay:
    """Take the announcement ``said`` (the id of its text) to ``group`` away again."""

    kind: ClassVar[str] = "unsay"
    said: str
    group: Group = ""


# ------------------------------------------------------------------ events


@dataclass(frozen=True)
class ScreenShows:
    """The shared screen shows this from now on."""

    kind: ClassVar[str] = "screen_shows"
    what: Shown


@dataclass(frozen=True)
class GroupHeld:
    """``group`` stands still, or goes on again."""

    kind: ClassVar[str] = "group_held"
    group: Group
    held: bool


@dataclass(frozen=True)
class TimeGiven:
    """``group`` has ``minutes`` more than the others, in ``round`` of ``step``."""

    kind: ClassVar[str] = "time_given"
    step: int
    round: int
    group: Group
    minutes: int


@dataclass(frozen=True)
class Announced:
    """What was announced, to ``group`` or (empty) to everyone; its words stand beside the log."""

    kind: ClassVar[str] = "announced"
    text: Own[str]
    group: Group = ""


@dataclass(frozen=True)
class Unsaid:
    """The announcement to ``group``, or to everyone, is gone again."""

    kind: ClassVar[str] = "unsaid"
    group: Group = ""


Leading = GoTo | Show | HoldGroup | GiveTime | Announce | Unsay
Led = ScreenShows | GroupHeld | TimeGiven | Announced | Unsaid
