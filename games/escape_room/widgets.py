"""What of the room can be seen, piece by piece."""

from collections.abc import Iterable, Iterator

from engine.core import Group, Say, Words
from engine.core.looks import group_look, group_name
from engine.core.views import (
    CardFace,
    GroupTile,
    Image,
    Inventory,
    LockRow,
    Text,
    Thing,
    Timer,
    Widget,
)
from engine.core.views import Lock as LockWidget
from games.escape_room.content import Lock, Tell, WhoLock, WordLock
from games.escape_room.events import Place
from games.escape_room.evolve import SECOND, WAITS
from games.escape_room.readings import known
from games.escape_room.shown import choices_of
from games.escape_room.state import MINUTE, State
from games.escape_room.wording import about, dimension_name, line, listed, role_name


def locks(state: State, place: Place, say: Say) -> LockRow:
    """Return the locks of the room in their order, and the one that ``place`` looks at."""
    at, now = state.at(place), state.now
    shown = tuple(_lock(state, lock, lock in now, lock == at, say) for lock in state.graph.locks)
    return LockRow(id="locks", locks=shown)


def _lock(state: State, lock: Lock, free: bool, now: bool, say: Say) -> LockWidget:
    stand = state.stand(lock.id)
    how = "open" if stand.opened else "closed" if free else "waiting"
    return LockWidget(
        id=lock.id,
        label=say.of(lock.title),
        state="open" if stand.opened else "closed" if free else "waiting",
        state_label=say.of(line(f"state.{how}")),
        icon=lock.picture,
        dimension=lock.dimension,
        tries=stand.wrong,
        hints=stand.hints,
        now=now,
    )


def puzzle(state: State, lock: Lock, say: Say) -> CardFace:
    """Return the lock at hand: what stands in the way and what has to be found."""
    return CardFace(
        id="lock",
        lang=say.lang_of(lock.text),
        title=say.of(lock.title),
        text=say.of(lock.text),
        ask=say.of(lock.ask),
        kind=lock.kind,
        kind_label=say.of(line(f"kind.{lock.kind}")),
        dimension=lock.dimension,
        dimension_label=say.of(dimension_name(lock.dimension)),
        icon=lock.picture,
        turn=1 + len(state.order),
    )


def choices(state: State, lock: Lock, say: Say) -> Iterator[Widget]:
    """Yield what can be chosen from, in this team's own order."""
    for name in choices_of(lock):
        things = tuple(
            Thing(f"{name}-{place}", say.of(choice.label), choice.picture)
            for place, choice in enumerate(state.lists[lock.id, name], start=1)
        )
        key = name if isinstance(lock, WhoLock | WordLock) or name == "partners" else "options"
        yield Inventory(id=f"choices-{name}", things=things, label=say.of(line(f"choices.{key}")))


def hints(state: State, lock: Lock, say: Say) -> Iterator[Widget]:
    """Yield the hints on ``lock`` that were given."""
    for step, hint in enumerate(lock.hints[: state.stand(lock.id).hints], start=1):
        yield Text(id=f"hint-{step}", text=say.of(hint), icon="bulb", lang=say.lang_of(hint))


def deliberating(state: State, lock: Lock, clock: int, say: Say) -> Iterator[Widget]:
    """Yield what a group sees after a try that was not right, as long as it has to talk."""
    stand = state.stand(lock.id)
    if clock < stand.until:
        wait = WAITS[min(stand.wrong, len(WAITS)) - 1] * SECOND
        text = say.of(line("talk_first"))
        yield Text(id="talk-first", text=text, icon="messages", tone="strong")
        yield Timer(id="wait", total=wait, since=stand.until - wait, label=say.of(line("wait")))


def news(state: State, say: Say) -> Iterator[Widget]:
    """Yield how the story went on with the lock that opened last."""
    if not state.order:
        return
    lock = state.graph.lock(state.order[-1].lock)
    if lock:
        text = say.of(about(lock, "news", opened=lock.opened))
        yield Text(id="news", text=text, icon="lock-open", lang=say.lang_of(lock.opened))


def bag(state: State, say: Say) -> Iterator[Widget]:
    """Yield what was found, and what can be read on it."""
    found = state.graph.found(state.opened)
    things = [thing for thing in state.room.things if thing.id in found]
    shown = tuple(Thing(thing.id, say.of(thing.title), thing.picture) for thing in things)
    if shown:
        yield Inventory(id="bag", things=shown, label=say.of(line("bag")))
    for thing in things:
        if thing.text:
            text = line("read", thing=thing.title, text=thing.text)
            yield Text(id=f"read-{thing.id}", text=say.of(text), icon=thing.picture)


def clock_of(state: State, say: Say) -> Iterator[Widget]:
    """Yield the clock of the room, if it is wanted."""
    if state.options.clock and state.phase == "play":
        yield timer(state, say)


def timer(state: State, say: Say) -> Timer:
    """Return the clock of the room."""
    total = state.options.minutes * MINUTE
    return Timer(id="clock", total=total, since=state.began, label=say.of(line("clock")))


def own_part(state: State, roles: Iterable[str], say: Say, *, large: bool) -> Iterator[Widget]:
    """Yield what ``roles`` know about the locks of now: for their own eyes.

    ``large`` pictures are for a shared screen, seen from a chair.
    """
    for id in roles:
        role = state.role(id)
        who = say.of(line("you_are", role=role_name(role), text=role.text))
        yield Text(id=f"role-{id}", text=who, icon=role.picture, tone="quiet")
        told = list(known(state, id))
        for number, (lock, tell) in enumerate(told, start=1):
            yield from _told(f"{id}-{number}", lock, tell, say, large=large)
        if not told:
            yield Text(id=f"told-{id}", text=say.of(line("knows_nothing")))


def _told(name: str, lock: Lock, tell: Tell, say: Say, *, large: bool) -> Iterator[Widget]:
    text = say.of(about(lock, "told", text=tell.text))
    yield Text(id=f"told-{name}", text=text, tone="strong", lang=say.lang_of(tell.text))
    if large:
        for place, picture in enumerate(tell.pictures, start=1):
            yield Image(id=f"picture-{name}-{place}", src=picture, alt="")
    else:
        things = tuple(Thing(f"{n}", "", picture) for n, picture in enumerate(tell.pictures, 1))
        yield Inventory(id=f"pictures-{name}", things=things)


def tile(state: State, group: Group, say: Say) -> GroupTile:
    """Return a table: the roles it plays, and the lock it looks at."""
    animal, colour = group_look(group)
    at = state.at(group)
    roles: list[Words] = [role_name(state.role(role)) for role in state.roles_at(group)]
    plays = group in state.playing
    status: Words = about(at, "status.at") if at and plays else line(f"status.{_idle(state)}")
    return GroupTile(
        id=f"tile-{group}",
        group=group,
        name=say.of(group_name(group)),
        colour=colour,
        animal=animal,
        status=say.of(status),
        lines=(say.of(line("roles", roles=listed(roles, say))),) if roles else (),
        turn=plays and state.mode == "om_de_beurt" and state.phase == "play",
        done=state.phase == "end",
    )


def _idle(state: State) -> str:
    return "watches" if state.phase == "play" else state.phase
