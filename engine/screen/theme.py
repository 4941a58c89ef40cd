"""Colours, and sizes as fractions of the shorter side of the window."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Final

from pygame import Rect

Colour = tuple[int, int, int]

PAPER: Final[Colour] = (247, 244, 238)
CARD: Final[Colour] = (255, 253, 249)
SUNK: Final[Colour] = (239, 233, 222)
INK: Final[Colour] = (27, 35, 32)
SOFT_INK: Final[Colour] = (78, 82, 74)
THREAD: Final[Colour] = (190, 178, 158)
LINE: Final[Colour] = (221, 211, 194)
LEAF: Final[Colour] = (30, 88, 74)
GLOW: Final[Colour] = (255, 214, 120)
MARK: Final[Colour] = (214, 110, 20)
WHITE: Final[Colour] = (255, 255, 255)
NIGHT: Final[Colour] = (22, 24, 22)

DIMENSION_COLOURS: Final[Mapping[str, Colour]] = {
    "body": (125, 18, 5),
    "mental": (24, 110, 215),
    "meaning": (51, 3, 97),
    "quality": (144, 103, 13),
    "participation": (30, 88, 74),
    "daily": (211, 4, 116),
}
DIMENSION_ICONS: Final[Mapping[str, str]] = {
    "body": "heartbeat",
    "mental": "brain",
    "meaning": "compass",
    "quality": "sun",
    "participation": "users",
    "daily": "checklist",
}
LOOK_COLOURS: Final[Mapping[str, Colour]] = {
    "red": (163, 39, 27),
    "blue": (31, 95, 176),
    "green": (47, 107, 60),
    "ochre": (138, 95, 0),
    "violet": (91, 58, 155),
    "pink": (166, 42, 110),
    "grey": (85, 96, 106),
    "brown": (107, 74, 47),
}
SMALLEST: Final = 0.04
"""No text is smaller than this, so that the last row can read it."""


def dimension_colour(dimension: str | None) -> Colour:
    """Return the colour of ``dimension`` on paper; ink for none."""
    return DIMENSION_COLOURS.get(dimension or "", INK)


def look_colour(colour: str) -> Colour:
    """Return the named seat or group colour; grey if it is unknown."""
    return LOOK_COLOURS.get(colour, LOOK_COLOURS["grey"])


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return ``one`` with ``share`` (0 to 1) of ``other`` in it."""
    a, b, c = (round(x + (y - x) * share) for x, y in zip(one, other, strict=True))
    return a, b, c


@dataclass(frozen=True)
class Theme:
    """Sizes in pixels for a window of ``width`` by ``height``.

    ``dense`` spends less on headings and space, for a view that would not fit otherwise.
    """

    width: int
    height: int
    dense: bool = False

    @property
    def unit(self) -> int:
        """Return the shorter side."""
        return min(self.width, self.height)

    @property
    def landscape(self) -> bool:
        """Return whether the window is wider than high."""
        return self.width >= self.height

    @property
    def whole(self) -> Rect:
        """Return the window."""
        return Rect(0, 0, self.width, self.height)

    @property
    def safe(self) -> Rect:
        """Return the window without the outer 5 %, which a television may cut off."""
        across, down = ceil(self.width * 0.05), ceil(self.height * 0.05)
        return self.whole.inflate(-2 * across, -2 * down)

    def px(self, fraction: float) -> int:
        """Return ``fraction`` of the shorter side, at least one pixel."""
        return max(1, ceil(fraction * self.unit))

    @property
    def small(self) -> int:
        """Return the size of the smallest text."""
        return self.px(SMALLEST)

    @property
    def body(self) -> int:
        """Return the size of answers and instructions."""
        return self.px(0.052)

    @property
    def question(self) -> int:
        """Return the size of a question."""
        return self.px(0.07)

    @property
    def title(self) -> int:
        """Return the size of a heading."""
        return self.px(0.07 if self.dense else 0.09)

    @property
    def code(self) -> int:
        """Return the size of the join code."""
        return self.px(0.14)

    @property
    def gap(self) -> int:
        """Return the space between things."""
        return self.px(0.018 if self.dense else 0.024)

    @property
    def pad(self) -> int:
        """Return the space inside a card."""
        return self.px(0.02 if self.dense else 0.03)

    @property
    def radius(self) -> int:
        """Return the rounding of a card."""
        return self.px(0.024)

    @property
    def target(self) -> int:
        """Return the least height of what is pressed."""
        return self.px(0.11)
