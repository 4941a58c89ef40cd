"""Which items of a file an id may mean, and who means one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from engine.content.yaml_light import KeyPath

if TYPE_CHECKING:
    from engine.content.forms.form import Form


def candidates(whole: Any, path: KeyPath, lists: Sequence[str]) -> dict[str, KeyPath]:
    """Return the ids that a field at ``path`` may mean, with where each stands.

    For every name of ``lists`` the nearest list counts: beside the field, then further out.
    """
    found: dict[str, KeyPath] = {}
    for name in lists:
        for id, place in _nearest(whole, path, name):
            found.setdefault(id, place)
    return found


def _nearest(whole: Any, path: KeyPath, name: str) -> list[tuple[str, KeyPath]]:
    groups = list(_around(whole, path))
    for place, group in reversed(groups):
        items = group.get(name) if isinstance(group, Mapping) else None
        if isinstance(items, list) and any(isinstance(one, Mapping) for one in items):
            return list(_ids(items, (*place, name)))
    return []


def _around(whole: Any, path: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    """Yield the groups around ``path``, from the whole file inwards."""
    yield (), whole
    for number, step in enumerate(path):
        try:
            whole = whole[step]
        except (LookupError, TypeError):
            return
        yield path[: number + 1], whole


def _ids(items: list[Any], path: KeyPath) -> Iterator[tuple[str, KeyPath]]:
    for number, item in enumerate(items):
        id = item.get("id") if isinstance(item, Mapping) else None
        if isinstance(id, str):
            yield id, (*path, number)


def referring(form: "Form", item: KeyPath) -> tuple[tuple[KeyPath, ...], tuple[KeyPath, ...]]:
    """Return the fields whose text, and those whose own name, means the item at ``item``."""
    id = form.value((*item, "id"))
    texts = [path for path in form.document.places if path and _means(form, path, item, id)]
    names = [path for path in form.document.places if path and _is_called(form, path, item, id)]
    return tuple(texts), tuple(names)


def _means(form: "Form", path: KeyPath, item: KeyPath, id: Any) -> bool:
    return form.value(path) == id and _leads(form, path, item, id)


def _leads(form: "Form", path: KeyPath, item: KeyPath, id: Any) -> bool:
    try:
        kind = form.kind_at(path)
    except LookupError:
        return False
    return candidates(form.document.value, path, kind.lists).get(id) == item


def _is_called(form: "Form", path: KeyPath, item: KeyPath, id: Any) -> bool:
    if path[-1] != id:
        return False
    try:
        kind = form.kind_at(path[:-1])
    except LookupError:
        return False
    lists = kind.names.lists if kind.names else ()
    return candidates(form.document.value, path, lists).get(id) == item
