"""The font files: opened when first needed, and asked what they can show."""

import logging
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import pygame
from pygame.font import Font

from engine.design import FontChoice
from engine.screen.text.bidi import TURNING, bidi_class
from engine.screen.text.cleaning import belongs
from engine.screen.text.scripts import COMMON, LATIN, script_of

NEUTRAL: Final = "·"
"""What stands for a letter that no font shows."""

_FAMILIES: Final[dict[FontChoice, tuple[str, ...]]] = {
    "andika": ("Andika",),
    "atkinson": ("AtkinsonHyperlegible", "Andika"),
}
_OF_SCRIPT: Final = {"Arab": "NotoSansArabic", "Ethi": "NotoSansEthiopic"}
_NEVER_A_GLYPH: Final = "\uffff"
_LOOKED_AT: Final = 24
_LOG = logging.getLogger("speeltafel.screen")


@cache
def _report(code_point: int) -> None:
    """Log, once, that no font shows a character."""
    _LOG.warning("no font shows U+%04X", code_point)


class Faces:
    """The fonts in ``folder``, the chosen family first.

    A face is the name of a font without its weight. Fonts of other scripts are not opened
    before a text needs them.
    """

    def __init__(self, folder: Path, choice: FontChoice = "andika") -> None:
        self._folder = folder
        self._family = tuple(f for f in _FAMILIES[choice] if self._file(f).is_file()) or ("",)
        self.font = lru_cache(maxsize=96)(self._open)
        self.spelled = lru_cache(maxsize=4096)(self._spelled)
        self.plain = lru_cache(maxsize=4096)(self._is_plain)
        self._shown = lru_cache(maxsize=4096)(self._has_glyph)
        self._box = lru_cache(maxsize=8)(self._missing_glyph)

    @property
    def first(self) -> str:
        """Return the face that words are set in where it can show them."""
        return self._family[0]

    def _is_plain(self, character: str) -> bool:
        """Return whether ``character`` needs no more than the first face, from the left."""
        simple = script_of(character) in {LATIN, COMMON} and bidi_class(character) not in TURNING
        return simple and not belongs(character) and self._covers(self.first, character)

    def _spelled(self, cluster: str, script: str) -> tuple[str, str]:
        """Return the face for ``cluster`` in a run of ``script``, and what to write with it."""
        faces = self._candidates(script)
        for text in _spellings(cluster):
            face = next((face for face in faces if self._covers(face, text)), None)
            if face is not None:
                return face, text
        _report(ord(cluster[0]))
        return self._nearest(cluster, faces)

    def _nearest(self, cluster: str, faces: Iterable[str]) -> tuple[str, str]:
        """Return the letters that ``cluster`` is made of, or the neutral mark."""
        plain = unicodedata.normalize("NFKD", cluster)
        for face in faces:
            known = "".join(c for c in plain if not _invisible(c) and self._shown(face, c))
            if known and unicodedata.category(known[0])[0] != "M":
                return face, known
        return self.first, "" if unicodedata.category(cluster[0])[0] == "M" else NEUTRAL

    def _candidates(self, script: str) -> tuple[str, ...]:
        own = _OF_SCRIPT.get(script, "")
        return (own, *self._family) if own and self._file(own).is_file() else self._family

    def _covers(self, face: str, text: str) -> bool:
        return all(_invisible(character) or self._shown(face, character) for character in text)

    def _has_glyph(self, face: str, character: str) -> bool:
        return _pixels(self.font(face, _LOOKED_AT, False), character) != self._box(face)

    def _missing_glyph(self, face: str) -> bytes:
        return _pixels(self.font(face, _LOOKED_AT, False), _NEVER_A_GLYPH)

    def _file(self, face: str, bold: bool = False) -> Path:
        return self._folder / f"{face}-{'Bold' if bold else 'Regular'}.ttf"

    def _open(self, face: str, px: int, bold: bool) -> Font:
        path = self._file(face, bold)
        if face and path.is_file():
            return Font(path, px)
        font = Font(None, px)  # pygame's own: a checkout without fonts still shows words
        font.set_bold(bold)
        return font


def _spellings(cluster: str) -> Iterable[str]:
    """Yield ``cluster``, and its letter without marks: a mark is what can be missed best."""
    yield cluster
    if len(cluster) > 1:
        yield cluster[0]


def _invisible(character: str) -> bool:
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


def _pixels(font: Font, character: str) -> bytes:
    picture = font.render(character, True, "black")
    return bytes(pygame.image.tobytes(picture, "RGBA"))
