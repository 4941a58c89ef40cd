"""Files that a command makes."""

from pathlib import Path

import click

from engine.cli.spoken import FINE, fail, say, why
from engine.content.atomic import write_whole


def written(path: Path, content: bytes) -> int:
    """Write ``content`` to ``path``, whole or not at all, and return the exit code."""
    try:
        write_whole(path, content)
    except OSError as error:
        return fail(say("not_written", file=path, reason=why(error)))
    click.echo(say("written", file=path))
    return FINE
