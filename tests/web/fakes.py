"""A workshop without rules: it shows the views it is given and remembers what it is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

from gevent.event import Event

from engine.core import Person, Say, View
from engine.core.languages import direction
from engine.lexicon import LANGUAGES, Lexicon
from engine.store import OwnRow, Row, Session
from engine.wire import Json, versioned
from engine.workshop.pages import Page, Room
from engine.workshop.state import Programme

ROOT = Path(__file__).parents[2]
SAYS = {lang: Lexicon.read(lang, ROOT / "content" / "words", {}) for lang in LANGUAGES}
FOREIGN = {
    "ar": {"web.own_name": "العربية", "web.join.agree": "أشارك", "web.saved": "تم الحفظ"},
    "tr": {"web.own_name": "Türkçe", "web.join.agree": "Katılıyorum", "web.saved": "Kaydedildi"},
}
"""Languages the software does not speak yet: some words of each, for the rest Dutch."""
SAYS |= {lang: Lexicon(lang, {**SAYS["nl"].words, **words}) for lang, words in FOREIGN.items()}


@dataclass(frozen=True)
class Told:
    """What came through the door."""

    actor: str
    who: Person
    rid: str
    command: Json
    lang: str


class FakeStore:
    """A secret and pictures."""

    def __init__(self) -> None:
        self.blobs: dict[str, bytes] = {}

    def secret(self) -> bytes:
        return b"s" * 32

    def rows(self, after: int = 0) -> list[Row]:
        return []

    def own(self) -> dict[str, OwnRow]:
        return {}

    def blob(self, sha256: str) -> bytes | None:
        return self.blobs.get(sha256)


class FakeSeats(set[int]):
    """The seats that are taken, each with a phone at the first table."""

    def __getitem__(self, seat: int) -> SimpleNamespace:
        return SimpleNamespace(group="g1", phone=True)

    def items(self) -> list[tuple[int, SimpleNamespace]]:
        return [(seat, self[seat]) for seat in self]


@dataclass
class FakePeople:
    """Who is here, and at which tables; no table ever joined another."""

    seats: FakeSeats = field(default_factory=FakeSeats)
    groups: tuple[str, ...] = ("g1", "g2", "g3")
    ever: tuple[str, ...] = ("g1", "g2", "g3")

    def gone_on_at(self, group: str) -> str:
        return group

    def group_of(self, seat: int) -> str | None:
        return self.seats[seat].group if seat in self.seats else None


class FakeState(SimpleNamespace):
    """What pages ask of a workshop's state."""

    @cached_property
    def programme(self) -> Programme:
        """Return a real plan: it is read only where somebody asks, for that takes a while."""
        from tests.evenings import read_plan

        return read_plan("30")


class FakeLive:
    """Stands in for a running workshop."""

    def __init__(self, code: str, views: dict[str, View]) -> None:
        self.code, self.views = code, views
        self.lang, self.languages, self.ended = "nl", tuple(SAYS), False
        self.store = FakeStore()
        self.state = FakeState(
            people=FakePeople(), seq=0, step=0, help=None, code=code, running={},
            opened="2026-03-20 19:30", figures=None, notebook=(), timers={}, clock=0,
        )  # fmt: skip
        self.room = Room(join_url=f"http://10.0.0.7:8080/{code}")
        self.told: list[Told] = []
        self.seen: list[tuple[int, bool]] = []
        self.refuse: list[Exception] = []
        self.copied = False
        self.watches: list[FakeWatch] = []
        self._sessions: dict[str, Session] = {}

    def tell(self, actor: str, who: Person, rid: str, command: Json, lang: str = "") -> None:
        if self.refuse:
            raise self.refuse.pop(0)
        if not any(one.rid == rid and one.actor == actor for one in self.told):
            self.told.append(Told(actor, who, rid, command, lang))

    def join(
        self, token_hash: str, lang: str, keep: bool, group: str | None, beside: int = 0
    ) -> int:
        if self.refuse:
            raise self.refuse.pop(0)
        known = self._sessions.get(token_hash)
        held = known.seats if known else ()
        if held and len(held) != beside:
            return held[0]
        seat = len(self.state.people.seats) + 1
        self.state.people.seats.add(seat)
        self.sign_in(Session(token_hash, "seat", (seat, *held), group or "", lang))
        return seat

    def session(self, token_hash: str) -> Session | None:
        return self._sessions.get(token_hash)

    def sign_in(self, *sessions: Session) -> None:
        self._sessions |= {one.token_hash: one for one in sessions}

    def sessions(self) -> tuple[Session, ...]:
        return tuple(self._sessions.values())

    def sign_out(self, *token_hashes: str) -> None:
        for one in token_hashes:
            self._sessions.pop(one, None)

    def view(self, page: Page) -> View:
        shown = self.views[page.kind]
        controls = shown.controls if page.may_act else ()
        spoken = {"lang": page.lang, "dir": direction(page.lang)}
        return versioned(replace(shown, controls=controls, page=page.kind, **spoken))

    def keep_picture(self, content: bytes) -> str:
        name = sha256(content).hexdigest()
        self.store.blobs[name] = content
        return name

    def here(self, seat: int, visible: bool, lang: str) -> str:
        self.seen.append((seat, visible))
        return self.view(Page("phone", self.lang, seat=seat)).version

    def say(self, lang: str) -> Say:
        return SAYS[lang]

    formats = ("csv",)

    def export(self, format: str, lang: str) -> tuple[str, str, bytes]:
        """Make a file whose name tries to be more than a name."""
        self.copied = True
        return 'tafel "één"\r\nX: y.csv', "text/csv", f"{format};{lang}".encode()

    def show(self, kind: str, view: View) -> None:
        """Let every page of ``kind`` see ``view`` from now on."""
        self.views = {**self.views, kind: view}
        for watch in self.watches:
            watch.woken.set()


@dataclass(eq=False)
class FakeWatch:
    """Hands out the page's view whenever it changed."""

    live: FakeLive
    page: Page
    beat: float
    woken: Event = field(default_factory=Event)
    version: str = ""

    def wake(self) -> None:
        self.woken.set()

    def next(self, timeout: float = 15.0) -> View | None:
        view = self.live.view(self.page)
        if view.version == self.version:
            self.woken.clear()
            if not self.woken.wait(min(timeout, self.beat)):
                return None
            view = self.live.view(self.page)
        self.version = view.version
        return view


class FakeFeed:
    """Knows who watches; with a ``beat`` shorter than life, so that tests need not wait."""

    def __init__(self, live: FakeLive, beat: float = 15.0) -> None:
        self.live, self.beat = live, beat

    @contextmanager
    def watch(self, page: Page) -> Iterator[FakeWatch]:
        watch = FakeWatch(self.live, page, self.beat)
        self.live.watches.append(watch)
        try:
            yield watch
        finally:
            self.live.watches.remove(watch)
