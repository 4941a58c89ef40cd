"""Translations as translators know them: a PO file, for Poedit, Weblate or any other program."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import polib

from engine.content.diagnostics import Code, Diagnostic, Mistakes, SourceText
from engine.content.phrases import nearest
from engine.content.slots import Slot, Texts
from engine.content.translations import (
    Entry,
    Translation,
    blanks,
    fingerprint,
    listed,
)
from engine.content.yaml_light import BYTES, CHARACTERS, unseen
from engine.core import Say

_LINE: Final = re.compile(r"\(line (\d+)\)")
_WRITTEN: Final = re.compile(r'^\s*(#.*|(msg(ctxt|id|id_plural|str(\[\d+\])?))?\s*".*")?\s*$')
_LANGUAGE: Final = re.compile(r"^[a-z]{2,3}$")
_HAS_BLANKS: Final = "python-brace-format"  # with this flag, such programs compare the blanks too
UNSURE: Final = "fuzzy"


def po_of(texts: Texts, lang: str, translation: Translation | None, say: Say) -> bytes:
    """Return ``texts`` as a PO file for ``lang``, with the ``translation`` there is.

    What is stale or broken in it is marked as unsure. The same texts give the same bytes.
    """
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Project-Id-Version": texts.folder.resolve().name,
        "Language": lang,
        "X-Source-Language": texts.language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    entries = translation.entries if translation else {}
    file.extend(_entry(slot, entries.get(slot.key), say) for slot in texts.slots)
    return f"{file}".encode()


def _entry(slot: Slot, entry: Entry | None, say: Say) -> polib.POEntry:
    unsure = slot.standing(entry) in ("stale", "broken")
    has_blanks = bool(blanks(slot.text))
    return polib.POEntry(
        msgctxt=slot.key,
        msgid=slot.text,
        msgstr=entry.text.strip() if entry else "",
        comment="\n".join(notes_of(slot, say)),
        occurrences=[(slot.file, str(slot.line))],
        flags=[*[UNSURE] * unsure, *[_HAS_BLANKS] * has_blanks],
    )


def notes_of(slot: Slot, say: Say) -> list[str]:
    """Return what a translator must know of ``slot``: what it belongs to, and what stays."""
    notes = [say("translate.around", title=slot.around)] if slot.around else []
    kept = [say("translate.blanks", blanks=listed(slot.text))] if blanks(slot.text) else []
    return notes + kept


@dataclass(frozen=True)
class Brought:
    """What a PO file brings: the texts by key that are sure, and what there is to say of it."""

    lang: str
    entries: dict[str, Entry]
    remarks: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class PoFile:
    """A PO file, read: its language, its entries and its lines."""

    source: SourceText
    lang: str
    entries: tuple[polib.POEntry, ...]

    def settled(self, there: Translation | None) -> "PoFile":
        """Return it beside what is ``there``: a PO file says itself what is sure."""
        return self

    def at(self, entry: polib.POEntry, keyword: str = "msgctxt") -> tuple[int, int, int]:
        """Return line, column and width of ``keyword`` in ``entry``."""
        first = entry.linenum or 1
        for number in range(first, len(self.source.lines) + 1):
            if self.source.line(number).startswith(keyword):
                return number, 1, len(self.source.line(number))
        return first, 1, 1


def read_po(raw: bytes, name: str) -> PoFile:
    """Return the PO file ``name``, without what is obsolete in it.

    Raises:
        Mistakes: if it is no PO file, or does not say which language it is in.
    """
    source = _decoded(raw, name)
    try:
        # With a line end it can be no path: polib would open that file.
        read = polib.pofile(f"{source.text}\n")
    except OSError as error:
        found = _LINE.search(str(error))
        at = (int(found[1]) if found else 1, 1, 1)
        raise Mistakes([source.mistake(Code.NOT_PO, at)]) from None
    lang = read.metadata.get("Language", "")
    if not _LANGUAGE.match(lang):
        raise Mistakes([source.mistake(Code.PO_LANGUAGE, (1, 1, 1), found=lang or "–")])
    return PoFile(source, lang, tuple(one for one in read if not one.obsolete))


def _decoded(raw: bytes, name: str) -> SourceText:
    source = SourceText(name, raw[:BYTES].decode("utf-8", "replace").removeprefix("\ufeff"))
    if len(raw) > BYTES:
        raise Mistakes([source.mistake(Code.TOO_BIG, (1, 1, 1), limit=BYTES // 1_000_000)])
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Mistakes([source.mistake(Code.NOT_UTF8, (line, 1, 1))]) from None
    if found := unseen(source.text):
        raise Mistakes([source.mistake(Code.INVISIBLE, found[1], character=found[0])])
    for number, written in enumerate(source.lines, start=1):
        if not _WRITTEN.match(written):  # polib would read on, and lose a letter at either end
            raise Mistakes([source.mistake(Code.NOT_PO, (number, 1, len(written)))])
    return source


def brought(po: PoFile, texts: Texts, there: Translation | None) -> Brought:
    """Return what ``po`` brings for ``texts``, beside the translation that is ``there``.

    Raises:
        Mistakes: if a text in it cannot be used; nothing of it should be then.
    """
    if po.lang == texts.language and not texts.voluntary:
        facts = {"found": po.lang}
        raise Mistakes([po.source.mistake(Code.PO_SOURCE_LANGUAGE, (1, 1, 1), **facts)])
    slots = {slot.key: slot for slot in texts.slots}
    sure = [one for one in po.entries if one.msgstr.strip() and not one.fuzzy]
    errors = [wrong for one in sure for wrong in _wrong(po, one)] + _twice(po)
    if errors:
        raise Mistakes(errors)
    remarks = [_stray(po, one, slots) for one in po.entries if one.msgctxt not in slots]
    known = [one for one in sure if one.msgctxt in slots]
    older = [one for one in known if fingerprint(one.msgid) != slots[one.msgctxt].now]
    remarks += [po.source.mistake(Code.PO_OLDER, po.at(one, "msgid")) for one in older]
    kept = {one.msgctxt for one in older if _newer(slots[one.msgctxt], there)}
    taken = {
        one.msgctxt: Entry(src=fingerprint(one.msgid), text=one.msgstr.strip())
        for one in known
        if one.msgctxt not in kept
    }
    return Brought(po.lang, taken, tuple(remarks))


def _newer(slot: Slot, there: Translation | None) -> bool:
    """Return whether there is a translation already of the text as it is now."""
    entry = there.entries.get(slot.key) if there else None
    return entry is not None and entry.src == slot.now


def _wrong(po: PoFile, entry: polib.POEntry) -> Iterator[Diagnostic]:
    at, mistake = po.at(entry, "msgstr"), po.source.mistake
    if not entry.msgctxt:
        yield mistake(Code.PO_NO_KEY, po.at(entry, "msgid"))
    if blanks(entry.msgstr) != blanks(entry.msgid):
        facts = {"source": listed(entry.msgid), "found": listed(entry.msgstr)}
        yield mistake(Code.BLANKS, at, **facts)
    if len(entry.msgstr) > CHARACTERS:
        yield mistake(Code.TOO_LONG_TEXT, at, limit=CHARACTERS)
    if found := unseen(entry.msgstr):
        yield mistake(Code.INVISIBLE, at, character=found[0])


def _twice(po: PoFile) -> list[Diagnostic]:
    first: dict[str, int] = {}
    found = []
    for entry in (one for one in po.entries if one.msgctxt):
        at = po.at(entry)
        if entry.msgctxt in first:
            facts = {"word": entry.msgctxt, "line": first[entry.msgctxt]}
            found.append(po.source.mistake(Code.TWICE, at, **facts))
        first.setdefault(entry.msgctxt, at[0])
    return found


def _stray(po: PoFile, entry: polib.POEntry, slots: dict[str, Slot]) -> Diagnostic:
    key = entry.msgctxt or "–"
    near = (nearest(key, slots) or ["…"])[0]
    return po.source.mistake(Code.ORPHAN, po.at(entry), name=key, near=near)
