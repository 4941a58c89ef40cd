"""Compares what people type the way people compare: by what it says, not how it is written."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

_NL_UNITS: Final = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
    "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_NL_TENS: Final = (
    "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig",
)  # fmt: skip
_EN_UNITS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_EN_TENS: Final = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_HUNDREDS: Final = ("honderd", "eenhonderd", "hundred", "onehundred", "ahundred")
_LONGEST_NUMBER: Final = 3
"""Words that a number up to a hundred is written in at most: *zeven en veertig*."""

_WORD = re.compile(r"[^\W_]+")


def normalised(text: str) -> str:
    """Return what ``text`` says: two texts with the same outcome are the same answer.

    Case, accents, spaces and signs do not count; digits of any script are digits; a number
    word of 0 to 100, Dutch or English, is its number; ij, ĳ and y are one letter.
    """
    return "".join(_numbered(_WORD.findall(_folded(text))))


def forms(text: str) -> frozenset[str]:
    """Return the ways in which ``text`` can be read: two texts that share one are the same.

    *ge heim een* is one word written apart, and *vier een* two numbers: spaces do not tell.
    """
    return frozenset({normalised(text), "".join(_WORD.findall(_folded(text)))})


def _folded(text: str) -> str:
    if text.isascii():  # nothing in it can be written otherwise
        return text.casefold().replace("ij", "y")
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = (letter for letter in plain if unicodedata.category(letter) not in ("Mn", "Me", "Cf"))
    return "".join(_digit(letter) for letter in kept).replace("ij", "y")


def _digit(letter: str) -> str:
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


def _numbered(words: list[str]) -> Iterator[str]:
    """Yield ``words`` with numbers in digits; the longest way to read a number goes first."""
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + _LONGEST_NUMBER), at, -1):
            run = "".join(words[at:end])
            if run in _numbers() or end == at + 1:
                yield _numbers().get(run, run)
                at = end
                break


@cache
def _numbers() -> Mapping[str, str]:
    found = dict.fromkeys(_HUNDREDS, 100)
    for units in (_NL_UNITS, _EN_UNITS):
        found |= {word: number for number, word in enumerate(units)}
    for place, (dutch, english) in enumerate(zip(_NL_TENS, _EN_TENS, strict=True), start=2):
        found |= _with_units(dutch, english, 10 * place)
    return {_folded(word): str(number) for word, number in found.items()}


def _with_units(dutch: str, english: str, ten: int) -> dict[str, int]:
    found = {dutch: ten, english: ten}
    found |= {f"{_NL_UNITS[unit]}en{dutch}": ten + unit for unit in range(1, 10)}
    return found | {f"{english}{_EN_UNITS[unit]}": ten + unit for unit in range(1, 10)}
