"""The mark on a map: it enters the map as one thing, and arrows move it from cell to cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pygame import Rect

from engine.core.grid import cell_name, cell_place
from engine.core.views import MapBoard
from engine.screen.buttons import Target
from engine.screen.heading import Placed
from engine.screen.marks import WAYS, Direction

Cells = Mapping[str, Rect]
_BOARD, _CELL = "board:", "cell:"


@dataclass
class Cursor:
    """The cell that the keys are on, by the id of the map."""

    at: dict[str, str] = field(default_factory=dict)

    def cell(self, board: MapBoard) -> str:
        """Return the cell of now: where it was left, else the first lit one, else the middle."""
        known = self.at.get(board.id, "")
        for name in (known, *board.lit):
            if cell_place(name, board.columns, board.rows):
                return name
        return cell_name(board.columns // 2, board.rows // 2)

    def move(self, board: MapBoard, way: Direction) -> bool:
        """Go one cell that way; return False at the edge, where the mark leaves the map."""
        place = cell_place(self.cell(board), board.columns, board.rows)
        if place is None:
            return False
        column, row = place[0] + WAYS[way][0], place[1] + WAYS[way][1]
        if not (0 <= column < board.columns and 0 <= row < board.rows):
            return False
        self.at[board.id] = cell_name(column, row)
        return True


def cell_at(target: Target, at: tuple[int, int], maps: Mapping[str, Cells]) -> str:
    """Return the key of the cell of ``target`` at ``at``; its own key if it is no map."""
    board = target.key.removeprefix(_BOARD)
    cells = maps.get(board, {}) if board != target.key else {}
    hit = (name for name, rect in cells.items() if rect.collidepoint(at))
    return next((f"{_CELL}{board}:{name}" for name in hit), target.key)


def cell_key(key: str) -> tuple[str, str]:
    """Return map and cell of the key of a cell, empty texts if it is none."""
    if not key.startswith(_CELL):
        return "", ""
    board, _, cell = key.removeprefix(_CELL).rpartition(":")
    return board, cell


def map_at(mark: str, page: Sequence[Placed], maps: Mapping[str, Cells]) -> MapBoard | None:
    """Return the map of ``page`` that ``mark`` is on, None if it is elsewhere."""
    for placed in page:
        on = mark == f"{_BOARD}{placed.widget.id}" and placed.widget.id in maps
        if on and isinstance(placed.widget, MapBoard):
            return placed.widget
    return None
