"""Plain language: what a game's checks look for in any text that people read."""

import re
from collections.abc import Iterator
from typing import Final

from engine.core import Text

MOST_WORDS: Final = 15
"""Words in one sentence."""

BANNED: Final = (
    "eigen kracht", "zelfredzaam", "kwetsbaar", "positief blijven", "gewoon even",
    "self-reliant", "vulnerable", "stay positive",
)  # fmt: skip
"""Words that put a burden on the person instead of on what is wrong."""

_SENTENCE = re.compile(r"[^.!?]+")
_BLANK = re.compile(r"\{([^}]*)\}")


def long_sentence(text: Text, most: int = MOST_WORDS) -> str:
    """Return the first sentence of more than ``most`` words, or an empty text."""
    sentences = (sentence.strip() for sentence in _SENTENCE.findall(text.source))
    return next((sentence for sentence in sentences if len(sentence.split()) > most), "")


def banned(text: Text) -> Iterator[str]:
    """Yield the banned words that ``text`` has in any of its languages."""
    written = " ".join((text.source, *text.others.values())).casefold()
    return (words for words in BANNED if words in written)


def blanks(text: Text) -> list[str]:
    """Return the names between braces in ``text``."""
    return _BLANK.findall(text.source)
