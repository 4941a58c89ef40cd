"""What READING.md says of the packs is so."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from engine.content.packs import bundled
from engine.content.yaml_light import load
from engine.core import DIMENSIONS

CONTENT = bundled("content")
PAGE = (CONTENT / "READING.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| ([a-z-]+) \| (\d+) \| .* \| ([\d, ]+) \|$", re.MULTILINE)
ROWS = {name: (int(count), balance) for name, count, balance in _ROW.findall(PAGE)}
LISTS = ("cards", "conversations", "locks", "measures")


def scenarios() -> dict[str, Any]:
    """Return what people play, by the name of its file."""
    files = [path for path in CONTENT.glob("packs/*/*.yaml") if path.stem != "pack"]
    read = {path.stem: load(path.read_bytes(), path.name).value for path in files}
    return {name: one for name, one in read.items() if any(key in one for key in LISTS)}


def test_every_scenario_that_ships_has_a_row_and_every_row_a_scenario() -> None:
    assert set(ROWS) == set(scenarios())


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_row_counts_the_cards_and_the_dimensions_as_they_are(name: str) -> None:
    scenario = scenarios()[name]
    cards = [card for key in LISTS for card in scenario.get(key, [])]
    of: Counter[str] = Counter()
    for card in cards:
        of.update(card.get("dimensions") or [card["dimension"]])
    assert ROWS[name] == (len(cards), ", ".join(str(of[one]) for one in DIMENSIONS))


def test_as_long_as_a_pack_says_it_is_untested_the_page_says_so_too() -> None:
    packs: list[Path] = sorted(CONTENT.glob("packs/*/pack.yaml"))
    untested = [pack for pack in packs if "nog niet getest met bewoners" in pack.read_text("utf-8")]
    assert bool(untested) == ("**Nog geen bewoner.**" in PAGE)
