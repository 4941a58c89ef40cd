"""The board: the web with its 19 fields, the lit ones told beside it, and the pawns."""

from collections.abc import Iterable, Mapping
from math import pi, sin

import pygame
from pygame import Rect, Surface, Vector2

from engine.core.dimensions import Dimension
from engine.core.views import BoardField, Pawn, WebBoard
from engine.screen.pen import Pen
from engine.screen.shapes import disc, oval, rounded, shadow, stroke
from engine.screen.theme import mix
from engine.screen.widgets.avatar import draw_avatar
from engine.screen.widgets.board_plan import (
    BoardPlan,
    board_parts,
    callout_blocks,
    callout_left,
    callouts,
    label_width,
    least_height,
    plan_of,
)
from engine.screen.widgets.drawing import Drawing, Motion, Size, draw_stack
from engine.screen.widgets.spider import mat, web


def _draw_field(surface: Surface, field: BoardField, plan: BoardPlan, pen: Pen) -> None:
    at, size = plan.place(field.id), plan.field_radius(pen)
    colour = pen.colours.of_dimension(field.dimension) if field.dimension else pen.colours.leaf
    paper = pen.colours.card
    if field.lit:
        size = round(size * 1.14)
        _draw_halo(surface, at, size, pen)
    _knot(surface, at, size, colour if field.lit else mix(pen.colours.thread, colour, 0.6))
    rim = max(2, pen.theme.px(0.0045))
    if field.lit:
        _knot(surface, at, size - rim, paper)
        _knot(surface, at, size - 2 * rim, colour)
    else:
        _knot(surface, at, size - rim, mix(paper, colour, 0.45 if field.visited else 0.06))
    tint = pen.colours.on_dimension if field.lit else mix(colour, paper, 0.05)
    room = Rect(0, 0, round(size * 1.2), round(size * 1.2))
    room.center = round(at.x), round(at.y)
    pen.icons.draw(surface, pen.sign(field.dimension, "home"), tint, room)


def _draw_halo(surface: Surface, at: Vector2, size: int, pen: Pen) -> None:
    """Let the field shine: this is where people may go."""
    for reach, alpha in ((2.0, 70), (1.7, 90), (1.42, 150)):
        halo = disc(round(size * reach), pen.colours.glow).copy()
        halo.set_alpha(alpha)
        surface.blit(halo, halo.get_rect(center=at))


def _knot(surface: Surface, at: Vector2, radius: int, colour: tuple[int, int, int]) -> None:
    surface.blit(disc(radius, colour), (at.x - radius, at.y - radius))


def _draw_labels(surface: Surface, board: WebBoard, plan: BoardPlan, pen: Pen) -> None:
    lit = {field.dimension for field in board.fields if field.lit}
    for name, slot in plan.slots.items():
        if name not in lit and board.labels.get(name):
            _draw_label(surface, board.labels[name], name, slot, plan, pen)


def _draw_label(
    surface: Surface, word: str, name: Dimension, slot: Rect, plan: BoardPlan, pen: Pen
) -> None:
    """Draw the quiet name of an arm where no field is lit."""
    style = pen.small(pen.colours.dimension[name], True)
    size = pen.theme.px(0.05)
    inner = slot.inflate(-pen.theme.pad, 0)
    wide = label_width(slot.width, pen)
    words = Rect(inner.left + size + pen.theme.gap // 2, 0, wide, 0)
    high = pen.letters.height(word, style, words.width)
    words.top, words.height = slot.centery - high // 2, high
    icon = Rect(inner.left, slot.centery - size // 2, size, size)
    pen.icons.draw(surface, pen.sign(name), pen.colours.dimension[name], icon)
    pen.letters.draw(surface, word, style, words)


def _draw_callout(
    surface: Surface, field: BoardField, box: Rect, board: WebBoard, plan: BoardPlan, pen: Pen
) -> None:
    theme, colour = pen.theme, pen.colours.of_dimension(field.dimension)
    at = plan.place(field.id)
    edge = Vector2(box.right if box.centerx < at.x else box.left, box.centery)
    if box.right < at.x or box.left > at.x:
        stroke(surface, colour, edge, at, max(2, theme.px(0.004)))
    shape = box.inflate(-theme.pad // 2, -theme.pad // 2)
    shadow(surface, shape, theme.radius, max(2, theme.radius // 4))
    rounded(surface, colour, shape, theme.radius)
    band, rim = theme.px(0.012), max(1, theme.px(0.0022))
    face = Rect(
        shape.left + band, shape.top + rim, shape.width - band - rim, shape.height - 2 * rim
    )
    rounded(surface, pen.colours.card, face, theme.radius - rim)
    _draw_callout_words(surface, field, shape, board, pen)


def _draw_callout_words(
    surface: Surface, field: BoardField, shape: Rect, board: WebBoard, pen: Pen
) -> None:
    theme, size = pen.theme, pen.theme.px(0.055)
    column = shape.width + theme.pad // 2
    left = shape.left + callout_left(column, pen)
    if left - shape.left > size:
        icon = Rect(shape.left + theme.px(0.026), shape.centery - size // 2, size, size)
        name = pen.sign(field.dimension)
        pen.icons.draw(surface, name, pen.colours.of_dimension(field.dimension), icon)
    words = Rect(left, shape.top, shape.right - left - theme.pad // 3, shape.height)
    blocks = callout_blocks(field, board, pen)
    high = sum(pen.letters.height(block.text, block.style, words.width) for block in blocks)
    words.top, words.height = shape.centery - high // 2, high
    draw_stack(surface, blocks, words, pen)


def _draw_still(surface: Surface, board: WebBoard, pen: Pen) -> BoardPlan:
    """Draw all but the pawns."""
    size = surface.get_size()
    plan = plan_of(board, size, pen)
    cloth = mat(plan.radius + round(plan.field_radius(pen) * 1.2), pen.colours)
    picture = web(plan.radius, 3, mix(pen.colours.thread, pen.colours.shade, 0.12))
    wide = cloth.get_width()
    surface.blit(cloth, (plan.centre.x - wide / 2, plan.centre.y - wide / 2))
    surface.blit(picture, picture.get_rect(center=plan.centre))
    _draw_labels(surface, board, plan, pen)
    boxes = callouts(board, size, pen)
    for field in board.fields:
        if field.lit and field.dimension:
            _draw_callout(surface, field, boxes[field.id], board, plan, pen)
    for field in board.fields:
        _draw_field(surface, field, plan, pen)
    return plan


def _beside_each_other(pawns: Iterable[Pawn], pen: Pen) -> Mapping[str, Vector2]:
    """Return a shift for each pawn, so that pawns on one field do not hide each other."""
    at: dict[str, list[Pawn]] = {}
    for pawn in pawns:
        at.setdefault(pawn.at, []).append(pawn)
    reach = pen.theme.px(0.028)
    return {
        pawn.id: Vector2((number - (len(some) - 1) / 2) * reach, 0)
        for some in at.values()
        for number, pawn in enumerate(some)
    }


def _draw_pawn(surface: Surface, pawn: Pawn, at: Vector2, plan: BoardPlan, pen: Pen) -> None:
    """Draw the pawn standing on its foot, so that the field under it stays in sight."""
    size = round(plan.field_radius(pen) * 1.2)
    _draw_foot(surface, at, size, pen)
    head = at - Vector2(0, round(size * 0.72))
    if not pawn.animal:
        _draw_shared_pawn(surface, head, size, pen)
        return
    draw_avatar(surface, pawn.animal, pen.colours.of_look(pawn.colour), head, size, pen)


def _draw_foot(surface: Surface, at: Vector2, size: int, pen: Pen) -> None:
    wood, deep = pen.colours.wood, pen.colours.wood_deep
    foot = Rect(0, 0, round(size * 1.5), round(size * 0.62))
    foot.center = round(at.x), round(at.y + size * 0.3)
    for box, colour in ((foot.move(0, max(2, size // 7)), deep), (foot, mix(wood, deep, 0.25))):
        surface.blit(oval(box.size, colour), box)


def _draw_shared_pawn(surface: Surface, at: Vector2, size: int, pen: Pen) -> None:
    """Draw the pawn of the whole room: no table's animal."""
    for radius, colour in (
        (size, pen.colours.on_mark),
        (size - max(2, size // 10), pen.colours.mark),
    ):
        _knot(surface, at, radius, colour)
    room = Rect(0, 0, round(size * 1.3), round(size * 1.3))
    room.center = round(at.x), round(at.y)
    pen.icons.draw(surface, "friends", pen.colours.on_mark, room)


def _draw(surface: Surface, board: WebBoard, pen: Pen) -> None:
    plan = _draw_still(surface, board, pen)
    shifts = _beside_each_other(board.pawns, pen)
    for pawn in board.pawns:
        _draw_pawn(surface, pawn, plan.place(pawn.at) + shifts[pawn.id], plan, pen)


def _way(pawn: Pawn, before: WebBoard, plan: BoardPlan) -> list[Vector2]:
    """Return the places ``pawn`` passes, from where it was seen last."""
    earlier = next((one for one in before.pawns if one.id == pawn.id), None)
    if earlier is None or earlier.at == pawn.at:
        return [plan.place(pawn.at)]
    stops = [earlier.at, *(stop for stop in pawn.path if stop != earlier.at)]
    if stops[-1] != pawn.at:
        stops.append(pawn.at)
    return [plan.place(stop) for stop in stops]


def _along(way: list[Vector2], share: float) -> Vector2:
    reach = share * (len(way) - 1)
    step = min(int(reach), max(0, len(way) - 2))
    return way[step].lerp(way[min(step + 1, len(way) - 1)], max(0.0, min(1.0, reach - step)))


def _hop(way: list[Vector2], share: float, pen: Pen) -> Vector2:
    """Return how high a pawn is above the thread: it steps from knot to knot."""
    part = share * (len(way) - 1) % 1.0
    return Vector2(0, sin(pi * part) * pen.theme.px(0.016))


def _moving(before: WebBoard, after: WebBoard, size: Size, pen: Pen) -> Motion | None:
    """Pawns walk their path."""
    plan = plan_of(after, size, pen)
    ways = {pawn.id: _way(pawn, before, plan) for pawn in after.pawns}
    if all(len(way) == 1 for way in ways.values()):
        return None
    base = Surface(size, pygame.SRCALPHA)
    _draw_still(base, after, pen)
    shifts = _beside_each_other(after.pawns, pen)

    def draw(surface: Surface, share: float) -> None:
        surface.blit(base, (0, 0))
        for pawn in after.pawns:
            at = _along(ways[pawn.id], share) + shifts[pawn.id]
            _draw_pawn(surface, pawn, at - _hop(ways[pawn.id], share, pen), plan, pen)

    return draw


BOARD: Drawing[WebBoard] = Drawing(least_height, _draw, board_parts, moving=_moving)
