"""Games over several processes: each player plays its own, so that nothing comes out otherwise."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from engine.content.load import read
from engine.playtest.play import Playtest, Run
from engine.registry import games


@dataclass(frozen=True)
class Asked:
    """Which games to play, in words that another process understands.

    ``modules`` are those of games that are not installed; the rest is as in ``Playtest``.
    """

    path: Path
    game: str
    modules: tuple[str, ...]
    seed: int
    groups: int
    players: tuple[str, ...]
    runs: int


def side_by_side(asked: Asked, jobs: int) -> Iterator[Run]:
    """Yield the games in their order, played by ``jobs`` processes.

    What a player remembers from game to game it remembers alone: a process plays all of one
    player's games, and more processes than players are of no use.
    """
    context = get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(asked.players)), mp_context=context) as pool:
        played = chain.from_iterable(pool.map(partial(_by, asked), asked.players))
        yield from sorted(played, key=lambda run: run.number)


def _by(asked: Asked, player: str) -> list[Run]:
    game = games(asked.modules)[asked.game]
    content = read(asked.path, game.content)
    test = Playtest(game, content, asked.seed, asked.groups, asked.players)
    return list(test.by(player, asked.runs))
