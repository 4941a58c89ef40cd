"""To begin writing: an example of one's own, and a schema with which an editor helps."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import click

from engine.cli.building_on import files_on
from engine.cli.files import written
from engine.cli.schemas import FOLDER, KINDS, OF_PACK, PLAN, schema_text, shortest
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
from engine.content.load import PACK
from engine.content.packs import found_pack
from engine.core import AnyGame
from engine.registry import games as registered

_NAME: Final = re.compile(r"[a-z][a-z0-9-]{1,39}")


@click.command(cls=SpokenCommand)
@click.argument("game")
@option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@option("--with-ids", "with_ids", type=click.Path(path_type=Path))
@option("--game", "modules", multiple=True)
@command_options()
def schema(
    game: str,
    output: Path | None,
    with_ids: Path | None,
    modules: tuple[str, ...],
    lang: str | None,
) -> int:
    """Write the JSON Schema of the scenarios of ``game``, of a ``plan`` or of a ``pack``.

    With ``with_ids`` an editor completes the ids in that file where they are referred to.
    """
    games = registered(modules)
    kind = game if game in KINDS else _game(game, games).id
    try:
        drawn = schema_text(kind, games, words_of(games), with_ids and found_pack(with_ids))
    except Mistakes as error:
        click.echo(error.text(words_of(games)), err=True)
        return PROBLEMS
    if output is None or output == Path("-"):
        click.echo(drawn, nl=False)
        return FINE
    return written(output, drawn.encode())


@click.command(cls=SpokenCommand)
@click.argument("what", metavar="[GAME] NAME", nargs=-1, required=True)
@option("--on", metavar="SCENARIO")
@option("--game", "modules", multiple=True)
@command_options()
def new(what: tuple[str, ...], on: str | None, modules: tuple[str, ...], lang: str | None) -> int:
    """Begin a pack with one scenario that can be played at once, and changed.

    It is an example of GAME, or, with ``on``, that scenario in words of one's own.
    """
    games = registered(modules)
    if len(what) != (1 if on else 2):
        raise refuse("new_what")
    folder = Path(what[-1])
    if not _NAME.fullmatch(folder.name):
        raise refuse("bad_name")
    if folder.is_dir() and any(folder.iterdir()):
        raise refuse("not_empty", folder=folder)
    try:
        files = _new_files(what[0], on, folder.name, games)
    except Mistakes as error:
        click.echo(error.text(words_of(games)), err=True)
        return PROBLEMS
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    click.echo(say("begun", file=folder / _first(files)))
    click.echo(say("begun_edit", folder=folder))
    click.echo(say("begun_check", folder=folder))
    return FINE


def _new_files(game: str, on: str | None, name: str, games: dict[str, AnyGame]) -> dict[str, str]:
    if on:
        files, kinds = files_on(on, name, games), {OF_PACK: PACK}
    else:
        found = _game(game, games)
        files, kinds = _files(found, name), {found.id: f"{name}.yaml", OF_PACK: PACK}
    return {**files, **_for_editor({**kinds, PLAN: "*plan*.yaml"}, name, games)}


def _for_editor(kinds: Mapping[str, str], name: str, games: dict[str, AnyGame]) -> dict[str, str]:
    """Return the schemas of ``kinds``, and which files each is of."""
    words = words_of(games)
    places = {kind: f"{FOLDER}/{kind}.json" for kind in kinds}
    files = {places[kind]: schema_text(kind, games, words) for kind in kinds}
    schemas: dict[str, str | list[str]] = {f"./{places[kind]}": kinds[kind] for kind in kinds}
    schemas[f"./{places[PLAN]}"] = [kinds[PLAN], f"!{name}.yaml"]
    settings = json.dumps({"yaml.schemas": schemas}, indent=2)
    return {**files, ".vscode/settings.json": f"{settings}\n"}


def _first(files: Mapping[str, str]) -> str:
    """Return the file to begin with: a scenario, else words of one's own."""
    return next(one for one in files if one.endswith(".yaml") and one != PACK)


def _game(id: str, games: dict[str, AnyGame]) -> AnyGame:
    if found := games.get(id.replace("-", "_")):
        return found
    raise refuse("no_game", game=id, known=", ".join(games))


def _files(game: AnyGame, name: str) -> dict[str, str]:
    """Return what a new pack holds: the example under its own name."""
    path = shortest(game.id)
    if path is None:
        raise refuse("no_example", game=game.id)
    return {
        f"{name}.yaml": _renamed(path.read_text("utf-8"), game.id, name),
        PACK: _pack(game.id, name),
    }


def _renamed(text: str, game: str, name: str) -> str:
    """Return the example ``text`` under ``name``, with a line that editors find its schema by."""
    line = f"# yaml-language-server: $schema={FOLDER}/{game}.json\n"
    return line + re.sub(r"^id: .*$", f"id: {name}", text, count=1, flags=re.MULTILINE)


def _pack(game: str, name: str) -> str:
    fields: dict[str, Any] = {
        "id": uuid4(),
        "slug": name,
        "title": name.replace("-", " ").capitalize(),
        "version": "0.1.0",
        "game": game,
        "language": "nl",
        "languages": "[nl]",
        "license": "CC-BY-SA-4.0",
        "authors": "[{name: Speeltafel}]",
    }
    return "".join(f"{key}: {value}\n" for key, value in fields.items())
