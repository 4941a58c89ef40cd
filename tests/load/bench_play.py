"""How games go, over every scenario that ships: ``python -m tests.load.bench_play [RUNS]``.

Bots play each scenario so many times, a table at a time, by the rules alone: how many presses a
game takes, how much of the content comes up, which dimensions are really played, and how many
commands a second go through offers, decide and evolve.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from statistics import quantiles
from typing import Any

from engine.content.load import read
from engine.content.packs import scenarios
from engine.core import DIMENSIONS, AnyGame
from engine.registry import games
from tests.load.plays import Piece, Play, pieces, play

RUNS = 1_000
MINUTES = 25


def shipped() -> Iterable[tuple[AnyGame, str, Any]]:
    """Yield every scenario of every game that is installed."""
    for game in games().values():
        for name, path in scenarios(game.id).items():
            yield game, name, read(path, game.content)


def played(game: AnyGame, content: Any, runs: int) -> tuple[list[Piece], list[Play]]:
    """Return the pieces of a scenario and ``runs`` games with it."""
    found = list(pieces(content))
    known = frozenset(piece.id for piece in found)
    return found, [play(game, content, known, seed, MINUTES) for seed in range(runs)]


def lengths(plays: list[Play]) -> str:
    """Return how many presses a game takes: shortest, usual, long and longest."""
    counts = sorted(one.presses for one in plays)
    cuts = quantiles(counts, n=20) if len(counts) > 1 else counts * 19
    return f"{counts[0]} / {cuts[9]:.0f} / {cuts[18]:.0f} / {counts[-1]}"


def commands_a_second(plays: list[Play]) -> float:
    """Return the commands of all games by the seconds that the rules took."""
    return sum(one.presses for one in plays) / sum(one.seconds for one in plays)


def shares(found: list[Piece], plays: list[Play]) -> dict[str, float]:
    """Return each dimension's part of what was played, in per cent."""
    tagged = {piece.id: piece.dimensions for piece in found}
    counts = Counter(name for one in plays for id in one.played for name in tagged[id])
    return {name: 100 * counts[name] / max(1, counts.total()) for name in DIMENSIONS}


def seen(found: list[Piece], plays: list[Play]) -> dict[str, tuple[int, float, float]]:
    """Return per sort how many pieces there are, and the per cent that a game shows and all do.

    A sort that no event ever names, such as personas dealt out at the start, is left out.
    """
    every = frozenset().union(*(one.shown for one in plays))
    sorts: dict[str, list[str]] = {}
    for piece in found:
        sorts.setdefault(piece.sort, []).append(piece.id)
    return {
        sort: (
            len(ids),
            100 * sum(len(one.shown.intersection(ids)) for one in plays) / len(plays) / len(ids),
            100 * len(every.intersection(ids)) / len(ids),
        )
        for sort, ids in sorts.items()
        if every.intersection(ids)
    }


def main(runs: int) -> None:
    """Measure and print."""
    print(f"{runs} tables a scenario, {MINUTES} minutes each")
    for game, name, content in shipped():
        found, plays = played(game, content, runs)
        print(f"\n{game.id}: {name}")
        print(f"  presses, least/p50/p95/most   {lengths(plays)}")
        print(f"  commands a second             {commands_a_second(plays):.0f}")
        parts = (f"{dimension} {share:.0f}" for dimension, share in shares(found, plays).items())
        print(f"  played by dimension, %        {'  '.join(parts)}")
        for sort, (count, one, every) in seen(found, plays).items():
            print(f"  {sort:14} {count:4}: {one:3.0f}% in a game, {every:3.0f}% in all")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
