"""A tile for a group: who sits there, what it does now, what it said."""

from dataclasses import replace

from pygame import Rect, Surface, Vector2

from engine.core.views import GroupTile, SeatMark
from engine.screen.pen import Pen
from engine.screen.shapes import card, disc, rounded
from engine.screen.theme import CARD, GLOW, INK, LEAF, SOFT_INK, WHITE, look_colour, mix
from engine.screen.widgets.avatar import draw_avatar
from engine.screen.widgets.drawing import Block, Drawing, Size, draw_stack, stack_height


def _blocks(tile: GroupTile, pen: Pen) -> list[Block]:
    lines = [Block(line, pen.small(INK), pen.theme.gap // 3) for line in tile.lines]
    return [Block(tile.status, pen.small(SOFT_INK)), *lines]


def _avatar(pen: Pen) -> int:
    return pen.theme.px(0.036)


def _inner(width: int, pen: Pen) -> int:
    return width - 3 * pen.theme.pad


def _name_width(width: int, pen: Pen) -> int:
    sign = _avatar(pen) * 2 + pen.theme.gap // 2
    return _inner(width, pen) - 2 * _avatar(pen) - pen.theme.gap // 2 - sign


def _head(tile: GroupTile, width: int, pen: Pen) -> int:
    name = pen.letters.height(tile.name, pen.small(WHITE, True), _name_width(width, pen))
    return max(name, 2 * _avatar(pen)) + pen.theme.pad


def _seats_in_row(width: int, pen: Pen) -> int:
    return max(1, _inner(width, pen) // round(2.3 * _avatar(pen)))


def _seats_height(tile: GroupTile, width: int, pen: Pen) -> int:
    rows = -(-len(tile.seats) // _seats_in_row(width, pen))
    return rows * round(2.3 * _avatar(pen))


def _height(tile: GroupTile, width: int, pen: Pen) -> int:
    words = stack_height(_blocks(tile, pen), _inner(width, pen), pen)
    return _head(tile, width, pen) + _seats_height(tile, width, pen) + words + 3 * pen.theme.pad


def _draw_head(surface: Surface, tile: GroupTile, box: Rect, pen: Pen) -> None:
    colour, radius, high = look_colour(tile.colour), pen.theme.radius, _head(tile, surface.get_width(), pen)
    rounded(surface, colour, Rect(box.left, box.top, box.width, high + radius), radius)
    surface.fill(CARD, (box.left + 2, box.top + high, box.width - 4, radius))
    size, middle = _avatar(pen), box.top + high // 2
    at = Vector2(box.left + pen.theme.pad + size, middle)
    draw_avatar(surface, tile.animal, mix(colour, INK, 0.25), at, size, pen)
    name = Rect(round(at.x) + size + pen.theme.gap // 2, 0, _name_width(surface.get_width(), pen), 0)
    style = pen.small(WHITE, True)
    name.height = pen.letters.height(tile.name, style, name.width)
    name.centery = middle
    pen.letters.draw(surface, tile.name, style, name)
    _draw_sign(surface, tile, Vector2(box.right - pen.theme.pad - size, middle), pen)


def _draw_sign(surface: Surface, tile: GroupTile, at: Vector2, pen: Pen) -> None:
    """Draw a check if nothing is waited for, a die if it is this group's turn."""
    if not (tile.done or tile.turn):
        return
    size = round(_avatar(pen) * 0.86)
    fill, name, tint = (WHITE, "check", LEAF) if tile.done else (GLOW, "dice-5", INK)
    surface.blit(disc(size, fill), (round(at.x) - size, round(at.y) - size))
    room = Rect(0, 0, round(size * 1.3), round(size * 1.3))
    room.center = round(at.x), round(at.y)
    pen.icons.draw(surface, name, tint, room)


def _draw_seats(surface: Surface, seats: tuple[SeatMark, ...], box: Rect, pen: Pen) -> None:
    size, row = _avatar(pen), _seats_in_row(surface.get_width(), pen)
    pace = round(2.3 * size)
    for number, seat in enumerate(seats):
        at = Vector2(box.left + size + number % row * pace, box.top + size + number // row * pace)
        draw_avatar(surface, seat.animal, look_colour(seat.colour), at, size, pen)


def _draw(surface: Surface, tile: GroupTile, pen: Pen) -> None:
    theme, whole = pen.theme, surface.get_rect()
    box = whole.inflate(-theme.pad // 2, -theme.pad // 2)
    card(surface, CARD, box, theme.radius, GLOW if tile.turn else None)
    _draw_head(surface, tile, box, pen)
    inner = Rect(0, box.top + _head(tile, whole.width, pen) + theme.pad // 2, _inner(whole.width, pen), 0)
    inner.centerx, inner.height = whole.centerx, box.bottom - inner.top
    _draw_seats(surface, tile.seats, inner, pen)
    words = inner.move(0, _seats_height(tile, whole.width, pen))
    draw_stack(surface, _blocks(tile, pen), words, pen)


def _parts(tile: GroupTile, size: Size, pen: Pen) -> list[GroupTile]:
    """Return the same group on several pages, each with some of its lines."""
    pages, lines = [], list(tile.lines)
    first = replace(tile, lines=())
    if not lines or _height(first, size[0], pen) > size[1]:
        return [replace(tile, lines=(), seats=())]
    while lines:
        fit = _fitting(first, lines, size, pen)
        pages.append(replace(first, lines=tuple(lines[:fit])))
        lines = lines[fit:]
    return pages


def _fitting(tile: GroupTile, lines: list[str], size: Size, pen: Pen) -> int:
    fit = 1
    while fit < len(lines):
        longer = replace(tile, lines=tuple(lines[: fit + 1]))
        if _height(longer, size[0], pen) > size[1]:
            break
        fit += 1
    return fit


GROUP_TILE: Drawing[GroupTile] = Drawing(_height, _draw, _parts)
