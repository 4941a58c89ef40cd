"""A pack as one file: the same pack always gives the same bytes, and a stranger's does no harm."""

import io
import json
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from engine.content.diagnostics import Code, Mistakes, SourceText
from engine.content.load import PACK

Files = Mapping[str, bytes]
"""The files of a pack by their names from its folder."""

MANIFEST: Final = "MANIFEST.json"
KINDS: Final = (".yaml", ".md", ".txt", ".png", ".jpg", ".jpeg")
"""What may be in a pack: never a program, never another archive."""
PICTURES: Final = KINDS[3:]
FILES: Final = 2_000
ARCHIVE: Final = 20_000_000
"""Bytes of the one file."""
UNPACKED: Final = 50_000_000
"""Bytes of all files together: what a bomb would go over."""
ONE_FILE: Final = 10_000_000
LONGEST_NAME: Final = 100
DEEPEST: Final = 4

_LICENCES: Final = {"LICENSE", "LICENCE"}
_OF_SYSTEMS: Final = {"Thumbs.db", "desktop.ini", "__MACOSX"}
_PART: Final = re.compile(r"^[A-Za-z0-9_]([A-Za-z0-9_. -]*[A-Za-z0-9_-])?$")
_CLIMBS: Final = re.compile(r"(^|/)\.+(/|$)|\\")
_DEVICES: Final = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_STARTS: Final = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
_FIRST_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE: Final = (stat.S_IFREG | 0o644) << 16
_ENTRY: Final = b"PK\x01\x02"
_ENCRYPTED: Final = 1
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError,
    RuntimeError, OSError, ValueError, OverflowError,
)  # fmt: skip
"""What zipfile says of a file that is none, or uses a way of packing that it does not know."""


def packed(files: Files) -> bytes:
    """Return ``files`` and their manifest as one zip: sorted, dated 1980, not compressed.

    What compresses differs from one machine to the next; so small texts are stored as they are.
    """
    inside = {**files, MANIFEST: manifest(files)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(inside):
            entry = zipfile.ZipInfo(name, _FIRST_MOMENT)
            entry.create_system, entry.external_attr = 3, _PLAIN_FILE
            archive.writestr(entry, inside[name])
    return out.getvalue()


def manifest(files: Files) -> bytes:
    """Return the list of ``files`` with the SHA-256 of each."""
    hashes = {name: sha256(files[name]).hexdigest() for name in sorted(files) if name != MANIFEST}
    return (json.dumps({"format": 1, "files": hashes}, indent=1) + "\n").encode()


def altered(files: Files) -> list[str] | None:
    """Return the files that differ from the manifest among them; None if there is no manifest."""
    if MANIFEST not in files:
        return None
    if files[MANIFEST] == manifest(files):
        return []
    try:
        said = json.loads(files[MANIFEST])["files"]
        hashes = {str(name): said[name] for name in said}
    except (ValueError, KeyError, TypeError, RecursionError):
        return [MANIFEST]
    now: dict[str, str] = json.loads(manifest(files))["files"]
    found = [name for name in {**hashes, **now} if hashes.get(name) != now.get(name)]
    return sorted(found) or [MANIFEST]


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return the files of the pack in ``folder``; what begins with a dot is no part of it.

    Raises:
        Mistakes: if something in it cannot be in a pack.
    """
    files: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if _ignored(name):
            continue
        if path.is_symlink():
            raise _no(name, Code.PACK_LINK)
        if path.is_file():
            _limits(folder.name, len(files) + 1, path.stat().st_size, files)
            files[name] = path.read_bytes()
    return _sound(folder.name, files)


def unpacked(raw: bytes, called: str) -> dict[str, bytes]:
    """Return the files in the zip ``raw``, called ``called``; nothing is written anywhere.

    One folder around everything is left out, so that a folder zipped by hand is a pack too.

    Raises:
        Mistakes: if it is no zip, holds what may not be in a pack, or is over a limit.
    """
    if len(raw) > ARCHIVE or raw.count(_ENTRY) > 2 * FILES:
        raise _no(called, Code.PACK_TOO_BIG, limit=ARCHIVE // 1_000_000, files=FILES)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            files = _members(archive, called)
    except _BROKEN:
        raise _no(called, Code.NO_ZIP) from None
    return _sound(called, _without_folder(files))


def _members(archive: zipfile.ZipFile, called: str) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for entry in _entries(archive, called):
        if entry.orig_filename in files:
            raise _no(called, Code.PACK_SAME_NAME, name=entry.orig_filename)
        _limits(called, len(files) + 1, entry.file_size, files)
        with archive.open(entry) as member:
            # The size that it says of itself may be a lie: never read past what is allowed.
            files[entry.orig_filename] = member.read(ONE_FILE + 1)
        _limits(called, len(files), len(files[entry.orig_filename]), {})
    return files


def _entries(archive: zipfile.ZipFile, called: str) -> Iterator[zipfile.ZipInfo]:
    """Yield the entries that are files; what systems leave behind is passed by."""
    for entry in archive.infolist():
        name = entry.orig_filename
        if _ignored(name) and not _CLIMBS.search(name):
            continue
        if entry.flag_bits & _ENCRYPTED:
            raise _no(called, Code.NO_ZIP)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _no(called, Code.NO_ZIP)
        _safe(called, name.removesuffix("/"))
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise _no(name, Code.PACK_LINK)
        if not name.endswith("/"):
            yield entry


def _without_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    tops = {name.partition("/")[0] for name in files}
    top = next(iter(tops), "")
    if len(tops) != 1 or f"{top}/{PACK}" not in files:
        return files
    return {name.removeprefix(f"{top}/"): raw for name, raw in files.items()}


def _ignored(name: str) -> bool:
    """Return whether ``name`` is what a system or an editor left behind."""
    return any(part.startswith(".") or part in _OF_SYSTEMS for part in name.split("/"))


def _limits(called: str, count: int, size: int, others: Files) -> None:
    total = size + sum(map(len, others.values()))
    if count > FILES or size > ONE_FILE or total > UNPACKED:
        raise _no(called, Code.PACK_TOO_BIG, limit=UNPACKED // 1_000_000, files=FILES)


def _safe(called: str, name: str) -> None:
    """Raise ``Mistakes`` if a file of this name could land elsewhere, or on no Windows."""
    parts = name.split("/")
    fits = len(name) <= LONGEST_NAME and len(parts) <= DEEPEST
    if not fits or not all(_good_part(part) for part in parts):
        shown = unicodedata.normalize("NFC", name[:LONGEST_NAME])
        raise _no(called, Code.PACK_FILE_NAME, name=shown)


def _good_part(part: str) -> bool:
    return bool(_PART.match(part)) and not _DEVICES.match(part.partition(".")[0])


def _sound(called: str, files: dict[str, bytes]) -> dict[str, bytes]:
    """Return ``files`` if all of them may be in a pack, and one is its ``pack.yaml``.

    Raises:
        Mistakes: if not.
    """
    if PACK not in files:
        raise _no(called, Code.NO_PACK)
    seen: dict[str, str] = {}
    for name, raw in files.items():
        _safe(called, name)
        if not _may_be_in(name, raw):
            raise _no(called, Code.PACK_FILE_KIND, name=name, allowed=" ".join(KINDS))
        if seen.setdefault(name.casefold(), name) != name or _is_folder(name, files):
            raise _no(called, Code.PACK_SAME_NAME, name=name)
    return files


def _is_folder(name: str, files: Files) -> bool:
    start = f"{name}/".casefold()
    return any(other.casefold().startswith(start) for other in files)


def _may_be_in(name: str, raw: bytes) -> bool:
    if name == MANIFEST or name in _LICENCES:
        return True
    kind = Path(name).suffix
    return kind in KINDS and raw.startswith(_STARTS.get(kind, b""))


def _no(called: str, code: Code, **facts: object) -> Mistakes:
    return Mistakes([SourceText(called, "").mistake(code, (1, 1, 1), **facts)])
