"""The live workshop: many ask, one writes, everyone reads."""

import logging
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from hashlib import blake2b
from typing import Any

import gevent
from gevent.queue import Queue

from engine import wire
from engine.core import (
    Facilitator,
    Luck,
    Moment,
    Person,
    Rejected,
    Say,
    View,
    Visitor,
)
from engine.lexicon import Lexicon
from engine.spots import spot
from engine.store import Batch, Held, NotSaved, Row, Session, Store
from engine.workshop.calm import Calm
from engine.workshop.changes import Changes, touched_by
from engine.workshop.clock import WorkshopClock
from engine.workshop.decide import decide
from engine.workshop.entering import Happened
from engine.workshop.keeping import is_over
from engine.workshop.messages import Hold, Resume
from engine.workshop.outcomes import Outcome, Outcomes
from engine.workshop.pages import CopyState, Page, Room
from engine.workshop.people_messages import Join
from engine.workshop.presence import Presence
from engine.workshop.rows import settle
from engine.workshop.sessions import Sessions
from engine.workshop.state import PEOPLE, WORKSHOP, State
from engine.workshop.stops import Stops
from engine.workshop.views import view
from engine.workshop.voice_messages import AskStop, Rehearse, TickStop
from engine.workshop.wishes import Wish, read_command, seat_given

_log = logging.getLogger(__name__)
_STEERED = (WORKSHOP, PEOPLE)
MOST_ON_A_PHONE = 6
"""People who may share one phone."""
BATCH = 256
"""Commands that share one commit at most."""


Exporter = Callable[[State, list[Row], str, Say], tuple[str, str, bytes]]
"""Makes a file of a workshop: ``engine.export.export``, handed in."""


class Ended(Exception):
    """The workshop is over: nothing can be done in it any more."""


class Live:
    """A running workshop. Call it from the greenlets of one loop.

    All commands pass one queue and one writer, which decides on a new state, commits it off
    the loop, and only then publishes it and answers. What is refused changes nothing; what
    could not be saved never happened.
    """

    def __init__(
        self,
        store: Store,
        state: State,
        lexicons: Mapping[str, Lexicon],
        *,
        exporter: Exporter | None = None,
        formats: tuple[str, ...] = (),
        join_url: str = "",
        hold: Held = "",
        rehearsal: bool = False,
    ) -> None:
        self.store = store
        self.state = state
        self.code = state.code
        self.lang = state.programme.plan.language
        self.languages = tuple(lexicons)
        self.formats = formats
        self._exporter = exporter
        self.changes = Changes()
        self.room = Room(hold, join_url=join_url, rehearsal="playing" if rehearsal else "")
        self._lexicons = lexicons
        self._clock = WorkshopClock(state.clock)
        self._clock.hold(bool(hold))
        self._queue: Queue[Wish] = Queue()
        self._presence = Presence()
        self._calm = Calm()
        self._stops = Stops()
        self._sessions = Sessions(store.sessions(), state.ended)
        self._salt = secrets.token_bytes(16)
        self._outcomes = Outcomes(row.rid for row in store.rows())
        self._waiting, self._full = 0, False
        self._greenlets = [gevent.spawn(self._write), gevent.spawn(self._tick)]

    # -------------------------------------------------------------- asking

    def tell(self, actor: str, who: Person, rid: str, command: wire.Json, lang: str = "") -> None:
        """Carry out ``command`` (as a client posts it) once, however often it is sent.

        Raises:
            Rejected: if the rules refuse it.
            Malformed: if it is no command, or ``rid`` came with another one before.
            NotSaved: if it could not be kept; it may be sent again.
            Ended: if the workshop is over.
        """
        body = blake2b(wire.text(command).encode(), key=self._salt).digest()
        known = self._outcomes.get(f"{actor}:{rid}")
        if known is not None:
            if refusal := known.refusal(body):
                # Else each repetition would hang itself on to the way the last one came.
                raise refusal.with_traceback(None)
            return
        to, read = read_command(command, self.state)
        self._ask(Wish(f"{actor}:{rid}", who, to, read, lang, body))

    def join(
        self, token_hash: str, lang: str, keep: bool, group: str | None, beside: int = 0
    ) -> int:
        """Seat the visitor whose cookie has ``token_hash``; the same cookie keeps its seat.

        With ``beside`` it gets one more, for somebody who shares a phone that ``beside`` people
        have already: asked twice, it comes once.

        Raises:
            Rejected: if there is no room, or no such group.
            NotSaved, Ended: as ``tell``.
        """
        held = self._sessions.get(token_hash) or Session(token_hash, "seat")
        here = [seat for seat in held.seats if seat in self.state.people.seats]
        if here and beside != len(here):
            return here[0]
        if len(here) >= MOST_ON_A_PHONE:
            raise Rejected("phone_full")
        before = held.seats[0] if held.seats else 0
        name = f"join.{token_hash}:{before}"
        command = Join(keep, group or None, shared=bool(here))
        return self._ask(Wish(name, Visitor(), PEOPLE, command, lang, held=held))

    def _ask(self, wish: Wish) -> int:
        if is_over(self.state, wish.command):
            raise Ended
        if self._full:
            raise NotSaved("it closes")
        self._queue.put(wish)
        self._waiting += 1
        try:
            seat = wish.answer.get()
        finally:
            self._waiting -= 1
        return seat or 0

    # -------------------------------------------------------------- the one writer

    def _write(self) -> None:
        while True:
            wishes = [self._queue.get()]
            while len(wishes) < BATCH and not self._queue.empty():
                wishes.append(self._queue.get_nowait())
            try:
                self._commit(wishes)
            except Exception as error:  # the last resort: the next command must find a writer
                _log.error("a commit failed: %s", spot(error))
                for wish in wishes:
                    wish.answer.set_exception(error)

    def _commit(self, wishes: list[Wish]) -> None:
        state, outcomes, batches, happened = self.state, {}, [], []
        for wish in wishes:
            if wish.name in outcomes or self._outcomes.get(wish.name):
                continue
            try:
                state, batch, events = self._decide(state, wish)
                outcomes[wish.name] = Outcome(wish.body, seat_given(events))
                batches.append(batch)
                happened += [(wish, events)]
            except Exception as error:  # one broken rule may not stop the evening
                outcomes[wish.name] = Outcome(wish.body, error=error)
        try:
            self._keep([batch for batch in batches if batch != Batch()])
        except Exception as error:  # whatever the disk does, the writer goes on
            self._without(wishes, outcomes, error)
            return
        held = self.room.hold
        self._publish(state, happened)
        if self.room.hold != held:
            self._keep_hold()
        self._answer(wishes, outcomes)
        # A door that was shut may be open the next time someone knocks.
        knocked = {wish.name for wish in wishes if wish.held}
        kept = {n: one for n, one in outcomes.items() if not (one.error and n in knocked)}
        self._outcomes.add({name: one.let_go() for name, one in kept.items()})

    def _without(
        self, wishes: list[Wish], outcomes: Mapping[str, Outcome], error: Exception
    ) -> None:
        """Nothing was kept. If it was not the disk, one wish may have spoiled it for all."""
        if isinstance(error, NotSaved) or len(wishes) == 1:
            self._answer(wishes, {name: Outcome(b"", error=error) for name in outcomes})
            return
        for wish in wishes:
            self._commit([wish])

    def _decide(self, state: State, wish: Wish) -> tuple[State, Batch, Happened]:
        if is_over(state, wish.command):
            raise Ended
        if self.room.hold and not isinstance(wish.who, Facilitator) and wish.to not in _STEERED:
            raise Rejected("paused")
        if isinstance(wish.command, AskStop):
            self._stops.must_be_calm(wish.command)
        clock = self._clock.now()
        luck = Luck(state.seed, wish.to, state.accepted.get(wish.to, 0))
        events = decide(state, wish.to, wish.command, Moment(wish.who, clock, luck))
        state, batch = settle(state, events, wish.name, clock, wish.lang)
        if session := wish.session(events):
            batch = replace(batch, sessions=[session])
        return state, batch, events

    def _keep(self, batches: list[Batch]) -> None:
        if batches:
            gevent.get_hub().threadpool.apply(self.store.append_all, (batches,))

    def _keep_hold(self) -> None:
        # Who asks for a pause gets it, even from a full disk.
        with suppress(NotSaved):
            gevent.get_hub().threadpool.apply(self.store.keep_hold, (self.room.hold,))

    def _publish(self, state: State, happened: list[tuple[Wish, Happened]]) -> None:
        before, self.state = self.state, state
        if state.ended:
            self._sessions.end()
            self._stops.end()
            self.room = replace(self.room, stops=())
        for wish, events in happened:
            self._hold(wish.command)
            self._sign(wish.command)
            if session := wish.session(events):
                self._sessions.put(session)
            self.changes.add(touched_by(events, before, state))

    def _hold(self, command: Any) -> None:
        if isinstance(command, Hold | Resume):
            how: Held = command.how if isinstance(command, Hold) else ""
            self.room = replace(self.room, hold=how)
            self._clock.hold(bool(how))
            self.changes.add_all()

    def _sign(self, command: Any) -> None:
        """Take what is kept in memory and nowhere else: a sign to stop, who plays along."""
        match command:
            case AskStop():
                self._stops.ask(command)
            case TickStop(sign):
                self._stops.tick(sign)
            case Rehearse(playing) if self.room.rehearsal:
                self.room = replace(self.room, rehearsal="playing" if playing else "still")
            case _:
                return
        self.room = replace(self.room, stops=self._stops.all())
        self.changes.add_all()

    def _answer(self, wishes: list[Wish], outcomes: Mapping[str, Outcome]) -> None:
        for wish in wishes:
            outcome = outcomes.get(wish.name) or self._outcomes[wish.name]
            refusal = outcome.refusal(wish.body)
            if refusal:
                # With the way it came, so that a log can say where in a game it was.
                way = (type(refusal), refusal, refusal.__traceback__)
                wish.answer.set_exception(refusal, exc_info=way)
            else:
                wish.answer.set(outcome.seat)

    def _tick(self) -> None:
        while True:
            gevent.sleep(1)
            self._clock.now()

    # -------------------------------------------------------------- looking

    @property
    def ended(self) -> bool:
        """Whether the workshop is over."""
        return self.state.ended

    @property
    def clock(self) -> int:
        """The workshop clock, in milliseconds."""
        return self._clock.now()

    def say(self, lang: str) -> Say:
        """Return who speaks ``lang``, or the plan's own language if nobody does."""
        return self._lexicons.get(lang) or self._lexicons[self.lang]

    def view(self, page: Page) -> View:
        """Return what ``page`` shows now."""
        lang = page.lang if page.lang in self._lexicons else self.lang
        page = replace(page, lang=lang)
        here = self._presence.all() if page.kind == "panel" else ()
        room = replace(self.room, here=here)
        clock, say = self.clock, self.say(lang)
        return self._calm.draw(
            self.state, lambda state: wire.versioned(view(state, page, clock, room, say))
        )

    def here(self, seat: int, visible: bool, lang: str) -> str:
        """Note that the phone of ``seat`` is there; return the version of its page."""
        if self._presence.see(seat, visible):
            self.changes.add(frozenset())
        return self.view(Page("phone", lang, seat=seat)).version

    # -------------------------------------------------------------- who is who

    def session(self, token_hash: str) -> Session | None:
        """Return the session of the cookie whose token has this SHA-256."""
        return self._sessions.get(token_hash)

    def sessions(self) -> tuple[Session, ...]:
        """Return every session there is, in the order they were begun."""
        return self._sessions.all()

    def sign_out(self, *token_hashes: str) -> None:
        """End these sessions, for good.

        Raises:
            NotSaved: if that could not be kept; then they go on.
        """
        self._keep([Batch(sign_out=token_hashes)])
        self._sessions.drop(token_hashes)

    def sign_in(self, *sessions: Session) -> None:
        """Let browsers in as ``sessions`` say, all at once, and keep it over a restart.

        Raises:
            NotSaved: if that could not be kept.
        """
        self._keep([Batch(sessions=sessions)])
        for session in sessions:
            self._sessions.put(session)

    def export(self, format: str, lang: str) -> tuple[str, str, bytes]:
        """Return file name, media type and contents of what leaves the room.

        Raises:
            KeyError: if ``format`` is none of ``formats``.
        """
        if self._exporter is None or format not in self.formats:
            raise KeyError(format)
        taken = self._exporter(self.state, list(self.store.rows()), format, self.say(lang))
        self.room = replace(self.room, saved=True)
        self.changes.add(frozenset())
        return taken

    def keep_picture(self, content: bytes) -> str:
        """Keep a picture of the workshop's own and return its SHA-256, by which views name it.

        Raises:
            NotSaved: if it could not be kept.
        """
        kept: str = gevent.get_hub().threadpool.apply(self.store.put_blob, (content,))
        return kept

    def found_at(self, join_url: str) -> None:
        """Tell where phones can find this workshop."""
        self.room = replace(self.room, join_url=join_url)
        self.changes.add_all()

    def copied(self, stands: CopyState) -> None:
        """Tell how the copy stands that is kept beside the workshop."""
        self.room = replace(self.room, copy=stands)
        self.changes.add(frozenset())

    def finish(self) -> None:
        """Answer all who asked already; who asks from now on hears ``NotSaved``, to ask again."""
        self._full = True
        while self._waiting:
            gevent.sleep(0.005)

    def go_on(self) -> None:
        """Let people ask again: nothing took its place."""
        self._full = False

    def close(self) -> None:
        """Stop writing and let go of the file."""
        gevent.killall(self._greenlets)
        self.store.close()
