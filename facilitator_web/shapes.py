"""Where the points of a spider web or a map lie, for drawing them as SVG."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import cos, pi, sin

from engine.core import DIMENSIONS, HIGHEST, Dimension
from engine.core.grid import cell_name, cell_place, column_name, spread
from engine.core.views import BoardField, MapBoard, MapMark, MapShape, WebBoard

_TURN = 2 * pi / len(DIMENSIONS)
_INNER = 0.1
"""Part of an arm that the value 0 is away from the centre, so that a web is never a point."""
RINGS = (2, 4, 6, 8, 10)


@dataclass(frozen=True)
class Spot:
    """A point in a drawing whose centre is (0, 0) and whose arms are 100 long."""

    x: float
    y: float

    def __str__(self) -> str:
        return f"{self.x:.1f},{self.y:.1f}"


def spot(dimension: Dimension, part: float) -> Spot:
    """Return the point on the arm of ``dimension``, ``part`` (0 to 1) of the way out."""
    angle = DIMENSIONS.index(dimension) * _TURN
    return Spot(100 * part * sin(angle), -100 * part * cos(angle))


def web_spots(values: Mapping[Dimension, int]) -> dict[Dimension, Spot]:
    """Return where each of ``values`` (0 to 10) lies on its arm."""
    return {
        one: spot(one, _INNER + (1 - _INNER) * values[one] / HIGHEST)
        for one in DIMENSIONS
        if one in values
    }


def outline(values: Mapping[Dimension, int]) -> str:
    """Return the ``points`` of the web's outline."""
    return " ".join(str(one) for one in web_spots(values).values())


def ring(value: int) -> str:
    """Return the ``points`` of the thread at ``value``."""
    return outline(dict.fromkeys(DIMENSIONS, value))


@dataclass(frozen=True)
class Placed:
    """A field of the board where it is drawn."""

    field: BoardField
    at: Spot


def board_spots(board: WebBoard) -> dict[str, Placed]:
    """Return the fields of ``board`` by id, each with its place."""
    circles = board_circles(board)
    return {field.id: Placed(field, _board_spot(field, circles)) for field in board.fields}


def board_circles(board: WebBoard) -> tuple[str, ...]:
    """Return the circles of ``board``, from the inside out."""
    return tuple(dict.fromkeys(field.circle for field in board.fields if field.dimension))


def board_threads(board: WebBoard) -> Iterator[str]:
    """Yield the ``points`` of each circle's thread."""
    circles = board_circles(board)
    for circle in range(1, len(circles) + 1):
        yield " ".join(str(spot(one, circle / len(circles))) for one in DIMENSIONS)


def _board_spot(field: BoardField, circles: tuple[str, ...]) -> Spot:
    if field.dimension is None:
        return Spot(0, 0)
    return spot(field.dimension, (circles.index(field.circle) + 1) / len(circles))


def ends() -> tuple[tuple[Dimension, Spot], ...]:
    """Return each arm with its end."""
    return tuple((one, spot(one, 1.0)) for one in DIMENSIONS)


CELL = 20
"""The side of a map's cell in its drawing."""


@dataclass(frozen=True)
class Cell:
    """A cell of a map where it is drawn: its left upper corner."""

    name: str
    x: int
    y: int


@dataclass(frozen=True)
class Laid:
    """A mark where it lies: marks in one cell lie beside each other."""

    mark: MapMark
    x: float
    y: float


def map_points(shape: MapShape) -> str:
    """Return the ``points`` of a piece of a drawn map."""
    return " ".join(f"{x * CELL:g},{y * CELL:g}" for x, y in shape.points)


def map_columns(board: MapBoard) -> list[str]:
    """Return the letters above the columns."""
    return [column_name(column) for column in range(board.columns)]


def map_cells(board: MapBoard) -> list[Cell]:
    """Return the cells of ``board`` in reading order."""
    return [
        Cell(cell_name(column, row), column * CELL, row * CELL)
        for row in range(board.rows)
        for column in range(board.columns)
    ]


def map_marks(board: MapBoard) -> list[Laid]:
    """Return the marks whose cell is on the map, each with its place."""
    together: dict[tuple[int, int], list[MapMark]] = {}
    for mark in board.marks:
        if place := cell_place(mark.cell, board.columns, board.rows):
            together.setdefault(place, []).append(mark)
    return [
        Laid(mark, (column + dx) * CELL, (row + dy) * CELL)
        for (column, row), marks in together.items()
        for mark, (dx, dy) in zip(marks, spread(len(marks)), strict=True)
    ]
