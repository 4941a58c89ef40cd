"""The spider web both the board and the charts are drawn on."""

from functools import lru_cache
from itertools import pairwise

import pygame
from pygame import Surface, Vector2

from engine.core.dimensions import DIMENSIONS, HIGHEST, Dimension
from engine.design import Colour
from engine.screen.shapes import disc, thread

_FINE = 2


def arm(number: float) -> Vector2:
    """Return the direction of arm ``number``, clockwise from the top."""
    return Vector2(0, -1).rotate(60 * number)


def tip(dimension: Dimension, centre: Vector2, radius: float) -> Vector2:
    """Return the end of the arm of ``dimension``."""
    return centre + arm(DIMENSIONS.index(dimension)) * radius


@lru_cache(maxsize=24)
def web(radius: int, circles: int, colour: Colour) -> Surface:
    """Return a web of six arms and ``circles`` sagging threads, drawn as if by hand."""
    side = 2 * (radius + 4)
    large = Surface((side * _FINE, side * _FINE), pygame.SRCALPHA)
    large.fill((*colour, 0))
    middle, thick = Vector2(side, side), max(2, radius // 70) * _FINE
    for number in range(6):
        pygame.draw.line(large, colour, middle, middle + arm(number) * radius * _FINE, thick)
        for circle in range(1, circles + 1):
            reach = radius * _FINE * circle / circles
            ends = (middle + arm(number) * reach, middle + arm(number + 1) * reach)
            _curve(large, colour, thread(ends, middle), max(_FINE, thick * 2 // 3))
    return pygame.transform.smoothscale(large, (side, side))


def _curve(surface: Surface, colour: Colour, points: list[Vector2], width: int) -> None:
    for start, end in pairwise(points):
        pygame.draw.line(surface, colour, start, end, width)


def corners(values: dict[Dimension, float], centre: Vector2, radius: float) -> list[Vector2]:
    """Return the six corners of ``values``; a missing one lies in the centre."""
    return [
        centre + arm(number) * radius * max(0.0, min(1.0, values.get(name, 0) / HIGHEST))
        for number, name in enumerate(DIMENSIONS)
    ]


def knot(surface: Surface, at: Vector2, radius: int, colour: tuple[int, int, int]) -> None:
    """Draw a round knot at ``at``."""
    surface.blit(disc(radius, colour), (at.x - radius, at.y - radius))
