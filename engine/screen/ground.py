"""What everything lies on: sheets of paper on a wooden table, drawn once per size."""

from functools import lru_cache
from random import Random

import pygame
from pygame import Rect, Surface, Vector2

from engine.screen.shapes import rounded, shadow
from engine.screen.theme import Colour, Theme, mix

_PLANK = 0.13
"""The height of a plank, as a fraction of the shorter side."""
_LAMP = 48
"""The lamp is drawn this small and enlarged: light has no edges."""


def plain_ground(theme: Theme) -> Surface:
    """Return paper and wood without their grain: quick enough for the first frame."""
    ground = Surface((theme.width, theme.height))
    ground.fill(theme.colours.wood)
    ground.fill(theme.colours.paper, sheet_of(theme))
    return ground


@lru_cache(maxsize=2)
def table_ground(theme: Theme) -> Surface:
    """Return the whole ground."""
    if theme.skin == "contrast":
        return plain_ground(theme)
    ground = Surface((theme.width, theme.height))
    _wood(ground, theme)
    _lamp(ground, theme)
    sheet = sheet_of(theme)
    shadow(ground, sheet, theme.radius, max(2, theme.radius // 2), theme.colours.shade)
    _lower_sheet(ground, sheet, theme)
    paper = Surface(ground.get_size(), pygame.SRCALPHA)
    rounded(paper, theme.colours.paper, sheet, theme.radius)
    _fibres(paper, sheet)
    ground.blit(paper, (0, 0))
    return ground


def sheet_of(theme: Theme) -> Rect:
    """Return where the sheet of paper lies."""
    edge = theme.px(0.02)
    return theme.whole.inflate(-2 * edge, -2 * edge)


def _wood(ground: Surface, theme: Theme) -> None:
    """Draw planks with grain along them and a dark seam between."""
    luck, high = Random(7), theme.px(_PLANK)
    for top in range(0, theme.height, high):
        tone = mix(theme.colours.wood, theme.colours.wood_deep, luck.uniform(0.0, 0.16))
        _plank(ground, Rect(0, top, theme.width, high), tone, theme, luck)


def _plank(ground: Surface, plank: Rect, tone: Colour, theme: Theme, luck: Random) -> None:
    deep = theme.colours.wood_deep
    ground.fill(tone, plank)
    for _ in range(max(6, plank.height // 3)):
        top, left = plank.top + luck.randrange(plank.height), luck.randrange(-plank.width, 0)
        ends = (left, top), (left + luck.randint(plank.width // 3, 2 * plank.width), top)
        pygame.draw.aaline(ground, mix(tone, deep, luck.uniform(0.08, 0.3)), *ends)
    seam = max(1, theme.px(0.0018))
    ground.fill(mix(tone, deep, 0.75), (plank.left, plank.bottom - seam, plank.width, seam))
    joint = luck.randrange(plank.width)
    ground.fill(mix(tone, deep, 0.6), (joint, plank.top, seam, plank.height))


def _lamp(ground: Surface, theme: Theme) -> None:
    """Let a lamp shine on the table from above: corners lie in a soft shade."""
    small = Surface((_LAMP, _LAMP), pygame.SRCALPHA)
    middle = Vector2(_LAMP / 2, _LAMP * 0.42)
    for x in range(_LAMP):
        for y in range(_LAMP):
            far = min(1.0, middle.distance_to((x, y)) / (_LAMP * 0.72))
            small.set_at((x, y), (*theme.colours.shade, round(96 * far * far)))
    ground.blit(pygame.transform.smoothscale(small, ground.get_size()), (0, 0))


def _lower_sheet(ground: Surface, sheet: Rect, theme: Theme) -> None:
    """Draw the corners of a second sheet that lies a little turned under the first."""
    drop = theme.px(0.006)
    corners = [
        Vector2(sheet.left - drop, sheet.top + drop),
        Vector2(sheet.right - drop, sheet.top - drop),
        Vector2(sheet.right + drop, sheet.bottom - drop),
        Vector2(sheet.left + drop, sheet.bottom + drop),
    ]
    pygame.draw.polygon(ground, mix(theme.colours.paper, theme.colours.wood, 0.22), corners)
    pygame.draw.aalines(ground, mix(theme.colours.paper, theme.colours.shade, 0.3), True, corners)


def _fibres(paper: Surface, sheet: Rect) -> None:
    """Give the paper a grain so faint that it is felt more than seen."""
    luck, side = Random(11), 256
    grey = bytes(value for noise in luck.randbytes(side * side) for value in (249 + noise % 7,) * 3)
    tile = pygame.image.frombytes(grey, (side, side), "RGB")
    grain = Surface(paper.get_size())
    for left in range(0, paper.get_width(), side):
        for top in range(0, paper.get_height(), side):
            grain.blit(tile, (left, top))
    paper.blit(grain, sheet.topleft, sheet, special_flags=pygame.BLEND_RGB_MULT)
