"""Says what a command makes happen, or refuses it. All authority over a workshop sits here."""

from typing import Any, Literal, assert_never

from engine.core import (
    Facilitator,
    Group,
    GroupCame,
    GroupScreen,
    Moment,
    OptionSet,
    Own,
    Participant,
    Person,
    Rejected,
    SeatCame,
    SeatLeft,
    Visitor,
)
from engine.workshop.messages import (
    ActivityStarted,
    AddGroup,
    AddSeat,
    Coming,
    ConsentGiven,
    DropLast,
    DropSeat,
    End,
    Focus,
    FocusSet,
    GoBack,
    GoOn,
    Hold,
    Join,
    Judge,
    Leave,
    LetPhones,
    MoveSeat,
    PhonesLet,
    Resume,
    SetOption,
    SetTimer,
    Steering,
    StepEntered,
    SwapSeats,
    TextJudged,
    TimerSet,
    Undo,
    Undone,
    Withdraw,
    Withdrawn,
    WorkshopEnded,
)
from engine.workshop.people import MOST_GROUPS, People
from engine.workshop.state import PEOPLE, WORKSHOP, Running, State, Timing

Happened = list[tuple[str, Any]]
"""Scope and event of each thing that happens."""

MINUTE = 60_000
MOST_MINUTES = 240


def decide(state: State, to: str, command: Any, moment: Moment) -> Happened:
    """Return what ``command``, addressed to ``to``, makes happen.

    Raises:
        Rejected: if the rules refuse it, or what it was meant for is over.
    """
    if to == WORKSHOP:
        _only_leading(moment.who)
        return _steer(state, command, moment)
    if to == PEOPLE:
        events = _come(state, command, moment)
        return [*((PEOPLE, event) for event in events), *_own_activity(state, events, moment)]
    running = state.running.get(to)
    if running is None or running.step != state.step:
        raise Rejected("moved_on")
    _must_be_in(state, running, moment.who)
    return [(to, event) for event in running.game.decide(running.state, command, moment)]


def first_step(state: State, luck: int) -> Happened:
    """Return what happens when a workshop opens: its first step begins."""
    return _enter(state, 0, luck, 0)


def _only_leading(who: Person) -> None:
    """The panel steers, and so does the screen of the room, by whoever holds its clicker."""
    match who:
        case Facilitator() | GroupScreen(None):
            return
    raise Rejected("not_yours")


def _own_activity(state: State, events: list[Any], moment: Moment) -> Happened:
    """Return the activity a new group gets where every group plays at its own pace."""
    came = [event.group for event in events if isinstance(event, GroupCame)]
    if state.part.step.mode != "eigen_tempo":
        return []
    luck = moment.luck.roll(1_000_000_000)
    return [(WORKSHOP, ActivityStarted(state.step, (group,), luck)) for group in came]


def _must_be_in(state: State, running: Running, who: Person) -> None:
    match who:
        case Participant(seat) if state.people.group_of(seat) not in running.groups:
            raise Rejected("moved_on")
        case GroupScreen(str() as group) if group not in running.groups:
            raise Rejected("moved_on")
        case Visitor():
            raise Rejected("not_yours")


# ------------------------------------------------------------------ steering


def _steer(state: State, command: Steering, moment: Moment) -> Happened:
    match command:
        case GoOn(at):
            return _go(state, at, at + 1, moment)
        case GoBack(at):
            return _go(state, at, at - 1, moment)
        case End(at):
            _still(state, at)
            return [(WORKSHOP, WorkshopEnded(state.programme.plan.storage == "vluchtig"))]
        case Hold() | Resume():
            return []
        case LetPhones(how):
            return [(WORKSHOP, PhonesLet(how))]
        case Focus(group):
            return [(WORKSHOP, FocusSet(_known(state, group)))]
        case SetTimer(at, how):
            _still(state, at)
            return [(WORKSHOP, _timed(state, how, moment.clock))]
        case SetOption(activity, name, value):
            return [(_here(state, activity).id, OptionSet(name, value))]
        case Undo():
            return [(WORKSHOP, _undo(state, command))]
        case Judge(activity, text, judged):
            return [(WORKSHOP, _judged(state, activity, text, judged))]
        case _:
            assert_never(command)


def _still(state: State, at: int) -> None:
    if at != state.step:
        raise Rejected("moved_on")


def _known(state: State, group: Group | None) -> Group | None:
    if group is not None and group not in state.people.groups:
        raise Rejected("no_such_group")
    return group


def _here(state: State, activity: str, any_step: bool = False) -> Running:
    running = state.running.get(activity)
    if running is None or (running.step != state.step and not any_step):
        raise Rejected("moved_on")
    return running


def _go(state: State, at: int, to: int, moment: Moment) -> Happened:
    _still(state, at)
    if not 0 <= to < len(state.programme.parts):
        raise Rejected("not_now")
    return _enter(state, to, moment.luck.roll(1_000_000_000), moment.clock)


def _enter(state: State, step: int, luck: int, clock: int) -> Happened:
    """Enter ``step``: what was played there before stands as it stood."""
    events: list[Any] = [*_stopped(state, clock), StepEntered(step)]
    events += [ActivityStarted(step, groups, luck + i) for i, groups in _tables(state, step)]
    timing = state.timers.get(step) or Timing(state.programme.parts[step].step.minutes * MINUTE)
    events.append(TimerSet(step, timing.total, timing.used, clock, timing.hidden))
    return [(WORKSHOP, event) for event in events]


def _stopped(state: State, clock: int) -> list[TimerSet]:
    timing = state.timers.get(state.step)
    if timing is None or timing.since is None:
        return []
    return [TimerSet(state.step, timing.total, timing.used_at(clock), None, timing.hidden)]


def _tables(state: State, step: int) -> list[tuple[int, tuple[Group, ...]]]:
    """Return the groups of each activity to be started: all together, or one by one.

    Where each plays at its own pace, those that came since the step was left get theirs now.
    """
    there = {group for running in state.at_step(step) for group in running.groups}
    missing = [group for group in state.people.groups if group not in there]
    if state.programme.parts[step].step.mode == "eigen_tempo":
        return list(enumerate((group,) for group in missing))
    return [] if there else [(0, tuple(missing))]


def _timed(state: State, how: str, clock: int) -> TimerSet:
    timing = state.timers[state.step]
    used = timing.used_at(clock)
    total, since, hidden = timing.total, timing.since, timing.hidden
    match how:
        case "start":
            since = clock
        case "stop":
            since = None
        case "extend":
            total = min(total + MINUTE, MOST_MINUTES * MINUTE)
            since = clock if since is not None else None
        case "hide" | "show":
            hidden = how == "hide"
            since = clock if since is not None else None
    return TimerSet(state.step, total, used, since, hidden)


def _undo(state: State, command: Undo) -> Undone:
    running = _here(state, command.activity)
    if command.last != running.history.last():
        raise Rejected("moved_on")
    if not 0 <= command.after < command.last:
        raise Rejected("nothing_to_undo")
    return Undone(running.id, command.after)


def _judged(
    state: State, activity: str, text: str, judged: Literal["shown", "private"]
) -> TextJudged:
    running = _here(state, activity, any_step=True)
    if not any(own.id == text for own in running.history.texts()):
        raise Rejected("moved_on")
    return TextJudged(running.id, text, judged)


# ------------------------------------------------------------------ coming and going


def _come(state: State, command: Coming, moment: Moment) -> list[Any]:
    people = state.people
    match command, moment.who:
        case Join(keep, group), Visitor():
            people.newcomer()
            return _joined(people, keep, _free(state, group or people.emptiest()))
        case Leave(seat), Participant(own) if own == seat:
            return [SeatLeft(_seated(people, seat))]
        case Withdraw(seat), Participant(own) if own == seat:
            return [Withdrawn(seat)]
        case Withdraw(seat), Facilitator():
            return [Withdrawn(_came(people, seat))]
        case _:
            _only_leading(moment.who)
            return _led(people, command)


def _free(state: State, group: Group) -> Group:
    """Return ``group`` if a phone more is welcome there."""
    seats = state.people.at(group)
    if state.phones == "none":
        raise Rejected("no_phones")
    if state.phones == "one_per_table" and any(state.people.seats[s].phone for s in seats):
        raise Rejected("one_phone")
    return state.people.room_at(group)


def _joined(people: People, keep: bool, group: Group) -> list[Any]:
    seat = people.came + 1
    return [SeatCame(seat, group, phone=True), ConsentGiven(seat, Own(keep, seat))]


def _came(people: People, seat: int) -> int:
    if not 1 <= seat <= people.came:
        raise Rejected("no_such_seat")
    return seat


def _seated(people: People, seat: int) -> int:
    if seat not in people.seats:
        raise Rejected("no_such_seat")
    return seat


def _led(people: People, command: Coming) -> list[Any]:
    match command:
        case AddSeat(group):
            people.newcomer()
            return [SeatCame(people.came + 1, people.room_at(group))]
        case DropSeat(seat):
            return [SeatLeft(_seated(people, seat))]
        case DropLast(group, count):
            return [SeatLeft(_last_counted(people, group, count))]
        case MoveSeat(seat, group):
            return _moved(people, seat, people.room_at(group))
        case SwapSeats(seat, other):
            return _swapped(people, _seated(people, seat), _seated(people, other))
        case AddGroup(count):
            return [GroupCame(_next_group(people, count))]
    raise Rejected("not_yours")


def _last_counted(people: People, group: Group, count: int) -> int:
    seats = people.at(group)
    if len(seats) != count:
        raise Rejected("moved_on")
    without = [seat for seat in seats if not people.seats[seat].phone]
    if not without:
        raise Rejected("no_such_seat")
    return without[-1]


def _moved(people: People, seat: int, group: Group) -> list[Any]:
    phone = people.seats[_seated(people, seat)].phone
    return [SeatLeft(seat), SeatCame(seat, group, phone)]


def _swapped(people: People, seat: int, other: int) -> list[Any]:
    one, two = people.seats[seat], people.seats[other]
    return [
        SeatLeft(seat),
        SeatLeft(other),
        SeatCame(seat, two.group, one.phone),
        SeatCame(other, one.group, two.phone),
    ]


def _next_group(people: People, count: int) -> Group:
    if count != len(people.groups):
        raise Rejected("moved_on")
    if count >= MOST_GROUPS:
        raise Rejected("workshop_full")
    return f"g{count + 1}"
