"""What somebody does in a form, as a change of the file."""

import re
from dataclasses import dataclass
from typing import Any, Final, Literal, assert_never, get_args

from engine.content.edits import (
    Add,
    Change,
    Duplicate,
    Insert,
    Move,
    Refusal,
    Remove,
    Rename,
    Set,
)
from engine.content.edits.writing import cleaned
from engine.content.forms.form import Form
from engine.content.forms.references import referring
from engine.content.forms.templates import Templates, fresh_id
from engine.content.yaml_light import KeyPath

Deed = Literal["set", "add", "remove", "duplicate", "up", "down", "rename", "tick", "untick"]
DEEDS: Final[tuple[str, ...]] = get_args(Deed)
_ID: Final = re.compile(r"[a-z][a-z0-9-]{1,39}")


@dataclass(frozen=True)
class Wish:
    """A deed at ``path``. ``value`` is the new text, truth or id, or what was ticked."""

    deed: Deed
    path: KeyPath
    value: str | bool = ""


def change_for(form: Form, wish: Wish) -> Change | None:
    """Return the change that carries out ``wish``; None if all is as wished already.

    Raises:
        Refusal: if it cannot be, with the reason.
        LookupError: if there is no such place.
    """
    path = wish.path
    match wish.deed:
        case "set":
            return _set(form, path, wish.value)
        case "add":
            return _add(form, path)
        case "remove":
            return _remove(form, path)
        case "duplicate":
            return _duplicate(form, path)
        case "up" | "down":
            return Move(path, wish.deed == "down")
        case "rename":
            return _rename(form, path, str(wish.value))
        case "tick":
            return _tick(form, path, str(wish.value))
        case "untick":
            return _untick(form, path, str(wish.value))
        case _:
            assert_never(wish.deed)


def _set(form: Form, path: KeyPath, value: str | bool) -> Change | None:
    if isinstance(value, str):
        value = cleaned(value)
    form.kind_at(path)
    there = path in form.document.places
    if value == "" and (not there or not form.required(path)):
        return _remove(form, path) if there else None
    if not there:
        return _put(form, path, value)
    same = form.value(path) is value if isinstance(value, bool) else form.value(path) == value
    return None if same else Set(path, value)


def _put(form: Form, path: KeyPath, value: Any) -> Change:
    """Return how ``value`` comes to ``path``, with the group around it if that is not there."""
    group = path[:-1]
    if group in form.document.places and form.value(group) is not None:
        return Add(path, value, form.order(group))
    return _put(form, group, {path[-1]: value})


def _add(form: Form, path: KeyPath) -> Change:
    new = Templates(form)
    there = form.value(path)
    if isinstance(there, list):
        return Insert(path, len(there), new.item(path))
    if path in form.document.places:
        raise Refusal("no_place")
    return _put(form, path, new.part(path))


def _remove(form: Form, path: KeyPath) -> Change:
    """Return how a part goes; with the last item of a list that need not be, the list."""
    if path not in form.document.places:
        raise LookupError(path)
    group = path[:-1]
    alone = bool(group) and len(form.value(group)) == 1
    if alone and not form.required(group):
        return _remove(form, group)
    return Remove(path)


def _duplicate(form: Form, path: KeyPath) -> Change:
    item = form.value(path)
    id = item.get("id") if isinstance(item, dict) else None
    if not isinstance(id, str):
        return Duplicate(path)
    siblings = form.value(path[:-1])
    taken = [one.get("id") for one in siblings if isinstance(one, dict)]
    return Duplicate(path, fresh_id(id, taken))


def _rename(form: Form, path: KeyPath, id: str) -> Change | None:
    id = id.strip()
    if form.value(path) == id:
        return None
    if not _ID.fullmatch(id):
        raise Refusal("bad_id")
    item = path[:-1]
    siblings = form.value(item[:-1]) if item and isinstance(item[-1], int) else []
    if any(isinstance(one, dict) and one.get("id") == id for one in siblings):
        raise Refusal("same_id")
    texts, names = referring(form, item) if item else ((), ())
    return Rename(path, id, texts, names)


def _tick(form: Form, path: KeyPath, value: str) -> Change | None:
    there = form.value(path)
    if isinstance(there, list):
        return None if value in there else Insert(path, len(there), value)
    return _put(form, path, [value])


def _untick(form: Form, path: KeyPath, value: str) -> Change | None:
    there = form.value(path)
    if not isinstance(there, list) or value not in there:
        return None
    return _remove(form, (*path, there.index(value)))
