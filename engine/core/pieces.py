"""What a game is played with on paper, as plain data: cards, tokens, sheets, mats and boards."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.core.dimensions import Dimension
from engine.core.views import MapBoard, WebBoard


@dataclass(frozen=True, kw_only=True)
class Card:
    """A card to cut out. ``head`` says what kind of card it is.

    ``points`` are what there is to choose from; ``room`` counts empty lines to write on.
    ``secret`` cards are for one role's eyes: they are printed with their backs outside.
    """

    title: str
    text: str = ""
    ask: str = ""
    points: tuple[str, ...] = ()
    head: str = ""
    dimension: Dimension | None = None
    icons: tuple[str, ...] = ()
    room: int = 0
    secret: bool = False


@dataclass(frozen=True, kw_only=True)
class Token:
    """Something small to cut out and lay somewhere: a fiche, a coin, a picture to put in order."""

    label: str
    icon: str = ""
    dimension: Dimension | None = None


@dataclass(frozen=True)
class Blank:
    """Something to write: what is asked, and on how many lines."""

    ask: str
    lines: int = 2


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A page to read, or to write on. ``kicker`` says for whom it is."""

    title: str
    kicker: str = ""
    icon: str = ""
    text: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    blanks: tuple[Blank, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WebSheet:
    """Six arms from 0 to 10 to draw on; ``start`` is drawn already, nothing if it is empty."""

    title: str
    text: tuple[str, ...] = ()
    icon: str = ""
    start: Mapping[Dimension, int]
    labels: Mapping[Dimension, str]


@dataclass(frozen=True)
class Zone:
    """One place of a mat."""

    label: str
    icon: str = ""


@dataclass(frozen=True, kw_only=True)
class Mat:
    """A page with places to lay cards on."""

    title: str
    text: str = ""
    zones: tuple[Zone, ...]


@dataclass(frozen=True, kw_only=True)
class Board:
    """A board or map that fills a page; ``title`` stands above it."""

    title: str
    board: WebBoard | MapBoard


Piece = Card | Token | Sheet | WebSheet | Mat | Board
