"""A step or a round begins: which activities start, for which tables, and its clock."""

from collections.abc import Iterator
from typing import Any

from engine.core import Group
from engine.workshop.messages import ActivityStarted, RoundBegan, StepEntered, TimerSet
from engine.workshop.people import number_of
from engine.workshop.state import WORKSHOP, Carousel, State, Timing

Happened = list[tuple[str, Any]]
"""Scope and event of each thing that happens."""

MINUTE = 60_000


def enter(state: State, step: int, luck: int, clock: int) -> Happened:
    """Return how ``step`` begins: what was played there before stands as it stood."""
    return _began(state, StepEntered(step), state.rounds.get(step, 0), luck, clock)


def rotate(state: State, round: int, luck: int, clock: int) -> Happened:
    """Return how ``round`` of the present carousel begins: every table is at its station."""
    return _began(state, RoundBegan(state.step, round), round, luck, clock)


def _began(
    state: State, first: StepEntered | RoundBegan, round: int, luck: int, clock: int
) -> Happened:
    step = first.step
    started = [
        ActivityStarted(step, groups, luck + number, station)
        for number, (station, groups) in enumerate(_missing(state, step, round))
    ]
    timing = state.timers.get((step, round)) or Timing(_minutes(state, step) * MINUTE)
    timer = TimerSet(step, timing.total, timing.used, clock, timing.hidden, round)
    return [(WORKSHOP, event) for event in (*_stopped(state, clock), first, *started, timer)]


def _minutes(state: State, step: int) -> int:
    """Return what the clock of ``step`` begins with: in a carousel, that of one round."""
    return state.programme.parts[step].stations[0].step.minutes


def _stopped(state: State, clock: int) -> list[TimerSet]:
    timing = state.timing
    if timing is None or timing.since is None:
        return []
    used = timing.used_at(clock)
    return [TimerSet(state.step, timing.total, used, None, timing.hidden, state.round)]


def station_of(state: State, step: int, table: int, round: int) -> int:
    """Return the station of table number ``table`` (from 0) in ``round`` of ``step``."""
    part = state.programme.parts[step]
    return part.station_of(table, round) if isinstance(part, Carousel) else 0


def _missing(state: State, step: int, round: int) -> Iterator[tuple[int, tuple[Group, ...]]]:
    """Yield station and groups of each activity to be started.

    All tables of a station play together, or one by one where each has its own pace; those
    that came since are counted in.
    """
    tables = ((number_of(group), group) for group in state.people.groups)
    places = {group: station_of(state, step, number, round) for number, group in tables}
    there = state.in_round(step, round)
    playing = {group for running in there for group in running.groups}
    for station, part in enumerate(state.programme.parts[step].stations):
        groups = tuple(one for one, at in places.items() if at == station and one not in playing)
        if part.step.mode == "eigen_tempo":
            yield from ((station, (group,)) for group in groups)
        elif groups and not any(running.station == station for running in there):
            yield station, groups


def newcomer(state: State, group: Group, luck: int) -> Happened:
    """Return the activity that begins for a table that comes now, if it can join none."""
    station = station_of(state, state.step, number_of(group), state.round)
    alone = state.part.stations[station].step.mode == "eigen_tempo"
    if not alone and any(running.station == station for running in state.now):
        return []
    return [(WORKSHOP, ActivityStarted(state.step, (group,), luck, station))]
