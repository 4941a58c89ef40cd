"""The land of a map, drawn as from a roof terrace: grass, water, streets, roofs and trees."""

from functools import lru_cache
from itertools import pairwise
from random import Random

import pygame
from pygame import Rect, Surface, Vector2

from engine.core.views import MapBoard, MapShape
from engine.design import Palette
from engine.screen.shapes import blank, disc, oval
from engine.screen.theme import Colour, mix
from engine.screen.widgets.map_plan import MapPlan

_AREAS = {"ground": "sand", "green": "hill", "water": "water", "square": "path"}
_LINES: dict[str, tuple[str, float]] = {
    "road": ("frame", 0.3), "path": ("path", 0.12),
    "rail": ("frame2", 0.1), "tram": ("tram2", 0.06),
}  # fmt: skip
_ROOFS = ("roof", "brick2", "brick", "roof")
_FINE = 2


@lru_cache(maxsize=4)
def land(board: MapBoard, size: tuple[int, int], side: int, palette: Palette) -> Surface:
    """Return the drawn land of ``board``, its cells ``side`` pixels wide."""
    large = Surface((size[0] * _FINE, size[1] * _FINE))
    large.fill(mix(palette.art["sand"], palette.card, 0.45))
    plan = MapPlan(board, large.get_rect(), side * _FINE)
    _grass(large, plan, palette)
    for shape in board.shapes:
        _draw_shape(large, shape, plan, palette)
    return pygame.transform.smoothscale(large, size)


def _grass(large: Surface, plan: MapPlan, palette: Palette) -> None:
    """Scatter small strokes, so that bare ground is no flat colour."""
    luck, tint = Random(5), mix(palette.art["sand2"], palette.card, 0.2)
    for _ in range(plan.board.columns * plan.board.rows * 2):
        at = Vector2(luck.uniform(0, large.get_width()), luck.uniform(0, large.get_height()))
        pygame.draw.line(
            large, tint, at, at + Vector2(plan.side * 0.07, 0), max(1, plan.side // 40)
        )


def _draw_shape(large: Surface, shape: MapShape, plan: MapPlan, palette: Palette) -> None:
    points = [plan.spot(x, y) for x, y in shape.points]
    if shape.kind == "tree":
        for at in points:
            _tree(large, at, plan.side, palette)
    elif shape.kind in _LINES:
        _line(large, shape.kind, points, plan.side, palette)
    elif shape.kind == "building" and len(points) > 2:
        _building(large, points, plan.side, palette)
    elif len(points) > 2:
        colour = palette.art[_AREAS[shape.kind]]
        pygame.draw.polygon(large, colour, points)
        pygame.draw.polygon(
            large, mix(colour, palette.art["frame2"], 0.25), points, max(2, plan.side // 30)
        )
        if shape.kind == "water":
            _ripples(large, points, plan.side, palette)


def _ripples(large: Surface, points: list[Vector2], side: int, palette: Palette) -> None:
    middle = sum(points, Vector2()) / len(points)
    for dx, dy in ((-0.5, -0.15), (0.35, 0.1), (-0.1, 0.3)):
        at = middle + Vector2(dx, dy) * side
        pygame.draw.line(
            large, palette.art["cloud"], at, at + Vector2(side * 0.3, 0), max(2, side // 24)
        )


def _tree(large: Surface, at: Vector2, side: int, palette: Palette) -> None:
    shade = oval(
        (round(side * 0.46), round(side * 0.4)),
        mix(palette.art["hill"], palette.art["frame2"], 0.3),
    )
    large.blit(shade, shade.get_rect(center=(at.x + side * 0.06, at.y + side * 0.08)))
    for (dx, dy), radius, name in (((0, 0), 0.2, "tree2"), ((-0.04, -0.05), 0.14, "tree")):
        size = max(2, round(radius * side))
        large.blit(
            disc(size, palette.art[name]), (at.x + dx * side - size, at.y + dy * side - size)
        )


def _line(large: Surface, kind: str, points: list[Vector2], side: int, palette: Palette) -> None:
    """Draw a street with round corners and a thin edge."""
    name, wide = _LINES[kind]
    colour = palette.art[name]
    edge = mix(colour, palette.art["frame2"], 0.4)
    for tint, extra in ((edge, max(2, side // 16)), (colour, 0)):
        thick = max(2, round(wide * side)) + extra
        for start, end in pairwise(points):
            pygame.draw.line(large, tint, start, end, thick)
        for at in points:
            large.blit(disc(max(1, thick // 2), tint), (at.x - thick // 2, at.y - thick // 2))


def _building(large: Surface, points: list[Vector2], side: int, palette: Palette) -> None:
    """Draw a roof with its shadow and a ridge along its longer side."""
    roof = palette.art[_ROOFS[round(points[0].x + points[0].y) // max(1, side) % len(_ROOFS)]]
    fall = Vector2(side * 0.09, side * 0.11)
    ground = blank(large.get_size())
    pygame.draw.polygon(ground, (*palette.shade, 70), [at + fall for at in points])
    large.blit(ground, (0, 0))
    pygame.draw.polygon(large, roof, points)
    box = _around(points)
    along = box.width >= box.height
    ends = (box.midleft, box.midright) if along else (box.midtop, box.midbottom)
    half = Rect(box.left, box.centery, box.width, box.height // 2) if along else Rect(
        box.centerx, box.top, box.width // 2, box.height)  # fmt: skip
    if len(points) == 4:
        large.fill(mix(roof, palette.art["frame2"], 0.16), half)
        pygame.draw.line(large, mix(roof, palette.card, 0.35), *ends, max(2, side // 26))
    pygame.draw.polygon(large, mix(roof, palette.art["frame2"], 0.5), points, max(2, side // 30))


def _around(points: list[Vector2]) -> Rect:
    left, top = min(p.x for p in points), min(p.y for p in points)
    wide, high = max(p.x for p in points) - left, max(p.y for p in points) - top
    return Rect(round(left), round(top), round(wide), round(high))


def mark_colour(kind: str, palette: Palette) -> Colour:
    """Return the colour of a mark that belongs to no group."""
    known = {"good": palette.leaf, "missing": palette.mark, "plan": palette.of_look("violet")}
    return known.get(kind, palette.ink)
