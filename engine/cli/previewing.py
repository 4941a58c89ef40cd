"""For trainers who write: play a scenario or plan in the browser while it is being written."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from engine.cli.play import open_browser
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

if TYPE_CHECKING:
    from facilitator_web.preview import Preview
    from facilitator_web.preview.serving import Served


UNKNOWN: Final = ("preview.unknown", "preview.unknown_near")


@click.command(cls=SpokenCommand)
@click.argument("path", type=click.Path(path_type=Path))
@option("--at", default="")
@option("--seed", type=click.IntRange(0))
@option("--port", type=click.IntRange(0, 65535), default=0)
@option("--no-browser", is_flag=True)
@option("--game", "modules", multiple=True)
@command_options(json=True)
def preview(
    path: Path,
    at: str,
    seed: int | None,
    port: int,
    no_browser: bool,
    modules: tuple[str, ...],
    as_json: bool,
    lang: str | None,
) -> int:
    """Play what is written at ``path`` in a browser, anew after each save, until told to stop."""
    from engine.activities import ACTIVITIES
    from engine.content.packs import playable
    from engine.registry import games
    from engine.workshop.opening import Rules
    from facilitator_web.preview.previewed import SECONDS
    from facilitator_web.preview.serving import served
    from facilitator_web.preview.staging import can_be_played

    path = playable(path)
    if not can_be_played(path):
        raise refuse("no_preview", path=path)
    rules = Rules(games(modules), ACTIVITIES)
    wanted: dict[str, Any] = {"at": at, "seed": seed, "port": port}
    if at:
        click.echo(say("preview_searching", seconds=round(SECONDS)), err=True)
    try:
        with served(path.resolve(), rules, lang=language(), **wanted) as here:
            _tell(here.preview)
            until_stopped(here, say("preview", url=here.url), as_json, no_browser)
    except OSError:
        return fail(say("preview_port", port=port))
    return FINE


def until_stopped(here: "Served", told: str, as_json: bool, no_browser: bool) -> None:
    """Say where ``here`` can be looked at, open it there, and serve it until told to stop."""
    click.echo(json.dumps({"url": here.url}) if as_json else told)
    if not no_browser:
        open_browser(here.url)
    here.until_stopped()


def _tell(shown: "Preview") -> None:
    """Say in the terminal too what could not be begun with; an id that is not there is refused."""
    notice = shown.stands.notice
    if notice is None:
        return
    told = shown.lexicons[shown.lang].of(notice)
    if notice.key in UNKNOWN:
        raise click.UsageError(told)
    click.echo(told, err=True)
