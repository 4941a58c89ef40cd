"""Keeps a copy of the workshop beside it, and says once when that does not succeed."""

from collections.abc import Callable
from pathlib import Path

import gevent

from engine.store.copying import Copying, NotCopied
from engine.workshop.live import Live
from engine.workshop.pages import CopyState

PAUSE = 1.0
"""Seconds between two looks: what was kept since then is copied in one go."""


class Copier:
    """Copies ``live``, which is kept in ``source``, to ``folder``; play never waits for it.

    ``told`` hears how it stands whenever that changes.
    """

    def __init__(
        self, live: Live, source: Path, folder: Path, told: Callable[[CopyState], None]
    ) -> None:
        self._live, self._told = live, told
        self._copying = Copying(source, folder)
        self._stands: CopyState = ""
        self._greenlet = gevent.spawn(self._run)

    def _run(self) -> None:
        while True:
            self._note(gevent.get_hub().threadpool.apply(self.try_once))
            gevent.sleep(PAUSE)

    def try_once(self) -> CopyState:
        """Copy what is new, and return how it stands. Any thread may ask, one at a time."""
        try:
            self._copying.refresh()
        except NotCopied as error:
            return error.why
        return "fresh"

    def _note(self, stands: CopyState) -> None:
        if stands == self._stands:
            return
        self._stands = stands
        self._live.copied(stands)
        self._told(stands)

    def close(self) -> None:
        """Stop copying."""
        self._greenlet.kill()
        self._copying.close()
