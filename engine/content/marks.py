"""From where a model says a mistake is, to where it stands in the file."""

from collections.abc import Mapping, Sequence
from typing import Any

from yaml.events import MappingStartEvent

from engine.content.yaml_light import KeyPath, Place


def locate(loc: Sequence[str | int], places: Mapping[KeyPath, Place], absent: bool) -> KeyPath:
    """Return the path in the file that ``loc`` means.

    ``loc`` also holds names that stand nowhere in the file: tags of unions, names of types.
    The path is the longest that can be picked from it in order, ending in its last name if
    that exists. If ``absent``, the last name is a field that should have been there: the
    path is that of the group it belongs to.
    """
    steps = loc[:-1] if absent else loc
    shorter: set[KeyPath] = {()}
    ending: set[KeyPath] = set()
    for step in steps:
        ending = {(*path, step) for path in shorter if (*path, step) in places}
        shorter = shorter | ending
    candidates = [p for p in shorter if _is_group(places[p])] if absent else (ending or shorter)
    return max(candidates or [()], key=len)


def _is_group(place: Place) -> bool:
    return isinstance(place.value, MappingStartEvent)


def branch(loc: Sequence[str | int], path: KeyPath) -> tuple[KeyPath, Any]:
    """Return where ``loc`` first names something that is not in the file, and that name."""
    for index, (said, real) in enumerate(zip(loc, (*path, None), strict=False)):
        if said != real:
            return path[:index], said
    return path, None
