"""Sees that a file was saved, whatever the editor does to save it."""

import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import gevent

from engine.content import load
from engine.content.diagnostics import Mistakes
from engine.content.load import Sources
from engine.spots import spot
from engine.workshop.opening import Rules
from facilitator_web.preview.staging import watched

_log = logging.getLogger(__name__)

LOOK: Final = 0.25
"""Seconds between two looks; what changed is shown when it is the same at the next."""
GONE: Final = 2.0
"""Seconds that the file may be away: some editors save by putting another in its place."""

Marks = tuple[tuple[str, int, int], ...]
"""The files there are, when each was changed (in nanoseconds), and its size in bytes."""


class Watching:
    """Calls ``show`` with the files of the scenario or plan at ``path`` after each change."""

    def __init__(self, path: Path, rules: Rules, show: Callable[[Sources], object]) -> None:
        self._path, self._rules, self._show = path, rules, show
        self._files = watched(path, rules)
        self._shown = self._before = self._marks()
        self._gone_since: float | None = None

    def run(self) -> None:
        """Look until the greenlet ends."""
        while True:
            gevent.sleep(LOOK)
            try:
                self.look(time.monotonic())
            except Exception as error:  # nobody waits for this greenlet: it would end unseen
                _log.error("a look at what was saved failed: %s", spot(error))

    def look(self, now: float) -> None:
        """Look once; ``now`` are seconds on any clock that never goes back."""
        marks = self._marks()
        settled, self._before = marks == self._before, marks
        if not settled or marks == self._shown or not self._is_certain(now):
            return
        # What is saved from here on, also while it is shown, is seen at the next look.
        self._files = watched(self._path, self._rules)
        self._shown = self._before = self._marks()
        try:
            sources = load.gather(self._path)
        except Mistakes:  # a file beside it went while it was read, or this one is gone
            sources = {}
        self._show(sources)

    def _is_certain(self, now: float) -> bool:
        """Return whether the file is there, or is away for long."""
        if self._path.exists():
            self._gone_since = None
            return True
        self._gone_since = now if self._gone_since is None else self._gone_since
        return now - self._gone_since >= GONE

    def _marks(self) -> Marks:
        folder = self._path.parent / load.TRANSLATIONS
        files = dict.fromkeys([*self._files, *sorted(folder.glob("*.yaml"))])
        found = ((str(file), _stat(file)) for file in files)
        return tuple((name, *stat) for name, stat in found if stat)


def _stat(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
