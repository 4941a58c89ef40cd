"""Every kind of page that the shared screen shows in an evening that bots play."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from engine.bots import Evening
from engine.content.packs import bundled
from engine.core import FACILITATOR, ROOM, Say
from engine.core.views import CardFace, View
from engine.workshop.pages import Page, Room
from engine.workshop.state import Programme, State
from engine.workshop.views import view
from facilitator_web.house import read_lexicons
from tests.evenings import MODES, RULES, evening, only, read_plan

ROOM_NOW = Room(join_url="http://192.168.137.104:8080/123456")
SAY = read_lexicons(RULES)


@dataclass(frozen=True)
class Seen:
    """A moment of a workshop, and the name of what was played."""

    name: str
    state: State
    clock: int

    @property
    def games(self) -> set[str]:
        """Return what is being played at this moment."""
        return {running.game.id for running in self.state.now}

    def view(self, say: Say, lang: str) -> View:
        """Return what the shared screen shows."""
        return view(self.state, Page("screen", lang), self.clock, ROOM_NOW, say)


@cache
def seen() -> tuple[Seen, ...]:
    """Return the first moment of every kind of page, in every plan and in every mode."""
    found: dict[Hashable, Seen] = {}
    for name, programme, phones in _played():
        leader = FACILITATOR if "eigen_tempo" in name else ROOM
        for moment in _moments(name, evening(programme, phones=phones, seed=7), leader):
            found.setdefault(shape(moment.view(SAY["nl"], "nl")), moment)
    return tuple(found.values())


def _played() -> Iterator[tuple[str, Programme, int]]:
    for path in sorted((bundled("content") / "plans").glob("*.yaml")):
        yield path.stem, read_plan(path.stem), 13
    for game in sorted(RULES.all):
        for mode in MODES:
            yield f"{game} {mode}", only(game, mode), 0


def _moments(name: str, played: Evening, leader: object) -> Iterator[Seen]:
    for _ in chain([None], played.play(leader=leader)):  # type: ignore[arg-type] # a Person
        yield Seen(name, played.state, played.clock)


def shape(shown: View) -> Hashable:
    """Return what makes two views the same kind of page."""
    kinds = [type(widget).__name__ for widget in shown.widgets]
    cards = [(w.face, len(w.choices), bool(w.follow_up)) for w in _cards(shown)]
    asked = {tuple(field.kind for field in control.fields) for control in shown.controls}
    boards = {control.board != "" for control in shown.controls}
    return (
        tuple(sorted(set(kinds))),
        tuple(kinds.count(kind) > 1 for kind in sorted(set(kinds))),
        tuple(cards),
        frozenset(asked),
        frozenset(boards),
    )


def _cards(shown: View) -> list[CardFace]:
    return [widget for widget in shown.widgets if isinstance(widget, CardFace)]


def from_the_right(shown: View) -> View:
    """Return ``shown`` as if its language were read from the right."""
    return replace(shown, dir="rtl")
