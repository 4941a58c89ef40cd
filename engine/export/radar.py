"""The web of a persona as points and as a picture, for paper."""

from collections.abc import Mapping
from io import BytesIO
from math import cos, pi, sin

from PIL import Image, ImageDraw

from engine.core import DIMENSIONS, HIGHEST
from engine.design import Colour, design

Point = tuple[float, float]
_FINE = 2


def corner(number: int, share: float, radius: float) -> Point:
    """Return a point on arm ``number``, ``share`` of the way out; up is first, then clockwise."""
    angle = 2 * pi * number / len(DIMENSIONS)
    return radius * (1 + share * sin(angle)), radius * (1 - share * cos(angle))


def outline(values: Mapping[str, int], radius: float) -> list[Point]:
    """Return the corners of ``values`` in a square of twice ``radius``."""
    return [corner(n, values.get(d, 0) / HIGHEST, radius) for n, d in enumerate(DIMENSIONS)]


def rings(radius: float) -> list[list[Point]]:
    """Return the threads of the web, from the inside out."""
    return [[corner(n, part / 5, radius) for n in range(6)] for part in range(1, 6)]


def radar(start: Mapping[str, int], now: Mapping[str, int], side: int) -> bytes:
    """Return the web as a PNG of ``side`` pixels: start dashed, now filled."""
    palette, radius = design().colours["light"], side * _FINE / 2
    picture = Image.new("RGB", (side * _FINE, side * _FINE), (255, 255, 255))
    pen = ImageDraw.Draw(picture, "RGBA")
    for ring in rings(radius):
        pen.polygon(ring, outline=palette.thread)
    for number in range(6):
        pen.line([corner(number, 0, radius), corner(number, 1, radius)], fill=palette.thread)
    pen.polygon(outline(now, radius), fill=(*palette.leaf, 60))
    _line(pen, outline(now, radius), palette.leaf, 5, 1)
    _line(pen, outline(start, radius), palette.soft, 3, 2)
    kept = BytesIO()
    picture.resize((side, side), Image.Resampling.LANCZOS).save(kept, "PNG")
    return kept.getvalue()


def _line(
    pen: ImageDraw.ImageDraw, points: list[Point], colour: Colour, wide: int, every: int
) -> None:
    """Draw a closed line of short pieces, of which one in ``every`` is seen."""
    for (x, y), (to_x, to_y) in zip(points, points[1:] + points[:1], strict=True):
        for piece in range(0, 24, every):
            a, b = piece / 24, (piece + 1) / 24
            ends = (x + (to_x - x) * a, y + (to_y - y) * a, x + (to_x - x) * b, y + (to_y - y) * b)
            pen.line(ends, fill=colour, width=wide)
