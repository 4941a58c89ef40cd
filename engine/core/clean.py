"""Makes what people type safe to show, to store and to read aloud."""

import unicodedata
from typing import Any, Final

LONGEST: Final = 280
"""Characters of a sentence; what is typed beyond that is cut off."""

_JOINERS = "\u200c\u200d"
_MOST_MARKS = 3


def clean(text: str, most: int = LONGEST) -> str:
    """Return ``text`` on one line, without control or direction characters, capped.

    A letter keeps at most three combining marks, so that no line runs into another.
    """
    kept: list[str] = []
    marks = 0
    for letter in unicodedata.normalize("NFC", text[: most * 8]):
        category = unicodedata.category(letter)
        marks = marks + 1 if category.startswith("M") else 0
        if letter.isspace():
            kept.append(" ")
        elif marks <= _MOST_MARKS and (letter in _JOINERS or not category.startswith("C")):
            kept.append(letter)
    return " ".join("".join(kept).split())[:most].rstrip()


def cleaned(value: Any) -> Any:
    """Return JSON-plain ``value`` with every text in it clean."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(str(key)): cleaned(inner) for key, inner in value.items()}
    return [cleaned(inner) for inner in value] if isinstance(value, list) else value
