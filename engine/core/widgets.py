"""What can be shown, as plain data: semantic, frozen, each with one drawing per client."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from engine.core.dimensions import Dimension
from engine.core.people import Group


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


@dataclass(frozen=True)
class MapShape:
    """One piece of a drawn map. ``points`` count in cells from the top left corner.

    An area (``ground``, ``green``, ``water``, ``square``, ``building``) is filled; a line
    (``road``, ``path``, ``rail``, ``tram``) is drawn along its points; a ``tree`` stands at each.
    ``label`` is a name to write on it, or empty.
    """

    kind: Literal[
        "ground", "green", "water", "square", "building", "road", "path", "rail", "tram", "tree"
    ]
    points: tuple[tuple[float, float], ...]
    label: str = ""
    icon: str = ""


@dataclass(frozen=True)
class MapMark:
    """Something that lies on the map at ``cell``.

    ``kind`` gives its shape: a ``place`` somebody pointed at, a token ``good`` or ``missing``,
    a ``task``, a ``plan`` (a measure or an agreement), a ``sticker``. ``count`` is how many lie
    there together; ``turn`` counts when it was laid, so that a client can see a new one.
    """

    id: str
    cell: str
    kind: Literal["place", "good", "missing", "task", "plan", "sticker"]
    label: str = ""
    icon: str = ""
    group: Group = ""
    count: int = 1
    turn: int = 0


@dataclass(frozen=True, kw_only=True)
class MapBoard(Widget):
    """A map under a grid: columns are letters from A, rows numbers from 1, so ``C4`` is a cell.

    ``picture`` is an own picture, else ``shapes`` draw the map; ``alt`` says it in words. A
    game names a picture by the SHA-256 of what was kept; a client gets its path. A form with a
    ``cell`` field on this board is filled by pressing a cell; ``lit`` are the cells that matter
    now.
    """

    columns: int
    rows: int
    alt: str
    picture: str = ""
    shapes: tuple[MapShape, ...] = ()
    marks: tuple[MapMark, ...] = ()
    lit: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lock:
    """One lock of a room. ``label`` says what it is on, ``state`` in words is the viewer's own.

    ``waiting``: something else must be found first. ``tries`` counts wrong ones, ``hints`` those
    that were asked for.
    """

    id: str
    label: str
    state: Literal["waiting", "closed", "open"]
    state_label: str = ""
    icon: str = ""
    dimension: Dimension | None = None
    tries: int = 0
    hints: int = 0
    now: bool = False


@dataclass(frozen=True, kw_only=True)
class LockRow(Widget):
    """The locks of a room in their order; one that opens is seen to open."""

    locks: tuple[Lock, ...]
    label: str = ""
    group: Group = ""


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

    ``turn`` marks the group whose turn it is; ``done`` that nothing is waited for. ``at`` is
    where it is out of ``of``, if that can be counted.

    On the panel alone: ``since`` is the workshop clock (milliseconds) at which it came there,
    ``stuck`` says in words why it may need somebody, ``held`` that it stands still by itself.
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
    at: int = 0
    of: int = 0
    since: int | None = None
    stuck: tuple[str, ...] = ()
    held: bool = False


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
