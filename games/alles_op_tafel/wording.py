"""The game's own sentences, and the pictures that go with them."""

from collections.abc import Mapping
from typing import Any, Final

from engine.core import Dimension, Label, Words, label

TRAY_ICONS: Final[Mapping[str, str]] = {
    "goes_well": "mood-smile",
    "to_talk": "message-circle",
    "let_lie": "leaf",
}
"""The three places on one's own mat."""
TRAYS: Final = ("goes_well", "to_talk", "let_lie")
NOWHERE: Final = "nowhere"
"""Passed, or taken off the mat again."""


def line(key: str, **facts: Any) -> Label:
    """Return the game's own sentence ``key``."""
    return label(f"alles_op_tafel.{key}", **facts)


def dimension_name(dimension: Dimension) -> Label:
    """Return what a dimension is called."""
    return label(f"dimension.{dimension}")


def listed(words: tuple[Words, ...]) -> Words:
    """Return ``words`` one after the other."""
    first, *rest = words
    return line("and", first=first, rest=listed(tuple(rest))) if rest else first
