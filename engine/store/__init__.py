"""Where a workshop is kept: its log, and beside it what is personal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, Protocol

from engine.core import OwnState

Leading = Literal["panel", "co", "watch"]
"""Who has the panel: who leads, who leads along, and who only looks on."""
Role = Literal["seat", "panel", "co", "watch", "screen", "table"]
Held = Literal["", "paused", "rest"]
"""Why a workshop stands still; empty while it goes on."""


PASSING: Final = "speeltafel-rehearsal-"
"""How the folder begins that keeps a rehearsal for as long as it lasts."""


class NotSaved(Exception):
    """The disk refused: nothing of the batch was stored, and the old state stays."""


class Unusable(Exception):
    """A workshop file or folder that cannot be used: ``code`` and ``facts`` say why.

    ``code`` is a key under ``unusable`` in the words.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


@contextmanager
def about(path: Path) -> Iterator[None]:
    """Let every ``Unusable`` raised within say that it is about the workshop in ``path``."""
    try:
        yield
    except Unusable as error:
        error.facts.setdefault("file", str(path))
        raise


@dataclass(frozen=True)
class Draft:
    """A row that is to be: ``data`` is JSON, ``clock`` workshop-clock milliseconds.

    ``scope`` is ``workshop``, ``people`` or an activity's id; ``rid`` names the command it
    came from, ``<actor>:<request id>``.
    """

    scope: str
    rid: str
    kind: str
    data: str
    clock: int


@dataclass(frozen=True)
class Row:
    """One row of the log. ``seq`` counts from 1; ``hash`` chains it to the row before.

    ``hash`` is the SHA-256 (hex) of the previous row's hash and this row's
    ``seq``, ``clock``, ``scope``, ``rid``, ``kind`` and ``data``, joined by newlines.
    """

    seq: int
    clock: int
    scope: str
    rid: str
    kind: str
    data: str
    hash: str


@dataclass(frozen=True)
class OwnRow:
    """A personal value. ``of`` is ``seat:3`` or ``group:g1``; ``value`` is JSON."""

    id: str
    of: str
    lang: str
    keep: bool
    state: OwnState
    value: str


@dataclass(frozen=True)
class Session:
    """A browser that may do something here. Only the SHA-256 of its token is kept.

    ``seats`` are the seats it holds, ``group`` the group of a table page. A seat that goes on
    at another browser stays behind as its negative.
    """

    token_hash: str
    role: Role
    seats: tuple[int, ...] = ()
    group: str = ""
    lang: str = ""


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What one commit stores: all of it, or nothing.

    ``sign_out`` ends the sessions with these token hashes. ``own_states`` changes the state of
    personal values by id; ``erase`` deletes all personal values of these owners (``seat:3``);
    ``wipe`` deletes all there are, and ``wipe_unkept`` those with ``keep`` false.
    Deleting happens after storing.
    """

    rows: Sequence[Draft] = ()
    own: Sequence[OwnRow] = ()
    own_states: Mapping[str, OwnState] = field(default_factory=dict)
    sessions: Sequence[Session] = ()
    sign_out: Sequence[str] = ()
    erase: Sequence[str] = ()
    wipe: bool = False
    wipe_unkept: bool = False


class Store(Protocol):
    """One workshop's keeping. Methods may be called from any thread, one at a time."""

    def append(self, batch: Batch) -> list[Row]:
        """Store ``batch`` durably in one transaction and return its rows, numbered.

        Raises:
            NotSaved: if it could not be stored; then nothing of it was.
        """

    def append_all(self, batches: Sequence[Batch]) -> list[list[Row]]:
        """Store ``batches``, in order, durably in one transaction; return the rows of each.

        Raises:
            NotSaved: if they could not be stored; then nothing of any of them was.
        """

    def rows(self, after: int = 0) -> Iterable[Row]:
        """Return the rows later than ``after``, oldest first."""

    def own(self) -> dict[str, OwnRow]:
        """Return every personal value that still exists, by id."""

    def sessions(self) -> list[Session]:
        """Return every session."""

    def put_blob(self, data: bytes) -> str:
        """Keep ``data`` and return its SHA-256 (hex); the same data is kept once.

        Raises:
            NotSaved: if it could not be kept.
        """

    def blob(self, sha256: str) -> bytes | None:
        """Return the data kept under ``sha256``."""

    def secret(self) -> bytes:
        """Return 32 random bytes that belong to this workshop alone, the same each time."""

    def hold(self) -> Held:
        """Return why the workshop stood still when that was last kept, if it did."""

    def keep_hold(self, how: Held) -> None:
        """Keep durably why the workshop stands still. It leaves no row in the log.

        Raises:
            NotSaved: if it could not be kept.
        """

    def broken_at(self) -> int | None:
        """Return the first row whose hash does not fit, or None if the log is whole."""

    def close(self) -> None:
        """Let go of the workshop, so that another process may write to it."""
