"""What a room is played with on paper: locks, things, what each role knows, and the answers."""

from collections.abc import Iterable, Iterator

from engine.core import Say, Words
from engine.core.pieces import Blank, Card, Piece, Sheet, Token
from games.escape_room import content
from games.escape_room.content import (
    Choice,
    CodeLock,
    Lock,
    OrderLock,
    PairsLock,
    WhoLock,
    WordLock,
)
from games.escape_room.solution import solution
from games.escape_room.wording import KIND_ICONS, dimension_name, line, listed, role_name


def paper(room: content.Room, say: Say) -> Iterator[Piece]:
    """Yield what to print of ``room``: first what the tables get, last what only one may see."""
    yield _how(say)
    yield Sheet(
        title=say.of(room.title), kicker=say.of(line("where.story")), icon=room.picture,
        text=(say.of(room.story),),
    )  # fmt: skip
    yield from (_role(one, say) for one in room.roles)
    yield from (_lock(one, say) for one in room.locks)
    yield from (_thing(one, say) for one in room.things)
    yield from (_tell(one, lock, room, say) for lock in room.locks for one in lock.tells)
    for lock in room.locks:
        yield from (_token(one, lock, say) for one in _choices(lock))
    yield from (_answers(lock, room, say) for lock in room.locks)
    yield Sheet(
        title=say.of(line("ending")), kicker=say("print.facilitator"), icon="confetti",
        text=(say.of(room.ending),),
        blanks=(Blank(say.of(line("ask_end")), 4),),
    )  # fmt: skip


def _how(say: Say) -> Sheet:
    points = tuple(say.of(line(f"paper.how.{n}")) for n in range(1, 8))
    return Sheet(title=say.of(line("paper.how.title")), icon="lock", points=points)


def _role(one: content.Role, say: Say) -> Card:
    head, icons = say.of(line("paper.role")), (one.picture,)
    return Card(title=say.of(one.title), text=say.of(one.text), head=head, icons=icons)


def _lock(lock: Lock, say: Say) -> Card:
    head = (line(f"kind.{lock.kind}"), dimension_name(lock.dimension))
    return Card(
        title=say.of(lock.title),
        text=say.of(lock.text),
        ask=say.of(lock.ask),
        head=" · ".join(say.of(part) for part in head),
        dimension=lock.dimension,
        icons=(lock.picture,),
    )


def _thing(one: content.Thing, say: Say) -> Card:
    head, icons = say.of(line("bag")), (one.picture,)
    return Card(title=say.of(one.title), text=say.of(one.text), head=head, icons=icons)


def _tell(one: content.Tell, lock: Lock, room: content.Room, say: Say) -> Card:
    role = next(role for role in room.roles if role.id == one.role)
    return Card(
        title=say.of(lock.title),
        text=say.of(one.text),
        head=say.of(line("paper.only", role=role_name(role))),
        icons=one.pictures,
        secret=True,
    )


def _choices(lock: Lock) -> Iterator[Choice]:
    """Yield what can be laid on the table, in an order that tells nothing."""
    match lock:
        case CodeLock() | WordLock():
            pass
        case WhoLock():
            for choices in (lock.who, lock.where, lock.when):
                yield from _by_name(choices)
        case PairsLock():
            yield from (*_by_name(lock.options), *_by_name(lock.partners))
        case _:
            told = isinstance(lock, OrderLock) and _ids(_by_name(lock.options)) == lock.answer
            yield from reversed(_by_name(lock.options)) if told else _by_name(lock.options)


def _by_name(choices: Iterable[Choice]) -> list[Choice]:
    return sorted(choices, key=lambda choice: str(choice.label))


def _ids(choices: Iterable[Choice]) -> tuple[str, ...]:
    return tuple(choice.id for choice in choices)


def _token(one: Choice, lock: Lock, say: Say) -> Token:
    icon = one.picture or KIND_ICONS[lock.kind]
    return Token(label=say.of(one.label), icon=icon, dimension=lock.dimension)


def _answers(lock: Lock, room: content.Room, say: Say) -> Sheet:
    """Return all there is to know about a lock: what to lay ready, hints, and how it opens."""
    hints = (say.of(line("paper.hint", step=n, text=one)) for n, one in enumerate(lock.hints, 1))
    return Sheet(
        title=say.of(lock.title),
        kicker=say("print.facilitator"),
        icon=lock.picture,
        text=tuple(say.of(one) for one in _secrets(lock, room, say)),
        points=tuple(hints),
    )


def _secrets(lock: Lock, room: content.Room, say: Say) -> Iterator[Words]:
    names = {one.id: one.title for one in (*room.things, *room.locks)}
    if lock.prepare:
        yield line("prepare", text=lock.prepare)
    if needed := [names[id] for id in (*lock.needs.all, *lock.needs.any)]:
        yield line("waits_for", things=listed(needed, say))
    yield line("answer", answer=solution(lock, say))
    if isinstance(lock, CodeLock) and lock.spoken:
        yield line("spoken", text=lock.spoken)
    yield line("paper.opened", text=lock.opened)
    if lock.gives.things:
        yield line("paper.give", things=listed((names[id] for id in lock.gives.things), say))
    if lock.note:
        yield lock.note
