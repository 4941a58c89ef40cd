"""A language that nobody speaks: longer than Dutch, with an accent on every vowel."""

import re
from typing import Any

from engine.core import Text, Words
from engine.lexicon import Lexicon

_BLANK = re.compile(r"(\{\w+\})")
_ACCENTS = str.maketrans("aeiouyAEIOUYncsz", "áëïôûýÁËÏÔÛÝñçšž")
_MORE = "ënökwëlmëérwóördenërbij"
LONGER = 0.4
"""How much longer than its source a sentence is."""


def longer(sentence: str) -> str:
    """Return ``sentence`` with accents, and after some words one that makes it longer."""
    return "".join(
        part if _BLANK.fullmatch(part) else _longer(part) for part in _BLANK.split(sentence)
    )


def _longer(part: str) -> str:
    made, owed = [], 0.0
    for word in re.split(r"(\s+)", part):
        made.append(word.translate(_ACCENTS))
        owed += LONGER * len(word)
        if word and word[-1:].isalpha() and owed >= 3:
            made.append(" " + _MORE[: int(owed) - 1])
            owed -= int(owed)
    return "".join(made)


class Pseudo(Lexicon):
    """The words of the software, and of content, in that language."""

    @classmethod
    def of_source(cls, source: Lexicon) -> "Pseudo":
        """Return the language made of ``source``."""
        return cls(source.lang, {key: longer(words) for key, words in source.words.items()})

    def of(self, words: Words | None, **facts: Any) -> str:
        """See Say."""
        if isinstance(words, Text):
            return self._filled(longer(words.source), facts)
        return super().of(words, **facts)
