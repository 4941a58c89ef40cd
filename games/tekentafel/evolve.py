"""What happened makes the state: every event has its place here, and none is refused."""

from typing import assert_never

from engine.core import CoreEvent, Group, GroupCame, OptionSet, SeatCame, SeatLeft
from engine.core.replacing import replace
from games.tekentafel.events import (
    Count,
    Counted,
    Event,
    Laid,
    Lifted,
    MapSet,
    MarkEvent,
    Moved,
    Owned,
    PersonaTaken,
    PhaseBegan,
    PlanDropped,
    PlanEvent,
    Planned,
    Pointed,
    RoomEvent,
    TableEvent,
    Tallied,
    TaskDropped,
    TaskSet,
    ToldAloud,
    Voted,
)
from games.tekentafel.state import Seat, State
from games.tekentafel.table import Mark, Table


def evolve(state: State, event: Event | CoreEvent) -> State:
    """Return the game after ``event``."""
    if isinstance(event, CoreEvent):
        return _people(state, event)
    if isinstance(event, Voted):
        return replace(state, votes={**state.votes, event.seat: event.stickers})
    if isinstance(event, TableEvent):
        return _at_table(state, event)
    return _room(state, event)


def _people(state: State, event: CoreEvent) -> State:
    match event:
        case GroupCame(group):
            return _group_came(state, group)
        case SeatCame(seat, group, phone):
            return _seat_came(state, seat, Seat(group, phone))
        case SeatLeft(seat):
            return _seat_left(state, seat)
        case OptionSet(name, value):
            return replace(state, options=state.options.with_option(name, value))
        case _:
            assert_never(event)


def _group_came(state: State, group: Group) -> State:
    """Give the table a persona that nobody has, as long as there are."""
    if group in state.tables:
        return state
    everyone = state.scenario.personas
    free = state.free_personas() or everyone[len(state.tables) % len(everyone) :]
    tables = {**state.tables, group: Table(free[0].id)}
    return replace(state, tables=tables, at=state.at or group)


def _seat_came(state: State, number: int, seat: Seat) -> State:
    came = _group_came(state, seat.group)
    seated = {**came.tables, seat.group: replace(came.tables[seat.group], seated=True)}
    return replace(came, tables=seated, seats={**came.seats, number: seat})


def _seat_left(state: State, number: int) -> State:
    """If the table whose turn it is empties, the turn passes on."""
    left = replace(state, seats={n: one for n, one in state.seats.items() if n != number})
    if not (left.in_turns and left.at in left.tables and left.emptied(left.at)):
        return left
    return replace(left, at=left.after(left.at) or left.after("") or left.at)


def _room(state: State, event: RoomEvent) -> State:
    match event:
        case MapSet(picture):
            return replace(state, own_map=event if picture else None)
        case PhaseBegan(phase, group):
            return replace(state, phase=phase, at=group or state.at)
        case Counted(counts):
            return replace(state, counted=counts)
        case _:
            assert_never(event)


def _at_table(state: State, event: TableEvent) -> State:
    if event.group not in state.tables:
        return state
    table = _changed(state.tables[event.group], event)
    return replace(state, tables={**state.tables, event.group: table})


def _changed(table: Table, event: TableEvent) -> Table:
    match event:
        case PersonaTaken(_, persona):
            return replace(table, persona=persona)
        case ToldAloud():
            return replace(table, told=True)
        case TaskSet(_, number):
            return replace(table, tasks={**table.tasks, number: event})
        case TaskDropped(_, number):
            return replace(table, tasks={n: t for n, t in table.tasks.items() if n != number})
        case Pointed() | Laid() | Moved() | Lifted():
            return _marked(table, event)
        case _:
            return _planned(table, event)


def _marked(table: Table, event: MarkEvent) -> Table:
    match event:
        case Pointed(_, number, cell, why):
            return table.with_mark(Mark(number, cell, None, why))
        case Laid(_, number, feeling, cell):
            return table.with_mark(Mark(number, cell, feeling))
        case Moved(_, number, cell):
            known = table.marks.get(number)
            return table.with_mark(replace(known, cell=cell)) if known else table
        case Lifted(_, number):
            return replace(table, marks={n: m for n, m in table.marks.items() if n != number})
        case _:
            assert_never(event)


def _planned(table: Table, event: PlanEvent) -> Table:
    match event:
        case Planned(_, number):
            planned = max(table.planned, number)
            return replace(table, planned=planned, plans={**table.plans, number: event})
        case PlanDropped(_, number):
            return table.without_plan(number)
        case Owned(_, number):
            return replace(table, owners={**table.owners, number: event})
        case Tallied(group, number, residents, professionals):
            counted = Count(group, number, residents, professionals)
            return replace(table, tallies={**table.tallies, number: counted})
        case _:
            assert_never(event)
