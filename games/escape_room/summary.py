"""What the room leaves behind for the debrief and the exports: of groups, never of persons."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engine.core import Chapter, Group, Highlight, Summary, Table, Words
from engine.core.looks import group_name
from games.escape_room.content import Lock
from games.escape_room.events import How, Opened
from games.escape_room.state import State
from games.escape_room.wording import about, line, role_name

_OFTEN = 2
"""Wrong tries from which a lock was hard."""


def summary(state: State) -> Summary:
    """Return the reading of the room after the fact."""
    return Summary(
        title=state.room.title,
        topics=tuple(line(f"topic.{topic}") for topic in state.room.topics),
        tables=(_table(state),) if state.phase != "story" else (),
        signals=tuple(lock.signal for lock, _ in _opened(state) if lock.signal),
        highlights=tuple(one for group in state.groups for one in _highlights(state, group)),
        story=tuple(_story(state, group) for group in state.groups),
    )


def _opened(state: State) -> Iterator[tuple[Lock, Opened]]:
    """Yield the locks that opened, in the order in which they did."""
    for event in state.order:
        lock = state.graph.lock(event.lock)
        if lock:
            yield lock, event


def _table(state: State) -> Table:
    columns = tuple(line(f"column.{name}") for name in ("lock", "wrong", "hints", "how"))
    return Table(state.room.title, columns, tuple(_row(state, lock) for lock in state.graph.locks))


def _row(state: State, lock: Lock) -> tuple[Words, ...]:
    stand = state.stand(lock.id)
    how = line(f"how.{stand.opened or 'closed'}")
    return lock.title, str(stand.wrong), str(stand.hints), how


def _highlights(state: State, group: Group) -> Iterator[Highlight]:
    """Yield what the team went through, another thing first at every table."""
    moments = list(_moments(state))
    start = state.groups.index(group) % len(moments) if moments else 0
    for moment in (*moments[start:], *moments[:start]):
        yield replace(moment, group=group)


def _moments(state: State) -> Iterator[Highlight]:
    """Yield what happened, of no table yet: the room was one team."""
    played = [lock for lock, _ in _opened(state)]
    yield from _helped(state, played)
    yield from _hard(state, played)
    yield from _turned(state, played)
    yield from _helped_open(state)
    if state.phase == "end":
        yield Highlight("", line("highlight.heard"), "cooperation")
        yield Highlight("", line("highlight.system"))


def _helped(state: State, played: Sequence[Lock]) -> Iterator[Highlight]:
    asked = [lock for lock in played if state.stand(lock.id).asked]
    if asked:
        yield _at(asked[0], "help", "helped")
    if len(asked) > 1:
        times = sum(state.stand(lock.id).asked for lock in asked)
        yield Highlight("", line("highlight.helped_often", times=times), "help")
    if played and not asked:
        yield Highlight("", line("highlight.no_help"))


def _helped_open(state: State) -> Iterator[Highlight]:
    """Yield the first lock that opened together, and the first that opened with the key."""
    first: dict[How, Lock] = {}
    for lock, event in _opened(state):
        first.setdefault(event.how, lock)
    if "together" in first:
        yield _at(first["together"], "cooperation", "together")
    if "key" in first:
        yield _at(first["key"], "help", "key")


def _at(lock: Lock, kind: str, key: str, **facts: object) -> Highlight:
    return Highlight("", about(lock, f"highlight.{key}", **facts), kind, lock.title)


def _hard(state: State, played: Sequence[Lock]) -> Iterator[Highlight]:
    most = max(played, key=lambda lock: state.stand(lock.id).wrong, default=None)
    wrong = state.stand(most.id).wrong if most else 0
    if most and wrong >= _OFTEN:
        yield _at(most, "", "hard", times=wrong)


def _turned(state: State, played: Sequence[Lock]) -> Iterator[Highlight]:
    """A lock that was tried in vain and then opened by the team itself is a turning point."""
    for lock in played:
        stand = state.stand(lock.id)
        if stand.wrong and stand.opened == "answer":
            yield _at(lock, "turning_point", "turned")
            return


def _story(state: State, group: Group) -> Chapter:
    return Chapter(group, group_name(group), tuple(_told(state, group)))


def _told(state: State, group: Group) -> Iterator[Words]:
    for role in state.roles_at(group):
        yield line("story.role", role=role_name(state.role(role)))
    for lock, event in _opened(state):
        asked = state.stand(lock.id).hints
        yield about(lock, "story.opened", opened=lock.opened)
        if asked:
            yield about(lock, "story.hints", hints=asked)
        if event.how == "key":
            yield about(lock, "story.key")
    if state.phase == "end":
        yield state.room.ending
