"""For trainers who write: edit a scenario, a plan or a pack in the browser."""

from pathlib import Path

import click

from engine.cli.previewing import until_stopped
from engine.cli.spoken import (
    FINE,
    SpokenCommand,
    command_options,
    fail,
    language,
    option,
    refuse,
    say,
)
from engine.content.packs import found_pack


@click.command(cls=SpokenCommand)
@click.argument("path", type=click.Path(path_type=Path))
@option("--port", type=click.IntRange(0, 65535), default=0)
@option("--no-browser", is_flag=True)
@option("--game", "modules", multiple=True)
@command_options(json=True)
def edit(
    path: Path,
    port: int,
    no_browser: bool,
    modules: tuple[str, ...],
    as_json: bool,
    lang: str | None,
) -> int:
    """Edit the file or the pack at ``path`` in a browser, until told to stop."""
    from engine.activities import ACTIVITIES
    from engine.registry import games
    from engine.workshop.opening import Rules
    from facilitator_web.editor.serving import edited

    where = found_pack(path)
    if not where.exists() or (where.is_file() and where.suffix != ".yaml"):
        raise refuse("no_edit", path=path)
    rules = Rules(games(modules), ACTIVITIES)
    try:
        with edited(where.resolve(), rules, lang=language(), port=port) as here:
            until_stopped(here, say("edit", url=here.url), as_json, no_browser)
    except OSError:
        return fail(say("edit_port", port=port))
    return FINE
