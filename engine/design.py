"""How Speeltafel looks: the tokens in ``assets/design.toml``, read once for every client."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, get_args

Colour = tuple[int, int, int]
Skin = Literal["light", "dark", "contrast"]
TextMode = Literal["normaal", "groot"]
FontChoice = Literal["andika", "atkinson"]
SKINS: Final[tuple[Skin, ...]] = get_args(Skin)
TEXT_MODES: Final[tuple[TextMode, ...]] = get_args(TextMode)
FONTS: Final[tuple[FontChoice, ...]] = get_args(FontChoice)


@dataclass(frozen=True)
class Palette:
    """The colours of one skin; what each is for stands beside it in the file."""

    ground: Colour
    wood: Colour
    wood_deep: Colour
    paper: Colour
    card: Colour
    sunk: Colour
    ink: Colour
    soft: Colour
    thread: Colour
    line: Colour
    edge: Colour
    leaf: Colour
    on_leaf: Colour
    wash: Colour
    glow: Colour
    mark: Colour
    on_mark: Colour
    warn: Colour
    wash_warn: Colour
    night: Colour
    shade: Colour
    on_dimension: Colour
    on_look: Colour
    dimension: Mapping[str, Colour]
    look: Mapping[str, Colour]
    art: Mapping[str, Colour]

    def __hash__(self) -> int:
        return hash((self.paper, self.ink, self.leaf))

    def of_dimension(self, dimension: str | None) -> Colour:
        """Return the colour of ``dimension``; that of moving on for none."""
        return self.dimension.get(dimension or "", self.leaf)

    def of_look(self, colour: str) -> Colour:
        """Return the seat or group colour of that name; grey if it is unknown."""
        return self.look.get(colour, self.look["grey"])


@dataclass(frozen=True)
class Sign:
    """How a dimension is known without its colour, beside its picture."""

    pattern: str
    letter: str


@dataclass(frozen=True)
class TextSizes:
    """Sizes of text as fractions of the shorter side of the window."""

    small: float
    body: float
    question: float
    title: float
    code: float
    most_lines: int


@dataclass(frozen=True)
class Space:
    """Lengths as fractions of the shorter side; ``safe`` of each side itself."""

    safe: float
    gap: float
    pad: float
    radius: float
    target: float


@dataclass(frozen=True)
class Pace:
    """How long movements take, in seconds."""

    longest: float
    change: float
    reduced: float


@dataclass(frozen=True)
class Design:
    """All tokens. ``page`` are the lengths of web pages, in rem unless they name a unit."""

    colours: Mapping[Skin, Palette]
    dimension: Mapping[str, Sign]
    text: Mapping[TextMode, TextSizes]
    space: Space
    motion: Pace
    page: Mapping[str, float | str]


def folder_of_assets() -> Path:
    """Return the folder of fonts, pictures and tokens: in the wheel, or in a checkout."""
    engine = Path(__file__).resolve().parent
    bundled = engine / "_bundled" / "assets"
    return bundled if bundled.is_dir() else engine.parent / "assets"


@cache
def design() -> Design:
    """Return the tokens, read from their file the first time."""
    read = tomllib.loads((folder_of_assets() / "design.toml").read_text("utf-8"))
    return Design(
        {skin: _palette(read["colours"][skin]) for skin in SKINS},
        {name: Sign(**sign) for name, sign in read["dimension"].items()},
        {mode: TextSizes(**read["text"][mode]) for mode in TEXT_MODES},
        Space(**read["space"]),
        Pace(**read["motion"]),
        read["page"],
    )


def _palette(written: Mapping[str, Any]) -> Palette:
    return Palette(**{field.name: _colour(written[field.name]) for field in fields(Palette)})


def _colour(written: Any) -> Any:
    if isinstance(written, str):
        return rgb(written)
    return {name: rgb(one) for name, one in written.items()}


def rgb(written: str) -> Colour:
    """Return ``#rrggbb`` as red, green and blue from 0 to 255."""
    number = int(written.removeprefix("#"), 16)
    return number >> 16, number >> 8 & 255, number & 255


def hexed(colour: Colour) -> str:
    """Return ``colour`` as ``#rrggbb``."""
    return "#{:02x}{:02x}{:02x}".format(*colour)
