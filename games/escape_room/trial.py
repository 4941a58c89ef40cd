"""What there is to see in a room, and how a team that plays it gets there."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from engine.core import Control
from engine.core.trial import USUAL, Sight, Takes, Trial
from games.escape_room.answers import written
from games.escape_room.content import (
    CodeLock,
    Lock,
    ManyLock,
    OneLock,
    OrderLock,
    PairsLock,
    Room,
    WhoLock,
    WordLock,
)
from games.escape_room.events import Event, HintGiven, Opened
from games.escape_room.graph import graph_of
from games.escape_room.messages import AskHint, Begin, GoOn, Try, TryThree
from games.escape_room.shown import Lists
from games.escape_room.state import State
from games.escape_room.wording import about, line

_AGAIN: Final[Takes] = (10, 25, 60)
"""Seconds between one try and the next."""
_HINT: Final[Takes] = (30, 60, 150)
_TELL: Final[Takes] = (5, 10, 20)
_STORY: Final[Takes] = (60, 120, 180)


def sights(room: Room) -> tuple[Sight, ...]:
    """Return every lock that can be opened by its answer, and every hint."""
    free = {lock.id for wave in graph_of(room).waves() for lock in wave}
    found: list[Sight] = []
    for lock in room.locks:
        why = None if lock.id in free else line("trial.closed")
        found.append(Sight(f"lock:{lock.id}", line("trial.locks"), lock.title, lock.dimension, why))
    for lock in room.locks:
        for step in range(1, len(lock.hints) + 1):
            name = about(lock, "trial.hint", step=step)
            found.append(Sight(f"hint:{lock.id}:{step}", line("trial.hints"), name))
    return tuple(found)


def seen(state: State, event: Event) -> Iterable[str]:
    """Return what ``event`` shows: a lock counts once its answer was found."""
    match event:
        case Opened(lock, "answer"):
            return (f"lock:{lock}",)
        case HintGiven(lock, step):
            return (f"hint:{lock}:{step}",)
        case _:
            return ()


def seconds(state: State, control: Control) -> Takes:
    """Return how long people take: a lock's first try as long as its ``minutes`` say."""
    match control.command:
        case Try() | TryThree() as command if command.tries == 0:
            lock = state.graph.lock(command.lock)
            least, likely, most = lock.minutes if lock else (1, 1, 1)
            return 60 * least, 60 * likely, 60 * most
        case Try() | TryThree():
            return _AGAIN
        case AskHint():
            return _HINT
        case GoOn():
            return _TELL
        case Begin():
            return _STORY
        case _:
            return USUAL


def solved(state: State) -> bool:
    """Return whether the team found every answer itself, in the time it had."""
    own = all(event.how == "answer" for event in state.order)
    in_time = bool(state.order) and state.order[-1].at <= state.ends
    return state.phase == "end" and own and in_time


def plans(room: Room) -> tuple[tuple[int, Mapping[str, str]], ...]:
    """Return the routes that can be played, each with its minutes."""
    full: tuple[int, Mapping[str, str]] = (room.minutes, {"route": "full"})
    return (full, (room.short, {"route": "short"})) if room.short else (full,)


def solve(state: State, control: Control) -> Mapping[str, Any] | None:
    """Return the right filling of a try."""
    command = control.command
    if not isinstance(command, Try | TryThree):
        return None
    lock = state.graph.lock(command.lock)
    if isinstance(lock, WhoLock):
        names = ("who", "where", "when")
        return {n: state.lists[lock.id, n].value_of(getattr(lock.answer, n)) for n in names}
    if isinstance(lock, WordLock) and lock.pictures and getattr(command, "pictures", False):
        return {"given": state.lists[lock.id, "pictures"].value_of(lock.pictures.answer)}
    return {"given": _given(lock, state.lists)} if lock else None


def _given(lock: Lock, lists: Lists) -> Any:
    def value(id: str, name: str = "options") -> str | int:
        return lists[lock.id, name].value_of(id)

    match lock:
        case OneLock():
            return value(lock.answer)
        case OrderLock() | ManyLock():
            return [value(id) for id in lock.answer]
        case PairsLock():
            return {value(one): value(other, "partners") for one, other in lock.answer.items()}
        case CodeLock() | WordLock():
            return next(written(lock))
        case WhoLock():
            return None


TRIAL: Final = Trial(
    sights=sights, seen=seen, seconds=seconds, solve=solve, solved=solved, plans=plans
)
