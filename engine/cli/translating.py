"""Translating what trainers wrote: out to a PO file, back again, and how far it is."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.cli.files import written
from engine.cli.spoken import (
    FINE,
    PROBLEMS,
    SpokenCommand,
    SpokenGroup,
    command_options,
    lexicon,
    option,
    refuse,
    say,
    words_of,
)
from engine.content.diagnostics import Diagnostic, Mistakes
from engine.content.load import TRANSLATIONS, read_bytes
from engine.content.packs import found_pack
from engine.core import AnyGame
from engine.registry import games as registered

if TYPE_CHECKING:
    from engine.content.po import PoFile
    from engine.content.slots import Models, Texts

_SHOWN = 5
_FORMS = ("po", "csv", "xlsx")
_PARTED = {"nl": ";"}
"""What parts the columns of a .csv for a spreadsheet that speaks this language."""
_PO = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.group(cls=SpokenGroup)
@command_options()
def translate(lang: str | None) -> None:
    """Take texts to a translator and back."""


@translate.command(cls=SpokenCommand)
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("language")
@option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@option("--format", "form", type=click.Choice(_FORMS))
@option("--game", "modules", multiple=True)
@command_options()
def extract(
    path: Path,
    language: str,
    output: Path | None,
    form: str | None,
    modules: tuple[str, ...],
    lang: str | None,
) -> int:
    """Write all texts at ``path`` to a file for a translator: PO, or a spreadsheet."""
    from engine.content.slots import texts_of

    _must_be_language(language)
    games = registered(modules)
    try:
        texts = texts_of(found_pack(path), _models(games)).into(language)
        if language == texts.language and not texts.voluntary:
            raise refuse("translate.own_language", lang=language)
        kind = form or (output.suffix[1:] if output and output.suffix[1:] in _FORMS else "po")
        content = _written_as(kind, texts, language)
    except Mistakes as error:
        return _mistakes(error.diagnostics, games)
    named = f"{path.resolve().stem}.{language}.{kind}"
    return written(output or Path(named), content)


def _written_as(kind: str, texts: "Texts", language: str) -> bytes:
    from engine.content.po import po_of
    from engine.content.spreadsheets import csv_of, xlsx_of

    say_, there = lexicon(), texts.translation(language)
    match kind:
        case "csv":
            return csv_of(texts, language, there, say_, _PARTED.get(say_.lang, ","))
        case "xlsx":
            return xlsx_of(texts, language, there, say_)
        case _:
            return po_of(texts, language, there, say_)


def _read_as(file: Path) -> "PoFile":
    from engine.content.po import read_po
    from engine.content.spreadsheets import CSV, XLSX, read_csv, read_xlsx

    read = {CSV: read_csv, XLSX: read_xlsx}.get(file.suffix.lower(), read_po)
    return read(read_bytes(file), str(file))


@translate.command("import", cls=SpokenCommand)
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("file", type=_PO)
@option("--game", "modules", multiple=True)
@command_options()
def import_(path: Path, file: Path, modules: tuple[str, ...], lang: str | None) -> int:
    """Take a translator's file into ``i18n``, all of it or nothing."""
    from engine.content.po import brought
    from engine.content.slots import texts_of
    from engine.content.splice import updated

    games = registered(modules)
    try:
        po = _read_as(file)
        texts = texts_of(found_pack(path), _models(games)).into(po.lang)
        there = texts.translation(po.lang)
        brings = brought(po.settled(there), texts, there)
        kept = texts.file(po.lang)
        before = read_bytes(kept) if kept.is_file() else None
        order = [slot.key for slot in texts.slots]
        entries = texts.new(po.lang, brings.entries)
        content = updated(before, f"{TRANSLATIONS}/{kept.name}", entries, order)
    except Mistakes as error:
        return _mistakes(error.diagnostics, games)
    _mistakes(brings.remarks, games)
    if content == before or not entries:
        click.echo(say("translate.nothing_new", file=kept))
        return FINE
    kept.parent.mkdir(exist_ok=True)
    return written(kept, content)


@translate.command(cls=SpokenCommand)
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("languages", nargs=-1)
@option("--strict", is_flag=True)
@option("--game", "modules", multiple=True)
@command_options(json=True)
def status(
    path: Path,
    languages: tuple[str, ...],
    strict: bool,
    modules: tuple[str, ...],
    as_json: bool,
    lang: str | None,
) -> int:
    """Say of each language what is done and what is not."""
    from engine.content.progress import progress
    from engine.content.slots import texts_of

    games = registered(modules)
    for language in languages:
        _must_be_language(language)
    try:
        texts = texts_of(found_pack(path), _models(games))
        wanted = languages or tuple(texts.languages())
        found = [progress(texts.into(one), one, texts.into(one).translation(one)) for one in wanted]
    except Mistakes as error:
        return _mistakes(error.diagnostics, games)
    if as_json:
        click.echo(json.dumps([one.json() for one in found], ensure_ascii=False))
    else:
        lines = [line for one in found for line in _told(one.json())]
        click.echo("\n".join(lines) or say("translate.none"))
    unfinished = strict and not all(one.complete for one in found)
    return PROBLEMS if unfinished or any(one.broken for one in found) else FINE


def _told(row: dict[str, object]) -> list[str]:
    lines = [say("translate.share", **{k: row[k] for k in ("lang", "percent", "done")})]
    for standing in ("missing", "stale", "broken", "orphan"):
        keys = row[standing]
        if isinstance(keys, list) and keys:
            lines.append("  " + say(f"translate.{standing}", count=len(keys)))
            lines += [f"    {key}" for key in keys[:_SHOWN]]
            lines += ["    …"] * (len(keys) > _SHOWN)
    return lines


def _must_be_language(language: str) -> None:
    if not (2 <= len(language) <= 3 and language.isascii() and language.islower()):
        raise refuse("translate.no_language", found=language)


def _mistakes(found: Sequence[Diagnostic], games: dict[str, AnyGame]) -> int:
    """Print what was ``found`` and return the exit code that goes with it."""
    say_ = words_of(games)
    for one in found:
        click.echo(one.text(say_), err=True)
    return PROBLEMS


def _models(games: dict[str, AnyGame]) -> "Models":
    from engine.activities import ACTIVITIES
    from engine.content.slots import Models
    from engine.workshop.looking import ready_sets
    from engine.workshop.plan import plan_model

    written = {id: one.content for id, one in {**games, **ready_sets(ACTIVITIES)}.items()}
    return Models(written, plan_model(games, ACTIVITIES))
