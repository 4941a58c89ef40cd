"""Who is really there: kept in memory, and nowhere else."""

import time
from typing import Literal

Here = Literal["here", "asleep", "gone"]

ASLEEP = 30.0
GONE = 120.0
"""Seconds without a sign of life from a visible page."""


class Presence:
    """When each seat's phone last gave a sign of life, and whether its page was visible."""

    def __init__(self) -> None:
        self._seen: dict[int, tuple[float, bool]] = {}

    def see(self, seat: int, visible: bool) -> bool:
        """Note a sign of life of ``seat``; return whether that changes how it stands."""
        before = self.of(seat)
        self._seen[seat] = (time.monotonic(), visible)
        return self.of(seat) != before

    def of(self, seat: int) -> Here:
        """Return how ``seat`` stands now."""
        seen, visible = self._seen.get(seat, (-GONE, False))
        away = time.monotonic() - seen
        if visible and away < ASLEEP:
            return "here"
        return "asleep" if away < GONE else "gone"

    def all(self) -> tuple[tuple[int, Here], ...]:
        """Return every seat that ever gave a sign of life, and how it stands."""
        return tuple((seat, self.of(seat)) for seat in self._seen)
