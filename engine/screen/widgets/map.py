"""A neighbourhood in a wooden frame: the land under its grid, with what people lay on it."""

import pygame
from pygame import Rect, Surface, Vector2

from engine.core.grid import column_name
from engine.core.looks import group_look
from engine.core.views import MapBoard, MapMark
from engine.screen.pen import Pen
from engine.screen.shapes import disc, oval, rounded
from engine.screen.theme import Colour, mix
from engine.screen.widgets.drawing import Drawing, Motion, Size
from engine.screen.widgets.land import land, mark_colour
from engine.screen.widgets.map_plan import MapPlan, frame_width, map_height, map_plan

_SIGNS = {"place": "map-pin", "good": "heart", "missing": "help", "task": "flag", "plan": "bulb",
          "sticker": "star"}  # fmt: skip


def _draw_land(surface: Surface, plan: MapPlan, pen: Pen) -> None:
    frame = frame_width(pen)
    rounded(surface, pen.colours.wood_deep, plan.land.inflate(2 * frame, 2 * frame), 2 * frame)
    picture = pen.picture(plan.board.picture) if plan.board.picture else None
    if picture is not None:
        surface.blit(pygame.transform.smoothscale(picture, plan.land.size), plan.land)
        return
    surface.blit(land(plan.board_alone(), plan.land.size, plan.side, pen.colours), plan.land)
    for shape in plan.board.shapes:
        if shape.icon:
            middle = sum((plan.spot(x, y) for x, y in shape.points), Vector2()) / len(shape.points)
            _draw_sign(surface, shape.icon, middle, plan, pen)


def _draw_sign(surface: Surface, icon: str, at: Vector2, plan: MapPlan, pen: Pen) -> None:
    """Draw what a place is, on a small light disc so that it is seen on any ground."""
    size = round(plan.side * 0.3)
    surface.blit(disc(size, pen.colours.card), (round(at.x) - size, round(at.y) - size))
    room = Rect(0, 0, round(size * 1.35), round(size * 1.35))
    room.center = round(at.x), round(at.y)
    pen.icons.draw(surface, icon, pen.colours.ink, room)


def _draw_grid(surface: Surface, plan: MapPlan, pen: Pen) -> None:
    ground, thin = plan.land, mix(pen.colours.art["sand2"], pen.colours.art["frame2"], 0.25)
    for column in range(1, plan.board.columns):
        x = ground.left + column * plan.side
        pygame.draw.line(surface, thin, (x, ground.top), (x, ground.bottom - 1))
    for row in range(1, plan.board.rows):
        y = ground.top + row * plan.side
        pygame.draw.line(surface, thin, (ground.left, y), (ground.right - 1, y))
    style = pen.small(pen.colours.soft, True)
    every = plan.named_every(style.px)
    for column in range(0, plan.board.columns, every):
        left = ground.left + column * plan.side
        box = Rect(left, ground.top - style.pitch - pen.theme.px(0.006), plan.side, style.pitch)
        pen.letters.middle(surface, column_name(column), style, box)
    for row in range(0, plan.board.rows, every):
        left = ground.left - style.pitch - pen.theme.px(0.006)
        box = Rect(left, ground.top + row * plan.side, style.pitch, plan.side)
        pen.letters.middle(surface, str(row + 1), style, box)


def _draw_lit(surface: Surface, plan: MapPlan, pen: Pen) -> None:
    cells = plan.cells()
    for name in plan.board.lit:
        if name in cells:
            for colour, inside in (
                (pen.colours.ink, 0),
                (pen.colours.glow, max(1, plan.side // 40)),
            ):
                box = cells[name].inflate(-2 * inside, -2 * inside)
                pygame.draw.rect(surface, colour, box, max(3, pen.theme.px(0.007)) - inside,
                                 border_radius=plan.side // 8)  # fmt: skip


def _mark_colour(mark: MapMark, pen: Pen) -> Colour:
    if mark.group[1:].isdigit():
        return pen.colours.of_look(group_look(mark.group)[1])
    return mark_colour(mark.kind, pen.colours)


def _draw_mark(surface: Surface, mark: MapMark, at: Vector2, radius: float, pen: Pen) -> None:
    """Draw a wooden token: what it says on top, how many there are in its corner."""
    size = max(4, round(radius))
    low = oval((2 * size, 2 * size), pen.colours.wood_deep)
    surface.blit(low, (at.x - size, at.y - size + max(2, size // 5)))
    for reach, colour in (
        (size, pen.colours.on_look),
        (max(2, round(size * 0.86)), _mark_colour(mark, pen)),
    ):
        surface.blit(disc(reach, colour), (at.x - reach, at.y - reach))
    room = Rect(0, 0, round(size * 1.3), round(size * 1.3))
    room.center = round(at.x), round(at.y)
    if not pen.icons.draw(surface, mark.icon or _SIGNS[mark.kind], pen.colours.on_look, room):
        pen.icons.draw(surface, _SIGNS[mark.kind], pen.colours.on_look, room)
    for number in range(1, min(mark.count, 4)):
        spot = at + Vector2(size * (0.55 * number - 1.1), -size * 1.02)
        dot = max(2, size // 5)
        surface.blit(disc(dot, pen.colours.ink), (spot.x - dot, spot.y - dot))


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
