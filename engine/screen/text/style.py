"""How text looks."""

from dataclasses import dataclass
from typing import Final

from engine.design import Colour

PLAIN: Final[Colour] = (0, 0, 0)


@dataclass(frozen=True)
class Style:
    """How text looks: size in pixels, colour, weight."""

    px: int
    colour: Colour = PLAIN
    bold: bool = False

    @property
    def pitch(self) -> int:
        """Return the height of one line."""
        return round(self.px * 1.32)

    @property
    def baseline(self) -> int:
        """Return how far below the top of a line its letters stand."""
        return round(self.px * 0.99)
