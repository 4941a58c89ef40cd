"""The game's own sentences."""

from typing import Any

from engine.core import Dimension, Label, Words, label


def line(key: str, **facts: Any) -> Label:
    """Return the game's own sentence ``key``."""
    return label(f"tekentafel.{key}", **facts)


def dimension_name(dimension: Dimension) -> Label:
    """Return what a dimension is called."""
    return label(f"dimension.{dimension}")


def together(words: tuple[Words, ...]) -> Words:
    """Return ``words`` with commas between them; nothing is an empty text."""
    if not words:
        return ""
    first, *rest = words
    return line("and", first=first, rest=together(tuple(rest))) if rest else first
