"""A line of text as a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import pygame
from pygame import Surface
from pygame.font import Font

from engine.screen.text.faces import Faces
from engine.screen.text.runs import Run
from engine.screen.text.style import Style


@dataclass(frozen=True)
class Line:
    """A line as it looks. ``baseline`` is how far below the top its letters stand."""

    picture: Surface
    baseline: int


def line_width(runs: Sequence[Run], style: Style, faces: Faces) -> int:
    """Return the width of a line of ``runs``, in pixels."""
    return sum(_font(run, style, faces).size(run.text)[0] for run in runs)


def typeset(runs: Sequence[Run], style: Style, faces: Faces) -> Line:
    """Return the picture of a line of ``runs``."""
    pictures = [_picture(run, style, faces) for run in runs]
    if not pictures:
        return Line(Surface((0, style.pitch), pygame.SRCALPHA), style.baseline)
    return pictures[0] if len(pictures) == 1 else _beside(pictures)


def _beside(lines: list[Line]) -> Line:
    """Return ``lines`` beside each other, on one baseline."""
    above = max(line.baseline for line in lines)
    below = max(line.picture.get_height() - line.baseline for line in lines)
    *lefts, width = accumulate((line.picture.get_width() for line in lines), initial=0)
    whole = Surface((width, above + below), pygame.SRCALPHA)
    for left, line in zip(lefts, lines, strict=True):
        whole.blit(line.picture, (left, above - line.baseline))
    return Line(whole, above)


def _picture(run: Run, style: Style, faces: Faces) -> Line:
    font = _font(run, style, faces)
    picture = font.render(run.text, True, style.colour)
    return Line(picture, font.get_ascent() + _raised(picture, font))


def _raised(picture: Surface, font: Font) -> int:
    """Return by how much marks above the font's own height push the letters down."""
    more = picture.get_height() - font.get_height()
    return more if more > 0 and picture.get_bounding_rect().top == 0 else 0


def _font(run: Run, style: Style, faces: Faces) -> Font:
    font = faces.font(run.face, style.px, style.bold)
    font.set_script(run.script)
    font.set_direction(pygame.DIRECTION_RTL if run.rtl else pygame.DIRECTION_LTR)
    return font
