"""Smooth shapes: cards with a soft shadow, discs, threads. Each is made once per size."""

from collections.abc import Sequence
from functools import lru_cache
from math import cos, pi
from random import Random

import pygame
from pygame import Rect, Surface, Vector2

from engine.screen.theme import Colour

_FINE = 4
_SHADE: Colour = (60, 45, 25)


def blank(size: tuple[int, int]) -> Surface:
    """Return a transparent surface of ``size``."""
    return Surface((max(1, size[0]), max(1, size[1])), pygame.SRCALPHA)


@lru_cache(maxsize=512)
def disc(radius: int, colour: Colour) -> Surface:
    """Return a smooth disc of ``radius``."""
    large = _empty(2 * radius * _FINE, colour)
    pygame.draw.circle(large, colour, (radius * _FINE, radius * _FINE), radius * _FINE)
    return pygame.transform.smoothscale(large, (2 * radius, 2 * radius))


def _empty(side: int, colour: Colour) -> Surface:
    return _empty_of((side, side), colour)


def _empty_of(size: tuple[int, int], colour: Colour) -> Surface:
    """Return a surface transparent in ``colour``, so that edges do not darken."""
    surface = blank(size)
    surface.fill((*colour, 0))
    return surface


@lru_cache(maxsize=256)
def ring(radius: int, width: int, colour: Colour) -> Surface:
    """Return a smooth circle line of ``radius`` outside and ``width`` thick."""
    large = _empty(2 * radius * _FINE, colour)
    middle = (radius * _FINE, radius * _FINE)
    pygame.draw.circle(large, colour, middle, radius * _FINE, width * _FINE)
    return pygame.transform.smoothscale(large, (2 * radius, 2 * radius))


@lru_cache(maxsize=64)
def oval(size: tuple[int, int], colour: Colour) -> Surface:
    """Return a smooth oval that fills ``size``."""
    large = blank((size[0] * _FINE, size[1] * _FINE))
    large.fill((*colour, 0))
    pygame.draw.ellipse(large, colour, large.get_rect())
    return pygame.transform.smoothscale(large, size)


def rounded(surface: Surface, colour: Colour, box: Rect, radius: int) -> None:
    """Fill ``box`` with ``colour``, its corners round and smooth."""
    radius = max(1, min(radius, box.width // 2, box.height // 2))
    corner = disc(radius, colour)
    surface.fill(colour, box.inflate(-2 * radius, 0))
    for left, column in ((box.left, 0), (box.right - radius, radius)):
        surface.fill(colour, (left, box.top + radius, radius, box.height - 2 * radius))
        for top, row in ((box.top, 0), (box.bottom - radius, radius)):
            surface.blit(corner, (left, top), (column, row, radius, radius))


@lru_cache(maxsize=32)
def blob(size: tuple[int, int], colour: Colour, seed: int) -> Surface:
    """Return a soft irregular shape, as if brushed with water paint; its own by ``seed``."""
    luck, fine = Random(seed), 2
    large = _empty_of((size[0] * fine, size[1] * fine), colour)
    middle = Vector2(large.get_size()) / 2
    for alpha, reach in ((70, 0.98), (120, 0.9), (255, 0.82)):
        corners = [luck.uniform(0.86, 1.0) * reach for _ in range(11)]
        pygame.draw.polygon(large, (*colour, alpha), _closed(corners, middle))
    return pygame.transform.smoothscale(large, size)


def _closed(reaches: Sequence[float], middle: Vector2) -> list[Vector2]:
    """Return a smooth closed curve around ``middle`` that passes near each reach."""
    count, points = len(reaches), []
    for step in range(count * 8):
        number, share = divmod(step, 8)
        here, there = reaches[number], reaches[(number + 1) % count]
        soft = (1 - cos(pi * share / 8)) / 2
        way = Vector2(0, -1).rotate(360 * step / (count * 8)) * (here + (there - here) * soft)
        points.append(middle + Vector2(way.x * middle.x, way.y * middle.y))
    return points


def cut_right(picture: Surface, radius: int) -> Surface:
    """Return ``picture`` with its right upper corner round, fading in from the left."""
    wide, high = picture.get_size()
    shape = blank((wide, high))
    rounded(shape, (255, 255, 255), Rect(-radius, 0, wide + radius, high + radius), radius)
    fade = Surface((256, 1), pygame.SRCALPHA)
    for x in range(256):
        fade.set_at((x, 0), (255, 255, 255, x))
    shape.blit(
        pygame.transform.scale(fade, (wide, high)), (0, 0), special_flags=pygame.BLEND_RGBA_MIN
    )
    faded = picture.copy()
    faded.blit(shape, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return faded


def cut_round(picture: Surface, radius: int) -> Surface:
    """Return ``picture`` with round corners."""
    shape = blank(picture.get_size())
    rounded(shape, (255, 255, 255), shape.get_rect(), radius)
    picture.blit(shape, (0, 0), special_flags=pygame.BLEND_RGBA_MIN)
    return picture


def framed(
    surface: Surface, fill: Colour, line: Colour, box: Rect, radius: int, width: int
) -> None:
    """Fill ``box`` with ``fill`` inside a border of ``width`` in ``line``."""
    rounded(surface, line, box, radius)
    rounded(surface, fill, box.inflate(-2 * width, -2 * width), max(1, radius - width))


@lru_cache(maxsize=64)
def _shadow_tile(radius: int, blur: int, colour: Colour) -> Surface:
    side = 2 * (radius + 2 * blur) + 2
    tile = _empty(side, colour)
    inside = tile.get_rect().inflate(-2 * blur, -2 * blur)
    pygame.draw.rect(tile, (*colour, 92), inside, border_radius=radius)
    return pygame.transform.gaussian_blur(tile, blur)


def shadow(surface: Surface, box: Rect, radius: int, blur: int, colour: Colour = _SHADE) -> None:
    """Draw the soft shadow of a card in ``box``, a little below it."""
    tile, edge = _shadow_tile(radius, blur, colour), radius + 2 * blur
    outer = box.inflate(2 * blur, 2 * blur).move(0, blur // 2)
    across = ((0, edge, outer.left, edge), (edge, 2, outer.left + edge, outer.width - 2 * edge),
              (edge + 2, edge, outer.right - edge, edge))  # fmt: skip
    down = ((0, edge, outer.top, edge), (edge, 2, outer.top + edge, outer.height - 2 * edge),
            (edge + 2, edge, outer.bottom - edge, edge))  # fmt: skip
    for x, width, left, wide in across:
        for y, height, top, high in down:
            if wide > 0 and high > 0:
                piece = tile.subsurface((x, y, width, height))
                surface.blit(pygame.transform.scale(piece, (wide, high)), (left, top))


def card(surface: Surface, colour: Colour, box: Rect, radius: int, line: Colour) -> None:
    """Draw a card with its shadow in ``box``; ``line`` is the colour of its edge."""
    shadow(surface, box, radius, max(2, radius // 4))
    framed(surface, colour, line, box, radius, max(1, radius // 12))


def stroke(surface: Surface, colour: Colour, start: Vector2, end: Vector2, width: int) -> None:
    """Draw a short line as if by hand: a little wavy, thinner at its end."""
    along = end - start
    steps = max(1, round(along.length() / max(1.0, width * 0.3)))
    side = along.normalize().rotate(90) if along.length() else Vector2()
    for step in range(steps + 1):
        share = step / steps
        sway = (share - 0.5) * (share - 1.0) * share * width * 5
        thick = max(1, round(width * (0.62 - 0.3 * share)))
        at = start + along * share + side * sway
        surface.blit(disc(thick, colour), (at.x - thick, at.y - thick))


def thread(points: Sequence[Vector2], sag: Vector2, steps: int = 10) -> list[Vector2]:
    """Return a curve from the first to the last of two points, pulled towards ``sag``."""
    start, end = points[0], points[-1]
    pull = (start + end) / 2 * 0.86 + sag * 0.14
    shares = [step / steps for step in range(steps + 1)]
    return [start * (1 - t) ** 2 + pull * 2 * t * (1 - t) + end * t**2 for t in shares]
