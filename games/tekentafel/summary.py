"""What the game leaves behind for the debrief and the exports. Nothing about who laid what."""

from collections.abc import Iterator

from engine.core import Chapter, Group, Highlight, Own, Reflection, Summary, Table, Words
from engine.core.looks import group_name
from games.tekentafel.events import Planned
from games.tekentafel.forms import who_words
from games.tekentafel.places import place_name, spot
from games.tekentafel.readings import meets, stickers
from games.tekentafel.state import State
from games.tekentafel.wording import dimension_name, line, together
from games.tekentafel.words_of import kept_words, owner_words, task_words, title_words

MAP_COLUMNS = ("cell", "place", "good", "missing", "pointed", "plans")
PLAN_COLUMNS = (
    "table", "cell", "place", "who", "need", "kind", "what", "coins", "dimensions",
    "residents", "professionals", "decides", "asks", "hears",
)  # fmt: skip
Row = tuple[Words | Own[str], ...]


def summary(state: State) -> Summary:
    """Return the reading of the game after the fact."""
    return Summary(
        title=state.scenario.title,
        reflections=tuple(_reflections(state)),
        topics=tuple(_topics(state)),
        tables=(_map(state), _plans(state)),
        signals=tuple(_signals(state)),
        highlights=tuple(one for group in state.tables for one in _highlights(state, group)),
        story=tuple(_story(state, group) for group in state.tables),
    )


def _reflections(state: State) -> Iterator[Reflection]:
    for table in state.tables.values():
        for mark in table.pointed:
            if mark.why and mark.why.shown:
                yield Reflection(line("why", place=place_name(state, mark.cell)), mark.why)


def _topics(state: State) -> Iterator[Words]:
    """What people want here, as far as anything was asked or planned for it."""
    tasks = [task.need for table in state.tables.values() for task in table.tasks.values()]
    plans = [plan.need for table in state.tables.values() for plan in table.plans.values()]
    for need in dict.fromkeys((*tasks, *plans)):
        if need in state.known.needs:
            yield state.known.needs[need].title


def _map(state: State) -> Table:
    """Return what lies where, cell by cell in reading order."""
    marks = [mark for table in state.tables.values() for mark in table.marks.values()]
    plans = [plan for table in state.tables.values() for plan in table.plans.values()]
    cells = {mark.cell for mark in marks} | {plan.cell for plan in plans}
    ordered = sorted(cells, key=lambda cell: (int(cell[1:]), cell[0]))
    columns = tuple(line(f"column.{name}") for name in MAP_COLUMNS)
    return Table(line("table.map"), columns, tuple(_cell(state, cell) for cell in ordered))


def _cell(state: State, cell: str) -> Row:
    here = [m for t in state.tables.values() for m in t.marks.values() if m.cell == cell]
    plans = [p for t in state.tables.values() for p in t.plans.values() if p.cell == cell]
    counts = (sum(m.feeling == feeling for m in here) for feeling in ("good", "missing", None))
    return (
        cell,
        place_name(state, cell),
        *(f"{count}" if count else "" for count in counts),
        together(tuple(title_words(state, plan) for plan in plans)),
    )


def _plans(state: State) -> Table:
    columns = tuple(line(f"column.{name}") for name in PLAN_COLUMNS)
    rows = tuple(
        _plan(state, group, number, plan)
        for group, table in state.tables.items()
        for number, plan in table.plans.items()
    )
    return Table(line("table.plans"), columns, rows)


def _plan(state: State, group: Group, number: int, plan: Planned) -> Row:
    count = stickers(state, group, number)
    need = state.known.needs.get(plan.need)
    return (
        group_name(group),
        plan.cell,
        place_name(state, plan.cell),
        who_words(state, plan.who),
        need.title if need else "",
        line(f"kind.{_kind(state, plan)}"),
        title_words(state, plan) if plan.measure else plan.idea,
        f"{plan.coins}",
        together(tuple(dimension_name(one) for one in plan.dimensions)),
        f"{count.residents}",
        f"{count.professionals}",
        *_owners(state, group, number),
    )


def _kind(state: State, plan: Planned) -> str:
    measure = state.known.measures.get(plan.measure)
    return measure.kind if measure else "idea"


def _owners(state: State, group: Group, number: int) -> Row:
    owned = state.tables[group].owners.get(number)
    if owned is None:
        return (line("open"), line("open"), line("open"))
    parties, replies = state.known.parties, state.known.replies
    return (
        parties[owned.decides].title,
        parties[owned.asks].title,
        replies[owned.hears].title,
    )


def _signals(state: State) -> Iterator[Words]:
    """What others must solve: every plan that someone outside decides on."""
    for table in state.tables.values():
        for number, plan in table.plans.items():
            owned = table.owners.get(number)
            if owned and not state.known.parties[owned.decides].resident:
                owners = owner_words(state, owned)
                yield line("signal", plan=kept_words(state, plan), owners=owners)


def _highlights(state: State, group: Group) -> Iterator[Highlight]:
    """One moment of each kind first: a debrief takes another one every round."""
    found = [*_tasks(state, group), *_mixed(state, group), *_planned(state, group)]
    first = {one.kind: one for one in reversed(found)}
    yield from (one for one in found if first[one.kind] is one)
    yield from (one for one in found if first[one.kind] is not one)


def _tasks(state: State, group: Group) -> Iterator[Highlight]:
    table = state.tables[group]
    for task in table.tasks.values():
        met = any(meets(state, plan) for plan in table.plans.values() if plan.need == task.need)
        key = "met" if met else "unmet"
        yield Highlight(group, line(f"highlight.{key}", task=task_words(state, task)))


def _planned(state: State, group: Group) -> Iterator[Highlight]:
    for number, plan in state.tables[group].plans.items():
        measure, count = state.known.measures.get(plan.measure), stickers(state, group, number)
        if measure is None or measure.kind == "agreement":
            kind, key = ("choice", "agreement") if measure else ("idea", "idea")
            yield _highlight(state, group, kind, key, plan)
        if count.residents and count.professionals:
            yield _highlight(state, group, "cooperation", "both", plan)


def _highlight(state: State, group: Group, kind: str, key: str, plan: Planned) -> Highlight:
    named = kept_words(state, plan)
    return Highlight(group, line(f"highlight.{key}", plan=named), kind, named)


def _mixed(state: State, group: Group) -> Iterator[Highlight]:
    """A place where this table laid a token, and where the room felt both ways."""
    marks = [mark for table in state.tables.values() for mark in table.marks.values()]
    for mark in state.tables[group].marks.values():
        here = {m.feeling for m in marks if spot(state, m.cell) == spot(state, mark.cell)}
        if mark.feeling and {"good", "missing"} <= here:
            place = place_name(state, mark.cell)
            yield Highlight(group, line("highlight.mixed", place=place), "disagreement", place)
            return


def _story(state: State, group: Group) -> Chapter:
    return Chapter(group, group_name(group), tuple(_told(state, group)))


def _told(state: State, group: Group) -> Iterator[Words | Own[str]]:
    table, persona = state.tables[group], state.persona(group)
    if persona:
        yield line("story.persona", name=persona.name, age=persona.age)
    for mark in table.marks.values():
        yield line(f"story.{mark.feeling or 'place'}", place=place_name(state, mark.cell))
        yield from (mark.why,) if mark.why and mark.why.shown else ()
    for task in table.tasks.values():
        yield line("story.task", task=task_words(state, task))
    for number, plan in table.plans.items():
        yield line("story.plan", plan=kept_words(state, plan), coins=plan.coins)
        yield from (plan.idea,) if plan.idea.shown else ()
        owned = table.owners.get(number)
        yield from (owner_words(state, owned),) if owned else ()
