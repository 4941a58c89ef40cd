"""What of a table can be seen: its tile, who begins, what it wrote or saw."""

from dataclasses import replace
from typing import Final

from engine.activities.seating import tile as seated_tile
from engine.activities.sentence import heard
from engine.core import Group, Say, Words
from engine.core.looks import seat_name
from engine.core.views import GroupTile
from games.alles_op_tafel.readings import answered, given_by_phones, writes
from games.alles_op_tafel.state import State
from games.alles_op_tafel.threes import Threes, first_of, order_of
from games.alles_op_tafel.wording import line, listed

GIVING: Final = ("tray", "worked", "end")
"""Phases in which something is wanted from every table."""


def tile(state: State, group: Group, say: Say) -> GroupTile:
    """Return a table: how far it is, how it splits, and who begins."""
    shown = seated_tile(
        group,
        state.seating,
        say,
        status=say.of(_status(state, group)),
        lines=tuple(say.of(words) for words in _lines(state, group)),
        done=state.phase in GIVING and answered(state, group),
    )
    throwing = state.phase in ("throw", "choose") and group == state.thrower
    return replace(shown, turn=throwing)


def _status(state: State, group: Group) -> Words:
    late = state.turn < state.tables[group].since
    match state.phase:
        case _ if late and state.phase not in ("compliment", "end", "done"):
            return line("status.next_round")
        case "throw" | "choose":
            return line("status.throws" if group == state.thrower else "status.looks")
        case "read":
            return line("status.reads")
        case "tray" | "worked" if group not in state.answering:
            return line("status.looks")
        case "tray" | "end":
            return _progress(state, group)
        case "worked":
            return line("status.done" if answered(state, group) else "status.open")
        case _:
            return ""


def _progress(state: State, group: Group) -> Words:
    """Phones are counted, never what they gave."""
    gave, phones = given_by_phones(state, group)
    if answered(state, group):
        return line("status.done")
    return line("status.phones", count=gave, of=phones) if phones else line("status.thinks")


def _lines(state: State, group: Group) -> tuple[Words, ...]:
    match state.phase:
        case "start":
            return _sizes(state, group)
        case "read" | "talk" if group in state.answering:
            return (*_beginning(state, group), *_own_card(state, group))
        case "worked" if group in state.answering:
            return _worked(state, group)
        case _:
            return ()


def here(state: State, group: Group) -> Threes:
    """Return who at ``group`` talk together and are still there."""
    seats = state.seating.at(group)
    threes = (tuple(seat for seat in three if seat in seats) for three in state.threes(group))
    return tuple(three for three in threes if three)


def _sizes(state: State, group: Group) -> tuple[Words, ...]:
    threes = here(state, group)
    if not threes:
        return (line("sizes_paper"),)
    return (line("sizes", sizes=listed(tuple(str(len(three)) for three in threes))),)


def _beginning(state: State, group: Group) -> tuple[Words, ...]:
    """Say who begins in each three, or with roles that the roles move on."""
    threes = here(state, group)
    if state.roles:
        return (line("roles_move_on" if state.turn > 1 else "roles_divide"),)
    if not threes:
        return (line("begins_paper"),)
    names = tuple(seat_name(first_of(three, state.turn)) for three in threes)
    return (line("begins", names=listed(names)),)


def roles_of(state: State, group: Group) -> tuple[Words, ...]:
    """Return who has which role in each three of ``group``, for the facilitator."""
    return tuple(
        line("has_role", seat=seat_name(seat), role=state.role(role).title)
        for three in state.threes(group)
        for seat, role in order_of(three, state.turn)
        if seat in state.seating.at(group)
    )


def _own_card(state: State, group: Group) -> tuple[Words, ...]:
    """Return what ``group`` wrote, as far as everyone may see it."""
    written = state.tables[group].written.get(state.turn)
    if written is None or not writes(state, group):
        return ()
    text = heard(written)
    if text:
        return (line("quoted", text=text),)
    return (line("said_waits" if text is None else "said_aloud"),)


def _worked(state: State, group: Group) -> tuple[Words, ...]:
    what = state.tables[group].worked.get(state.turn, ())
    return tuple(line(f"worked.{one}") for one in what)
