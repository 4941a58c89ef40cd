"""A street at the foot of a page that has room to spare: no page looks forgotten."""

from functools import lru_cache

from pygame import Rect, Surface

from engine.screen.art import Art
from engine.screen.canvas import Sprite
from engine.screen.ground import sheet_of
from engine.screen.pen import Pen
from engine.screen.scene import Scene
from engine.screen.shapes import blank
from engine.screen.theme import Theme

_STREET = "scene-street"
_LEAST, _MOST = 0.14, 0.36
"""How high the street is, as fractions of the shorter side."""


def vignette(scene: Scene, pen: Pen) -> Sprite | None:
    """Return the street in the free band above the buttons, None if there is too little."""
    theme, sheet = pen.theme, sheet_of(pen.theme)
    foot = theme.safe.bottom - scene.bar.height - theme.gap if scene.bar.height else sheet.bottom
    above = [placed.rect.bottom for placed in scene.page if placed.rect.bottom <= foot]
    lowest = max(above, default=theme.safe.top)
    high = min(foot - lowest - theme.gap, theme.px(_MOST))
    if high < theme.px(_LEAST):
        return None
    surface = _street(pen.art, theme, (sheet.width, high))
    return Sprite("vignette", Rect(sheet.left, foot - high, sheet.width, high), surface)


@lru_cache(maxsize=8)
def _street(art: Art, theme: Theme, size: tuple[int, int]) -> Surface:
    """Return the street of that height, as many times as it takes to fill the width."""
    surface, wide = blank(size), round(size[1] * (art.shape(_STREET) or 1.0))
    picture = art.get(_STREET, theme.colours, (wide, size[1]))
    if picture is not None:
        start = (size[0] - wide) // 2
        for left in range(start - wide * (start // wide + 1), size[0], wide):
            surface.blit(picture, (left, 0))
    return surface
