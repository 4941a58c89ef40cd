"""What rules and views both ask of the state: who may, who waits, what fits."""

from dataclasses import dataclass

from engine.core import Facilitator, Group, GroupScreen, Participant, Person, Standing
from games.tekentafel.content import Measure
from games.tekentafel.events import Count, Planned
from games.tekentafel.state import State
from games.tekentafel.table import Mark

MOST_POINTED = 6
"""Places that one table can point at: more than there are pairs."""
MOST_TASKS = 3
SHOWN = 8
"""Measures that are shown at once; the others are behind "meer"."""
ENOUGH = 3
"""Plans after which a table is no longer asked for one."""


@dataclass(frozen=True)
class Brief:
    """For whom a plan is, and what they want there; ``cell`` is empty if that is still open."""

    key: str
    cell: str
    who: str
    need: str


def acts_for(state: State, who: Person, group: Group) -> bool:
    """Return whether ``who`` may act for ``group``."""
    match who:
        case Facilitator():
            return True
        case GroupScreen():
            return who.acts_for(group)
        case Participant(seat):
            return seat in state.seats and state.seats[seat].group == group
        case _:
            return False


def movable(state: State, group: Group) -> tuple[Mark, ...]:
    """Return the marks that ``group`` may still move or take away: those of this step."""
    table = state.tables[group]
    match state.phase:
        case "tell":
            return table.pointed
        case "look":
            return (*table.tokens("good"), *table.tokens("missing"))
        case _:
            return ()


def briefs(state: State, group: Group) -> tuple[Brief, ...]:
    """Return what ``group`` can design for: its tasks, else anyone's, else its persona's needs."""
    own = state.tables[group].tasks.values()
    tasks = own or tuple(one for table in state.tables.values() for one in table.tasks.values())
    if tasks:
        found = (Brief(f"{one.group}-{one.number}", one.cell, one.who, one.need) for one in tasks)
        return tuple(found)
    persona = state.persona(group)
    if persona:
        return tuple(Brief(need, "", persona.id, need) for need in persona.needs)
    return (Brief("all", "", "", ""),)


def coins_left(state: State, group: Group) -> int:
    """Return the coins that ``group`` has not spent."""
    return max(0, state.options.coins - state.tables[group].spent)


def fitting(state: State, group: Group) -> tuple[Measure, ...]:
    """Return the measures that ``group`` can still choose, those that fit best in front.

    First what answers a need that it designs for, then what is good for the same dimension.
    """
    wanted = {brief.need for brief in briefs(state, group)}
    known = state.known.needs
    dimensions = {known[need].dimension for need in wanted if need in known}

    def distance(measure: Measure) -> int:
        near = 0 if wanted.intersection(measure.needs) else 2
        return near + (not dimensions.intersection(measure.dimensions))

    return tuple(sorted(_free(state, group), key=distance))


def _free(state: State, group: Group) -> list[Measure]:
    """Return the measures that ``group`` has not chosen yet and can still pay."""
    left = coins_left(state, group)
    chosen = {plan.measure for plan in state.tables[group].plans.values()}
    return [m for m in state.scenario.measures if m.coins <= left and m.id not in chosen]


def meets(state: State, plan: Planned) -> bool:
    """Return whether the measure of ``plan`` answers the need that it is for."""
    measure = state.known.measures.get(plan.measure)
    return measure is not None and plan.need in measure.needs


def all_plans(state: State) -> dict[str, Planned]:
    """Return every plan by its key, ``g1-2``."""
    return {
        f"{group}-{number}": plan
        for group, table in state.tables.items()
        for number, plan in table.plans.items()
    }


def stickers(state: State, group: Group, number: int) -> Count:
    """Return the stickers on plan ``number`` of ``group``: those on paper and those of phones."""
    closed = {(count.group, count.number): count for count in state.counted or ()}
    if state.phase == "done" and (group, number) in closed:
        return closed[group, number]
    paper = state.tables[group].tallies.get(number, Count(group, number, 0, 0))
    cast = [vote.known or () for vote in state.votes.values()]
    colours = [stuck[0] for stuck in cast if f"{group}-{number}" in stuck[1:]]
    residents = paper.residents + colours.count("residents")
    return Count(group, number, residents, paper.professionals + colours.count("professionals"))


def on_paper(state: State) -> bool:
    """Return whether there is anybody without a phone, who sticks real stickers."""
    return not state.seats or any(not seat.phone for seat in state.seats.values())


def untallied(state: State, group: Group) -> tuple[int, ...]:
    """Return the plans of ``group`` whose paper stickers are still to be counted."""
    table = state.tables[group]
    return tuple(n for n in table.plans if n not in table.tallies) if on_paper(state) else ()


def wants_plan(state: State, group: Group) -> bool:
    """Return whether ``group`` is still asked for a plan."""
    return len(state.tables[group].plans) < ENOUGH and bool(_free(state, group))


def answered(state: State, group: Group) -> bool:
    """Return whether nothing is wanted from ``group`` in this step."""
    table = state.tables[group]
    match state.phase:
        case _ if group not in state.acting:
            return True
        case "tell":
            return table.told or bool(table.pointed)
        case "look":
            return len(movable(state, group)) >= 2 * state.options.tokens
        case "task":
            return bool(table.tasks)
        case "design":
            return not wants_plan(state, group) and not table.unowned
        case "choose":
            return not table.unowned and not untallied(state, group)
        case _:
            return True


def standing(state: State, group: Group) -> Standing:
    """Return at which step ``group`` is, and how many of its proposals nobody took on."""
    at = state.steps.index(state.phase) + 1 if state.phase in state.steps else len(state.steps)
    asked = state.phase in ("choose", "done") and group in state.tables
    left = len(state.tables[group].unowned) if asked else 0
    return Standing(at, len(state.steps), open=left)


def waited_for(state: State) -> tuple[Group, ...]:
    """Return the tables that may still do something; an emptied one is not waited for."""
    there = (group for group in state.tables if not state.emptied(group))
    return tuple(group for group in there if not answered(state, group))
