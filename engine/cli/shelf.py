"""Afterwards: the workshops that are kept, what they yielded, and forgetting them."""

import json
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import click

from engine.cli.files import written
from engine.cli.spoken import (
    FINE,
    SpokenCommand,
    command_options,
    fail,
    option,
    refuse,
    say,
    words_of,
)
from engine.registry import games as registered
from engine.store import Unusable
from engine.store.files import WorkshopFile, find, workshop_files
from engine.store.files import forget as forget_file


@click.command(cls=SpokenCommand)
@click.argument("code")
@click.argument("format_", metavar="FORMAT")
@option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@command_options(data=True)
def export(code: str, format_: str, output: Path | None, data: Path, lang: str | None) -> int:
    """Write what the workshop ``code`` yielded to a file; ``-`` is the terminal."""
    from engine.activities import ACTIVITIES
    from engine.export import FORMATS, ROOM, TooFew, export_workshop
    from engine.workshop.opening import Rules

    _tidy(data)
    file = found(data, code)
    if format_ not in (*FORMATS, ROOM):
        raise refuse("no_format", format=format_, known=", ".join(FORMATS))
    games = registered()
    rules = Rules(games, ACTIVITIES)
    try:
        name, _, content = export_workshop(file.path, format_, words_of(games), rules)
    except KeyError as error:
        raise refuse("no_format", format=format_, known=", ".join(FORMATS)) from error
    except TooFew:
        return fail(say("too_few"))
    if output == Path("-"):
        click.echo(content, nl=False)
        return FINE
    return written(output or Path(name), content)


@click.command(cls=SpokenCommand)
@click.argument("code")
@command_options(data=True)
def forget(code: str, data: Path, lang: str | None) -> int:
    """Delete the workshop ``code`` for good."""
    _tidy(data)
    file = found(data, code)
    if sys.stdin.isatty():
        click.confirm(say("forget", code=file.code, date=file.date), default=False, abort=True)
    forget_file(file.path)
    click.echo(say("forgotten", code=file.code))
    return FINE


@click.command(cls=SpokenCommand)
@command_options(data=True, json=True)
def workshops(data: Path, as_json: bool, lang: str | None) -> int:
    """List the workshops that are kept here, newest first."""
    _tidy(data)
    rows = [_described(file) for file in workshop_files(data)]
    if as_json:
        click.echo(json.dumps(rows))
    elif rows:
        _print(rows)
    else:
        click.echo(say("no_workshops", folder=data))
    return FINE


def _tidy(data: Path) -> None:
    """Do what is due before anything else: nothing personal is read after its date."""
    from engine.workshop.retention import tidy

    tidy(data, date.today())


def found(data: Path, code: str) -> WorkshopFile:
    """Return the workshop in ``data`` with join code ``code``, or tell that there is none."""
    digits = code.replace(" ", "")
    file = find(data, digits)
    if file is None:
        raise refuse("no_workshop", code=digits, folder=data)
    return file


def _described(file: WorkshopFile) -> dict[str, Any]:
    """Return one line of the list.

    ``state`` is open, ended or unusable; ``personal_until`` the last day of what is personal,
    empty if nothing is, or if nobody ever said so.
    """
    from engine.store.sqlite import open_reader
    from engine.workshop.messages import WorkshopEnded
    from engine.workshop.retention import last_day

    until = None
    try:
        with closing(open_reader(file.path)) as store:
            ended = any(row.kind == WorkshopEnded.kind for row in store.rows())
            state = "ended" if ended else "open"
            until = last_day(store, file.path)
    except Unusable:
        state = "unusable"
    return {
        "code": file.code,
        "date": file.date.isoformat(),
        "state": state,
        "personal_until": until.isoformat() if until else "",
        "file": str(file.path),
    }


def _print(rows: list[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table

    names = ("code", "date", "state", "personal_until", "file")
    table = Table(*(say(f"column.{name}") for name in names), box=None)
    for row in rows:
        told = (
            row["code"],
            row["date"],
            say(f"state.{row['state']}"),
            row["personal_until"] or "–",
        )
        table.add_row(*told, row["file"])
    Console(soft_wrap=True, highlight=False).print(table)
