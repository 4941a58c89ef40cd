"""What an activity leaves behind: what exports and the debrief read. Free of language."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from engine.core.dimensions import Dimension
from engine.core.own import Own
from engine.core.people import Group
from engine.core.text import Words


@dataclass(frozen=True)
class Web:
    """A web that a group made of its persona: group work, no health data."""

    group: Group
    name: Words
    start: Mapping[Dimension, int]
    now: Mapping[Dimension, int]


@dataclass(frozen=True)
class Reflection:
    """What someone wrote, said or chose to keep; ``prompt`` is what was asked."""

    prompt: Words
    value: Own[str]


@dataclass(frozen=True)
class Table:
    """Rows of results. Each row has as many cells as there are columns."""

    title: Words
    columns: tuple[Words, ...]
    rows: tuple[tuple[Words | Own[str], ...], ...]


HIGHLIGHTS: Final = ("help", "disagreement", "turning_point", "choice", "idea", "cooperation")
"""The kinds of highlights, the same in every game, so that a debrief can ask for one.

``help``: the group asked for help, or used it. ``disagreement``: it did not agree, and said
so. ``turning_point``: much changed, or something was found. ``choice``: it chose where other
ways were open. ``idea``: it made a proposal or gave advice. ``cooperation``: something only
worked because people or groups did it together.
"""


@dataclass(frozen=True)
class Highlight:
    """Something that really happened to a group, never to a person.

    ``text`` is a whole sentence, to be talked about. ``kind`` is one of ``HIGHLIGHTS``, or
    empty. ``what`` names it in a few words, as they stand between quotes: a card, a place, a
    lock. It fills the blank of a debrief question; without it the question stays plain.
    """

    group: Group
    text: Words
    kind: str = ""
    what: Words = ""


@dataclass(frozen=True)
class Chapter:
    """A group's story: sentences in the order in which they happened."""

    group: Group
    title: Words
    lines: tuple[Words | Own[str], ...]


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The reading of one activity after the fact.

    ``signals`` are what others must solve: landlord, municipality, GP. ``own_webs`` are what
    people drew of their own lives: no reader shows one, only figures of at least five.
    ``help`` is where people can go tomorrow.
    """

    title: Words = ""
    webs: tuple[Web, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    own_webs: tuple[Own[dict[str, int]], ...] = ()
    topics: tuple[Words, ...] = ()
    tables: tuple[Table, ...] = ()
    signals: tuple[Words, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    story: tuple[Chapter, ...] = ()
    help: tuple[Words, ...] = ()

    def for_others(self) -> "Summary":
        """Return what a later activity may read: nothing that can still be erased."""
        return replace(self, reflections=(), own_webs=(), tables=(), story=())
