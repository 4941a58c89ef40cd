"""A page of paper in our letters."""

import logging
import re
from io import BytesIO
from pathlib import Path
from typing import Self

from fpdf import FPDF
from fpdf.fonts import TTFFont

from engine.design import Colour, folder_of_assets, hexed

logging.getLogger("fontTools").setLevel(logging.ERROR)  # it tells of tables that nobody needs
FONT = "Andika"
BOTTOM = 18.0
"""Millimetres at the foot of a page where nothing but its number stands."""


class A4(FPDF):
    """A4 with a page number at the foot, in letters that are easy to read."""

    def __init__(self, title: str) -> None:
        super().__init__(format="A4")
        self._running = title
        self._known: dict[tuple[str, bool], float] = {}
        fonts = folder_of_assets() / "fonts"
        self.add_font(FONT, "", fonts / "Andika-Regular.ttf")
        self.add_font(FONT, "B", fonts / "Andika-Bold.ttf")
        self._borrow(fonts)
        self.set_text_shaping(True)
        self.set_auto_page_break(True, margin=BOTTOM)
        self.set_font(FONT, size=12)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the font files, which stay open while letters are taken from them."""
        for font in self.fonts.values():
            if isinstance(font, TTFFont):
                font.ttfont.close()

    def width(self, words: str, size: float, bold: bool = False) -> float:
        """Return how wide ``words`` are on one line, in millimetres, at ``size`` points.

        Each word is measured once: the same words stand on many cards, at many sizes.
        """
        return size * sum(self._word(word, bold) for word in re.findall(r"\s|\S+", words))

    def _word(self, word: str, bold: bool) -> float:
        if (word, bold) not in self._known:
            self.set_font(FONT, "B" if bold else "", 100)
            self._known[word, bold] = self.get_string_width(word) / 100
        return self._known[word, bold]

    def _borrow(self, fonts: Path) -> None:
        """Take letters that Andika lacks from the other fonts that are there."""
        others = sorted(fonts.glob("Noto*Regular.ttf"))
        for path in others:
            self.add_font(path.stem, "", path)
        self.set_fallback_fonts([path.stem for path in others], exact_match=False)

    def footer(self) -> None:
        """Print the title and the number of the page."""
        self.set_y(-13)
        self.set_font(FONT, size=9)
        self.cell(0, 6, f"{self._running}  ·  {self.page_no()}", align="C")
        self.set_font(FONT, size=12)

    def icon(self, name: str, colour: Colour, left: float, top: float, side: float) -> None:
        """Draw the pictogram ``name``, ``side`` millimetres wide; nothing if there is none."""
        path = folder_of_assets() / "icons" / f"{name}.svg"
        if name and path.is_file():
            drawing = path.read_text("utf-8").replace("currentColor", hexed(colour))
            self.image(BytesIO(drawing.encode()), x=left, y=top, w=side, h=side)
