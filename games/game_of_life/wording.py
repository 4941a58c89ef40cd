"""The game's own sentences, and the arrows they are about."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from engine.core import DIMENSIONS, HIGHEST, LOWEST, Dimension, Label, Text, Words, label

WAYS: Final = {"up": 1, "down": -1}
"""An arrow is one step on a web of 0 to 10."""

ARROWS: Final[Mapping[str, tuple[Dimension, int]]] = {
    f"{dimension} {way}": (dimension, step)
    for dimension in DIMENSIONS
    for way, step in WAYS.items()
}
"""Every arrow, with the dimension it moves and its step."""

KIND_ICONS: Final = {
    "event": "bolt",
    "dilemma": "arrows-split",
    "help": "lifebuoy",
    "question": "message-circle",
    "meeting": "messages",
}

_NAME = re.compile(r"(^|[.!?:]\s+)?\{naam\}")


def line(key: str, **facts: Any) -> Label:
    """Return the game's own sentence ``key``."""
    return label(f"game_of_life.{key}", **facts)


def dimension_name(dimension: Dimension) -> Label:
    """Return what a dimension is called."""
    return label(f"dimension.{dimension}")


def arrow_name(arrow: str) -> Label:
    """Return an arrow in words: which dimension goes up or down."""
    dimension, step = ARROWS[arrow]
    return line("arrow.up" if step > 0 else "arrow.down", dimension=dimension_name(dimension))


def end_question(own_life: bool) -> Label:
    """Return what every table is asked at the end."""
    return line("question.own_end" if own_life else "question.end")


def named(words: Words, name: str) -> Words:
    """Return a text in all its languages with ``name`` in the place of ``{naam}``."""
    if isinstance(words, Label):
        return Label(words.key, {**words.facts, "naam": name})
    if not isinstance(words, Text):
        return words
    others = {lang: _filled(text, name) for lang, text in words.others.items()}
    return Text(_filled(words.source, name), words.lang, others)


def _filled(text: str, name: str) -> str:
    """Fill the blank, with a capital where a sentence begins."""

    def put(blank: re.Match[str]) -> str:
        start = blank.group(1)
        return name if start is None else start + name[:1].upper() + name[1:]

    return _NAME.sub(put, text)


def moved(web: Mapping[Dimension, int], arrows: Iterable[str]) -> dict[Dimension, int]:
    """Return ``web`` after ``arrows``, each one step, never outside 0 to 10."""
    now = dict(web)
    for arrow in arrows:
        dimension, step = ARROWS[arrow]
        now[dimension] = min(HIGHEST, max(LOWEST, now[dimension] + step))
    return now
