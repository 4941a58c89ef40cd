"""The board: a centre, six arms, three circles, and the threads to walk along."""

from collections import deque
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Final, get_args

from engine.core import DIMENSIONS, Dimension
from games.game_of_life.content import Circle

CENTRE: Final = "centre"
CIRCLES: Final[tuple[Circle, ...]] = get_args(Circle)
"""From the inside out."""

PLACES: Final[Mapping[str, tuple[Dimension, Circle]]] = {
    f"{dimension}-{circle}": (dimension, circle) for dimension in DIMENSIONS for circle in CIRCLES
}
"""The arm and the circle of every field but the centre."""

FIELDS: Final = tuple(PLACES)


def field_of(dimension: Dimension, circle: Circle) -> str:
    """Return the field where the arm ``dimension`` crosses ``circle``."""
    return f"{dimension}-{circle}"


def _threads() -> Iterator[tuple[str, str]]:
    for number, dimension in enumerate(DIMENSIONS):
        arm = (CENTRE, *(field_of(dimension, circle) for circle in CIRCLES))
        yield from pairwise(arm)
        beside = DIMENSIONS[(number + 1) % len(DIMENSIONS)]
        yield from ((field_of(dimension, c), field_of(beside, c)) for c in CIRCLES)


@cache
def neighbours(field: str) -> tuple[str, ...]:
    """Return the fields one step away from ``field``."""
    ends = (thread for thread in _threads() if field in thread)
    return tuple(b if a == field else a for a, b in ends)


@cache
def paths(start: str) -> Mapping[str, tuple[str, ...]]:
    """Return a shortest walk from ``start`` to every field, both ends included."""
    found: dict[str, tuple[str, ...]] = {start: (start,)}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for there in neighbours(here):
            if there not in found:
                found[there] = (*found[here], there)
                waiting.append(there)
    return found


def distance(start: str, end: str) -> int:
    """Return how many steps it is from ``start`` to ``end``."""
    return len(paths(start)[end]) - 1
