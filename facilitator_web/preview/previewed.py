"""One scenario or plan, played while it is written."""

import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Final

import gevent
from gevent.lock import RLock

from engine.content.diagnostics import Diagnostic, Mistakes
from engine.content.load import Sources
from engine.core import FACILITATOR, Label, Rejected, label
from engine.core.trial import Sight
from engine.feed import Feed
from engine.lexicon import Lexicon
from engine.spots import spot
from engine.wire import Malformed, plain_command
from engine.workshop.live import Ended, Live
from engine.workshop.messages import GoBack
from engine.workshop.offers import offers
from engine.workshop.opening import OPENING, Rules, new_code
from engine.workshop.state import WORKSHOP
from facilitator_web.preview.playing import Opening, Play, leave
from facilitator_web.preview.sights import meant, sights, unknown
from facilitator_web.preview.staging import Stage, Writing

_log = logging.getLogger(__name__)

SECONDS: Final = 10.0
"""How long bots look for a way to something, at most."""
_NEWS: Final = 0.05
"""How much further a search is when it is told of again."""
_FOLDER: Final = "speeltafel-preview-"


@dataclass(frozen=True)
class Told:
    """How a preview stands.

    ``version`` counts what was shown; ``diagnostics`` are all that ``check`` would say of it.
    ``good``: it can be played, and it is what is played now; else the last good one is.
    ``notice`` is what happened to the play by it, if that must be said. ``searching`` is the
    part that is done of a search for something to begin at, None if there is none.
    """

    version: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    notice: Label | None = None
    good: bool = False
    searching: float | None = None


class Preview:
    """Plays the scenario or plan at ``path``, from ``at`` if that names something in it.

    Call it from the greenlets of one loop. ``workshops`` and ``feeds`` hold what is played now
    by its join code, as ``create_app`` looks for them; nobody is there until something good was
    shown. ``changed`` are called after each change of ``stands``; ``moved`` after another
    workshop took the place of the one there was.
    """

    def __init__(
        self,
        path: Path,
        rules: Rules,
        lexicons: Mapping[str, Lexicon],
        *,
        at: str = "",
        lang: str = "nl",
        seed: int | None = None,
    ) -> None:
        self.path, self.rules, self.lexicons, self.lang = path, rules, lexicons, lang
        self.at = at
        self.stands = Told()
        self.workshops: dict[str, Live] = {}
        self.feeds: dict[str, Feed] = {}
        self.changed: list[Callable[[], None]] = []
        self.moved: list[Callable[[], None]] = []
        self._opening = Opening(new_code(), datetime.now(), rules, seed)
        self._folder = Path(mkdtemp(prefix=_FOLDER))
        self._place = self._folder
        self._stages: Sequence[Stage] = ()
        self._plays = 0
        self._turn = RLock()

    # -------------------------------------------------------------- how it stands

    @property
    def code(self) -> str:
        """The join code of what is played, the same all the time."""
        return self._opening.code

    @property
    def live(self) -> Live | None:
        """What is played now: the last good version; None if there was none yet."""
        return self.workshops.get(self.code)

    @property
    def title(self) -> str:
        """What is previewed, as it calls itself."""
        if self.live is None:
            return self.path.name
        played = self.live.state.programme
        whole = played.plan if len(played.parts) > 1 else getattr(played.parts[0], "content", None)
        return self.lexicons[self.lang].of(getattr(whole, "title", played.plan.title))

    @property
    def sights(self) -> tuple[Sight, ...]:
        """What can be jumped to."""
        return sights(self.live.state.programme) if self.live else ()

    def _tell(self, told: Told) -> Told:
        self.stands = told
        for heard in self.changed:
            heard()
        return told

    # -------------------------------------------------------------- what is written

    def show(self, sources: Sources, path: Path | None = None) -> Told:
        """Take ``sources`` as the present version, saved or not, and return how it stands.

        If it can be played it is, from where the play was; else the last good one stays. From
        now on it is that of the file at ``path``, if one is named.
        """
        with self._turn:
            self.path = path or self.path
            writing = Writing(self.path, sources, self.rules, self.lang)
            told = Told(self.stands.version + 1)
            return self._safely(told, lambda: self._shown(writing, told))

    def _shown(self, writing: Writing, told: Told) -> Told:
        found, stages = _looked_at(writing)
        told = replace(told, diagnostics=found, good=bool(stages))
        return replace(told, notice=self._went_on(told, stages)) if stages else told

    def _safely(self, told: Told, play: Callable[[], Told]) -> Told:
        """Let ``play`` put something in the place of what is played; else that stays."""
        try:
            return self._tell(play())
        except Exception as error:  # a rule that breaks may not take the preview along
            _log.error("a preview failed: %s", spot(error))
            if self.live:
                self.live.go_on()
            return self._tell(replace(told, notice=label("preview.broken"), good=False))

    def _went_on(self, told: Told, stages: Sequence[Stage]) -> Label | None:
        """Play the new version from where the play was; return what must be said of it."""
        live, self._stages = self.live, stages
        if live is None:
            return self._began(told, self.at)
        live.finish()
        stage = self._like(live)
        try:
            play = self._opening.over(stage, live, self.lexicons[self.lang])
        except Exception:  # another game, or other steps: nothing of what was played fits
            self._put(self._opening.play(self._stages[0], secrets.randbelow(1_000_000_000)))
            return label("preview.anew")
        self._put(play)
        if play.gone is not None:
            return label("preview.gone", name=play.gone)
        if not play.dropped:
            return None
        return label("preview.stopped" if play.state.last_rid not in OPENING else "preview.anew")

    def _like(self, live: Live) -> Stage:
        """Return the stage that is set as that of ``live`` is."""
        step = live.state.programme.parts[0].step
        alike = (
            one for one in self._stages
            if (found := one.programme.parts[0].step).options == step.options
            and found.minutes == step.minutes
        )  # fmt: skip
        return next(alike, self._stages[0])

    # -------------------------------------------------------------- where it is played

    def begin(self, at: str = "") -> Told:
        """Begin again: at the beginning, or where ``at`` comes into view."""
        with self._turn:
            if not self._stages:
                return self.stands
            if self.live:
                self.live.finish()
            told = replace(self.stands, notice=None)
            return self._safely(told, lambda: replace(told, notice=self._began(told, at)))

    def _began(self, told: Told, at: str) -> Label | None:
        self.at = at
        there = sights(self._stages[0].programme)
        wanted = meant(at, there) if at else None
        found = self._found(told, wanted) if wanted else None
        self._put(found or self._opening.play(self._stages[0], secrets.randbelow(1_000_000_000)))
        if not at or found:
            return None
        if wanted is None:
            return unknown(at, there)
        if wanted.why is None:
            return label("preview.not_reached", name=wanted.name)
        return label("preview.not_reached_why", name=wanted.name, why=wanted.why)

    def _found(self, told: Told, wanted: Sight) -> Play | None:
        """Return the shortest play that bots find to what is wanted, telling how far they are."""
        best, heard = None, -1.0
        for found in self._opening.plays_at(self._stages, wanted.id, SECONDS):
            if isinstance(found, Play):
                best = found
            elif found - heard >= _NEWS:
                heard = found
                self._tell(replace(told, searching=found))
                gevent.sleep(0)
        return best

    def back(self) -> Told:
        """Go back one step: what was done last is as if it was not."""
        with self._turn:
            if self.live and (command := self._undoing(self.live)):
                try:
                    self.live.tell("preview", FACILITATOR, secrets.token_hex(8), command)
                except (Rejected, Malformed, Ended):
                    return self.stands
            return self._tell(replace(self.stands, notice=None))

    def _undoing(self, live: Live) -> dict[str, object] | None:
        """Return the command that takes back what was done last, None if there is nothing."""
        offered = offers(live.state, FACILITATOR, live.clock, live.room)
        undo = [one for one in offered if one.intent == "undo" and one.id.startswith("undo-")]
        if undo:
            return dict(undo[-1].command)
        step = live.state.step
        return {"to": WORKSHOP, **plain_command(GoBack(step))} if step else None

    def _put(self, play: Play) -> None:
        """Let ``play`` take the place of what is played now; who looks comes along."""
        before, feed, place = self.live, self.feeds.get(self.code), self._place
        self._plays += 1
        self._place = self._folder / f"{self._plays}"
        store = self._opening.stored(play, self._place, before.store if before else None)
        hold = before.room.hold if before else ""
        live = Live(store, play.state, self.lexicons, hold=hold)
        self.workshops[self.code], self.feeds[self.code] = live, Feed(live)
        for heard in self.moved:
            heard()
        if before and feed:
            feed.close()
            leave(before, place)

    def close(self) -> None:
        """Stop, and erase all that was played."""
        for feed in self.feeds.values():
            feed.close()
        self.feeds.clear()
        live = self.workshops.pop(self.code, None)
        if live:
            live.close()
        rmtree(self._folder, ignore_errors=True)


def _looked_at(writing: Writing) -> tuple[tuple[Diagnostic, ...], list[Stage]]:
    """Return all that is wrong, and what can be played: nothing if there is an error."""
    found = writing.mistakes()
    if any(one.severity == "error" for one in found):
        return found, []
    try:
        return found, writing.stages()
    except Mistakes as mistakes:
        return (*found, *mistakes.diagnostics), []
