"""A workshop once more, moment by moment, as the shared screen showed it, without persons."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from engine.core import Label, Say, View, Words
from engine.core.looks import group_name, seat_name
from engine.core.views import GroupTile, JoinInvite, Widget
from engine.lexicon import Lexicon
from engine.store import OwnRow, Row
from engine.workshop.pages import Page, Room
from engine.workshop.people import People
from engine.workshop.rows import replay
from engine.workshop.state import PEOPLE, Programme, State
from engine.workshop.views import view

_MIRROR = Page("screen", "", may_act=False)


@dataclass(frozen=True)
class Shown:
    """How the workshop stood after something happened that the room could see."""

    state: State

    @property
    def minute(self) -> int:
        """Minutes since the workshop opened, on its own clock."""
        return self.state.clock // 60_000

    @property
    def step(self) -> Words:
        """What the step is called that it was in."""
        return self.state.part.step.title

    def view(self, say: Lexicon) -> View:
        """Return what the shared screen showed, but for who sat where."""
        nameless = _Nameless(say.lang, say.words, _names(self.state.people, say))
        page = replace(_MIRROR, lang=say.lang)
        # What whoever led said to the room was for that moment, and may have named somebody.
        state = replace(self.state, announced={})
        shown = view(state, page, state.clock, Room(), nameless)
        kept = tuple(_without_seats(one) for one in shown.widgets if not _invites(one))
        return replace(shown, widgets=kept, controls=(), until=None)


def moments(
    programme: Programme, rows: Iterable[Row], own: Mapping[str, OwnRow]
) -> Iterator[Shown]:
    """Yield how the workshop stood after each command that was no single person's.

    What somebody gave of their own is folded along, for what the room made of it; it is no
    moment, and a text of theirs is left out. What was erased since is gone from every moment.
    """
    state, kept = State(programme), _impersonal(own)
    for _, group in groupby(rows, key=lambda row: row.rid):
        command = list(group)
        state = replay(state, command, kept)
        if state.step >= 0 and any(not _is_ones_own(row) for row in command):
            yield Shown(state)


def _impersonal(own: Mapping[str, OwnRow]) -> dict[str, OwnRow]:
    """Return ``own`` without the texts of persons, and without texts nobody was shown."""
    return {id: one for id, one in own.items() if not one.value.startswith('"') or _open(one)}


def _open(own: OwnRow) -> bool:
    return own.of.startswith("group:") and own.state == "shown"


def _is_ones_own(row: Row) -> bool:
    return row.scope == PEOPLE or '"seat":' in row.data


def _invites(widget: Widget) -> bool:
    return isinstance(widget, JoinInvite)


def _without_seats(widget: Widget) -> Widget:
    return replace(widget, seats=()) if isinstance(widget, GroupTile) else widget


def _names(people: People, say: Say) -> frozenset[str]:
    """Return what those are called who were here, unless a table is called the same."""
    seats = {say.of(seat_name(seat)) for seat in range(1, people.came + 1)}
    return frozenset(seats - {say.of(group_name(group)) for group in people.ever})


@dataclass(frozen=True)
class _Nameless(Lexicon):
    """Says everything but who it was."""

    names: frozenset[str] = field(default=frozenset(), repr=False)

    def of(self, words: Words | None, **facts: Any) -> str:
        """See Say; somebody's name is not said."""
        said = super().of(words, **facts)
        named = isinstance(words, Label) and said in self.names
        return self("replay.someone") if named else said
