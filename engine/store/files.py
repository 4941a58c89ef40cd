"""The workshops in a data folder: finding them, and forgetting them for good."""

import datetime
import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.store import Unusable
from engine.store.lock import WriterLock, lock_path

_NAME: Final = re.compile(r"(\d{4}-\d{2}-\d{2})-(\d{6})\.speeltafel")
_MARK: Final = ".forget"


@dataclass(frozen=True)
class WorkshopFile:
    """A workshop kept in ``path``: its join ``code``, and the ``date`` it was opened."""

    path: Path
    code: str
    date: datetime.date


def workshop_path(folder: Path, code: str, date: datetime.date) -> Path:
    """Return where the workshop with join code ``code`` of ``date`` is kept."""
    return folder / f"{date.isoformat()}-{code}.speeltafel"


def workshop_files(folder: Path) -> list[WorkshopFile]:
    """Return the workshops in ``folder``, newest first; none if there is no such folder."""
    found = [file for path in folder.glob("*.speeltafel") if (file := _named(path))]
    return sorted(found, key=lambda file: (file.date, _changed(file.path)), reverse=True)


def find(folder: Path, code: str) -> WorkshopFile | None:
    """Return the newest workshop in ``folder`` with join code ``code``."""
    return next((file for file in workshop_files(folder) if file.code == code), None)


def forget(path: Path) -> None:
    """Delete the workshop in ``path`` with all that belongs to it, backups too.

    Once begun it is finished, if need be by ``finish_forgetting``.

    Raises:
        Unusable: ``missing`` if it is not there, ``in_use`` while it is open,
            ``folder_not_writable`` if nothing can be deleted here.
    """
    if not path.is_file():
        raise Unusable("missing", file=str(path))
    with WriterLock(path):
        _gather(path)
        _mark(path)
    _finish(path)


def finish_forgetting(folder: Path) -> None:
    """Delete what is left in ``folder`` of workshops whose forgetting was interrupted."""
    for mark in folder.glob(f"*.speeltafel{_MARK}"):
        _finish(mark.with_name(mark.name.removesuffix(_MARK)))


def is_being_forgotten(path: Path) -> bool:
    """Return whether the workshop in ``path`` was being forgotten and is not gone yet."""
    return _mark_path(path).exists()


def _named(path: Path) -> WorkshopFile | None:
    name = _NAME.fullmatch(path.name)
    # A file that never got its first byte is a workshop that never opened.
    if name is None or not path.is_file() or path.stat().st_size == 0:
        return None
    with suppress(ValueError):
        return WorkshopFile(path, name[2], datetime.date.fromisoformat(name[1]))
    return None


def _changed(path: Path) -> float:
    return path.stat().st_mtime


def _gather(path: Path) -> None:
    """Bring what still stands in the write-ahead log into the one file that is marked."""
    with suppress(sqlite3.Error):  # A damaged workshop can be forgotten too.
        address = f"{path.resolve().as_uri()}?mode=rw"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _mark(path: Path) -> None:
    try:
        path.rename(_mark_path(path))
    except OSError as error:  # Windows: somebody is reading it.
        raise Unusable("in_use", file=str(path)) from error
    sync_folder(path.parent)


def _finish(path: Path) -> None:
    """Delete all that belongs to ``path``; the mark goes last, so that this can be redone."""
    try:
        for part in _parts(path):
            part.unlink(missing_ok=True)
        _mark_path(path).unlink(missing_ok=True)
    except OSError as error:
        raise Unusable("folder_not_writable", folder=str(path.parent)) from error
    sync_folder(path.parent)


def _parts(path: Path) -> Iterator[Path]:
    for ending in ("-wal", "-shm", "-journal"):
        yield path.with_name(path.name + ending)
    yield lock_path(path)
    yield from path.parent.glob(f"{path.name}.backup*")


def _mark_path(path: Path) -> Path:
    return path.with_name(path.name + _MARK)


def sync_folder(folder: Path) -> None:
    """Make the folder's list of files durable; Windows does so by itself."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
