"""Packs: sharing what trainers wrote, and using what others shared."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import click

from engine.cli.files import written
from engine.cli.spoken import (
    FINE,
    PROBLEMS,
    SpokenCommand,
    SpokenGroup,
    command_options,
    fail,
    option,
    refuse,
    say,
    why,
    words_of,
)
from engine.content.diagnostics import Code, Diagnostic, Mistakes, SourceText
from engine.content.load import PACK, parse, read_bytes
from engine.content.packs import Pack, found_pack, name_of, scenarios_in
from engine.content.shelves import installed_packs
from engine.core import AnyGame
from engine.lexicon import Lexicon
from engine.registry import games as registered

_PATH = click.Path(path_type=Path)
_SHOWN = 10
_Games = dict[str, AnyGame]


@click.group("pack", cls=SpokenGroup)
@command_options()
def pack(lang: str | None) -> None:
    """Share packs, and use those of others."""


@pack.command(cls=SpokenCommand)
@click.argument("path", type=_PATH)
@option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@option("--game", "modules", multiple=True)
@command_options()
def build(path: Path, output: Path | None, modules: tuple[str, ...], lang: str | None) -> int:
    """Make one file of the pack in the folder at ``path``."""
    from engine.content.archive import packed, read_folder
    from engine.content.migration import migrated

    games, folder = registered(modules), found_pack(path)
    try:
        files = _own(migrated(read_folder(_folder(folder))))
        if _told(_found_in(folder, games), games):
            return PROBLEMS
        own = parse(files, PACK, Pack)
    except Mistakes as error:
        _told(error.diagnostics, games)
        return PROBLEMS
    return written(output or Path(f"{own.slug}-{own.version}.zip"), packed(files))


@pack.command(cls=SpokenCommand)
@click.argument("path", type=_PATH)
@option("--game", "modules", multiple=True)
@command_options(json=True)
def verify(path: Path, modules: tuple[str, ...], as_json: bool, lang: str | None) -> int:
    """Say whether the pack at ``path`` is whole, as its maker packed it, and can be played."""
    from engine.content.archive import packed
    from engine.content.migration import migrated

    games = registered(modules)
    found: list[Diagnostic] = []
    row: dict[str, Any] = {"files": 0}
    try:
        files = read_pack(path)
        whole = packed(migrated(_own(files)))
        row = {"files": len(_own(files)), "sha256": sha256(whole).hexdigest()}
        found += _manifest(files, str(path))
        there = found_pack(path)  # a folder stays where it is: beside what it builds on
        found += _found_in(there, games) if there.is_dir() else _looked_at(files, str(path), games)
        own = parse(files, PACK, Pack)
        row |= {"id": own.id, "slug": own.slug, "version": own.version}
    except Mistakes as error:
        found += [one for one in error.diagnostics if one.code not in {f.code for f in found}]
    words = words_of(games)
    wrong = any(one.severity == "error" for one in found)
    if as_json:
        row |= {"diagnostics": [one.json(words) for one in found]}
        click.echo(json.dumps(row, ensure_ascii=False))
    elif not _told(found, games):
        _praise(own, row, words)
    return PROBLEMS if wrong else FINE


@pack.command(cls=SpokenCommand)
@click.argument("path", type=_PATH)
@option("--game", "modules", multiple=True)
@command_options()
def install(path: Path, modules: tuple[str, ...], lang: str | None) -> int:
    """Put the pack at ``path``, a file or a folder, where ``play`` and ``check`` find it."""
    from engine.content.installing import install as put

    games, called = registered(modules), str(path)
    try:
        done = put(read_pack(path), called, lambda folder: _inside(folder, called, games))
    except Mistakes as error:
        _told(error.diagnostics, games)
        return PROBLEMS
    except OSError as error:
        return fail(say("not_written", file=error.filename or path, reason=why(error)))
    title = words_of(games).of(done.pack.title)
    click.echo(say("pack.installed", title=title, version=done.pack.version, folder=done.folder))
    if done.before and done.before != done.pack.version:
        click.echo(say("pack.before", version=done.before))
    if names := [name_of(one) for one in scenarios_in(done.folder)]:
        click.echo(say("pack.scenarios", names=", ".join(names)))
    return FINE


@pack.command(cls=SpokenCommand)
@click.argument("name")
@command_options()
def remove(name: str, lang: str | None) -> int:
    """Take the pack ``name`` away again; refused if another one builds on it."""
    from engine.content.installing import remove as take

    if name not in (known := installed_packs()):
        raise refuse("pack.not_here", name=name, known=", ".join(known) or "–")
    try:
        gone = take(name)
    except Mistakes as error:
        _told(error.diagnostics, {})
        return PROBLEMS
    except OSError as error:
        return fail(say("not_written", file=error.filename or name, reason=why(error)))
    click.echo(say("pack.gone", title=gone.title.source, version=gone.version))
    return FINE


@pack.command(cls=SpokenCommand)
@click.argument("old", type=_PATH)
@click.argument("new", type=_PATH)
@command_options(json=True)
def diff(old: Path, new: Path, as_json: bool, lang: str | None) -> int:
    """Say what changed from the pack at ``old`` to the one at ``new``."""
    from engine.content.difference import difference, next_version
    from engine.content.migration import migrated

    try:
        before, after = migrated(read_pack(old)), migrated(read_pack(new))
        first, second = parse(before, PACK, Pack), parse(after, PACK, Pack)
    except Mistakes as error:
        _told(error.diagnostics, {})
        return PROBLEMS
    found = difference(before, after)
    fits = next_version(first.version, found.step)
    if as_json:
        row = {**found.json(), "same_id": first.id == second.id, "next_version": fits}
        click.echo(json.dumps(row, ensure_ascii=False))
        return FINE
    lines = [] if first.id == second.id else [say("pack.not_id")]
    for sign, name in (("+", "added"), ("-", "removed"), ("~", "changed")):
        lines += _list(sign, name, getattr(found, name))
    if found.step != "none":
        lines.append(say("pack.next", version=fits))
    click.echo("\n".join(lines or [say("pack.same")]))
    return FINE


@pack.command(cls=SpokenCommand)
@click.argument("path", type=_PATH)
@option("--dry-run", is_flag=True)
@command_options()
def migrate(path: Path, dry_run: bool, lang: str | None) -> int:
    """Bring the pack in the folder at ``path`` to the form of today."""
    from engine.content.archive import read_folder
    from engine.content.migration import migrated

    try:
        files = read_folder(_folder(path))
        new = migrated(files)
    except Mistakes as error:
        _told(error.diagnostics, {})
        return PROBLEMS
    changed = [name for name in new if new[name] != files.get(name)]
    if not changed:
        click.echo(say("pack.up_to_date", folder=path))
    for name in changed:
        if dry_run:
            click.echo(say("pack.would_change", file=path / name))
        elif code := written(path / name, new[name]):
            return code
    return FINE


def read_pack(path: Path) -> dict[str, bytes]:
    """Return the files of the pack at ``path``: a folder, a file, or a name that is known.

    Raises:
        Mistakes: if there is none that is safe to use.
    """
    from engine.content.archive import ARCHIVE, read_folder, unpacked

    there = found_pack(path)
    if there.is_dir():
        return read_folder(there)
    if there.is_file() and there.stat().st_size > ARCHIVE:
        limit = {"limit": ARCHIVE // 1_000_000, "files": "…"}
        raise Mistakes([_at_top(path).mistake(Code.PACK_TOO_BIG, (1, 1, 1), **limit)])
    return unpacked(read_bytes(there), str(path))


def _own(files: dict[str, bytes]) -> dict[str, bytes]:
    from engine.content.archive import MANIFEST

    return {name: raw for name, raw in files.items() if name != MANIFEST}


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise Mistakes([_at_top(path).mistake(Code.NO_PACK, (1, 1, 1))])
    return path


def _at_top(path: Path) -> SourceText:
    return SourceText(str(path), "")


def _manifest(files: dict[str, bytes], called: str) -> list[Diagnostic]:
    """Return whether the files are as they were packed."""
    from engine.content.archive import altered

    changed, source = altered(files), SourceText(called, "")
    if changed is None:
        return [source.mistake(Code.NO_MANIFEST, (1, 1, 1))]
    facts = {"name": ", ".join(changed[:_SHOWN])}
    return [source.mistake(Code.PACK_ALTERED, (1, 1, 1), **facts)] if changed else []


def _looked_at(files: dict[str, bytes], called: str, games: _Games) -> list[Diagnostic]:
    import tempfile

    from engine.content.installing import write

    with tempfile.TemporaryDirectory() as space:
        folder = Path(space) / "pack"
        write(files, folder)
        return _inside(folder, called, games)


def _inside(folder: Path, called: str, games: _Games) -> list[Diagnostic]:
    """Return what is wrong in ``folder``, told with the name that people know it by."""
    from engine.content.installing import renamed

    return renamed(_found_in(folder, games), folder, called)


def _found_in(folder: Path, games: _Games) -> tuple[Diagnostic, ...]:
    from engine.activities import ACTIVITIES
    from engine.workshop.looking import found_in
    from engine.workshop.opening import Rules

    return found_in(folder, Rules(games, ACTIVITIES))


def _told(found: Sequence[Diagnostic], games: _Games) -> bool:
    """Print what was ``found`` but for mere remarks; return whether the pack is unusable."""
    words = words_of(games)
    for one in (one for one in found if one.severity != "info"):
        click.echo(one.text(words), err=True)
    return any(one.severity == "error" for one in found)


def _praise(own: Pack, row: dict[str, Any], words: Lexicon) -> None:
    facts = {"title": words.of(own.title), "version": own.version, "files": row["files"]}
    click.echo(say("pack.fine", **facts))
    if below := own.builds_on:
        click.echo(say("pack.builds_on", name=below.slug, version=below.version))
    click.echo(say("pack.hash", hash=row["sha256"]))


def _list(sign: str, name: str, places: Sequence[str]) -> list[str]:
    if not places:
        return []
    shown = [f"  {sign} {place}" for place in places[:_SHOWN]]
    return [say(f"pack.{name}", count=len(places)), *shown, *["  …"] * (len(places) > _SHOWN)]
