"""A tile for a group: who sits there, what it does now, what it said."""

from dataclasses import replace
from math import pi, sin

from pygame import Rect, Surface, Vector2

from engine.core.views import GroupTile, SeatMark
from engine.screen.pen import Pen
from engine.screen.shapes import blank, card, disc, rounded
from engine.screen.theme import mix
from engine.screen.widgets.avatar import draw_avatar
from engine.screen.widgets.drawing import (
    Block,
    Drawing,
    Motion,
    Size,
    chunks,
    draw_stack,
    sentences,
    stack_height,
)

_ALONE = 1.0
"""A tile this wide stands alone; its lines are larger if there is room."""
_CLOSEST = 1.3
"""The least distance between two seats, in radii of an avatar."""


def _status(tile: GroupTile) -> str:
    """Return what the group does now, and where it is if that can be counted."""
    counted = f"{tile.at} / {tile.of}" if tile.of else ""
    return " · ".join(part for part in (tile.status, counted) if part)


def _blocks(tile: GroupTile, pen: Pen, large: bool = False) -> list[Block]:
    style = pen.body(pen.colours.ink) if large else pen.small(pen.colours.ink)
    lines = [Block(line, style, pen.theme.gap // 3) for line in tile.lines]
    return [Block(_status(tile), pen.small(pen.colours.soft)), *lines]


def _avatar(pen: Pen) -> int:
    return pen.theme.px(0.045 if pen.theme.large else 0.036)


def _inner(width: int, pen: Pen) -> int:
    return width - 2 * pen.theme.pad


def _name_width(tile: GroupTile, width: int, pen: Pen) -> int:
    sign = _avatar(pen) * 2 + pen.theme.gap // 2 if tile.done or tile.turn else 0
    return _inner(width, pen) - 2 * _avatar(pen) - pen.theme.gap // 2 - sign


def _head(tile: GroupTile, width: int, pen: Pen) -> int:
    name = pen.letters.height(
        tile.name, pen.small(pen.colours.on_look, True), _name_width(tile, width, pen)
    )
    return max(name, 2 * _avatar(pen)) + pen.theme.pad


def _seats_in_row(width: int, pen: Pen) -> int:
    """Return how many seats stand in a row if they stand as close as can be."""
    size = _avatar(pen)
    return max(1, (_inner(width, pen) - 2 * size) // round(_CLOSEST * size) + 1)


def _pace(count: int, width: int, pen: Pen) -> int:
    """Return the distance from seat to seat: roomy, or overlapping if they are many."""
    size = _avatar(pen)
    in_row = min(count, _seats_in_row(width, pen))
    return min(round(2.3 * size), (_inner(width, pen) - 2 * size) // max(1, in_row - 1))


def _seats_height(tile: GroupTile, width: int, pen: Pen) -> int:
    rows = -(-len(tile.seats) // _seats_in_row(width, pen))
    return rows * round(2.3 * _avatar(pen))


def _compact_blocks(tile: GroupTile, pen: Pen) -> list[Block]:
    return [
        Block(tile.name, pen.small(pen.colours.ink, True)),
        Block(_status(tile), pen.small(pen.colours.soft)),
    ]


def _least_blocks(tile: GroupTile, pen: Pen) -> list[Block]:
    """Return what a compact tile says at least: with large letters its sign says the rest."""
    return _compact_blocks(tile, pen)[: 1 if pen.theme.large else 2]


def _compact_width(width: int, pen: Pen) -> int:
    return width - round(2.4 * _avatar(pen)) - 3 * pen.theme.pad


def _height(tile: GroupTile, width: int, pen: Pen) -> int:
    """Return the height; a tile with neither seats nor lines may stand without its band."""
    if tile.seats or tile.lines:
        return _banded_height(tile, width, pen)
    words = stack_height(_least_blocks(tile, pen), _compact_width(width, pen), pen)
    return max(words, 2 * _avatar(pen)) + 2 * pen.theme.pad


def _has_band(tile: GroupTile, size: Size, pen: Pen) -> bool:
    """Return whether the tile has its coloured band: alike for tiles of the same size."""
    if tile.seats or tile.lines:
        return True
    usual = 2 * _avatar(pen) + 3 * pen.small().pitch + 3 * pen.theme.pad
    return size[1] >= max(usual, _banded_height(tile, size[0], pen))


def _banded_height(tile: GroupTile, width: int, pen: Pen) -> int:
    words = stack_height(_blocks(tile, pen), _inner(width, pen), pen)
    return _head(tile, width, pen) + _seats_height(tile, width, pen) + words + 2 * pen.theme.pad


def _draw_head(surface: Surface, tile: GroupTile, box: Rect, pen: Pen) -> None:
    colour, radius, high = (
        pen.colours.of_look(tile.colour),
        pen.theme.radius,
        _head(tile, surface.get_width(), pen),
    )
    rounded(surface, colour, Rect(box.left, box.top, box.width, high + radius), radius)
    surface.fill(pen.colours.card, (box.left + 2, box.top + high, box.width - 4, radius))
    size, middle = _avatar(pen), box.top + high // 2
    at = Vector2(box.left + pen.theme.pad + size, middle)
    draw_avatar(surface, tile.animal, mix(colour, pen.colours.ink, 0.25), at, size, pen)
    name = Rect(
        round(at.x) + size + pen.theme.gap // 2, 0, _name_width(tile, surface.get_width(), pen), 0
    )
    style = pen.small(pen.colours.on_look, True)
    name.height = pen.letters.height(tile.name, style, name.width)
    name.centery = middle
    pen.letters.draw(surface, tile.name, style, name)
    at = Vector2(box.right - pen.theme.pad - size, middle)
    _draw_sign(surface, tile, at, round(size * 0.86), pen)


def _draw_sign(surface: Surface, tile: GroupTile, at: Vector2, size: int, pen: Pen) -> None:
    """Draw a check if nothing is waited for, a die if it is this group's turn."""
    if not (tile.done or tile.turn):
        return
    fill, name, tint = (
        (pen.colours.card, "check", pen.colours.leaf)
        if tile.done
        else (pen.colours.glow, "dice-5", pen.colours.ink)
    )
    rim = disc(size + max(1, size // 8), mix(fill, pen.colours.ink, 0.25))
    surface.blit(rim, rim.get_rect(center=at))
    surface.blit(disc(size, fill), (round(at.x) - size, round(at.y) - size))
    room = Rect(0, 0, round(size * 1.3), round(size * 1.3))
    room.center = round(at.x), round(at.y)
    pen.icons.draw(surface, name, tint, room)


def _draw_seats(surface: Surface, seats: tuple[SeatMark, ...], box: Rect, pen: Pen) -> None:
    size, row = _avatar(pen), _seats_in_row(surface.get_width(), pen)
    pace, down = _pace(len(seats), surface.get_width(), pen), round(2.3 * size)
    for number, seat in enumerate(seats):
        at = Vector2(box.left + size + number % row * pace, box.top + size + number // row * down)
        draw_avatar(surface, seat.animal, pen.colours.of_look(seat.colour), at, size, pen)


def _draw(surface: Surface, tile: GroupTile, pen: Pen) -> None:
    theme, whole = pen.theme, surface.get_rect()
    box = whole.inflate(-theme.pad // 2, -theme.pad // 2)
    card(
        surface,
        pen.colours.card,
        box,
        theme.radius,
        pen.colours.glow if tile.turn else pen.colours.line,
    )
    if not _has_band(tile, whole.size, pen):
        _draw_compact(surface, tile, box, pen)
        return
    _draw_head(surface, tile, box, pen)
    inner = Rect(
        0, box.top + _head(tile, whole.width, pen) + theme.pad // 2, _inner(whole.width, pen), 0
    )
    inner.centerx, inner.height = whole.centerx, box.bottom - inner.top
    _draw_seats(surface, tile.seats, inner, pen)
    seats = _seats_height(tile, whole.width, pen)
    words = Rect(inner.left, inner.top + seats, inner.width, inner.height - seats)
    draw_stack(surface, _largest_blocks(tile, whole, words.size, pen), words, pen)


def _largest_blocks(tile: GroupTile, whole: Rect, room: Size, pen: Pen) -> list[Block]:
    """Return the words of the tile: larger if it stands alone, and they fit and stay few."""
    blocks = _blocks(tile, pen, large=whole.width >= pen.theme.px(_ALONE))
    high = stack_height(blocks, room[0], pen) > room[1] - pen.theme.pad
    long = max(len(pen.letters.wrap(b.text, b.style, room[0])) for b in blocks)
    return _blocks(tile, pen) if high or long > pen.theme.most_lines else blocks


def _draw_compact(surface: Surface, tile: GroupTile, box: Rect, pen: Pen) -> None:
    size, colour = _avatar(pen), pen.colours.of_look(tile.colour)
    edge = Rect(box.left, box.top, pen.theme.px(0.012), box.height)
    rounded(surface, colour, box, pen.theme.radius)
    rim = max(1, pen.theme.px(0.003)) if tile.turn else 0
    face = Rect(edge.right, box.top + rim, box.right - rim - edge.right, box.height - 2 * rim)
    rounded(surface, pen.colours.card, face, pen.theme.radius)
    at = Vector2(edge.right + pen.theme.pad // 2 + size, box.centery)
    draw_avatar(surface, tile.animal, colour, at, size, pen)
    wide = _compact_width(surface.get_width(), pen)
    words = Rect(round(at.x + 1.4 * size) + pen.theme.pad // 2, 0, wide, box.height)
    blocks = _compact_blocks(tile, pen)
    if stack_height(blocks, wide, pen) > box.height - pen.theme.pad // 2:
        blocks = _least_blocks(tile, pen)
    words.top = box.centery - stack_height(blocks, wide, pen) // 2
    draw_stack(surface, blocks, words, pen)
    _draw_sign(surface, tile, at + Vector2(size, size) * 0.74, round(size * 0.54), pen)


def _lines(tile: GroupTile, width: int, pen: Pen) -> int:
    """Return the lines of the longest text; too many if a word would be broken."""
    style, inner = pen.small(), _inner(width, pen)
    words = (word for line in tile.lines for word in line.split())
    if any(pen.letters.width(word, style) > inner for word in words):
        return pen.theme.most_lines + 1
    return max((len(pen.letters.wrap(line, style, inner)) for line in tile.lines), default=0)


def _parts(tile: GroupTile, size: Size, pen: Pen) -> list[GroupTile]:
    """Return the same group on several pages, each with as many sentences as fit."""
    first = replace(tile, lines=())
    if not tile.lines or _height(first, size[0], pen) > size[1]:
        return [replace(tile, lines=(), seats=())]
    pages = [first]
    for line in tile.lines:
        begun = False
        for piece in _pieces(first, line, size, pen):
            longer = _with_piece(pages[-1], piece, begun)
            fits = _fits(longer, size, pen)
            alone = replace(first, lines=(piece,))
            pages = [*pages[:-1], longer] if fits else [*pages, alone]
            begun = True
    return [page for page in pages if page.lines]


def _pieces(tile: GroupTile, line: str, size: Size, pen: Pen) -> list[str]:
    """Return the sentences of ``line``; in parts what is too long for a page."""
    inner = _inner(size[0], pen)
    room = size[1] - _height(replace(tile, lines=("",)), size[0], pen) - pen.theme.gap
    return [
        piece
        for sentence in sentences(line)
        for piece in chunks(sentence, pen.small(), (inner, room), pen)
    ]


def _with_piece(tile: GroupTile, piece: str, begun: bool) -> GroupTile:
    """Return ``tile`` with ``piece`` behind its last line, or as a line of its own."""
    if begun and tile.lines:
        return replace(tile, lines=(*tile.lines[:-1], f"{tile.lines[-1]} {piece}"))
    return replace(tile, lines=(*tile.lines, piece))


def _fits(tile: GroupTile, size: Size, pen: Pen) -> bool:
    style, inner = pen.small(), _inner(size[0], pen)
    long = max(len(pen.letters.wrap(line, style, inner)) for line in tile.lines)
    return long <= pen.theme.most_lines and _height(tile, size[0], pen) <= size[1]


def _moving(before: GroupTile, after: GroupTile, size: Size, pen: Pen) -> Motion | None:
    """A tile lights up when its group has answered, and when its turn comes."""
    if not ((after.done and not before.done) or (after.turn and not before.turn)):
        return None
    picture, theme = blank(size), pen.theme
    _draw(picture, after, pen)
    glow = blank(size)
    rounded(glow, pen.colours.glow, glow.get_rect(), theme.radius + theme.pad // 4)

    def draw(surface: Surface, share: float) -> None:
        glow.set_alpha(round(255 * sin(pi * share)))
        surface.blit(glow, (0, 0))
        surface.blit(picture, (0, 0))

    return draw


GROUP_TILE: Drawing[GroupTile] = Drawing(_height, _draw, _parts, _moving, lines=_lines)
