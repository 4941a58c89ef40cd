"""The report as a PDF: large letters, real headings, webs drawn as lines."""

from collections.abc import Iterable
from datetime import UTC, datetime

from fpdf.enums import XPos, YPos
from fpdf.fonts import FontFace

from engine.core import Say
from engine.design import design
from engine.export.a4 import A4, FONT
from engine.export.document import Block, Grid, Heading, Paragraph, Picture, Points, document
from engine.export.radar import corner, outline, rings
from engine.wire import Json

_UNDATED = datetime(2026, 1, 1, tzinfo=UTC)
"""What stands for the date of a paper that is of no day."""
_TALL = 600
"""Letters in a cell that may still fit a page."""
_RADIUS = 30.0
"""Millimetres of a web from its centre to its edge."""


def paper(found: Json, say: Say) -> bytes:
    """Return ``found`` as a .pdf file on A4, the same bytes for the same report."""
    with A4(found["title"]) as sheet:
        sheet.set_title(found["title"])
        sheet.set_lang(found["language"])
        sheet.set_author("Speeltafel")
        sheet.set_creation_date(datetime.fromisoformat(found["opened"]).astimezone())
        sheet.add_page()
        for block in document(found, say):
            _write(sheet, block)
        return bytes(sheet.output())


def printed(title: str, lang: str, blocks: Iterable[Block]) -> bytes:
    """Return ``blocks`` as a .pdf file on A4, the same bytes for the same blocks."""
    with A4(title) as sheet:
        sheet.set_title(title)
        sheet.set_lang(lang)
        sheet.set_author("Speeltafel")
        sheet.set_creation_date(_UNDATED)
        sheet.add_page()
        for block in blocks:
            _write(sheet, block)
        return bytes(sheet.output())


def _write(sheet: A4, block: Block) -> None:
    match block:
        case Heading(text, level):
            _write_heading(sheet, text, level)
        case Paragraph(text, quiet):
            _lines(sheet, text, 10 if quiet else 12)
        case Points(lines):
            for line in lines:
                _lines(sheet, f"•  {line}", 12)
        case Grid():
            _write_grid(sheet, block)
        case Picture():
            _write_picture(sheet, block)
    sheet.ln(2)


def _lines(sheet: A4, text: str, size: int, bold: bool = False) -> None:
    sheet.set_font(FONT, "B" if bold else "", size)
    sheet.multi_cell(0, size * 0.53, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _write_heading(sheet: A4, text: str, level: int) -> None:
    size = (22, 16, 13)[level]
    if sheet.will_page_break(size + 20):
        sheet.add_page()
    sheet.start_section(text, level=max(0, level - 1) if level else 0)
    sheet.set_text_color(*design().colours["light"].leaf)
    _lines(sheet, text, size, bold=True)
    sheet.set_text_color(0)


def _write_grid(sheet: A4, grid: Grid) -> None:
    if any(len(cell) > _TALL for row in (grid.columns, *grid.rows) for cell in row):
        _write_long_rows(sheet, grid)
        return
    sheet.set_font(FONT, size=10)
    bold = FontFace(emphasis="BOLD", fill_color=design().colours["light"].sunk)
    with sheet.table(headings_style=bold, text_align="LEFT", line_height=6) as table:
        for line in (grid.columns, *grid.rows):
            table.row(line)


def _write_long_rows(sheet: A4, grid: Grid) -> None:
    """A row that is higher than a page cannot stand in a table: it is written out."""
    for row in grid.rows:
        for column, cell in zip(grid.columns, row, strict=True):
            _lines(sheet, f"{column}: {cell}", 10)
        sheet.ln(2)


def _write_picture(sheet: A4, picture: Picture) -> None:
    if sheet.will_page_break(2 * _RADIUS + 26):
        sheet.add_page()
    _write_heading(sheet, picture.name, 2)
    left, top = sheet.l_margin, sheet.get_y() + 2
    _draw_web(sheet, picture, left, top)
    sheet.set_xy(left + 2 * _RADIUS + 8, top)
    sheet.set_font(FONT, size=11)
    sheet.multi_cell(0, 6.5, picture.words.replace(", ", "\n"), align="L")
    sheet.set_xy(left, max(sheet.get_y(), top + 2 * _RADIUS + 4))


def _draw_web(sheet: A4, picture: Picture, left: float, top: float) -> None:
    palette = design().colours["light"]

    def moved(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(left + x, top + y) for x, y in points]

    sheet.set_draw_color(*palette.thread)
    sheet.set_line_width(0.15)
    for ring in rings(_RADIUS):
        sheet.polygon(moved(ring))
    for number in range(6):
        (x, y), (to_x, to_y) = moved([corner(number, 0, _RADIUS), corner(number, 1, _RADIUS)])
        sheet.line(x, y, to_x, to_y)
    sheet.set_draw_color(*palette.leaf)
    sheet.set_line_width(0.9)
    sheet.polygon(moved(outline(picture.now, _RADIUS)))
    sheet.set_draw_color(*palette.soft)
    sheet.set_line_width(0.5)
    sheet.set_dash_pattern(dash=1.6, gap=1.2)
    sheet.polygon(moved(outline(picture.start, _RADIUS)))
    sheet.set_dash_pattern()
