"""The rules of looking: a persona, places that people point at, tokens on the map."""

from typing import assert_never

from engine.core import Group, GroupScreen, Own, Participant, Person, Rejected, must
from games.tekentafel.events import (
    Laid,
    Lifted,
    Moved,
    PersonaTaken,
    Pointed,
    TableEvent,
    ToldAloud,
)
from games.tekentafel.messages import Lay, Lift, LookCommand, Move, Point, TakePersona, Told
from games.tekentafel.readings import MOST_POINTED, movable
from games.tekentafel.state import State
from games.tekentafel.table import Mark

LONGEST_TEXT = 280
"""Characters of a written answer: it must fit on the shared screen."""


def decide(state: State, command: LookCommand, who: Person) -> TableEvent:
    """Return what ``command`` makes happen at its table.

    Raises:
        Rejected: if it comes too late or does not fit.
    """
    group, table = command.group, state.tables[command.group]
    match command:
        case TakePersona(_, was, persona):
            return _persona(state, group, was, persona or "")
        case Point(_, cell, why):
            must(state.phase == "tell")
            must(len(table.pointed) < MOST_POINTED, "all_pointed")
            return Pointed(group, table.laid + 1, cell_of(state, cell), own(why, who, group))
        case Told():
            must(state.phase == "tell" and not table.told)
            return ToldAloud(group)
        case Lay(_, feeling, cell):
            must(state.phase == "look")
            must(len(table.tokens(feeling)) < state.options.tokens, f"all_laid_{feeling}")
            return Laid(group, table.laid + 1, feeling, cell_of(state, cell))
        case Move(_, mark, cell):
            return Moved(group, _mark(state, group, mark).number, cell_of(state, cell))
        case Lift(_, mark):
            return Lifted(group, _mark(state, group, mark).number)
        case _:
            assert_never(command)


def _persona(state: State, group: Group, was: str, persona: str) -> PersonaTaken:
    must(state.phase == "tell" and was == state.tables[group].persona and state.options.personas)
    must(persona in state.known.personas, "unfit")
    must(persona in {one.id for one in state.free_personas()}, "persona_taken")
    return PersonaTaken(group, persona)


def _mark(state: State, group: Group, key: str | None) -> Mark:
    """Return the mark that ``key`` names, if it still lies where it did."""
    for mark in movable(state, group):
        if mark.key == key:
            return mark
    raise Rejected("mark_moved")


def cell_of(state: State, written: str | None) -> str:
    """Return a cell of the map as somebody wrote it.

    Raises:
        Rejected: ``no_cell`` if there is none of that name.
    """
    cell = state.cell(written or "")
    size = state.scenario.map
    last = f"{chr(ord('A') + size.columns - 1)}{size.rows}"
    must(bool(cell), "no_cell", last=last)
    return cell


def own(text: str | None, who: Person, group: Group) -> Own[str]:
    """What is typed on a phone or a table's page waits; on the shared screen everyone sees it."""
    written = (text or "").strip()
    must(len(written) <= LONGEST_TEXT, "too_long")
    match who:
        case Participant(seat) if written:
            return Own(written, seat, "queued")
        case GroupScreen(str()) if written:
            return Own(written, group, "queued")
    return Own(written, group, "shown")
