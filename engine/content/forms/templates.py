"""A new item: the least that may stand there, like its siblings where it can be."""

import re
from collections.abc import Mapping
from typing import Any, Final

from engine.content.forms.form import Form
from engine.content.forms.kinds import Kind, kind_of, kind_of_field, model_for
from engine.content.forms.references import candidates
from engine.content.yaml_light import KeyPath

_SAMPLES: Final = (
    "home", "nieuw", "A1", "mental up", "0,0", "nl", "P410", "1.0.0", "C",
    "00000000-0000-4000-8000-000000000000",
)  # fmt: skip
"""Words of the forms that a field may ask for."""


class Templates:
    """Makes new parts for the file of ``form``."""

    def __init__(self, form: Form) -> None:
        self._form = form

    def item(self, path: KeyPath) -> Any:
        """Return a new item for the list at ``path``, like the last one there."""
        items = self._form.value(path)
        like = items[-1] if isinstance(items, list) and items else None
        kind = kind_of(self._form.kind_at(path).items[0])
        place = (*path, len(items) if isinstance(items, list) else 0)
        return self._made(kind, place, like, items if isinstance(items, list) else [])

    def part(self, path: KeyPath) -> Any:
        """Return what a field at ``path`` that is not there yet begins with."""
        kind = self._form.kind_at(path)
        if kind.sort == "list" and not kind.fixed:
            items: list[Any] = []
            for number in range(max(1, int(kind.least or 1))):
                inner = kind_of(kind.items[0])
                items.append(self._made(inner, (*path, number), None, items))
            return items
        return self._made(kind, path, None, [])

    def _made(self, kind: Kind, path: KeyPath, like: Any, siblings: list[Any]) -> Any:
        match kind.sort:
            case "group":
                return self._group(kind, path, like, siblings)
            case "list":
                return self._list(kind, path, like)
            case "pairs":
                return dict(like) if isinstance(like, Mapping) else {}
            case "long":
                return self._form.say("edit.new_text")
            case "choice":
                return like if like in kind.values else kind.values[0]
            case "yes_no":
                return like if isinstance(like, bool) else False
            case "number":
                return like if isinstance(like, str) else str(int(kind.least or 0))
            case "reference":
                return self._meant(kind, path, like)
        return self._word(kind, like)

    def _group(self, kind: Kind, path: KeyPath, like: Any, siblings: list[Any]) -> dict[str, Any]:
        example = like if isinstance(like, Mapping) else {}
        model = model_for(kind, example)
        made: dict[str, Any] = {}
        for name, field in model.model_fields.items():
            if name == "id":
                made[name] = self._fresh(kind_of_field(field), siblings, example.get(name))
            elif field.is_required():
                inner = kind_of_field(field)
                made[name] = self._made(inner, (*path, name), example.get(name), [])
        return self._as_ordered(made, example) or self._anything(model, path)

    def _as_ordered(self, made: dict[str, Any], like: Mapping[str, Any]) -> dict[str, Any]:
        """Return ``made`` with its fields in the order that its sibling has them."""
        names = [name for name in like if name in made]
        return {name: made[name] for name in (*names, *(one for one in made if one not in names))}

    def _anything(self, model: Any, path: KeyPath) -> dict[str, Any]:
        """Return one field of a group that needs none, so that there is something to change."""
        for name, field in model.model_fields.items():
            kind = kind_of_field(field)
            if kind.sort not in ("group", "pairs", "other"):
                return {name: self._made(kind, (*path, name), None, [])}
        return {}

    def _fresh(self, kind: Kind, siblings: list[Any], like: Any) -> str:
        taken = [one.get("id") for one in siblings if isinstance(one, Mapping)]
        if kind.sort == "choice":
            return next((one for one in kind.values if one not in taken), kind.values[0])
        return fresh_id(self._form.say("edit.new_id"), taken)

    def _list(self, kind: Kind, path: KeyPath, like: Any) -> list[Any]:
        kinds = [kind_of(one) for one in kind.items]
        if kind.fixed:
            there = like if isinstance(like, list) and len(like) == len(kinds) else None
            return there or [self._made(one, path, None, []) for one in kinds]
        if kinds[0].sort in ("group", "reference", "choice") and isinstance(like, list) and like:
            return [self._copied(kinds[0], (*path, n), one) for n, one in enumerate(like)]
        made: list[Any] = []
        usual = len(like) if isinstance(like, list) else 1
        for number in range(max(usual, int(kind.least or 1))):
            made.append(self._made(kinds[0], (*path, number), None, made))
        return made

    def _copied(self, kind: Kind, path: KeyPath, like: Any) -> Any:
        """Return an item inside a new one: its ids stay, for others in it may refer to them."""
        made = self._made(kind, path, like, [])
        if isinstance(made, dict) and isinstance(like, Mapping) and "id" in like:
            made["id"] = like["id"]
        return made

    def _meant(self, kind: Kind, path: KeyPath, like: Any) -> str:
        known = candidates(self._form.document.value, path, kind.lists)
        if isinstance(like, str):
            return like
        return next(iter(known), self._form.say("edit.new_id"))

    def _word(self, kind: Kind, like: Any) -> str:
        if isinstance(like, str):
            return like
        fitting = (one for one in _SAMPLES if re.search(kind.pattern, one))
        if not kind.pattern:
            return self._form.say("edit.new_text")[: int(kind.most or 80)]
        return next(fitting, self._form.say("edit.new_text"))


def fresh_id(base: str, taken: list[Any]) -> str:
    """Return ``base``, with a number if it is one of ``taken``."""
    stem = re.sub(r"-\d+$", "", base)[:36]
    number, id = 1, base
    while id in taken:
        number += 1
        id = f"{stem}-{number}"
    return id
