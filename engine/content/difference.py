"""What changed between two versions of a pack, text by text, and what number fits the new one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from engine.content.archive import MANIFEST, Files
from engine.content.bases import BASE
from engine.content.building import WITHOUT
from engine.content.diagnostics import Mistakes
from engine.content.shelves import PACK, TRANSLATIONS
from engine.content.translations import named
from engine.content.yaml_light import load

_BUILDS = re.compile(rb"^(?:\xef\xbb\xbf)?builds_on:", re.MULTILINE)
Step = Literal["none", "patch", "minor", "major"]


@dataclass(frozen=True)
class Difference:
    """Files, and inside a file the places, that are new, gone or changed."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def step(self) -> Step:
        """Which number of the version goes up: the first if something is gone."""
        if self.removed:
            return "major"
        if self.added:
            return "minor"
        return "patch" if self.changed else "none"

    def json(self) -> dict[str, Any]:
        """Return it as plain data."""
        lists = {name: list(getattr(self, name)) for name in ("added", "removed", "changed")}
        return {**lists, "step": self.step}


def difference(old: Files, new: Files) -> Difference:
    """Return what changed from the pack ``old`` to the pack ``new``, but for their version."""
    before, after = _places(old), _places(new)
    left_out, back = _left_out(new) - _left_out(old), _left_out(old) - _left_out(new)
    added = [one for one in after if one not in before]
    removed = [one for one in before if one not in after]
    changed = [one for one in after if one in before and after[one] != before[one]]
    # Words over those of a base: with or without them the text is there.
    words = {one for one in [*added, *removed] if _over_base(one, new)}
    return Difference(
        (*(one for one in added if one not in words), *sorted(back)),
        (*(one for one in removed if one not in words), *sorted(left_out)),
        (*changed, *sorted(words)),
    )


def _over_base(place: str, files: Files) -> bool:
    return place.startswith(f"{TRANSLATIONS}/") and bool(_BUILDS.search(files[PACK]))


def _left_out(files: Files) -> set[str]:
    """Return what a pack that builds on another leaves out of it."""
    try:
        names = load(files[PACK], PACK).value.get(WITHOUT)
    except Mistakes:
        return set()
    return {f"{BASE}/ {one}" for one in names} if isinstance(names, list) else set()


def next_version(version: str, step: Step) -> str:
    """Return the version that comes ``step`` after ``version``."""
    major, minor, patch = map(int, version.split("."))
    match step:
        case "major":
            return f"{major + 1}.0.0"
        case "minor":
            return f"{major}.{minor + 1}.0"
        case "patch":
            return f"{major}.{minor}.{patch + 1}"
        case "none":
            return version


def _places(files: Files) -> Mapping[str, object]:
    """Return all that is said in ``files``, by file and id path; other files as a whole."""
    found: dict[str, object] = {}
    for name in sorted(one for one in files if one != MANIFEST):
        found |= _inside(name, files[name])
    found.pop(f"{PACK} version", None)
    return {one: said for one, said in found.items() if not one.startswith(f"{PACK} {WITHOUT}.")}


def _inside(name: str, raw: bytes) -> Mapping[str, object]:
    if not name.endswith(".yaml"):
        return {name: raw}
    try:
        return dict(_flat(load(raw, name).value, f"{name} "))
    except Mistakes:
        return {name: raw}


def _flat(value: Any, key: str) -> Iterator[tuple[str, object]]:
    """Yield every single value under ``value``, by its id path."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _flat(inner, f"{key}{name}.")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _flat(inner, f"{key}{named(index, inner)}.")
    else:
        yield key.removesuffix("."), value
