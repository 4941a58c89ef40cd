"""The play of a preview: how it begins, and how it goes on over new content."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

from engine.core import Say, Words
from engine.playtest.reaching import ways
from engine.playtest.walking import Way
from engine.store import Batch, Draft, OwnRow, Store
from engine.store.sqlite import create
from engine.workshop.live import Live
from engine.workshop.opening import Rules, first_rows, header
from engine.workshop.pages import Page, Room
from engine.workshop.refolding import refold
from engine.workshop.state import State
from engine.workshop.views import view
from facilitator_web.preview.staging import Stage

_BLOB = re.compile(r"\b[0-9a-f]{64}\b")


@dataclass(frozen=True)
class Play:
    """A workshop that is to be: how it stands, and all that is to be stored of it."""

    stage: Stage
    state: State
    batches: tuple[Batch, ...]
    dropped: int = 0
    gone: Words | None = None


@dataclass(frozen=True)
class Opening:
    """How every play of one preview begins: the same code, on the same day."""

    code: str
    opened: datetime
    rules: Rules
    seed: int | None = None

    def play(self, stage: Stage, seed: int) -> Play:
        """Return a play that just began."""
        state, first = self._begun(stage, self.seed if self.seed is not None else seed)
        return Play(stage, state, (first,))

    def plays_at(
        self, stages: Sequence[Stage], sight: str, seconds: float
    ) -> Iterator[Play | float]:
        """Yield shorter and shorter plays that come to ``sight``, and how far the search is."""

        def begins(number: int) -> State:
            seed = number if self.seed is None else self.seed
            return self._begun(stages[number % len(stages)], seed)[0]

        for found in ways(begins, sight, seconds):
            yield self._walked(stages, found) if isinstance(found, Way) else found

    def _walked(self, stages: Sequence[Stage], way: Way) -> Play:
        stage = next(one for one in stages if one.programme is way.begun.programme)
        _, first = self._begun(stage, way.begun.seed)
        state, batches = way.gone()
        return Play(stage, state, (first, *batches))

    def over(self, stage: Stage, before: Live, say: Say) -> Play:
        """Return what was played in ``before``, over the new content of ``stage``.

        Raises:
            Exception: any, if nothing of it fits any more.
        """
        known, rows, own = before.state, list(before.store.rows()), before.store.own()
        first = header(
            self.code, stage.name, _digests(stage), self.rules, stage.programme, self.opened,
            known.seed,
        )  # fmt: skip
        found = refold(
            known.programme, stage.programme, first, rows, own, lambda state: _drawn(state, say)
        )
        state = replace(found.state, clock=max(found.state.clock, before.clock))
        batch = Batch(rows=found.rows, own=_kept(own, found.rows))
        return Play(stage, state, (batch,), found.dropped, found.gone)

    def _begun(self, stage: Stage, seed: int) -> tuple[State, Batch]:
        first = header(
            self.code, stage.name, _digests(stage), self.rules, stage.programme, self.opened, seed
        )
        return first_rows(stage.programme, first, 1)

    def stored(self, play: Play, folder: Path, before: Store | None) -> Store:
        """Return a new store in ``folder`` that holds ``play``, with the keys of ``before``."""
        secret = before.secret() if before else b""
        store = create(folder, self.code, self.opened.date(), secret)
        for source in play.stage.sources.values():
            store.put_blob(source)
        sessions = before.sessions() if before else []
        store.append_all([*play.batches, Batch(sessions=sessions)])
        if before:
            _bring_pictures(before, store, play.batches)
            store.keep_hold(before.hold())
        return store


def _digests(stage: Stage) -> dict[str, str]:
    return {name: sha256(source).hexdigest() for name, source in stage.sources.items()}


def _kept(own: Mapping[str, OwnRow], rows: Sequence[Draft]) -> list[OwnRow]:
    """Return what of the personal values is still told of in ``rows``."""
    told = "\n".join(row.data for row in rows)
    return [one for id, one in own.items() if id in told]


def _bring_pictures(before: Store, store: Store, batches: Sequence[Batch]) -> None:
    named = {sha for batch in batches for row in batch.rows for sha in _BLOB.findall(row.data)}
    for sha in named:
        if (picture := before.blob(sha)) is not None:
            store.put_blob(picture)


def _drawn(state: State, say: Say) -> None:
    """Draw every page there is, as the rules draw it."""
    lang, phones = say.lang, (s for s, sat in state.people.seats.items() if sat.phone)
    pages = [Page("screen", lang), Page("panel", lang)]
    pages += [Page("table", lang, group=group) for group in state.people.groups]
    for page in (*pages, *(Page("phone", lang, seat=seat) for seat in phones)):
        view(state, page, state.clock, Room(), say)


def leave(live: Live, folder: Path) -> None:
    """Close ``live`` and erase where it was kept."""
    live.close()
    rmtree(folder, ignore_errors=True)
