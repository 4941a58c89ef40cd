"""How long taps took: from the first byte of the tap to the last byte of a view that shows it."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.load.crowd import Heard, Tap

Counts = Mapping[str, int]
"""How many taps of each group a message shows."""
_OF_TABLE = re.compile(r"(\d+) van \d+ klaar")
_OF_ALL = re.compile(rb"taps-(\d+)\.")


@dataclass(frozen=True)
class Reader:
    """What one reader heard during a phase, and of which groups it hears."""

    heard: Sequence[Heard]
    groups: Sequence[str]
    counts: Callable[[bytes], Counts]


def taps_of_all(message: bytes) -> Counts:
    """Return how many taps a view of the game ``everyone`` shows."""
    found = _OF_ALL.search(message)
    return {"": int(found[1])} if found else {}


def taps_of_table(group: str, of: int) -> Callable[[bytes], Counts]:
    """Return what reads the taps of ``group`` from its members' view; ``of`` is all of them."""

    def read(message: bytes) -> Counts:
        found = _OF_TABLE.search(message.decode())
        return {group: int(found[1]) if found else of}

    return read


def taps_by_table(message: bytes) -> Counts:
    """Return the taps of each table that a screen or a panel shows, at a check-in."""
    view = json.loads(message.partition(b"data: ")[2])
    tiles = [widget for widget in view["widgets"] if widget["type"] == "GroupTile"]
    return {tile["group"]: _told(tile["status"]) for tile in tiles}


def _told(status: str) -> int:
    found = _OF_TABLE.search(status)
    return int(found[1]) if found else 1_000


def minimal_taps(message: bytes) -> Counts:
    """Return the taps of each group in a message of the minimal server."""
    counts: Counts = json.loads(message.partition(b"data: ")[2])
    return counts


def delays(
    taps: Iterable[Tap], groups: Mapping[str, str], order: Sequence[str], readers: Sequence[Reader]
) -> list[float]:
    """Return the delay of every tap at every reader that hears of it, in seconds.

    ``groups`` is each tap's group by its name; ``order`` the names as they stand in the log.
    """
    sent = {tap.name: tap.sent for tap in taps}
    queues: dict[str, list[float]] = defaultdict(list)
    for name in order:
        queues[groups[name]].append(sent[name])
    return [delay for reader in readers for group in reader.groups
            for delay in _at(reader, group, queues[group])]  # fmt: skip


def _at(reader: Reader, group: str, queue: Sequence[float]) -> Iterable[float]:
    """Yield the delay of each tap of ``group``; none may be missing."""
    shown = 0
    for heard in reader.heard:
        count = min(reader.counts(heard.data).get(group, 0), len(queue))
        yield from (heard.at - sent for sent in queue[shown:count])
        shown = max(shown, count)
    if shown < len(queue):
        raise AssertionError(f"a reader saw {shown} of {len(queue)} taps of {group or 'all'}")
