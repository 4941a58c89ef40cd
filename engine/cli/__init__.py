"""The command line: the one part that may know everybody, and starts quickly all the same."""

import sys
from collections.abc import Sequence

import click

from engine.cli.library import check, games
from engine.cli.paper import print_
from engine.cli.play import play, screen
from engine.cli.shelf import export, forget, workshops
from engine.cli.spoken import (
    OUR_FAULT,
    PROBLEMS,
    WRONG_USE,
    SpokenGroup,
    command_options,
    without_language,
)


class _Speeltafel(SpokenGroup):
    """Without a command it is ``play``, with all that ``play`` takes."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        word = next(without_language(args), None)
        named = word is not None and (word == "--help" or not word.startswith("-"))
        return super().parse_args(ctx, args if named else ["play", *args])


@click.group("speeltafel", cls=_Speeltafel)
@command_options()
def speeltafel(lang: str | None) -> None:
    """Run the ``speeltafel`` command; without a verb it plays the workshop of ninety minutes."""


for _command in (play, screen, check, export, forget, workshops, games, print_):
    speeltafel.add_command(_command)


def run(arguments: Sequence[str]) -> int:
    """Carry out ``arguments`` and return the exit code.

    0 is fine, 1 problems were found, 2 wrong use, 3 our fault.
    """
    try:
        code = speeltafel.main(arguments, prog_name="speeltafel", standalone_mode=False)
    except click.Abort:
        return PROBLEMS
    except click.ClickException as error:
        error.show()
        return WRONG_USE
    return code if isinstance(code, int) else OUR_FAULT


def main() -> None:
    """Run the command that was typed."""
    sys.exit(run(sys.argv[1:]))
