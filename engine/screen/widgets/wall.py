"""A wall of paper notes: what people said, beside each other."""

from dataclasses import dataclass, replace
from zlib import crc32

from pygame import Rect, Surface, Vector2

from engine.core.views import Wall, WallNote
from engine.screen.letters import Style
from engine.screen.pen import Pen
from engine.screen.shapes import blank, card, rounded
from engine.screen.theme import Colour, mix
from engine.screen.widgets.avatar import draw_avatar
from engine.screen.widgets.drawing import (
    Block,
    Drawing,
    Motion,
    Size,
    chunks,
    draw_stack,
    stack_height,
)

_NARROWEST = 0.44
"""The least width of a note, as a fraction of the shorter side."""
_TAPE = 0.1


@dataclass(frozen=True)
class _Pinned:
    """A note and its place on the wall."""

    note: WallNote
    box: Rect


def _avatar(pen: Pen) -> int:
    return pen.theme.px(0.034)


def _words(pen: Pen) -> Style:
    """Return the letters of a note: a whole wall is to be seen at once."""
    return pen.small(pen.colours.ink)


def _blocks(note: WallNote, pen: Pen) -> list[Block]:
    by = Block(note.mark, pen.small(pen.colours.soft), pen.theme.gap // 3)
    return [Block(note.text, _words(pen)), by]


def _top(pen: Pen) -> int:
    """Return the room above the words of a note, in which its tape is."""
    return pen.theme.pad + pen.theme.px(0.012)


def _inner(width: int, pen: Pen) -> int:
    return width - 2 * pen.theme.pad


def _foot(note: WallNote, pen: Pen) -> int:
    return 2 * _avatar(pen) + pen.theme.gap // 3 if note.animal else 0


def _note_height(note: WallNote, width: int, pen: Pen) -> int:
    words = stack_height(_blocks(note, pen), _inner(width, pen), pen)
    return words + _top(pen) + pen.theme.pad + _foot(note, pen)


def _columns(wall: Wall, width: int, pen: Pen) -> int:
    """Return how many notes stand beside each other, so that none has too many lines."""
    wide = pen.theme.px(_NARROWEST * (1.4 if pen.theme.large else 1))
    most = max(1, min(len(wall.notes), (width + pen.theme.gap) // (wide + pen.theme.gap)))
    for columns in range(most, 1, -1):
        if all(_line_count(n, _wide(columns, width, pen), pen) for n in wall.notes):
            return columns
    return 1


def _line_count(note: WallNote, width: int, pen: Pen) -> bool:
    """Return whether the words of ``note`` can be seen at once."""
    lines = pen.letters.wrap(note.text, _words(pen), _inner(width, pen))
    return len(lines) <= pen.theme.most_lines


def _wide(columns: int, width: int, pen: Pen) -> int:
    return (width - pen.theme.gap * (columns - 1)) // columns


def _pinned(wall: Wall, width: int, pen: Pen) -> list[_Pinned]:
    """Return the notes in their places: each in the column that is the shortest then."""
    columns = _columns(wall, width, pen)
    wide = _wide(columns, width, pen)
    ends = [_head(wall, width, pen)] * columns
    placed: list[_Pinned] = []
    for note in wall.notes:
        column = ends.index(min(ends))
        high = _note_height(note, wide, pen)
        box = Rect(column * (wide + pen.theme.gap), ends[column], wide, high)
        placed.append(_Pinned(note, box))
        ends[column] = box.bottom + pen.theme.gap
    return placed


def _head(wall: Wall, width: int, pen: Pen) -> int:
    label = pen.letters.height(wall.label, pen.small(bold=True), width)
    return label + pen.theme.gap // 2 if label else 0


def _height(wall: Wall, width: int, pen: Pen) -> int:
    return max([0, *(one.box.bottom for one in _pinned(wall, width, pen))])


def _paper(note: WallNote, pen: Pen) -> Colour:
    """Return the colour of a note's paper: always the same one, a warm tint that means nothing."""
    tints = (pen.colours.glow, pen.colours.leaf, pen.colours.look["pink"], pen.colours.look["blue"])
    return mix(pen.colours.card, tints[crc32(note.id.encode()) % len(tints)], 0.13)


def _draw_note(surface: Surface, pinned: _Pinned, pen: Pen) -> None:
    note, box = pinned.note, pinned.box
    edge = pen.theme.px(0.006)
    inside = box.inflate(-2 * edge, -2 * edge)
    line = pen.colours.line
    card(surface, _paper(note, pen), inside, pen.theme.px(0.012), line)
    _draw_tape(surface, box.move(0, edge), pen)
    inside = Rect(box.left, box.top + _top(pen), _inner(box.width, pen), box.height)
    inside.left += pen.theme.pad
    bottom = _draw_words(surface, note, inside, pen)
    if note.animal:
        at = Vector2(inside.left + _avatar(pen), bottom + pen.theme.gap // 3 + _avatar(pen))
        colour = pen.colours.of_look(note.colour)
        draw_avatar(surface, note.animal, colour, at, _avatar(pen), pen)


def _draw_words(surface: Surface, note: WallNote, inside: Rect, pen: Pen) -> int:
    text, mark = _blocks(note, pen)
    bottom = pen.letters.draw(surface, text.text, text.style, inside, lang=note.lang)
    below = Rect(inside.left, bottom + mark.above, inside.width, inside.height)
    return draw_stack(surface, [mark], below, pen) if mark.text else bottom


def _draw_tape(surface: Surface, box: Rect, pen: Pen) -> None:
    """Draw the strip of tape that holds a note."""
    wide, high = pen.theme.px(_TAPE), pen.theme.px(0.02)
    tape = blank((wide, high))
    rounded(tape, mix(pen.colours.glow, pen.colours.card, 0.35), tape.get_rect(), high // 6)
    tape.set_alpha(215)
    surface.blit(tape, (box.centerx - wide // 2, box.top - high // 3))


def _draw(surface: Surface, wall: Wall, pen: Pen) -> None:
    _draw_wall(surface, wall, pen, {})


def _draw_wall(surface: Surface, wall: Wall, pen: Pen, drops: dict[str, int]) -> None:
    """Draw the notes; one that is still on its way stands ``drops`` pixels above its place."""
    style = pen.small(pen.colours.leaf, bold=True)
    pen.letters.draw(surface, wall.label, style, surface.get_rect())
    for one in _pinned(wall, surface.get_width(), pen):
        drop = drops.get(one.note.id, 0)
        _draw_note(surface, replace(one, box=one.box.move(0, drop)), pen)


def _parts(wall: Wall, size: Size, pen: Pen) -> list[Wall]:
    """Return the notes over several pages, as many on each as fit."""
    pages: list[Wall] = []
    for note in _short(wall, size, pen):
        longer = replace(wall, notes=(*(pages[-1].notes if pages else ()), note))
        if pages and _height(longer, size[0], pen) <= size[1]:
            pages[-1] = longer
        else:
            pages.append(replace(wall, notes=(note,)))
    return pages or [wall]


def _short(wall: Wall, size: Size, pen: Pen) -> list[WallNote]:
    """Return the notes, one that is too long for a page in several that follow each other."""
    notes: list[WallNote] = []
    for note in wall.notes:
        alone = replace(wall, notes=(note,))
        if _height(alone, size[0], pen) <= size[1] and _line_count(note, size[0], pen):
            notes.append(note)
            continue
        spent = _head(wall, size[0], pen) + _note_height(replace(note, text=""), size[0], pen)
        inside = (_inner(size[0], pen), size[1] - spent)
        pieces = chunks(note.text, _words(pen), inside, pen)
        notes += [replace(note, id=f"{note.id}.{n}", text=p) for n, p in enumerate(pieces)]
    return notes


def _lines(wall: Wall, width: int, pen: Pen) -> int:
    wide = _inner(_wide(_columns(wall, width, pen), width, pen), pen)
    return max([0, *(len(pen.letters.wrap(n.text, _words(pen), wide)) for n in wall.notes)])


def _moving(before: Wall, after: Wall, size: Size, pen: Pen) -> Motion | None:
    """A new note slides down to its place."""
    had = {note.id for note in before.notes}
    new = [note.id for note in after.notes if note.id not in had]
    if not new:
        return None

    def draw(surface: Surface, share: float) -> None:
        drop = -round((1 - share) * pen.theme.px(0.05))
        _draw_wall(surface, after, pen, dict.fromkeys(new, drop))

    return draw


WALL: Drawing[Wall] = Drawing(_height, _draw, _parts, moving=_moving, lines=_lines)
