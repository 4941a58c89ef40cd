"""What happened makes the state: every event has its place here, and none is refused."""

from collections.abc import Callable
from typing import assert_never

from engine.core import CoreEvent, Group, GroupCame, OptionSet, SeatCame, SeatLeft
from engine.core.replacing import replace
from games.escape_room.deal import dealt
from games.escape_room.events import (
    ClockShown,
    Event,
    HintGiven,
    LockEvent,
    Opened,
    PlaceEvent,
    PlayBegan,
    RoleHidden,
    RoleShown,
    RoomEvent,
    RouteChosen,
    TimeSet,
    Tried,
    TurnedTo,
    WentOn,
)
from games.escape_room.state import Seat, Stand, State

SECOND = 1000
WAITS = (5, 10, 20)
"""Seconds to talk after a first, a second and a later wrong try."""


def evolve(state: State, event: Event | CoreEvent) -> State:
    """Return the room after ``event``."""
    if isinstance(event, CoreEvent):
        return _people(state, event)
    if isinstance(event, LockEvent):
        return _lock(state, event)
    if isinstance(event, PlaceEvent):
        return _place(state, event)
    return _room(state, event)


def _people(state: State, event: CoreEvent) -> State:
    match event:
        case GroupCame(group):
            return _dealt(_group_came(state, group))
        case SeatCame(seat, group, phone, role):
            return _dealt(_seat_came(state, seat, Seat(group, phone), role))
        case SeatLeft(seat):
            seats = {number: at for number, at in state.seats.items() if number != seat}
            return _dealt(replace(state, seats=seats))
        case OptionSet(name, value):
            return _option_set(state, name, value)
        case _:
            assert_never(event)


def _group_came(state: State, group: Group) -> State:
    known = group in state.groups
    return state if known else replace(state, groups=(*state.groups, group))


def _seat_came(state: State, number: int, seat: Seat, role: str | None) -> State:
    """Who comes with a role of the room keeps it if the table can."""
    came = _group_came(state, seat.group)
    seats, ever = {**came.seats, number: seat}, came.ever_seated | {seat.group}
    hands = {**came.hands, number: (role,)} if role else came.hands
    return replace(came, seats=seats, ever_seated=ever, hands=hands)


def _dealt(state: State) -> State:
    """Hand the roles out anew: over the tables, and at each table over its people.

    Where every table plays by itself, each has all the roles.
    """
    roles = tuple(role.id for role in state.room.roles)
    there = tuple(g for g in state.groups if not state.emptied(g)) or state.groups
    alone = state.mode == "om_de_beurt"
    tables = dict.fromkeys(there, roles) if alone else dealt(roles, there, state.tables)
    hands: dict[int, tuple[str, ...]] = {}
    for group in there:
        seats = [number for number, seat in state.seats.items() if seat.group == group]
        hands |= dealt(tables[group], seats, state.hands)
    return replace(state, tables=tables, hands=hands)


def _option_set(state: State, name: str, value: str) -> State:
    """Set an option; which route it is stands once the first locks can be tried."""
    options = state.options.with_option(name, value)
    if name == "route" and state.phase != "story":
        return state
    return state.routed(options)


def _room(state: State, event: RoomEvent) -> State:
    match event:
        case RouteChosen(route):
            return state.routed(replace(state.options, route=route))
        case PlayBegan(at):
            return replace(state, phase="play", began=at, now=state.graph.now(()))
        case ClockShown(shown):
            return replace(state, options=replace(state.options, clock=shown))
        case TimeSet(minutes):
            return replace(state, options=replace(state.options, minutes=minutes))
        case _:
            assert_never(event)


def _place(state: State, event: PlaceEvent) -> State:
    match event:
        case TurnedTo(place, lock):
            return replace(state, looks={**state.looks, place: lock})
        case RoleShown(place, role):
            return replace(state, shown={**state.shown, place: role})
        case RoleHidden(place):
            shown = {at: role for at, role in state.shown.items() if at != place}
            return replace(state, shown=shown)
        case WentOn(place, opened):
            return replace(state, seen={**state.seen, place: opened})
        case _:
            assert_never(event)


def _lock(state: State, event: LockEvent) -> State:
    match event:
        case Tried():
            tried = _missed(state, event)
            return _stood(tried, event.lock, lambda stand: _tried(stand, event))
        case HintGiven(lock, step, sent):
            asked = 0 if sent else 1
            return _stood(
                _helped(state, lock),
                lock,
                lambda stand: replace(stand, hints=step, asked=stand.asked + asked),
            )
        case Opened(lock, how):
            opened = _stood(state, lock, lambda stand: replace(stand, opened=how))
            return _went_on(replace(opened, order=(*opened.order, event)), lock)
        case _:
            assert_never(event)


def _went_on(state: State, lock: str) -> State:
    """Once ``lock`` is open others come free; after the last one there is nothing to try."""
    if lock == state.graph.last.id:
        return replace(state, phase="end", now=())
    return replace(state, now=state.graph.now(state.opened))


def _missed(state: State, event: Tried) -> State:
    at = (event.lock, event.group)
    count = 0 if event.right else state.missed.get(at, 0) + 1
    return replace(state, missed={**state.missed, at: count})


def _helped(state: State, lock: str) -> State:
    """After a hint people try anew: what went wrong before it no longer tells anything."""
    missed = {at: count for at, count in state.missed.items() if at[0] != lock}
    return replace(state, missed=missed)


def _tried(stand: Stand, event: Tried) -> Stand:
    if event.right:
        return replace(stand, tries=stand.tries + 1, until=0)
    wrong = stand.wrong + 1
    wait = WAITS[min(wrong, len(WAITS)) - 1] * SECOND
    return replace(stand, tries=stand.tries + 1, wrong=wrong, until=event.at + wait)


def _stood(state: State, lock: str, change: Callable[[Stand], Stand]) -> State:
    return replace(state, stands={**state.stands, lock: change(state.stand(lock))})
