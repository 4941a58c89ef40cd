"""Which files may be edited: one, or those of a folder; never anything outside it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from engine.content.archive import DEEPEST, FILES, packed, read_folder
from facilitator_web.answers import Refused

_MOST: Final = 200
_ELSEWHERE: Final = frozenset("\\:")
"""Signs that on Windows part folders, and begin with another disk."""


class Shelf:
    """The files at ``path``: that file alone, or every YAML file in that folder."""

    def __init__(self, path: Path) -> None:
        self._one = path.resolve() if path.is_file() else None
        self.folder = (path.parent if self._one else path).resolve()
        self._beside: set[str] = set()

    def names(self) -> tuple[str, ...]:
        """Return the names of the files, from the folder, in order."""
        if self._one:
            return (self._one.name, *sorted(self._beside))
        return tuple(sorted(self._found(), key=lambda name: (name.count("/"), name)))

    def _found(self) -> Iterator[str]:
        seen = 0
        for place, folders, names in os.walk(self.folder):
            inside = Path(place).relative_to(self.folder)
            deep = len(inside.parts) + 1 >= DEEPEST
            folders[:] = [] if deep else sorted(one for one in folders if one[0] != ".")
            found = ((inside / name).as_posix() for name in sorted(names))
            yield from (name for name in found if self._is_own(name))
            seen += len(names)
            if seen > FILES:
                return

    def _is_own(self, name: str) -> bool:
        """Return whether ``name`` is a file of this folder, and no way out of it."""
        parts = name.split("/")
        if not name.endswith(".yaml") or len(parts) > DEEPEST or len(name) > _MOST:
            return False
        if any(not part or part[0] == "." or _ELSEWHERE & set(part) for part in parts):
            return False
        try:
            path = self.folder / name
            return path.is_file() and path.resolve() == path
        except (OSError, ValueError):  # a name that no file can have
            return False

    def path(self, name: str) -> Path:
        """Return where the file ``name`` is.

        Raises:
            Refused: 404 if it is none of these files.
        """
        known = self._one is None or name in (self._one.name, *self._beside)
        if not known or not self._is_own(name):
            raise Refused(404, "not_found")
        return self.folder / name

    def is_gone(self, name: str) -> bool:
        """Return whether nothing is left of the file ``name``, which was one of these."""
        path = self.folder / name
        return path.resolve() == path and not path.exists()

    def beside(self, name: str) -> str:
        """Return a name that is free, for another version of the file ``name``."""
        stem, number = name.removesuffix(".yaml"), 2
        while (self.folder / f"{stem}-{number}.yaml").exists():
            number += 1
        found = f"{stem}-{number}.yaml"
        self._beside.add(found)
        return found

    def zipped(self) -> bytes:
        """Return all that is saved here, as a zip.

        Raises:
            Mistakes: if something in the folder cannot be in a pack.
        """
        if self._one:
            return packed({name: (self.folder / name).read_bytes() for name in self.names()})
        return packed(read_folder(self.folder))
