"""Whether what trainers wrote is right: told once, told again after each save, or mended."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from engine.cli.spoken import (
    FINE,
    SpokenCommand,
    command_options,
    option,
    refuse,
    say,
    words_of,
)
from engine.content.packs import found_pack
from engine.lexicon import Lexicon
from engine.registry import games as registered

if TYPE_CHECKING:
    from engine.content.report import Report

PROFILES = ("concept", "workshop", "publicatie")
FORMATS = ("text", "json", "github", "sarif")
LOOK: Final = 0.5
"""Seconds between two looks at whether a file was saved."""

Look = Callable[[Sequence[Path]], "Report"]


@click.command(cls=SpokenCommand)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@option("--strict", is_flag=True)
@option("--profile", type=click.Choice(PROFILES), default=PROFILES[1])
@option("--format", "form", type=click.Choice(FORMATS), default=FORMATS[0])
@option("--watch", is_flag=True)
@option("--fix", is_flag=True)
@option("--dry-run", is_flag=True)
@option("--game", "modules", multiple=True)
@command_options(json=True)
def check(
    paths: tuple[Path, ...],
    strict: bool,
    profile: str,
    form: str,
    watch: bool,
    fix: bool,
    dry_run: bool,
    modules: tuple[str, ...],
    as_json: bool,
    lang: str | None,
) -> int:
    """Say what is wrong in scenarios and plans; without paths in all that is bundled."""
    if (fix or watch) and not paths:
        raise refuse("check_where")
    if dry_run and not fix:
        raise refuse("check_dry_run")
    look, where, words = (
        _looks(modules, strict, profile),
        [*map(found_pack, paths)],
        _words(modules),
    )
    form = "json" if as_json else form
    if fix:
        _fix(where, look, dry_run, quiet=form != "text")
    if not watch:
        report = look(where)
        click.echo(_written(report, form, words))
        return report.exit_code
    for _ in saved(lambda: _marks(where)):
        click.clear()
        click.echo(_written(look(where), form, words))
    return FINE


def _words(modules: tuple[str, ...]) -> Lexicon:
    return words_of(registered(modules))


def _looks(modules: tuple[str, ...], strict: bool, profile: str) -> Look:
    """Return what looks at files, with the games that can be played here."""
    from engine.activities import ACTIVITIES
    from engine.content.profiles import Profile
    from engine.workshop.looking import looked_at
    from engine.workshop.opening import Rules

    rules = Rules(registered(modules), ACTIVITIES)
    return lambda where: looked_at(where, rules, strict, Profile(profile))


def _written(report: "Report", form: str, words: Lexicon) -> str:
    from engine.content.formats import github, sarif

    match form:
        case "json":
            return json.dumps(report.json(words), ensure_ascii=False)
        case "sarif":
            return json.dumps(sarif(report, words), ensure_ascii=False)
        case "github":
            return github(report, words)
        case _:
            return report.text(words)


# ------------------------------------------------------------------ mending


def _fix(where: Sequence[Path], look: Look, dry_run: bool, quiet: bool) -> None:
    """Mend what a machine can mend, and show each change; a copy of each file is kept."""
    from engine.content.mending import mended

    for one in mended(where, lambda paths: look(paths).diagnostics):
        click.echo(one.diff, err=quiet)
        if not dry_run:
            click.echo(say("mended", file=one.path.name, kept=one.keep().name), err=quiet)


# ------------------------------------------------------------------ watching

Marks = tuple[tuple[Path, int, int], ...]
"""The files there are, when each was changed (in nanoseconds), and its size in bytes."""


def saved(marks: Callable[[], Marks]) -> Iterator[None]:
    """Yield at once, and again after each change, until Ctrl+C."""
    try:
        yield
        for before, after in pairwise(_every_while(marks)):
            if before != after:
                yield
    except KeyboardInterrupt:
        return


def _every_while(marks: Callable[[], Marks]) -> Iterator[Marks]:
    while True:
        yield marks()
        time.sleep(LOOK)


def _marks(where: Iterable[Path]) -> Marks:
    files = [file for path in where for file in _files(path)]
    return tuple((file, *found) for file in files if (found := _stat(file)))


def _files(path: Path) -> list[Path]:
    """Return the files that are looked at for ``path``, its translations and pack among them."""
    home = path if path.is_dir() else path.parent
    return sorted([*home.glob("*.yaml"), *home.glob("*/*.yaml"), *home.glob("*/*/*.yaml")])


def _stat(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:  # it was just put aside by an editor
        return None
    return found.st_mtime_ns, found.st_size
