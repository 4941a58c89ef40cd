"""Says what a command makes happen, or refuses it. All authority over a workshop sits here."""

from typing import Any

from engine.core import (
    Group,
    GroupCame,
    GroupScreen,
    Moment,
    OptionSet,
    Participant,
    Person,
    Rejected,
    Visitor,
    must,
)
from engine.workshop.coming import come, only_leading
from engine.workshop.entering import MINUTE, Happened, enter, newcomer, rotate
from engine.workshop.figures import entered, frozen
from engine.workshop.help_near import help_noted
from engine.workshop.keeping import ended, wiped
from engine.workshop.leading import lead
from engine.workshop.messages import (
    End,
    Focus,
    FocusSet,
    GoBack,
    GoOn,
    Hold,
    Judge,
    LetPhones,
    LimitSeats,
    LockRoom,
    PhonesLet,
    Resume,
    RoomLocked,
    Rotate,
    SeatsLimited,
    SetOption,
    SetTimer,
    Steering,
    TextJudged,
    TimerSet,
    Undo,
    Undone,
    Winding,
    WipeAll,
)
from engine.workshop.notebook import Jot, jotted
from engine.workshop.people import MOST_SEATS
from engine.workshop.setting import option_given
from engine.workshop.state import PEOPLE, WORKSHOP, Running, State
from engine.workshop.texts import must_review, reworded
from engine.workshop.voice_messages import NoteHelp, Rehearse, Reword

MOST_MINUTES = 240
MOST_LUCK = 1_000_000_000


def decide(state: State, to: str, command: Any, moment: Moment) -> Happened:
    """Return what ``command``, addressed to ``to``, makes happen.

    Raises:
        Rejected: if the rules refuse it, or what it was meant for is over.
    """
    if to == WORKSHOP:
        only_leading(moment.who)
        return _steer(state, command, moment)
    if to == PEOPLE:
        events = come(state, command, moment)
        return [*((PEOPLE, event) for event in events), *_own_activity(state, events, moment)]
    running = state.running.get(to)
    if running is None or not state.is_now(running):
        raise Rejected("moved_on")
    _must_be_in(state, running, moment.who)
    try:
        return [(to, event) for event in running.game.decide(running.state, command, moment)]
    except Rejected as refusal:
        refusal.game = running.game.id
        raise


def first_step(state: State, luck: int) -> Happened:
    """Return what happens when a workshop opens: its first step begins."""
    return enter(state, 0, luck, 0)


def _own_activity(state: State, events: list[Any], moment: Moment) -> Happened:
    """Return the activity a new group gets where there is none that it can join."""
    came = [event.group for event in events if isinstance(event, GroupCame)]
    return [
        happened
        for group in came
        for happened in newcomer(state, group, moment.luck.roll(MOST_LUCK))
    ]


def _must_be_in(state: State, running: Running, who: Person) -> None:
    match who:
        case Participant(seat) if state.people.group_of(seat) in state.held:
            raise Rejected("paused")
        case GroupScreen(str() as group) if group in state.held:
            raise Rejected("paused")
        case Participant(seat) if state.people.group_of(seat) not in running.groups:
            raise Rejected("moved_on")
        case GroupScreen(str() as group) if group not in running.groups:
            raise Rejected("moved_on")
        case Visitor():
            raise Rejected("not_yours")


# ------------------------------------------------------------------ steering


def _steer(state: State, command: Steering, moment: Moment) -> Happened:
    if isinstance(command, Jot):
        pages = jotted(state.notebook, command, state.seq, state.people.groups)
        return [(WORKSHOP, page) for page in pages]
    match command:
        case GoOn(at):
            return _go(state, at, at + 1, moment)
        case GoBack(at):
            return _go(state, at, at - 1, moment)
        case Rotate(at, round, to):
            _still(state, at)
            return _rotated(state, round, to, moment)
        case End(at):
            _still(state, at)
            return [*frozen(state), *ended(state)]
        case Hold() | Resume():
            return []
        case WipeAll():
            return wiped(state)
        case LetPhones(how):
            return [(WORKSHOP, PhonesLet(how))]
        case LockRoom(locked):
            return [(WORKSHOP, RoomLocked(locked))]
        case LimitSeats(most):
            return [(WORKSHOP, SeatsLimited(_many(most)))]
        case Focus(group):
            return [(WORKSHOP, FocusSet(_known(state, group)))]
        case SetTimer(at, how):
            _still(state, at)
            return [(WORKSHOP, _timed(state, how, moment.clock))]
        case SetOption(activity, name, value):
            running = _here(state, activity)
            return [(running.id, OptionSet(name, option_given(running, name, value)))]
        case Undo():
            return [(WORKSHOP, _undo(state, command))]
        case Judge(activity, text, judged):
            must_review(state, activity, text)
            return [(WORKSHOP, TextJudged(activity, text, judged))]
        case Reword():
            return [(WORKSHOP, reworded(state, command))]
        case Rehearse():
            return []
        case NoteHelp():
            return [(WORKSHOP, help_noted(command, moment.who))]
        case _:
            return lead(state, command, moment)


def _still(state: State, at: int) -> None:
    if at != state.step:
        raise Rejected("moved_on")


def _many(most: int) -> int:
    must(1 <= most <= MOST_SEATS, "unfit")
    return most


def _known(state: State, group: Group | None) -> Group | None:
    if group is not None and group not in state.people.groups:
        raise Rejected("no_such_group")
    return group


def _here(state: State, activity: str) -> Running:
    running = state.running.get(activity)
    if running is None or not state.is_now(running):
        raise Rejected("moved_on")
    return running


def _go(state: State, at: int, to: int, moment: Moment) -> Happened:
    _still(state, at)
    must(0 <= to < len(state.programme.parts), "not_now")
    return entered(state, to, moment.luck.roll(MOST_LUCK), moment.clock)


def _rotated(state: State, round: int, to: int, moment: Moment) -> Happened:
    if round != state.round:
        raise Rejected("moved_on")
    if abs(to - round) != 1 or not 0 <= to < state.part.rounds:
        raise Rejected("not_now")
    return rotate(state, to, moment.luck.roll(MOST_LUCK), moment.clock)


def _timed(state: State, how: Winding, clock: int) -> TimerSet:
    timing = state.timers[state.step, state.round]
    used = timing.used_at(clock)
    total, since, hidden = timing.total, timing.since, timing.hidden
    match how:
        case "start":
            since = clock
        case "stop":
            since = None
        case "extend" | "shorten":
            more = MINUTE if how == "extend" else -MINUTE
            total = max(MINUTE, min(total + more, MOST_MINUTES * MINUTE))
            since = clock if since is not None else None
        case "hide" | "show":
            hidden = how == "hide"
            since = clock if since is not None else None
    return TimerSet(state.step, total, used, since, hidden, state.round)


def _undo(state: State, command: Undo) -> Undone:
    running = _here(state, command.activity)
    if command.last != running.history.last():
        raise Rejected("moved_on")
    must(0 <= command.after < command.last, "nothing_to_undo")
    return Undone(running.id, command.after)
