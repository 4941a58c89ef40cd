"""The rules of a round: what a wish makes happen."""

from functools import reduce
from typing import assert_never

from engine.core import FACILITATOR, Group, Luck, Moment, Rejected, leads, must
from games.game_of_life import own_rules, table_rules
from games.game_of_life.events import (
    CardSkipped,
    Chosen,
    Event,
    LaterCame,
    LifeChosen,
    Phase,
    PhaseBegan,
    RoundsSet,
    TalkBegan,
    Thrown,
    TopicOpened,
    TurnBegan,
)
from games.game_of_life.evolve import evolve
from games.game_of_life.lights import lights
from games.game_of_life.messages import (
    AddRound,
    Advance,
    Choose,
    Command,
    OpenTopic,
    OwnCommand,
    RoundCommand,
    SetLife,
    SkipCard,
    SteerCommand,
    TableCommand,
    Throw,
    ThrowTyped,
    TurnUp,
)
from games.game_of_life.options import MOST
from games.game_of_life.readings import dilemmas, may_move
from games.game_of_life.state import State

SIDES = 6
AFTERWARDS: tuple[Phase, ...] = ("end", "what_if", "done")
"""Phases in which there are no rounds any more."""


def decide(state: State, command: Command, moment: Moment) -> list[Event]:
    """Return what ``command`` makes happen.

    Raises:
        Rejected: if it is not this person's to ask, comes too late, or does not fit.
    """
    if isinstance(command, TableCommand):
        return table_rules.decide(state, command, moment.who)
    if isinstance(command, OwnCommand):
        return own_rules.decide(state, command, moment.who)
    if isinstance(command, SteerCommand):
        must(moment.who == FACILITATOR, "not_yours")
        return _steer(state, command)
    return _round(state, command, moment)


def _steer(state: State, command: SteerCommand) -> list[Event]:
    match command:
        case SetLife(life):
            must(state.phase in ("agree", "persona") and life != state.options.life)
            return [LifeChosen(life)]
        case OpenTopic(topic):
            must(topic in state.closed_topics)
            return [TopicOpened(topic)]
        case AddRound(was):
            must(was == state.rounds and state.phase not in AFTERWARDS)
            must(was < MOST, "unfit")
            return [RoundsSet(was + 1)]
        case SkipCard(turn):
            must(turn == state.turn and state.phase in ("read", "talk"))
            return [CardSkipped(turn)]
        case _:
            assert_never(command)


def _round(state: State, command: RoundCommand, moment: Moment) -> list[Event]:
    who, luck = moment.who, moment.luck
    match command:
        case Throw(turn):
            must(may_move(state, who), "not_yours")
            return _throw(state, turn, luck.roll(SIDES), luck)
        case ThrowTyped(turn, value):
            must(leads(who, state.tables), "not_yours")
            if value is None or not 1 <= value <= SIDES:
                raise Rejected("unfit")
            return _throw(state, turn, value, luck)
        case Choose(turn, field):
            must(may_move(state, who), "not_yours")
            return _choose(state, turn, field)
        case TurnUp(turn, card):
            must(leads(who, state.tables), "not_yours")
            return _turn_up(state, turn, card or "")
        case Advance():
            must(leads(who, state.tables), "not_yours")
            must((command.turn, command.phase) == (state.turn, state.phase))
            return _advance(state, moment)
        case _:
            assert_never(command)


def _throw(state: State, turn: int, value: int, luck: Luck) -> list[Event]:
    """What earlier choices led to opens the round; then the fields light up."""
    must(turn == state.turn and state.phase == "throw")
    laters = [later for group in state.answering for later in _laters(state, group)]
    opened = reduce(evolve, laters, state)
    return [*laters, Thrown(turn, value, lights(opened, value, luck))]


def _laters(state: State, group: Group) -> list[LaterCame]:
    choices = state.tables[group].choices
    return [
        LaterCame(group, turn, state.route[turn].card, choices[turn])
        for turn in state.pending(group)
    ]


def _choose(state: State, turn: int, field: str) -> list[Event]:
    must(turn == state.turn and state.phase == "choose")
    for lit in state.lit:
        if lit.field == field:
            return [Chosen(turn, lit.field, lit.card)]
    raise Rejected("moved_on")


def _turn_up(state: State, turn: int, card: str) -> list[Event]:
    must(turn == state.turn and state.phase in ("throw", "choose"))
    must(card in state.deck.free(state.closed_topics), "unfit")
    return [Chosen(turn, state.deck.faces[card].field or state.here.at, card)]


def _advance(state: State, moment: Moment) -> list[Event]:
    match state.phase:
        case "agree":
            return [_turn(state)] if state.all_agreed else [LifeChosen("persona")]
        case "persona":
            return [_turn(state)]
        case "choose":
            lit = moment.luck.pick(state.lit)
            return [Chosen(state.turn, lit.field, lit.card)]
        case "read":
            return [TalkBegan(state.turn, moment.clock)]
        case "talk":
            return [PhaseBegan("compare")]
        case "compare":
            return [_turn(state) if state.turn < state.rounds else PhaseBegan("end")]
        case "end":
            decided = any(dilemmas(state, group) for group in state.tables)
            return [PhaseBegan("what_if" if decided else "done")]
        case "what_if":
            return [PhaseBegan("done")]
        case "throw" | "done":
            raise Rejected("not_now")
        case _:
            assert_never(state.phase)


def _turn(state: State) -> TurnBegan:
    return TurnBegan(state.turn + 1, state.after(state.thrower if state.turn else ""))
