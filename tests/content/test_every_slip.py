"""Slips of the pen in everything that is shipped: each told once, by its number, where it is.

The quick cut makes some of each kind; ``make soak`` makes hundreds more and prints the share
that was found.
"""

from functools import cache
from itertools import islice, zip_longest
from pathlib import Path
from random import Random
from shutil import copytree

import pytest

from engine.workshop.looking import looked_at
from tests.content.shipped import Site, shipped
from tests.content.slips import FAULTS, Fault, Slip, made
from tests.evenings import RULES

QUICK, LONG = 3, 9
Told = list[tuple[str, str, int, int]]


def some(fault: Fault, count: int, luck: Random) -> list[Slip]:
    """Return at most ``count`` slips of this kind, from as many sorts of file as there are."""
    found: dict[str, list[Slip]] = {}
    for kind, sites in by_kind().items():
        tried = luck.sample(sites, len(sites))
        fit = (slip for site in tried if (slip := made(fault, site, luck)))
        found[kind] = list(islice(fit, count))
    turns = zip_longest(*luck.sample(list(found.values()), len(found)))
    return [slip for turn in turns for slip in turn if slip][:count]


@cache
def by_kind() -> dict[str, list[Site]]:
    """Return all places in all files, by the sort of file they are in."""
    found: dict[str, list[Site]] = {}
    for file in shipped():
        found.setdefault(file.kind, []).extend(file.sites)
    return found


def slips(each: int, seed: int) -> list[Slip]:
    """Return at most ``each`` slips of every kind."""
    luck = Random(seed)
    return [slip for fault in FAULTS for slip in some(fault, each, luck)]


def told(slip: Slip, folder: Path) -> Told:
    """Return what is told of ``slip``: of the one file, or of all it belongs to."""
    home = folder / slip.file.home.name
    if not home.exists():
        copytree(slip.file.home, home)
    place = home / slip.file.name
    place.write_bytes(slip.raw)
    asked = home if slip.file.translation or slip.file.pack else place
    try:
        found = looked_at([asked], RULES).diagnostics
    finally:
        place.write_bytes(slip.file.text.encode())
    return [(str(one.code), Path(one.file).name, one.line, one.column) for one in found]


def missed(some: list[Slip], folder: Path) -> list[str]:
    """Return those that were not told exactly and once, with what was told instead."""
    wrong = []
    for slip in some:
        wanted = (slip.code, Path(slip.file.name).name, slip.line, slip.column)
        if (found := told(slip, folder)) != [wanted]:
            wrong.append(f"{slip.name} {slip.path}: {wanted}, told {found[:3]}")
    return wrong


def test_everything_that_is_shipped_is_good_as_it_is(tmp_path: Path) -> None:
    assert len(shipped()) > 35
    good = [Slip("none", one, (), one.text.encode(), "", 0, 0) for one in shipped()[::5]]
    assert [told(one, tmp_path) for one in good] == [[] for _ in good]


def test_a_slip_in_anything_shipped_is_told_once_and_exactly(tmp_path: Path) -> None:
    made = slips(QUICK, 1)
    assert len(made) >= 120
    assert {slip.name for slip in made} == {fault.__name__ for fault in FAULTS}
    assert missed(made, tmp_path) == []


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2, 7))
def test_hundreds_of_slips_are_told_once_and_exactly(seed: int, tmp_path: Path) -> None:
    made = slips(LONG, seed)
    assert len(made) >= 300
    wrong = missed(made, tmp_path)
    print(f"seed {seed}: {len(made) - len(wrong)} of {len(made)} slips told exactly")
    assert wrong == []
