"""The rules of a round: what a wish makes happen."""

from typing import assert_never

from engine.core import DIMENSIONS, FACILITATOR, Dimension, Moment, Person, Rejected, leads, must
from games.alles_op_tafel import own_rules, table_rules
from games.alles_op_tafel.deck import DEEP, LIGHT, SENSITIVE
from games.alles_op_tafel.events import (
    CardSkipped,
    DepthSet,
    Event,
    PhaseBegan,
    RoleHidden,
    RoleShown,
    RoundsSet,
    Swapped,
    Taken,
    TalkBegan,
    TalkEnded,
    Thrown,
    TopicClosed,
    TopicOpened,
    TurnBegan,
)
from games.alles_op_tafel.messages import (
    AddRound,
    Advance,
    CloseTopic,
    Command,
    Finish,
    HideRole,
    OpenTopic,
    OwnCommand,
    RoundCommand,
    SetDepth,
    ShowRole,
    SkipCard,
    SteerCommand,
    Swap,
    TableCommand,
    Take,
    Throw,
    ThrowTyped,
    TurnUp,
)
from games.alles_op_tafel.options import MOST
from games.alles_op_tafel.readings import (
    CARDS_OVER,
    OPEN_CARD,
    may_throw,
    screen_of,
    swaps_for,
)
from games.alles_op_tafel.state import State


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
        case SetDepth(was, depth):
            must(was == state.options.depth)
            must(LIGHT <= depth <= DEEP and depth != was, "unfit")
            return [DepthSet(depth)]
        case OpenTopic(topic):
            must(topic in SENSITIVE and topic not in state.options.open_topics)
            return [TopicOpened(topic)]
        case CloseTopic(topic):
            must(topic in state.options.open_topics)
            return [TopicClosed(topic)]
        case AddRound(was):
            must(was == state.rounds and state.phase not in CARDS_OVER)
            must(was < MOST, "unfit")
            return [RoundsSet(was + 1)]
        case Finish(turn):
            must(turn == state.turn and state.phase not in CARDS_OVER)
            return [PhaseBegan("compliment")]
        case SkipCard(turn):
            must(turn == state.turn and state.phase in OPEN_CARD)
            return [CardSkipped(turn)]
        case _:
            assert_never(command)


def _round(state: State, command: RoundCommand, moment: Moment) -> list[Event]:
    who = moment.who
    match command:
        case Throw(turn):
            must(may_throw(state, who), "not_yours")
            return _throw(state, turn, DIMENSIONS[moment.luck.roll(len(DIMENSIONS)) - 1])
        case ThrowTyped(turn, dimension):
            must(leads(who, state.seating.groups), "not_yours")
            if dimension is None:
                raise Rejected("unfit")
            return _throw(state, turn, dimension)
        case Take(turn, card):
            must(may_throw(state, who), "not_yours")
            must(turn == state.turn and state.phase == "choose" and card in state.shown)
            return [Taken(turn, card)]
        case TurnUp(turn, card):
            must(leads(who, state.seating.groups), "not_yours")
            return _turn_up(state, turn, card or "")
        case Advance(turn, phase):
            must(leads(who, state.seating.groups), "not_yours")
            must((turn, phase) == (state.turn, state.phase))
            return _advance(state, moment)
        case _:
            return _at_card(state, command, who)


def _at_card(state: State, command: Swap | ShowRole | HideRole, who: Person) -> list[Event]:
    must(command.turn == state.turn and state.phase in OPEN_CARD)
    match command:
        case Swap():
            return _swap(state, command, who)
        case ShowRole(turn, group, role):
            must(state.roles and _has_screen(state, who, group), "not_yours")
            return [RoleShown(turn, group, role)]
        case HideRole(turn, group):
            must(_has_screen(state, who, group), "not_yours")
            must(group in state.peeks)
            return [RoleHidden(turn, group)]
        case _:
            assert_never(command)


def _has_screen(state: State, who: Person, group: str) -> bool:
    """Whether ``who`` is at the screen of ``group``, or of the room (empty)."""
    return screen_of(who) == group and (not group or group in state.tables)


def _throw(state: State, turn: int, dimension: Dimension) -> list[Event]:
    must(turn == state.turn and state.phase == "throw")
    return [Thrown(turn, dimension, state.deck.two(dimension, state.limits))]


def _turn_up(state: State, turn: int, card: str) -> list[Event]:
    must(turn == state.turn and state.phase in ("throw", "choose"))
    must(card in state.deck.free(state.limits), "unfit")
    return [Taken(turn, card)]


def _swap(state: State, command: Swap, who: Person) -> list[Event]:
    """The card that was not taken comes first, then the next one of its kind of subject."""
    turn, group = command.turn, command.group
    must(swaps_for(state, who) == group, "not_yours")
    must(command.was == state.card_of(group, turn))
    return [Swapped(turn, next_card(state, group), group)]


def next_card(state: State, group: str) -> str:
    """Return the card that comes in the place of the one that ``group`` (or all) has."""
    free = state.deck.free(state.limits)
    before = state.face_of(group, state.turn)
    other = [card for card in state.shown if card in free and (not before or card != before.id)]
    dimension = (before.dimension if before else None) or state.dimension or DIMENSIONS[0]
    return other[0] if other else state.deck.one(dimension, state.limits, before).id


def _advance(state: State, moment: Moment) -> list[Event]:
    match state.phase:
        case "start":
            return [_turn(state)]
        case "throw":
            raise Rejected("not_now")
        case "choose":
            return [Taken(state.turn, moment.luck.pick(state.shown))]
        case "read":
            return [TalkBegan(state.turn, moment.clock)]
        case "talk":
            after = PhaseBegan("worked" if state.roles else "tray")
            return [TalkEnded(state.turn, moment.clock), after]
        case "tray" | "worked":
            return [_turn(state) if state.turn < state.rounds else PhaseBegan("compliment")]
        case "compliment":
            return [PhaseBegan("end")]
        case "end":
            return [PhaseBegan("done")]
        case "done":
            raise Rejected("not_now")
        case _:
            assert_never(state.phase)


def _turn(state: State) -> TurnBegan:
    return TurnBegan(state.turn + 1, state.after(state.thrower if state.turn else ""))
