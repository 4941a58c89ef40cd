"""What can be done with the workshop itself, each control with its complete command."""

from collections.abc import Iterator

from engine.core import Control, Facilitator, GroupScreen, Participant, Person, label
from engine.workshop.counting import counting, phones
from engine.workshop.guiding import announcing, holding_tables, jumping, showing, uncovering
from engine.workshop.help_near import noting_help
from engine.workshop.jotting import jotting
from engine.workshop.judging import judging
from engine.workshop.keeping import afterwards
from engine.workshop.messages import Resume
from engine.workshop.pacing import focusing, holding, moving, timing
from engine.workshop.pages import Room
from engine.workshop.placing import own, placing, withdrawing
from engine.workshop.rehearsing import rehearsing
from engine.workshop.rotating import addressed as addressed
from engine.workshop.rotating import steer
from engine.workshop.seating_controls import at_tables
from engine.workshop.setting import setting
from engine.workshop.state import WORKSHOP, State
from engine.workshop.stops import asking, ticking
from engine.workshop.undoing import undoing


def at_workshop(state: State, who: Person, clock: int, room: Room) -> tuple[Control, ...]:
    """Return what ``who`` can do with the workshop itself."""
    match who:
        case Participant(seat):
            return (*_stopping(state, who, room), *own(state, seat))
        case Facilitator() if state.ended:
            return (*jotting(state), *afterwards(state), *withdrawing(state))
        case _ if state.ended:
            return ()
        case Facilitator():
            return tuple(_leading(state, clock, room, panel=True))
        case GroupScreen(None):
            return tuple(_leading(state, clock, room, panel=False))
        case GroupScreen():
            return tuple(_stopping(state, who, room))
    return ()


def _stopping(state: State, who: Person, room: Room) -> Iterator[Control]:
    here = not isinstance(who, Participant) or who.seat in state.people.seats
    if here and not state.ended:
        yield from asking(who, room.stops)


def _leading(state: State, clock: int, room: Room, panel: bool) -> Iterator[Control]:
    if room.hold:
        resumed = label("workshop.resume")
        yield steer("resume", WORKSHOP, Resume(), resumed, "advance", icon="player-play")
    if not panel and state.shows == "blank" and not room.hold:
        yield from uncovering(state)
        return
    if panel or not room.hold:
        yield from moving(state, clock, room)
        yield from holding(room)
        yield from focusing(state)
    if panel:
        yield from jumping(state)
        yield from showing(state)
        yield from announcing(state)
        yield from timing(state)
        yield from holding_tables(state)
        yield from undoing(state)
        yield from setting(state)
        yield from judging(state)
        yield from ticking(room.stops)
    if panel or state.step == 0:
        yield from counting(state)
    if panel:
        yield from phones(state)
        yield from placing(state)
        yield from noting_help(state)
        yield from rehearsing(state, room)
        yield from at_tables(state.people)
        yield from jotting(state)
