"""How long a trainer waits for a check: of everything, of a huge deck, of a hostile file.

Run by ``make bench``; prints a table. Each ratio is of two measurements right after each other,
so that a busy machine slows both. ``--quick`` measures once.
"""

import subprocess
import sys
from collections.abc import Callable, Sequence
from os import times
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

import yaml

from engine.content.diagnostics import Mistakes
from engine.content.yaml_light import load
from engine.workshop.looking import looked_at
from tests.content.deck import deck_of
from tests.evenings import RULES

CARDS = 5_000
"""A deck as big as a file may be: two megabytes."""
BRACKETS = b"title: " + b"[" * 100_000
BOMB = b"a: &a [x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (letter, letter, b", ".join([b"*%c" % (letter - 1)] * 9))
    for letter in range(ord("b"), ord("z") + 1)
)
COMMAND = (str(Path(sys.executable).with_name("speeltafel")), "check")


class Took(NamedTuple):
    """Seconds on the clock, and seconds of computing, by this process and those it waited for."""

    wall: float
    cpu: float


def took(work: Callable[[], object]) -> Took:
    wall, cpu = perf_counter(), computed()
    work()
    return Took(perf_counter() - wall, computed() - cpu)


def computed() -> float:
    return sum(times()[:4])


def row(what: str, some: Sequence[Took], aim: str) -> None:
    wall, cpu = (median(one[n] for one in some) * 1000 for n in (0, 1))
    print(f"  {what:44} {wall:9.1f} ms {cpu:9.1f} ms CPU   aim {aim}", flush=True)


def refused(raw: bytes) -> None:
    """Read what nobody may write."""
    try:
        load.__wrapped__(raw, "x.yaml")
    except Mistakes:
        return
    raise AssertionError("it was not refused")


def everything(count: int) -> None:
    row("check of all that is shipped, as a process",
        [took(lambda: subprocess.run(COMMAND, check=True, stdout=subprocess.DEVNULL))
         for _ in range(count)], "< 1000")  # fmt: skip
    row("the same within this process", [took(lambda: looked_at([], RULES)) for _ in range(count)],
        "-")  # fmt: skip


def huge(count: int) -> None:
    """Beside the plain loader in C, which keeps no places and no limits."""
    raw = deck_of(CARDS).encode()
    own: list[Took] = []
    plain: list[Took] = []
    for _ in range(count):
        own.append(took(lambda: load.__wrapped__(raw, "deck.yaml")))
        plain.append(took(lambda: yaml.load(raw, Loader=yaml.CSafeLoader)))
    row(f"a deck of {CARDS} cards, {len(raw) / 1e6:.2f} MB, with places", own, "-")
    row("the plain loader in C on the same", plain, "-")
    ratio = median(one.cpu / other.cpu for one, other in zip(own, plain, strict=True))
    print(f"  {'one beside the other':44} {ratio:8.2f} x              aim < 1.3")


def hostile(count: int) -> None:
    for what, raw in (("100 kB of brackets", BRACKETS), ("an alias bomb of 25 levels", BOMB)):
        row(f"{what} is refused", [took(lambda raw=raw: refused(raw)) for _ in range(count)],
            "< 50")  # fmt: skip


def main() -> None:
    """Print how long each takes."""
    count = 1 if "--quick" in sys.argv else 7
    print(f"Medians of {count}")
    everything(count)
    huge(count)
    hostile(count)


if __name__ == "__main__":
    main()
