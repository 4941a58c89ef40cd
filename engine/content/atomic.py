"""A file that is written whole or not at all."""

import os
import stat
import tempfile
from pathlib import Path

_PREFIX = ".speeltafel-"


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of the file at ``path``; who may read it stays as it was.

    Raises:
        OSError: if that fails; the file is then as it was.
    """
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=_PREFIX) as folder:
        part = Path(folder) / "part"
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.is_file():
            part.chmod(stat.S_IMODE(path.stat().st_mode))
        part.replace(path)
