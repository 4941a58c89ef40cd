"""Text that any program can open: whatever somebody typed, or a trainer's file had in it."""

import unicodedata
from typing import Any, Final

_KEPT: Final = "\n\t\u200c\u200d"
"""Line ends, and what joins letters of some scripts."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def sound(value: Any) -> Any:
    """Return JSON-plain ``value`` with every text in it without what breaks a file or turns a line.

    Control characters are refused by Word and Excel; direction marks let a text pose as
    another. A row of letters of two directions is laid out by whoever shows it.
    """
    match value:
        case str():
            return "".join(letter for letter in value if _sound(letter))
        case dict():
            return {sound(name): sound(inner) for name, inner in value.items()}
        case list() | tuple():
            return [sound(inner) for inner in value]
    return value


def _sound(letter: str) -> bool:
    # Cn holds what no program has a letter for, some of which no XML may have in it.
    return letter in _KEPT or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Cn")


def harmless(cell: object) -> str:
    """Return a cell as text; one that a spreadsheet would take for a formula is marked as text."""
    text = str(cell)
    runs = text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
    return f"'{text}" if runs else text
