"""Widgets for what people said: a wall of notes, and the words they have in common."""

from dataclasses import dataclass

from engine.core.widgets import Widget


@dataclass(frozen=True)
class WallNote:
    """One text on a wall. ``lang`` is its language if it is not the viewer's.

    ``mark`` says that the words are not the writer's own. ``animal`` and ``colour`` are the
    writer's, and ``by`` its name; empty unless the facilitator shows the text with them.
    """

    id: str
    text: str
    lang: str = ""
    mark: str = ""
    animal: str = ""
    colour: str = ""
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class Wall(Widget):
    """Texts that everyone may see, beside each other in an order that tells nothing."""

    notes: tuple[WallNote, ...]
    label: str = ""


@dataclass(frozen=True)
class CloudWord:
    """A word and in how many texts it stands; ``said`` tells that in words."""

    text: str
    count: int
    said: str = ""


@dataclass(frozen=True, kw_only=True)
class WordCloud(Widget):
    """The words that stand in most texts, the most frequent first."""

    words: tuple[CloudWord, ...]
    label: str = ""
