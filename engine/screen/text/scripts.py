"""Which script a character is written in, by ISO 15924 code, as shaping wants to know it."""

from bisect import bisect_right
from functools import lru_cache
from typing import Final

COMMON: Final = ""
"""The script of signs that all scripts share."""

LATIN: Final = "Latn"

_BLOCKS: Final = (
    (0x30, 0x39, LATIN),
    (0x41, 0x5A, LATIN),
    (0x61, 0x7A, LATIN),
    (0xAA, 0xAA, LATIN),
    (0xBA, 0xBA, LATIN),
    (0xC0, 0xD6, LATIN),
    (0xD8, 0xF6, LATIN),
    (0xF8, 0x2AF, LATIN),
    (0x370, 0x3FF, "Grek"),
    (0x400, 0x52F, "Cyrl"),
    (0x590, 0x5FF, "Hebr"),
    (0x600, 0x6FF, "Arab"),
    (0x750, 0x77F, "Arab"),
    (0x8A0, 0x8FF, "Arab"),
    (0x1200, 0x139F, "Ethi"),
    (0x1E00, 0x1EFF, LATIN),
    (0x1F00, 0x1FFF, "Grek"),
    (0x2D80, 0x2DDF, "Ethi"),
    (0xAB00, 0xAB2F, "Ethi"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFC, "Arab"),
)
"""First and last code point of each block that is not shared. Digits count as Latin."""

_STARTS: Final = [first for first, _, _ in _BLOCKS]


@lru_cache(maxsize=4096)
def script_of(character: str) -> str:
    """Return the script of ``character``, or ``COMMON``."""
    at = bisect_right(_STARTS, ord(character)) - 1
    _, last, script = _BLOCKS[at]
    return script if at >= 0 and ord(character) <= last else COMMON
