"""The rules of one's own mat: only the phone of a seat speaks for it, and anyone may pass."""

from typing import assert_never

from engine.core import Own, Participant, Person, Rejected, must
from engine.core.clean import clean
from games.alles_op_tafel.events import Event, Kept, TrayChosen
from games.alles_op_tafel.messages import Keep, OwnCommand, PutAway
from games.alles_op_tafel.readings import PUTTING_AWAY
from games.alles_op_tafel.state import State
from games.alles_op_tafel.wording import NOWHERE


def decide(state: State, command: OwnCommand, who: Person) -> list[Event]:
    """Return what ``command`` makes happen.

    Raises:
        Rejected: if it is not this seat's own, or comes too late.
    """
    mine = who == Participant(command.seat) and command.seat in state.seating.seats
    must(mine, "not_yours")
    match command:
        case PutAway(seat, turn, place):
            if turn is None or place is None:
                raise Rejected("unfit")
            return [_tray(state, turn, seat, None if place == NOWHERE else place)]
        case Keep(seat, keep, step):
            must(state.phase == "end")
            own = [Own(clean(text or ""), seat, "queued") for text in (keep, step)]
            return [Kept(seat, *own)]
        case _:
            assert_never(command)


def _tray(state: State, turn: int, seat: int, tray: str | None) -> TrayChosen:
    must(may_put(state, seat, turn))
    before = state.trays.get(seat, {}).get(turn)
    group = state.seating.group_of(seat) or ""
    card = before.card if before else state.card_of(group, turn)
    return TrayChosen(turn, card, seat, Own(tray, seat))


def may_put(state: State, seat: int, turn: int) -> bool:
    """Return whether ``seat`` may say where the card of round ``turn`` lies on its mat.

    The card of now while people talk, and at the end every card it put somewhere.
    """
    if state.phase == "end":
        return turn in state.trays.get(seat, {})
    now = state.phase in PUTTING_AWAY and turn == state.turn and not state.roles
    return now and state.seating.group_of(seat) in state.answering
