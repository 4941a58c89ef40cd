"""A picture: an icon, or a picture of the server; its words as long as it is not here."""

import pygame
from pygame import Rect, Surface

from engine.core.views import Image
from engine.screen.pen import Pen
from engine.screen.shapes import blank, cut_round, framed
from engine.screen.widgets.drawing import Drawing


def _height(image: Image, width: int, pen: Pen) -> int:
    words = pen.letters.height(image.alt, pen.small(), width - 2 * pen.theme.pad)
    return max(pen.theme.px(0.22), words + 2 * pen.theme.pad)


def _fitted(picture: Surface, box: Rect) -> Surface:
    share = min(box.width / picture.get_width(), box.height / picture.get_height())
    size = (max(1, round(picture.get_width() * share)), max(1, round(picture.get_height() * share)))
    return pygame.transform.smoothscale(picture, size)


def _draw_art(surface: Surface, name: str, box: Rect, pen: Pen) -> None:
    """Draw the picture so that it covers ``box``, its corners round."""
    shape = pen.art.shape(name) or 1.0
    wide = max(box.width, round(box.height * shape))
    picture = pen.art.get(name, pen.colours, (wide, round(wide / shape)))
    if picture is not None:
        window = blank(box.size)
        window.blit(picture, picture.get_rect(center=box.center))
        surface.blit(cut_round(window, pen.theme.radius), box)


def _draw(surface: Surface, image: Image, pen: Pen) -> None:
    box = surface.get_rect()
    if pen.art.has(image.src):
        _draw_art(surface, image.src, box, pen)
        return
    if "/" not in image.src:
        if pen.icons.draw(
            surface, image.src, pen.colours.leaf, box.inflate(-pen.theme.pad, -pen.theme.pad)
        ):
            return
    elif picture := pen.picture(image.src):
        fitted = _fitted(picture, box)
        surface.blit(pen.upright(fitted), fitted.get_rect(center=box.center))
        return
    framed(
        surface,
        pen.colours.sunk,
        pen.colours.line,
        box,
        pen.theme.radius,
        max(1, pen.theme.px(0.002)),
    )
    pen.letters.middle(
        surface, image.alt, pen.small(pen.colours.soft), box.inflate(-2 * pen.theme.pad, 0)
    )


IMAGE: Drawing[Image] = Drawing(_height, _draw)
