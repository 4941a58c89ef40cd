"""The lock that lets one process at a time write to a workshop."""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from engine.store import Unusable

if sys.platform == "win32":
    import msvcrt

    def _claim(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _claim(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class WriterLock:
    """The right to write to the workshop in ``path``, held from making it until ``close``.

    The system frees it when its process ends, however that comes about.

    Raises:
        Unusable: ``in_use`` if another writer holds it, ``folder_not_writable`` if there is
            no place for the lock.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor: int | None = _acquire(path)

    def close(self) -> None:
        """Give the right up. A second time does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def lock_path(path: Path) -> Path:
    """Return the file that is locked for the workshop in ``path``."""
    return path.with_name(f"{path.name}.lock")


def _acquire(path: Path) -> int:
    while True:
        descriptor = _open(path)
        try:
            _claim(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise Unusable("in_use", file=str(path)) from error
        if _is_named(descriptor, lock_path(path)):
            return descriptor
        # It was forgotten in between: this lock guards a name that is no more.
        os.close(descriptor)


def _open(path: Path) -> int:
    try:
        return os.open(lock_path(path), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Unusable("folder_not_writable", folder=str(path.parent)) from error


def _is_named(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
