"""Which games there are: every package that says so, found without importing one by name."""

import tomllib
from collections.abc import Iterable, Sequence
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Final

from engine.core import AnyGame, Game

GROUP: Final = "speeltafel.games"
"""The entry points in which a package names its games."""

_PROJECT: Final = Path(__file__).parents[1] / "pyproject.toml"


class NotAGame(Exception):
    """``module`` holds no game that can be played; ``reason`` says why, for its maker."""

    def __init__(self, module: str, reason: str) -> None:
        super().__init__(f"{module}: {reason}")
        self.module = module
        self.reason = reason


def games(modules: Sequence[str] = ()) -> dict[str, AnyGame]:
    """Return every game by id: those installed, and ``GAME`` of each of ``modules``.

    Raises:
        NotAGame: if one of them cannot be imported, is no game, or takes another's id.
    """
    found: dict[str, AnyGame] = {}
    for module, attribute in _places(modules):
        game = _loaded(module, attribute)
        if found.setdefault(game.id, game) is not game:
            raise NotAGame(module, f"there is another game {game.id!r}")
    return found


def _places(modules: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Return module and attribute of each game, once."""
    points = [*entry_points(group=GROUP), *_of_checkout(_PROJECT)]
    named = [(point.module, point.attr) for point in points]
    return dict.fromkeys([*named, *((module, "GAME") for module in modules)])


def _of_checkout(project: Path) -> Iterable[EntryPoint]:
    """Return the entry points in ``project``: a checkout need not be installed to be played."""
    if not project.is_file():
        return
    declared = tomllib.loads(project.read_text("utf-8")).get("project", {})
    for name, value in declared.get("entry-points", {}).get(GROUP, {}).items():
        yield EntryPoint(name, value, GROUP)


def _loaded(module: str, attribute: str) -> AnyGame:
    try:
        game = getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise NotAGame(module, str(error)) from error
    if not isinstance(game, Game):
        raise NotAGame(module, f"{attribute} is no Game")
    return game
