"""The grid of a map: columns are letters from A, rows are numbers from 1."""

import re
from typing import Final

_CELL: Final = re.compile(r"([A-Z])([1-9][0-9]?)")
MOST_COLUMNS: Final = 26


def column_name(column: int) -> str:
    """Return the letter of ``column``, counted from 0."""
    return chr(ord("A") + column)


def cell_name(column: int, row: int) -> str:
    """Return the name of a cell, both counted from 0: ``(2, 3)`` is ``C4``."""
    return f"{column_name(column)}{row + 1}"


def cell_place(name: str, columns: int, rows: int) -> tuple[int, int] | None:
    """Return column and row of the cell ``name``, counted from 0; None if it is not there.

    Spaces, small letters and full-width digits are forgiven: people write by hand.
    """
    written = _CELL.fullmatch(name) or _CELL.fullmatch(_plain(name))
    if written is None:
        return None
    column, row = ord(written[1]) - ord("A"), int(written[2]) - 1
    return (column, row) if column < columns and row < rows else None


def _plain(name: str) -> str:
    kept = "".join(part for part in name.upper() if not part.isspace())
    return "".join(str(int(part)) if part.isdecimal() else part for part in kept)


def spread(count: int) -> list[tuple[float, float]]:
    """Return where ``count`` marks lie in one cell, as parts of its side, row by row."""
    across = 1
    while across * across < count:
        across += 1
    down = -(-count // across)
    return [
        ((n % across + 0.5) / across, (n // across + 0.5) / down if down else 0.5)
        for n in range(count)
    ]
