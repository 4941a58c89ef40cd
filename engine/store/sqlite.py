"""A workshop in one SQLite file, for a laptop in a community centre."""

import datetime
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

from engine.store import Batch, Held, NotSaved, OwnRow, Row, Session, Unusable
from engine.store.chain import chained, first_break
from engine.store.files import workshop_path
from engine.store.lock import WriterLock
from engine.store.sqlite_file import (
    UNREADABLE,
    check_header,
    connect_reader,
    connect_writer,
    make_file,
)


def create(folder: Path, code: str, date: datetime.date, secret: bytes = b"") -> "SqliteStore":
    """Make a new workshop in ``folder`` (made if need be) and open it as its writer.

    ``secret`` is that of the workshop it goes on with; without one it gets a fresh one.

    Raises:
        Unusable: ``exists`` if there is one with this code and date, ``in_use``, or
            ``folder_not_writable`` if it cannot be made there.
    """
    path = workshop_path(folder, code, date)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Unusable("folder_not_writable", folder=str(folder)) from error
    with ExitStack() as undo:
        lock = undo.enter_context(WriterLock(path))
        make_file(path, secret)
        store = SqliteStore(path, connect_writer(path), lock)
        undo.pop_all()
    return store


def open_writer(path: Path) -> "SqliteStore":
    """Open the workshop in ``path`` to go on with it, after checking that it is whole.

    Raises:
        Unusable: ``missing``, ``not_readable``, ``not_a_workshop``, ``newer_version``,
            ``in_use``, ``folder_not_writable`` or ``damaged``.
    """
    check_header(path)
    with ExitStack() as undo:
        lock = undo.enter_context(WriterLock(path))
        store = SqliteStore(path, connect_writer(path), lock)
        undo.callback(store.close)
        store.check()
        store.remove_traces()
        undo.pop_all()
    return store


def open_reader(path: Path) -> "SqliteStore":
    """Open the workshop in ``path`` to read it, also while it is being written.

    A damaged one opens too, so that what is left can be read; see ``broken_at``.

    Raises:
        Unusable: ``missing``, ``not_readable``, ``not_a_workshop`` or ``newer_version``;
            ``damaged`` if nothing of it can be read.
    """
    check_header(path)
    return SqliteStore(path, connect_reader(path), None)


class SqliteStore:
    """One workshop in one SQLite file. Made by ``create``, ``open_writer``, ``open_reader``.

    One connection serves all threads, one at a time. A reader's ``append``, ``put_blob`` and
    ``keep_hold`` raise ``NotSaved``. Every read raises ``Unusable`` (``damaged``) if the file
    fails it.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriterLock | None) -> None:
        self._path = path
        self._connection = connection
        self._lock = lock
        self._turn = Lock()

    def append(self, batch: Batch) -> list[Row]:
        """Store ``batch`` durably, or raise ``NotSaved``; return its rows."""
        return self.append_all([batch])[0]

    def append_all(self, batches: Sequence[Batch]) -> list[list[Row]]:
        """Store ``batches`` in order in one transaction; return the rows of each."""
        with self._transaction() as connection:
            rows = [_store(connection, batch) for batch in batches]
        self.remove_traces()
        return rows

    def rows(self, after: int = 0) -> list[Row]:
        """Return the rows later than ``after``, oldest first."""
        columns = "seq, clock, scope, rid, kind, data, hash"
        found = self._read(f"SELECT {columns} FROM log WHERE seq > ? ORDER BY seq", after)
        return [Row(*values) for values in found]

    def own(self) -> dict[str, OwnRow]:
        """Return every personal value that still exists, by id."""
        found = self._read("SELECT id, owner, lang, keep, state, value FROM own")
        return {
            id: OwnRow(id, owner, lang, bool(keep), state, value)
            for id, owner, lang, keep, state, value in found
        }

    def sessions(self) -> list[Session]:
        """Return every session."""
        found = self._read("SELECT token_hash, role, seats, group_id, lang FROM sessions")
        return [
            Session(token_hash, role, tuple(json.loads(seats)), group, lang)
            for token_hash, role, seats, group, lang in found
        ]

    def put_blob(self, data: bytes) -> str:
        """Keep ``data``, or raise ``NotSaved``; return its SHA-256 (hex)."""
        digest = sha256(data).hexdigest()
        with self._transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO blobs VALUES (?, ?)", (digest, data))
        return digest

    def blob(self, sha256: str) -> bytes | None:
        """Return the data kept under ``sha256``."""
        found = self._read("SELECT content FROM blobs WHERE sha256 = ?", sha256)
        return found[0][0] if found else None

    def secret(self) -> bytes:
        """Return 32 random bytes that belong to this workshop alone."""
        secret: bytes = self._read("SELECT secret FROM keeping")[0][0]
        return secret

    def hold(self) -> Held:
        """Return why the workshop stood still when that was last kept, if it did."""
        hold: Held = self._read("SELECT hold FROM keeping")[0][0]
        return hold

    def keep_hold(self, how: Held) -> None:
        """Keep why the workshop stands still, or raise ``NotSaved``."""
        with self._transaction() as connection:
            connection.execute("UPDATE keeping SET hold = ?", (how,))

    def broken_at(self) -> int | None:
        """Return the first row whose hash does not fit, or None if the log is whole."""
        return first_break(self.rows())

    def check(self) -> None:
        """Raise ``Unusable`` (``damaged``) if the file or the log in it is not whole."""
        if self._read("PRAGMA integrity_check") != [("ok",)] or self.broken_at() is not None:
            raise Unusable("damaged", file=str(self._path))

    def remove_traces(self) -> None:
        """Get the bytes of deleted values out of the file and its write-ahead log.

        If the disk is too full or somebody is reading, the next append tries again.
        """
        with suppress(sqlite3.Error, OSError), self._turn:
            if self._connection.execute("SELECT traces FROM keeping").fetchone() != (1,):
                return
            # secure_delete leaves what once moved between pages: only VACUUM drops that.
            self._connection.execute("VACUUM")
            busy, *_ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not busy:
                self._connection.execute("UPDATE keeping SET traces = 0")

    def close(self) -> None:
        """Let go of the workshop, so that another process may write to it."""
        with self._turn:
            try:
                self._connection.close()
            finally:
                if self._lock:
                    self._lock.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._turn:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection
                self._connection.execute("COMMIT")
            except (sqlite3.Error, OSError) as error:
                raise NotSaved(str(error)) from error
            finally:
                self._roll_back()

    def _roll_back(self) -> None:
        """Drop what was not committed; after a commit there is nothing to drop."""
        with suppress(sqlite3.Error):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def _read(self, query: str, *values: str | int) -> list[Any]:
        with self._turn:
            try:
                return self._connection.execute(query, values).fetchall()
            except UNREADABLE as error:
                raise Unusable("damaged", file=str(self._path)) from error


def _store(connection: sqlite3.Connection, batch: Batch) -> list[Row]:
    rows = _append_rows(connection, batch)
    connection.executemany(
        "INSERT INTO own VALUES (?, ?, ?, ?, ?, ?)",
        [(own.id, own.of, own.lang, own.keep, own.state, own.value) for own in batch.own],
    )
    connection.executemany(
        "UPDATE own SET state = ? WHERE id = ?",
        [(state, id) for id, state in batch.own_states.items()],
    )
    connection.executemany(
        "INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?, ?)",
        [(s.token_hash, s.role, json.dumps(s.seats), s.group, s.lang) for s in batch.sessions],
    )
    connection.executemany(
        "DELETE FROM sessions WHERE token_hash = ?", [(one,) for one in batch.sign_out]
    )
    _delete(connection, batch)
    return rows


def _append_rows(connection: sqlite3.Connection, batch: Batch) -> list[Row]:
    last = connection.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    rows = chained(batch.rows, *(last or (0, "")))
    connection.executemany(
        "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(r.seq, r.clock, r.scope, r.rid, r.kind, r.data, r.hash) for r in rows],
    )
    return rows


def _delete(connection: sqlite3.Connection, batch: Batch) -> None:
    if not (batch.erase or batch.wipe or batch.wipe_unkept):
        return
    owners = [(owner,) for owner in batch.erase]
    connection.executemany("DELETE FROM own WHERE owner = ?", owners)
    if batch.wipe or batch.wipe_unkept:
        connection.execute("DELETE FROM own WHERE ? OR NOT keep", (batch.wipe,))
    connection.execute("UPDATE keeping SET traces = 1")
