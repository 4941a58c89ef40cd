"""What is on the disk: the file, its earlier versions, and what was not saved yet."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from engine.content.atomic import write_whole
from engine.content.yaml_light import BYTES
from facilitator_web.answers import Refused

VERSIONS: Final = 50
FOLDER: Final = ".history"
_BOM: Final = b"\xef\xbb\xbf"
_NAME: Final = re.compile(r"(\d{8}-\d{6})-[0-9a-f]{8}\.txt")
_WHEN: Final = "%Y%m%d-%H%M%S"


def mark_of(raw: bytes) -> str:
    """Return by what a version of a file is told from every other."""
    return sha256(raw).hexdigest()[:32]


@dataclass(frozen=True)
class Version:
    """An earlier version: ``name`` in the history, and when it was saved."""

    name: str
    when: datetime


class Keeping:
    """Keeps the file at ``path``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._history = path.parent / FOLDER / path.stem
        self._draft = path.parent / FOLDER / "draft" / f"{path.stem}.txt"

    def read(self) -> bytes | None:
        """Return what is saved; None if the file is gone.

        Raises:
            Refused: 413 if it is larger than any file may be; 503 if it cannot be read.
        """
        try:
            if self.path.stat().st_size > BYTES:
                raise Refused(413, "edit_large")
            return self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Refused(503, "edit_disk") from error

    def save(self, raw: bytes) -> None:
        """Put ``raw`` in the place of the file; both are among the versions then.

        Raises:
            Refused: 503 if the disk does not let it; the file is then as it was.
        """
        try:
            before = self.read()
            if before is not None:
                self.keep(before)
            self.keep(raw)
            write_whole(self.path, raw)
        except OSError as error:
            raise Refused(503, "edit_disk") from error
        self.forget_draft()

    # ------------------------------------------------------------------ versions

    def keep(self, raw: bytes) -> None:
        """Keep ``raw`` as a version, unless it is the newest already; the oldest go.

        Raises:
            OSError: if the disk does not let it.
        """
        there = self.versions()
        if there and self.version(there[0].name) == raw:
            return
        _folder(self._history)
        now = datetime.now().strftime(_WHEN)
        newest = there[0].when.strftime(_WHEN) if there else ""
        write_whole(self._history / f"{max(now, newest)}-{mark_of(raw)[:8]}.txt", raw)
        for old in self.versions()[VERSIONS:]:
            (self._history / old.name).unlink(missing_ok=True)

    def versions(self) -> list[Version]:
        """Return the earlier versions, the newest first."""
        found = [
            (when, path.stat().st_mtime_ns, path.name)
            for path in self._history.glob("*.txt")
            if (when := _when(path.name)) and _is_own(path)
        ]
        return [Version(name, when) for when, _, name in sorted(found, reverse=True)]

    def version(self, name: str) -> bytes:
        """Return the version ``name``.

        Raises:
            Refused: 404 if there is none of that name.
        """
        if name not in {one.name for one in self.versions()}:
            raise Refused(404, "not_found")
        return _start_of(self._history / name)

    # ------------------------------------------------------------------ what is not saved

    def draft(self) -> tuple[bytes, datetime] | None:
        """Return what was being written when the editor stopped, and when that was."""
        try:
            if not _is_own(self._draft):
                return None
            return _start_of(self._draft), datetime.fromtimestamp(self._draft.stat().st_mtime)
        except OSError:
            return None

    def keep_draft(self, raw: bytes) -> None:
        """Keep ``raw`` in case the editor stops before it is saved.

        Raises:
            Refused: 503 if the disk does not let it.
        """
        try:
            _folder(self._draft.parent)
            write_whole(self._draft, raw)
        except OSError as error:
            raise Refused(503, "edit_disk") from error

    def forget_draft(self) -> None:
        """Keep no draft any longer."""
        with suppress(OSError):
            self._draft.unlink(missing_ok=True)


def _when(name: str) -> datetime | None:
    """Return when the version with this name was saved, None if it is no name of ours."""
    named = _NAME.fullmatch(name)
    try:
        return datetime.strptime(named[1], _WHEN) if named else None
    except ValueError:  # the 99th of a month: a stranger's
        return None


def _is_own(path: Path) -> bool:
    """Return whether ``path`` is a file itself: a link may lead to what never ends, or far away."""
    return path.resolve() == path and path.is_file()


def _start_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(BYTES)


def _folder(path: Path) -> None:
    """Make the folder ``path``, for this person alone, and out of version control.

    A file that nobody else may read is not to be read in its history either.

    Raises:
        OSError: if it cannot be, or leads out of the folder that is edited.
    """
    if path.resolve() != path:
        raise OSError(f"{path.name} leads elsewhere")
    for folder in (path.parent, path):
        folder.mkdir(mode=0o700, exist_ok=True)
    ignored = path.parent / ".gitignore"
    if not ignored.exists():
        write_whole(ignored, b"*\n")


def with_mark(text: str, marked: bool) -> bytes:
    """Return ``text`` as it is saved: with a byte order mark if the file had one."""
    return _BOM * marked + text.encode()


def without_mark(raw: bytes) -> tuple[str, bool]:
    """Return the text in ``raw``, and whether it began with a byte order mark.

    Raises:
        Refused: 415 if it is not UTF-8.
    """
    try:
        return raw.removeprefix(_BOM).decode("utf-8"), raw.startswith(_BOM)
    except UnicodeDecodeError as error:
        raise Refused(415, "edit_not_utf8") from error
