"""The locks of a room: closed ones wait, an open one hangs open."""

from dataclasses import replace

import pygame
from pygame import Rect, Surface, Vector2

from engine.core.views import Lock, LockRow
from engine.screen.pen import Pen
from engine.screen.shapes import blank, card
from engine.screen.theme import Colour, mix
from engine.screen.widgets.drawing import Block, Drawing, Motion, Size, draw_stack, stack_height

_FINE = 4
_WIDE = 0.3
"""The least width of a lock with its words, as a fraction of the shorter side."""


def _columns(row: LockRow, width: int, pen: Pen) -> int:
    least = pen.theme.px(_WIDE * (1.5 if pen.theme.large else 1))
    return max(1, min(len(row.locks), width // least))


def _picture_high(pen: Pen) -> int:
    return pen.theme.px(0.13)


def _blocks(lock: Lock, pen: Pen) -> list[Block]:
    tint = pen.colours.soft if lock.state == "waiting" else pen.colours.ink
    return [
        Block(lock.label, pen.small(tint, True)),
        Block(lock.state_label, pen.small(pen.colours.soft)),
    ]


def _cell_size(row: LockRow, width: int, pen: Pen) -> Size:
    wide = width // _columns(row, width, pen)
    inner = wide - 2 * pen.theme.pad
    words = max((stack_height(_blocks(lock, pen), inner, pen) for lock in row.locks), default=0)
    return wide, _picture_high(pen) + words + 2 * pen.theme.pad


def _label_height(row: LockRow, width: int, pen: Pen) -> int:
    return pen.letters.height(row.label, pen.small(bold=True), width)


def _height(row: LockRow, width: int, pen: Pen) -> int:
    rows = -(-len(row.locks) // _columns(row, width, pen))
    return _label_height(row, width, pen) + rows * _cell_size(row, width, pen)[1]


def _body_colour(lock: Lock, pen: Pen) -> Colour:
    if lock.state == "waiting":
        return mix(pen.colours.sunk, pen.colours.thread, 0.6)
    return pen.colours.of_dimension(lock.dimension) if lock.dimension else pen.colours.leaf


def _padlock(surface: Surface, lock: Lock, box: Rect, pen: Pen, opened: float) -> None:
    """Draw the lock in ``box``, its shackle lifted and turned as far as it is ``opened``."""
    side = box.height
    large = blank((side * _FINE, side * _FINE))
    colour, unit = _body_colour(lock, pen), side * _FINE / 100
    _shackle(
        large, unit, opened, pen.colours.soft if lock.state != "waiting" else pen.colours.thread
    )
    body = Rect(round(20 * unit), round(44 * unit), round(60 * unit), round(50 * unit))
    pygame.draw.rect(large, mix(colour, pen.colours.ink, 0.25), body.move(0, round(3 * unit)),
                     border_radius=round(11 * unit))  # fmt: skip
    pygame.draw.rect(large, colour, body, border_radius=round(11 * unit))
    small = pygame.transform.smoothscale(large, (side, side))
    surface.blit(small, small.get_rect(center=box.center))
    room = Rect(0, 0, round(side * 0.32), round(side * 0.32))
    room.center = box.centerx, box.top + round(side * 0.69)
    pen.icons.draw(surface, lock.icon or "key", pen.colours.card, room)


def _shackle(large: Surface, unit: float, opened: float, colour: Colour) -> None:
    lift = Vector2(-16, -9) * opened * unit
    left, top, wide, high = 32 * unit + lift.x, 10 * unit + lift.y, 36 * unit, 48 * unit
    bow = Rect(round(left), round(top), round(wide), round(high))
    thick = round(8 * unit)
    pygame.draw.rect(large, colour, bow, thick, border_top_left_radius=round(18 * unit),
                     border_top_right_radius=round(18 * unit))  # fmt: skip
    gone = Rect(bow.left, bow.top + round(28 * unit), thick, bow.height)
    large.fill((*colour, 0), gone if opened > 0 else Rect(0, 0, 0, 0))


def _draw_lock(surface: Surface, lock: Lock, cell: Rect, pen: Pen, opened: float) -> None:
    box = cell.inflate(-pen.theme.pad // 2, -pen.theme.pad // 2)
    edge = pen.colours.glow if lock.now else pen.colours.line
    card(surface, pen.colours.card, box, pen.theme.radius, edge)
    picture = Rect(cell.left, cell.top + pen.theme.pad, cell.width, _picture_high(pen))
    _padlock(surface, lock, picture, pen, opened)
    inner = Rect(0, picture.bottom, cell.width - 2 * pen.theme.pad, cell.bottom - picture.bottom)
    inner.centerx = cell.centerx
    draw_stack(surface, _blocks(lock, pen), inner, pen, "centre")


def _draw_row(surface: Surface, row: LockRow, pen: Pen, opened: dict[str, float]) -> None:
    width = surface.get_width()
    style = pen.small(pen.colours.soft, True)
    top = pen.letters.draw(surface, row.label, style, surface.get_rect())
    columns, (wide, high) = _columns(row, width, pen), _cell_size(row, width, pen)
    for number, lock in enumerate(row.locks):
        cell = Rect(number % columns * wide, top + number // columns * high, wide, high)
        _draw_lock(surface, lock, cell, pen, opened.get(lock.id, float(lock.state == "open")))


def _draw(surface: Surface, row: LockRow, pen: Pen) -> None:
    _draw_row(surface, row, pen, {})


def _parts(row: LockRow, size: Size, pen: Pen) -> list[LockRow]:
    """Return the locks over several pages, as many rows on each as fit."""
    high = _cell_size(row, size[0], pen)[1]
    rows = max(1, (size[1] - _label_height(row, size[0], pen)) // high)
    fit, count = rows * _columns(row, size[0], pen), len(row.locks)
    even = -(-count // -(-count // fit)) if count else 1
    return [replace(row, locks=row.locks[at : at + even]) for at in range(0, count, even)]


def _moving(before: LockRow, after: LockRow, size: Size, pen: Pen) -> Motion | None:
    """What was closed and now is open, opens."""
    was = {lock.id for lock in before.locks if lock.state != "open"}
    opening = [lock.id for lock in after.locks if lock.state == "open" and lock.id in was]
    if not opening:
        return None

    def draw(surface: Surface, share: float) -> None:
        _draw_row(surface, after, pen, dict.fromkeys(opening, share))

    return draw


LOCK_ROW: Drawing[LockRow] = Drawing(_height, _draw, _parts, _moving)
