"""What the facilitator sees: every lock with its answer, who is at it, and how to help."""

from collections.abc import Iterator

from engine.core import FACILITATOR, Say, View, Words
from engine.core.looks import group_name
from engine.core.views import Note, Text, Widget
from games.escape_room import widgets
from games.escape_room.content import CodeLock, Lock, WordLock
from games.escape_room.readings import tables_at, time_is_up
from games.escape_room.solution import solution
from games.escape_room.state import ROOM_PLACE, State
from games.escape_room.views import view
from games.escape_room.wording import line, listed


def panel(state: State, clock: int, say: Say) -> View:
    """Return the panel: secrets, notes, and whom we wait for."""
    return view(state, FACILITATOR, clock, say, tuple(_shown(state, clock, say)))


def _shown(state: State, clock: int, say: Say) -> Iterator[Widget]:
    yield _aloud(state, say)
    if state.phase == "play":
        up = time_is_up(state, clock)
        text = say.of(line("time_up" if up else "nobody_waits"))
        yield Text(id="waiting", text=text, icon="clock" if up else "users")
        yield from widgets.clock_of(state, say)
        yield widgets.locks(state, ROOM_PLACE, say)
    yield from (_about(state, lock, say) for lock in _closed(state))
    yield from (widgets.tile(state, group, say) for group in state.groups)
    if state.room.tested:
        yield Text(id="tested", text=say.of(state.room.tested), tone="quiet")


def _closed(state: State) -> Iterator[Lock]:
    """Yield what can be tried now, and then what still waits; at first there is all to prepare."""
    now = state.now
    opened = state.opened
    yield from now
    yield from (one for one in state.graph.locks if one not in now and one.id not in opened)


def _aloud(state: State, say: Say) -> Note:
    """Return what to say: the story, then the lock that the screen of the room shows."""
    return Note(
        id="say", title=say.of(line("note.title")), text=_to_say(state, say), read_aloud=True
    )


def _to_say(state: State, say: Say) -> str:
    lock = state.at(ROOM_PLACE)
    match state.phase:
        case "story":
            return say.of(line("note.story", story=state.room.story))
        case "play" if lock:
            return say.of(line("note.play", text=lock.text, ask=lock.ask))
        case _:
            return say.of(state.room.ending)


def _about(state: State, lock: Lock, say: Say) -> Note:
    """Return all there is to know about one lock."""
    told = (say.of(words) for words in _lines(state, lock, say))
    return Note(id=f"lock-{lock.id}", title=say.of(lock.title), text="\n".join(told))


def _lines(state: State, lock: Lock, say: Say) -> Iterator[Words]:
    stand = state.stand(lock.id)
    yield line("answer", answer=answer(state, lock, say))
    if state.phase == "play" and lock in state.now:
        tables = [group_name(group) for group in tables_at(state, lock)]
        if tables:
            yield line("at_it", groups=listed(tables, say))
        yield line("stand", wrong=stand.wrong, hints=stand.hints)
    elif state.phase == "play":
        missing = state.graph.missing(lock, state.opened)
        yield line("waits_for", things=listed((_name(state, id) for id in missing), say))
    if isinstance(lock, CodeLock) and lock.spoken:
        yield line("spoken", text=lock.spoken)
    if lock.prepare:
        yield line("prepare", text=lock.prepare)
    if lock.note:
        yield lock.note


def _name(state: State, id: str) -> Words:
    named = (one.title for one in (*state.room.things, *state.room.locks) if one.id == id)
    return next(named, id)


def answer(state: State, lock: Lock, say: Say) -> str:
    """Return what opens ``lock``, for the facilitator's eyes alone."""
    pictures = _picture(state, lock, say) if isinstance(lock, WordLock) else ()
    return " / ".join((solution(lock, say), *pictures))


def _picture(state: State, lock: WordLock, say: Say) -> Iterator[str]:
    """Yield what the right picture is called, as this team sees it."""
    if lock.pictures:
        shown = state.lists[lock.id, "pictures"]
        yield say.of(shown.options[shown.ids.index(lock.pictures.answer)].label)
