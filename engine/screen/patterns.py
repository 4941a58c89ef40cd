"""A pattern for each dimension: who does not see its colour sees its lines."""

from functools import lru_cache

import pygame
from pygame import Surface

from engine.design import design
from engine.screen.shapes import blank
from engine.screen.theme import Colour

_FINE = 2


@lru_cache(maxsize=32)
def pattern(dimension: str, size: tuple[int, int], step: int, colour: Colour) -> Surface:
    """Return ``size`` filled with the lines or dots of ``dimension``, ``step`` pixels apart."""
    surface = blank((size[0] * _FINE, size[1] * _FINE))
    known = design().dimension.get(dimension)
    if known:
        _DRAWN[known.pattern](surface, max(4, step) * _FINE, colour)
    return pygame.transform.smoothscale(surface, size)


def _lines(surface: Surface, step: int, colour: Colour, slant: float, across: bool) -> None:
    """Draw parallel lines: ``slant`` is how far they shift over their length."""
    wide, high = surface.get_size()
    reach = wide if across else high
    thick = max(2, step // 6)
    for at in range(-reach, (high if across else wide) + reach, step):
        start = (0, at) if across else (at, 0)
        end = (wide, at + slant * wide) if across else (at + slant * high, high)
        pygame.draw.line(surface, colour, start, end, thick)


def _diagonal(surface: Surface, step: int, colour: Colour) -> None:
    _lines(surface, step, colour, 1.0, across=False)


def _vertical(surface: Surface, step: int, colour: Colour) -> None:
    _lines(surface, step, colour, 0.0, across=False)


def _horizontal(surface: Surface, step: int, colour: Colour) -> None:
    _lines(surface, step, colour, 0.0, across=True)


def _cross(surface: Surface, step: int, colour: Colour) -> None:
    for slant in (1.0, -1.0):
        _lines(surface, round(step * 1.4), colour, slant, across=False)


def _dots(surface: Surface, step: int, colour: Colour) -> None:
    for row, y in enumerate(range(0, surface.get_height() + step, step)):
        for x in range(step // 2 * (row % 2), surface.get_width() + step, step):
            pygame.draw.circle(surface, colour, (x, y), max(2, step // 6))


def _zigzag(surface: Surface, step: int, colour: Colour) -> None:
    wide, high = surface.get_size()
    for y in range(-step, high + step, step):
        points = [
            (x, y + (step // 2 if n % 2 else 0))
            for n, x in enumerate(range(0, wide + step, step // 2))
        ]
        pygame.draw.lines(surface, colour, False, points, max(2, step // 6))


_DRAWN = {
    "diagonal": _diagonal, "vertical": _vertical, "cross": _cross,
    "dots": _dots, "horizontal": _horizontal, "zigzag": _zigzag,
}  # fmt: skip
