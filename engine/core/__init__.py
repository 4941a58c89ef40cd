"""The pure heart: no clock, no dice of its own, no disk, no network, no screen."""

from engine.core.dimensions import DIMENSIONS, HIGHEST, LOWEST, Dimension
from engine.core.game import AnyGame, Finding, Game, Mode, Setup
from engine.core.moment import Luck, Moment
from engine.core.own import GONE, Gone, Own, OwnState
from engine.core.people import (
    FACILITATOR,
    ROOM,
    CoreEvent,
    Facilitator,
    Group,
    GroupCame,
    GroupScreen,
    OptionSet,
    Participant,
    Person,
    SeatCame,
    SeatLeft,
    Visitor,
    leads,
)
from engine.core.refusal import Rejected, must
from engine.core.standing import Standing
from engine.core.summary import HIGHLIGHTS, Chapter, Highlight, Reflection, Summary, Table, Web
from engine.core.text import Label, Say, Text, Words, label
from engine.core.views import Control, Field, Intent, Option, View

__all__ = [
    "DIMENSIONS", "FACILITATOR", "GONE", "HIGHEST", "HIGHLIGHTS", "LOWEST", "ROOM", "AnyGame",
    "Chapter", "Control", "CoreEvent", "Dimension", "Facilitator", "Field", "Finding", "Game",
    "Gone", "Group", "GroupCame", "GroupScreen", "Highlight", "Intent", "Label", "Luck", "Mode",
    "Moment", "Option", "OptionSet", "Own", "OwnState", "Participant", "Person", "Reflection",
    "Rejected", "Say", "SeatCame", "SeatLeft", "Setup", "Standing", "Summary", "Table", "Text",
    "View", "Visitor", "Web", "Words", "label", "leads", "must",
]  # fmt: skip
