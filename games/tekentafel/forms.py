"""The forms that people fill in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.core import DIMENSIONS, Field, Group, Option, Words
from engine.core.dimensions import ICONS
from games.tekentafel.content import Measure
from games.tekentafel.events import Colour
from games.tekentafel.look_rules import LONGEST_TEXT
from games.tekentafel.places import fullest, place_icon, place_name
from games.tekentafel.readings import Brief, briefs
from games.tekentafel.state import State
from games.tekentafel.table import Mark
from games.tekentafel.wording import dimension_name, line

Filling = Mapping[str, Any]

OPENINGS: Mapping[str, tuple[str, ...]] = {
    "why": ("sit", "meet", "dark", "gone"),
    "idea": ("place", "together", "agree"),
}
"""Ready beginnings of a sentence, for who would rather choose than type."""
COLOURS: tuple[Colour, ...] = ("residents", "professionals")


def cell_field(value: str | None = None, cells: Iterable[Option] = ()) -> Field:
    """Return the question which cell, to be answered on the map or by its name."""
    return Field(
        name="cell", kind="cell", label=line("form.cell"), value=value, options=tuple(cells)
    )


def place_options(state: State, cells: Iterable[str]) -> tuple[Option, ...]:
    """Return places to choose from, by name and cell."""
    return tuple(
        Option(
            cell,
            line("place_at", place=place_name(state, cell), cell=cell),
            place_icon(state, cell),
        )
        for cell in cells
    )


def one_field(name: str, options: Iterable[Option], value: str | None = None) -> Field:
    """Return a question with one answer."""
    label = line(f"form.{name}")
    return Field(name=name, kind="one", label=label, value=value, options=tuple(options))


def number_field(name: str, least: int, most: int, value: int | None = None) -> Field:
    """Return a question that is answered with a number."""
    return Field(
        name=name, kind="number", label=line(f"form.{name}"), value=value, min=least, max=most
    )


def text_field(name: str, about: str, *, required: bool = True) -> Field:
    """Return an open question with its ready openings."""
    openings = tuple(Option(word, line(f"opening.{about}.{word}")) for word in OPENINGS[about])
    return Field(
        name=name,
        kind="text",
        label=line(f"form.{about}"),
        required=required,
        max_length=LONGEST_TEXT,
        options=openings,
    )


def mark_options(state: State, marks: Iterable[Mark]) -> tuple[Option, ...]:
    """Return what a table laid, to choose from."""
    return tuple(
        Option(
            mark.key,
            line(
                f"mark.{mark.feeling or 'place'}",
                place=line("place_at", place=place_name(state, mark.cell), cell=mark.cell),
            ),
            {"good": "heart", "missing": "help"}.get(mark.feeling or "", "map-pin"),
        )
        for mark in marks
    )


def people_options(state: State) -> tuple[Option, ...]:
    """Return for whom something can change."""
    return tuple(Option(one.id, one.title, one.icon) for one in state.scenario.people)


def need_options(state: State, first: Iterable[str] = ()) -> tuple[Option, ...]:
    """Return what people may want, the needs in ``first`` in front."""
    order = dict.fromkeys([*first, *state.known.needs])
    needs = [state.known.needs[one] for one in order if one in state.known.needs]
    return tuple(Option(one.id, one.title, one.icon) for one in needs)


def brief_words(state: State, brief: Brief) -> Words:
    """Return for whom and for what a plan is, in a sentence."""
    if not brief.need:
        return line("brief.all")
    need = state.known.needs[brief.need].title
    if brief.cell:
        facts = {"place": place_name(state, brief.cell), "who": who_words(state, brief.who)}
        return line("task", need=need, **facts)
    return line("brief.persona", who=who_words(state, brief.who), need=need)


def who_words(state: State, who: str) -> Words:
    """Return for whom something is: people of a kind, or a persona."""
    if who in state.known.people:
        return state.known.people[who].title
    persona = state.known.personas.get(who)
    return persona.name if persona else line("everybody")


@dataclass(frozen=True)
class Aims:
    """What a table can design for: how a form asks that, and how it may be filled in."""

    found: tuple[Brief, ...]
    field: tuple[Field, ...]
    fillings: tuple[Filling, ...]

    @property
    def only(self) -> str | None:
        """The key of the one thing there is to design for, if there is no choice."""
        return self.found[0].key if len(self.found) == 1 else None


def aims_of(state: State, group: Group) -> Aims:
    """Return what ``group`` can design for, and where that would lie."""
    found, several = briefs(state, group), len(briefs(state, group)) > 1
    options = (Option(one.key, brief_words(state, one)) for one in found)
    usual = next(iter(fullest(state)), "A1")
    fillings = (
        {**({"brief": one.key} if several else {}), "cell": one.cell or usual} for one in found
    )
    return Aims(found, (one_field("brief", options),) if several else (), tuple(fillings))


def measure_options(measures: Iterable[Measure]) -> tuple[Option, ...]:
    """Return measures to choose from, with what they cost."""
    return tuple(
        Option(one.id, line(_price(one), title=one.title, coins=one.coins), one.picture)
        for one in measures
    )


def _price(measure: Measure) -> str:
    return {0: "price.none", 1: "price.one"}.get(measure.coins, "price.more")


def plan_form(
    aims: Aims, measures: tuple[Measure, ...]
) -> tuple[tuple[Field, ...], tuple[Filling, ...]]:
    """Return fields and examples to lay one of ``measures``."""
    fillings = aims.fillings
    fields = (
        *aims.field,
        one_field("measure", measure_options(measures)),
        cell_field(fillings[0]["cell"]),
    )
    examples = (
        {**fillings[_suited(aims.found, measure, number)], "measure": measure.id}
        for number, measure in enumerate(measures)
    )
    return fields, tuple(examples)


def _suited(found: tuple[Brief, ...], measure: Measure, number: int) -> int:
    """Return which of ``found`` a measure is for: one whose need it answers, else any."""
    suited = [place for place, brief in enumerate(found) if brief.need in measure.needs]
    return suited[number % len(suited)] if suited else number % len(found)


def idea_form(aims: Aims, left: int) -> tuple[tuple[Field, ...], tuple[Filling, ...]]:
    """Return fields and an example for an idea of the table's own, with ``left`` coins."""
    first = aims.fillings[0]
    fields = (
        *aims.field,
        text_field("text", "idea"),
        number_field("coins", 0, left),
        dimension_field(),
        cell_field(first["cell"]),
    )
    written = {"text": "…", "coins": min(1, left), "dimensions": ["participation"]}
    return fields, ({**first, **written},)


def dimension_field() -> Field:
    """Return the question what an own idea is good for."""
    options = tuple(Option(d, dimension_name(d), ICONS[d]) for d in DIMENSIONS)
    label = line("form.dimensions")
    return Field(name="dimensions", kind="many", label=label, max=2, options=options)
