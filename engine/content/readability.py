"""How easily a text reads, by counting: a formula says something of a deck, nothing of a person.

Dutch is counted with Douma's formula of 1960, English with Flesch's of 1948; both say 0 to
100 for usual texts, and higher is easier. They know sentences and syllables alone, so the
result is called easy or difficult and never a level of people's reading.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

Band = Literal["easy", "normal", "difficult"]

ENOUGH: Final = 100
"""Words below which counting says nothing."""
EASY: Final = 80
DIFFICULT: Final = 60

_SENTENCE = re.compile(r"[^.!?]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SYLLABLE: Final = {
    "nl": re.compile(
        "aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|ai|[aeiouyàáâäèéêëìíîïòóôöùúûü]"
    ),
    "en": re.compile("(?!(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$)[aeiouyàáâäèéêëìíîïòóôöùúûü]+"),
}


@dataclass(frozen=True)
class Readability:
    """How many ``words`` there are, in how many ``sentences`` and ``syllables``."""

    lang: str
    words: int
    sentences: int
    syllables: int

    @property
    def score(self) -> int | None:
        """The outcome of the formula, None if there is too little text or no formula."""
        if self.words < ENOUGH or self.lang not in _SYLLABLE:
            return None
        length, weight = self.words / self.sentences, self.syllables / self.words
        if self.lang == "nl":
            return round(206.84 - 77 * weight - 0.93 * length)
        return round(206.835 - 84.6 * weight - 1.015 * length)

    @property
    def band(self) -> Band | None:
        """The outcome in a word."""
        if self.score is None:
            return None
        if self.score >= EASY:
            return "easy"
        return "normal" if self.score >= DIFFICULT else "difficult"


def readability(texts: Iterable[str], lang: str) -> Readability:
    """Return how ``texts`` in ``lang`` read together."""
    sentences = [_WORD.findall(one) for text in texts for one in _SENTENCE.findall(text)]
    spoken = [words for words in sentences if words]
    words = [word for sentence in spoken for word in sentence]
    return Readability(lang, len(words), len(spoken), sum(syllables(word, lang) for word in words))


def syllables(word: str, lang: str) -> int:
    """Return how many syllables ``word`` has, by its groups of vowels; at least one."""
    return max(1, len(_SYLLABLE.get(lang, _SYLLABLE["nl"]).findall(word.lower())))


def sentences(text: str) -> list[str]:
    """Return the sentences of ``text``, without their ends."""
    return [one.strip() for one in _SENTENCE.findall(text) if one.strip()]
