"""Who is signed in at a workshop."""

import time
from collections.abc import Callable, Iterable

from engine.store import Session

LASTING = 12 * 3600.0
"""Seconds that panels and screens stay signed in after the end; phones may still erase."""


class Sessions:
    """The sessions of one workshop, by the hash of their token. ``ended``: it is over already."""

    def __init__(
        self,
        kept: Iterable[Session],
        ended: bool = False,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._kept = {one.token_hash: one for one in kept}
        self._now = now
        self._end = now() if ended else None

    def get(self, token_hash: str) -> Session | None:
        """Return the session with ``token_hash``, unless its time is over."""
        found = self._kept.get(token_hash)
        return None if found and self._is_over(found) else found

    def all(self) -> tuple[Session, ...]:
        """Return every session that still counts, in the order they were begun."""
        return tuple(one for one in self._kept.values() if not self._is_over(one))

    def put(self, session: Session) -> None:
        """Begin ``session``, or go on with it as it is now."""
        self._kept[session.token_hash] = session

    def drop(self, token_hashes: Iterable[str]) -> None:
        """End sessions."""
        for token_hash in token_hashes:
            self._kept.pop(token_hash, None)

    def end(self) -> None:
        """Note that the workshop has ended."""
        self._end = self._now() if self._end is None else self._end

    def _is_over(self, session: Session) -> bool:
        if self._end is None or session.role == "seat":
            return False
        return self._now() - self._end > LASTING
