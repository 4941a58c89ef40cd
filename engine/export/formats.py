"""The files a workshop can be taken home in."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from engine.core import DIMENSIONS, Say
from engine.export.report import report
from engine.lexicon import Lexicon
from engine.store import Row, about
from engine.store.sqlite import open_reader
from engine.wire import Json
from engine.workshop.opening import Rules, resume
from engine.workshop.state import State

Export = tuple[str, str, bytes]
"""File name, media type, contents."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def export(state: State, rows: list[Row], format: str, say: Say) -> Export:
    """Return ``state`` in ``format``.

    Raises:
        KeyError: if there is no such format.
    """
    mime, write = FORMATS[format]
    name = f"speeltafel-{state.opened[:10]}-{state.code}.{format}"
    return name, mime, write(report(state, rows, say), say).encode("utf-8")


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


def _json(found: Json, say: Say) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _csv(found: Json, say: Say) -> str:
    """One value a line, for any spreadsheet: semicolons and a mark, as Excel here expects."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        say(f"export.column.{name}") for name in ("part", "step", "group", "item", "value")
    )
    for line in _lines(found, say):
        writer.writerow(_harmless(cell) for cell in line)
    return out.getvalue()


def _harmless(cell: object) -> str:
    """A cell that a spreadsheet would take for a formula is marked as text."""
    text = str(cell)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or text.startswith(_FORMULA) else text


Line = tuple[object, ...]


def _lines(found: Json, say: Say) -> Iterator[Line]:
    yield (say("export.part.about"), "", "", "", found["about"])
    yield (say("export.part.about"), "", "", "", found["based_on"])
    yield (say("export.part.about"), "", "", say("export.opened"), found["opened"])
    yield (say("export.part.about"), "", "", say("export.people"), found["people"])
    for step in found["programme"]:
        used = say("export.minutes", used=step["minutes_used"], planned=step["minutes_planned"])
        yield (say("export.part.programme"), step["title"], "", say("export.time"), used)
    for activity in found["activities"]:
        yield from _activity_lines(activity, say)


def _activity_lines(activity: Json, say: Say) -> Iterator[Line]:
    step = activity["step"]
    for web in activity["webs"]:
        for dimension in DIMENSIONS:
            word = say(f"dimension.{dimension}")
            moved = say("export.from_to", start=web["start"][dimension], now=web["now"][dimension])
            yield (say("export.part.web"), step, web["group"], f"{web['name']}: {word}", moved)
    for chapter in activity["story"]:
        for line in chapter["lines"]:
            yield (say("export.part.story"), step, chapter["group"], chapter["title"], line)
    for text in activity["texts"]:
        yield (say("export.part.text"), step, text["group"], text["prompt"], text["text"])
    for table in activity["tables"]:
        for row in table["rows"]:
            told = zip(table["columns"], row, strict=True)
            value = ", ".join(f"{column}: {cell}" for column, cell in told if cell)
            yield (say("export.part.table"), step, "", table["title"], value)
    for one in activity["highlights"]:
        yield (say("export.part.highlight"), step, one["group"], "", one["text"])
    for name in ("topics", "signals"):
        for line in activity[name]:
            yield (say(f"export.part.{name}"), step, "", "", line)


Write = Callable[[Json, Say], str]

FORMATS: Mapping[str, tuple[str, Write]] = {
    "csv": ("text/csv; charset=utf-8", _csv),
    "json": ("application/json", _json),
}
"""Media type and writer of each format."""
