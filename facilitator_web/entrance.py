"""The facilitator's way in: a link that works once, for ten minutes."""

import secrets
import time
from collections.abc import Callable
from hashlib import sha256

LIFETIME = 600.0
"""Seconds a link stays good."""


class Entrance:
    """Links to panels that were handed out and not used yet. Memory only.

    Any thread may call: each step is one of a plain dict.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._open: dict[bytes, tuple[str, float]] = {}

    def issue(self, code: str) -> str:
        """Return a fresh token for the panel of workshop ``code``: 128 bits, for one use."""
        token = secrets.token_urlsafe(16)
        self._open[_digest(token)] = (code, self._now() + LIFETIME)
        return token

    def use(self, token: str) -> str | None:
        """Return the code ``token`` was issued for, or None if it is unknown, used or old."""
        code, until = self._open.pop(_digest(token), ("", 0.0))
        return code if self._now() < until else None


def _digest(token: str) -> bytes:
    """Only a digest is kept, so that looking one up takes as long for every wrong token."""
    return sha256(token.encode()).digest()
