"""A pack: a folder of scenarios with ``pack.yaml``. Where packs are, and what is in them."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from engine.content.diagnostics import Code, Mistakes, SourceText
from engine.content.fields import Content, Id, Text
from engine.content.load import PACK, TRANSLATIONS
from engine.content.phrases import nearest

Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
Licence = Literal["CC-BY-SA-4.0", "CC-BY-4.0", "CC0-1.0"]

_ENGINE = Path(__file__).parents[1]
_GAME = re.compile(r"^(?:\ufeff)?game:\s*[\"']?([\w-]+)", re.MULTILINE)


class Author(Content):
    """Someone who made a pack."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    role: str = ""


class Pack(Content):
    """What a pack says of itself."""

    id: Annotated[str, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    """A UUID that never changes, whatever the pack is called."""
    slug: Id
    title: Text
    about: Text | None = None
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    game: str | None = None
    language: Language = "nl"
    """What the scenarios are written in."""
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("nl",)
    """What they can be played in, the source included."""
    license: Licence
    authors: Annotated[tuple[Author, ...], Field(min_length=1)]
    tested: Text | None = None
    """Whether residents have read it."""


def bundled(kind: str) -> Path:
    """Return the folder ``kind`` (``content``, ``assets``) that comes with the software."""
    installed = _ENGINE / "_bundled" / kind
    return installed if installed.is_dir() else _ENGINE.parent / kind


def scenarios(game: str, beside: Path | None = None) -> Mapping[str, Path]:
    """Return the scenarios of ``game`` by name: those in the folder ``beside``, then bundled.

    A scenario's name is that of its file, without ``.yaml``.
    """
    folders = [beside] if beside else []
    folders += sorted(one.parent for one in (bundled("content") / "packs").glob(f"*/{PACK}"))
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.yaml")):
            if path.parent.name != TRANSLATIONS and game_of(path) == game:
                found.setdefault(path.stem, path)
    return found


def game_of(path: Path) -> str | None:
    """Return the id of the game that the file at ``path`` is a scenario of, if it is one."""
    try:
        found = _GAME.search(path.read_text("utf-8", "replace"))
    except OSError:
        return None
    return found[1] if found and path.name != PACK else None


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
