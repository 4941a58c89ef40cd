"""The form of one file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from pydantic import BaseModel

from engine.content.asides import NAMES, OwnFields
from engine.content.forms.fields import Entry, Field, Option, Section
from engine.content.forms.kinds import Kind, kind_of, kind_of_field, model_for, tags_of
from engine.content.forms.references import candidates
from engine.content.yaml_light import Document, KeyPath
from engine.core import Say

_NAMING: Final = ("title", "name", "label", "question")
_SPEAKING: Final = ("text", "reason")
_HEADING: Final = 60
"""Characters of a heading."""


@dataclass(frozen=True)
class Form:
    """What may be filled in in ``document``, a file of ``model``; ``say`` names the fields."""

    model: type[BaseModel]
    document: Document
    say: Say

    @cached_property
    def kind(self) -> Kind:
        """The whole file, as a group."""
        return kind_of(self.model)

    @property
    def game(self) -> str:
        """The game of a scenario; its words name its own fields first."""
        return str(self.document.value.get("game", ""))

    def value(self, path: KeyPath) -> Any:
        """Return what stands at ``path``, None if nothing does."""
        return self.document.value_at(path) if path in self.document.places else None

    def kind_at(self, path: KeyPath) -> Kind:
        """Return what may stand at ``path``.

        Raises:
            LookupError: if nothing may.
        """
        kind = self.kind
        for number, step in enumerate(path):
            kind = self._inside(kind, step, self.value(path[:number]))
        return kind

    def _inside(self, kind: Kind, step: str | int, value: Any) -> Kind:
        match kind.sort:
            case "group":
                return self._kinds(kind, value)[str(step)]
            case "list" if isinstance(step, int):
                return kind_of(kind.items[step if kind.fixed else 0])
            case "pairs":
                return kind_of(kind.items[0])
        raise LookupError(step)

    def _kinds(self, kind: Kind, value: Any) -> dict[str, Kind]:
        """Return what the fields of a group may be, by name, in the order of its model."""
        model = model_for(kind, value)
        fields = {name: kind_of_field(one) for name, one in model.model_fields.items()}
        if kind.tag:
            fields[kind.tag] = Kind("choice", values=tags_of(kind))
        if model is self.model:
            known = NAMES if "game" in self.document.value else NAMES[:1]
            own = {name: kind_of_field(OwnFields.model_fields[name]) for name in known}
            fields = {**fields, **own}
        return fields

    def order(self, group: KeyPath) -> tuple[str, ...]:
        """Return the names of the fields of the group at ``group``, in the model's order."""
        kind = self.kind_at(group)
        return tuple(self._kinds(kind, self.value(group))) if kind.sort == "group" else ()

    def required(self, path: KeyPath) -> bool:
        """Return whether the field at ``path`` has to be there."""
        if not path or isinstance(path[-1], int):
            return True
        kind = self.kind_at(path[:-1])
        if kind.sort != "group":
            return True
        field = model_for(kind, self.value(path[:-1])).model_fields.get(str(path[-1]))
        return field is not None and field.is_required()

    # ------------------------------------------------------------------ entries

    def sections(self) -> tuple[Section, ...]:
        """Return all that can be opened: the file's own fields, then its groups and lists."""
        first = Entry(path=(), heading=self.say("edit.about_file"), line=1)
        found = [Section(path=(), title="", entries=(first, *self._groups()))]
        for name, kind in self._kinds(self.kind, self.document.value).items():
            if self._is_section(kind):
                found.append(self._section((name,), kind))
        return tuple(found)

    def _groups(self) -> Iterator[Entry]:
        for name, kind in self._kinds(self.kind, self.document.value).items():
            if kind.sort == "group" and (name,) in self.document.places:
                yield self._entry((name,), self.label(name))

    def _is_section(self, kind: Kind) -> bool:
        return kind.sort == "list" and kind_of(kind.items[0]).sort == "group"

    def _section(self, path: KeyPath, kind: Kind) -> Section:
        there = self.value(path)
        count = len(there) if isinstance(there, list) else 0
        paths = [(*path, number) for number in range(count)]
        entries = tuple(self._entry(one, self.heading(one)) for one in paths)
        grows = kind.most is None or count < kind.most
        title = self.label(str(path[-1]))
        return Section(path=path, title=title, entries=entries, is_list=True, can_grow=grows)

    def _entry(self, path: KeyPath, heading: str) -> Entry:
        return Entry(path=path, heading=heading, line=self.document.at_key(path)[0])

    def heading(self, path: KeyPath) -> str:
        """Return what the item at ``path`` is called."""
        value = self.value(path)
        if not isinstance(value, Mapping):
            return _short(value) if isinstance(value, str) else self.number(path)
        return _short(self._named(value) or self._described(value)) or self.number(path)

    def _named(self, value: Mapping[str, Any]) -> str:
        found = (value.get(name) for name in _NAMING)
        return next((one for one in found if isinstance(one, str) and one.strip()), "")

    def _described(self, value: Mapping[str, Any]) -> str:
        """Return what tells an item without a title from its siblings: its first words."""
        words = [(name, one) for name, one in value.items() if isinstance(one, str) and one.strip()]
        first = [self.word(name, one) for name, one in words if name not in ("id", *_SPEAKING)][:1]
        spoken = [one for name, one in words if name in _SPEAKING][:1]
        return ": ".join(first + spoken) or str(value.get("id") or "")

    def number(self, path: KeyPath) -> str:
        """Return what an item without words of its own is called: by its place."""
        return self.say("edit.number", number=int(path[-1]) + 1 if path else 1)

    # ------------------------------------------------------------------ fields

    def at(self, path: KeyPath) -> Field:
        """Return the form of the group or item at ``path``; of the whole file its own fields.

        Raises:
            LookupError: if there is no such place.
        """
        if path not in self.document.places:
            raise LookupError(path)
        return self._field(path, self.kind_at(path), str(path[-1]) if path else "")

    def _field(self, path: KeyPath, kind: Kind, name: str) -> Field:
        value = self.value(path)
        item = bool(path) and isinstance(path[-1], int)
        return Field(
            path=path,
            name=name,
            sort=kind.sort,
            label=self.number(path) if item else self.label(name),
            help="" if item else self._help(name),
            heading=self.heading(path) if item else "",
            value=value if isinstance(value, str | bool) else None,
            line=self.document.at_key(path)[0] if path in self.document.places else 0,
            required=self.required(path),
            fits=_fits(kind, value),
            options=self._options(path, kind, name),
            parts=tuple(self._parts(path, kind, value)),
            least=kind.least,
            most=kind.most,
            fixed=kind.fixed or len(kind.values) == 1,
        )

    def _parts(self, path: KeyPath, kind: Kind, value: Any) -> Iterator[Field]:
        if kind.sort == "group" and (value is None or isinstance(value, Mapping)):
            known = self._kinds(kind, value)
            for name, inner in _as_written(known, value or {}).items():
                if path or not (self._is_section(inner) or self._is_group(inner, name)):
                    yield self._field((*path, name), inner, name)
        elif kind.sort == "list" and isinstance(value, list):
            for number in range(len(value)):
                if not kind.fixed or number < len(kind.items):
                    inner = kind_of(kind.items[number if kind.fixed else 0])
                    yield self._field((*path, number), inner, str(path[-1]))
        elif kind.sort == "pairs" and isinstance(value, Mapping):
            for name in value:
                yield self._field((*path, name), kind_of(kind.items[0]), name)

    def _is_group(self, kind: Kind, name: str) -> bool:
        """Return whether a field of the file has an entry of its own."""
        return kind.sort == "group" and (name,) in self.document.places

    def _options(self, path: KeyPath, kind: Kind, name: str) -> tuple[Option, ...]:
        if kind.sort == "choice":
            return tuple(Option(one, self.word(name, one)) for one in kind.values)
        if kind.sort == "reference":
            found = candidates(self.document.value, path, kind.lists)
            return tuple(Option(id, self._called(place)) for id, place in found.items())
        if kind.sort == "list" and not kind.fixed:
            inner = kind_of(kind.items[0])
            return self._options(path, inner, name) if inner.sort in ("choice", "reference") else ()
        return ()

    def _called(self, place: KeyPath) -> str:
        return self.heading(place)

    # ------------------------------------------------------------------ words

    def label(self, name: str) -> str:
        """Return the title of the field ``name``."""
        keys = (f"{self.game}.field.{name}", f"edit.field.{name}")
        found = next((key for key in keys if self.say.has(key)), None)
        return self.say(found) if found else name.replace("_", " ").capitalize()

    def _help(self, name: str) -> str:
        keys = (f"{self.game}.schema.{name}", f"schema.{name}")
        return next((self.say(key) for key in keys if self.say.has(key)), "")

    def word(self, name: str, value: str) -> str:
        """Return what people read for the ``value`` of a choice called ``name``."""
        single = name.removesuffix("s")
        keys = (
            f"{self.game}.{name}.{value}", f"{self.game}.{single}.{value}",
            f"edit.choice.{value}", f"{single}.{value}",
        )  # fmt: skip
        for key in keys:
            if self.say.has(key) and "{" not in (said := self.say(key)):
                return said
        return value.replace("_", " ")


def _fits(kind: Kind, value: Any) -> bool:
    """Return whether ``value`` is of a sort that its field can show."""
    if value is None:
        return True
    match kind.sort:
        case "group" | "pairs":
            return isinstance(value, Mapping)
        case "list":
            return isinstance(value, list)
        case "other":
            return False
    return isinstance(value, str | bool)


def _as_written(kinds: dict[str, Kind], value: Mapping[str, Any]) -> dict[str, Kind]:
    """Return ``kinds`` in the order in which they stand in the file, and the others behind."""
    there = {name: kinds[name] for name in value if name in kinds}
    return {**there, **kinds}


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _HEADING else f"{line[:_HEADING].rstrip()}…"
