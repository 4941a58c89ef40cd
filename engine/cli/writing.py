"""To begin writing: an example of one's own, and a schema with which an editor helps."""

import json
import re
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import click

from engine.cli.spoken import (
    FINE,
    SpokenCommand,
    command_options,
    option,
    refuse,
    say,
    words_of,
)
from engine.content.asides import OwnFields
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
@click.argument("game")
@click.argument("folder", metavar="NAME", type=click.Path(path_type=Path, file_okay=False))
@option("--game", "modules", multiple=True)
@command_options()
def new(game: str, folder: Path, modules: tuple[str, ...], lang: str | None) -> int:
    """Begin a pack with one scenario of ``game`` that can be played at once, and changed."""
    games = registered(modules)
    found = _game(game, games)
    if not _NAME.fullmatch(folder.name):
        raise refuse("bad_name")
    if folder.is_dir() and any(folder.iterdir()):
        raise refuse("not_empty", folder=folder)
    for name, text in _files(found, folder.name, words_of(games)).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    click.echo(say("begun", file=folder / f"{folder.name}.yaml"))
    click.echo(say("begun_check", folder=folder))
    return FINE


def _game(id: str, games: dict[str, AnyGame]) -> AnyGame:
    if found := games.get(id.replace("-", "_")):
        return found
    raise refuse("no_game", game=id, known=", ".join(games))


def _example(game: AnyGame) -> Path | None:
    """Return the shortest scenario of ``game`` that comes with the software."""
    known = scenarios(game.id).values()
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
