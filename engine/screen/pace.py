"""How often the window is drawn: smoothly where the machine can, evenly where it cannot."""

from collections import deque
from dataclasses import dataclass, field
from statistics import median
from typing import Final

IDLE: Final = 1 / 20
FAST: Final = 1 / 60
SLOW: Final = 1 / 30
"""Seconds between two looks at the window: at rest, in a movement, and where that is too much."""

_SEEN = 12
_ROOM = 1.15
"""A frame that takes this many times its share of time is late."""


@dataclass
class Pace:
    """Measures how long frames take, and says how long the next one may wait."""

    _took: deque[float] = field(default_factory=lambda: deque(maxlen=_SEEN))

    @property
    def frame(self) -> float:
        """Return the seconds of one frame: 60 a second, or 30 if the last ones took longer."""
        late = len(self._took) == _SEEN and median(self._took) > FAST * _ROOM
        return SLOW if late else FAST

    def took(self, seconds: float) -> None:
        """Take note of how long a frame of a movement took to draw and to show."""
        self._took.append(seconds)

    def left(self, seconds: float) -> float:
        """Return how long to wait after a frame that took ``seconds``."""
        return max(0.0, self.frame - seconds)
