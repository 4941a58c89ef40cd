"""What kind of thing may stand at some place, as its model says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from engine.content.fields import Refers
from engine.core import Text

Sort = Literal[
    "text", "long", "number", "yes_no", "choice", "reference", "list", "group", "pairs", "other"
]
"""How it is filled in. ``long`` is what people read; ``pairs`` is a group with names of its own;
``other`` is nothing that a form can show."""


@dataclass(frozen=True)
class Kind:
    """What may stand at a place. ``least`` and ``most`` count a number, items or characters."""

    sort: Sort
    values: tuple[str, ...] = ()
    """What there is to choose."""
    lists: tuple[str, ...] = ()
    """Where a reference may lead."""
    items: tuple[Any, ...] = ()
    """The types of a list's items: one for all, or one for each of a fixed number."""
    fixed: bool = False
    models: tuple[type[BaseModel], ...] = ()
    tag: str = ""
    """The field that tells which of the models is meant."""
    least: float | None = None
    most: float | None = None
    pattern: str = ""
    names: "Kind | None" = None
    """What the names of ``pairs`` may be."""


def kind_of(annotation: Any, facts: Iterable[Any] = ()) -> Kind:
    """Return what a value of the type ``annotation`` is; ``facts`` stand beside the type."""
    known = tuple(_facts(facts))
    if get_origin(annotation) is Annotated:
        inner, *beside = get_args(annotation)
        return kind_of(inner, (*_facts(beside), *known))
    if get_origin(annotation) in (Union, UnionType):
        return _union([one for one in get_args(annotation) if one is not NoneType], known)
    return _limited(_plain(annotation, known), known)


def kind_of_field(field: FieldInfo) -> Kind:
    """Return what may be filled in for ``field`` of a model."""
    return kind_of(field.annotation, (field,))


def _facts(beside: Iterable[Any]) -> Iterator[Any]:
    """Yield what stands beside a type, also what pydantic keeps in a field of its own."""
    for one in beside:
        if isinstance(one, FieldInfo):
            yield from one.metadata
        yield one


def _union(parts: list[Any], facts: tuple[Any, ...]) -> Kind:
    if len(parts) == 1:
        return kind_of(parts[0], facts)
    kinds = [kind_of(part, facts) for part in parts]
    if all(kind.sort == "choice" for kind in kinds):
        return Kind("choice", values=tuple(one for kind in kinds for one in kind.values))
    models = tuple(model for kind in kinds for model in kind.models)
    if not models or any(kind.sort != "group" for kind in kinds):
        return Kind("other")
    tags = [tag for one in facts if isinstance(tag := getattr(one, "discriminator", None), str)]
    return Kind("group", models=models, tag=tags[0] if tags else "")


def _plain(annotation: Any, facts: tuple[Any, ...]) -> Kind:
    origin = get_origin(annotation) or annotation
    if origin is Literal:
        return Kind("choice", values=tuple(str(one) for one in get_args(annotation)))
    if not isinstance(origin, type):
        return Kind("other")
    if issubclass(origin, tuple | list | set | frozenset):
        return _list(get_args(annotation))
    if issubclass(origin, Mapping):
        return _pairs(get_args(annotation))
    return _single(origin, facts)


def _list(items: tuple[Any, ...]) -> Kind:
    kinds = tuple(one for one in items if one is not Ellipsis)
    if not kinds:
        return Kind("other")
    fixed = Ellipsis not in items and len(kinds) > 1
    return Kind("list", items=kinds, fixed=fixed)


def _pairs(sides: tuple[Any, ...]) -> Kind:
    if len(sides) != 2:
        return Kind("other")
    return Kind("pairs", items=sides[1:], names=kind_of(sides[0]))


def _single(kind: type[Any], facts: tuple[Any, ...]) -> Kind:
    if issubclass(kind, RootModel):
        return kind_of_field(kind.model_fields["root"])
    if issubclass(kind, BaseModel):
        return Kind("group", models=(kind,))
    if issubclass(kind, Enum):
        return Kind("choice", values=tuple(str(one.value) for one in kind))
    if issubclass(kind, bool):
        return Kind("yes_no")
    if issubclass(kind, int | float):
        return Kind("number")
    if issubclass(kind, Text):
        return Kind("long")
    return _word(facts) if issubclass(kind, str) else Kind("other")


def _word(facts: tuple[Any, ...]) -> Kind:
    lists = next((one.lists for one in facts if isinstance(one, Refers)), ())
    patterns = [one for fact in facts if (one := getattr(fact, "pattern", None))]
    return Kind("reference" if lists else "text", lists=lists, pattern=str((patterns or [""])[0]))


def _limited(kind: Kind, facts: tuple[Any, ...]) -> Kind:
    """Return ``kind`` within the limits that stand beside its type."""
    if kind.sort not in ("number", "list", "text"):
        return kind
    names = ("ge", "gt", "le", "lt") if kind.sort == "number" else ("min_length", "max_length")
    known = {
        name: value
        for fact in facts
        for name in names
        if isinstance(value := getattr(fact, name, None), int | float)
    }
    if kind.fixed:
        return replace(kind, least=len(kind.items), most=len(kind.items))
    least = known.get("ge", known.get("gt", known.get("min_length")))
    return replace(
        kind, least=least, most=known.get("le", known.get("lt", known.get("max_length")))
    )


def model_for(kind: Kind, value: Any) -> type[BaseModel]:
    """Return which of the models of a group ``value`` is one of, as far as it shows."""
    named = value.get(kind.tag) if isinstance(value, Mapping) else None
    for model in kind.models:
        field = model.model_fields.get(kind.tag)
        if field and str(named) in kind_of_field(field).values:
            return model
    written = set(value) if isinstance(value, Mapping) else set()
    return max(kind.models, key=lambda model: len(written & set(model.model_fields)))


def tags_of(kind: Kind) -> tuple[str, ...]:
    """Return the values that the tag of a group may have, those of all its models together."""
    fields = [one for model in kind.models if (one := model.model_fields.get(kind.tag))]
    return tuple(dict.fromkeys(value for one in fields for value in kind_of_field(one).values))
