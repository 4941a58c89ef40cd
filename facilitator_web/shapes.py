"""Where the points of a spider web lie, for drawing it as SVG. Up is first, then clockwise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import cos, pi, sin

from engine.core import DIMENSIONS, HIGHEST, Dimension
from engine.core.views import BoardField, WebBoard

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
