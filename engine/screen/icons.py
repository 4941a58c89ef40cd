"""Pictograms: monochrome SVG files, coloured and sized when first asked for."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pygame
from pygame import Rect, Surface

from engine.screen.theme import Colour


class Icons:
    """The icons in ``folder``; one that is missing or broken is None, never an error."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.get = lru_cache(maxsize=512)(self._load)

    def draw(self, surface: Surface, name: str, colour: Colour, box: Rect) -> bool:
        """Draw the icon ``name`` in the middle of ``box``; return whether there is one."""
        side = min(box.size)
        picture = self.get(name, colour, side) if name and side > 0 else None
        if picture is None:
            return False
        surface.blit(picture, picture.get_rect(center=box.center))
        return True

    def has(self, name: str) -> bool:
        """Return whether there is an icon ``name``."""
        return bool(name) and self.get(name, (0, 0, 0), 24) is not None

    def _load(self, name: str, colour: Colour, side: int) -> Surface | None:
        if not name or "/" in name or "\\" in name:
            return None
        try:
            drawing = (self._folder / f"{name}.svg").read_text("utf-8")
            coloured = drawing.replace("currentColor", "#{:02x}{:02x}{:02x}".format(*colour))
            return pygame.image.load_sized_svg(BytesIO(coloured.encode()), (side, side))
        except (OSError, ValueError, pygame.error):
            return None
