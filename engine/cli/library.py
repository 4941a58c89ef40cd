"""What can be played, and whether what trainers wrote is right."""

import json
from difflib import get_close_matches
from typing import Any

import click

from engine.cli.spoken import (
    FINE,
    SpokenCommand,
    command_options,
    lexicon,
    option,
    refuse,
    words_of,
)
from engine.content.packs import scenarios
from engine.core import AnyGame
from engine.lexicon import Lexicon
from engine.registry import games as registered


@click.command(cls=SpokenCommand)
@click.argument("code")
@option("--game", "modules", multiple=True)
@command_options(json=True)
def explain(code: str, modules: tuple[str, ...], as_json: bool, lang: str | None) -> int:
    """Say what the number of a mistake means, with an example of how it is wrong and right."""
    from engine.content.pages import page, registry

    games = registered(modules)
    known = registry(games)
    wanted = f"P{code}" if code.isdigit() else code.upper()
    if wanted not in known:
        near = ", ".join(get_close_matches(wanted, known, 5, 0.5)) or "–"
        raise refuse("no_code", code=code, near=near)
    found = page(wanted, known[wanted], words_of(games).lang)
    click.echo(json.dumps(found.json(), ensure_ascii=False) if as_json else found.text(lexicon()))
    return FINE


@click.command(cls=SpokenCommand)
@option("--game", "modules", multiple=True)
@command_options(json=True)
def games(modules: tuple[str, ...], as_json: bool, lang: str | None) -> int:
    """List the games that can be played, with their scenarios."""
    found = registered(modules)
    say = words_of(found)
    rows = [_described(game, say) for game in found.values()]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return FINE
    for row in rows:
        click.echo(f"{row['name']} ({row['id']}): {', '.join(row['scenarios']) or '–'}")
    return FINE


def _described(game: AnyGame, say: Lexicon) -> dict[str, Any]:
    name = f"{game.id}.name"
    return {
        "id": game.id,
        "name": say(name) if say.has(name) else game.id,
        "version": game.version,
        "scenarios": list(scenarios(game.id)),
    }
