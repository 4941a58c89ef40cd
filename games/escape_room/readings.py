"""What rules and views both ask of the state: who may, where they are, what they know."""

from collections.abc import Iterable, Iterator

from engine.core import Facilitator, Group, GroupScreen, Participant, Person, Standing
from games.escape_room.content import Lock, Tell
from games.escape_room.events import Place
from games.escape_room.state import ROOM_PLACE, State


def place_of(state: State, who: Person) -> Place | None:
    """Return where ``who`` plays; None for who is nowhere in this room."""
    match who:
        case GroupScreen(str() as group):
            return state.place(group) if group in state.groups else None
        case GroupScreen() | Facilitator():
            return ROOM_PLACE
        case Participant(seat):
            return state.place(state.seats[seat].group) if seat in state.seats else None
        case _:
            return None


def plays(state: State, who: Person) -> bool:
    """Return whether ``who`` may try locks and ask for hints now."""
    place = place_of(state, who)
    return place is not None and (place == ROOM_PLACE or place in state.playing)


def known(role: str, locks: Iterable[Lock]) -> Iterator[tuple[Lock, Tell]]:
    """Yield what ``role`` knows about ``locks``."""
    for lock in locks:
        yield from ((lock, tell) for tell in lock.tells if tell.role == role)


def knowing(state: State, place: Place) -> tuple[str, ...]:
    """Return the roles at ``place`` that know something about the lock at hand."""
    lock = state.at(place)
    told = {tell.role for tell in lock.tells} if lock else frozenset()
    return tuple(role for role in state.roles_at(place) if role in told)


def tables_at(state: State, lock: Lock) -> tuple[Group, ...]:
    """Return the tables that look at ``lock``."""
    return tuple(group for group in state.playing if state.at(state.place(group)) == lock)


def standing(state: State, group: Group) -> Standing:
    """Return how many locks are open, and how often in a row ``group`` was wrong at its own.

    What was tried at the screen of the room, everyone tried.
    """
    place = state.place(group)
    lock, of = state.at(place), len(state.graph.locks)
    at = min(len(state.order) + 1, of)
    if lock is None:
        return Standing(at, of) if state.phase == "end" else Standing()
    wrong = sum(state.missed.get((lock.id, where), 0) for where in {place, ROOM_PLACE})
    return Standing(at, of, wrong)


def time_is_up(state: State, clock: int) -> bool:
    """Return whether the time of the room is over: nothing happens by that alone."""
    return state.phase == "play" and clock >= state.ends
