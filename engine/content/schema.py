"""What may be written in a file, as JSON Schema: for an editor that completes and explains."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from engine.content.fields import REFERS
from engine.core import Say, Text

DRAFT: Final = "http://json-schema.org/draft-07/schema#"
"""The draft that every editor knows."""
_DEFS: Final = "#/definitions/{model}"
_WRITTEN: Final = ["string", "number"]
"""An editor reads ``0042`` as a number; here it is text all the same."""

Json = dict[str, Any]


class _Generator(GenerateJsonSchema):
    """Says of a text that it is one, and of a choice of forms which form belongs to what."""

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        """Return what a text that people read may be."""
        return {"type": _WRITTEN} if schema["cls"] is Text else super().dataclass_schema(schema)

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Return what a word for the software may be."""
        drawn = super().str_schema(schema)
        return drawn if "pattern" in drawn else drawn | {"type": _WRITTEN}

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """Return each form under a condition, so that an editor speaks of the right one alone."""
        drawn = super().tagged_union_schema(schema)
        mapping = drawn.get("discriminator", {}).get("mapping", {})
        name = str(schema["discriminator"])
        return {
            "type": "object",
            "required": [name],
            "properties": {name: {"enum": sorted(mapping)}},
            "allOf": [_then(name, tag, form) for tag, form in sorted(mapping.items())],
        }


def _then(name: str, tag: str, form: str) -> Json:
    when = {"properties": {name: {"const": tag}}, "required": [name]}
    return {"if": when, "then": {"$ref": form}}


Ids = Mapping[str, Sequence[str]]
"""The ids that a file has, by the name of their list."""


def schema_of(
    model: type[BaseModel],
    asides: type[BaseModel],
    say: Say,
    example: Any = None,
    *,
    owner: str = "",
    ids: Ids | None = None,
) -> Json:
    """Return the schema of a file of ``model``; ``asides`` are the fields for the tools.

    Fields are explained by the sentences ``<owner>.schema.<field>`` of ``say``, else
    ``schema.<field>``, and have what stands in ``example``, a good file as it was read, as
    their example. With ``ids`` a field that means an item can only be one of those.
    """
    drawn, beside = _drawn(model), _drawn(asides)
    properties = {**drawn.get("properties", {}), **beside.get("properties", {})}
    definitions = {**drawn["definitions"], **beside["definitions"]}
    whole = {**drawn, "properties": properties, "definitions": definitions}
    told = _Reader(say, dict(_first_values(example)), owner, ids or {}).readable(whole)
    return {"$schema": DRAFT, **told}


def _drawn(model: type[BaseModel]) -> Json:
    drawn = model.model_json_schema(ref_template=_DEFS, schema_generator=_Generator)
    drawn["definitions"] = drawn.pop("$defs", {})
    return drawn


def ids_in(value: Any, name: str = "") -> dict[str, list[str]]:
    """Return the ids of the items in ``value``, by the name of the list they are in."""
    found: dict[str, list[str]] = {}
    inside = value.items() if isinstance(value, Mapping) else ((name, one) for one in value)
    for called, inner in inside:
        if isinstance(value, list) and isinstance(inner, Mapping) and "id" in inner:
            found.setdefault(called, []).append(str(inner["id"]))
        if isinstance(inner, Mapping | list):
            for other, ids in ids_in(inner, called).items():
                found.setdefault(other, []).extend(ids)
    return {called: list(dict.fromkeys(ids)) for called, ids in found.items()}


def _first_values(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the plain values in a file by the name of their field, the first one last."""
    if isinstance(value, list):
        for one in reversed(value):
            yield from _first_values(one)
    elif isinstance(value, Mapping):
        for name, inner in reversed(list(value.items())):
            yield from _first_values(inner)
            if isinstance(inner, str | int):
                yield name, inner


class _Reader:
    """Makes a schema readable, in the language of ``say``."""

    def __init__(self, say: Say, examples: Mapping[str, Any], owner: str, ids: Ids) -> None:
        self._say, self._examples, self._owner, self._ids = say, examples, owner, ids

    def readable(self, part: Any) -> Any:
        """Return ``part`` explained, and without what only confuses."""
        if isinstance(part, list):
            return [self.readable(one) for one in part]
        if not isinstance(part, Mapping):
            return part
        kept = {
            key: self._fields(inner)
            if key in ("properties", "definitions")
            else self.readable(inner)
            for key, inner in part.items()
            if key not in ("default", "title", "description", REFERS)
        }
        if ids := [id for name in part.get(REFERS, ()) for id in self._ids.get(name, ())]:
            kept["enum"] = ids
        if "prefixItems" in kept:  # draft 07 calls them so
            kept["items"] = kept.pop("prefixItems")
        return _optional(kept)

    def _fields(self, fields: Mapping[str, Any]) -> Json:
        return {name: self._field(name, inner) for name, inner in fields.items()}

    def _field(self, name: str, field: Json) -> Json:
        told: Json = self.readable(field)
        keys = (f"{self._owner}.schema.{name}", f"schema.{name}")
        known = next((key for key in keys if self._say.has(key)), None)
        if "const" in told or known is None:
            return told
        if "$ref" in told:  # beside a reference nothing else is read
            told = {"allOf": [told]}
        told["description"] = self._say(known)
        if self._say.has(f"edit.field.{name}"):
            told["title"] = self._say(f"edit.field.{name}")
        if name in self._examples and told.get("type") != "array":
            told["examples"] = [self._examples[name]]
        return told


def _optional(part: Json) -> Json:
    """Return a field that may be left out as what it is when it is there."""
    forms = [one for one in part.get("anyOf", ()) if one != {"type": "null"}]
    if len(forms) != 1 or "anyOf" not in part:
        return part
    rest = {key: inner for key, inner in part.items() if key != "anyOf"}
    return {**forms[0], **rest} if "$ref" not in forms[0] else {"allOf": forms, **rest}
