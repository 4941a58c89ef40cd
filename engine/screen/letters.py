"""Text: cleaned, wrapped to a width, in the order and script of its language, drawn once."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pygame import Rect, Surface

from engine.core.languages import capitals
from engine.design import FontChoice
from engine.screen.text.bidi import runs_from_the_right
from engine.screen.text.breaking import lines_of
from engine.screen.text.cleaning import clean, without_soft_hyphens
from engine.screen.text.faces import Faces
from engine.screen.text.kept import Kept
from engine.screen.text.line import Line, line_width, typeset
from engine.screen.text.runs import Run, runs_of
from engine.screen.text.style import Style

__all__ = ["Align", "Letters", "Style", "clean"]

Align = Literal["left", "centre", "right"]
"""Seen by who reads from the left: text from the right has its beginning on the other side."""

_ROOM = 16_000_000
"""Pixels of lines that are kept: 64 megabytes, some sixteen pages of a wide screen."""


class Letters:
    """The fonts, and the lines that were drawn with them.

    ``lang`` is the language of the page and ``rtl`` whether it runs from the right; a text
    in another language says so when it is drawn. ``font`` is the family of choice.
    ``on_line`` is told of every line that is drawn: its text, style, place and surface.
    """

    def __init__(
        self,
        folder: Path,
        *,
        lang: str = "nl",
        rtl: bool = False,
        font: FontChoice = "andika",
        room: int = _ROOM,
    ) -> None:
        self.lang, self.rtl = lang, rtl
        self._faces = Faces(folder, font)
        self.kept: Kept[tuple[str, Style, bool]] = Kept(room)
        self._runs = lru_cache(maxsize=256)(self._in_runs)
        self._width = lru_cache(maxsize=8192)(self._measure)
        self._lines = lru_cache(maxsize=2048)(self._lay)
        self.on_line: Callable[[str, Style, Rect, Surface], None] | None = None

    def width(self, text: str, style: Style) -> int:
        """Return the width of ``text`` on one line."""
        line = without_soft_hyphens(clean(text))
        return self._width(line, style.px, style.bold)

    def height(self, text: str, style: Style, width: int) -> int:
        """Return the height of ``text`` wrapped to ``width``; 0 if there is none."""
        return len(self.wrap(text, style, width)) * style.pitch

    def wrap(self, text: str, style: Style, width: int) -> tuple[str, ...]:
        """Return ``text`` in lines of at most ``width``, each in reading order."""
        return tuple(line for line, _ in self._lines(text, style.px, style.bold, width, ""))

    def draw(
        self,
        surface: Surface,
        text: str,
        style: Style,
        box: Rect,
        align: Align = "left",
        lang: str = "",
    ) -> int:
        """Draw ``text`` wrapped in ``box`` from its top, and return where it ends.

        ``left`` is where the text begins: on the right if it runs from there. ``lang`` is
        the language of the text if it is not that of the page.
        """
        top = box.top
        for line, rtl in self._lines(text, style.px, style.bold, box.width, lang):
            place = Rect(box.left, top, box.width, style.pitch)
            flush = _turned(align) if rtl or (self.rtl and not lang) else align
            self._draw_line(surface, (line, style, rtl), place, flush)
            top += style.pitch
        return top

    def middle(self, surface: Surface, text: str, style: Style, box: Rect, lang: str = "") -> None:
        """Draw ``text`` wrapped in the middle of ``box``."""
        high = self.height(text, style, box.width)
        inside = Rect(box.left, box.centery - high // 2, box.width, high)
        self.draw(surface, text, style, inside, "centre", lang)

    def after(self, text: str, style: Style, box: Rect) -> int:
        """Return where in ``box`` the next letter comes behind the line ``text``."""
        wide = self.width(text, style)
        rtl = self.rtl or runs_from_the_right(clean(text))
        return box.right - wide if rtl else box.left + wide

    def capitals(self, text: str) -> str:
        """Return ``text`` in capitals as the language of the page writes them."""
        return capitals(text, self.lang)

    def _draw_line(
        self, surface: Surface, shown: tuple[str, Style, bool], box: Rect, align: Align
    ) -> None:
        text, style, _ = shown
        line = self.kept.get(shown, lambda: self._typeset(*shown))
        spare = box.width - line.picture.get_width()
        left = box.left + {"left": 0, "centre": spare // 2, "right": spare}[align]
        surface.blit(line.picture, (left, box.top + style.baseline - line.baseline))
        if self.on_line:
            where = Rect(left, box.top, line.picture.get_width(), style.pitch)
            self.on_line(text, style, where, surface)

    def _lay(
        self, text: str, px: int, bold: bool, width: int, lang: str
    ) -> tuple[tuple[str, bool], ...]:
        """Return the lines of ``text``, and whether each runs from the right."""
        laid: list[tuple[str, bool]] = []
        for paragraph in clean(text).strip().split("\n"):
            rtl = runs_from_the_right(paragraph, self.rtl, lang)
            lines = lines_of(paragraph, width, lambda line: self._width(line, px, bold))
            laid += [(line, rtl) for line in lines]
        return tuple(laid)

    def _measure(self, text: str, px: int, bold: bool) -> int:
        rtl = runs_from_the_right(text, self.rtl)
        return line_width(self._runs(text, rtl), Style(px, bold=bold), self._faces)

    def _typeset(self, text: str, style: Style, rtl: bool) -> Line:
        return typeset(self._runs(text, rtl), style, self._faces)

    def _in_runs(self, text: str, rtl: bool) -> Sequence[Run]:
        return runs_of(text, rtl, self._faces)


def _turned(align: Align) -> Align:
    match align:
        case "left":
            return "right"
        case "right":
            return "left"
        case _:
            return align
