"""Makes what happened so. Total: the past cannot be refused."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, cast

from engine.core import GONE, Group, GroupCame, Own, OwnState, SeatCame, SeatLeft, Setup
from engine.workshop import notebook
from engine.workshop import people as people_
from engine.workshop.entering import station_of
from engine.workshop.figures import FIGURES
from engine.workshop.history import Entry
from engine.workshop.led import led, refreshed, summaries
from engine.workshop.messages import (
    ActivityStarted,
    FiguresFrozen,
    FocusSet,
    PhonesLet,
    RoomLocked,
    RoundBegan,
    SeatsLimited,
    StepEntered,
    TextJudged,
    TimerSet,
    Undone,
    Wiped,
    WorkshopEnded,
    WorkshopEvent,
    WorkshopOpened,
)
from engine.workshop.needs import reached
from engine.workshop.notebook import Jotted, StruckOut
from engine.workshop.people import number_of
from engine.workshop.people_messages import ConsentGiven, PeopleEvent, ResearchLet, Withdrawn
from engine.workshop.state import PEOPLE, WORKSHOP, Running, State, Timing
from engine.workshop.table_messages import GroupMerged
from engine.workshop.voice_messages import HelpNoted, TextReplaced


@dataclass(frozen=True)
class Fact:
    """A row of the log with its event read."""

    seq: int
    clock: int
    scope: str
    rid: str
    event: Any


def evolve(state: State, fact: Fact) -> State:
    """Return the workshop after ``fact``."""
    state = _counted(replace(state, seq=fact.seq, clock=fact.clock), fact)
    if fact.scope == WORKSHOP:
        return _workshop(state, fact, cast(WorkshopEvent, fact.event))
    if fact.scope == PEOPLE:
        return _people(state, fact, cast(PeopleEvent, fact.event))
    running = state.running.get(fact.scope)
    return _with(state, running.after(fact.seq, fact.rid, fact.event)) if running else state


def _counted(state: State, fact: Fact) -> State:
    """Count one command more in its scope; its further rows are the same command."""
    if fact.rid == state.last_rid:
        return state
    count = state.accepted.get(fact.scope, 0) + 1
    return replace(state, accepted={**state.accepted, fact.scope: count}, last_rid=fact.rid)


def _with(state: State, running: Running) -> State:
    running = reached(running, state.clock)
    return replace(state, running={**state.running, running.id: running})


def _workshop(state: State, fact: Fact, event: WorkshopEvent) -> State:
    match event:
        case WorkshopOpened():
            return _opened(state, event)
        case StepEntered(step):
            return refreshed(replace(_moved(state, fact), step=step))
        case RoundBegan(step, round):
            rounds = {**state.rounds, step: round}
            return replace(_moved(state, fact), rounds=rounds)
        case ActivityStarted():
            return _started(state, fact, event)
        case TimerSet(step, total, used, since, hidden, round):
            timing = Timing(total, used, since, hidden)
            return replace(state, timers={**state.timers, (step, round): timing})
        case FocusSet(group):
            return replace(state, focus=group, shows="play")
        case PhonesLet(how):
            return replace(state, let=how)
        case RoomLocked(locked):
            return replace(state, locked=locked)
        case SeatsLimited(most):
            return replace(state, most_seats=most)
        case Undone(activity):
            return _undone(state, fact, activity)
        case TextJudged(activity, text, judged):
            return _judged(state, activity, text, judged)
        case TextReplaced(activity, text, words):
            return _judged(state, activity, text, "replaced", words.known or "")
        case HelpNoted(lines):
            return replace(state, help=lines)
        case WorkshopEnded(wiped):
            return _ended(state, wiped)
        case Wiped():
            gone = _rewritten(state, lambda own: _erased(own, True))
            return replace(gone, wiped=state.ended)
        case Jotted() | StruckOut():
            return replace(state, notebook=notebook.after(state.notebook, event))
        case FiguresFrozen(figures):
            return replace(state, figures=figures)
        case _:
            return led(state, event)


def _moved(state: State, fact: Fact) -> State:
    """Somewhere else the screen shows again what is played."""
    return replace(state, focus=None, shows="play", entered=fact.clock)


def _opened(state: State, event: WorkshopOpened) -> State:
    return replace(
        state,
        code=event.code,
        opened=event.opened,
        seed=event.seed,
        keep_until=event.keep_until,
    )


def _started(state: State, fact: Fact, event: ActivityStarted) -> State:
    step, groups = event.step, event.groups
    part = state.programme.parts[step].stations[event.station]
    setup = Setup(
        groups=groups,
        options=part.step.options,
        mode=part.step.mode,
        minutes=part.step.minutes,
        summaries=summaries(state.running.values(), state.people),
        luck=event.luck,
    )
    first = part.game.start(part.content, setup)
    round = state.rounds.get(step, 0)
    running = Running(str(fact.seq), step, part, setup, groups, first, event.station, round)
    for present in _present(state, groups):
        running = running.after(fact.seq, fact.rid, present)
    return _with(state, running)


def _present(state: State, groups: tuple[Group, ...]) -> list[Any]:
    """Return the core events that tell a new activity who is here."""
    seats = [
        SeatCame(seat, sitting.group, sitting.phone)
        for seat, sitting in state.people.seats.items()
        if sitting.group in groups
    ]
    return [*(GroupCame(group) for group in groups), *seats]


def _people(state: State, fact: Fact, event: PeopleEvent) -> State:
    before = state.people
    state = replace(state, people=people_.evolve(before, event))
    match event:
        case Withdrawn(seat):
            gone = (seat, FIGURES)
            return _rewritten(state, lambda own: _erased(own, own.of in gone))
        case ResearchLet(may=may) if not may.known:
            return replace(state, figures=_erased(state.figures, True) if state.figures else None)
        case ConsentGiven() | ResearchLet():
            return state
        case GroupMerged(group):
            return replace(state, focus=None) if state.focus == group else state
        case _:
            return _told(state, fact, event, before)


def _told(state: State, fact: Fact, event: Any, before: people_.People) -> State:
    """Let the activities concerned know that a group or seat came or left."""
    for running in state.running.values():
        joined = _joining(running, event, state, before)
        if joined:
            state = _with(state, joined.after(fact.seq, fact.rid, event))
    return state


def _joining(running: Running, event: Any, state: State, before: people_.People) -> Running | None:
    match event:
        case GroupCame(group):
            joined = replace(running, groups=(*running.groups, group))
            return joined if _for_newcomer(running, state, group) else None
        case SeatCame(_, group, _):
            return running if group in running.groups else None
        case SeatLeft(seat):
            return running if before.group_of(seat) in running.groups else None
    return None


def _for_newcomer(running: Running, state: State, group: Group) -> bool:
    """A group that comes late joins what all groups of its station do together; an activity
    of one group alone is not for it."""
    station = station_of(state, running.step, number_of(group), running.round)
    return running.part.step.mode != "eigen_tempo" and running.station == station


def _undone(state: State, fact: Fact, activity: str) -> State:
    running = state.running.get(activity)
    if running is None:
        return state
    entry = Entry(fact.seq, fact.rid, fact.event)
    return _with(state, running.retold(running.history.plus(entry)))


def _judged(state: State, activity: str, text: str, judged: OwnState, instead: str = "") -> State:
    state = replace(state, judged=state.judged | {(activity, text)})
    running = state.running.get(activity)
    if running is None:
        return state

    def change(own: Own[Any]) -> Own[Any]:
        if own.id != text or not own.known:
            return own
        return replace(own, state=judged, instead=instead)

    return _with(state, running.retold(running.history.rewritten(change)))


def _erased(own: Own[Any], gone: bool) -> Own[Any]:
    return Own(GONE, 0, id=own.id) if gone else own


def _rewritten(state: State, change: Callable[[Own[Any]], Own[Any]]) -> State:
    running = {id: one.retold(one.history.rewritten(change)) for id, one in state.running.items()}
    help = change(state.help) if state.help else None
    people = replace(
        state.people,
        keep={seat: change(own) for seat, own in state.people.keep.items()},
        research={seat: change(own) for seat, own in state.people.research.items()},
    )
    figures = change(state.figures) if state.figures else None
    pages = tuple(replace(page, entry=change(page.entry)) for page in state.notebook)
    told = tuple(page for page in pages if page.entry.known is not None)
    changed = replace(state, running=running, people=people, help=help)
    return replace(changed, figures=figures, notebook=told)


def _ended(state: State, wiped: bool) -> State:
    def gone(own: Own[Any]) -> bool:
        return wiped or (isinstance(own.of, int) and not state.people.keeps(own.of))

    kept = _rewritten(state, lambda own: _erased(own, gone(own)))
    return replace(kept, ended=True, wiped=wiped, announced={})
