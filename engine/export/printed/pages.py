"""Whole pages: to read, to write on, to lay cards on, to draw a web on."""

from collections.abc import Sequence

from fpdf.enums import XPos, YPos

from engine.core import DIMENSIONS
from engine.core.pieces import Blank, Mat, Sheet, WebSheet, Zone
from engine.design import Colour, design
from engine.export.a4 import A4, FONT
from engine.export.radar import corner, outline

_TEXT, _SMALL = 14.0, 12.0
"""Points."""
_RADIUS = 62.0
"""Millimetres of a web from its centre to its edge."""


def print_sheet(paper: A4, sheet: Sheet) -> None:
    """Print ``sheet``, on more pages if it is long."""
    paper.add_page(orientation="portrait")
    _heading(paper, sheet.title, sheet.kicker, sheet.icon)
    for text in sheet.text:
        _say(paper, text, _TEXT)
    for point in sheet.points:
        _say(paper, f"•  {point}", _TEXT)
    for blank in sheet.blanks:
        _blank(paper, blank)


def _heading(paper: A4, title: str, kicker: str = "", icon: str = "") -> None:
    palette = design().colours["light"]
    top = paper.get_y()
    paper.icon(icon, palette.leaf, paper.w - paper.r_margin - 18, top, 18)
    if kicker:
        paper.set_text_color(*palette.soft)
        _say(paper, kicker, _SMALL)
    paper.set_text_color(*palette.leaf)
    _say(paper, title, 22, bold=True, wide=paper.epw - (22 if icon else 0))
    paper.set_text_color(*palette.ink)
    paper.set_y(max(paper.get_y() + 2, top + (20 if icon else 0)))


def _say(paper: A4, text: str, size: float, bold: bool = False, wide: float = 0) -> None:
    paper.set_font(FONT, "B" if bold else "", size)
    paper.multi_cell(wide, size * 0.5, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    paper.ln(1.6)


def _blank(paper: A4, blank: Blank) -> None:
    """Print what is asked, and the lines to write on below it, together on a page."""
    if paper.will_page_break(14 + 11 * blank.lines):
        paper.add_page()
    paper.ln(2)
    _say(paper, blank.ask, _TEXT, bold=True)
    paper.set_draw_color(*design().colours["light"].edge)
    paper.set_line_width(0.25)
    for _ in range(blank.lines):
        paper.ln(10)
        paper.line(paper.l_margin, paper.get_y(), paper.w - paper.r_margin, paper.get_y())
    paper.ln(3)


def print_mat(paper: A4, mat: Mat) -> None:
    """Print ``mat`` on a page on its side, its zones beside each other."""
    paper.add_page(orientation="landscape")
    _heading(paper, mat.title)
    if mat.text:
        _say(paper, mat.text, _SMALL)
    top, gap = paper.get_y() + 2, 6.0
    wide = (paper.epw - gap * (len(mat.zones) - 1)) / len(mat.zones)
    for number, zone in enumerate(mat.zones):
        left = paper.l_margin + number * (wide + gap)
        _zone(paper, zone, left, top, wide, paper.h - 20 - top)


def _zone(paper: A4, zone: Zone, left: float, top: float, wide: float, high: float) -> None:
    palette = design().colours["light"]
    paper.set_draw_color(*palette.edge)
    paper.set_line_width(0.6)
    paper.rect(left, top, wide, high, round_corners=True, corner_radius=4)
    paper.icon(zone.icon, palette.leaf, left + wide / 2 - 9, top + 4, 18)
    paper.set_font(FONT, "B", 16)
    paper.set_xy(left + 2, top + 25)
    paper.multi_cell(wide - 4, 8, zone.label, align="C")


def print_web(paper: A4, sheet: WebSheet) -> None:
    """Print ``sheet``: who it is about, and below it six arms with room to draw."""
    paper.add_page(orientation="portrait")
    _heading(paper, sheet.title, icon=sheet.icon)
    for text in sheet.text:
        _say(paper, text, _TEXT)
    top = paper.get_y() + 16
    left = paper.w / 2 - _RADIUS
    _threads(paper, left, top)
    if sheet.start:
        _start(paper, [sheet.start.get(name, 0) for name in DIMENSIONS], left, top)
    for number, name in enumerate(DIMENSIONS):
        _name(
            paper, sheet.labels[name], number, left, top, design().colours["light"].dimension[name]
        )


def _threads(paper: A4, left: float, top: float) -> None:
    palette = design().colours["light"]
    paper.set_draw_color(*palette.thread)
    for ring in range(1, 11):
        paper.set_line_width(0.45 if ring in (5, 10) else 0.15)
        corners = [corner(number, ring / 10, _RADIUS) for number in range(6)]
        paper.polygon([(left + x, top + y) for x, y in corners])
    paper.set_line_width(0.3)
    paper.set_font(FONT, "", 8)
    paper.set_text_color(*palette.soft)
    for number in range(6):
        x, y = corner(number, 1, _RADIUS)
        paper.line(left + _RADIUS, top + _RADIUS, left + x, top + y)
    for value in (0, 5, 10):
        x, y = corner(0, value / 10, _RADIUS)
        paper.text(left + x + 1.2, top + y - 0.6, str(value))


def _start(paper: A4, values: Sequence[int], left: float, top: float) -> None:
    palette = design().colours["light"]
    paper.set_draw_color(*palette.leaf)
    paper.set_line_width(0.9)
    by_name: dict[str, int] = dict(zip(DIMENSIONS, values, strict=True))
    paper.polygon([(left + x, top + y) for x, y in outline(by_name, _RADIUS)])


def _name(paper: A4, label: str, number: int, left: float, top: float, colour: Colour) -> None:
    """Print the name of an arm beyond its end."""
    x, y = corner(number, 1.13, _RADIUS)
    paper.set_text_color(*colour)
    paper.set_font(FONT, "B", 11)
    paper.set_xy(left + x - 22, top + y - 4)
    paper.multi_cell(44, 5, label, align="C")
    paper.set_text_color(*design().colours["light"].ink)
