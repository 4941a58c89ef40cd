"""A die. It rolls when it was thrown once more."""

import pygame
from pygame import Rect, Surface

from engine.core.views import Dice
from engine.screen.letters import Align
from engine.screen.pen import Pen
from engine.screen.shapes import card, disc
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


def small_size(dice: Dice, pen: Pen) -> Size:
    """Return the size of a die in a heading: its label stands before it."""
    side = pen.theme.px(0.14)
    words = pen.letters.width(dice.label, pen.small()) + 2 * pen.theme.gap if dice.label else 0
    return min(words, pen.theme.px(0.5)) + side, side


def _is_small(size: Size, pen: Pen) -> bool:
    return size[1] == pen.theme.px(0.14)


def _height(dice: Dice, width: int, pen: Pen) -> int:
    return pen.theme.px(0.16) + pen.letters.height(dice.label, pen.small(), width)


def _side(dice: Dice, size: Size, pen: Pen) -> int:
    words = pen.letters.height(dice.label, pen.small(), size[0])
    return min(size[0], size[1] - words, pen.theme.px(0.3)) - pen.theme.pad // 2


def _face(value: int | None, side: int, pen: Pen) -> Surface:
    """Return the die itself, in a surface with room for its shadow."""
    room = Surface((side, side), pygame.SRCALPHA)
    box = Rect(0, 0, round(side * 0.84), round(side * 0.84))
    box.center = room.get_rect().center
    card(room, pen.colours.card, box, side // 6, pen.colours.thread)
    step, pip = round(side * 0.21), max(2, side // 12)
    for x, y in _PIPS.get(value or 0, ()):
        picture = disc(pip, pen.colours.ink)
        room.blit(
            picture, picture.get_rect(center=(box.centerx + x * step, box.centery + y * step))
        )
    return room


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
    face = _face(dice.value, die.width, pen)
    surface.blit(face, face.get_rect(center=die.center))
    _draw_label(surface, dice, words, pen)


def _draw_label(surface: Surface, dice: Dice, words: Rect, pen: Pen) -> None:
    align: Align = "right" if _is_small(surface.get_size(), pen) else "centre"
    pen.letters.draw(surface, dice.label, pen.small(pen.colours.soft), words, align)


def _moving(before: Dice, after: Dice, size: Size, pen: Pen) -> Motion | None:
    """One throw tumbles; if several were missed only the last value is seen."""
    if after.roll != before.roll + 1:
        return None
    die, words = _place(after, size, pen)
    faces = [_face(value, die.width, pen) for value in (*_TUMBLE, after.value)]

    def draw(surface: Surface, share: float) -> None:
        number = min(len(faces) - 1, int(share * len(faces)))
        turned = pygame.transform.rotozoom(faces[number], (1 - share) * 540, 1.0)
        bounce = round(abs((share * 3) % 1 - 0.5) * (1 - share) * die.height * 0.25)
        surface.blit(turned, turned.get_rect(center=(die.centerx, die.centery - bounce)))
        _draw_label(surface, after, words, pen)

    return draw


DICE: Drawing[Dice] = Drawing(_height, _draw, moving=_moving)
