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
    for activity in found["activities"]:
        yield from _activity(activity, say)
    yield from _signals(found["activities"], say)
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


def _signals(activities: Sequence[Json], say: Say) -> Iterator[Block]:
    """Yield what others must solve, with room to write who does it and when we hear."""
    signals = tuple(dict.fromkeys(line for one in activities for line in one["signals"]))
    if signals:
        yield Heading(say("export.part.signals"))
        columns = tuple(say(f"export.column.{name}") for name in ("signal", "whom", "reply"))
        yield Grid(columns, tuple((line, "", "") for line in signals))
