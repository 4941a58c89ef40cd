"""The report as a spreadsheet: a page for each kind of thing, every cell plain text or a number."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from engine.core import Say
from engine.export.document import PRESENT, figure_rows, series_rows, signal_rows
from engine.wire import Json

_LONGEST = 32_767
"""Letters that Excel takes in a cell."""
Cell = str | int
Page = tuple[str, Sequence[str], Sequence[tuple[Cell, ...]]]
"""Title, columns and rows of one page."""


def sheets(found: Json, say: Say) -> bytes:
    """Return ``found`` as an .xlsx file, the same bytes for the same report."""
    kept = BytesIO()
    # No text becomes a formula, a link or a number, whatever somebody typed.
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(kept, {"in_memory": True, **safe})
    day = datetime.fromisoformat(found["opened"])
    book.set_properties({"title": found["title"][:255], "author": "Speeltafel", "created": day})
    head, wrap = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True})
    for title, columns, rows in _pages(found, say):
        page = book.add_worksheet(title[:31])
        for number, name in enumerate(columns):
            page.write_string(0, number, name, head)
        for number, row in enumerate(rows, start=1):
            _write(page, number, row, wrap)
        page.set_column(0, len(columns) - 1, 28)
        page.freeze_panes(1, 0)
    book.close()
    return kept.getvalue()


def _write(page: Worksheet, number: int, row: Sequence[Cell], style: object) -> None:
    for place, cell in enumerate(row):
        if isinstance(cell, int):
            page.write_number(number, place, cell, style)
        else:
            page.write_string(number, place, cell[:_LONGEST], style)


def _pages(found: Json, say: Say) -> Iterator[Page]:
    for name, columns, rows in _all(found, say):
        if rows:
            yield say(f"export.part.{name}"), [say(f"export.column.{one}") for one in columns], rows


def _all(found: Json, say: Say) -> Iterator[Page]:
    steps = found["activities"]
    yield "about", ("item", "value"), _about(found, say)
    times = [(s["title"], s["minutes_planned"], s["minutes_used"]) for s in found["programme"]]
    yield "programme", ("step", "planned", "used"), times
    figures = list(figure_rows(found["figures"], say))
    yield "figures", ("dimension", "before", "after"), figures
    yield "web", ("step", "group", "item", "dimension", "start", "now"), list(_webs(steps, say))
    yield "story", ("step", "group", "item", "value"), list(_story(steps))
    yield "table", ("step", "item", "row", "column", "value"), list(_tables(steps))
    texts = [(s["step"], t["prompt"], t["text"]) for s in steps for t in s["texts"]]
    yield "text", ("step", "item", "value"), texts
    marks = [(s["step"], m["group"], m["text"]) for s in steps for m in s["highlights"]]
    yield "highlight", ("step", "group", "value"), marks
    yield "topics", ("step", "value"), [(s["step"], line) for s in steps for line in s["topics"]]
    yield "signals", ("signal", "whom", "reply"), signal_rows(found)
    yield from _notebook(found["notebook"], say)


def _notebook(found: Json, say: Say) -> Iterator[Page]:
    present = [(p["text"], p["organisation"], p["number"], p["hours"]) for p in found["present"]]
    yield "present", PRESENT, present
    yield "paper", ("item", "group", "value"), [_cells(p, "what", "group") for p in found["paper"]]
    yield "series", ("item", "value"), list(series_rows(found["series"], say))
    yield "notes", ("step", "value"), [_cells(note, "step") for note in found["notes"]]


def _cells(page: Json, *names: str) -> tuple[Cell, ...]:
    return (*(page[name] for name in names), page["text"])


def _about(found: Json, say: Say) -> list[tuple[Cell, ...]]:
    return [
        (say("export.part.about"), found["about"]),
        (say("export.opened"), found["opened"]),
        (say("export.people"), found["people"]),
        ("", found["based_on"]),
    ]


def _webs(steps: Sequence[Json], say: Say) -> Iterator[tuple[Cell, ...]]:
    for step in steps:
        for web in step["webs"]:
            for name, now in web["now"].items():
                dimension, start = say(f"dimension.{name}"), web["start"].get(name, 0)
                yield step["step"], web["group"], web["name"], dimension, start, now


def _story(steps: Sequence[Json]) -> Iterator[tuple[Cell, ...]]:
    for step in steps:
        for chapter in step["story"]:
            for line in chapter["lines"]:
                yield step["step"], chapter["group"], chapter["title"], line


def _tables(steps: Sequence[Json]) -> Iterator[tuple[Cell, ...]]:
    """Yield one cell a row, tidy: whoever wants a table back can pivot it."""
    for step in steps:
        for table in step["tables"]:
            for number, row in enumerate(table["rows"], start=1):
                for column, cell in zip(table["columns"], row, strict=True):
                    yield step["step"], table["title"], number, column, cell
