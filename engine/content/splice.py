"""New texts into a translation file: what nobody changed stays as it was, comments too."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from engine.content.diagnostics import Mistakes
from engine.content.edits.ground import Ground, Splice, spliced
from engine.content.edits.writing import quoted
from engine.content.translations import Entry, Translation, read_translation

_PLAIN: Final = re.compile(r"^[a-z][\w.-]*$")


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
    changed = _spliced(there, new, order)
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    return mark + changed if _says(changed, name, wanted) else _whole(wanted, [*order, *wanted])


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
    name = key if _PLAIN.match(key) else quoted(key)
    return f"{name}: {{src: {quoted(entry.src)}, text: {quoted(entry.text)}}}"


def _spliced(there: Translation, new: Mapping[str, Entry], order: Sequence[str]) -> bytes:
    ground = Ground(there.document)
    changes = [one for key in new if key in there.entries for one in _replaced(ground, key, new)]
    changes += _added(ground, there.entries, new, order)
    return spliced(ground.text, changes).encode()


def _replaced(ground: Ground, key: str, new: Mapping[str, Entry]) -> Iterable[Splice]:
    for field in ("src", "text"):
        path = (key, field)
        yield ground.begin(path), ground.end(path), quoted(getattr(new[key], field))


def _added(
    ground: Ground,
    there: Mapping[str, Entry],
    new: Mapping[str, Entry],
    order: Sequence[str],
) -> Iterable[Splice]:
    """Return where each entry that was not there comes, several at one place in their order."""
    at = ground.start_of_line(min(ground.entry((key,)) for key in there))
    lines: dict[int, list[str]] = {}
    for key in order:
        if key in there:
            at = ground.next_line(ground.end((key,)))
        elif key in new:
            lines.setdefault(at, []).append(line_of(key, new[key]))
    for place, added in lines.items():
        before = ground.newline if place and ground.text[place - 1] != "\n" else ""
        yield place, place, before + ground.newline.join(added) + ground.newline
