"""What a person can do, as plain data: a control holds the complete command it sends."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from engine.core.text import Words

Intent = Literal["answer", "try", "change", "pass", "advance", "steer", "undo", "end", "settings"]
FieldKind = Literal[
    "text", "number", "scale", "one", "many", "order", "pairs", "cell", "code", "picture"
]
"""``picture`` is filled with the SHA-256 of a file that the panel uploaded before."""


@dataclass(frozen=True)
class Option:
    """One thing to choose in a field. ``icon`` names a picture, or is empty."""

    value: str | int
    label: Words
    icon: str = ""


@dataclass(frozen=True, kw_only=True)
class Field:
    """A blank in a control's command. ``name`` is the command's key that is null.

    ``value`` is what this person gave before. ``max_length`` counts characters; ``max``
    bounds a number, and for ``many`` how many options may be chosen.
    """

    name: str
    kind: FieldKind
    label: Words
    required: bool = True
    value: Any = None
    min: int | None = None
    max: int | None = None
    max_length: int | None = None
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Control:
    """Something a person can do now, holding the complete command it sends.

    ``id`` stays the same for the same thing from view to view. ``confirm`` lists what will
    happen, to be shown before it is sent. ``board`` is the id of the widget it belongs to.
    ``examples`` are whole fillings that fit the form; for guesses never the right ones.
    In offers labels are still keys; a view holds them in the viewer's language.
    """

    id: str
    label: Words
    intent: Intent
    command: Any
    icon: str = ""
    fields: tuple[Field, ...] = ()
    examples: tuple[Mapping[str, Any], ...] = ()
    confirm: tuple[Words, ...] = ()
    board: str = ""

    @property
    def type(self) -> Literal["Choose", "Form"]:
        """``Choose`` if one press is enough, ``Form`` if there is something to fill in."""
        return "Form" if self.fields else "Choose"
