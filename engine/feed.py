"""Who is watching, and what is new to them."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

import gevent
from gevent.event import Event

from engine.core import View
from engine.spots import spot
from engine.workshop.changes import Touched, concerns
from engine.workshop.live import Live
from engine.workshop.pages import Page

_log = logging.getLogger(__name__)
_LOOK = 5.0
"""Seconds after which the panel is computed anew even if nothing happened: presence fades."""
_YIELD = 16
"""Pages computed before taps and streams get a turn."""


class Subject:
    """One page and everyone who looks at it."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.watches: set[Watch] = set()

    def show(self, view: View) -> None:
        """Hand ``view`` to every watch, unless it is what they have."""
        if view.version == self.view.version:
            return
        self.view = view
        for watch in self.watches:
            watch.wake()


class Watch:
    """One reader's place at a page. However slow, it gets the latest view, never a backlog."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._event = Event()
        self._event.set()
        self._version = ""

    def wake(self) -> None:
        """Tell the reader that there is something new."""
        self._event.set()

    def next(self, timeout: float = 15.0) -> View | None:
        """Return the present view if this reader has not seen it, else wait for one.

        None after ``timeout`` seconds without anything new.
        """
        if not self._event.wait(timeout):
            return None
        self._event.clear()
        view = self._subject.view
        if view.version == self._version:
            return None
        self._version = view.version
        return view


class Feed:
    """Recomputes the pages that are being watched when they may have changed.

    At once when it is quiet; under load no more often than the last refresh took.
    """

    def __init__(self, live: Live) -> None:
        self._live = live
        self._subjects: dict[Page, Subject] = {}
        self._greenlet = gevent.spawn(self._run)

    @contextmanager
    def watch(self, page: Page) -> Iterator[Watch]:
        """Watch ``page`` for as long as the context lasts."""
        subject = self._subjects.get(page)
        if subject is None:
            subject = self._subjects.setdefault(page, Subject(self._live.view(page)))
        watch = Watch(subject)
        subject.watches.add(watch)
        try:
            yield watch
        finally:
            subject.watches.discard(watch)
            if not subject.watches and self._subjects.get(page) is subject:
                del self._subjects[page]

    def close(self) -> None:
        """Stop refreshing."""
        self._greenlet.kill()

    def _run(self) -> None:
        while True:
            changed, touched = self._live.changes.take(self._patience())
            started = time.monotonic()
            self._refresh(touched if changed else frozenset())
            gevent.sleep(time.monotonic() - started)

    def _patience(self) -> float:
        """Return the seconds until some view changes by the clock alone."""
        untils = [one.view.until for one in self._subjects.values() if one.view.until is not None]
        if not untils or self._live.room.hold:
            return _LOOK
        return min(_LOOK, max(0.02, (min(untils) - self._live.clock) / 1000))

    def _refresh(self, touched: Touched) -> None:
        for number, (page, subject) in enumerate(list(self._subjects.items())):
            try:
                if self._due(page, subject, touched):
                    subject.show(self._live.view(page))
            except Exception as error:  # one page that fails may not keep the others waiting
                _log.error("a page failed: %s", spot(error))
            if number % _YIELD == _YIELD - 1:
                gevent.sleep(0)

    def _due(self, page: Page, subject: Subject, touched: Touched) -> bool:
        until = subject.view.until
        if until is not None and self._live.clock >= until:
            return True
        return concerns(page, touched, self._live.state)
