"""A pack: a folder of scenarios with ``pack.yaml``. Where packs are, and what is in them."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, Literal

from platformdirs import user_data_path
from pydantic import Field

from engine.content.diagnostics import Code, Mistakes, SourceText
from engine.content.fields import Content, Id, Text
from engine.content.load import PACK, TRANSLATIONS
from engine.content.phrases import nearest

Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
PackId = Annotated[str, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Version = Annotated[str, Field(pattern=r"^\d{1,6}\.\d{1,6}\.\d{1,6}$")]
Licence = Literal["CC-BY-SA-4.0", "CC-BY-4.0", "CC0-1.0"]

FORMAT: Final = 1
"""The newest form of a pack that this software reads."""

OWN_PACKS: Final = "SPEELTAFEL_PACKS"
"""The environment variable that names another folder for the packs that were installed."""

_ENGINE = Path(__file__).parents[1]
_STEPS = re.compile(rb"^(?:\xef\xbb\xbf)?steps:", re.MULTILINE)
_GAME = re.compile(rb"^(?:\xef\xbb\xbf)?game:\s*[\"']?([\w-]+)", re.MULTILINE)


class Author(Content):
    """Someone who made a pack."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    role: str = ""


class Attribution(Content):
    """Whose one file in a pack is, if its maker is another or it has another licence."""

    file: Annotated[str, Field(min_length=1, max_length=100)]
    creator: Annotated[str, Field(min_length=1, max_length=80)]
    license: Licence
    source: str = ""
    """Where it was found."""
    changes: str = ""
    """What was changed in it."""


class Origin(Content):
    """A pack that this one was made from."""

    id: PackId
    title: Annotated[str, Field(min_length=1, max_length=80)]
    version: Version
    license: Licence


class Pack(Content):
    """What a pack says of itself."""

    format: Annotated[int, Field(ge=1)] = 1
    """Which form its files have; a newer one than is known here cannot be read."""

    id: PackId
    """A UUID that never changes, whatever the pack is called."""
    slug: Id
    title: Text
    about: Text | None = None
    version: Version
    """Three numbers: the first goes up if something is gone, the second if something is new."""
    game: str | None = None
    language: Language = "nl"
    """What the scenarios are written in."""
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("nl",)
    """What they can be played in, the source included."""
    license: Licence
    authors: Annotated[tuple[Author, ...], Field(min_length=1)]
    attribution: tuple[Attribution, ...] = ()
    """The makers of what is in it besides texts."""
    based_on: tuple[Origin, ...] = ()
    """Where it comes from: what was copied stays whose it was."""
    tested: Text | None = None
    """Whether residents have read it."""


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


def found_pack(path: Path) -> Path:
    """Return ``path``, or the pack of that name if there is no such path."""
    if path.exists():
        return path
    return next((one for one in pack_folders() if one.name == str(path)), path)


def scenarios(game: str, beside: Path | None = None) -> Mapping[str, Path]:
    """Return the scenarios of ``game`` by name.

    First those in the folder ``beside``, then bundled, then in packs that were installed. A
    scenario's name is that of its file, without ``.yaml``.
    """
    folders = [*([beside] if beside else []), *pack_folders()]
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.yaml")):
            if path.parent.name != TRANSLATIONS and game_of(path) == game:
                found.setdefault(path.stem, path)
    return found


def plans() -> Mapping[str, Path]:
    """Return the plans by name: those that come with the software, then those in packs."""
    folders = [bundled("content") / "plans", *pack_folders()]
    found: dict[str, Path] = {}
    for path in (one for folder in folders for one in sorted(folder.glob("*.yaml"))):
        if is_plan(path.read_bytes()):
            found.setdefault(path.stem, path)
    return found


def game_of(path: Path) -> str | None:
    """Return the id of the game that the file at ``path`` is a scenario of, if it is one."""
    try:
        return game_in(path.read_bytes()) if path.name != PACK else None
    except OSError:
        return None


def game_in(source: bytes) -> str | None:
    """Return the id of the game that a file with these bytes is a scenario of, if it is one."""
    found = _GAME.search(source)
    return found[1].decode("ascii") if found else None


def is_plan(source: bytes) -> bool:
    """Return whether a file with these bytes is a plan."""
    return bool(_STEPS.search(source))


def scenario(name: str, game: str, beside: Path | None = None) -> Path:
    """Return the file of the scenario ``name`` of ``game``.

    Raises:
        Mistakes: if there is none, with the names that do exist.
    """
    known = scenarios(game, beside)
    if name in known:
        return known[name]
    near = (nearest(name, known) or ["…"])[0]
    facts = {"found": name, "allowed": ", ".join(known) or "–", "near": near}
    raise Mistakes([SourceText(name, "").mistake(Code.NO_SUCH_SCENARIO, (1, 1, 1), **facts)])
