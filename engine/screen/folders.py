"""Where the shipped fonts, icons and words are: in the wheel, or in a checkout."""

from pathlib import Path

_ENGINE = Path(__file__).resolve().parent.parent


def _folder(name: str) -> Path:
    bundled = _ENGINE / "_bundled" / name
    return bundled if bundled.is_dir() else _ENGINE.parent / name


def assets_folder() -> Path:
    """Return the folder of fonts and icons."""
    return _folder("assets")


def words_folder() -> Path:
    """Return the folder of the software's own sentences."""
    return _folder("content") / "words"
