"""Which files may be edited: one, or those of a folder; never anything outside it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from engine.content.archive import DEEPEST, FILES, packed, read_folder
from facilitator_web.answers import Refused

_MOST: Final = 200


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
        for number, path in enumerate(self.folder.rglob("*.yaml")):
            name = path.relative_to(self.folder)
            hidden = any(part.startswith(".") for part in name.parts)
            if number < FILES and not hidden and len(name.parts) <= DEEPEST and self._own(path):
                yield name.as_posix()

    def _own(self, path: Path) -> bool:
        """Return whether ``path`` is a file of this folder, and no way out of it."""
        try:
            return path.is_file() and path.resolve() == path
        except OSError:
            return False

    def path(self, name: str) -> Path:
        """Return where the file ``name`` is.

        Raises:
            Refused: 404 if it is none of these files.
        """
        if len(name) > _MOST or name not in self.names() or not self._own(self.folder / name):
            raise Refused(404, "not_found")
        return self.folder / name

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
