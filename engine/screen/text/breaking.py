"""Where lines end: between words; inside them at soft hyphens, or if a word is too long."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

from engine.screen.text.cleaning import SOFT_HYPHEN, clusters, without_soft_hyphens
from engine.screen.text.scripts import script_of

_SURELY: Final = 0.95
Measure = Callable[[str], int]
"""Gives the width of a line in pixels."""

_HYPHENATED: Final = frozenset({"Latn", "Cyrl", "Grek"})
_AFTER: Final = re.compile(r"(?<=[-–—/.:@?&=_])(?=\w)")
_ADDRESS: Final = re.compile(r"[0-9/@_=]|\w[.:]\w")


def lines_of(paragraph: str, width: int, measure: Measure) -> list[str]:
    """Return ``paragraph`` in lines of at most ``width``, in reading order."""
    lines: list[str] = []
    line = ""
    for word in paragraph.split(" "):
        if word:
            line = _add(lines, line, word, width, measure)
    return [*lines, line] if line else lines


def _add(lines: list[str], line: str, word: str, width: int, measure: Measure) -> str:
    """Return the line that ``word`` ends on; the lines that are full go to ``lines``."""
    while not _fits(whole := _joined(line, without_soft_hyphens(word)), width, measure):
        head, rest = _cut(word, line, width, measure)
        if not (head or line):
            return whole
        lines.append(_joined(line, head))
        line, word = "", rest
    return whole


def _fits(line: str, width: int, measure: Measure) -> bool:
    """Return whether ``line`` fits; the whole is measured only where its words come near."""
    words = line.split(" ")
    roughly = sum(map(measure, words)) + (len(words) - 1) * measure(" ")
    return roughly < _SURELY * width or measure(line) <= width


def _joined(line: str, word: str) -> str:
    return f"{line} {word}" if line and word else line or word


def _cut(word: str, line: str, width: int, measure: Measure) -> tuple[str, str]:
    """Return what of ``word`` still fits on ``line``, and the rest."""
    cuts = _soft_cuts(word) if line else _all_cuts(word)
    fitting = (cut for cut in cuts if measure(_joined(line, cut[0])) <= width)
    return next(fitting, _least(word, line))


def _least(word: str, line: str) -> tuple[str, str]:
    """Return the cut when nothing fits: before the word, else after its first letter."""
    letters = clusters(word)
    return ("", word) if line or len(letters) < 2 else (letters[0], "".join(letters[1:]))


def _all_cuts(word: str) -> Iterator[tuple[str, str]]:
    """Yield where a word that is too long may be cut, the best place first."""
    yield from _soft_cuts(word)
    plain = without_soft_hyphens(word)
    for at in reversed([match.start() for match in _AFTER.finditer(plain)]):
        yield plain[:at], plain[at:]
    yield from _hard_cuts(plain)


def _soft_cuts(word: str) -> Iterator[tuple[str, str]]:
    """Yield the cuts at soft hyphens, the longest first."""
    parts = word.split(SOFT_HYPHEN)
    for count in range(len(parts) - 1, 0, -1):
        yield "".join(parts[:count]) + "-", SOFT_HYPHEN.join(parts[count:])


def _hard_cuts(word: str) -> Iterator[tuple[str, str]]:
    """Yield the cuts between letters, the longest first."""
    letters = clusters(word)
    hyphen = "-" if _takes_hyphen(word) else ""
    for count in range(len(letters) - 1, 0, -1):
        yield "".join(letters[:count]) + hyphen, "".join(letters[count:])


def _takes_hyphen(word: str) -> bool:
    """Return whether a cut shows as a hyphen: never in an address, nor in Arabic."""
    letters = [c for c in word if unicodedata.category(c)[0] == "L"]
    known = bool(letters) and all(script_of(c) in _HYPHENATED for c in letters)
    return known and not _ADDRESS.search(word)
