"""What a model lets a trainer write at some place in a file."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from pydantic import BaseModel, RootModel

from engine.content.yaml_light import KeyPath


def fields_at(model: type[BaseModel], path: KeyPath) -> tuple[str, ...]:
    """Return the names of the fields that may stand at ``path``, in the model's order."""
    kinds: list[type[BaseModel]] = [model]
    types: Iterable[Any] = [model]
    for step in path:
        types = [inner for kind in types for inner in _inside(kind, step)]
    kinds = [kind for one in types for kind in _models(one)]
    return tuple(dict.fromkeys(name for kind in kinds for name in kind.model_fields))


def _models(annotation: Any) -> list[type[BaseModel]]:
    """Return the models that a value of this type may be."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [kind for part in _alternatives(annotation) for kind in _models(part)]


def _alternatives(annotation: Any) -> tuple[Any, ...]:
    """Return the parts of a union or of an annotated type; none for a list or a mapping."""
    if _is_collection(annotation) or isinstance(annotation, type):
        return ()
    return tuple(part for part in get_args(annotation) if part is not Ellipsis)


def _is_collection(annotation: Any) -> bool:
    origin = getattr(annotation, "__origin__", None)
    return isinstance(origin, type) and issubclass(origin, list | tuple | set | Mapping)


def _inside(annotation: Any, step: str | int) -> list[Any]:
    """Return the types of what stands under ``step`` in a value of this type."""
    if _is_collection(annotation):
        inner = [part for part in get_args(annotation) if part is not Ellipsis]
        return inner[-1:] if isinstance(step, str) else inner[:1]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if issubclass(annotation, RootModel):
            return _inside(annotation.model_fields["root"].annotation, step)
        field = annotation.model_fields.get(str(step))
        return [field.annotation] if field else []
    return [kind for part in _alternatives(annotation) for kind in _inside(part, step)]


def texts_in(value: Any, wanted: type[Any], path: KeyPath = ()) -> Iterable[tuple[KeyPath, Any]]:
    """Yield every ``wanted`` in a validated model, with its path in the file."""
    if isinstance(value, wanted):
        yield path, value
    for step, inner in _parts(value):
        yield from texts_in(inner, wanted, (*path, step))


def _parts(value: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, BaseModel):
        return [(name, getattr(value, name)) for name in type(value).model_fields]
    if isinstance(value, Mapping):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list | tuple) else []
