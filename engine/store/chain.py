"""The chain of hashes that shows whether a log is still as it was written."""

from collections.abc import Iterable
from hashlib import sha256
from itertools import count

from engine.store import Draft, Row


def chained(drafts: Iterable[Draft], seq: int, last_hash: str) -> list[Row]:
    """Return ``drafts`` as the rows that follow row ``seq``, whose hash is ``last_hash``.

    An empty log ends at row 0 with the hash ``""``.
    """
    rows = []
    for number, draft in enumerate(drafts, seq + 1):
        last_hash = _hash(last_hash, number, draft)
        rows.append(_row(number, draft, last_hash))
    return rows


def first_break(rows: Iterable[Row]) -> int | None:
    """Return the ``seq`` of the first of ``rows`` that does not fit, or None.

    ``rows`` is a whole log. A row that is missing shows in the row after it.
    """
    last_hash = ""
    for number, row in zip(count(1), rows, strict=False):
        last_hash = _hash(last_hash, number, row)
        if (row.seq, row.hash) != (number, last_hash):
            return row.seq
    return None


def _hash(last_hash: str, seq: int, row: Draft | Row) -> str:
    content = f"{last_hash}\n{seq}\n{row.clock}\n{row.scope}\n{row.rid}\n{row.kind}\n{row.data}"
    return sha256(content.encode()).hexdigest()


def _row(seq: int, draft: Draft, own_hash: str) -> Row:
    return Row(seq, draft.clock, draft.scope, draft.rid, draft.kind, draft.data, own_hash)
