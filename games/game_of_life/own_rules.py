"""The rules of one's own life: only the phone of a seat speaks for it, and anyone may pass."""

from typing import assert_never

from engine.core import HIGHEST, LOWEST, Own, Participant, Person, must
from games.game_of_life.events import Event, OwnResultGiven, OwnWebDrawn
from games.game_of_life.messages import OwnCommand, OwnResult, OwnWeb, PassResult, PassWeb
from games.game_of_life.state import State
from games.game_of_life.table_rules import arrows_of


def decide(state: State, command: OwnCommand, who: Person) -> list[Event]:
    """Return what ``command`` makes happen.

    Raises:
        Rejected: if it is not this seat's own, comes too late, or does not fit.
    """
    mine = who == Participant(command.seat) and command.seat in state.seats
    must(mine, "not_yours")
    match command:
        case OwnWeb() | PassWeb():
            must(state.may_draw(command.seat))
            web = _web(command) if isinstance(command, OwnWeb) else None
            return [OwnWebDrawn(command.seat, Own(web, command.seat))]
        case OwnResult(turn, seat, first, more):
            must(state.may_give(seat, turn))
            return [OwnResultGiven(turn, seat, Own(arrows_of(first, more), seat))]
        case PassResult(turn, seat):
            must(state.may_give(seat, turn))
            return [OwnResultGiven(turn, seat, Own(None, seat))]
        case _:
            assert_never(command)


def _web(drawn: OwnWeb) -> tuple[int, ...]:
    values = (
        drawn.body, drawn.mental, drawn.meaning,
        drawn.quality, drawn.participation, drawn.daily,
    )  # fmt: skip
    known = tuple(value for value in values if value is not None)
    fitting = all(LOWEST <= value <= HIGHEST for value in known)
    must(len(known) == len(values) and fitting, "unfit")
    return known
