"""Says what comes of leading beyond the next step: one table, the screen, a few words."""

from typing import Final, assert_never

from engine.core import Group, Moment, Own, Rejected, must
from engine.workshop.entering import Happened
from engine.workshop.figures import entered
from engine.workshop.state import WORKSHOP, State
from engine.workshop.steering_messages import (
    LONGEST,
    Announce,
    Announced,
    GiveTime,
    GoTo,
    GroupHeld,
    HoldGroup,
    Leading,
    ScreenShows,
    Show,
    TimeGiven,
    Unsaid,
    Unsay,
)

MOST_LUCK: Final = 1_000_000_000
MOST_EXTRA: Final = 60
"""Minutes that one table can have more than the others."""


def lead(state: State, command: Leading, moment: Moment) -> Happened:
    """Return what ``command`` of whoever leads makes happen.

    Raises:
        Rejected: if it came too late, or is about what is not there.
    """
    match command:
        case GoTo(at, step):
            return _to(state, at, step, moment)
        case Show(what):
            return [(WORKSHOP, ScreenShows(what))]
        case HoldGroup(group, held):
            return [(WORKSHOP, GroupHeld(_here(state, group), held))]
        case GiveTime():
            return [(WORKSHOP, _given(state, command))]
        case Announce(text, group):
            return [(WORKSHOP, _announced(state, text, group))]
        case Unsay(said, group):
            return [(WORKSHOP, _unsaid(state, said, group))]
        case _:
            assert_never(command)


def _to(state: State, at: int, step: int, moment: Moment) -> Happened:
    if at != state.step:
        raise Rejected("moved_on")
    if step == at or not 0 <= step < len(state.programme.parts):
        raise Rejected("not_now")
    return entered(state, step, moment.luck.roll(MOST_LUCK), moment.clock)


def _here(state: State, group: Group) -> Group:
    must(group in state.people.groups, "no_such_group")
    return group


def _given(state: State, command: GiveTime) -> TimeGiven:
    group = _here(state, command.group)
    if (command.at, command.was) != (state.step, state.extra_of(group)):
        raise Rejected("moved_on")
    minutes = command.was + command.minutes
    must(0 <= minutes <= MOST_EXTRA, "unfit")
    return TimeGiven(state.step, state.round, group, minutes)


def _announced(state: State, text: str, group: Group) -> Announced:
    text = text.strip()
    must(text, "unfit")
    if len(text) > LONGEST:
        raise Rejected("too_long")
    return Announced(Own(text, _here(state, group) if group else "", "shown"), group)


def _unsaid(state: State, said: str, group: Group) -> Unsaid:
    own = state.announced.get(group)
    if own is None or own.id != said:
        raise Rejected("moved_on")
    return Unsaid(group)
