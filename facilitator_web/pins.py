"""PINs: six digits with which a facilitator opens the panel on another device."""

import hmac
import secrets
import time
from collections.abc import Callable
from hashlib import scrypt
from typing import Final, Literal

import gevent
from gevent.lock import BoundedSemaphore

from facilitator_web.answers import Refused
from facilitator_web.limits import Tries

Guest = Literal["co", "watch"]
"""As whom a PIN lets somebody in: to lead along, or to look on."""

_COST: Final = {"n": 2**14, "r": 8, "p": 5}
"""What one guess costs: 16 MB and a fifth of a second, in a thread, one guess at a time."""
_FIRST, _MOST = 5.0, 300.0
_FIRST_OVERALL, _MOST_OVERALL = 1.0, 30.0


class Pins:
    """The PINs of one server. In memory only, and only hashed: each is seen when it is made.

    After ``free`` wrong tries an address waits longer each time, and so does everybody after
    four times as many. Links are no PINs: they always let in.
    """

    def __init__(self, free: int = 5, now: Callable[[], float] = time.monotonic) -> None:
        self._salt = secrets.token_bytes(16)
        self._kept: dict[tuple[str, Guest], gevent.Greenlet[..., bytes]] = {}
        self._turn = BoundedSemaphore(1)
        self._tries = Tries(free, _FIRST, _MOST, now)
        self._overall = Tries(4 * free, _FIRST_OVERALL, _MOST_OVERALL, now)

    def renew(self, code: str, role: Guest) -> str:
        """Return a new PIN for ``role`` at workshop ``code``; the one before works no more."""
        others = {kept.get() for (at, one), kept in self._kept.items() if (at, one) != (code, role)}
        while True:
            pin = f"{secrets.randbelow(1_000_000):06}"
            hashing = gevent.spawn(self._hash, code, pin)
            if not others or hashing.get() not in others:
                self._kept[code, role] = hashing
                return pin

    def drop(self, code: str, role: Guest) -> None:
        """Let the PIN of ``role`` work no more."""
        self._kept.pop((code, role), None)

    def has(self, code: str, role: Guest) -> bool:
        """Return whether there is a PIN for ``role``."""
        return (code, role) in self._kept

    def role(self, code: str, pin: str, whom: str) -> Guest | None:
        """Return as whom ``pin`` lets in ``whom``, a masked address; None if it is wrong.

        Every try counts as wrong until it proves right, so that trying at the same time
        gains nothing.

        Raises:
            Refused: 429 ``too_many``, after too many wrong tries.
        """
        if wait := max(self._tries.wait(whom), self._overall.wait("")):
            raise Refused(429, "too_many", wait)
        self._tries.count(whom)
        self._overall.count("")
        found = self._found(code, pin)
        if found:
            self._tries.forget(whom)
            self._overall.take_back("")
        return found

    def _found(self, code: str, pin: str) -> Guest | None:
        if len(pin) != 6 or not (pin.isascii() and pin.isdigit()):
            return None
        hashed = self._hash(code, pin)
        # Both are compared, so that a wrong PIN takes as long as a right one.
        equal: dict[Guest, bool] = {
            role: hmac.compare_digest(kept.get(), hashed)
            for (at, role), kept in list(self._kept.items())
            if at == code
        }
        return next((role for role, same in equal.items() if same), None)

    def _hash(self, code: str, pin: str) -> bytes:
        """Return ``pin`` hashed, in a thread: nobody else waits for it."""
        with self._turn:
            hashed: bytes = gevent.get_hub().threadpool.apply(
                scrypt, (pin.encode(),), {**_COST, "salt": self._salt + code.encode(), "dklen": 32}
            )
        return hashed
