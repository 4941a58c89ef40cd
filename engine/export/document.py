"""The report of a workshop as blocks to read: what Word and PDF both print, in one order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.core import Say
from engine.wire import Json


@dataclass(frozen=True)
class Heading:
    """A heading; ``level`` 0 is the title of the whole."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``quiet`` for small print."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Points:
    """A list of short lines."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table; each row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """The web of a persona: where it began and where it ended, 0 to 10 per dimension.

    ``words`` say the same for who does not see it.
    """

    name: str
    start: dict[str, int]
    now: dict[str, int]
    words: str


PRESENT = ("role", "organisation", "number", "hours")
"""What is told of who were there."""

Block = Heading | Paragraph | Points | Grid | Picture


def document(found: Json, say: Say) -> Iterator[Block]:
    """Yield the report ``found`` from its title to what others must solve."""
    yield Heading(found["title"], 0)
    people = say("export.gathered", people=found["people"], groups=len(found["groups"]))
    yield Paragraph(f"{found['opened']}. {people}")
    yield Paragraph(found["about"], quiet=True)
    yield Heading(say("export.part.programme"))
    yield _programme(found["programme"], say)
    yield from _figures(found["figures"], say)
    yield from _present(found["notebook"]["present"], say)
    for activity in found["activities"]:
        yield from _activity(activity, say)
    yield from _paper(found["notebook"]["paper"])
    yield from _signals(found, say)
    yield from _series(found["notebook"]["series"], say)
    yield from _notes(found["notebook"]["notes"], say)
    yield Paragraph(found["based_on"], quiet=True)


def _programme(steps: Sequence[Json], say: Say) -> Grid:
    columns = tuple(say(f"export.column.{name}") for name in ("step", "planned", "used"))
    rows = ((s["title"], str(s["minutes_planned"]), str(s["minutes_used"])) for s in steps)
    return Grid(columns, tuple(rows))


def _figures(figures: Json, say: Say) -> Iterator[Block]:
    """Yield the middle of everyone's own webs, before and after: a table, never one person."""
    if figures:
        yield Heading(say("export.part.figures"))
        yield Paragraph(say("export.figures_mean", people=figures["people"]), quiet=True)
        columns = tuple(say(f"export.column.{name}") for name in ("dimension", "before", "after"))
        yield Grid(columns, tuple(figure_rows(figures, say)))


def figure_rows(figures: Json, say: Say) -> Iterator[tuple[str, str, str]]:
    """Yield a dimension, its figure before and its figure after; empty if there is none."""
    for name, value in figures.get("before", {}).items():
        yield say(f"dimension.{name}"), str(value), str(figures["after"].get(name, ""))


def _activity(activity: Json, say: Say) -> Iterator[Block]:
    """Yield what one step yielded; a step that yielded nothing is not mentioned again."""
    inside = list(_inside(activity, say))
    if inside:
        yield Heading(activity["step"])
        yield from inside


def _inside(activity: Json, say: Say) -> Iterator[Block]:
    yield from (_picture(web, say) for web in activity["webs"])
    for chapter in activity["story"]:
        if chapter["lines"]:
            named = dict.fromkeys((chapter["group"], chapter["title"]))
            yield Heading(": ".join(named), 2)
            yield Points(tuple(chapter["lines"]))
    for table in activity["tables"]:
        if table["rows"]:
            yield Heading(table["title"], 2)
            yield Grid(tuple(table["columns"]), tuple(map(tuple, table["rows"])))
    yield from _listed(say("export.part.topics"), activity["topics"])
    yield from _listed(say("export.part.highlight"), _highlights(activity))
    yield from _texts(activity["texts"])


def _highlights(activity: Json) -> list[str]:
    return [f"{one['group']}: {one['text']}" for one in activity["highlights"]]


def _texts(texts: Sequence[Json]) -> Iterator[Block]:
    for prompt in dict.fromkeys(one["prompt"] for one in texts):
        said = [one["text"] for one in texts if one["prompt"] == prompt]
        yield from _listed(prompt, said)


def _listed(title: str, lines: Sequence[str]) -> Iterator[Block]:
    if lines:
        yield Heading(title, 2)
        yield Points(tuple(lines))


def _picture(web: Json, say: Say) -> Picture:
    moved = ", ".join(_moved(name, web, say) for name in web["now"])
    return Picture(f"{web['name']} ({web['group']})", web["start"], web["now"], moved)


def _moved(name: str, web: Json, say: Say) -> str:
    facts = {"start": web["start"].get(name, 0), "now": web["now"][name]}
    return f"{say(f'dimension.{name}')} {say('export.from_to', **facts)}"


def _present(present: Sequence[Json], say: Say) -> Iterator[Block]:
    """Yield who were there, by role and organisation, as the facilitator counted."""
    if present:
        yield Heading(say("export.part.present"))
        columns = tuple(say(f"export.column.{name}") for name in PRESENT)
        yield Grid(columns, tuple(present_row(one) for one in present))


def present_row(one: Json) -> tuple[str, ...]:
    """Return the cells of one role: ``PRESENT`` are their names."""
    return one["text"], one["organisation"], str(one["number"]), str(one["hours"])


def _paper(pages: Sequence[Json]) -> Iterator[Block]:
    """Yield what was typed over from paper, by what it is."""
    for what in dict.fromkeys(page["what"] for page in pages):
        told = [page for page in pages if page["what"] == what]
        yield Heading(what)
        yield Points(tuple(": ".join(filter(None, (p["group"], p["text"]))) for p in told))


def _signals(found: Json, say: Say) -> Iterator[Block]:
    """Yield what others must solve, who does it and when we hear; else room to write that."""
    rows = signal_rows(found)
    if rows:
        yield Heading(say("export.part.signals"))
        columns = tuple(say(f"export.column.{name}") for name in ("signal", "whom", "reply"))
        yield Grid(columns, rows)


def signal_rows(found: Json) -> tuple[tuple[str, str, str], ...]:
    """Return each signal once, with its addressee and its date as far as they are known."""
    typed = {one["text"]: (one["whom"], one["reply"]) for one in found["notebook"]["signals"]}
    told = dict.fromkeys(line for one in found["activities"] for line in one["signals"])
    return tuple((line, *typed.get(line, ("", ""))) for line in (told | typed))


def _series(series: Json, say: Say) -> Iterator[Block]:
    """Yield the series this belongs to, and what became of the first steps of last time."""
    if series:
        yield Heading(say("export.part.series"))
        yield Points(tuple(f"{name}: {value}" for name, value in series_rows(series, say)))


def series_rows(series: Json, say: Say) -> Iterator[tuple[str, str]]:
    """Yield the name of a series, and how many first steps became what, in words."""
    for name, value in series.items():
        yield say("notebook.series" if name == "text" else f"notebook.{name}"), str(value)


def _notes(notes: Sequence[Json], say: Say) -> Iterator[Block]:
    """Yield the facilitator's own notes, apart from all that others said."""
    if notes:
        yield Heading(say("export.part.notes"))
        yield Points(tuple(f"{note['step']}: {note['text']}" for note in notes))
