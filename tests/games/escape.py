"""A small room with every kind of lock, and the ways in which tests play it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.bots import Evening
from engine.core import FACILITATOR, ROOM, GroupCame, Person, SeatCame, Setup, Text
from engine.lexicon import Lexicon
from engine.workshop.state import Carousel
from games.escape_room import GAME
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
from games.escape_room.events import PlayBegan
from games.escape_room.messages import Command, Try, TryThree
from games.escape_room.shown import Lists
from games.escape_room.state import State
from tests.evenings import evening, only
from tests.story import Story

WORDS = Path(__file__).parents[2] / "content" / "words"
SAYS = tuple(Lexicon.read(lang, WORDS, {GAME.id: GAME.words}) for lang in ("nl", "en"))

ROLES = ("bewoner", "mantelzorger", "buur", "sociaal-werker", "huisarts", "gemeente")
PICTURES = (
    "sun", "moon", "star", "cloud", "bike", "cat", "soup", "lamp", "bell", "fish", "gift", "mail",
)  # fmt: skip


def said(nl: str) -> Text:
    """A text with an English twin that is told apart from it."""
    return Text(nl, "nl", {"en": f"{nl}en"})


def choices(count: int, first: int = 0) -> list[dict[str, Any]]:
    return [
        {"id": f"keus-{n}", "label": f"Keus {n}", "picture": PICTURES[first + n]}
        for n in range(count)
    ]


def tell(role: str, name: str, picture: str = "sun") -> dict[str, Any]:
    return {"role": role, "text": said(f"weet{role}{name}"), "pictures": [picture]}


def lock(name: str, kind: str = "number", **more: Any) -> dict[str, Any]:
    """A lock that needs nothing, known about by the first two roles."""
    return {
        "id": name,
        "kind": kind,
        "title": f"Slot {name}",
        "dimension": "daily",
        "picture": "key",
        "text": "Er is een slot.",
        "ask": "Wat opent het?",
        "hints": [said(f"tip{name}{step}") for step in (1, 2, 3)],
        "minutes": [1, 3, 6],
        "opened": "Het is open.",
        "tells": [tell(role, name) for role in ROLES[:2]],
        **ANSWERS.get(kind, {"answer": said(f"geheim{name}")}),
        **more,
    }


KEUS = [f"keus-{n}" for n in range(12)]
ANSWERS: dict[str, dict[str, Any]] = {
    "order": {"options": choices(4), "answer": [KEUS[2], KEUS[0], KEUS[3], KEUS[1]]},
    "pairs": {
        "options": choices(4),
        "partners": choices(4, 6),
        "answer": {KEUS[0]: KEUS[3], KEUS[1]: KEUS[2], KEUS[2]: KEUS[1], KEUS[3]: KEUS[0]},
    },
    "odd": {"options": choices(5), "answer": KEUS[3]},
    "picture": {"options": choices(5), "answer": KEUS[1]},
    "pattern": {"options": choices(5), "answer": [KEUS[0], KEUS[4]]},
    "together": {"options": choices(12), "answer": KEUS[:6]},
    "who_where_when": {
        "who": choices(4), "where": choices(3, 4), "when": choices(3, 8),
        "answer": {"who": KEUS[2], "where": KEUS[0], "when": KEUS[1]},
    },
}  # fmt: skip


def last(**more: Any) -> dict[str, Any]:
    """The lock that takes a picture from every role."""
    tells = [tell(role, "slot", PICTURES[n]) for n, role in enumerate(ROLES)]
    return lock("slot", "together", tells=tells, **more)


def word(name: str = "woord", **more: Any) -> dict[str, Any]:
    pictures = [{"id": KEUS[n], "picture": PICTURES[n]} for n in range(4)]
    return lock(name, "word", pictures={"options": pictures, "answer": KEUS[2]}, **more)


def every_kind() -> list[dict[str, Any]]:
    """All kinds one after another: two at a time, and the last lock when all are open."""
    kinds = ("order", "pairs", "odd", "picture", "number", "pattern", "combine", "listen", "search")
    locks = [lock(kind, kind) for kind in kinds]
    locks += [word(), lock("driemaal", "who_where_when")]
    locks[7]["spoken"] = said("gesprokentekst")
    locks[8]["prepare"] = said("klaarlegtekst")
    for number in range(2, len(locks)):
        locks[number]["needs"] = {"all": [locks[number - 2]["id"]]}
    return [*locks, last(needs={"all": [one["id"] for one in locks]})]


def role(id: str) -> dict[str, Any]:
    return {"id": id, "title": id, "text": f"Dit is {id}.", "picture": "user"}


def room(locks: list[dict[str, Any]] | None = None, **more: Any) -> Room:
    return Room.model_validate(
        {
            "id": "proef",
            "game": "escape_room",
            "title": "Proef",
            "about": "Om te proberen.",
            "picture": "lock",
            "minutes": 40,
            "story": "Alles zit dicht.",
            "ending": "Alles zit open.",
            "roles": [role(id) for id in ROLES],
            "locks": locks or [lock("een"), lock("twee"), last(needs={"all": ["een", "twee"]})],
            **more,
        }
    )


def story(
    content: Room | None = None, groups: int = 1, phones: int = 0, begun: bool = True, **setup: Any
) -> Story:
    """A room at its start: seat 1 sits at g1, seat 2 at g2, and so on round the room."""
    names = tuple(f"g{number}" for number in range(1, groups + 1))
    told = Story(GAME, content or room(), Setup(groups=names, **setup))
    told.given(*(GroupCame(name) for name in names))
    told.given(*(SeatCame(n, names[(n - 1) % groups], True) for n in range(1, phones + 1)))
    return told.given(PlayBegan(0)) if begun else told


def right(state: State, id: str, *, pictures: bool = False) -> Command:
    """The command that opens the lock ``id`` now."""
    found = state.graph.lock(id)
    assert found is not None
    tries = state.stand(id).tries
    if isinstance(found, WhoLock):
        return TryThree(id, tries, **_three(found, state.lists))
    if pictures:
        assert isinstance(found, WordLock)
        assert found.pictures
        return Try(id, tries, True, _value(state.lists, id, "pictures", found.pictures.answer))
    return Try(id, tries, given=_given(found, state.lists))


def _three(lock: WhoLock, lists: Lists) -> dict[str, str]:
    names = ("who", "where", "when")
    return {name: _value(lists, lock.id, name, getattr(lock.answer, name)) for name in names}


def _given(lock: Lock, lists: Lists) -> Any:
    def value(id: str, name: str = "options") -> str:
        return _value(lists, lock.id, name, id)

    match lock:
        case OneLock():
            return value(lock.answer)
        case OrderLock() | ManyLock():
            return tuple(value(id) for id in lock.answer)
        case PairsLock():
            return {value(one): value(other, "partners") for one, other in lock.answer.items()}
        case CodeLock() | WordLock():
            return next(written(lock))
    raise AssertionError(lock.kind)


def _value(lists: Lists, lock: str, name: str, id: str) -> str:
    return str(lists[lock, name].value_of(id))


def wrong(told: Story, id: str = "een") -> Try:
    return Try(id, told.state.stand(id).tries, given="mis")


def opened(told: Story, *ids: str, who: Person = ROOM) -> Story:
    """The same room after these locks were opened by their answers."""
    for id in ids:
        told.when(who, right(told.state, id)).then_it_happens()
    return told


def played(content: Room, mode: str = "samen", **how: Any) -> Evening:
    """A whole workshop of one step that plays ``content``."""
    programme = only(GAME.id, mode)  # type: ignore[arg-type]  # parametrised with modes as texts
    parts = tuple(_with(content, part) for part in programme.parts)
    return evening(replace(programme, parts=parts), **how)


def _with(content: Room, part: Any) -> Any:
    """The same step, or the same stations of a carousel, with another room."""
    if isinstance(part, Carousel):
        return replace(part, stations=tuple(_with(content, one) for one in part.stations))
    return replace(part, content=content) if part.game.id == GAME.id else part


def widgets(told: Story, page: Any = None, clock: int = 0, lang: int = 0) -> dict[str, Any]:
    """What a screen (None or a group), a phone (a seat) or the panel (facilitator) shows, by id."""
    say = SAYS[lang]
    if page == FACILITATOR:
        view = GAME.panel(told.state, clock, say)
    elif isinstance(page, int):
        view = GAME.phone(told.state, page, clock, say)
    else:
        view = GAME.screen(told.state, page, clock, say)
    shown = {widget.id: widget for widget in view.widgets}
    assert len(shown) == len(view.widgets)
    return shown
