"""The rules of a room: what a wish makes happen."""

from typing import assert_never

from engine.core import FACILITATOR, Facilitator, GroupScreen, Moment, Person, Rejected, leads, must
from games.escape_room.answers import is_right
from games.escape_room.content import Lock
from games.escape_room.events import (
    ClockShown,
    Event,
    HintGiven,
    Opened,
    PlayBegan,
    RoleHidden,
    RoleShown,
    RouteChosen,
    TimeSet,
    Tried,
    TurnedTo,
    WentOn,
)
from games.escape_room.evolve import SECOND, evolve
from games.escape_room.messages import (
    AddTime,
    AskHint,
    Begin,
    ChooseRoute,
    Command,
    GoOn,
    HideRole,
    LockCommand,
    OpenRest,
    OpenTogether,
    PlaceCommand,
    SendHint,
    ShowClock,
    ShowRole,
    SteerCommand,
    Try,
    TryThree,
    TurnTo,
    UseKey,
)
from games.escape_room.options import MORE, MOST
from games.escape_room.readings import knowing, place_of, plays
from games.escape_room.state import State


def decide(state: State, command: Command, moment: Moment) -> list[Event]:
    """Return what ``command`` makes happen.

    Raises:
        Rejected: if it is not this person's to ask, comes too late, or does not fit.
    """
    if isinstance(command, Begin):
        must(leads(moment.who, state.groups), "not_yours")
        must(state.phase == "story")
        return [PlayBegan(moment.clock)]
    if isinstance(command, PlaceCommand):
        return _at_place(state, command, moment.who)
    if isinstance(command, LockCommand):
        return _on_lock(state, command, moment)
    must(moment.who == FACILITATOR, "not_yours")
    return _steer(state, command, moment)


def _on_lock(state: State, command: LockCommand, moment: Moment) -> list[Event]:
    must(plays(state, moment.who), "not_yours")
    lock = _closed(state, command.lock)
    match command:
        case Try() | TryThree():
            return _try(state, lock, command, moment)
        case AskHint(id, hints):
            must(hints == state.stand(id).hints < len(lock.hints))
            return [HintGiven(id, hints + 1)]
        case OpenTogether(id):
            must(leads(moment.who, state.groups), "not_yours")
            must(state.stand(id).hints >= len(lock.hints), "hints_first")
            return [Opened(id, "together", moment.clock)]
        case _:
            assert_never(command)


def _closed(state: State, id: str) -> Lock:
    """Return the lock ``id``, which can be tried now.

    Raises:
        Rejected: with why it cannot.
    """
    lock = state.graph.lock(id)
    must(state.stand(id).opened is None, "already_open")
    if lock is None or state.phase != "play":
        raise Rejected("moved_on")
    must(lock in state.now, "lock_waits")
    return lock


def _try(state: State, lock: Lock, command: Try | TryThree, moment: Moment) -> list[Event]:
    """A wrong try is kept without what was tried; so is a right one."""
    stand, clock = state.stand(lock.id), moment.clock
    must(command.tries == stand.tries, "just_tried")
    if clock < stand.until:
        raise Rejected("talk_first", seconds=-(-(stand.until - clock) // SECOND))
    right = is_right(lock, command, state.lists)
    tried = Tried(lock.id, right, clock, place_of(state, moment.who) or "")
    return [tried, Opened(lock.id, "answer", clock)] if right else [tried]


def _at_place(state: State, command: PlaceCommand, who: Person) -> list[Event]:
    must(place_of(state, who) == command.place, "not_yours")
    match command:
        case TurnTo(place, was, id):
            looking = state.at(place)
            must(looking is not None and was == looking.id)
            return [TurnedTo(place, _closed(state, id).id)]
        case ShowRole(place, role):
            must(isinstance(who, GroupScreen), "not_yours")
            must(place not in state.shown and plays(state, who))
            if role is None or role not in knowing(state, place):
                raise Rejected("unfit")
            return [RoleShown(place, role)]
        case GoOn(place, opened):
            must(isinstance(who, GroupScreen | Facilitator), "not_yours")
            must(state.tells_of(place) is not None and opened == len(state.order))
            return [WentOn(place, opened)]
        case HideRole(place, shown):
            must(isinstance(who, GroupScreen | Facilitator), "not_yours")
            must(state.shown.get(place) == shown)
            return [RoleHidden(place)]
        case _:
            assert_never(command)


def _steer(state: State, command: SteerCommand, moment: Moment) -> list[Event]:
    match command:
        case SendHint(id, hints, step):
            lock = _closed(state, id)
            must(hints == state.stand(id).hints < step <= len(lock.hints))
            return [HintGiven(id, at, sent=True) for at in range(hints + 1, step + 1)]
        case UseKey(id):
            return [Opened(_closed(state, id).id, "key", moment.clock)]
        case OpenRest(opened):
            must(state.phase == "play" and opened == len(state.order))
            return _rest(state, moment.clock)
        case ChooseRoute(route):
            must(state.phase == "story" and route != state.options.route)
            must(route == "full" or state.room.short is not None, "unfit")
            return [RouteChosen(route)]
        case ShowClock(how):
            must((how == "show") != state.options.clock)
            return [ClockShown(how == "show")]
        case AddTime(was):
            must(was == state.options.minutes)
            must(was + MORE <= MOST, "unfit")
            return [TimeSet(was + MORE)]
        case _:
            assert_never(command)


def _rest(state: State, clock: int) -> list[Event]:
    """Open what is closed in the order in which it comes free, the last lock at the end."""
    events: list[Event] = []
    while state.phase == "play":
        # A room that its checks refused may hold locks that never come free: they open too.
        lock = next((one for one in state.now if one != state.graph.last), state.graph.last)
        events.append(Opened(lock.id, "key", clock))
        state = evolve(state, events[-1])
    return events
