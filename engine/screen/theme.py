"""What a window looks like: its colours, and sizes as fractions of its shorter side."""

from dataclasses import dataclass
from math import ceil
from typing import Final

from pygame import Rect

from engine.design import Colour, Palette, Skin, TextMode, TextSizes, design

__all__ = ["Colour", "Theme", "mix"]

_DENSE: Final = 0.7


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return ``one`` with ``share`` (0 to 1) of ``other`` in it."""
    a, b, c = (round(x + (y - x) * share) for x, y in zip(one, other, strict=True))
    return a, b, c


@dataclass(frozen=True)
class Theme:
    """Sizes in pixels for a window of ``width`` by ``height``, and its colours.

    ``text`` is how large letters are; ``dense`` spends less on headings and space, for a view
    that would not fit otherwise, and ``brief`` the least: a heading of one small line.
    ``mirrored`` is for languages that are read from right to left.
    """

    width: int
    height: int
    text: TextMode = "normaal"
    skin: Skin = "light"
    dense: bool = False
    brief: bool = False
    mirrored: bool = False

    @property
    def large(self) -> bool:
        """Return whether letters are as large as the last row needs."""
        return self.text == "groot"

    @property
    def colours(self) -> Palette:
        """Return the colours of this window."""
        return design().colours[self.skin]

    @property
    def sizes(self) -> TextSizes:
        """Return the sizes of text, as fractions of the shorter side."""
        return design().text[self.text]

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
        safe = design().space.safe
        across, down = ceil(self.width * safe), ceil(self.height * safe)
        return self.whole.inflate(-2 * across, -2 * down)

    def px(self, fraction: float) -> int:
        """Return ``fraction`` of the shorter side, at least one pixel."""
        return max(1, ceil(fraction * self.unit))

    @property
    def small(self) -> int:
        """Return the size of the smallest text."""
        return self.px(self.sizes.small)

    @property
    def body(self) -> int:
        """Return the size of answers and instructions."""
        return self.px(self.sizes.body)

    @property
    def question(self) -> int:
        """Return the size of a question."""
        return self.px(self.sizes.question)

    @property
    def title(self) -> int:
        """Return the size of a heading."""
        if self.brief:
            return self.small
        return self.px(self.sizes.question if self.dense else self.sizes.title)

    @property
    def most_lines(self) -> int:
        """Return how many lines of one text may be seen at once."""
        return self.sizes.most_lines

    @property
    def code(self) -> int:
        """Return the size of the join code."""
        return self.px(self.sizes.code)

    @property
    def gap(self) -> int:
        """Return the space between things."""
        return self.px(design().space.gap * (_DENSE if self.dense else 1))

    @property
    def pad(self) -> int:
        """Return the space inside a card."""
        return self.px(design().space.pad * (_DENSE if self.dense else 1))

    @property
    def radius(self) -> int:
        """Return the rounding of a card."""
        return self.px(design().space.radius)

    @property
    def target(self) -> int:
        """Return the least height of what is pressed."""
        return self.px(design().space.target)
