"""What people see and can do, as plain data. A client draws it; it decides nothing.

Every string here is already in the viewer's language; ``lang`` on a widget is set only when
its words are in another. The JSON of a view is this data field by field, a widget's and a
control's class name standing in ``type``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from engine.core.dimensions import Dimension
from engine.core.people import Group
from engine.core.text import Words

Intent = Literal["answer", "try", "change", "pass", "advance", "steer", "undo", "end", "settings"]
FieldKind = Literal["text", "number", "scale", "one", "many", "order", "pairs", "cell", "code"]
State = Literal["open", "paused", "ended"]


@dataclass(frozen=True)
class Option:
    """One thing to choose in a field. ``icon`` names a picture, or is empty."""

    value: str | int
    label: Words
    icon: str = ""


@dataclass(frozen=True, kw_only=True)
class Field:
    """A blank in a control's command. ``name`` is the command's key that is null.

    ``value`` is what this person gave before. ``max_length`` counts characters; ``max``
    bounds a number, and for ``many`` how many options may be chosen.
    """

    name: str
    kind: FieldKind
    label: Words
    required: bool = True
    value: Any = None
    min: int | None = None
    max: int | None = None
    max_length: int | None = None
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Control:
    """Something a person can do now, holding the complete command it sends.

    ``id`` stays the same for the same thing from view to view. ``confirm`` lists what will
    happen, to be shown before it is sent. ``board`` is the id of the widget it belongs to.
    ``examples`` are whole fillings that fit the form; for guesses never the right ones.
    In offers labels are still keys; a view holds them in the viewer's language.
    """

    id: str
    label: Words
    intent: Intent
    command: Any
    icon: str = ""
    fields: tuple[Field, ...] = ()
    examples: tuple[Mapping[str, Any], ...] = ()
    confirm: tuple[Words, ...] = ()
    board: str = ""

    @property
    def type(self) -> Literal["Choose", "Form"]:
        """``Choose`` if one press is enough, ``Form`` if there is something to fill in."""
        return "Form" if self.fields else "Choose"


@dataclass(frozen=True, kw_only=True)
class Widget:
    """Something to show. ``id`` lets a client animate it between two views."""

    id: str
    lang: str = ""


@dataclass(frozen=True, kw_only=True)
class Title(Widget):
    """The heading of a view; ``kicker`` stands small above it."""

    text: str
    kicker: str = ""


@dataclass(frozen=True, kw_only=True)
class Text(Widget):
    """A paragraph. ``icon`` names a picture in front of it, or is empty."""

    text: str
    icon: str = ""
    tone: Literal["body", "quiet", "strong"] = "body"


@dataclass(frozen=True, kw_only=True)
class Question(Widget):
    """The one question of this moment, and how to take it up."""

    text: str
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class CardFace(Widget):
    """A card. ``face`` is ``full`` to read it, ``kernel`` to have it in view while talking.

    ``turn`` counts cards, so that a client can see a new one. ``kind`` and ``dimension`` are
    ids, their labels the words. ``choices`` are what a dilemma offers.
    """

    title: str
    text: str
    ask: str = ""
    follow_up: str = ""
    kind: str = ""
    kind_label: str = ""
    dimension: Dimension | None = None
    dimension_label: str = ""
    place: str = ""
    icon: str = ""
    choices: tuple[str, ...] = ()
    kernel: str = ""
    face: Literal["full", "kernel"] = "full"
    turn: int = 0


@dataclass(frozen=True, kw_only=True)
class WebChart(Widget):
    """A web of six arms, 0 to 10: ``start`` pale, ``now`` strong, ``dashed`` what if.

    The numbers draw the shape and are never printed on a shared screen.
    """

    name: str
    caption: str = ""
    icon: str = ""
    group: Group = ""
    start: Mapping[Dimension, int] = field(default_factory=dict)
    now: Mapping[Dimension, int] = field(default_factory=dict)
    dashed: Mapping[Dimension, int] = field(default_factory=dict)
    labels: Mapping[Dimension, str] = field(default_factory=dict)


@dataclass(frozen=True)
class BoardField:
    """A field of the web board. ``id`` is ``centre`` or ``<dimension>-<circle>``."""

    id: str
    dimension: Dimension | None
    circle: str
    kind: str = ""
    title: str = ""
    visited: bool = False
    lit: bool = False


@dataclass(frozen=True)
class Pawn:
    """A pawn ``at`` a field; ``path`` are the fields it walked since its last rest."""

    id: str
    at: str
    path: tuple[str, ...] = ()
    group: Group = ""
    animal: str = ""
    colour: str = ""


@dataclass(frozen=True, kw_only=True)
class WebBoard(Widget):
    """The board: a centre, six arms, three circles; 19 fields with threads between them.

    ``labels`` holds the word for each dimension, circle and kind.
    """

    fields: tuple[BoardField, ...]
    pawns: tuple[Pawn, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Dice(Widget):
    """A die showing ``value`` (None: not thrown yet). ``roll`` counts throws."""

    value: int | None = None
    roll: int = 0
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class Timer(Widget):
    """A soft clock, in milliseconds: ``used`` before ``since``, and running if that is set.

    With the view's ``clock`` a client counts ``total - used - (clock - since)`` left.
    """

    total: int
    used: int = 0
    since: int | None = None
    label: str = ""


@dataclass(frozen=True)
class TallyRow:
    """One bar of a tally: ``count`` out of ``of``."""

    label: str
    count: int
    of: int
    icon: str = ""


@dataclass(frozen=True, kw_only=True)
class Tally(Widget):
    """Counts, as bars. Counts of groups and pictures, never of one person's answer."""

    rows: tuple[TallyRow, ...]
    label: str = ""


@dataclass(frozen=True)
class SeatMark:
    """A seat as the others see it: an animal in a colour, never a name.

    ``here`` is filled in on the panel alone.
    """

    seat: int
    animal: str
    colour: str
    label: str
    phone: bool = False
    here: Literal["", "here", "asleep", "gone", "paper"] = ""


@dataclass(frozen=True, kw_only=True)
class GroupTile(Widget):
    """A group: who sits there, what it does now (``status``), what it said (``lines``).

    ``turn`` marks the group whose turn it is; ``done`` that nothing is waited for.
    """

    group: Group
    name: str
    colour: str
    animal: str
    status: str = ""
    lines: tuple[str, ...] = ()
    seats: tuple[SeatMark, ...] = ()
    turn: bool = False
    done: bool = False


@dataclass(frozen=True, kw_only=True)
class JoinInvite(Widget):
    """How to join: a short address, a QR code of ``url``, and six digits."""

    code: str
    url: str
    label: str = ""


@dataclass(frozen=True)
class ProgressStep:
    """One step of a plan or of a round."""

    label: str
    state: Literal["done", "now", "next"]
    minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class Progress(Widget):
    """Where we are."""

    steps: tuple[ProgressStep, ...]
    label: str = ""


@dataclass(frozen=True)
class Thing:
    """Something in a bag."""

    id: str
    label: str
    icon: str = ""
    used: bool = False


@dataclass(frozen=True, kw_only=True)
class Inventory(Widget):
    """What a group has in its bag."""

    things: tuple[Thing, ...]
    label: str = ""
    group: Group = ""


@dataclass(frozen=True, kw_only=True)
class Image(Widget):
    """A picture: ``src`` is an icon name, or a path of this server; ``alt`` says it in words."""

    src: str
    alt: str


@dataclass(frozen=True, kw_only=True)
class Note(Widget):
    """For the facilitator's eyes: what to say, what to watch."""

    text: str
    title: str = ""
    read_aloud: bool = False


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
