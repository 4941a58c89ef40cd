"""Whole copies of a workshop: on a stick beside the laptop, and from there on to another."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Final, Literal

from engine.store import Unusable
from engine.store.files import sync_folder, workshop_files
from engine.store.lock import WriterLock
from engine.store.sqlite import SqliteStore, open_reader
from engine.store.sqlite_file import connect_reader

_PART: Final = ".part"
Trouble = Literal["missing", "full", "failed"]
"""Why there is no fresh copy: its folder is not there, has no room, or cannot be written."""


class NotCopied(Exception):
    """There is no fresh copy; one that was there before stands as it stood."""

    def __init__(self, why: Trouble) -> None:
        super().__init__(why)
        self.why: Trouble = why


def copy_whole(source: Path, folder: Path) -> Path:
    """Put a copy of the workshop in ``source`` into ``folder``, and return where it is.

    Whoever looks finds the copy before or this one, never half of one. Somebody may be
    writing to ``source`` all the time.

    Raises:
        NotCopied: if the folder is missing or full, or anything else stands in the way.
    """
    if not folder.is_dir():
        raise NotCopied("missing")
    part, whole = folder / f"{source.name}{_PART}", folder / source.name
    try:
        with _cleared(part):
            _write(source, part)
            part.replace(whole)
        sync_folder(folder)
    except (sqlite3.Error, OSError, Unusable) as error:
        raise NotCopied(_trouble(error, folder)) from error
    return whole


def _write(source: Path, part: Path) -> None:
    os.close(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    with closing(connect_reader(source)) as taken, closing(sqlite3.connect(part)) as given:
        taken.backup(given)
        # What is copied says that a log stands beside it: on a stick one file is all there is.
        given.execute("PRAGMA journal_mode = DELETE")
    with part.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def _cleared(part: Path) -> Iterator[None]:
    """Leave nothing of an attempt behind, nor of one that a pulled plug broke off."""
    try:
        _clear(part)
        yield
    finally:
        with suppress(OSError):
            _clear(part)


def _clear(part: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        part.with_name(part.name + ending).unlink(missing_ok=True)


def _trouble(error: Exception, folder: Path) -> Trouble:
    if not folder.is_dir():
        return "missing"
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    return "full" if full or "full" in str(error) else "failed"


class Copying:
    """Keeps a copy of the workshop in ``source`` in ``folder`` as fresh as it is asked to."""

    def __init__(self, source: Path, folder: Path) -> None:
        self._source, self._folder = source, folder
        self._watch = connect_reader(source)
        self._copied: int | None = None
        self._turn = Lock()

    def refresh(self) -> bool:
        """Copy if anything was kept since the last time; return whether that was so.

        Raises:
            NotCopied: if it could not be; the next time tries again.
        """
        with self._turn:
            version = self._version()
            if version == self._copied and (self._folder / self._source.name).exists():
                return False
            self._copied = None
            copy_whole(self._source, self._folder)
            self._copied = version
            return True

    def _version(self) -> int:
        """Return a number that changes with every commit, in the log or beside it."""
        try:
            return int(self._watch.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error as error:
            raise NotCopied("failed") from error

    def close(self) -> None:
        """Stop watching."""
        self._watch.close()


def bring(source: Path, folder: Path) -> Path:
    """Bring the workshop in ``source`` into ``folder``, to be gone on with; return its place.

    If it is there already, the one that went on longest stands.

    Raises:
        Unusable: ``apart`` if both went on since, each by itself; ``in_use`` while it is open
            there; ``folder_not_writable``; and why ``source`` cannot be read.
    """
    place = folder / source.name
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with WriterLock(place):
        if place.exists() and not _is_older(place, source):
            return place
        try:
            return copy_whole(source, folder)
        except NotCopied as error:
            raise Unusable("folder_not_writable", folder=str(folder)) from error


def _is_older(kept: Path, brought: Path) -> bool:
    """Return whether ``brought`` goes on where ``kept`` ends; False the other way round."""
    with closing(open_reader(kept)) as one, closing(open_reader(brought)) as other:
        mine, theirs = _hashes(one), _hashes(other)
    short = min(len(mine), len(theirs))
    if mine[:short] != theirs[:short]:
        raise Unusable("apart", file=str(kept))
    return len(theirs) > len(mine)


def _hashes(store: SqliteStore) -> list[str]:
    return [row.hash for row in store.rows()]


def copies(path: Path) -> list[Path]:
    """Return the workshops at ``path``, newest first: it is one, or a folder of them."""
    return [path] if path.is_file() else [file.path for file in workshop_files(path)]
