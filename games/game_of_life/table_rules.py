"""The rules for a table: choices, results, help and words, by whoever acts for it."""

from typing import assert_never

from engine.core import Group, GroupScreen, Own, Participant, Person, Rejected, must
from games.game_of_life.events import (
    Decided,
    Event,
    GroupAgreed,
    GroupReady,
    HelpUsed,
    Imagined,
    Outcome,
    PersonaTaken,
    ResultGiven,
    Said,
)
from games.game_of_life.messages import (
    Agree,
    Aloud,
    Decide,
    Disagree,
    Imagine,
    Ready,
    Result,
    Same,
    TableCommand,
    TakePersona,
    Tell,
    Use,
)
from games.game_of_life.readings import acts_for, can_use, imaginable, open_question
from games.game_of_life.state import State
from games.game_of_life.table import WHAT_IF, about_result
from games.game_of_life.wording import ARROWS

MORE = 2
"""How many dimensions can move along with the first."""

LONGEST_TEXT = 280
"""Characters of a written answer: it must fit on the shared screen."""


def decide(state: State, command: TableCommand, who: Person) -> list[Event]:
    """Return what ``command`` makes happen at its table.

    Raises:
        Rejected: if it is not this person's to ask, comes too late, or does not fit.
    """
    must(command.group in state.tables and acts_for(state, who, command.group), "not_yours")
    match command:
        case Agree() | TakePersona():
            return _before(state, command)
        case Ready():
            must(not isinstance(who, Participant), "not_yours")
            return _in_round(state, command)
        case Decide() | Result() | Same() | Disagree():
            return _in_round(state, command)
        case Use():
            return _use(state, command, who)
        case Tell() | Aloud():
            return _say(state, command, who)
        case Imagine():
            return _imagine(state, command)
        case _:
            assert_never(command)


def _before(state: State, command: Agree | TakePersona) -> list[Event]:
    group, table = command.group, state.tables[command.group]
    match command:
        case Agree():
            must(state.phase == "agree" and not table.agreed)
            return [GroupAgreed(group)]
        case TakePersona(_, was, persona):
            must(state.phase == "persona" and was == table.persona)
            if persona is None or persona not in {p.id for p in state.scenario.personas}:
                raise Rejected("unfit")
            must(persona in {p.id for p in state.free_personas()}, "persona_taken")
            return [PersonaTaken(group, persona)]
        case _:
            assert_never(command)


def _in_round(state: State, command: Decide | Result | Same | Disagree | Ready) -> list[Event]:
    turn, group = command.turn, command.group
    if isinstance(command, Ready):
        must(state.own_life and state.phase in ("talk", "compare") and turn == state.turn)
        must(group in state.answering and turn not in state.tables[group].ready)
        return [GroupReady(turn, group)]
    must(not state.own_life and turn == state.open_turn and turn in state.route)
    must(state.takes_part(group, turn) and command.tries == _tries(state, group, turn))
    return [_answer(state, command)]


def _answer(state: State, command: Decide | Result | Same | Disagree) -> Event:
    if isinstance(command, Decide):
        face = state.face_of(command.turn)
        must(face is not None and command.choice in range(len(face.choices)), "unfit")
        return Decided(command.turn, command.group, command.choice)
    must(state.decided(command.group, command.turn), "choose_first")
    match command:
        case Result(turn, group, _, first, more):
            return ResultGiven(turn, group, "arrows", arrows_of(first, more))
        case Same(turn, group):
            return _without_arrows(turn, group, "same")
        case Disagree(turn, group):
            return _without_arrows(turn, group, "disagree")
        case _:
            assert_never(command)


def _without_arrows(turn: int, group: Group, outcome: Outcome) -> ResultGiven:
    return ResultGiven(turn, group, outcome)


def _tries(state: State, group: Group, turn: int) -> int:
    return state.tables[group].tries.get(about_result(turn), 0)


def arrows_of(first: str | None, more: tuple[str, ...] | None) -> tuple[str, ...]:
    """Return the arrows of a filled form, the first in front.

    Raises:
        Rejected: ``unfit`` if one is no arrow or there are too many; ``twice`` if two are of
            the same dimension.
    """
    arrows = (first or "", *(more or ()))
    must(all(arrow in ARROWS for arrow in arrows) and len(arrows) <= 1 + MORE, "unfit")
    must(len({ARROWS[arrow][0] for arrow in arrows}) == len(arrows), "twice")
    return arrows


def _use(state: State, command: Use, who: Person) -> list[Event]:
    group, table = command.group, state.tables[command.group]
    must(can_use(state, group) and command.card in table.bag)
    crossing = {f"{turn} {ARROWS[arrow][0]}": (turn, arrow) for turn, arrow in table.downs()}
    if command.arrow not in crossing:
        raise Rejected("unfit")
    turn, arrow = crossing[command.arrow]
    text = _own(command.who or "", who, group)
    return [HelpUsed(group, command.card, turn, ARROWS[arrow][0], text)]


def _say(state: State, command: Tell | Aloud, who: Person) -> list[Event]:
    group, about = command.group, command.about
    must(about == open_question(state, group) != "")
    must(command.tries == state.tables[group].tries.get(about, 0))
    text = (command.text or "").strip() if isinstance(command, Tell) else ""
    must(bool(text) or isinstance(command, Aloud), "unfit")
    return [Said(group, about, _own(text, who, group))]


def _own(text: str, who: Person, group: Group) -> Own[str]:
    """What is typed on a phone or a table's page waits; on the shared screen everyone sees it."""
    must(len(text) <= LONGEST_TEXT, "too_long")
    match who:
        case Participant(seat):
            return Own(text.strip(), seat, "queued")
        case GroupScreen(str()):
            return Own(text.strip(), group, "queued")
    return Own(text.strip(), group, "shown")


def _imagine(state: State, command: Imagine) -> list[Event]:
    group = command.group
    must(state.phase == "what_if")
    must(command.tries == state.tables[group].tries.get(WHAT_IF, 0))
    instead = {f"{turn} {choice}": (turn, choice) for turn, choice in imaginable(state, group)}
    if command.instead not in instead:
        raise Rejected("unfit")
    turn, choice = instead[command.instead]
    return [Imagined(group, turn, choice, arrows_of(command.first, command.more))]
