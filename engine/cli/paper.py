"""Everything to play with, on paper."""

from collections.abc import Mapping
from pathlib import Path

import click

from engine.cli.files import written
from engine.cli.run_sheet import sheet_of
from engine.cli.spoken import PROBLEMS, SpokenCommand, command_options, option, refuse, words_of
from engine.content import load
from engine.content.diagnostics import Mistakes
from engine.content.load import PACK
from engine.content.packs import found_pack, game_of, plans, scenarios, scenarios_in
from engine.core import AnyGame, Say
from engine.core.pieces import Piece
from engine.registry import games as registered
from engine.workshop.opening import Rules, gather, programme

_Chapter = tuple[str, list[Piece]]


@click.command("print", cls=SpokenCommand)
@click.argument("path")
@option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@option("--game", "modules", multiple=True)
@option("--sheet", is_flag=True)
@command_options()
def print_(
    path: str, output: Path | None, modules: tuple[str, ...], sheet: bool, lang: str | None
) -> int:
    """Write a PDF of all that the plan or scenario at ``path`` is played with.

    With ``sheet`` it is the run sheet of the plan, for who leads it.
    """
    from engine.activities import ACTIVITIES
    from engine.export.printed import printed

    rules = Rules(registered(modules), ACTIVITIES)
    say, files = words_of(rules.games), _files(path, rules.games)
    if sheet:
        return sheet_of(path, files, output, rules, say)
    try:
        found = [_chapters(file, rules, say) for file in files]
    except Mistakes as error:
        click.echo(error.text(say), err=True)
        return PROBLEMS
    chapters = [one for _, inside in found for one in inside if one[1]]
    if not chapters:
        raise refuse("nothing_to_print", name=path)
    title = " · ".join(title for title, _ in found)
    name = output or Path(f"{Path(path).resolve().stem}.pdf")
    return written(name, printed(title, chapters, say))


def _files(named: str, games: Mapping[str, AnyGame]) -> list[Path]:
    """Return what is meant: a file, all scenarios of a pack, or a name that is bundled."""
    path = Path(named)
    if path.is_file():
        return [path.resolve()]
    known = {name: [one] for name, one in plans().items()}
    for game in games:
        known |= {name: [one] for name, one in scenarios(game).items() if name not in known}
    folder = found_pack(path)
    if (folder / PACK).is_file():
        return scenarios_in(folder)
    if named not in known:
        raise refuse("no_content", name=named, known=", ".join(known))
    return known[named]


def _chapters(file: Path, rules: Rules, say: Say) -> tuple[str, list[_Chapter]]:
    """Return what a scenario or plan is called, and the pieces of each game in it.

    Raises:
        Mistakes: if it cannot be played.
    """
    game = rules.games.get(game_of(file) or "")
    if game:
        content = load.read(file, game.content)
        title = say.of(getattr(content, "title", file.stem))
        return title, [(title, list(game.paper(content, say)))]
    name, sources = gather(file, rules)
    played = programme(name, sources, rules)
    parts = (part for step in played.parts for part in step.stations)
    return say.of(played.plan.title), [
        (say.of(part.step.title), list(part.game.paper(part.content, say))) for part in parts
    ]
