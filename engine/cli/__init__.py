"""The command line: the one part that may know everybody, and starts quickly all the same."""

import sys
from collections.abc import Sequence

import click

from engine.cli.library import check, games
from engine.cli.play import play, screen
from engine.cli.shelf import export, forget, workshops
from engine.cli.spoken import OUR_FAULT, PROBLEMS, WRONG_USE, SpokenGroup, command_options


@click.group("speeltafel", cls=SpokenGroup, invoke_without_command=True)
@command_options()
@click.pass_context
def speeltafel(context: click.Context, lang: str) -> int:
    """Run the ``speeltafel`` command; without a verb it plays the workshop of ninety minutes."""
    return int(context.invoke(play)) if context.invoked_subcommand is None else 0


for _command in (play, screen, check, export, forget, workshops, games):
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
