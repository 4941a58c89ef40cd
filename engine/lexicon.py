"""Every sentence the software itself says, by key and language."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from engine.core import Label, Text, Words

LANGUAGES = ("nl", "en")
"""The languages the software speaks; the first is the source."""

_BLANK = re.compile(r"\{(\w+)\}")


@lru_cache(maxsize=1024)
def _parts(sentence: str) -> tuple[str, ...]:
    """Return ``sentence`` cut at its blanks: every second part is a blank's name."""
    return tuple(_BLANK.split(sentence))


def _flat(words: Mapping[str, Any], above: str = "") -> Iterable[tuple[str, str]]:
    for key, value in words.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", str(value)


def read_words(folder: Path, lang: str, prefix: str = "") -> dict[str, str]:
    """Return the sentences of ``folder/<lang>.yaml`` by dotted key, ``prefix`` before each.

    Raises:
        OSError: if there is no such file.
    """
    loaded = yaml.load((folder / f"{lang}.yaml").read_text("utf-8"), Loader=_LOADER)
    return {f"{prefix}{key}": sentence for key, sentence in _flat(loaded)}


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Lexicon:
    """The software's sentences in ``lang``; it is what views are given as ``say``."""

    lang: str
    words: Mapping[str, str] = field(repr=False, hash=False)

    @classmethod
    def read(cls, lang: str, engine: Path, games: Mapping[str, Path]) -> "Lexicon":
        """Return the words in the folder ``engine``, and each game's under its id."""
        words = read_words(engine, lang)
        for game, folder in games.items():
            words |= read_words(folder, lang, f"{game}.")
        return cls(lang, words)

    def __call__(self, key: str, **facts: Any) -> str:
        """See Say."""
        return self._filled(self.words[key], facts)

    def of(self, words: Words | None, **facts: Any) -> str:
        """See Say."""
        match words:
            case None:
                return ""
            case Label(key, own):
                return self(key, **own, **facts)
            case Text():
                return self._filled(words.others.get(self.lang, words.source), facts)
            case _:
                return self._filled(words, facts) if facts else words

    def lang_of(self, words: Words | None) -> str:
        """See Say."""
        if isinstance(words, Text) and self.lang not in {words.lang, *words.others}:
            return words.lang
        return ""

    def has(self, key: str) -> bool:
        """Return whether there is a sentence ``key``."""
        return key in self.words

    def _filled(self, sentence: str, facts: Mapping[str, Any]) -> str:
        """Fill the blanks there are facts for; others stand as the trainer wrote them."""
        if "{" not in sentence:
            return sentence

        parts = list(_parts(sentence))
        for place in range(1, len(parts), 2):
            name = parts[place]
            parts[place] = self._fact(facts[name]) if name in facts else f"{{{name}}}"
        return "".join(parts)

    def _fact(self, fact: Any) -> str:
        return self.of(fact) if isinstance(fact, Label | Text) else str(fact)
