"""What lies over the view while somebody answers: a choice of controls, a form, a "sure?"."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from engine.core.languages import capitals
from engine.core.views import Control, Field, Option

_ROW = 11
"""A number with at most this many values is shown as a row; above it, as plus and minus."""


EMPTY: Final[tuple[Any, ...]] = (None, "", [], {})
"""What nobody filled in."""


@dataclass(frozen=True)
class Menu:
    """Several controls to choose from."""

    controls: tuple[Control, ...]
    title: str = ""
    set_up: bool = False
    """Whether the screen itself can be set up from here."""


@dataclass(frozen=True)
class Confirm:
    """What will happen if this is sent; nothing is sent yet."""

    control: Control
    command: Mapping[str, Any]


@dataclass(frozen=True)
class Leave:
    """Somebody wants to close the window."""


@dataclass(frozen=True)
class Filling:
    """A form being filled in, one field at a time.

    ``own_words`` says that the ready openings of a text field, or the named cells of a map,
    are behind us; ``left`` is what is being given a partner; ``lang`` the language that is typed.
    """

    control: Control
    at: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)
    own_words: bool = False
    lang: str = "nl"
    left: str = ""

    @property
    def face(self) -> tuple[int, bool, str]:
        """Return what tells one page of the form from another."""
        return self.at, self.own_words, self.left

    @property
    def field(self) -> Field:
        """Return the field that is asked now."""
        return self.control.fields[self.at]

    @property
    def value(self) -> Any:
        """Return what is filled in now, else what this group gave before."""
        return self.values.get(self.field.name, self.field.value)

    @property
    def typing(self) -> bool:
        """Return whether letters go into a text."""
        asked = self.field
        if asked.kind == "code":
            return True
        return asked.kind in {"text", "cell"} and (self.own_words or not asked.options)

    @property
    def last(self) -> bool:
        """Return whether this is the last field."""
        return self.at == len(self.control.fields) - 1

    @property
    def complete(self) -> bool:
        """Return whether what is filled in here may be sent."""
        if self.field.kind == "pairs" and self.field.required:
            return len(self.pairs) == len(self.lefts)
        return not self.field.required or self.value not in EMPTY

    @property
    def command(self) -> dict[str, Any]:
        """Return the control's command, its blanks filled; what was skipped stays null."""
        given = {f.name: self.values.get(f.name, f.value) for f in self.control.fields}
        known = {name: value for name, value in given.items() if value not in EMPTY}
        return {**self.control.command, **{n: known.get(n) for n in given}}

    def with_value(self, value: Any) -> "Filling":
        """Return the form with ``value`` in the field of now."""
        return replace(self, values={**self.values, self.field.name: value})

    def choose(self, value: str) -> "Filling":
        """Return the form with the option ``value`` chosen, or let go if it was."""
        asked = self.field
        if asked.kind in {"many", "order"}:
            return self.with_value(self._toggled(value))
        if asked.kind == "pairs":
            return self._paired(value)
        if asked.kind in {"number", "scale"}:
            return self.with_value(int(value))
        return self.with_value(value)

    @property
    def lefts(self) -> tuple[Option, ...]:
        """Return what is given a partner: the first half of the options."""
        return self.field.options[: len(self.field.options) // 2]

    @property
    def rights(self) -> tuple[Option, ...]:
        """Return the partners: the second half of the options."""
        return self.field.options[len(self.field.options) // 2 :]

    @property
    def pairs(self) -> Mapping[str, str]:
        """Return the pairs that are made, left to right."""
        return self.value if isinstance(self.value, Mapping) else {}

    def _paired(self, value: str) -> "Filling":
        """Take a left, then its right; pressed again, the right that it has lets it go."""
        if not self.left:
            return replace(self, left=value)
        kept = {left: right for left, right in self.pairs.items() if left != self.left}
        if self.pairs.get(self.left) != value:
            kept[self.left] = value
        return replace(self.with_value(kept), left="")

    def at_cell(self, cell: str) -> "Filling":
        """Return the form with ``cell`` of a map filled in, at what is asked besides."""
        names = [f.name for f in self.control.fields if f.kind == "cell"]
        if not names:
            return self
        filled = replace(self, values={**self.values, names[0]: cell})
        if len(self.control.fields) == 1:
            return replace(filled, own_words=True)
        return replace(filled, at=int(self.control.fields[0].name == names[0]))

    def _toggled(self, value: str) -> list[str]:
        chosen = list(self.value or [])
        if value in chosen:
            return [one for one in chosen if one != value]
        full = self.field.kind == "many" and self.field.max and len(chosen) >= self.field.max
        return [*(chosen[1:] if full else chosen), value]

    def open_with(self, opening: str) -> "Filling":
        """Return the form with a ready opening in its text, to go on from or leave so."""
        return replace(self.with_value(opening), own_words=True)

    def type(self, characters: str) -> "Filling":
        """Return the form with ``characters`` behind the text, as far as there is room."""
        text = f"{self.value or ''}{characters}"
        if self.field.kind in {"code", "cell"}:
            text = text.upper()  # names of cells and codes are the same in every language
        elif len(text) == 1:
            text = capitals(text, self.lang)
        most = self.field.max_length
        return self.with_value(text[:most] if most else text)

    def erase(self) -> "Filling":
        """Return the form without the last character."""
        return self.with_value(str(self.value or "")[:-1])

    def count(self, by: int) -> "Filling":
        """Return the form with its number ``by`` more, inside its bounds."""
        low = self.field.min if self.field.min is not None else 0
        number = low if self.value is None else int(self.value) + by
        number = max(low, number)
        return self.with_value(number if self.field.max is None else min(self.field.max, number))

    def numbers(self) -> range:
        """Return the values to show in a row; none if there are too many."""
        asked = self.field
        if asked.kind not in {"number", "scale"} or asked.max is None:
            return range(0)
        values = range(asked.min or 0, asked.max + 1)
        return values if len(values) <= _ROW else range(0)

    def onward(self) -> "Filling":
        """Return the form at its next field."""
        return replace(self, at=self.at + 1, own_words=False, left="")

    def backward(self) -> "Filling":
        """Return the form at the field before."""
        return replace(self, at=self.at - 1, own_words=False, left="")


Sheet = Menu | Confirm | Filling | Leave


def same_form(one: Control, other: Control) -> bool:
    """Return whether both ask the same, whatever was given before."""
    asked, before = (
        [(f.name, f.kind, f.options) for f in control.fields] for control in (one, other)
    )
    return asked == before


def still_open(sheet: Sheet | None, known: Mapping[str, Control]) -> Sheet | None:
    """Return the open sheet with its controls as they are now, None if they are gone."""
    match sheet:
        case Filling(control) if control.id in known:
            now = known[control.id]
            return replace(sheet, control=now) if same_form(now, control) else None
        case Confirm(control, command) if known.get(control.id) == control:
            return Confirm(control, command)
        case Menu(controls, title, set_up):
            left = tuple(known[c.id] for c in controls if c.id in known)
            return Menu(left, title, set_up) if left or set_up else None
        case Leave():
            return sheet
    return None
