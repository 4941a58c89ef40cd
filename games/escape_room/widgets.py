"""What of the room can be seen, piece by piece."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

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
from games.escape_room.content import Lock, Tell, WordLock
from games.escape_room.content import Thing as Found
from games.escape_room.events import Opened, Place
from games.escape_room.evolve import SECOND, WAITS
from games.escape_room.readings import known
from games.escape_room.shown import choices_of
from games.escape_room.state import MINUTE, Stand, State
from games.escape_room.wording import about, dimension_name, line, listed, role_name

MOST_IN_ROW = 3
"""Locks that stand side by side on a shared screen."""


def locks(state: State, place: Place, say: Say) -> LockRow:
    """Return the locks of the room in their order, and the one that ``place`` looks at."""
    at, now = state.at(place), state.now
    shown = tuple(_lock(state, lock, lock in now, lock == at, say) for lock in state.graph.locks)
    return LockRow(id="locks", locks=shown)


def locks_now(state: State, place: Place, say: Say) -> LockRow:
    """Return a row that fits beside a story: the lock that just opened, and what comes."""
    row = locks(state, place, say)
    newest = state.order[-1].lock if state.order else ""
    shown = [lock for lock in row.locks if lock.state != "open" or lock.id == newest]
    return replace(row, locks=tuple(shown[:MOST_IN_ROW]))


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


def puzzle(state: State, lock: Lock, say: Say, *, full: bool) -> CardFace:
    """Return the lock at hand: what has to be found, and if ``full`` what stands in the way."""
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
        kernel=say.of(lock.title),
        face="full" if full else "kernel",
        turn=1 + len(state.order),
    )


def choices(state: State, lock: Lock, say: Say) -> Iterator[Widget]:
    """Yield what can be chosen from, in this team's own order; several lists each have a name."""
    lists = choices_of(lock)
    named = len(lists) > 1 or isinstance(lock, WordLock)
    for name in lists:
        things = tuple(
            Thing(f"{name}-{place}", say.of(choice.label), choice.icon)
            for place, choice in enumerate(state.lists[lock.id, name].options, start=1)
        )
        label = say.of(line(f"choices.{name}")) if named else ""
        yield Inventory(id=f"choices-{name}", things=things, label=label)


def obstacle(state: State, lock: Lock, say: Say) -> Iterator[Widget]:
    """Yield what stands in the way, until a try or a hint takes its place."""
    if state.stand(lock.id) == Stand():
        yield Text(id="obstacle", text=say.of(lock.text), lang=say.lang_of(lock.text))


def hints(state: State, lock: Lock, say: Say, *, newest: bool) -> Iterator[Widget]:
    """Yield the hints on ``lock`` that were given, or the ``newest`` alone."""
    given = list(enumerate(lock.hints[: state.stand(lock.id).hints], start=1))
    for step, hint in given[-1:] if newest else given:
        yield Text(id=f"hint-{step}", text=say.of(hint), icon="bulb", lang=say.lang_of(hint))


def deliberating(state: State, lock: Lock, clock: int, say: Say) -> Iterator[Widget]:
    """Yield what a group sees after a try that was not right, as long as it has to talk."""
    stand = state.stand(lock.id)
    if clock < stand.until:
        wait = WAITS[min(stand.wrong, len(WAITS)) - 1] * SECOND
        text = say.of(line("talk_first"))
        yield Text(id="talk-first", text=text, icon="messages", tone="strong")
        yield Timer(id="wait", total=wait, since=stand.until - wait, label=say.of(line("wait")))


def news(state: State, event: Opened, say: Say) -> Text:
    """Return how the story went on with the lock that opened."""
    lock = state.graph.lock(event.lock)
    opened = lock.opened if lock else ""
    return Text(
        id="news", text=say.of(opened), icon="lock-open", tone="strong", lang=say.lang_of(opened)
    )


def found(state: State) -> tuple[Found, ...]:
    """Return all that was found."""
    there = state.graph.found(state.opened)
    return tuple(thing for thing in state.room.things if thing.id in there)


def found_in(state: State, event: Opened) -> tuple[Found, ...]:
    """Return what was found behind one lock."""
    lock = state.graph.lock(event.lock)
    there = lock.gives.things if lock else ()
    return tuple(thing for thing in state.room.things if thing.id in there)


def bag(things: Iterable[Found], say: Say) -> Iterator[Widget]:
    """Yield ``things``, and what can be read on them."""
    things = tuple(things)
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
        total = state.options.minutes * MINUTE
        yield Timer(id="clock", total=total, since=state.began, label=say.of(line("clock")))


def own_part(
    state: State, roles: Iterable[str], among: Iterable[Lock], say: Say
) -> Iterator[Widget]:
    """Yield what ``roles`` know about the locks ``among``: for their own eyes."""
    among = tuple(among)
    for id in roles:
        yield _who(state, id, say)
        told = list(known(id, among))
        for number, (lock, tell) in enumerate(told, start=1):
            name = f"{id}-{number}"
            yield _told(name, about(lock, "told", text=tell.text), tell, say)
            things = tuple(Thing(f"{n}", "", picture) for n, picture in enumerate(tell.pictures, 1))
            yield Inventory(id=f"pictures-{name}", things=things)
        if not told and among:
            yield Text(id=f"told-{id}", text=say.of(line("knows_nothing")))


def large_part(state: State, role: str, lock: Lock, say: Say) -> Iterator[Widget]:
    """Yield what ``role`` knows about one lock, large enough for a shared screen."""
    yield _who(state, role, say)
    told = list(known(role, (lock,)))
    for number, (_, tell) in enumerate(told, start=1):
        yield _told(f"{role}-{number}", tell.text, tell, say)
        for place, picture in enumerate(tell.pictures, start=1):
            yield Image(id=f"picture-{role}-{number}-{place}", src=picture, alt="")
    if not told:
        yield Text(id=f"told-{role}", text=say.of(line("knows_nothing")))


def _who(state: State, id: str, say: Say) -> Text:
    role = state.role(id)
    who = say.of(line("you_are", role=role_name(role), text=role.text))
    return Text(id=f"role-{id}", text=who, icon=role.picture, tone="quiet")


def _told(name: str, words: Words, tell: Tell, say: Say) -> Text:
    return Text(id=f"told-{name}", text=say.of(words), tone="strong", lang=say.lang_of(tell.text))


def tile(state: State, group: Group, say: Say) -> GroupTile:
    """Return a table: the roles it plays, and the lock it looks at."""
    animal, colour = group_look(group)
    at = state.at(state.place(group))
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
