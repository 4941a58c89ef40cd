"""A die of wood and paper. It rolls when it was thrown once more."""

from functools import lru_cache

import pygame
from pygame import Rect, Surface, Vector2

from engine.core.views import Dice
from engine.design import Palette
from engine.screen.letters import Align
from engine.screen.pen import Pen
from engine.screen.shapes import blank, oval
from engine.screen.theme import mix
from engine.screen.widgets.drawing import Drawing, Motion, Size

_PIPS = {
    1: ((0, 0),),
    2: ((-1, -1), (1, 1)),
    3: ((-1, -1), (0, 0), (1, 1)),
    4: ((-1, -1), (1, -1), (-1, 1), (1, 1)),
    5: ((-1, -1), (1, -1), (0, 0), (-1, 1), (1, 1)),
    6: ((-1, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (1, 1)),
}
_TUMBLE = (5, 2, 6, 3, 1, 4)
_FINE = 3
_SMALL = 0.14


def small_size(dice: Dice, pen: Pen) -> Size:
    """Return the size of a die in a heading: its label stands before it."""
    side = pen.theme.px(_SMALL)
    words = pen.letters.width(dice.label, pen.small()) + 2 * pen.theme.gap if dice.label else 0
    return min(words, pen.theme.px(0.5)) + side, side


def _is_small(size: Size, pen: Pen) -> bool:
    return size[1] == pen.theme.px(_SMALL)


def _height(dice: Dice, width: int, pen: Pen) -> int:
    return pen.theme.px(0.16) + pen.letters.height(dice.label, pen.small(), width)


def _side(dice: Dice, size: Size, pen: Pen) -> int:
    words = pen.letters.height(dice.label, pen.small(), size[0])
    return min(size[0], size[1] - words, pen.theme.px(0.3)) - pen.theme.pad // 2


@lru_cache(maxsize=32)
def _face(value: int | None, side: int, palette: Palette) -> Surface:
    """Return the die seen a little from above: its front, its top and its right side."""
    large = blank((side * _FINE, side * _FINE))
    unit = side * _FINE / 100
    front = [Vector2(12, 30), Vector2(70, 30), Vector2(70, 88), Vector2(12, 88)]
    back = Vector2(18, -18)
    top = [front[0], front[0] + back, front[1] + back, front[1]]
    right = [front[1], front[1] + back, front[2] + back, front[2]]
    edge = mix(palette.wood_deep, palette.ink, 0.2)
    for corners, light in ((top, 0.0), (right, 0.34), (front, 0.1)):
        points = [corner * unit for corner in corners]
        pygame.draw.polygon(large, mix(palette.card, palette.wood, light), points)
        pygame.draw.polygon(large, edge, points, max(2, round(2.4 * unit)))
    _draw_pips(large, value, unit, palette)
    return pygame.transform.smoothscale(large, (side, side))


def _draw_pips(large: Surface, value: int | None, unit: float, palette: Palette) -> None:
    middle, step = Vector2(41, 59) * unit, 17 * unit
    for x, y in _PIPS.get(value or 0, ()):
        at = middle + Vector2(x, y) * step
        pygame.draw.circle(large, palette.ink, at, 6.4 * unit)
    if not value:
        for x in (-1, 0, 1):
            at = middle + Vector2(x, 0) * step
            pygame.draw.circle(large, palette.thread, at, 3.2 * unit)


def _place(dice: Dice, size: Size, pen: Pen) -> tuple[Rect, Rect]:
    """Return where the die is, and its label under it or, in a heading, before it."""
    if _is_small(size, pen):
        die = Rect(size[0] - size[1], 0, size[1], size[1])
        wide = die.left - pen.theme.gap
        high = pen.letters.height(dice.label, pen.small(), max(1, wide))
        return die, Rect(0, (size[1] - high) // 2, max(1, wide), high)
    side = _side(dice, size, pen)
    words = pen.letters.height(dice.label, pen.small(), size[0])
    top = (size[1] - side - words) // 2
    die = Rect((size[0] - side) // 2, top, side, side)
    return die, Rect(0, die.bottom, size[0], words)


def _draw(surface: Surface, dice: Dice, pen: Pen) -> None:
    die, words = _place(dice, surface.get_size(), pen)
    surface.blit(_face(dice.value, die.width, pen.colours), die)
    _draw_label(surface, dice, words, pen)


def _draw_label(surface: Surface, dice: Dice, words: Rect, pen: Pen) -> None:
    align: Align = "right" if _is_small(surface.get_size(), pen) else "centre"
    pen.letters.draw(surface, dice.label, pen.small(pen.colours.soft), words, align)


def _moving(before: Dice, after: Dice, size: Size, pen: Pen) -> Motion | None:
    """One throw tumbles in from the left; if several were missed only the last is seen."""
    if after.roll != before.roll + 1:
        return None
    die, words = _place(after, size, pen)
    side = round(die.width * 0.8)
    faces = [_face(value, side, pen.colours) for value in (*_TUMBLE, after.value)]
    last = _face(after.value, die.width, pen.colours)

    def draw(surface: Surface, share: float) -> None:
        _draw_label(surface, after, words, pen)
        if share > 0.92:
            surface.blit(last, die)
            return
        number = min(len(faces) - 1, int(share * 1.08 * len(faces)))
        turned = pygame.transform.rotate(faces[number], (1 - share) ** 2 * 720)
        bounce = abs((share * 2.5) % 1 - 0.5) * (1 - share) * die.height * 0.5
        middle = Vector2(die.center) - Vector2((1 - share) ** 2 * die.left * 0.6, bounce)
        shade = oval((side, side // 5), pen.colours.thread)
        surface.blit(shade, shade.get_rect(center=(middle.x, die.bottom - side // 9)))
        surface.blit(turned, turned.get_rect(center=middle))

    return draw


DICE: Drawing[Dice] = Drawing(_height, _draw, moving=_moving)
