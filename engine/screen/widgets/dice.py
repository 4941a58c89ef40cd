"""A die. It rolls when it was thrown once more."""

import pygame
from pygame import Rect, Surface

from engine.core.views import Dice
from engine.screen.pen import Pen
from engine.screen.shapes import card, disc
from engine.screen.theme import CARD, INK, SOFT_INK, THREAD
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


def _height(dice: Dice, width: int, pen: Pen) -> int:
    return pen.theme.px(0.16) + pen.letters.height(dice.label, pen.small(), width)


def _side(dice: Dice, size: Size, pen: Pen) -> int:
    words = pen.letters.height(dice.label, pen.small(), size[0])
    return min(size[0], size[1] - words, pen.theme.px(0.3)) - pen.theme.pad // 2


def _face(value: int | None, side: int, pen: Pen) -> Surface:
    """Return the die itself, in a surface with room for its shadow."""
    room = Surface((round(side * 1.2), round(side * 1.2)), pygame.SRCALPHA)
    box = Rect(0, 0, round(side * 0.92), round(side * 0.92))
    box.center = room.get_rect().center
    card(room, CARD, box, side // 6, THREAD)
    step, pip = round(side * 0.23), max(2, side // 11)
    for x, y in _PIPS.get(value or 0, ()):
        picture = disc(pip, INK)
        room.blit(
            picture, picture.get_rect(center=(box.centerx + x * step, box.centery + y * step))
        )
    return room


def _place(dice: Dice, size: Size, pen: Pen) -> tuple[Rect, Rect]:
    """Return where the die is, and its label under it."""
    side = _side(dice, size, pen)
    words = pen.letters.height(dice.label, pen.small(), size[0])
    top = (size[1] - side - words) // 2
    die = Rect((size[0] - side) // 2, top, side, side)
    return die, Rect(0, die.bottom, size[0], words)


def _draw(surface: Surface, dice: Dice, pen: Pen) -> None:
    die, words = _place(dice, surface.get_size(), pen)
    face = _face(dice.value, die.width, pen)
    surface.blit(face, face.get_rect(center=die.center))
    pen.letters.draw(surface, dice.label, pen.small(SOFT_INK), words, "centre")


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
        pen.letters.draw(surface, after.label, pen.small(SOFT_INK), words, "centre")

    return draw


DICE: Drawing[Dice] = Drawing(_height, _draw, moving=_moving)
