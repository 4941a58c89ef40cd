"""Looking back at a workshop that is kept."""

import json
from pathlib import Path

import click

from engine.cli.play import open_browser
from engine.cli.shelf import found
from engine.cli.spoken import FINE, SpokenCommand, command_options, language, option, say
from engine.store import about


@click.command(cls=SpokenCommand)
@click.argument("code")
@option("--game", "modules", multiple=True)
@command_options(data=True, json=True)
def replay(code: str, modules: tuple[str, ...], data: Path, as_json: bool, lang: str | None) -> int:
    """Show the workshop ``code`` once more in a browser, until it is told to stop."""
    from engine.activities import ACTIVITIES
    from engine.registry import games
    from engine.workshop.opening import Rules
    from facilitator_web.looking_back import look_back, serve_until_stopped

    file = found(data, code)
    with about(file.path):
        url, server = look_back(file.path, file.code, Rules(games(modules), ACTIVITIES), language())
    click.echo(json.dumps({"url": url}) if as_json else say("replay", url=url))
    open_browser(url)
    serve_until_stopped(server)
    return FINE
