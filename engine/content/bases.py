"""A pack that builds on another: which pack that is, and whether it fits.

Such a pack holds no scenario. Its folder itself is one: the scenario of its base, in its own
words. So a folder can stand wherever the path of a scenario can.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from engine.content.diagnostics import Code, Diagnostic, Mistakes
from engine.content.fields import Content, Id, PackId, Version
from engine.content.shelves import PACK, pack_folders
from engine.content.structure import structure_mistakes
from engine.content.yaml_light import BYTES, Document, load

BASE: Final = "base"
"""The folder, among the sources of such a pack, of what it builds on."""
BUILDS_ON: Final = "builds_on"

_BUILDS: Final = re.compile(rb"^(?:\xef\xbb\xbf)?builds_on:", re.MULTILINE)
_GAME: Final = re.compile(rb"^(?:\xef\xbb\xbf)?game:\s*[\"']?([\w-]+)", re.MULTILINE)

PARTS: Final = 400
"""Parts of its base that a pack may leave out."""

Dropped = Annotated[str, Field(pattern=r"^([a-z_]+\.)?[a-z][a-z0-9-]{1,39}$")]
"""The id of a part of the base; with the name of its list if two lists have that id."""


class BuildsOn(Content):
    """The pack that another one changes words in."""

    id: PackId
    slug: Id
    """What it is called, for who does not have it."""
    version: Version
    """It is this one or a newer one with the same first number."""
    scenario: Id | None = None
    """Which of its scenarios, if it has several."""


class Building(BaseModel):
    """What a pack that builds on another says of that; the rest is read elsewhere."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: PackId
    slug: Id
    game: str | None = None
    builds_on: BuildsOn
    without: Annotated[tuple[Dropped, ...], Field(max_length=PARTS)] = ()


class _Known(BaseModel):
    """What must be known of a pack before another may build on it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: PackId
    version: Version
    builds_on: BuildsOn | None = None


def builds(folder: Path) -> bool:
    """Return whether ``folder`` holds a pack that builds on another."""
    return bool(_BUILDS.search(_read(folder / PACK)))


def game_of(path: Path) -> str | None:
    """Return the id of the game that the file at ``path`` is a scenario of, if it is one.

    The folder of a pack that builds on another is a scenario too.
    """
    if path.is_dir():
        return game_in(_read(path / PACK)) if builds(path) else None
    return game_in(_read(path)) if path.name != PACK else None


def game_in(source: bytes) -> str | None:
    """Return the id of the game that a file with these bytes is a scenario of, if it is one."""
    found = _GAME.search(source)
    return found[1].decode("ascii", "replace") if found else None


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(BYTES)
    except OSError:
        return b""


def building(document: Document) -> Building:
    """Return what the ``pack.yaml`` in ``document`` builds on.

    Raises:
        Mistakes: if it does not say so rightly.
    """
    try:
        return Building.model_validate(document.value)
    except ValidationError as error:
        raise Mistakes(structure_mistakes(error, document, Building)) from None


def foundation(folder: Path) -> Path:
    """Return the scenario that the pack in ``folder`` builds on.

    Its base is looked for beside it, then among the packs that are here.

    Raises:
        Mistakes: if the base is not here, does not fit, or does not have it.
    """
    document = load((folder / PACK).read_bytes(), PACK)
    own = building(document)
    places = [*_beside(folder), *pack_folders()]
    known = [(one, what) for one in places if (what := _known(one, own.builds_on.id))]
    if found := next(_unfit(own, document, [what for _, what in known]), None):
        raise Mistakes([found])
    place = next(one for one, what in known if _fits(own, what))
    return _scenario(own, document, place)


def _beside(folder: Path) -> list[Path]:
    here = folder.resolve()
    return [one.parent for one in sorted(here.parent.glob(f"*/{PACK}")) if one.parent != here]


def _known(folder: Path, id: str) -> _Known | None:
    """Return what the pack in ``folder`` says of itself, if it is the one with ``id``."""
    raw = _read(folder / PACK)
    if id.encode() not in raw:  # to read all packs for each pack takes long where there are many
        return None
    try:
        found = _Known.model_validate(load(raw, PACK).value)
    except (Mistakes, ValidationError):
        return None
    return found if found.id == id else None


def numbers(version: str) -> tuple[int, ...]:
    """Return the three numbers of ``version``."""
    return tuple(map(int, version.split(".")))


def suits(version: str, wanted: str) -> bool:
    """Return whether a base of ``version`` will do for who wants ``wanted``."""
    there, least = numbers(version), numbers(wanted)
    return there >= least and there[0] == least[0]


def _fits(own: Building, what: _Known) -> bool:
    return suits(what.version, own.builds_on.version)


def _unfit(own: Building, document: Document, known: Sequence[_Known]) -> Iterator[Diagnostic]:
    """Yield why ``own`` cannot build on the first of those that are ``known`` by its id."""
    wanted, at = own.builds_on, document.at_value((BUILDS_ON, "version"))
    mistake, name = document.source.mistake, {"name": wanted.slug}
    here = document.at_value((BUILDS_ON, "id"))
    if wanted.id == own.id or any(_to(one) == own.id for one in known):
        yield mistake(Code.CIRCLE, here, **name)
    elif not known:
        yield mistake(Code.NO_BASE, here, **name, version=wanted.version)
    elif any(one.builds_on for one in known):
        yield mistake(Code.CHAIN, here, **name, other=str(next(filter(None, map(_slug, known)))))
    elif not any(_fits(own, one) for one in known):
        facts = {**name, "there": known[0].version, "wanted": wanted.version}
        other = numbers(known[0].version)[0] != numbers(wanted.version)[0]
        yield mistake(Code.OTHER_BASE if other else Code.OLD_BASE, at, **facts)


def _to(one: _Known) -> str:
    return one.builds_on.id if one.builds_on else ""


def _slug(one: _Known) -> str:
    return one.builds_on.slug if one.builds_on else ""


def _scenario(own: Building, document: Document, base: Path) -> Path:
    """Return the one scenario in ``base`` that is meant."""
    there = {one.stem: one for one in sorted(base.glob("*.yaml")) if game_of(one)}
    meant = {name: one for name, one in there.items() if own.game in (None, game_of(one))}
    named = own.builds_on.scenario
    found = meant.get(named or own.builds_on.slug)
    if not found and not named and len(meant) == 1:
        found = next(iter(meant.values()))
    if found:
        return found
    at = document.at_value((BUILDS_ON, "scenario" if named else "slug"))
    facts = {"name": own.builds_on.slug, "allowed": ", ".join(meant or there) or "–"}
    raise Mistakes([document.source.mistake(Code.NO_BASE_SCENARIO, at, **facts)])


def standing_on(id: str, but: Path | None = None) -> list[tuple[str, str]]:
    """Return the packs that build on the one with ``id``: their slug, and what they want of it."""
    found = []
    for folder in (one for one in pack_folders() if one != but and builds(one)):
        try:
            own = building(load((folder / PACK).read_bytes(), PACK))
        except (OSError, Mistakes):
            continue
        if own.builds_on.id == id:
            found.append((own.slug, own.builds_on.version))
    return found
