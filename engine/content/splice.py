"""New texts into a translation file: what nobody changed stays as it was, comments too."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from engine.content.diagnostics import Mistakes
from engine.content.translations import Entry, Translation, read_translation
from engine.content.yaml_light import Document

_PLAIN: Final = re.compile(r"^[a-z][\w.-]*$")
_Change = tuple[int, int, str]


def updated(
    raw: bytes | None, name: str, entries: Mapping[str, Entry], order: Sequence[str]
) -> bytes:
    """Return the translation file ``raw`` with ``entries`` in it, None being a new file.

    A new entry comes after the one before it in ``order``. A file laid out in a way that
    cannot be changed in place is written anew.

    Raises:
        Mistakes: if ``raw`` is no translation file.
    """
    if not raw or not raw.strip():
        return _whole(entries, order)
    there = read_translation(raw, name)
    new = {key: one for key, one in entries.items() if not _same(there.entries.get(key), one)}
    if not new:
        return raw
    wanted = {**there.entries, **new}
    spliced = _spliced(there, new, order)
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    return mark + spliced if _says(spliced, name, wanted) else _whole(wanted, [*order, *wanted])


def _same(there: Entry | None, entry: Entry) -> bool:
    return there is not None and _stripped(there) == _stripped(entry)


def _stripped(entry: Entry) -> tuple[str, str]:
    return entry.src, entry.text.strip()


def _says(raw: bytes, name: str, wanted: Mapping[str, Entry]) -> bool:
    try:
        found = read_translation(raw, name).entries
    except Mistakes:
        return False
    return {key: _stripped(one) for key, one in found.items()} == {
        key: _stripped(one) for key, one in wanted.items()
    }


def _whole(entries: Mapping[str, Entry], order: Iterable[str]) -> bytes:
    """Return a new file: a line for each entry, and an empty line after each part."""
    lines: list[str] = []
    part = ""
    for key in dict.fromkeys(key for key in order if key in entries):
        own = ".".join(key.split(".")[:3])
        lines += [""] * bool(lines and own != part and key.count(".") > 2) + [
            line_of(key, entries[key])
        ]
        part = own
    return ("\n".join(lines) + "\n").encode()


def line_of(key: str, entry: Entry) -> str:
    """Return ``entry`` as one line of a translation file."""
    name = key if _PLAIN.match(key) else json.dumps(key, ensure_ascii=False)
    return f"{name}: {{src: {_quoted(entry.src)}, text: {_quoted(entry.text)}}}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _spliced(there: Translation, new: Mapping[str, Entry], order: Sequence[str]) -> bytes:
    document = there.document
    text = document.source.text
    changes = [one for key in new if key in there.entries for one in _replaced(document, key, new)]
    changes += _added(document, there.entries, new, order)
    for start, end, instead in sorted(changes, key=lambda one: one[:2], reverse=True):
        text = text[:start] + instead + text[end:]
    return text.encode()


def _replaced(document: Document, key: str, new: Mapping[str, Entry]) -> Iterable[_Change]:
    for field in ("src", "text"):
        start, end = _extent(document, (key, field))
        yield start, end, _quoted(getattr(new[key], field))


def _extent(document: Document, path: tuple[str | int, ...]) -> tuple[int, int]:
    """Return where the value at ``path`` begins and ends, without the empty lines after it."""
    event: Any = document.places[path].value
    start, end = event.start_mark.index, event.end_mark.index
    written = document.source.text[start:end]
    return start, start + len(written.rstrip())


def _added(
    document: Document,
    there: Mapping[str, Entry],
    new: Mapping[str, Entry],
    order: Sequence[str],
) -> Iterable[_Change]:
    """Return where each entry that was not there comes, several at one place in their order."""
    text = document.source.text
    newline = "\r\n" if "\r\n" in text else "\n"
    at = _start_of_line(text, min(_begin(document, key) for key in there))
    lines: dict[int, list[str]] = {}
    for key in order:
        if key in there:
            at = _next_line(text, max(_extent(document, (key, f))[1] for f in ("src", "text")))
        elif key in new:
            lines.setdefault(at, []).append(line_of(key, new[key]))
    for place, added in lines.items():
        before = newline if place and text[place - 1] != "\n" else ""
        yield place, place, before + newline.join(added) + newline


def _begin(document: Document, key: str) -> int:
    place = document.places[(key,)]
    return int((place.key or place.value).start_mark.index)


def _start_of_line(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def _next_line(text: str, index: int) -> int:
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1
