"""The facilitators' way in: links that work once, for ten minutes."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from engine.store import Leading

LIFETIME = 600.0
"""Seconds a link stays good."""


@dataclass(frozen=True)
class Pass:
    """What a link opens: the panel of workshop ``code``, as ``role``."""

    code: str
    role: Leading = "panel"


class Entrance:
    """Links to panels that were handed out and not used yet. Memory only.

    Any thread may call: each step is one of a plain dict.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._open: dict[bytes, tuple[Pass, float]] = {}

    def issue(self, code: str, role: Leading = "panel") -> str:
        """Return a fresh token for the panel of workshop ``code``: 128 bits, for one use."""
        token = secrets.token_urlsafe(16)
        self._open[_digest(token)] = (Pass(code, role), self._now() + LIFETIME)
        return token

    def use(self, token: str) -> Pass | None:
        """Return what ``token`` was issued for, or None if it is unknown, used or old."""
        found, until = self._open.pop(_digest(token), (None, 0.0))
        return found if self._now() < until else None


def _digest(token: str) -> bytes:
    """Only a digest is kept, so that looking one up takes as long for every wrong token."""
    return sha256(token.encode()).digest()
