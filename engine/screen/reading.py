"""A view from its JSON. What this version does not know is left out, never an error."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from engine.core import views
from engine.core.views import Control, View, Widget


class Unreadable(ValueError):
    """What the server sent is no view."""


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _read(kind: Any, data: Any) -> Any:
    """Return ``data`` as a ``kind``, or None if it does not fit."""
    try:
        return _adapter(kind).validate_python(data)
    except (ValidationError, RecursionError):
        return None


@cache
def _widget_kinds() -> Mapping[str, type[Widget]]:
    return {kind.__name__: kind for kind in Widget.__subclasses__()}


def _widgets(data: Any) -> Iterable[Widget]:
    seen: set[str] = set()
    for one in data if isinstance(data, list) else ():
        kind = _widget_kinds().get(str(one.get("type"))) if isinstance(one, dict) else None
        widget = _read(kind, one) if kind else None
        if widget is not None and widget.id not in seen:
            seen.add(widget.id)
            yield widget


def _controls(data: Any) -> Iterable[Control]:
    for one in data if isinstance(data, list) else ():
        control = _read(Control, one)
        if control is not None:
            yield control


def read_view(data: Any) -> View:
    """Return the view in ``data``, with the widgets and controls this screen can show.

    Raises:
        Unreadable: if it is no view at all.
    """
    if not isinstance(data, dict):
        raise Unreadable("a view is an object")
    shown = {name: data[name] for name in _PLAIN if data.get(name) is not None}
    view = _read(views.View, {**shown, "widgets": (), "controls": ()})
    if view is None:
        raise Unreadable("the view does not fit")
    return views.View(
        **{name: getattr(view, name) for name in shown},
        widgets=tuple(_widgets(data.get("widgets"))),
        controls=tuple(_controls(data.get("controls"))),
    )


_PLAIN = ("title", "until", "version", "clock", "lang", "dir", "page", "state")
