"""A pack: a folder of scenarios with ``pack.yaml``. Where packs are, and what is in them."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field

from engine.content.bases import PARTS, BuildsOn, Dropped
from engine.content.bases import builds as builds
from engine.content.bases import game_in as game_in
from engine.content.bases import game_of as game_of
from engine.content.diagnostics import Code, Mistakes, SourceText
from engine.content.fields import Content, Id, PackId, Text, Version
from engine.content.phrases import nearest
from engine.content.shelves import OWN_PACKS as OWN_PACKS
from engine.content.shelves import PACK, TRANSLATIONS
from engine.content.shelves import bundled as bundled
from engine.content.shelves import own_packs as own_packs
from engine.content.shelves import pack_folders as pack_folders

Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
Licence = Literal["CC-BY-SA-4.0", "CC-BY-4.0", "CC0-1.0"]

FORMAT: Final = 1
"""The newest form of a pack that this software reads."""

_STEPS = re.compile(rb"^(?:\xef\xbb\xbf)?steps:", re.MULTILINE)
_SLUG = re.compile(r"^(?:\ufeff)?slug:\s*[\"']?([\w-]+)", re.MULTILINE)


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
    builds_on: BuildsOn | None = None
    """The pack whose scenario this one plays in words of its own."""
    without: Annotated[tuple[Dropped, ...], Field(max_length=PARTS)] = ()
    """The ids of what that scenario has and this one leaves out."""
    tested: Text | None = None
    """Whether residents have read it."""


def found_pack(path: Path) -> Path:
    """Return ``path``, or the pack of that name if there is no such path."""
    if path.exists():
        return path
    return next((one for one in pack_folders() if one.name == str(path)), path)


def scenarios(game: str, beside: Path | None = None) -> Mapping[str, Path]:
    """Return the scenarios of ``game`` by name.

    First those in the folder ``beside``, then bundled, then in packs that were installed. A
    scenario's name is that of its file, without ``.yaml``. A pack that builds on another is
    one itself: its folder, by its slug.
    """
    folders = [*([beside] if beside else []), *pack_folders()]
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.yaml")):
            own = path.parent if path.name == PACK else path
            if path.parent.name != TRANSLATIONS and game_of(own) == game:
                found.setdefault(name_of(own), own)
    return found


def name_of(scenario: Path) -> str:
    """Return what a plan calls the ``scenario``, a file or a pack that builds on another."""
    if not scenario.is_dir():
        return scenario.stem
    found = _SLUG.search((scenario / PACK).read_text("utf-8", "replace"))
    return found[1] if found else scenario.name


def scenarios_in(folder: Path) -> list[Path]:
    """Return the scenarios of the pack in ``folder``: its files, or itself if it builds on one."""
    own = [folder] if builds(folder) else []
    return own + [one for one in sorted(folder.glob("*.yaml")) if game_of(one)]


def playable(path: Path) -> Path:
    """Return what is played at ``path``: of a pack with one scenario, that scenario."""
    found = found_pack(path)
    inside = scenarios_in(found) if found.is_dir() else []
    return inside[0] if len(inside) == 1 else found


def plans() -> Mapping[str, Path]:
    """Return the plans by name: those that come with the software, then those in packs."""
    folders = [bundled("content") / "plans", *pack_folders()]
    found: dict[str, Path] = {}
    for path in (one for folder in folders for one in sorted(folder.glob("*.yaml"))):
        if is_plan(path.read_bytes()):
            found.setdefault(path.stem, path)
    return found


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
