"""The report as plain text: for any spreadsheet, and for any program."""

import csv
import io
import json
from collections.abc import Iterator

from engine.core import DIMENSIONS, Say
from engine.export.document import figure_rows, present_row, series_rows, signal_rows
from engine.export.safe import harmless
from engine.wire import Json


def for_programs(found: Json, say: Say) -> bytes:
    """Return ``found`` as it is, for a program."""
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()


def comma_separated(found: Json, say: Say) -> bytes:
    """Return one value a line, for any spreadsheet: semicolons and a mark, as Excel expects."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        say(f"export.column.{name}") for name in ("part", "step", "group", "item", "value")
    )
    for line in _lines(found, say):
        writer.writerow(harmless(cell) for cell in line)
    return out.getvalue().encode()


Line = tuple[object, ...]


def _lines(found: Json, say: Say) -> Iterator[Line]:
    yield (say("export.part.about"), "", "", "", found["about"])
    yield (say("export.part.about"), "", "", "", found["based_on"])
    yield (say("export.part.about"), "", "", say("export.opened"), found["opened"])
    yield (say("export.part.about"), "", "", say("export.people"), found["people"])
    for step in found["programme"]:
        used = say("export.minutes", used=step["minutes_used"], planned=step["minutes_planned"])
        yield (say("export.part.programme"), step["title"], "", say("export.time"), used)
    for dimension, before, after in figure_rows(found["figures"], say):
        told = say("export.from_to", start=before, now=after) if after else before
        yield (say("export.part.figures"), "", "", dimension, told)
    for activity in found["activities"]:
        yield from _activity_lines(activity, say)
    yield from _notebook_lines(found, say)


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
    for line in activity["topics"]:
        yield (say("export.part.topics"), step, "", "", line)


def _notebook_lines(found: Json, say: Say) -> Iterator[Line]:
    for signal, whom, reply in signal_rows(found):
        yield (say("export.part.signals"), "", whom, reply, signal)
    pages = found["notebook"]
    for one in pages["present"]:
        role, *rest = present_row(one)
        yield (say("export.part.present"), "", "", role, ", ".join(filter(None, rest)))
    for page in pages["paper"]:
        yield (say("export.part.paper"), "", page["group"], page["what"], page["text"])
    for name, value in series_rows(pages["series"], say):
        yield (say("export.part.series"), "", "", name, value)
    for note in pages["notes"]:
        yield (say("export.part.notes"), note["step"], "", "", note["text"])
