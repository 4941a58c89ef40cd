"""To begin writing: an example of one's own, and a schema with which an editor helps."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import click

from engine.cli.building_on import files_on
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
from engine.content.asides import OwnFields
from engine.content.diagnostics import Mistakes
from engine.content.load import PACK
from engine.content.packs import scenarios
from engine.content.schema import schema_of
from engine.content.yaml_light import load
from engine.core import AnyGame
from engine.lexicon import Lexicon
from engine.registry import games as registered

_NAME: Final = re.compile(r"[a-z][a-z0-9-]{1,39}")
_SCHEMAS: Final = ".schema"


@click.command(cls=SpokenCommand)
@click.argument("game")
@option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@option("--game", "modules", multiple=True)
@command_options()
def schema(game: str, output: Path | None, modules: tuple[str, ...], lang: str | None) -> int:
    """Write the JSON Schema of the scenarios of ``game``."""
    games = registered(modules)
    drawn = _schema(_game(game, games), words_of(games))
    if output is None or output == Path("-"):
        click.echo(drawn, nl=False)
    else:
        output.write_text(drawn, "utf-8")
        click.echo(say("written", file=output))
    return FINE


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
    click.echo(say("begun_check", folder=folder))
    return FINE


def _new_files(game: str, on: str | None, name: str, games: dict[str, AnyGame]) -> dict[str, str]:
    if on:
        return files_on(on, name, games)
    return _files(_game(game, games), name, words_of(games))


def _first(files: Mapping[str, str]) -> str:
    """Return the file to begin with: a scenario, else words of one's own."""
    return next(one for one in files if one.endswith(".yaml") and one != PACK)


def _game(id: str, games: dict[str, AnyGame]) -> AnyGame:
    if found := games.get(id.replace("-", "_")):
        return found
    raise refuse("no_game", game=id, known=", ".join(games))


def _example(game: AnyGame) -> Path | None:
    """Return the shortest scenario of ``game`` that comes with the software."""
    known = [one for one in scenarios(game.id).values() if one.is_file()]
    return min(known, key=lambda path: path.stat().st_size, default=None)


def _schema(game: AnyGame, words: Lexicon) -> str:
    path = _example(game)
    example = load(path.read_bytes(), path.name).value if path else None
    drawn = schema_of(game.content, OwnFields, words, example)
    return json.dumps(drawn, ensure_ascii=False, indent=2) + "\n"


def _files(game: AnyGame, name: str, words: Lexicon) -> dict[str, str]:
    """Return what a new pack holds: the example under its own name, and help for an editor."""
    path = _example(game)
    if path is None:
        raise refuse("no_example", game=game.id)
    settings = {"yaml.schemas": {f"./{_SCHEMAS}/{game.id}.json": f"{name}.yaml"}}
    return {
        f"{name}.yaml": _renamed(path.read_text("utf-8"), game.id, name),
        "pack.yaml": _pack(game.id, name),
        f"{_SCHEMAS}/{game.id}.json": _schema(game, words),
        ".vscode/settings.json": json.dumps(settings, indent=2) + "\n",
    }


def _renamed(text: str, game: str, name: str) -> str:
    """Return the example ``text`` under ``name``, with a line that editors find its schema by."""
    line = f"# yaml-language-server: $schema={_SCHEMAS}/{game}.json\n"
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
