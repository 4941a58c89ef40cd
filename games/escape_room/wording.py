"""The game's own sentences."""

from collections.abc import Iterable
from typing import Any, Final

from engine.core import Dimension, Label, Say, Words, label
from games.escape_room.content import Lock, Role

KIND_ICONS: Final = {
    "order": "arrows-sort",
    "pairs": "arrows-exchange",
    "odd": "zoom-question",
    "picture": "photo",
    "number": "number",
    "pattern": "toggle-left",
    "combine": "puzzle",
    "listen": "ear",
    "search": "search",
    "word": "abc",
    "who_where_when": "zoom-question",
    "together": "users",
}
"""A picture for each way of finding out."""


def line(key: str, **facts: Any) -> Label:
    """Return the game's own sentence ``key``."""
    return label(f"escape_room.{key}", **facts)


def dimension_name(dimension: Dimension) -> Label:
    """Return what a dimension is called."""
    return label(f"dimension.{dimension}")


def role_name(role: Role) -> Label:
    """Return a role with its article."""
    return line("role", role=role.title)


def about(lock: Lock, key: str, **facts: Any) -> Label:
    """Return the sentence ``key`` about ``lock``."""
    return line(key, lock=lock.title, **facts)


def listed(words: Iterable[Words], say: Say) -> str:
    """Return ``words`` one after the other, in the language of ``say``."""
    return ", ".join(say.of(one) for one in words)
