"""For trainers who write: let bots play a scenario, and draw it."""

import json
import shlex
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from engine.cli.files import written
from engine.cli.spoken import (
    FINE,
    PROBLEMS,
    SpokenCommand,
    command_options,
    option,
    refuse,
    say,
    words_of,
)
from engine.content.diagnostics import Mistakes
from engine.content.load import Examined, examine, gather
from engine.content.packs import game_of, playable
from engine.core import AnyGame
from engine.core.diagram import Diagram
from engine.lexicon import Lexicon
from engine.playtest.figures import Figures, Tally
from engine.playtest.play import Playtest, Run
from engine.playtest.players import WAYS
from engine.playtest.side_by_side import Asked, side_by_side
from engine.registry import games as registered

_USUAL_RUNS = 2_000


def _bots(_context: click.Context, _option: click.Parameter, wanted: str) -> tuple[str, ...]:
    names = tuple(name.strip().replace("-", "_") for name in wanted.split(",") if name.strip())
    if unknown := [name for name in names if name not in WAYS]:
        raise refuse("no_bots", found=", ".join(unknown), known=", ".join(WAYS))
    return names or tuple(WAYS)


@click.command(cls=SpokenCommand)
@click.argument("path", type=click.Path(path_type=Path))
@option("--runs", type=click.IntRange(1, 1_000_000), default=_USUAL_RUNS)
@option("--seed", type=click.IntRange(0), default=0)
@option("--groups", type=click.IntRange(1, 30), default=1)
@option("--bots", default="", callback=_bots)
@option("--jobs", type=click.IntRange(1, len(WAYS)), default=1)
@option("--report", type=click.Path(path_type=Path, dir_okay=False))
@option("--replay", type=click.IntRange(0))
@option("--game", "modules", multiple=True)
@command_options(json=True)
def playtest(
    path: Path,
    runs: int,
    seed: int,
    groups: int,
    bots: tuple[str, ...],
    jobs: int,
    report: Path | None,
    replay: int | None,
    modules: tuple[str, ...],
    as_json: bool,
    lang: str | None,
) -> int:
    """Let ``runs`` groups play the scenario at ``path``; 1 if it is not as it expects."""
    games = registered(modules)
    words = words_of(games)
    path = playable(path)
    game, found = scenario_at(path, games)
    if found.content is None or found.errors:
        click.echo(_first(found, words))
        return PROBLEMS
    test = Playtest(game, found.content, seed, groups, bots)
    if replay is not None:
        return _replayed(test, replay, words)
    asked = Asked(path, game.id, modules, seed, groups, bots, runs)
    figures = _played(test, asked, jobs, words)
    expect = found.asides.expect
    if report:
        from engine.playtest.page import page

        report.write_text(page(figures, words, expect), "utf-8")
    click.echo(_told(figures, words, expect, as_json))
    return PROBLEMS if figures.missed(expect) else FINE


def scenario_at(path: Path, games: dict[str, AnyGame]) -> tuple[AnyGame, Examined[Any]]:
    """Return the game of the scenario at ``path`` and what is written there."""
    game = games.get(game_of(path) or "")
    if game is None:
        raise refuse("no_scenario", path=path)
    return game, _examined(path, game.content)


def _examined(path: Path, model: type[Any]) -> Examined[Any]:
    try:
        return examine(gather(path), path.name, model)
    except Mistakes as mistakes:  # it builds on a pack that is not here
        return Examined(None, None, mistakes.diagnostics)


def _told(figures: Figures, words: Lexicon, expect: Any, as_json: bool) -> str:
    if as_json:
        return json.dumps(figures.json(words, expect), ensure_ascii=False)
    from engine.playtest.report import text

    return text(figures, words, expect)


def _typed(asked: Asked) -> str:
    """Return what to type to play the very same games again."""
    typed = ["speeltafel", "playtest", str(asked.path), "--seed", str(asked.seed)]
    if asked.groups > 1:
        typed += ["--groups", str(asked.groups)]
    if asked.players != tuple(WAYS):
        typed += ["--bots", ",".join(asked.players)]
    return shlex.join((*typed, *(part for one in asked.modules for part in ("--game", one))))


def _played(test: Playtest, asked: Asked, jobs: int, words: Lexicon) -> Figures:
    """Play, with a bar that shows how far it is if somebody looks at the terminal."""
    tally = Tally(test.trial.sights(test.content))
    began = time.perf_counter()
    label, stream = words("playtest.playing"), sys.stderr
    played = side_by_side(asked, jobs) if jobs > 1 else test.runs(asked.runs)
    with click.progressbar(length=asked.runs, label=label, file=stream) as shown:
        for run in _in_steps(played, asked.runs, shown):
            tally.add(run)
    title = getattr(test.content, "title", test.game.id)
    return tally.figures(title, test.seed, time.perf_counter() - began, _typed(asked))


def _in_steps(played: Iterable[Run], runs: int, shown: Any) -> Iterator[Run]:
    """Yield every game; the bar moves a hundred times at most."""
    step = max(1, runs // 100)
    for number, run in enumerate(played, start=1):
        yield run
        if number % step == 0:
            shown.update(step)


def _replayed(test: Playtest, number: int, words: Lexicon) -> int:
    run, presses = test.again(number)
    player = words(f"playtest.player.{run.player}")
    click.echo(words("playtest.replayed", number=number, player=player, seed=test.seed))
    for press in presses:
        minutes, seconds = divmod(press.clock // 1000, 60)
        filled = json.dumps(press.filled, ensure_ascii=False) if press.filled else ""
        click.echo(f"{minutes:>4}:{seconds:02} {words.of(press.control.label)} {filled}".rstrip())
    return FINE


@click.command(cls=SpokenCommand)
@click.argument("path", type=click.Path(path_type=Path))
@option("--format", "form", type=click.Choice(("svg", "mermaid")), default="svg")
@option("--coverage", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@option("--game", "modules", multiple=True)
@command_options()
def graph(
    path: Path,
    form: str,
    coverage: Path | None,
    output: Path | None,
    modules: tuple[str, ...],
    lang: str | None,
) -> int:
    """Draw the scenario or plan at ``path``, with what a playtest saw of it."""
    from engine.graph.mermaid import mermaid
    from engine.graph.svg import svg

    games = registered(modules)
    words = words_of(games)
    drawn = _diagram(playable(path), games)
    if isinstance(drawn, Examined):
        click.echo(_first(drawn, words))
        return PROBLEMS
    seen = _coverage(coverage) if coverage else None
    picture = (svg if form == "svg" else mermaid)(drawn, words, seen)
    if output is None or output == Path("-"):
        click.echo(picture, nl=False)
    else:
        return written(output, picture.encode())
    return FINE


def _first(found: Examined[Any], words: Lexicon) -> str:
    return "\n".join([say("mended_first"), *(one.text(words) for one in found.errors)])


def _diagram(path: Path, games: dict[str, AnyGame]) -> Diagram | Examined[Any]:
    """Return what is to be drawn, or what must be mended before that."""
    from engine.activities import ACTIVITIES
    from engine.workshop.plan import plan_model
    from engine.workshop.plan_diagram import plan_diagram

    draw: Any = plan_diagram
    if game_of(path):
        game, found = scenario_at(path, games)
        draw = game.diagram
    else:
        found = _examined(path, plan_model(games, ACTIVITIES))
    if found.content is None or found.errors:
        return found
    if draw is None:
        raise refuse("nothing_to_draw", path=path)
    drawn: Diagram = draw(found.content)
    return drawn


def _coverage(path: Path) -> dict[str, float]:
    """Return the share of games that saw each thing, from a report of ``playtest --json``."""
    try:
        told = json.loads(path.read_text("utf-8"))
        return {str(id): int(games) / int(told["runs"]) for id, games in told["seen"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, ZeroDivisionError):
        raise refuse("not_coverage", file=path) from None
