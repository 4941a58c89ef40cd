"""How often is too often. In memory only; addresses are kept as salted digests."""

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from hashlib import blake2b

_KEPT = 10_000
_FORGOTTEN = 3600.0
Clock = Callable[[], float]
"""Seconds that only ever go forward."""


class Buckets:
    """A bucket of tokens per key: ``rate`` a second flow in, ``burst`` fit in."""

    def __init__(self, rate: float, burst: float, now: Clock = time.monotonic) -> None:
        self._rate, self._burst, self._now = rate, burst, now
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> bool:
        """Take a token for ``key``; False if there is none."""
        level = self._level(key)
        left = level - 1 if level >= 1 else level
        self._levels[key] = (left, self._now())
        self._levels.move_to_end(key)
        if len(self._levels) > _KEPT:
            self._levels.popitem(last=False)
        return level >= 1

    def wait(self, key: str) -> float:
        """Return the seconds until there is a token for ``key``; 0 if there is one."""
        return max(0.0, (1 - self._level(key)) / self._rate)

    def _level(self, key: str) -> float:
        if key not in self._levels:
            return self._burst
        level, since = self._levels[key]
        return min(self._burst, level + (self._now() - since) * self._rate)


class Tries:
    """Wrong tries per key: ``free`` of them, then each makes the wait twice as long.

    The first wait is ``first`` seconds, the longest ``most``. A key is forgotten an hour after
    its last try.
    """

    def __init__(self, free: int, first: float, most: float, now: Clock = time.monotonic) -> None:
        self._free, self._first, self._most, self._now = free, first, most, now
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, key: str) -> float:
        """Return the seconds until ``key`` may try again; 0 if it may now."""
        wrong, last = self._of(key)
        if wrong < self._free:
            return 0.0
        wait = min(self._most, self._first * 2.0 ** min(wrong - self._free, 30))
        return max(0.0, last + wait - self._now())

    def count(self, key: str) -> None:
        """Count a try of ``key`` that is wrong until it proves right."""
        self._wrong[key] = (self._of(key)[0] + 1, self._now())
        self._wrong.move_to_end(key)
        if len(self._wrong) > _KEPT:
            self._wrong.popitem(last=False)

    def take_back(self, key: str) -> None:
        """Do not count the last try of ``key``: it was right."""
        wrong, last = self._of(key)
        self._wrong[key] = (max(0, wrong - 1), last)

    def forget(self, key: str) -> None:
        """Let ``key`` begin anew."""
        self._wrong.pop(key, None)

    def _of(self, key: str) -> tuple[int, float]:
        wrong, last = self._wrong.get(key, (0, 0.0))
        return (wrong, last) if self._now() - last < _FORGOTTEN else (0, 0.0)


class Limits:
    """All limits of one server: what seats may ask, and what strangers may try per address."""

    def __init__(self, now: Clock = time.monotonic) -> None:
        self.taps = Buckets(rate=10, burst=20, now=now)
        self.asked = Buckets(rate=50, burst=300, now=now)
        self.strangers = Buckets(rate=50, burst=300, now=now)
        self.files = Buckets(rate=200, burst=4000, now=now)
        self._wrong = Buckets(rate=10 / 60, burst=10, now=now)
        self._wrong_overall = Buckets(rate=1, burst=60, now=now)
        self._salt = secrets.token_bytes(16)

    def masked(self, address: str) -> str:
        """Return a key for ``address`` from which it cannot be read."""
        return blake2b(address.encode(), key=self._salt, digest_size=12).hexdigest()

    def wrong_code(self, address: str) -> None:
        """Count a wrong code that came from ``address``."""
        self._wrong.take(self.masked(address))
        self._wrong_overall.take("")

    def guessing(self, address: str) -> float:
        """Return how many seconds ``address`` must wait for guessing codes; 0 if it need not."""
        return max(self._wrong.wait(self.masked(address)), self._wrong_overall.wait(""))
