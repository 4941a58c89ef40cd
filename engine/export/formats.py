"""The files a workshop can be taken home in."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

from engine.core import Say
from engine.export import research
from engine.export.report import report
from engine.export.safe import sound
from engine.lexicon import Lexicon
from engine.store import Row, about
from engine.store.sqlite import open_reader
from engine.wire import Json
from engine.workshop.opening import Rules, resume
from engine.workshop.plan import Plan
from engine.workshop.state import State

Export = tuple[str, str, bytes]
"""File name, media type, contents."""


@dataclass(frozen=True)
class Format:
    """A kind of file: its media type, and the function that writes it.

    The function lives in ``room``, which is opened only when it is needed: some of them bring
    large libraries. ``slow`` ones take more than a moment, and belong in a process of their own.
    """

    mime: str
    room: str
    writer: str
    slow: bool = False


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: Final[Mapping[str, Format]] = {
    "pdf": Format("application/pdf", "engine.export.paper", "paper", slow=True),
    "docx": Format(f"{_OFFICE}.wordprocessingml.document", "engine.export.word", "word", slow=True),
    "xlsx": Format(f"{_OFFICE}.spreadsheetml.sheet", "engine.export.sheets", "sheets", slow=True),
    "csv": Format("text/csv; charset=utf-8", "engine.export.plain", "comma_separated"),
    "json": Format("application/json", "engine.export.plain", "for_programs"),
}


def formats_of(plan: Plan) -> tuple[str, ...]:
    """Return the formats in which a workshop on ``plan`` can be taken home."""
    return (*FORMATS, *([research.ROOM] if plan.research else []))


def export(state: State, rows: list[Row], format: str, say: Say) -> Export:
    """Return ``state`` in ``format``.

    Raises:
        KeyError: if there is no such format.
        TooFew: if a study has too few people in it.
    """
    if format == research.ROOM:
        day = f"{state.opened[:10]}-{state.code}"
        return f"speeltafel-onderzoek-{day}.zip", research.MIME, research.package(state, say)
    found = report(state, rows, say)
    return named(found, format), FORMATS[format].mime, written(found, format, say)


def named(found: Json, format: str) -> str:
    """Return the file name of a report in ``format``."""
    return f"speeltafel-{found['opened'][:10]}-{found['code']}.{format}"


def written(found: Json, format: str, say: Say) -> bytes:
    """Return the report ``found`` in ``format``.

    Raises:
        KeyError: if there is no such format.
    """
    write = import_module(FORMATS[format].room)
    made: bytes = getattr(write, FORMATS[format].writer)(sound(found), say)
    return made


def export_workshop(path: Path, format: str, lexicon: Lexicon, rules: Rules) -> Export:
    """Return the workshop kept in ``path`` in ``format``, whether or not it is running.

    Raises:
        Unusable: if the file cannot be read.
    """
    store = open_reader(path)
    try:
        with about(path):
            return export(resume(store, rules), list(store.rows()), format, lexicon)
    finally:
        store.close()
