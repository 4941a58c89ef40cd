"""What people see and can do, as plain data. A client draws it; it decides nothing.

Every string here is already in the viewer's language; ``lang`` on a widget is set only when
its words are in another. The JSON of a view is this data field by field, a widget's and a
control's class name standing in ``type``.
"""

from dataclasses import dataclass
from typing import Literal

from engine.core.controls import Control, Field, FieldKind, Intent, Option
from engine.core.people import Group
from engine.core.voices import CloudWord, Wall, WallNote, WordCloud
from engine.core.widgets import (
    BoardField,
    CardFace,
    Dice,
    GroupTile,
    Image,
    Inventory,
    JoinInvite,
    Lock,
    LockRow,
    MapBoard,
    MapMark,
    MapShape,
    Note,
    Pawn,
    Progress,
    ProgressStep,
    Question,
    SeatMark,
    Tally,
    TallyRow,
    Text,
    Thing,
    Timer,
    Title,
    WebBoard,
    WebChart,
    Widget,
)

__all__ = [
    "BoardField",
    "CardFace",
    "CloudWord",
    "Control",
    "Dice",
    "Field",
    "FieldKind",
    "GroupTile",
    "Image",
    "Intent",
    "Inventory",
    "JoinInvite",
    "Lock",
    "LockRow",
    "MapBoard",
    "MapMark",
    "MapShape",
    "Note",
    "Option",
    "Pawn",
    "Progress",
    "ProgressStep",
    "Question",
    "SeatMark",
    "State",
    "Tally",
    "TallyRow",
    "Text",
    "Thing",
    "Timer",
    "Title",
    "View",
    "Wall",
    "WallNote",
    "WebBoard",
    "WebChart",
    "Widget",
    "WordCloud",
    "You",
]

State = Literal["open", "paused", "ended"]


@dataclass(frozen=True)
class You:
    """Who this page is for: a seat's animal and colour, and its group."""

    seat: int | None
    group: Group
    animal: str
    colour: str
    label: str
    group_label: str


@dataclass(frozen=True, kw_only=True)
class View:
    """All that one page shows and offers.

    A game fills ``title``, ``widgets``, ``controls`` and ``until``; the workshop the rest.
    ``clock`` and ``until`` are workshop-clock milliseconds: at ``until`` the view changes
    without anybody doing something. ``version`` is equal for equal views.
    """

    title: str = ""
    widgets: tuple[Widget, ...] = ()
    controls: tuple[Control, ...] = ()
    until: int | None = None
    version: str = ""
    clock: int = 0
    lang: str = "nl"
    dir: Literal["ltr", "rtl"] = "ltr"
    page: Literal["phone", "table", "screen", "panel"] = "phone"
    state: State = "open"
    you: You | None = None
