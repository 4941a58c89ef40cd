"""What was typed cannot be carried out: said in the language of who typed it."""

from collections.abc import Sequence
from difflib import get_close_matches

import click
from click.exceptions import NoSuchCommand

from engine.cli.spoken import say


def told(error: click.ClickException, whole: click.Command) -> str:
    """Return what is wrong, how the command is typed, and where more is explained.

    An error that does not know its command is told as one of ``whole``.
    """
    context = getattr(error, "ctx", None) or click.Context(whole, info_name=whole.name)
    with context.scope(cleanup=False):
        return "\n".join((say("wrong.told", what=_what(error)), *_further(context)))


def _further(context: click.Context) -> tuple[str, str]:
    usage = " ".join((context.command_path, *context.command.collect_usage_pieces(context)))
    return say("wrong.typed", usage=usage), say("wrong.more", command=context.command_path)


def _what(error: click.ClickException) -> str:
    match error:
        case click.MissingParameter(param=click.Parameter() as missing, ctx=context):
            name = missing.make_metavar(context) if context else missing.name
            return say("wrong.missing", what=name)
        case click.NoSuchOption(option_name=name, possibilities=near):
            return _unknown("no_option", name, near)
        case NoSuchCommand(command_name=name, ctx=context):
            return _unknown("no_command", name, _alike(name, context))
        case click.BadOptionUsage(option_name=name):
            return say("wrong.no_value", what=name)
        case click.BadParameter(param=click.Parameter() as given):
            return _unfit(given)
    return error.format_message()


def _unknown(key: str, name: str, near: Sequence[str] | None) -> str:
    known = say(f"wrong.{key}", what=name)
    return f"{known} {say('wrong.near', near=', '.join(sorted(near)))}" if near else known


def _alike(name: str, context: click.Context | None) -> list[str]:
    group = context.command if context else None
    known = group.list_commands(context) if context and isinstance(group, click.Group) else []
    return get_close_matches(name, known)


def _unfit(given: click.Parameter) -> str:
    """Return what ``given`` takes, as what was typed for it is nothing it takes."""
    name = given.opts[0] if isinstance(given, click.Option) else given.human_readable_name
    match given.type:
        case click.Choice(choices=known):
            return say("wrong.choice", what=name, known=", ".join(map(str, known)))
        case click.IntRange(min=least, max=most) if None not in (least, most):
            return say("wrong.range", what=name, least=least, most=most)
        case click.types.IntParamType() | click.types.FloatParamType():
            return say("wrong.number", what=name)
        case click.Path() | click.File():
            return say("wrong.file", what=name)
    return say("wrong.value", what=name)
