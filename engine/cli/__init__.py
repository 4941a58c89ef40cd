"""The command line: the one part that may know everybody, and starts quickly all the same."""

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Final

import click

from engine.cli.spoken import (
    OUR_FAULT,
    PROBLEMS,
    WRONG_USE,
    SpokenGroup,
    command_options,
    without_language,
)
from engine.cli.wrong import told

_MODULES: Final[Mapping[str, str]] = {
    "play": "play",
    "screen": "play",
    "check": "checking",
    "explain": "library",
    "new": "writing",
    "schema": "writing",
    "preview": "previewing",
    "edit": "editing",
    "playtest": "author",
    "graph": "author",
    "export": "shelf",
    "forget": "shelf",
    "workshops": "shelf",
    "replay": "back",
    "games": "library",
    "print": "paper",
    "translate": "translating",
    "pack": "packing",
}
"""Every command, and the module of this package that is imported once it is asked for."""


class _Speeltafel(SpokenGroup):
    """Without a command it is ``play``, with all that ``play`` takes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return what can be asked, in the order it is listed."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command ``cmd_name``, None if there is none."""
        module = _MODULES.get(cmd_name)
        if module is None:
            return None
        known = vars(import_module(f"engine.cli.{module}"))
        found = known.get(f"{cmd_name}_", known.get(cmd_name))  # print_: the word is Python's
        return found if isinstance(found, click.Command) else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        word = next(without_language(args), None)
        named = word is not None and (word == "--help" or not word.startswith("-"))
        return super().parse_args(ctx, args if named else ["play", *args])


@click.group("speeltafel", cls=_Speeltafel)
@command_options()
def speeltafel(lang: str | None) -> None:
    """Run the ``speeltafel`` command; without a verb it plays the workshop of ninety minutes."""


def run(arguments: Sequence[str]) -> int:
    """Carry out ``arguments`` and return the exit code.

    0 is fine, 1 problems were found, 2 wrong use, 3 our fault.
    """
    try:
        code = speeltafel.main(arguments, prog_name="speeltafel", standalone_mode=False)
    except click.Abort:
        return PROBLEMS
    except click.ClickException as error:
        click.echo(told(error, speeltafel), err=True)
        return WRONG_USE
    return code if isinstance(code, int) else OUR_FAULT


def main() -> None:
    """Run the command that was typed."""
    sys.exit(run(sys.argv[1:]))
