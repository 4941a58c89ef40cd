"""Translations as a spreadsheet, for who has Excel or LibreOffice: ``.csv`` and ``.xlsx``.

Both hold the same columns. No text becomes a formula: not in a cell of ours, and of a cell
that comes back only what it says is read.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import polib

from engine.content.diagnostics import Code, Mistakes, SourceText
from engine.content.po import UNSURE, PoFile, notes_of
from engine.content.slots import Slot, Texts
from engine.content.translations import Entry, Translation
from engine.content.yaml_light import BYTES
from engine.core import Say

CSV: Final = ".csv"
XLSX: Final = ".xlsx"
_COLUMNS: Final = ("key", "where", "note", "source", "translation", "state")
_LOCKED: Final = 4
"""The first columns are not the translator's."""
_HEAD: Final = re.compile(r"^(source|translation) \(([a-z]{2,3})\)$")
_DANGER: Final = re.compile(r"^'*\s*[=+\-@\t\r＝＋－＠]")
_DEFINING: Final = ["<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
_UNPACKED: Final = 20_000_000
_ROWS: Final = 20_000
_WIDTHS: Final = (30, 18, 30, 60, 60, 12)

Row = Sequence[str]


@dataclass(frozen=True)
class Sheet(PoFile):
    """A spreadsheet, read: what a PO file holds, each entry with its state as its comment."""

    def at(self, entry: polib.POEntry, keyword: str = "msgctxt") -> tuple[int, int, int]:
        """Return the row of ``entry``; in a spreadsheet that is what people see."""
        return entry.linenum or 1, 1, 1

    def settled(self, there: Translation | None) -> "Sheet":
        """Return it with those texts unsure that were so and that nobody touched."""
        before = there.entries if there else {}
        return replace(self, entries=tuple(_marked(one, before) for one in self.entries))


def _marked(entry: polib.POEntry, before: Any) -> polib.POEntry:
    known = before.get(entry.msgctxt)
    same = known is not None and known.text.strip() == entry.msgstr.strip()
    entry.flags = [UNSURE] if same and entry.comment in ("stale", "broken") else []
    return entry


def csv_of(
    texts: Texts, lang: str, translation: Translation | None, say: Say, delimiter: str = ";"
) -> bytes:
    """Return ``texts`` as a .csv file that Excel opens rightly, with the ``translation`` so far."""
    kept = io.StringIO(newline="")
    writer = csv.writer(kept, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(_head(texts, lang))
    for row in _rows(texts, translation, say):
        writer.writerow([_guarded(cell) for cell in row])
    return b"\xef\xbb\xbf" + kept.getvalue().encode()


def xlsx_of(texts: Texts, lang: str, translation: Translation | None, say: Say) -> bytes:
    """Return ``texts`` as an .xlsx file with its first columns locked, always the same bytes."""
    from xlsxwriter import Workbook

    kept = io.BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(kept, {"in_memory": True, **safe})
    book.set_properties({"author": "Speeltafel", "created": datetime(2000, 1, 1)})
    page = book.add_worksheet(lang)
    styles = [
        book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "locked": locked})
        for locked in (True, False)
    ]
    for number, row in enumerate([_head(texts, lang), *_rows(texts, translation, say)]):
        for place, cell in enumerate(row):
            page.write_string(number, place, cell, styles[number > 0 and place >= _LOCKED])
    for place, width in enumerate(_WIDTHS):
        page.set_column(place, place, width)
    page.freeze_panes(1, 1)
    page.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
    book.close()
    return kept.getvalue()


def _head(texts: Texts, lang: str) -> list[str]:
    named = {"source": f"source ({texts.language})", "translation": f"translation ({lang})"}
    return [named.get(column, column) for column in _COLUMNS]


def _rows(texts: Texts, translation: Translation | None, say: Say) -> Iterator[list[str]]:
    entries = translation.entries if translation else {}
    for slot in texts.slots:
        yield _row(slot, entries.get(slot.key), say, texts.voluntary)


def _row(slot: Slot, entry: Entry | None, say: Say, voluntary: bool) -> list[str]:
    state = "" if voluntary and entry is None else slot.standing(entry)
    said = entry.text.strip() if entry else ""
    note = " ".join(notes_of(slot, say))
    return [slot.key, f"{slot.file}:{slot.line}", note, slot.text, said, state]


def _guarded(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet takes it for a formula; ``_plain`` undoes it."""
    return f"'{cell}" if _DANGER.match(cell) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _DANGER.match(cell[1:]) else cell


def read_csv(raw: bytes, name: str) -> Sheet:
    """Return the .csv file ``name``, whatever its columns are parted by.

    Raises:
        Mistakes: if it is too big, is not UTF-8, or lacks a column.
    """
    source = SourceText(name, "")
    if len(raw) > BYTES:
        raise Mistakes([source.mistake(Code.TOO_BIG, (1, 1, 1), limit=BYTES // 1_000_000)])
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Mistakes([source.mistake(Code.NOT_UTF8, (line, 1, 1))]) from None
    delimiter = max(";,\t", key=text.partition("\n")[0].count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise _no_sheet(name, "key") from None
    return _sheet([[_plain(cell) for cell in row] for row in rows], name)


def read_xlsx(raw: bytes, name: str) -> Sheet:
    """Return the .xlsx file ``name``: what its cells say, never what a formula would make.

    Raises:
        Mistakes: if it is too big, is no such file, or lacks a column.
    """
    from openpyxl import load_workbook

    if len(raw) > BYTES or not _is_safe(raw):
        raise _no_sheet(name, "key")
    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        page = book.worksheets[0]
        read = page.iter_rows(max_row=_ROWS, max_col=20, values_only=True)
        rows = [[_said(cell) for cell in row] for row in read]
        book.close()
    except Exception:  # a dozen parsers look at a stranger's file, each with errors of its own
        raise _no_sheet(name, "key") from None
    return _sheet(rows, name)


def _is_safe(raw: bytes) -> bool:
    """Return whether it is a zip that stays within measure and defines nothing of its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if sum(one.file_size for one in archive.infolist()) > _UNPACKED:
                return False
            return not any(map(_defines, map(archive.read, archive.infolist())))
    # What zipfile raises for a damaged file, an unknown packing, a password, a part cut short.
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        return False


def _defines(part: bytes) -> bool:
    return any(sign in part for sign in _DEFINING)


def _said(cell: Any) -> str:
    if cell is None:
        return ""
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


def _sheet(rows: list[list[str]], name: str) -> Sheet:
    head = [cell.strip() for cell in rows[0]] if rows else []
    places = {found[1]: place for place, cell in enumerate(head) if (found := _HEAD.match(cell))}
    places |= {cell: place for place, cell in enumerate(head) if cell in _COLUMNS}
    if absent := [one for one in ("key", "source", "translation") if one not in places]:
        raise _no_sheet(name, absent[0])
    found = _HEAD.match(head[places["translation"]])
    source = SourceText(name, "\n".join(" | ".join(row).replace("\n", " ") for row in rows))
    if not found:
        raise _no_sheet(name, "translation (en)")
    entries = (_entry(row, places, number) for number, row in enumerate(rows[1:], start=2))
    return Sheet(source, found[2], tuple(one for one in entries if one.msgid or one.msgctxt))


def _entry(row: Row, places: dict[str, int], number: int) -> polib.POEntry:
    def cell(column: str) -> str:
        place = places.get(column, len(row))
        return row[place].replace("\r\n", "\n").strip() if place < len(row) else ""

    entry = polib.POEntry(
        msgctxt=cell("key"), msgid=cell("source"), msgstr=cell("translation"), comment=cell("state")
    )
    entry.linenum = number
    return entry


def _no_sheet(name: str, column: str) -> Mistakes:
    return Mistakes([SourceText(name, "").mistake(Code.NOT_SHEET, (1, 1, 1), column=column)])
