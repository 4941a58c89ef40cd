"""The workshop clock: it counts only while people can use it."""

import time
from collections.abc import Callable

ASLEEP = 5.0
"""Seconds: a longer gap between two looks means that the laptop slept."""


class WorkshopClock:
    """Milliseconds since opening. Time asleep, switched off or held does not count."""

    def __init__(self, start: int = 0, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._counted = float(start)
        self._looked = seconds()
        self._held = False

    def now(self) -> int:
        """Return the time on the clock. Looking at least every 5 s keeps it going."""
        moment = self._seconds()
        gap = moment - self._looked
        self._looked = moment
        if not self._held and 0 <= gap <= ASLEEP:
            self._counted += gap * 1000
        return int(self._counted)

    def hold(self, held: bool) -> None:
        """Stop the clock, or let it run again."""
        self.now()
        self._held = held
