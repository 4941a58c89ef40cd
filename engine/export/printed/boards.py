"""A web board or a map that fills a page; at a copy shop it can be made as large as a table."""

from math import cos, pi, sin
from string import ascii_uppercase
from typing import Final

from engine.core import DIMENSIONS
from engine.core.dimensions import ICONS
from engine.core.grid import cell_place
from engine.core.pieces import Board
from engine.core.views import BoardField, MapBoard, MapShape, WebBoard
from engine.design import Colour, Palette, design
from engine.export.a4 import A4, BOTTOM, FONT

_AREAS: Final = {"ground": "sand", "green": "hill", "water": "water", "square": "path"}
_LINES: Final = {
    "road": ("frame", 0.3), "path": ("path", 0.12), "rail": ("frame2", 0.1), "tram": ("tram2", 0.06)
}  # fmt: skip
_RADIUS: Final = 76.0
"""Millimetres from the centre of the web to its outer fields."""

Spot = tuple[float, float]


def print_board(paper: A4, piece: Board) -> None:
    """Print ``piece`` on a page on its side."""
    paper.add_page(orientation="landscape")
    palette = design().colours["light"]
    paper.set_auto_page_break(False)
    paper.set_text_color(*palette.leaf)
    paper.set_font(FONT, "B", 18)
    paper.set_xy(paper.l_margin, 8)
    paper.multi_cell(70 if isinstance(piece.board, WebBoard) else 0, 9, piece.title, align="L")
    paper.set_text_color(*palette.ink)
    match piece.board:
        case WebBoard():
            _web(paper, piece.board, palette)
        case MapBoard():
            _map(paper, piece.board, palette)
    paper.set_auto_page_break(True, margin=BOTTOM)


def _web(paper: A4, board: WebBoard, palette: Palette) -> None:
    """Draw the threads, the fields on them, and the names of the arms."""
    middle = (paper.w / 2, paper.h / 2 - 4)
    circles = list(dict.fromkeys(one.circle for one in board.fields if one.circle))
    paper.set_draw_color(*palette.thread)
    paper.set_line_width(0.8)
    for number in range(len(circles)):
        reach = _RADIUS * (number + 1) / len(circles)
        paper.polygon([_at(middle, arm, reach) for arm in range(6)])
    for arm in range(6):
        paper.line(*middle, *_at(middle, arm, _RADIUS))
    for one in board.fields:
        _field(paper, one, board, circles, middle, palette)
    for arm, dimension in enumerate(DIMENSIONS):
        _arm_name(paper, board.labels[dimension], arm, middle, palette.dimension[dimension])


def _at(middle: Spot, arm: int, reach: float) -> Spot:
    angle = 2 * pi * arm / 6
    return middle[0] + reach * sin(angle), middle[1] - reach * cos(angle)


def _field(
    paper: A4, one: BoardField, board: WebBoard, circles: list[str], middle: Spot, palette: Palette
) -> None:
    """Draw a field: the picture of its arm, and the name of its circle."""
    size = 11.0
    if one.dimension is None:
        spot, colour, icon, name = middle, palette.leaf, "home", ""
    else:
        reach = _RADIUS * (circles.index(one.circle) + 1) / len(circles)
        spot = _at(middle, DIMENSIONS.index(one.dimension), reach)
        colour, icon = palette.dimension[one.dimension], ICONS[one.dimension]
        name = board.labels[one.circle]
    paper.set_fill_color(255)
    paper.set_draw_color(*colour)
    paper.set_line_width(0.9)
    paper.circle(*spot, radius=size, style="DF")
    paper.icon(icon, colour, spot[0] - 4.5, spot[1] - (10 if name else 4.5), 9)
    paper.set_font(FONT, "", 8)
    paper.set_xy(spot[0] - size + 1, spot[1])
    paper.multi_cell(2 * size - 2, 3.2, name, align="C")


def _arm_name(paper: A4, label: str, arm: int, middle: Spot, colour: Colour) -> None:
    x, y = _at(middle, arm, _RADIUS + 13)
    aside = {0: (0.0, -3.0), 3: (0.0, 0.0)}.get(arm, (24.0 if arm < 3 else -24.0, -3.0))
    paper.set_text_color(*colour)
    paper.set_font(FONT, "B", 13)
    paper.set_xy(x + aside[0] - 30, y + aside[1])
    paper.multi_cell(60, 6, label, align="C")
    paper.set_text_color(*design().colours["light"].ink)


def _map(paper: A4, board: MapBoard, palette: Palette) -> None:
    """Draw the land, the grid over it, and the places that have a name."""
    side = min((paper.w - 30) / board.columns, (paper.h - 46) / board.rows)
    left, top = (paper.w - side * board.columns) / 2 + 3, 28.0
    paper.set_fill_color(*palette.art["sand"])
    paper.rect(left, top, side * board.columns, side * board.rows, style="F")
    for shape in board.shapes:
        _shape(paper, shape, (left, top), side, palette)
    _grid(paper, board, (left, top), side, palette)
    for mark in board.marks:
        column, row = cell_place(mark.cell, board.columns, board.rows) or (0, 0)
        spot = left + (column + 0.5) * side, top + (row + 0.5) * side
        paper.set_fill_color(255)
        paper.set_draw_color(*palette.ink)
        paper.set_line_width(0.3)
        paper.circle(*spot, radius=side * 0.3, style="DF")
        paper.icon(mark.icon, palette.ink, spot[0] - side * 0.2, spot[1] - side * 0.2, side * 0.4)


def _shape(paper: A4, shape: MapShape, corner: Spot, side: float, palette: Palette) -> None:
    points = [(corner[0] + x * side, corner[1] + y * side) for x, y in shape.points]
    if shape.kind == "tree":
        paper.set_fill_color(*palette.art["tree"])
        for x, y in points:
            paper.circle(x, y, radius=side * 0.18, style="F")
    elif shape.kind in _LINES:
        name, wide = _LINES[shape.kind]
        paper.set_draw_color(*palette.art[name])
        paper.set_line_width(wide * side)
        paper.polyline(points)
    elif len(points) > 2:
        paper.set_fill_color(*palette.art[_AREAS.get(shape.kind, "roof")])
        paper.set_draw_color(*palette.art["frame2"])
        paper.set_line_width(0.2)
        paper.polygon(points, style="DF")


def _grid(paper: A4, board: MapBoard, corner: Spot, side: float, palette: Palette) -> None:
    left, top = corner
    wide, high = board.columns * side, board.rows * side
    paper.set_draw_color(*palette.edge)
    paper.set_line_width(0.12)
    paper.set_font(FONT, "B", 11)
    for number in range(board.columns + 1):
        paper.line(left + number * side, top, left + number * side, top + high)
    for number in range(board.rows + 1):
        paper.line(left, top + number * side, left + wide, top + number * side)
    for number, letter in enumerate(ascii_uppercase[: board.columns]):
        paper.text(left + (number + 0.5) * side - 1.5, top - 1.5, letter)
    for number in range(board.rows):
        paper.text(left - 6, top + (number + 0.5) * side + 1.5, str(number + 1))
