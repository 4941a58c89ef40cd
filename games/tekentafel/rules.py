"""The rules of the room: what a wish makes happen."""

import re
from typing import Final, assert_never

from engine.core import FACILITATOR, Group, Moment, Own, Participant, Person, Rejected, leads, must
from games.tekentafel import look_rules, plan_rules
from games.tekentafel.events import Counted, Event, MapSet, Phase, PhaseBegan, Voted
from games.tekentafel.messages import (
    Advance,
    Command,
    DrawnMap,
    LookCommand,
    PlanCommand,
    RoomCommand,
    SetMap,
    Vote,
)
from games.tekentafel.readings import acts_for, all_plans, stickers
from games.tekentafel.state import State

BEFORE_TASKS: Final[tuple[Phase, ...]] = ("tell", "look")
"""Steps in which another map can still be laid under the marks."""
LONGEST_ALT: Final = 200
"""Characters in which an own map is described."""

_PICTURE = re.compile(r"[0-9a-f]{64}")


def decide(state: State, command: Command, moment: Moment) -> list[Event]:
    """Return what ``command`` makes happen.

    Raises:
        Rejected: if it is not this person's to ask, comes too late, or does not fit.
    """
    if isinstance(command, RoomCommand):
        return _room(state, command, moment.who)
    if isinstance(command, Vote):
        return [_vote(state, command, moment.who)]
    must(command.group in state.tables, "not_yours")
    must(acts_for(state, moment.who, command.group), "not_yours")
    must(command.group in state.acting, "not_your_turn")
    if isinstance(command, LookCommand):
        return [look_rules.decide(state, command, moment.who)]
    if isinstance(command, PlanCommand):
        return [plan_rules.decide(state, command, moment.who)]
    return assert_never(command)


def _room(state: State, command: RoomCommand, who: Person) -> list[Event]:
    match command:
        case Advance(phase, at):
            must(leads(who, state.tables), "not_yours")
            must((phase, at) == (state.phase, state.at))
            return _advance(state)
        case SetMap(was, picture, alt):
            _may_set_map(state, who, was)
            must(picture is not None and bool(_PICTURE.fullmatch(picture)), "no_picture")
            must(bool((alt or "").strip()), "no_alt")
            return [MapSet(picture or "", (alt or "").strip()[:LONGEST_ALT])]
        case DrawnMap(was):
            _may_set_map(state, who, was)
            must(bool(was))
            return [MapSet("", "")]
        case _:
            assert_never(command)


def _may_set_map(state: State, who: Person, was: str) -> None:
    must(who == FACILITATOR, "not_yours")
    must(was == state.picture and state.phase in BEFORE_TASKS)


def _advance(state: State) -> list[Event]:
    """The next table's turn, else the next step; the stickers are counted when choosing ends."""
    if state.phase == "done":
        raise Rejected("not_now")
    if state.in_turns and (beside := state.after(state.at)):
        return [PhaseBegan(state.phase, beside)]
    if state.phase == "choose":
        return [_counted(state), PhaseBegan("done")]
    return [PhaseBegan(next_step(state), first_table(state))]


def next_step(state: State) -> Phase:
    """Return the step after this one."""
    later = state.steps[state.steps.index(state.phase) + 1 :] if state.phase in state.steps else ()
    return next(iter(later), "design" if state.phase == "task" else "done")


def first_table(state: State) -> Group:
    """Return the table that begins a step, empty if all are at it together."""
    return state.after("") if state.mode == "om_de_beurt" else ""


def _counted(state: State) -> Counted:
    return Counted(
        tuple(
            stickers(state, group, number)
            for group, table in state.tables.items()
            for number in table.plans
        )
    )


def _vote(state: State, command: Vote, who: Person) -> Voted:
    seat, plans = command.seat, command.plans or ()
    must(who == Participant(seat) and seat in state.seats, "not_yours")
    must(state.phase == "choose")
    must(command.colour is not None, "unfit")
    must(0 < len(plans) <= state.options.stickers, "unfit")
    must(len(set(plans)) == len(plans), "unfit")
    must(set(plans) <= set(all_plans(state)))
    return Voted(seat, Own((str(command.colour), *plans), seat))
