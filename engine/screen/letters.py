"""Text: cleaned, wrapped to a width, and rendered once per line."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import pygame
from pygame import Rect, Surface

from engine.screen.theme import Colour

Align = Literal["left", "centre", "right"]
_SPACES = re.compile(r"[ \t\r\f\v]+")
_SYSTEM_FONTS = Path("/usr/share/fonts/truetype/andika")
_NEVER_A_GLYPH = "\uffff"
_PLAIN: Colour = (0, 0, 0)


@dataclass(frozen=True)
class Style:
    """How text looks: size in pixels, colour, weight."""

    px: int
    colour: Colour = _PLAIN
    bold: bool = False

    @property
    def pitch(self) -> int:
        """Return the height of one line."""
        return round(self.px * 1.32)


@lru_cache(maxsize=2048)
def clean(text: str) -> str:
    """Return ``text`` without control and direction characters; line breaks stay."""
    kept = (c for c in text if c == "\n" or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})
    return _SPACES.sub(" ", "".join(c if c.isprintable() or c == "\n" else " " for c in kept))


class Letters:
    """The fonts, and a cache of rendered lines.

    ``on_line`` is told of every line that is drawn: its text, style, place and surface.
    """

    def __init__(self, folder: Path, kept: int = 700) -> None:
        self._folder = folder if (folder / "Andika-Regular.ttf").is_file() else _SYSTEM_FONTS
        self._line = lru_cache(maxsize=kept)(self._render)
        self._font = lru_cache(maxsize=64)(self._open)
        self._shown = lru_cache(maxsize=4096)(self._has_glyph)
        self.wrap = lru_cache(maxsize=2048)(self._wrap)
        self.on_line: Callable[[str, Style, Rect, Surface], None] | None = None

    def width(self, text: str, style: Style) -> int:
        """Return the width of ``text`` on one line."""
        return self._font(style.px, style.bold).size(self._known(text))[0]

    def height(self, text: str, style: Style, width: int) -> int:
        """Return the height of ``text`` wrapped to ``width``; 0 if there is none."""
        return len(self.wrap(text, style, width)) * style.pitch

    def draw(
        self, surface: Surface, text: str, style: Style, box: Rect, align: Align = "left"
    ) -> int:
        """Draw ``text`` wrapped in ``box`` from its top, and return where it ends."""
        top = box.top
        for line in self.wrap(text, style, box.width):
            self._draw_line(
                surface, line, style, Rect(box.left, top, box.width, style.pitch), align
            )
            top += style.pitch
        return top

    def middle(self, surface: Surface, text: str, style: Style, box: Rect) -> None:
        """Draw ``text`` wrapped in the middle of ``box``."""
        high = self.height(text, style, box.width)
        inside = Rect(box.left, box.centery - high // 2, box.width, high)
        self.draw(surface, text, style, inside, "centre")

    def _draw_line(
        self, surface: Surface, line: str, style: Style, box: Rect, align: Align
    ) -> None:
        picture = self._line(line, style)
        spare = box.width - picture.get_width()
        left = box.left + {"left": 0, "centre": spare // 2, "right": spare}[align]
        ascent = self._font(style.px, style.bold).get_ascent()
        surface.blit(picture, (left, box.top + round(style.px * 0.99) - ascent))
        if self.on_line:
            where = Rect(left, box.top, picture.get_width(), style.pitch)
            self.on_line(line, style, where, surface)

    def _wrap(self, text: str, style: Style, width: int) -> tuple[str, ...]:
        lines: list[str] = []
        for paragraph in clean(text).strip().split("\n"):
            lines += self._wrap_paragraph(paragraph, style, width)
        return tuple(lines)

    def _wrap_paragraph(self, paragraph: str, style: Style, width: int) -> list[str]:
        lines, line = [], ""
        for word in paragraph.split():
            for piece in self._pieces(word, style, width):
                longer = f"{line} {piece}" if line else piece
                if line and self.width(longer, style) > width:
                    lines.append(line)
                    longer = piece
                line = longer
        return [*lines, line] if line else lines

    def _pieces(self, word: str, style: Style, width: int) -> list[str]:
        """Return ``word``, broken with hyphens only where it is wider than a line."""
        pieces = []
        while len(word) > 1 and self.width(word, style) > width:
            cut = len(word) - 1
            while cut > 1 and self.width(word[:cut] + "-", style) > width:
                cut -= 1
            pieces.append(word[:cut] + "-")
            word = word[cut:]
        return [*pieces, word]

    def _render(self, text: str, style: Style) -> Surface:
        font = self._font(style.px, style.bold)
        return font.render(self._known(text), True, style.colour)

    def _known(self, text: str) -> str:
        """Return ``text`` without the characters the font would show as a box."""
        return "".join(c for c in text if c.isascii() or self._shown(c))

    def _has_glyph(self, character: str) -> bool:
        font = self._font(24, False)
        box = pygame.image.tobytes(font.render(_NEVER_A_GLYPH, True, _PLAIN), "RGBA")
        return pygame.image.tobytes(font.render(character, True, _PLAIN), "RGBA") != box

    def _open(self, px: int, bold: bool) -> pygame.font.Font:
        path = self._folder / f"Andika-{'Bold' if bold else 'Regular'}.ttf"
        if path.is_file():
            return pygame.font.Font(path, px)
        font = pygame.font.Font(None, px)
        font.set_bold(bold)
        return font
