"""A pack into the folder of packs: whole, or not at all, and never over somebody else's."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from engine.content.archive import Files, altered
from engine.content.bases import numbers, standing_on, suits
from engine.content.diagnostics import Code, Diagnostic, Mistakes, SourceText
from engine.content.load import PACK, parse
from engine.content.packs import (
    Pack,
    game_of,
    name_of,
    own_packs,
    pack_folders,
    scenarios,
    scenarios_in,
)

_NEW: Final = ".new"
_ASIDE: Final = ".aside"

Checked = Callable[[Path], Sequence[Diagnostic]]
"""What is wrong in the files of a folder."""


@dataclass(frozen=True)
class Installed:
    """A pack that is in its place now; ``before`` is the version that was there."""

    pack: Pack
    folder: Path
    before: str | None


def install(files: Files, called: str, checked: Checked) -> Installed:
    """Put the pack of ``files``, called ``called``, into the folder of packs.

    Raises:
        Mistakes: if it was altered, ``checked`` finds errors in it, or it does not fit beside
            the packs that are there; all is as it was then.
        OSError: if it cannot be written.
    """
    if changed := altered(files):
        facts = {"name": ", ".join(changed[:5])}
        raise _no(called, Code.PACK_ALTERED, **facts)
    shelf = own_packs()
    shelf.mkdir(parents=True, exist_ok=True)
    _restore(shelf)
    (shelf / _NEW).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=shelf / _NEW) as space:
        folder = Path(space) / "pack"
        write(files, folder)
        _refuse(checked(folder))
        pack = parse(files, PACK, Pack)
        _refuse(_in_the_way(pack, folder, shelf / pack.slug, called))
        before = pack_in(shelf / pack.slug)
        _swap(folder, shelf / pack.slug, shelf / _ASIDE)
    return Installed(pack, shelf / pack.slug, before.version if before else None)


def write(files: Files, folder: Path) -> None:
    """Write ``files`` into the new ``folder``; their names were found to be safe before."""
    for name, raw in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)


def renamed(found: Sequence[Diagnostic], folder: Path, called: str) -> list[Diagnostic]:
    """Return what was ``found`` in ``folder``, with the name that people know the pack by."""
    root = folder.resolve()
    return [
        replace(one, file=f"{called}/{Path(one.file).resolve().relative_to(root).as_posix()}")
        for one in found
    ]


def pack_in(folder: Path) -> Pack | None:
    """Return what the pack in ``folder`` says of itself, if there is one that can be read."""
    try:
        return parse({PACK: (folder / PACK).read_bytes()}, PACK, Pack)
    except (OSError, Mistakes):
        return None


def _refuse(found: Sequence[Diagnostic] | Iterator[Diagnostic]) -> None:
    if errors := [one for one in found if one.severity == "error"]:
        raise Mistakes(errors)


def _in_the_way(pack: Pack, folder: Path, place: Path, called: str) -> Iterator[Diagnostic]:
    """Yield why ``pack`` cannot come to ``place``."""
    mistake = SourceText(called, "").mistake
    other = pack_in(place)
    bundled = [one for one in pack_folders() if one.name == place.name and one != place]
    if bundled or (other and other.id != pack.id):
        yield mistake(Code.PACK_NAME_TAKEN, (1, 1, 1), name=pack.slug)
        return
    if other and numbers(other.version) > numbers(pack.version):
        facts = {"found": pack.version, "there": other.version, "folder": str(place)}
        yield mistake(Code.NEWER_THERE, (1, 1, 1), **facts)
    for path in scenarios_in(folder):
        name, game = name_of(path), game_of(path)
        there = scenarios(game).get(name) if game else None
        if there and place not in (there, there.parent):
            facts = {"name": name, "there": (there if there.is_dir() else there.parent).name}
            yield mistake(Code.SCENARIO_TAKEN, (1, 1, 1), **facts)
    for slug, wanted in standing_on(pack.id, place):
        if other and suits(other.version, wanted) and not suits(pack.version, wanted):
            yield _carries(pack, slug, called)


def _carries(pack: Pack, slug: str, called: str) -> Diagnostic:
    facts = {"name": pack.slug, "other": slug}
    return SourceText(called, "").mistake(Code.BASE_OF_OTHERS, (1, 1, 1), **facts)


def remove(slug: str) -> Pack:
    """Take the pack ``slug`` out of the folder of packs, and return what it was.

    Raises:
        Mistakes: if it is not there, or another one builds on it.
        OSError: if it cannot be removed.
    """
    place = own_packs() / slug
    pack = pack_in(place)
    if pack is None or place.name != slug:
        raise _no(slug, Code.NO_PACK)
    if carried := [_carries(pack, other, slug) for other, _ in standing_on(pack.id, place)]:
        raise Mistakes(carried)
    (own_packs() / _NEW).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=own_packs() / _NEW) as space:
        place.rename(Path(space) / "pack")  # at once, however long it takes to wipe it
    return pack


def _swap(new: Path, place: Path, aside: Path) -> None:
    """Move ``new`` to ``place``; what was there is moved aside first, and back if that fails."""
    old = aside / place.name
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        aside.mkdir(exist_ok=True)
        place.rename(old)
    try:
        new.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _restore(shelf: Path) -> None:
    """Put back what lay aside when the power went out halfway."""
    for old in (shelf / _ASIDE).glob("*"):
        if not (shelf / old.name).exists():
            old.rename(shelf / old.name)


def _no(called: str, code: Code, **facts: object) -> Mistakes:
    return Mistakes([SourceText(called, "").mistake(code, (1, 1, 1), **facts)])
