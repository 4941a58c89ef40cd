"""What of the game can be seen: the map with what lies on it, and a tile per table."""

from collections import Counter
from collections.abc import Iterator
from typing import assert_never

from engine.core import Group, Say, Words
from engine.core.looks import group_look, group_name
from engine.core.views import GroupTile, MapBoard, MapMark, MapShape
from games.tekentafel.content import Persona
from games.tekentafel.events import Feeling
from games.tekentafel.places import fullest, place_name
from games.tekentafel.readings import answered, coins_left, movable, stickers
from games.tekentafel.state import State
from games.tekentafel.table import Table
from games.tekentafel.table_offers import ON_MAP
from games.tekentafel.wording import line, together
from games.tekentafel.words_of import owner_words, plan_words, task_words


def board(state: State, groups: tuple[Group, ...], say: Say) -> MapBoard:
    """Return the map, with what ``groups`` laid on it as far as this step is about it."""
    land, own = state.scenario.map, state.own_map
    return MapBoard(
        id=ON_MAP,
        columns=land.columns,
        rows=land.rows,
        alt=own.alt if own else say.of(land.alt or state.scenario.title),
        picture=state.picture,
        shapes=() if own else _shapes(state, say),
        marks=tuple(_marks(state, groups, say)),
        lit=fullest(state) if state.phase in ("task", "design") else (),
    )


def _shapes(state: State, say: Say) -> tuple[MapShape, ...]:
    return tuple(
        MapShape(one.kind, one.spots, say.of(one.label), one.icon or "")
        for one in state.scenario.map.shapes
    )


def _marks(state: State, groups: tuple[Group, ...], say: Say) -> Iterator[MapMark]:
    tables = {group: state.tables[group] for group in groups if group in state.tables}
    match state.phase:
        case "tell":
            for group, table in tables.items():
                yield from _pointed(state, group, table, say)
        case "look":
            yield from _tokens(state, tables, say)
        case "task" | "design" | "choose" | "done":
            for group, table in tables.items():
                yield from _tasks(state, group, table, say)
                yield from _plans(state, group, table, say)
        case _:
            assert_never(state.phase)


def _pointed(state: State, group: Group, table: Table, say: Say) -> Iterator[MapMark]:
    for mark in table.pointed:
        name = say.of(place_name(state, mark.cell))
        yield MapMark(f"{group}-{mark.number}", mark.cell, "place", name, turn=mark.number)


def _tokens(state: State, tables: dict[Group, Table], say: Say) -> Iterator[MapMark]:
    """Alike tokens in one cell are one mark with a count: which table laid it does not matter."""
    counts: Counter[tuple[str, Feeling]] = Counter()
    for table in tables.values():
        counts.update((m.cell, m.feeling) for m in table.marks.values() if m.feeling)
    for (cell, feeling), count in counts.items():
        label = say.of(line(f"mark.{feeling}", place=place_name(state, cell)))
        yield MapMark(f"{feeling}-{cell}", cell, feeling, label, count=count, turn=count)


def _tasks(state: State, group: Group, table: Table, say: Say) -> Iterator[MapMark]:
    """A task stands on the map until something is planned for it."""
    if state.phase not in ("task", "design"):
        return
    planned = {(plan.cell, plan.need) for plan in table.plans.values()}
    for number, task in table.tasks.items():
        if (task.cell, task.need) not in planned:
            icon, said = state.known.needs[task.need].icon, say.of(task_words(state, task))
            yield MapMark(f"task-{group}-{number}", task.cell, "task", said, icon, group)


def _plans(state: State, group: Group, table: Table, say: Say) -> Iterator[MapMark]:
    for number, plan in table.plans.items():
        measure = state.known.measures.get(plan.measure)
        icon = measure.picture if measure else "bulb"
        said = say.of(plan_words(state, plan))
        yield MapMark(f"plan-{group}-{number}", plan.cell, "plan", said, icon, group, turn=number)


def tile(state: State, group: Group, say: Say) -> GroupTile:
    """Return a table: how far it is, and what it has to show."""
    animal, colour = group_look(group)
    return GroupTile(
        id=f"tile-{group}",
        group=group,
        name=say.of(group_name(group)),
        colour=colour,
        animal=animal,
        status=say.of(_status(state, group)),
        lines=tuple(say.of(words) for words in _lines(state, group)),
        turn=state.in_turns and group == state.at,
        done=answered(state, group),
    )


def _status(state: State, group: Group) -> Words:
    table = state.tables[group]
    if group not in state.acting:
        return line("status.looks")
    match state.phase:
        case "look":
            of = 2 * state.options.tokens
            return line("status.tokens", laid=len(movable(state, group)), of=of)
        case "design" if table.plans:
            left = coins_left(state, group)
            return line("status.coin" if left == 1 else "status.coins", left=left)
        case "choose" if table.unowned:
            return line("status.unowned", count=len(table.unowned))
        case _:
            return line("status.done" if answered(state, group) else "status.open")


def _lines(state: State, group: Group) -> tuple[Words, ...]:
    table, persona = state.tables[group], state.persona(group)
    match state.phase:
        case "tell":
            return (*_met(persona), *_whys(table))
        case "look":
            return _wishes(state, persona)
        case "task":
            return tuple(task_words(state, task) for task in table.tasks.values())
        case "design":
            return (*_to_do(state, group, table), *_plan_lines(state, table))
        case "choose" | "done":
            return _chosen_lines(state, group)
        case _:
            assert_never(state.phase)


def _met(persona: Persona | None) -> tuple[Words, ...]:
    """Return who the persona is."""
    if persona is None:
        return ()
    who = line("persona", name=persona.name, age=persona.age)
    return who, persona.text, persona.gives


def _wishes(state: State, persona: Persona | None) -> tuple[Words, ...]:
    """Return whose eyes to look through."""
    if persona is None:
        return ()
    needs = together(tuple(state.known.needs[need].title for need in _known(state, persona)))
    return (line("wishes", name=persona.name, needs=needs),)


def _known(state: State, persona: Persona) -> tuple[str, ...]:
    return tuple(need for need in persona.needs if need in state.known.needs)


def _whys(table: Table) -> tuple[Words, ...]:
    """Return why places were pointed at, as far as everyone may see it."""
    return tuple(mark.why.shown for mark in table.pointed if mark.why and mark.why.shown)


def _to_do(state: State, group: Group, table: Table) -> tuple[Words, ...]:
    if table.plans:
        return ()
    tasks = tuple(task_words(state, task) for task in table.tasks.values())
    return tasks or _wishes(state, state.persona(group))


def _plan_lines(state: State, table: Table) -> tuple[Words, ...]:
    return tuple(plan_words(state, plan) for plan in table.plans.values())


def _chosen_lines(state: State, group: Group) -> tuple[Words, ...]:
    """Return what was planned, who owns it, and the stickers on it, in the order it was laid."""
    lines = (_chosen(state, group, number) for number in state.tables[group].plans)
    return tuple(words for chosen in lines for words in chosen)


def _chosen(state: State, group: Group, number: int) -> tuple[Words, ...]:
    table, count = state.tables[group], stickers(state, group, number)
    plan, owned = plan_words(state, table.plans[number]), table.owners.get(number)
    stuck = {"residents": count.residents, "professionals": count.professionals}
    said = line("plan_stickers", plan=plan, **stuck) if any(stuck.values()) else plan
    if state.phase == "done" and owned:
        return said, owner_words(state, owned)
    return (said,)
