"""The SQLite file of a workshop: its tables, and how it is made, recognised and connected."""

import os
import sqlite3
import struct
from collections.abc import Iterable
from contextlib import ExitStack, closing
from pathlib import Path
from secrets import token_bytes
from typing import Final

from engine.store import Unusable
from engine.store.files import is_being_forgotten

APPLICATION_ID: Final = 0x53504C54
"""What tells a workshop from any other SQLite file: the letters SPLT."""

FORMAT: Final = 1
"""The version of the tables below."""

UNREADABLE: Final = (sqlite3.Error, UnicodeDecodeError)
"""What reading a damaged file raises; its texts, and so its errors, may be no UTF-8."""

_BUSY_SECONDS: Final = 1.0
"""How long to wait for a reader in mid-read; ours are done in milliseconds."""

_WRITER_SETTINGS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)
_PROBE: Final = ("SELECT 1 FROM sqlite_schema",)

_SCHEMA: Final = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {FORMAT};
CREATE TABLE log (
    seq INTEGER PRIMARY KEY, clock INTEGER NOT NULL, scope TEXT NOT NULL, rid TEXT NOT NULL,
    kind TEXT NOT NULL, data TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE TABLE own (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, lang TEXT NOT NULL, keep INTEGER NOT NULL,
    state TEXT NOT NULL, value TEXT NOT NULL
) STRICT;
CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY, role TEXT NOT NULL, seats TEXT NOT NULL,
    group_id TEXT NOT NULL, lang TEXT NOT NULL
) STRICT;
CREATE TABLE blobs (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;
CREATE TABLE keeping (
    secret BLOB NOT NULL, traces INTEGER NOT NULL DEFAULT 0, hold TEXT NOT NULL DEFAULT ''
) STRICT;
"""
# keeping.traces: something was deleted whose bytes may still stand in free space.
# keeping.hold: why the workshop stands still, if it does.


def make_file(path: Path, secret: bytes = b"") -> None:
    """Make an empty workshop in ``path``, for its owner's eyes alone.

    ``secret`` is its own; without one it gets a fresh one.

    Raises:
        Unusable: ``exists`` if there is something already; ``folder_not_writable``.
    """
    _claim_name(path)
    try:
        with closing(_connect(path, "mode=rw")) as connection:
            connection.executescript(f"BEGIN; {_SCHEMA}")
            connection.execute(
                "INSERT INTO keeping (secret) VALUES (?)", (secret or token_bytes(32),)
            )
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        path.unlink()
        raise Unusable("folder_not_writable", folder=str(path.parent)) from error


def check_header(path: Path) -> None:
    """Raise ``Unusable`` if ``path`` is no workshop that this version can read.

    Reads the file's first bytes alone, so that nothing foreign is ever opened for writing.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Unusable("missing", file=str(path)) from error
    except OSError as error:
        raise Unusable("not_readable", file=str(path)) from error
    version, application = _numbers(header)
    if application != APPLICATION_ID:
        raise Unusable("not_a_workshop", file=str(path))
    if version > FORMAT:
        raise Unusable("newer_version", file=str(path))


def connect_writer(path: Path) -> sqlite3.Connection:
    """Return a connection that writes durably and deletes for good.

    Raises:
        Unusable: ``damaged`` if the file refuses it.
    """
    return _connect_usable(path, "mode=rw", _WRITER_SETTINGS)


def connect_reader(path: Path) -> sqlite3.Connection:
    """Return a connection that never writes to the file and never holds a writer up.

    Raises:
        Unusable: ``damaged`` if the file refuses it.
    """
    try:
        return _connect_usable(path, "mode=ro", _PROBE)
    except Unusable:
        if path.with_name(f"{path.name}-wal").exists():
            raise
    # Nobody has it open; a write-protected folder refuses the files that readers share.
    return _connect_usable(path, "mode=ro&immutable=1", _PROBE)


def _connect_usable(path: Path, mode: str, statements: Iterable[str]) -> sqlite3.Connection:
    with ExitStack() as undo:
        try:
            connection = _connect(path, mode)
            undo.callback(connection.close)
            for statement in statements:
                connection.execute(statement)
        except UNREADABLE as error:
            raise Unusable("damaged", file=str(path)) from error
        undo.pop_all()
    return connection


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?{mode}",
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )


def _claim_name(path: Path) -> None:
    # The name of one that is still being forgotten would be forgotten along with it.
    if is_being_forgotten(path):
        raise Unusable("exists", file=str(path))
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError as error:
        raise Unusable("exists", file=str(path)) from error
    except OSError as error:
        raise Unusable("folder_not_writable", folder=str(path.parent)) from error


def _numbers(header: bytes) -> tuple[int, int]:
    """Return user version and application id of an SQLite file; zeros if it is none."""
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        return 0, 0
    version, application = struct.unpack(">i4xi", header[60:72])
    return version, application
