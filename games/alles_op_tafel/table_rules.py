"""The rules for a table: cards of its own, what worked, and that it is ready."""

from typing import assert_never

from engine.activities.sentence import sentence
from engine.core import Participant, Person, must
from games.alles_op_tafel.events import Event, GroupReady, WorkedSeen, Written
from games.alles_op_tafel.messages import Ready, SeeWorked, TableCommand, Write
from games.alles_op_tafel.readings import WORKED, about_now, acts_for, writes
from games.alles_op_tafel.state import State


def decide(state: State, command: TableCommand, who: Person) -> list[Event]:
    """Return what ``command`` makes happen at its table.

    Raises:
        Rejected: if it is not this person's to ask, comes too late, or does not fit.
    """
    must(acts_for(state, who, command.group), "not_yours")
    match command:
        case Write():
            return [_write(state, command, who)]
        case SeeWorked():
            return [_see(state, command, who)]
        case Ready(group, about):
            must(not isinstance(who, Participant), "not_yours")
            must(about != "" and about == about_now(state, group))
            must(about not in state.tables[group].ready)
            return [GroupReady(group, about)]
        case _:
            assert_never(command)


def _write(state: State, command: Write, who: Person) -> Written:
    turn, group = command.turn, command.group
    must(turn == state.turn and writes(state, group))
    must(command.tries == state.tables[group].tries.get(f"written-{turn}", 0))
    must(command.text is not None, "unfit")
    return Written(turn, group, sentence(command.text or "", group, who))


def _see(state: State, command: SeeWorked, who: Person) -> WorkedSeen:
    turn, group, what = command.turn, command.group, command.what or ()
    must(state.phase == "worked" and turn == state.turn and group in state.answering)
    must(not isinstance(who, Participant) or state.observes(who.seat), "not_yours")
    must(command.tries == state.tables[group].tries.get(f"worked-{turn}", 0))
    must(set(what) <= set(WORKED) and len(set(what)) == len(what), "unfit")
    return WorkedSeen(turn, group, what)
