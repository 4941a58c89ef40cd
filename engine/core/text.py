"""Sentences: a trainer's (``Text``) and the software's (``Label``), in any language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True)
class Text:
    """A trainer's text: its source, and its translations by language."""

    source: str
    lang: str = "nl"
    others: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.source


@dataclass(frozen=True)
class Label:
    """A sentence of the software: a key in the lexicon and what fills its blanks.

    A fact may itself be a ``Text`` or a ``Label``.
    """

    key: str
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)


def label(key: str, **facts: Any) -> Label:
    """Return the sentence ``key`` with ``facts`` in its blanks."""
    return Label(key, facts)


Words = Label | Text | str
"""Anything that can be said to a person."""


class Say(Protocol):
    """Speaks one viewer's language."""

    @property
    def lang(self) -> str:
        """The viewer's language."""

    def __hash__(self) -> int:
        """Voices are told apart, so that what one said can be kept."""

    def __call__(self, key: str, **facts: Any) -> str:
        """Return the software's sentence ``key``, its blanks filled.

        Raises:
            KeyError: if there is no such sentence.
        """

    def has(self, key: str) -> bool:
        """Return whether there is a sentence ``key``."""

    def of(self, words: Words | None, **facts: Any) -> str:
        """Return ``words`` in this language, else as they were written; None is empty."""

    def lang_of(self, words: Words | None) -> str:
        """Return the language ``of`` answers in, or ``""`` if it is the viewer's own."""
