"""What everything lies on: a sheet of paper on a wooden table, drawn once per size."""

from functools import lru_cache
from random import Random

import pygame
from pygame import Rect, Surface

from engine.screen.shapes import rounded, shadow
from engine.screen.theme import Colour, Theme

_WOOD: Colour = (196, 150, 98)
_GRAIN: Colour = (146, 102, 58)


def plain_ground(theme: Theme) -> Surface:
    """Return paper and wood without their grain: quick enough for the first frame."""
    ground = Surface((theme.width, theme.height))
    ground.fill(_WOOD)
    ground.fill(theme.colours.paper, _sheet(theme))
    return ground


@lru_cache(maxsize=2)
def table_ground(theme: Theme) -> Surface:
    """Return the whole ground."""
    ground = Surface((theme.width, theme.height))
    _wood(ground, theme)
    sheet = _sheet(theme)
    shadow(ground, sheet, theme.radius, max(2, theme.radius // 2))
    paper = Surface(ground.get_size(), pygame.SRCALPHA)
    rounded(paper, theme.colours.paper, sheet, theme.radius)
    _fibres(paper, sheet)
    ground.blit(paper, (0, 0))
    return ground


def _sheet(theme: Theme) -> Rect:
    edge = theme.px(0.02)
    return theme.whole.inflate(-2 * edge, -2 * edge)


def _wood(ground: Surface, theme: Theme) -> None:
    """Draw planks with grain along them."""
    ground.fill(_WOOD)
    luck = Random(7)
    for top in range(0, theme.height, 2):
        light = luck.randint(-9, 9)
        colour = tuple(max(0, min(255, part + light)) for part in _WOOD)
        pygame.draw.line(ground, colour, (0, top), (theme.width, top), 2)
    for _ in range(theme.height // 6):
        top, left = luck.randrange(theme.height), luck.randrange(theme.width)
        length = luck.randint(theme.width // 12, theme.width // 3)
        pygame.draw.aaline(ground, _GRAIN, (left, top), (left + length, top + luck.randint(-3, 3)))


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
