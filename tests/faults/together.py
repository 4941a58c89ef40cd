"""People who act at the same moment, or for ever, and waiting for what they do."""

import time
from collections.abc import Callable
from functools import partial
from random import Random
from threading import Barrier, Thread

from tests.client import Client, Reply
from tests.serving import LONG, Serving


def in_threads(*work: Callable[[], object]) -> None:
    threads = [Thread(target=one, daemon=True) for one in work]
    for thread in threads:
        thread.start()
    end = time.monotonic() + 20 * LONG
    for thread in threads:
        thread.join(max(0.0, end - time.monotonic()))
        assert not thread.is_alive(), "it never came to an end"


def at_once(*asks: Callable[[], Reply]) -> list[int]:
    """Return the status that each of ``asks`` got, all sent at the same moment."""
    ready = Barrier(len(asks))
    found: list[int] = []

    def ask(one: Callable[[], Reply]) -> None:
        ready.wait()
        found.append(one().status)

    in_threads(*(partial(ask, one) for one in asks))
    return found


class Tapper:
    """Someone who changes their mind for ever. ``last`` is when a tap was last accepted."""

    def __init__(self, client: Client) -> None:
        self.client, self.over, self.last = client, False, 0.0
        self.done: list[str] = []

    def tap_on(self) -> None:
        dice = Random(len(self.client.cookies["seat"]))
        picks = [one["command"] for one in self.client.view()["controls"] if "pick" in one["id"]]
        number = 0
        while not self.over:
            rid = f"{self.client.cookies['seat']}-{number}"
            assert self.client.tap(dice.choice(picks), rid).status == 204
            self.done.append(rid)
            self.last = time.monotonic()
            number += 1
            time.sleep(0.12)


def first_tap_after(moment: float, server: Serving, tappers: list[Tapper]) -> float:
    """Start ``server`` again; return the seconds from ``moment`` until a tap was accepted."""
    server.start_again()
    while time.monotonic() < moment + LONG:
        first = min((one.last for one in tappers if one.last > moment), default=0.0)
        if first:
            return first - moment
        time.sleep(0.01)
    raise AssertionError("nobody could tap again")


def settles(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.1)
    return False
