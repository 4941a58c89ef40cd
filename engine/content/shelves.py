"""Where packs are: those that come with the software, and those that were installed."""

import os
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

PACK: Final = "pack.yaml"
TRANSLATIONS: Final = "i18n"

OWN_PACKS: Final = "SPEELTAFEL_PACKS"
"""The environment variable that names another folder for the packs that were installed."""

_ENGINE = Path(__file__).parents[1]


def bundled(kind: str) -> Path:
    """Return the folder ``kind`` (``content``, ``assets``) that comes with the software."""
    installed = _ENGINE / "_bundled" / kind
    return installed if installed.is_dir() else _ENGINE.parent / kind


def own_packs() -> Path:
    """Return the folder of the packs that were installed here; it need not be there yet."""
    named = os.environ.get(OWN_PACKS)
    return Path(named) if named else user_data_path("speeltafel", appauthor=False) / "packs"


def pack_folders() -> list[Path]:
    """Return the folder of every pack: those that come with the software, then installed ones."""
    shelves = (bundled("content") / "packs", own_packs())
    return [one.parent for shelf in shelves for one in sorted(shelf.glob(f"*/{PACK}"))]


def installed_packs() -> list[str]:
    """Return the name of every pack that was installed here."""
    return [one.parent.name for one in sorted(own_packs().glob(f"*/{PACK}"))]
