"""Where everything on a map stands: the land under its grid, and each mark in its cell."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pygame import Rect, Vector2

from engine.core.grid import cell_name, cell_place, spread
from engine.core.views import MapBoard, MapMark
from engine.screen.pen import Pen
from engine.screen.widgets.drawing import Size


@dataclass(frozen=True)
class MapPlan:
    """A map of one size: ``land`` without the names of rows and columns, ``side`` of a cell."""

    board: MapBoard
    land: Rect
    side: int

    def board_alone(self) -> MapBoard:
        """Return the board without what lies on it: its land stays the same all evening."""
        return replace(self.board, marks=(), lit=())

    def spot(self, x: float, y: float) -> Vector2:
        """Return the pixel of a point that counts in cells."""
        return Vector2(self.land.left + x * self.side, self.land.top + y * self.side)

    def cell(self, column: int, row: int) -> Rect:
        """Return where a cell is, both counted from 0."""
        at = self.spot(column, row)
        return Rect(round(at.x), round(at.y), self.side, self.side)

    def named_every(self, px: int) -> int:
        """Return after how many rows and columns a name of ``px`` pixels has room again."""
        return -(-px // max(1, self.side))

    def cells(self) -> Mapping[str, Rect]:
        """Return every cell by name, in reading order."""
        return {
            cell_name(column, row): self.cell(column, row)
            for row in range(self.board.rows)
            for column in range(self.board.columns)
        }

    def laid(self) -> list[tuple[MapMark, Vector2, float]]:
        """Return each mark on the map with its place and its radius in pixels."""
        together: dict[tuple[int, int], list[MapMark]] = {}
        for mark in self.board.marks:
            if place := cell_place(mark.cell, self.board.columns, self.board.rows):
                together.setdefault(place, []).append(mark)
        return [
            (mark, self.spot(column + dx, row + dy), 0.38 / _across(len(marks)) * self.side)
            for (column, row), marks in together.items()
            for mark, (dx, dy) in zip(marks, spread(len(marks)), strict=True)
        ]


def _across(count: int) -> int:
    across = 1
    while across * across < count:
        across += 1
    return across


def frame_width(pen: Pen) -> int:
    """Return how wide the wooden frame around the land is."""
    return pen.theme.px(0.008)


def _margin(pen: Pen) -> int:
    return pen.small().pitch + pen.theme.px(0.008)


def map_plan(board: MapBoard, size: Size, pen: Pen) -> MapPlan:
    """Return the map as large as ``size`` allows, in its middle."""
    margin, frame = _margin(pen), frame_width(pen)
    across, down = size[0] - margin - frame, size[1] - margin - frame
    side = max(1, min(across // board.columns, down // board.rows))
    wide, high = side * board.columns, side * board.rows
    left, top = margin + (across - wide) // 2, margin + (down - high) // 2
    return MapPlan(board, Rect(left, top, wide, high), side)


def map_width(board: MapBoard, height: int, pen: Pen) -> int:
    """Return the width of a map that is as large as ``height`` allows."""
    side = max(1, (height - _margin(pen) - frame_width(pen)) // board.rows)
    return side * board.columns + _margin(pen) + frame_width(pen)


def map_height(board: MapBoard, width: int, pen: Pen) -> int:
    """Return the least height at which a cell can be pressed with a finger."""
    across = width - _margin(pen) - frame_width(pen)
    side = min(max(pen.theme.px(0.07), pen.theme.small), across // board.columns)
    return max(1, side) * board.rows + _margin(pen) + frame_width(pen)
