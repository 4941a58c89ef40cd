"""What can be wrong with a room though every field of it is right."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from engine.core import Finding
from games.escape_room.answers import accepted
from games.escape_room.check_graph import graph_findings
from games.escape_room.check_words import text_findings
from games.escape_room.content import (
    Lock,
    ManyLock,
    OneLock,
    OrderLock,
    PairsLock,
    Room,
    TypedLock,
    WhoLock,
    WordLock,
)
from games.escape_room.finding import At, Facts, finding
from games.escape_room.normalise import forms, normalised
from games.escape_room.shown import Shown, choices_of
from games.escape_room.state import HINTS

ROLES: Final = 6
_EASY_TO_MIX: Final = 3
"""Signs from which two answers look alike; shorter ones always do."""


def checks(room: Room) -> Iterable[Finding]:
    """Return what static analysis finds, in the order of what matters most."""
    yield from graph_findings(room)
    for number, lock in enumerate(room.locks):
        at: At = ("locks", number)
        yield from _answer(lock, at)
        yield from _pictures(lock, at)
        yield from _hints(lock, at)
    yield from _roles(room)
    yield from _last(room)
    yield from _same_answers(room)
    yield from text_findings(room)


# ------------------------------------------------------------------ answers


def _answer(lock: Lock, at: At) -> Iterator[Finding]:
    wrong = list(_not_to_choose(lock, at))
    yield from wrong
    if not wrong and not _complete(lock):
        yield finding("P705", (*at, "answer"), "incomplete", "error", lock=lock.title)
    if isinstance(lock, TypedLock):
        yield from _typed(lock, at)


def _not_to_choose(lock: Lock, at: At) -> Iterator[Finding]:
    """Yield what an answer names that is none of its choices."""
    for place, name, id in _answered(lock):
        known = [choice.id for choice in choices_of(lock)[name]]
        if id not in known:
            yield finding("P704", (*at, *place), "no_option", "error", known, id=id)


def _answered(lock: Lock) -> Iterator[tuple[At, str, str]]:
    """Yield which choices an answer names: where, the list they must be in, and the id."""
    match lock:
        case OrderLock() | ManyLock():
            yield from ((("answer", n), "options", id) for n, id in enumerate(lock.answer))
        case OneLock():
            yield ("answer",), "options", lock.answer
        case PairsLock():
            yield from ((("answer", id), "options", id) for id in lock.answer)
            yield from ((("answer", n), "partners", id) for n, id in lock.answer.items())
        case WhoLock():
            for name in ("who", "where", "when"):
                yield ("answer", name), name, getattr(lock.answer, name)
        case WordLock() if lock.pictures:
            yield ("pictures", "answer"), "pictures", lock.pictures.answer


def _complete(lock: Lock) -> bool:
    """Return whether the answer is one that can be given, and not one everyone would give."""
    match lock:
        case OrderLock():
            return sorted(lock.answer) == sorted(choice.id for choice in lock.options)
        case ManyLock():
            return 0 < len(set(lock.answer)) < len(lock.options)
        case PairsLock():
            partners = set(lock.answer.values())
            return len(lock.options) == len(lock.partners) == len(lock.answer) == len(partners)
        case _:
            return True


def _typed(lock: TypedLock, at: At) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, text in enumerate((lock.answer, *lock.accept)):
        where = (*at, "answer") if not place else (*at, "accept", place - 1)
        said = forms(text.source)
        if not normalised(text.source):
            yield finding("P709", where, "says_nothing", "error")
        elif said & seen:
            yield finding("P709", where, "same_answer", answer=text.source)
        seen |= said


def _same_answers(room: Room) -> Iterator[Finding]:
    typed = [(n, lock) for n, lock in enumerate(room.locks) if isinstance(lock, TypedLock)]
    for (_, one), (number, other) in combinations(typed, 2):
        if accepted(one) & accepted(other):
            at: At = ("locks", number, "answer")
            yield finding("P711", at, "two_locks", one=one.title, other=other.title)
        elif _one_sign_apart(normalised(one.answer.source), normalised(other.answer.source)):
            at = ("locks", number, "answer")
            yield finding("P729", at, "near_locks", one=one.title, other=other.title)


def _one_sign_apart(one: str, other: str) -> bool:
    """Whether a slip of the finger on one lock opens another, which nobody would understand."""
    if len(one) != len(other) or one.isdigit() != other.isdigit() or len(one) < _EASY_TO_MIX:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


# ------------------------------------------------------------------ pictures and hints


def _pictures(lock: Lock, at: At) -> Iterator[Finding]:
    if isinstance(lock, WordLock) and lock.pictures is None:
        yield finding("P708", (*at, "kind"), "word_without", "error", lock=lock.title)
    for name, choices in choices_of(lock).items():
        where = (*at, name, "options") if isinstance(lock, WordLock) else (*at, name)
        yield from _each_picture(choices, where)


def _each_picture(choices: tuple[Shown, ...], at: At) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, choice in enumerate(choices):
        if not choice.picture:
            yield finding("P708", (*at, place), "no_picture", "error", id=choice.id)
        elif choice.picture in seen:
            yield finding("P707", (*at, place, "picture"), "same_picture", picture=choice.picture)
        seen.add(choice.picture)


def _hints(lock: Lock, at: At) -> Iterator[Finding]:
    if len(lock.hints) < HINTS:
        found = len(lock.hints)
        where = (*at, "hints")
        yield finding("P712", where, "few_hints", lock=lock.title, found=found, wanted=HINTS)


# ------------------------------------------------------------------ roles


def _roles(room: Room) -> Iterator[Finding]:
    roles = [role.id for role in room.roles]
    unknown = list(_no_role(room, roles))
    yield from unknown
    for number, role in enumerate(room.roles if not unknown else ()):
        if not any(tell.role == role.id for lock in room.locks for tell in lock.tells):
            facts: Facts = {"role": role.title, "id": role.id}
            yield finding("P723", ("roles", number), "knows_nothing", "error", **facts)
    if len(roles) < ROLES:
        yield finding("P724", ("roles",), "few_roles", "info", found=len(roles), wanted=ROLES)
    yield from _same_tells(room)


def _no_role(room: Room, roles: list[str]) -> Iterator[Finding]:
    for number, lock in enumerate(room.locks):
        for place, tell in enumerate(lock.tells):
            if tell.role not in roles:
                at: At = ("locks", number, "tells", place, "role")
                yield finding("P706", at, "no_role", "error", roles, id=tell.role)


def _same_tells(room: Room) -> Iterator[Finding]:
    for number, lock in enumerate(room.locks):
        said: set[str] = set()
        for place, tell in enumerate(lock.tells):
            if normalised(tell.text.source) in said:
                at: At = ("locks", number, "tells", place, "text")
                yield finding("P725", at, "same_tell", lock=lock.title)
            said.add(normalised(tell.text.source))


def _last(room: Room) -> Iterator[Finding]:
    """The last lock takes a picture from every role, and each of them counts."""
    lock, at = room.locks[-1], ("locks", len(room.locks) - 1)
    if not isinstance(lock, ManyLock) or lock.kind != "together":
        yield finding("P726", (*at, "kind"), "last_kind", "error", lock=lock.title)
        return
    if any(_not_to_choose(lock, at)):
        return
    wanted = {choice.id: choice.picture for choice in lock.options if choice.id in lock.answer}
    held = [tell.pictures[0] for tell in lock.tells]
    speaking = {tell.role for tell in lock.tells if tell.pictures[0] in wanted.values()}
    known = {role.id for role in room.roles}
    for role in room.roles if known.issuperset(tell.role for tell in lock.tells) else ():
        if role.id not in speaking:
            facts: Facts = {"role": role.title, "id": role.id}
            yield finding("P727", (*at, "tells"), "last_without", "error", **facts)
    for id, picture in wanted.items():
        if picture not in held:
            yield finding("P728", (*at, "answer"), "last_nobody", "error", id=id)
