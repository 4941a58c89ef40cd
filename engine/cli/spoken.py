"""Commands that explain themselves in the language of who types them."""

import errno
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from engine.content.packs import bundled
from engine.core import AnyGame
from engine.lexicon import LANGUAGES, Lexicon
from engine.registry import NotAGame
from engine.store import Unusable

FINE: Final = 0
PROBLEMS: Final = 1
WRONG_USE: Final = 2
OUR_FAULT: Final = 3

_ASKED: Final = "speeltafel.lang"

F = TypeVar("F", bound=Callable[..., Any])


def say(key: str, **facts: object) -> str:
    """Return the sentence ``cli.<key>`` in the language of the command that is running."""
    return lexicon()(f"cli.{key}", **facts)


def lexicon() -> Lexicon:
    """Return the software's words in the language of the command that is running."""
    return _read(language())


def language() -> str:
    """Return the language of the command that is running."""
    return _lang(click.get_current_context())


def refuse(key: str, **facts: object) -> click.UsageError:
    """Return the error for wrong use that ``cli.<key>`` explains."""
    return click.UsageError(say(key, **facts))


def words_of(games: Mapping[str, AnyGame]) -> Lexicon:
    """Return the words of the software and of ``games`` in that language."""
    folders = {game.id: game.words for game in games.values() if game.words}
    return Lexicon.read(language(), _words(), folders)


def _lang(context: click.Context) -> str:
    """Return the language asked for, as far as it is known yet; else the source language."""
    wanted = (context.params.get("lang"), context.meta.get(_ASKED))
    return next((lang for lang in wanted if lang in LANGUAGES), LANGUAGES[0])


def _asked(arguments: Sequence[str]) -> str | None:
    """Return the language that ``arguments`` ask for, if it is one."""
    asked = [value for name, value in pairwise(arguments) if name == "--lang"]
    asked += [one.removeprefix("--lang=") for one in arguments if one.startswith("--lang=")]
    return next((one for one in asked if one in LANGUAGES), None)


def without_language(arguments: Sequence[str]) -> Iterator[str]:
    """Return ``arguments`` but for ``--lang`` and what follows it."""
    rest = iter(arguments)
    for one in rest:
        if one == "--lang":
            next(rest, None)
        elif not one.startswith("--lang="):
            yield one


@cache
def _read(lang: str) -> Lexicon:
    return Lexicon.read(lang, _words(), {})


def _words() -> Path:
    return bundled("content") / "words"


class SpokenOption(click.Option):
    """An option whose explanation is ``cli.option.<name>``."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its explanation."""
        self.help = say(f"option.{self.name}")
        return super().get_help_record(ctx)


class SpokenCommand(click.Command):
    """A command whose explanation is ``cli.command.<name>``.

    What goes wrong on our side ends with one sentence and exit code 3.
    """

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return what stands beside the command in the list."""
        return say(f"command.{self.name}")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(f"command.{self.name}"))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``."""
        option = super().get_help_option(ctx)
        if option:
            option.help = _read(_lang(ctx))("cli.option.help")
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line; ``--help`` before ``--lang`` speaks that language too."""
        ctx.meta[_ASKED] = _asked(args) or ctx.meta.get(_ASKED)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Carry out the command and return its exit code."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Unusable as error:
            return fail(lexicon()(f"unusable.{error.code}", **error.facts))
        except NotAGame as error:
            return self._no_game(ctx, error)
        except OSError as error:
            if not isinstance(error.filename, str):
                raise
            return fail(say("not_written", file=error.filename, reason=why(error)))
        except Exception:
            traceback.print_exc()
            return fail(say("our_fault"))

    def _no_game(self, ctx: click.Context, error: NotAGame) -> int:
        """A module that was asked for is wrong use; one that is installed is our fault."""
        facts = {"module": error.module, "reason": error.reason}
        if error.module in (ctx.params.get("modules") or ()):
            raise refuse("not_a_game", **facts) from error
        return fail(say("not_a_game", **facts))


class SpokenGroup(SpokenCommand, click.Group):
    """The command that holds the others."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, explanation, options and commands."""
        click.Group.format_help(self, ctx, formatter)


def fail(sentence: str) -> int:
    """Print ``sentence`` as an error and return exit code 3."""
    click.echo(sentence, err=True)
    return OUR_FAULT


def why(error: OSError) -> str:
    """Return why a file could not be made, and what may help."""
    match error:
        case PermissionError():
            return say("not_written_why.closed")
        case FileNotFoundError() | NotADirectoryError():
            return say("not_written_why.no_folder")
        case IsADirectoryError():
            return say("not_written_why.folder")
        case OSError(errno=errno.ENOSPC):
            return say("not_written_why.full")
    return say("not_written_why.other", reason=error.strerror)


def option(*names: str, **settings: Any) -> Callable[[F], F]:
    """Return a decorator that adds an option which explains itself."""
    return click.option(*names, cls=SpokenOption, **settings)


def command_options(*, data: bool = False, json: bool = False) -> Callable[[F], F]:
    """Return a decorator that adds ``--lang``, and if asked ``--data`` and ``--json``."""

    def add(function: F) -> F:
        language = click.Choice(LANGUAGES)
        function = option("--lang", type=language, envvar="SPEELTAFEL_LANG", is_eager=True)(
            function
        )
        if data:
            folder = click.Path(path_type=Path, file_okay=True)
            function = option("--data", type=folder, callback=_data)(function)
        if json:
            function = option("--json", "as_json", is_flag=True)(function)
        return function

    return add


def _data(_context: click.Context, _option: click.Parameter, folder: Path | None) -> Path:
    """Return the folder asked for, else where this system keeps such things."""
    return folder.resolve() if folder else usual_folder()


def usual_folder() -> Path:
    """Return the folder in which this system keeps what a program must remember."""
    from platformdirs import user_data_path

    return user_data_path("speeltafel", appauthor=False)
