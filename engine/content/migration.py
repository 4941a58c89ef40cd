"""Older packs to the form of today: one pure step for each form, and no step is ever removed."""

import re
from collections.abc import Callable
from typing import Final

from engine.content.archive import Files
from engine.content.diagnostics import Mistakes
from engine.content.load import PACK
from engine.content.pack_checks import newer_format
from engine.content.yaml_light import load

_FIRST_FIELD: Final = re.compile(rb"^[a-z]", re.MULTILINE)


def format_of(files: Files) -> int:
    """Return which form the pack of ``files`` has; 0 is from before forms had a number.

    Raises:
        Mistakes: if that cannot be read, or is newer than is known here.
    """
    document = load(files[PACK], PACK)
    if newer := newer_format(document):
        raise Mistakes([newer])
    said = str(document.value.get("format", 0))
    return int(said) if said.isdecimal() else 0


def migrated(files: Files) -> dict[str, bytes]:
    """Return ``files`` in the form of today; what is not about the form stays byte for byte.

    Raises:
        Mistakes: as ``format_of``.
    """
    found = dict(files)
    for step in STEPS[format_of(files) :]:
        found = step(found)
    return found


def _numbered(files: dict[str, bytes]) -> dict[str, bytes]:
    """0 to 1: the form has a number, above the first field of ``pack.yaml``."""
    raw = files[PACK]
    newline = b"\r\n" if b"\r\n" in raw else b"\n"
    line = b"format: 1" + newline
    return {**files, PACK: _FIRST_FIELD.sub(lambda found: line + found[0], raw, count=1)}


STEPS: Final[tuple[Callable[[dict[str, bytes]], dict[str, bytes]], ...]] = (_numbered,)
"""From each form to the next, the oldest first."""
