"""A cloud of words: the more texts a word stands in, the larger and the nearer to the middle."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, sin, sqrt
from typing import Final
from zlib import crc32

from pygame import Rect, Surface, Vector2

from engine.core.views import CloudWord, WordCloud
from engine.screen.letters import Style
from engine.screen.pen import Pen
from engine.screen.shapes import card, stroke
from engine.screen.theme import Colour
from engine.screen.widgets.drawing import Drawing, Size

LEAST: Final = 0.042
"""The smallest word, as a fraction of the shorter side of the window."""
_LARGEST = 0.135
_SCALES = (1.0, 0.88, 0.76, 0.64, 0.52, 0.42, 0.34)
_STEPS = 700
_AIR = 0.42
"""The room beside a word, as a part of its letters."""


@dataclass(frozen=True)
class _Placed:
    """A word with its letters, and where it stands."""

    word: CloudWord
    style: Style
    box: tuple[int, int, int, int]


def _smallest(pen: Pen) -> int:
    return max(pen.theme.px(LEAST), pen.theme.small)


def _styles(words: Sequence[CloudWord], scale: float, pen: Pen) -> Iterator[Style]:
    """Yield the letters of each word: their surface, not their height, grows with the count."""
    least, largest = _smallest(pen), pen.theme.px(_LARGEST) * scale
    most, fewest = words[0].count, words[-1].count
    for word in words:
        share = sqrt((word.count - fewest) / (most - fewest)) if most > fewest else 0.45
        size = round(least + max(0.0, largest - least) * share)
        yield Style(size, _tint(word.text, pen), share > 0)


def _tint(word: str, pen: Pen) -> Colour:
    """Return the colour of a word: always the same one, and it means nothing."""
    tints = (pen.colours.leaf, pen.colours.ink, pen.colours.leaf, pen.colours.soft)
    return tints[crc32(word.encode()) % len(tints)]


def _size(word: CloudWord, style: Style, pen: Pen) -> Size:
    return pen.letters.width(word.text, style) + round(style.px * _AIR), style.pitch


def _spiral(room: Rect) -> Iterator[tuple[int, int]]:
    """Yield places from the middle of ``room`` outwards."""
    for step in range(_STEPS):
        turn = 0.34 * step
        reach = step / _STEPS
        across, down = reach * room.width / 2, reach * room.height / 2
        yield round(room.centerx + across * cos(turn)), round(room.centery + down * sin(turn))


def _around(words: Sequence[CloudWord], room: Rect, scale: float, pen: Pen) -> list[_Placed]:
    """Return the words placed around the middle, as far as there is room for them."""
    placed: list[_Placed] = []
    taken: list[Rect] = []
    for word, style in zip(words, _styles(words, scale, pen), strict=True):
        box = Rect((0, 0), _size(word, style, pen))
        for at in _spiral(room):
            box.center = at
            if room.contains(box) and box.collidelist(taken) < 0:
                taken.append(box)
                placed.append(_Placed(word, style, (box.left, box.top, box.width, box.height)))
                break
    return placed


_Sized = tuple[CloudWord, Style, Size]


def _in_rows(words: Sequence[CloudWord], room: Rect, scale: float, pen: Pen) -> list[_Placed]:
    """Return the words line after line, all of them in the middle of ``room``."""
    rows = _rows(words, room.width, scale, pen)
    highs = [max(size[1] for _, _, size in row) for row in rows]
    top = room.top + max(0, room.height - sum(highs)) // 2
    placed: list[_Placed] = []
    for row, line in zip(rows, highs, strict=True):
        left = room.centerx - sum(size[0] for _, _, size in row) // 2
        for word, style, (wide, high) in row:
            placed.append(_Placed(word, style, (left, top + (line - high) // 2, wide, high)))
            left += wide
        top += line
    return placed


def _rows(words: Sequence[CloudWord], width: int, scale: float, pen: Pen) -> list[list[_Sized]]:
    """Return the words in rows that are no wider than ``width``."""
    rows: list[list[_Sized]] = []
    used = width + 1
    for word, style in zip(words, _styles(words, scale, pen), strict=True):
        wide, high = _size(word, style, pen)
        if used + wide > width:
            rows.append([])
            used = 0
        rows[-1].append((word, style, (min(wide, width), high)))
        used += wide
    return rows


def _placed(cloud: WordCloud, size: Size, pen: Pen) -> list[_Placed]:
    """Return every word in its place: as large as fits, in rows if nothing else does."""
    room = _inside(cloud, size, pen)
    for scale in _SCALES:
        found = _around(cloud.words, room, scale, pen)
        if len(found) == len(cloud.words):
            return found
    for scale in _SCALES:
        found = _in_rows(cloud.words, room, scale, pen)
        if all(room.contains(Rect(one.box)) for one in found):
            return found
    return _in_rows(cloud.words, room, 0.0, pen)


def _inside(cloud: WordCloud, size: Size, pen: Pen) -> Rect:
    top = _head(cloud, size[0], pen)
    return Rect(0, top, size[0], size[1] - top).inflate(-2 * pen.theme.pad, -2 * pen.theme.pad)


def _head(cloud: WordCloud, width: int, pen: Pen) -> int:
    label = pen.letters.height(cloud.label, pen.small(bold=True), width)
    return label + pen.theme.gap // 2 if label else 0


def _height(cloud: WordCloud, width: int, pen: Pen) -> int:
    """Return the least height: that of all words in rows, in the smallest letters."""
    room = Rect(0, 0, width - 2 * pen.theme.pad, 1)
    rows = max(
        (one.box[1] + one.box[3] for one in _in_rows(cloud.words, room, 0.0, pen)), default=0
    )
    return rows + 2 * pen.theme.pad + _head(cloud, width, pen)


def _draw(surface: Surface, cloud: WordCloud, pen: Pen) -> None:
    size, top = surface.get_size(), _head(cloud, surface.get_width(), pen)
    style = pen.small(pen.colours.leaf, bold=True)
    pen.letters.draw(surface, cloud.label, style, surface.get_rect())
    edge = pen.theme.pad // 3
    ground = Rect(0, top, size[0], size[1] - top).inflate(-2 * edge, -2 * edge)
    card(surface, pen.colours.card, ground, pen.theme.radius, pen.colours.line)
    most = cloud.words[0].count if cloud.words else 0
    for one in _placed(cloud, size, pen):
        _draw_word(surface, one, 1 < most == one.word.count, pen)


def _draw_word(surface: Surface, one: _Placed, underlined: bool, pen: Pen) -> None:
    box = Rect(one.box)
    if underlined:
        wide = pen.letters.width(one.word.text, one.style)
        at = Vector2(box.centerx - wide / 2, box.top + one.style.baseline + one.style.px * 0.16)
        stroke(surface, pen.colours.glow, at, at + Vector2(wide, 0), max(2, one.style.px // 14))
    pen.letters.draw(surface, one.word.text, one.style, box, "centre")


def _parts(cloud: WordCloud, size: Size, pen: Pen) -> list[WordCloud]:
    """Return the words over several pages, as many on each as fit."""
    pages: list[WordCloud] = []
    for word in cloud.words:
        longer = replace(cloud, words=(*(pages[-1].words if pages else ()), word))
        if pages and _height(longer, size[0], pen) <= size[1]:
            pages[-1] = longer
        else:
            pages.append(replace(cloud, words=(word,)))
    return pages or [cloud]


CLOUD: Drawing[WordCloud] = Drawing(_height, _draw, _parts)
