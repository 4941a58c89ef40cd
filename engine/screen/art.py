"""Pictures drawn from vectors in the colours of the skin, so that they are sharp at any size."""

import re
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pygame
from pygame import Surface

from engine.design import Colour, Palette, hexed

_TOKEN = re.compile(r"var\(--(?:art-)?([a-z0-9-]+)\)")
_SIZE = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')


class Art:
    """The pictures in ``folder``; one that is missing or broken is None, never an error."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.get = lru_cache(maxsize=16)(self._load)
        self.shape = lru_cache(maxsize=64)(self._shape)

    def has(self, name: str) -> bool:
        """Return whether there is a picture ``name``."""
        return self.shape(name) is not None

    def _shape(self, name: str) -> float | None:
        """Return the width of ``name`` divided by its height, None if there is none."""
        found = _SIZE.search(self._drawing(name) or "")
        return float(found[1]) / float(found[2]) if found else None

    def _drawing(self, name: str) -> str | None:
        if not name or "/" in name or "\\" in name:
            return None
        try:
            return (self._folder / f"{name}.svg").read_text("utf-8")
        except (OSError, ValueError):
            return None

    def _load(self, name: str, palette: Palette, size: tuple[int, int]) -> Surface | None:
        drawing = self._drawing(name)
        if drawing is None or min(size) < 1:
            return None
        coloured = _TOKEN.sub(lambda token: _colour(token[1], palette), drawing)
        try:
            return pygame.image.load_sized_svg(BytesIO(coloured.encode()), size).convert_alpha()
        except pygame.error:
            return None


def _colour(token: str, palette: Palette) -> str:
    """Return the token as ``#rrggbb``; one that nobody knows is ink."""
    plain: Colour = getattr(palette, token.replace("-", "_"), palette.ink)
    return hexed(palette.art.get(token, plain))
