"""The order of mixed text: a paragraph's embedding levels, after Unicode Standard Annex 9.

All implicit rules (W1-W7, N0-N2, I1-I2, L1-L2) for text without explicit directional
characters, which cleaned text never has. Even levels run from the left, odd ones from the right.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, TypeVar

from engine.core.languages import direction

_FROM_THE_RIGHT: Final = frozenset({"R", "AL"})
TURNING: Final = frozenset({"R", "AL", "AN"})
_STRONG: Final = frozenset({"L", "R", "AL"})
_NUMBERS: Final = frozenset({"EN", "AN"})
_NEUTRAL: Final = frozenset({"B", "S", "WS", "ON"})
_IGNORED: Final = frozenset(
    {"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
)  # fmt: skip
_ODD_PAIRS: Final = {
    "[": "]", "{": "}", "⦍": "⦐", "⦏": "⦎", "［": "］", "｛": "｝", "\u2329": "\u3009",
}  # fmt: skip
_ALIKE: Final = {"\u232a": "\u3009"}
_DEEPEST: Final = 63
_Run = TypeVar("_Run")


@lru_cache(maxsize=4096)
def bidi_class(character: str) -> str:
    """Return the bidirectional class of ``character``; unassigned ones are letters."""
    return unicodedata.bidirectional(character) or "L"


def runs_from_the_right(text: str, rtl: bool = False, lang: str = "") -> bool:
    """Return whether the paragraph ``text`` runs from the right.

    A text with a language of its own runs as that does. Otherwise, on a page from the right
    (``rtl``) all but purely left-to-right words do; elsewhere the first letter decides.
    """
    if lang:
        return direction(lang) == "rtl"
    strong = [kind for kind in map(bidi_class, text) if kind in _STRONG]
    if rtl:
        return not strong or not _FROM_THE_RIGHT.isdisjoint(strong)
    return bool(strong) and strong[0] in _FROM_THE_RIGHT


def levels(text: str, rtl: bool) -> list[int]:
    """Return the embedding level of each character of a line that is one paragraph."""
    if not rtl and not any(bidi_class(character) in TURNING for character in text):
        return [0] * len(text)
    written = [bidi_class(character) for character in text]
    base = int(rtl)
    kept = [at for at, kind in enumerate(written) if kind not in _IGNORED]
    solved = _solved([written[at] for at in kept], [text[at] for at in kept], base)
    found = dict(zip(kept, solved, strict=True))
    line: list[int] = []
    for at in range(len(text)):
        line.append(found.get(at, line[-1] if line else base))
    return _trimmed(line, written, base)


def _solved(kinds: list[str], characters: Sequence[str], base: int) -> list[int]:
    edge = "R" if base else "L"
    original = list(kinds)
    _weak(kinds, edge)
    _brackets(kinds, original, characters, edge)
    _neutrals(kinds, edge)
    return [base + _rise(kind, base) for kind in kinds]


def _rise(kind: str, base: int) -> int:
    """Return how much deeper ``kind`` lies (I1, I2)."""
    if kind in _NUMBERS:
        return 1 if base else 2
    return int((kind == "R") != bool(base))


def _weak(kinds: list[str], edge: str) -> None:
    """Solve marks, numbers and their signs (W1-W7)."""
    _marks(kinds, edge)
    _arabic_numbers(kinds)
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    _separators(kinds)
    _terminators(kinds)
    kinds[:] = ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in kinds]
    _latin_numbers(kinds, edge)


def _marks(kinds: list[str], edge: str) -> None:
    before = edge
    for at, kind in enumerate(kinds):
        kinds[at] = before = before if kind == "NSM" else kind


def _arabic_numbers(kinds: list[str]) -> None:
    strong = ""
    for at, kind in enumerate(kinds):
        strong = kind if kind in _STRONG else strong
        if kind == "EN" and strong == "AL":
            kinds[at] = "AN"


def _separators(kinds: list[str]) -> None:
    """Take one sign between two numbers of a kind as part of the number (W4)."""
    for at in range(1, len(kinds) - 1):
        before, kind, after = kinds[at - 1 : at + 2]
        joins = kind == "CS" or (kind == "ES" and before == "EN")
        if joins and before == after and before in _NUMBERS:
            kinds[at] = before


def _terminators(kinds: list[str]) -> None:
    """Take per cent and currency signs beside a number as part of it (W5)."""
    for start, end in _stretches(kinds, frozenset({"ET"})):
        if "EN" in (_at(kinds, start - 1), _at(kinds, end)):
            kinds[start:end] = ["EN"] * (end - start)


def _latin_numbers(kinds: list[str], edge: str) -> None:
    strong = edge
    for at, kind in enumerate(kinds):
        strong = kind if kind in _STRONG else strong
        if kind == "EN" and strong == "L":
            kinds[at] = "L"


def _stretches(kinds: Sequence[str], wanted: frozenset[str]) -> Iterable[tuple[int, int]]:
    """Return where each unbroken row of ``wanted`` kinds begins and ends."""
    found, at = [], 0
    for hit, row in groupby(kinds, key=wanted.__contains__):
        end = at + sum(1 for _ in row)
        if hit:
            found.append((at, end))
        at = end
    return found


def _at(kinds: Sequence[str], at: int, edge: str = "") -> str:
    return kinds[at] if 0 <= at < len(kinds) else edge


def _way(kind: str) -> str:
    """Return ``L``, ``R`` or nothing: numbers count as ``R`` for what is neutral."""
    return "R" if kind in _NUMBERS else kind if kind in {"L", "R"} else ""


def _brackets(
    kinds: list[str], original: Sequence[str], characters: Sequence[str], edge: str
) -> None:
    """Give both brackets of a pair one direction (N0)."""
    for start, end in _pairs(kinds, characters):
        inside = {_way(kind) for kind in kinds[start + 1 : end]} - {""}
        if not inside:
            continue
        way = edge if edge in inside else _before(kinds, start, edge)
        for at in (start, end):
            _turn(kinds, original, at, way)


def _turn(kinds: list[str], original: Sequence[str], at: int, way: str) -> None:
    """Turn the bracket ``at`` and the marks upon it."""
    kinds[at] = way
    for mark in range(at + 1, len(kinds)):
        if original[mark] != "NSM":
            return
        kinds[mark] = way


def _before(kinds: Sequence[str], start: int, edge: str) -> str:
    ways = (_way(kind) for kind in reversed(kinds[:start]))
    return next((way for way in ways if way), edge)


def _pairs(kinds: Sequence[str], characters: Sequence[str]) -> list[tuple[int, int]]:
    """Return where brackets open and close, in order of opening (BD16)."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for at, character in enumerate(characters):
        if kinds[at] != "ON":
            continue
        if closer := _closer(character):
            if len(waiting) == _DEEPEST:
                return []
            waiting.append((closer, at))
        elif unicodedata.category(character) == "Pe":
            _close(_ALIKE.get(character, character), at, waiting, pairs)
    return sorted(pairs)


def _close(
    character: str, at: int, waiting: list[tuple[str, int]], pairs: list[tuple[int, int]]
) -> None:
    for depth in reversed(range(len(waiting))):
        closer, start = waiting[depth]
        if closer == character:
            pairs.append((start, at))
            del waiting[depth:]
            return


def _closer(character: str) -> str:
    """Return what closes ``character``; empty if it opens nothing."""
    if unicodedata.category(character) != "Ps" or not unicodedata.mirrored(character):
        return ""
    return _ODD_PAIRS.get(character, chr(ord(character) + 1))


def _neutrals(kinds: list[str], edge: str) -> None:
    """Give what is neutral the direction of both its sides, else the paragraph's (N1, N2)."""
    for start, end in _stretches(kinds, _NEUTRAL):
        before, after = _way(_at(kinds, start - 1, edge)), _way(_at(kinds, end, edge))
        kinds[start:end] = [before if before == after else edge] * (end - start)


def _trimmed(line: list[int], written: Sequence[str], base: int) -> list[int]:
    """Return ``line`` with the spaces at its end, and before tabs, at the base level (L1)."""
    blank = True
    for at in reversed(range(len(line))):
        kind = written[at]
        blank = kind in {"S", "B"} or (blank and kind in {"WS", *_IGNORED})
        line[at] = base if blank else line[at]
    return line


def visual(runs: Sequence[tuple[int, _Run]]) -> list[_Run]:
    """Return ``runs``, each with its level, from left to right (L2)."""
    row = list(runs)
    for level in range(max((deep for deep, _ in row), default=0), 0, -1):
        depths = ["deep" if deep >= level else "" for deep, _ in row]
        for start, end in _stretches(depths, frozenset({"deep"})):
            row[start:end] = row[start:end][::-1]
    return [run for _, run in row]
