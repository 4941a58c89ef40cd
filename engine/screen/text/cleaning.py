"""Text as it may be shown: composed, and without what controls rather than says."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

SOFT_HYPHEN: Final = "\u00ad"
_JOINERS: Final = frozenset("\u200c\u200d")
_FIXED_SPACES: Final = frozenset("\u00a0\u202f")
_KEPT: Final = _JOINERS | _FIXED_SPACES | {"\n", SOFT_HYPHEN}
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co"})
_SPACES: Final = re.compile(r"[ \t\r\f\v]+")
_MOST_MARKS: Final = 4


@lru_cache(maxsize=2048)
def clean(text: str) -> str:
    """Return ``text`` composed (NFC), without control and direction characters.

    Line breaks, soft hyphens, joiners and fixed spaces stay. Other white space becomes one
    space, and marks beyond the fourth on one letter go: they would cover the lines around.
    """
    seen = "".join(_seen(unicodedata.normalize("NFC", text)))
    return _SPACES.sub(" ", seen)


def _seen(text: str) -> Iterator[str]:
    marks = 0
    for character in text:
        kind = unicodedata.category(character)
        marks = marks + 1 if kind[0] == "M" else 0
        if character in _KEPT:
            yield character
        elif kind not in _UNSEEN and marks <= _MOST_MARKS:
            yield character if character.isprintable() else " "


def without_soft_hyphens(text: str) -> str:
    """Return ``text`` as one line shows it."""
    return text.replace(SOFT_HYPHEN, "") if SOFT_HYPHEN in text else text


def clusters(text: str) -> list[str]:
    """Return ``text`` in letters, each with the marks and joiners that belong to it."""
    found: list[str] = []
    for character in text:
        if found and (belongs(character) or found[-1][-1] == "\u200d"):
            found[-1] += character
        else:
            found.append(character)
    return found


@lru_cache(maxsize=4096)
def belongs(character: str) -> bool:
    """Return whether ``character`` is part of the letter before it."""
    return character in _JOINERS or unicodedata.category(character)[0] == "M"
