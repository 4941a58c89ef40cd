"""A neighbourhood on paper: land, water and streets, with what people lay on it."""

from itertools import pairwise

import pygame
from pygame import Rect, Surface, Vector2

from engine.core.grid import column_name
from engine.core.looks import group_look
from engine.core.views import MapBoard, MapMark, MapShape
from engine.screen.pen import Pen
from engine.screen.shapes import disc
from engine.screen.theme import Colour, mix
from engine.screen.widgets.drawing import Drawing, Motion, Size
from engine.screen.widgets.map_plan import MapPlan, map_height, map_plan

_LAND: Colour = (236, 229, 208)
_AREAS: dict[str, Colour] = {
    "ground": _LAND, "green": (196, 214, 168), "water": (176, 207, 222),
    "square": (226, 208, 178), "building": (206, 168, 138),
}  # fmt: skip
_LINES: dict[str, tuple[Colour, float]] = {
    "road": ((250, 247, 240), 0.26), "path": ((222, 202, 164), 0.1),
    "rail": ((120, 112, 102), 0.1), "tram": ((150, 120, 96), 0.07),
}  # fmt: skip
_EDGE: Colour = (40, 44, 38)
_TREE: Colour = (104, 142, 92)
_SIGNS = {"place": "map-pin", "good": "heart", "missing": "help", "task": "flag", "plan": "bulb",
          "sticker": "star"}  # fmt: skip


def _draw_land(surface: Surface, plan: MapPlan, pen: Pen) -> None:
    surface.fill(_LAND, plan.land)
    picture = pen.picture(plan.board.picture) if plan.board.picture else None
    if picture is not None:
        surface.blit(pygame.transform.smoothscale(picture, plan.land.size), plan.land)
    before, clip = surface.get_clip(), plan.land
    surface.set_clip(clip)
    for shape in plan.board.shapes:
        _draw_shape(surface, shape, plan)
    surface.set_clip(before)
    for shape in plan.board.shapes:
        _draw_name(surface, shape, plan, pen)


def _draw_shape(surface: Surface, shape: MapShape, plan: MapPlan) -> None:
    points = [plan.spot(x, y) for x, y in shape.points]
    if shape.kind == "tree":
        for at in points:
            _draw_tree(surface, at, plan.side)
    elif shape.kind in _LINES:
        _draw_line(surface, points, *_LINES[shape.kind], plan.side)
    elif len(points) > 2:
        colour = _AREAS[shape.kind]
        pygame.draw.polygon(surface, colour, points)
        pygame.draw.aalines(surface, mix(colour, _EDGE, 0.28), True, points)


def _draw_tree(surface: Surface, at: Vector2, side: int) -> None:
    for radius, colour in ((0.2, mix(_TREE, _EDGE, 0.2)), (0.16, _TREE)):
        size = max(2, round(radius * side))
        surface.blit(disc(size, colour), (at.x - size, at.y - size))


def _draw_line(
    surface: Surface, points: list[Vector2], colour: Colour, wide: float, side: int
) -> None:
    """Draw a line with round corners and a thin edge."""
    for tint, extra in ((mix(colour, _EDGE, 0.3), max(2, side // 24)), (colour, 0)):
        thick = max(2, round(wide * side)) + extra
        for start, end in pairwise(points):
            pygame.draw.line(surface, tint, start, end, thick)
        for at in points:
            surface.blit(disc(thick // 2, tint), (at.x - thick // 2, at.y - thick // 2))


def _draw_name(surface: Surface, shape: MapShape, plan: MapPlan, pen: Pen) -> None:
    if not shape.icon:
        return
    middle = sum((plan.spot(x, y) for x, y in shape.points), Vector2()) / len(shape.points)
    room = Rect(0, 0, round(plan.side * 0.5), round(plan.side * 0.5))
    room.center = round(middle.x), round(middle.y)
    pen.icons.draw(surface, shape.icon, mix(pen.colours.ink, _LAND, 0.25), room)


def _draw_grid(surface: Surface, plan: MapPlan, pen: Pen) -> None:
    land, thin = plan.land, mix(pen.colours.line, pen.colours.ink, 0.12)
    for column in range(plan.board.columns + 1):
        x = land.left + column * plan.side
        pygame.draw.line(surface, thin, (x, land.top), (x, land.bottom))
    for row in range(plan.board.rows + 1):
        y = land.top + row * plan.side
        pygame.draw.line(surface, thin, (land.left, y), (land.right, y))
    style = pen.small(pen.colours.soft, True)
    for column in range(plan.board.columns):
        box = Rect(land.left + column * plan.side, land.top - style.pitch, plan.side, style.pitch)
        pen.letters.middle(surface, column_name(column), style, box)
    for row in range(plan.board.rows):
        box = Rect(land.left - style.pitch, land.top + row * plan.side, style.pitch, plan.side)
        pen.letters.middle(surface, str(row + 1), style, box)


def _draw_lit(surface: Surface, plan: MapPlan, pen: Pen) -> None:
    cells = plan.cells()
    for name in plan.board.lit:
        if name in cells:
            pygame.draw.rect(surface, pen.colours.glow, cells[name], max(3, pen.theme.px(0.007)))


def _mark_colour(mark: MapMark, pen: Pen) -> Colour:
    if mark.group[1:].isdigit():
        return pen.colours.of_look(group_look(mark.group)[1])
    return {
        "good": pen.colours.leaf,
        "missing": pen.colours.mark,
        "plan": pen.colours.of_look("violet"),
    }.get(mark.kind, pen.colours.ink)


def _draw_mark(surface: Surface, mark: MapMark, at: Vector2, radius: float, pen: Pen) -> None:
    size = max(4, round(radius))
    for reach, colour in (
        (size, pen.colours.on_look),
        (max(2, round(size * 0.86)), _mark_colour(mark, pen)),
    ):
        surface.blit(disc(reach, colour), (at.x - reach, at.y - reach))
    room = Rect(0, 0, round(size * 1.3), round(size * 1.3))
    room.center = round(at.x), round(at.y)
    if not pen.icons.draw(surface, mark.icon or _SIGNS[mark.kind], pen.colours.card, room):
        pen.icons.draw(surface, _SIGNS[mark.kind], pen.colours.card, room)


def _still(surface: Surface, board: MapBoard, pen: Pen) -> MapPlan:
    plan = map_plan(board, surface.get_size(), pen)
    _draw_land(surface, plan, pen)
    _draw_grid(surface, plan, pen)
    _draw_lit(surface, plan, pen)
    return plan


def _draw(surface: Surface, board: MapBoard, pen: Pen) -> None:
    plan = _still(surface, board, pen)
    for mark, at, radius in plan.laid():
        _draw_mark(surface, mark, at, radius, pen)


def _moving(before: MapBoard, after: MapBoard, size: Size, pen: Pen) -> Motion | None:
    """What was laid drops onto the map."""
    known = {mark.id for mark in before.marks}
    if all(mark.id in known for mark in after.marks):
        return None
    base = Surface(size, pygame.SRCALPHA)
    plan = _still(base, after, pen)

    def draw(surface: Surface, share: float) -> None:
        surface.blit(base, (0, 0))
        for mark, at, radius in plan.laid():
            rise = 0.0 if mark.id in known else (1 - share) * 0.6 * plan.side
            _draw_mark(surface, mark, at - Vector2(0, rise), radius, pen)

    return draw


MAP: Drawing[MapBoard] = Drawing(map_height, _draw, moving=_moving)
