"""A line in runs: stretches of one direction, one script and one font, from left to right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Final

from engine.screen.text.bidi import levels, visual
from engine.screen.text.cleaning import clusters
from engine.screen.text.faces import Faces
from engine.screen.text.scripts import COMMON, LATIN, script_of

_INSIDE_NUMBER: Final = re.compile(r"(?<=[0-9]) (?=[0-9])")
_FIXED_SPACE: Final = "\u00a0"


@dataclass(frozen=True)
class Run:
    """A stretch of text that one font draws in one direction. ``text`` is in reading order."""

    text: str
    level: int
    face: str
    script: str

    @property
    def rtl(self) -> bool:
        """Return whether it runs from the right."""
        return self.level % 2 == 1


def runs_of(text: str, rtl: bool, faces: Faces) -> list[Run]:
    """Return the line ``text`` in runs, from left to right."""
    if not rtl and text and all(map(faces.plain, set(text))):
        return [Run(text, 0, faces.first, LATIN)]
    return visual([(run.level, run) for run in _logical(text, rtl, faces)])


def _logical(text: str, rtl: bool, faces: Faces) -> list[Run]:
    """Return the runs in reading order."""
    grouped = groupby(_pieces(text, rtl, faces), key=itemgetter(0))
    return [Run("".join(text for _, text in pieces), *alike) for alike, pieces in grouped]


def _pieces(text: str, rtl: bool, faces: Faces) -> Iterator[tuple[tuple[int, str, str], str]]:
    """Yield each letter with its marks, behind its level, face and script."""
    depths, script, at = levels(numbers_bound(text), rtl), _first_script(text), 0
    for cluster in clusters(text):
        script = script_of(cluster[0]) or script
        face, spelled = faces.spelled(cluster, script)
        yield (depths[at], face, script), spelled
        at += len(cluster)


def numbers_bound(text: str) -> str:
    """Return ``text`` with the spaces inside numbers fixed.

    By the letter of the standard ``482 913`` in Arabic comes out as ``913 482``, since two
    numbers with a space between them are two words. A join code and a telephone number are one.
    """
    return _INSIDE_NUMBER.sub(_FIXED_SPACE, text)


def _first_script(text: str) -> str:
    return next((script for c in text if (script := script_of(c)) != COMMON), LATIN)
