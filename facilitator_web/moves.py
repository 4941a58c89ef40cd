"""Codes with which somebody goes on at another phone: once, for ten minutes. Memory only."""

import secrets
import time
from collections.abc import Callable

LIFETIME = 600.0
"""Seconds a code stays good."""


class Moves:
    """Codes of six digits that were handed out and not used yet, by workshop and code.

    A new code for a seat makes the one before worthless.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._open: dict[tuple[str, str], tuple[tuple[int, ...], float]] = {}

    def issue(self, workshop: str, seats: tuple[int, ...]) -> str:
        """Return a fresh code with which ``seats`` go on elsewhere."""
        self._open = {
            name: (held, until)
            for name, (held, until) in self._open.items()
            if until > self._now() and not (name[0] == workshop and set(held) & set(seats))
        }
        typed = f"{secrets.randbelow(1_000_000):06}"
        if (workshop, typed) in self._open:
            return self.issue(workshop, seats)
        self._open[workshop, typed] = (seats, self._now() + LIFETIME)
        return typed

    def use(self, workshop: str, typed: str) -> tuple[int, ...]:
        """Return the seats that ``typed`` was issued for; none if it is wrong, used or old."""
        seats, until = self._open.pop((workshop, typed), ((), 0.0))
        return seats if self._now() < until else ()
