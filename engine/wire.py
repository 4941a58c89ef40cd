"""Messages and views to JSON and back. What is personal leaves an id in its place."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from hashlib import blake2b
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from engine.core import GONE, Gone, Own, OwnState
from engine.core.views import Control, View, Widget

Json = dict[str, Any]
_PASSING = ("version", "clock")
"""What differs between views that show and offer the same."""


@dataclass(frozen=True)
class Stored:
    """A personal value as it is kept: ``value`` is JSON, ``of`` a seat or a group."""

    value: str
    of: int | str
    state: OwnState
    lang: str


Find = Callable[[str], Stored | None]
"""Finds a personal value by its id, if it still exists."""


class Malformed(ValueError):
    """What came in is no message: an unknown kind, or fields that do not fit."""


def _read_slots(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def _read_own_slots(kind: Any) -> Mapping[str, Any]:
    """Return the fields of ``kind`` typed ``Own[T]``, each with its ``T``."""
    hints = get_type_hints(kind)
    return {n: get_args(t)[0] for n, t in hints.items() if get_origin(t) is Own}


def _read_kinds(kinds: Any) -> Mapping[str, type[Any]]:
    return {kind.kind: kind for kind in kinds}


_slots: Callable[[Any], tuple[str, ...]] = cache(_read_slots)
_own_slots: Callable[[Any], Mapping[str, Any]] = cache(_read_own_slots)
_by_kind: Callable[[Any], Mapping[str, type[Any]]] = cache(_read_kinds)
_hints: Callable[[Any], Mapping[str, Any]] = cache(get_type_hints)
_adapter: Callable[[Any], TypeAdapter[Any]] = cache(TypeAdapter)


def text(value: Any) -> str:
    """Return ``value`` as compact JSON; dataclasses become objects."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: Any) -> Any:
    return _plainer(type(value))(value)


def _read_plainer(kind: type[Any]) -> Callable[[Any], Any]:
    """Return what makes a value of ``kind`` plain: worked out once, for views are many."""
    if kind is Gone:
        return lambda value: None
    if not is_dataclass(kind):
        return dict if issubclass(kind, Mapping) else list
    names = _slots(kind)
    if issubclass(kind, Widget):
        return lambda value: {"type": kind.__name__, **{n: getattr(value, n) for n in names}}
    if issubclass(kind, Control):
        names = ("type", *names)
    return lambda value: {n: getattr(value, n) for n in names}


_plainer: Callable[[Any], Callable[[Any], Any]] = cache(_read_plainer)


@dataclass(frozen=True, kw_only=True)
class Written(View):
    """A view with its JSON but for version and clock, so that it is made only once.

    A changed copy has no ``body``.
    """

    body: str = field(default="", init=False, repr=False, compare=False)


def versioned(view: View) -> View:
    """Return ``view`` with its version: equal for views that show and offer the same."""
    shown = {name: getattr(view, name) for name in _slots(View)}
    body = text({name: value for name, value in shown.items() if name not in _PASSING})
    version = blake2b(body.encode(), digest_size=9).hexdigest()
    written = Written(**{**shown, "version": version})
    object.__setattr__(written, "body", body)
    return written


def view_text(view: View) -> str:
    """Return ``view`` as the JSON that clients get."""
    if not (isinstance(view, Written) and view.body):
        return text(view)
    return f'{{"version":"{view.version}","clock":{view.clock},{view.body[1:]}'


def plain_command(command: Any) -> Json:
    """Return ``{"kind": …, **fields}`` for a command, whose fields are plain already."""
    return {"kind": command.kind, **{n: getattr(command, n) for n in _slots(type(command))}}


def dump(message: Any) -> Json:
    """Return ``{"kind": …, **fields}`` for a command or an event without personal fields."""
    return {
        "kind": message.kind,
        **json.loads(text({n: getattr(message, n) for n in _slots(type(message))})),
    }


def load(data: Mapping[str, Any], kinds: tuple[type[Any], ...]) -> Any:
    """Return the message that ``data`` describes.

    Raises:
        Malformed: if it is none of ``kinds``, or does not fit its fields.
    """
    kind = _named(data.get("kind"), kinds)
    rest = {name: value for name, value in data.items() if name != "kind"}
    if unknown := set(rest) - set(_slots(kind)):
        raise Malformed(f"{kind.kind} has no field {sorted(unknown)[0]!r}")
    try:
        return _adapter(kind).validate_json(json.dumps(rest))
    except (ValidationError, RecursionError, ValueError) as error:
        raise Malformed(f"{kind.kind} does not fit its fields") from error


def _named(name: Any, kinds: tuple[type[Any], ...]) -> type[Any]:
    found = _by_kind(kinds).get(name) if isinstance(name, str) else None
    if found is None:
        raise Malformed(f"there is no message {name!r} here")
    return found


def dump_event(
    event: Any, new_id: Callable[[], str], lang: str = ""
) -> tuple[Any, str, list[Own[Any]]]:
    """Return ``event`` with ids given to its personal values, its JSON, and those values.

    The JSON holds the ids and nothing of the values. ``lang`` is what they were written in,
    where the event does not say so itself.
    """
    slots = _own_slots(type(event))
    named = {name: _named_own(getattr(event, name), new_id(), lang) for name in slots}
    kept = replace(event, **named) if named else event
    plain = {n: named[n].id if n in named else getattr(event, n) for n in _slots(type(event))}
    return kept, text(plain), list(named.values())


def _named_own(own: Own[Any], id: str, lang: str) -> Own[Any]:
    return replace(own, id=id, lang=own.lang or lang)


def personal_fields(kind: type[Any]) -> frozenset[str]:
    """Return the names of the fields of an event that hold personal values."""
    return frozenset(_own_slots(kind))


def load_event(kind: str, data: str, kinds: tuple[type[Any], ...], find: Find) -> Any:
    """Return the event in a row of the log; a personal value that is no more reads as Gone.

    Raises:
        Malformed: if the row is none of ``kinds``: the log is of another version.
    """
    cls = _named(kind, kinds)
    slots = _own_slots(cls)
    if not slots:
        return _adapter(cls).validate_json(data)
    plain, hints = json.loads(data), _hints(cls)
    values = {
        name: _found(value, slots[name], find)
        if name in slots
        else _plain_value(hints[name], value)
        for name, value in plain.items()
    }
    return cls(**values)


def _found(id: str, kind: Any, find: Find) -> Own[Any]:
    stored = find(id)
    if stored is None:
        return Own(GONE, 0, id=id)
    return Own(_adapter(kind).validate_json(stored.value), stored.of, stored.state, stored.lang, id)


def _plain_value(kind: Any, value: Any) -> Any:
    return _adapter(kind).validate_python(value)
