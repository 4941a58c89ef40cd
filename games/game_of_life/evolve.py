"""What happened makes the state: every event has its place here, and none is refused."""

from collections.abc import Callable
from typing import assert_never

from engine.core import CoreEvent, Group, GroupCame, OptionSet, SeatCame, SeatLeft
from engine.core.replacing import replace
from games.game_of_life.board import paths
from games.game_of_life.events import (
    CardSkipped,
    Chosen,
    Decided,
    Event,
    GroupAgreed,
    GroupReady,
    HelpUsed,
    Imagined,
    LaterCame,
    LifeChosen,
    OwnEvent,
    OwnResultGiven,
    OwnWebDrawn,
    PersonaTaken,
    PhaseBegan,
    ResultGiven,
    RoundEvent,
    RoundsSet,
    Said,
    SteerEvent,
    TableEvent,
    TalkBegan,
    Thrown,
    TopicOpened,
    TurnBegan,
)
from games.game_of_life.state import Place, Seat, State
from games.game_of_life.table import WHAT_IF, Table, about_result


def evolve(state: State, event: Event | CoreEvent) -> State:
    """Return the game after ``event``."""
    if isinstance(event, CoreEvent):
        return _people(state, event)
    if isinstance(event, RoundEvent):
        return _round(state, event)
    if isinstance(event, TableEvent):
        return _table(state, event)
    if isinstance(event, OwnEvent):
        return _own(state, event)
    return _steer(state, event)


def _people(state: State, event: CoreEvent) -> State:
    match event:
        case GroupCame(group):
            return _group_came(state, group)
        case SeatCame(seat, group, phone):
            return _seat_came(state, seat, Seat(group, phone, state.turn))
        case SeatLeft(seat):
            return _seat_left(state, seat)
        case OptionSet(name, value):
            return _option_set(state, name, value)
        case _:
            assert_never(event)


def _group_came(state: State, group: Group) -> State:
    """Deal a persona nobody has; who comes while a card is open joins the next round."""
    if group in state.tables:
        return state
    everyone = state.scenario.personas
    free = state.free_personas() or everyone[len(state.tables) % len(everyone) :]
    late = state.phase not in ("agree", "persona", "throw")
    table = Table(free[0].id, since=state.turn + 1 if late else state.turn)
    tables = {**state.tables, group: table}
    return _throwing(replace(state, tables=tables), state.thrower or group)


def _seat_came(state: State, number: int, seat: Seat) -> State:
    came = _group_came(state, seat.group)
    left = replace(came, seats={**came.seats, number: seat})
    return _changed(left, seat.group, lambda table: replace(table, seated=True))


def _seat_left(state: State, number: int) -> State:
    """If a table that is to move empties, the turn passes on."""
    seats = {seat: at for seat, at in state.seats.items() if seat != number}
    left = replace(state, seats=seats)
    if state.phase not in ("throw", "choose") or not left.waits_for_nobody:
        return left
    return _throwing(left, left.after(left.thrower))


def _throwing(state: State, group: Group) -> State:
    """Hand the die to ``group``; with a pawn of its own it has to throw again."""
    if group == state.thrower:
        return state
    handed = replace(state, thrower=group, throwers={**state.throwers, state.turn: group})
    if state.mode == "om_de_beurt" and state.phase == "choose":
        return replace(handed, phase="throw", lit=())
    return handed


def _option_set(state: State, name: str, value: str) -> State:
    """Set an option; whose life is played stands once the first round has begun."""
    options = state.options.with_option(name, value)
    if name != "life":
        return replace(state, options=options)
    return _with_life(state, LifeChosen(options.life))


def _with_life(state: State, event: LifeChosen) -> State:
    if state.phase not in ("agree", "persona"):
        return state
    options = replace(state.options, life=event.life)
    return replace(state, options=options, phase="agree" if event.life == "own" else "persona")


def _steer(state: State, event: SteerEvent) -> State:
    match event:
        case LifeChosen():
            return _with_life(state, event)
        case TopicOpened(topic):
            topics = state.options.open_topics | {topic}
            return replace(state, options=replace(state.options, open_topics=topics))
        case RoundsSet(rounds):
            return replace(state, options=replace(state.options, rounds=rounds))
        case CardSkipped(turn):
            return _skipped(state, turn)
        case _:
            assert_never(event)


def _skipped(state: State, turn: int) -> State:
    """Take the round's card out of everything it touched."""
    card = state.route[turn].card if turn in state.route else ""
    tables = {group: _forgetting(table, turn, card) for group, table in state.tables.items()}
    route = {t: stop for t, stop in state.route.items() if t != turn}
    own = {
        seat: {t: result for t, result in results.items() if t != turn}
        for seat, results in state.own_results.items()
    }
    return replace(state, tables=tables, route=route, own_results=own, phase="throw", lit=())


def _forgetting(table: Table, turn: int, card: str) -> Table:
    return replace(
        table,
        choices={t: choice for t, choice in table.choices.items() if t != turn},
        results={t: result for t, result in table.results.items() if t != turn},
        bag=tuple(kept for kept in table.bag if kept != card),
        ready=table.ready - {turn},
    )


def _round(state: State, event: RoundEvent) -> State:
    match event:
        case TurnBegan(turn, group):
            throwers = {**state.throwers, turn: group}
            began = replace(state, turn=turn, thrower=group, throwers=throwers)
            return replace(began, phase="throw", value=None, lit=())
        case Thrown(_, value, lit):
            met = frozenset().union(*(state.deck.faces[spot.card].meets for spot in lit))
            thrown = replace(state, value=value, lit=lit, rolls=state.rolls + 1)
            return replace(thrown, phase="choose", offered=state.offered | met)
        case Chosen():
            return _chosen(state, event)
        case TalkBegan(_, at):
            return replace(state, phase="talk", talk_began=at)
        case PhaseBegan(phase):
            return replace(state, phase=phase)
        case _:
            assert_never(event)


def _chosen(state: State, event: Chosen) -> State:
    here = state.here
    place = Place(event.field, paths(here.at)[event.field], here.visited | {event.field})
    read = replace(
        state,
        phase="read",
        lit=(),
        pawns={**state.pawns, state.pawn: place},
        route={**state.route, event.turn: event},
        deck=state.deck.without(event.card),
    )
    return _with_help(read, event.card) if state.deck.faces[event.card].kind == "help" else read


def _with_help(state: State, card: str) -> State:
    for group in () if state.own_life else state.answering:
        state = _changed(state, group, lambda table: replace(table, bag=(*table.bag, card)))
    return state


def _table(state: State, event: TableEvent) -> State:
    return _later(
        _changed(state, event.group, lambda table: _answered(table, event, state.turn)), event
    )


def _later(state: State, event: TableEvent) -> State:
    """At their own pace, what came of a choice also changes the deck."""
    if not isinstance(event, LaterCame) or state.mode != "eigen_tempo":
        return state
    choice = state.deck.faces[event.card].choices[event.choice]
    return replace(state, deck=state.deck.changed(choice))


def _answered(table: Table, event: TableEvent, now: int) -> Table:
    match event:
        case GroupAgreed():
            return replace(table, agreed=True)
        case PersonaTaken(_, persona):
            return replace(table, persona=persona)
        case LaterCame(_, turn):
            return replace(table, laters={**table.laters, turn: now})
        case GroupReady(turn):
            return replace(table, ready=table.ready | {turn})
        case HelpUsed(_, card):
            bag = tuple(kept for kept in table.bag if kept != card)
            return replace(table, bag=bag, helps=(*table.helps, event))
        case _:
            return _given(table, event)


def _given(table: Table, event: Decided | ResultGiven | Said | Imagined) -> Table:
    match event:
        case Decided(turn, _, choice):
            decided = replace(table, choices={**table.choices, turn: choice})
            return decided.tried(about_result(turn))
        case ResultGiven(turn):
            given = replace(table, results={**table.results, turn: event})
            return given.tried(about_result(turn))
        case Said(_, about, text):
            return replace(table, said={**table.said, about: text}).tried(about)
        case Imagined():
            return replace(table, imagined=event).tried(WHAT_IF)
        case _:
            assert_never(event)


def _changed(state: State, group: Group, change: Callable[[Table], Table]) -> State:
    if group not in state.tables:
        return state
    return replace(state, tables={**state.tables, group: change(state.tables[group])})


def _own(state: State, event: OwnEvent) -> State:
    match event:
        case OwnWebDrawn(seat):
            return replace(state, own_webs={**state.own_webs, seat: event})
        case OwnResultGiven(turn, seat):
            results = {**state.own_results.get(seat, {}), turn: event}
            return replace(state, own_results={**state.own_results, seat: results})
        case _:
            assert_never(event)
