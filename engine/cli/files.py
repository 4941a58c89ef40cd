"""Files that a command makes."""

import os
import tempfile
from pathlib import Path

import click

from engine.cli.spoken import FINE, fail, say


def written(path: Path, content: bytes) -> int:
    """Write ``content`` to ``path``, whole or not at all, and return the exit code."""
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".speeltafel-") as folder:
            part = Path(folder) / "part"
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
    except OSError as error:
        return fail(say("not_written", file=path, reason=error.strerror))
    click.echo(say("written", file=path))
    return FINE
