"""What happened makes the state: every event has its place here, and none is refused."""

from collections.abc import Callable
from typing import Any, assert_never

from engine.core import CoreEvent, Group, GroupCame, OptionSet, SeatCame, SeatLeft
from engine.core.replacing import replace
from games.alles_op_tafel.events import (
    CardSkipped,
    DepthSet,
    Event,
    GroupReady,
    Kept,
    OwnEvent,
    PhaseBegan,
    RoleHidden,
    RoleShown,
    RoundEvent,
    RoundsSet,
    SteerEvent,
    Swapped,
    TableEvent,
    Taken,
    TalkBegan,
    TalkEnded,
    Thrown,
    TopicClosed,
    TopicOpened,
    TrayChosen,
    TurnBegan,
    WorkedSeen,
    Written,
)
from games.alles_op_tafel.state import State
from games.alles_op_tafel.table import Table
from games.alles_op_tafel.threes import split


def evolve(state: State, event: Event | CoreEvent) -> State:
    """Return the game after ``event``."""
    if isinstance(event, CoreEvent):
        return _people(state, event)
    if isinstance(event, RoundEvent):
        return _round(state, event)
    if isinstance(event, TableEvent):
        return _changed(state, event.group, lambda table: _answered(table, event))
    if isinstance(event, OwnEvent):
        return _own(state, event)
    return _steer(state, event)


def _people(state: State, event: CoreEvent) -> State:
    seated = replace(state, seating=state.seating.after(event))
    match event:
        case GroupCame(group):
            return _group_came(seated, group)
        case SeatCame(seat, group):
            return _seat_came(seated, seat, group)
        case SeatLeft():
            return _seat_left(seated)
        case OptionSet(name, value):
            return replace(state, options=state.options.with_option(name, value))
        case _:
            assert_never(event)


def _group_came(state: State, group: Group) -> State:
    """Who comes while a card is open joins the next round."""
    if group in state.tables:
        return state
    late = state.phase not in ("start", "throw")
    table = Table(since=state.turn + 1 if late else state.turn)
    came = replace(state, tables={**state.tables, group: table})
    return _throwing(came, came.thrower or group)


def _seat_came(state: State, seat: int, group: Group) -> State:
    seating = state.seating.after(GroupCame(group))
    came = _group_came(replace(state, seating=seating), group)
    came = replace(came, came={**came.came, seat: came.turn})
    return _changed(came, group, lambda table: replace(table, seated=True))


def _seat_left(state: State) -> State:
    """If a table that is to throw or choose empties, the turn passes on."""
    if state.phase not in ("throw", "choose") or not state.waits_for_nobody:
        return state
    return _throwing(state, state.after(state.thrower))


def _throwing(state: State, group: Group) -> State:
    if group == state.thrower:
        return state
    return replace(state, thrower=group, throwers={**state.throwers, state.turn: group})


def _steer(state: State, event: SteerEvent) -> State:
    options = state.options
    match event:
        case DepthSet(depth):
            return replace(state, options=replace(options, depth=depth))
        case TopicOpened(topic):
            return replace(state, options=options.with_topics({*options.open_topics, topic}))
        case TopicClosed(topic):
            return replace(state, options=options.with_topics(options.open_topics - {topic}))
        case RoundsSet(rounds):
            return replace(state, options=replace(options, rounds=rounds))
        case CardSkipped(turn):
            return _skipped(state, turn)
        case _:
            assert_never(event)


def _skipped(state: State, turn: int) -> State:
    """Take the round's card out of everything it touched."""
    tables = {group: table.forgetting(turn) for group, table in state.tables.items()}
    forgotten = replace(state, tables=tables, trays=_trays_without(state, turn))
    forgotten = replace(
        forgotten,
        taken=_without(state.taken, turn),
        talks=_without(state.talks, turn),
        talked=_without(state.talked, turn),
    )
    return replace(forgotten, phase="throw", dimension=None, shown=(), peeks={})


def _without(rounds: Any, turn: int) -> dict[int, Any]:
    return {t: value for t, value in rounds.items() if t != turn}


def _trays_without(state: State, turn: int, group: Group = "") -> dict[int, dict[int, TrayChosen]]:
    """Return the trays without the card of ``turn``, of everyone or of ``group`` alone."""
    of = state.seating.group_of
    return {
        seat: _without(trays, turn) if group in ("", of(seat)) else dict(trays)
        for seat, trays in state.trays.items()
    }


def _round(state: State, event: RoundEvent) -> State:
    match event:
        case TurnBegan(turn, group):
            return _began(state, turn, group)
        case Thrown(_, dimension, cards):
            thrown = replace(state, dimension=dimension, shown=cards, rolls=state.rolls + 1)
            return replace(thrown, phase="choose", deck=state.deck.under(*cards))
        case Taken(turn, card):
            taken = replace(state, taken={**state.taken, turn: card}, phase="read")
            return replace(taken, deck=state.deck.without(card))
        case Swapped():
            return _swapped(state, event)
        case _:
            return _talking(state, event)


def _began(state: State, turn: int, group: Group) -> State:
    """Begin a round: the threes are made of who is here now."""
    tables = {
        group: replace(table, threes=split(state.seating.at(group)))
        for group, table in state.tables.items()
    }
    throwers = {**state.throwers, turn: group}
    began = replace(state, turn=turn, thrower=group, throwers=throwers, tables=tables)
    return replace(began, phase="throw", dimension=None, shown=(), peeks={})


def _swapped(state: State, event: Swapped) -> State:
    """The card before goes away for good, and so does where people had put it."""
    turn, card, group = event.turn, event.card, event.group
    deck = state.deck.without(card).without(state.card_of(group, turn))
    swapped = replace(state, deck=deck, trays=_trays_without(state, turn, group), peeks={})
    if group:
        return _changed(swapped, group, lambda t: replace(t, swapped={**t.swapped, turn: card}))
    tables = {g: replace(t, swapped=_without(t.swapped, turn)) for g, t in state.tables.items()}
    return replace(swapped, taken={**state.taken, turn: card}, tables=tables)


_Talking = TalkBegan | TalkEnded | PhaseBegan | RoleShown | RoleHidden


def _talking(state: State, event: _Talking) -> State:
    match event:
        case TalkBegan(turn, at):
            return replace(state, phase="talk", talks={**state.talks, turn: at}, peeks={})
        case TalkEnded(turn, at):
            long = max(0, at - state.talks.get(turn, at))
            return replace(state, talked={**state.talked, turn: long})
        case PhaseBegan(phase):
            return replace(state, phase=phase, peeks={})
        case RoleShown(_, group, role):
            return replace(state, peeks={**state.peeks, group: role})
        case RoleHidden(_, group):
            return replace(state, peeks={g: r for g, r in state.peeks.items() if g != group})
        case _:
            assert_never(event)


def _answered(table: Table, event: TableEvent) -> Table:
    match event:
        case Written(turn, _, text):
            return replace(table, written={**table.written, turn: text}).tried(f"written-{turn}")
        case WorkedSeen(turn, _, what):
            return replace(table, worked={**table.worked, turn: what}).tried(f"worked-{turn}")
        case GroupReady(_, about):
            return replace(table, ready=table.ready | {about})
        case _:
            assert_never(event)


def _changed(state: State, group: Group, change: Callable[[Table], Table]) -> State:
    if group not in state.tables:
        return state
    return replace(state, tables={**state.tables, group: change(state.tables[group])})


def _own(state: State, event: OwnEvent) -> State:
    match event:
        case TrayChosen(turn, _, seat):
            trays = {**state.trays.get(seat, {}), turn: event}
            return replace(state, trays={**state.trays, seat: trays})
        case Kept(seat):
            return replace(state, kept={**state.kept, seat: event})
        case _:
            assert_never(event)
