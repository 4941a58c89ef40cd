"""The rules of designing: tasks, plans for coins, and who owns what was planned."""

from collections.abc import Container
from typing import assert_never

from engine.core import DIMENSIONS, Dimension, Group, Own, Participant, Person, Rejected, must
from games.tekentafel.events import (
    Owned,
    PlanDropped,
    Planned,
    TableEvent,
    Tallied,
    TaskDropped,
    TaskSet,
)
from games.tekentafel.look_rules import cell_of, own
from games.tekentafel.messages import (
    DropPlan,
    DropTask,
    Idea,
    Plan,
    PlanCommand,
    SetOwners,
    SetTask,
    Tally,
)
from games.tekentafel.places import fullest, spot
from games.tekentafel.readings import MOST_TASKS, Brief, briefs, coins_left
from games.tekentafel.state import State

MOST_STICKERS = 480
"""Paper stickers of one colour on one plan."""
MOST_DIMENSIONS = 2
"""Dimensions that an own idea is good for."""


def decide(state: State, command: PlanCommand, who: Person) -> TableEvent:
    """Return what ``command`` makes happen at its table.

    Raises:
        Rejected: if it comes too late or does not fit.
    """
    group, table = command.group, state.tables[command.group]
    match command:
        case SetTask():
            return _task(state, command)
        case DropTask(_, task):
            must(state.phase == "task")
            return TaskDropped(group, _number(task, table.tasks))
        case Plan():
            return _plan(state, command)
        case Idea():
            return _idea(state, command, who)
        case DropPlan(_, plan):
            must(state.phase == "design")
            return PlanDropped(group, _number(plan, table.plans))
        case SetOwners():
            return _owners(state, command)
        case Tally():
            return _tally(state, command, who)
        case _:
            assert_never(command)


def _number(written: str | None, known: Container[int]) -> int:
    """Return which of ``known`` is meant: another phone may just have taken it away."""
    number = int(written) if written and written.isdecimal() else 0
    must(number in known)
    return number


def _task(state: State, command: SetTask) -> TaskSet:
    group, table = command.group, state.tables[command.group]
    must(state.phase == "task")
    must(len(table.tasks) < MOST_TASKS and command.number == table.next_task)
    cell = cell_of(state, command.cell)
    must(not fullest(state) or spot(state, cell) in fullest(state), "not_full")
    must(command.who in state.known.people and command.need in state.known.needs, "unfit")
    where = spot(state, cell) if fullest(state) else cell
    return TaskSet(group, command.number, where, command.who or "", command.need or "")


def _plan(state: State, command: Plan) -> Planned:
    group, table = command.group, state.tables[command.group]
    must(state.phase == "design")
    measure = state.known.measures.get(command.measure or "")
    if measure is None:
        raise Rejected("unfit")
    must(measure.id not in {plan.measure for plan in table.plans.values()}, "already")
    brief, cell = _brief(state, group, command.brief), cell_of(state, command.cell)
    _pay(state, group, measure.coins)
    return _planned(state, group, brief, cell, measure.id, measure.coins, measure.dimensions)


def _idea(state: State, command: Idea, who: Person) -> Planned:
    group, coins, chosen = command.group, command.coins, command.dimensions or ()
    must(state.phase == "design")
    must(bool((command.text or "").strip()), "unfit")
    must(0 < len(chosen) <= MOST_DIMENSIONS and len(set(chosen)) == len(chosen), "unfit")
    if coins is None or coins < 0:
        raise Rejected("unfit")
    brief, cell = _brief(state, group, command.brief), cell_of(state, command.cell)
    _pay(state, group, coins)
    ordered = tuple(one for one in DIMENSIONS if one in chosen)
    text = own(command.text, who, group)
    return _planned(state, group, brief, cell, "", coins, ordered, text)


def _brief(state: State, group: Group, key: str | None) -> Brief:
    known = {brief.key: brief for brief in briefs(state, group)}
    must(key in known)
    return known[key or ""]


def _pay(state: State, group: Group, coins: int) -> None:
    left = coins_left(state, group)
    must(coins <= left, "no_coins", left=left)


def _planned(
    state: State,
    group: Group,
    brief: Brief,
    cell: str,
    measure: str,
    coins: int,
    dimensions: tuple[Dimension, ...],
    idea: Own[str] | None = None,
) -> Planned:
    number = state.tables[group].planned + 1
    text = idea or Own("", group, "shown")
    return Planned(group, number, cell, brief.who, brief.need, measure, coins, dimensions, text)


def _owners(state: State, command: SetOwners) -> Owned:
    """A resident alone can neither decide everything nor be left with the asking."""
    must(state.phase in ("design", "choose"))
    number = _number(command.plan, state.tables[command.group].plans)
    parties = state.known.parties
    decides, asks = parties.get(command.decides or ""), parties.get(command.asks or "")
    if decides is None or asks is None or command.hears not in state.known.replies:
        raise Rejected("unfit")
    must(not (decides.resident and asks.resident), "resident_alone")
    return Owned(command.group, number, decides.id, asks.id, command.hears or "")


def _tally(state: State, command: Tally, who: Person) -> Tallied:
    must(not isinstance(who, Participant), "not_yours")
    must(state.phase == "choose")
    number = _number(command.plan, state.tables[command.group].plans)
    residents, professionals = command.residents, command.professionals
    if residents is None or professionals is None:
        raise Rejected("unfit")
    must(0 <= residents <= MOST_STICKERS and 0 <= professionals <= MOST_STICKERS, "unfit")
    return Tallied(command.group, number, residents, professionals)
