"""The back of a card: a web on cloth, seen only while it is turned over."""

from functools import lru_cache

from pygame import Rect, Surface

from engine.screen.pen import Pen
from engine.screen.shapes import blank, card, rounded
from engine.screen.theme import Theme, mix
from engine.screen.widgets.spider import web


def card_back(size: tuple[int, int], pen: Pen) -> Surface:
    """Return the back of a card whose picture has ``size``."""
    return _back(size, pen.theme)


@lru_cache(maxsize=4)
def _back(size: tuple[int, int], theme: Theme) -> Surface:
    surface, colours = blank(size), theme.colours
    box = surface.get_rect().inflate(-theme.pad, -theme.pad)
    card(surface, colours.card, box, theme.radius, colours.line)
    cloth = box.inflate(-theme.pad, -theme.pad)
    rounded(surface, colours.leaf, cloth, theme.radius)
    threads = web(round(cloth.height * 0.4), 4, mix(colours.leaf, colours.on_leaf, 0.5))
    for place in (-1, 0, 1):
        spot = Rect(0, 0, *threads.get_size())
        spot.center = cloth.centerx + place * round(cloth.height * 0.86), cloth.centery
        if cloth.contains(spot) or not place:
            surface.blit(threads, spot)
    return surface
