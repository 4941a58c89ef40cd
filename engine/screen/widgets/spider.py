"""The spider web both the board and the charts are drawn on."""

from functools import lru_cache
from itertools import pairwise

import pygame
from pygame import Surface, Vector2

from engine.core.dimensions import DIMENSIONS, HIGHEST, Dimension
from engine.design import Colour, Palette
from engine.screen.shapes import blank, disc, thread
from engine.screen.theme import mix

_FINE = 2


def arm(number: float) -> Vector2:
    """Return the direction of arm ``number``, clockwise from the top."""
    return Vector2(0, -1).rotate(60 * number)


def tip(dimension: Dimension, centre: Vector2, radius: float) -> Vector2:
    """Return the end of the arm of ``dimension``."""
    return centre + arm(DIMENSIONS.index(dimension)) * radius


@lru_cache(maxsize=8)
def mat(radius: int, palette: Palette) -> Surface:
    """Return a round wooden board to lay the web on: a pale sector for each dimension."""
    fine = radius * _FINE
    rim, drop = max(3, radius // 32) * _FINE, max(2, radius // 40) * _FINE
    large = blank((2 * fine, 2 * fine + drop))
    for top, colour in ((drop, palette.wood_deep), (0, mix(palette.wood, palette.card, 0.25))):
        large.blit(disc(fine, colour), (0, top))
    large.blit(sectors(fine - rim, palette), (rim, rim))
    size = (2 * radius, 2 * radius + drop // _FINE)
    return pygame.transform.smoothscale(large, size)


@lru_cache(maxsize=12)
def sectors(radius: int, palette: Palette) -> Surface:
    """Return a disc with a pale sector for each dimension."""
    large = blank((2 * radius, 2 * radius))
    middle, reach = Vector2(radius, radius), 1.2 * radius
    for number, name in enumerate(DIMENSIONS):
        edges = [middle + arm(number + part / 8 - 0.5) * reach for part in range(9)]
        tint = mix(palette.card, palette.dimension[name], 0.1)
        pygame.draw.polygon(large, tint, [middle, *edges])
    for number in range(6):
        seam = middle + arm(number + 0.5) * reach
        pygame.draw.line(large, palette.card, middle, seam, max(2, radius // 60))
    large.blit(disc(radius, (255, 255, 255)), (0, 0), special_flags=pygame.BLEND_RGBA_MIN)
    return large


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
