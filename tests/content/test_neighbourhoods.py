"""The neighbourhoods that ship: their counts, their balance, their language, their translation."""

import re
from collections import Counter

import pytest

from engine.content.fields import Content
from engine.content.load import examine, gather, read
from engine.content.packs import Pack, bundled
from engine.core import DIMENSIONS
from engine.core.grid import cell_place
from games.tekentafel.checks import cheapest, checks
from games.tekentafel.content import Scenario
from tests.content.texts import BANNED, NEIGHBOURHOODS, sentences, texts

NAMES = ("wilgenwerf", "helmduin")
PACKS = bundled("content") / "packs"
SCENARIOS = {name: read(PACKS / name / f"{name}.yaml", Scenario) for name in NAMES}
every_neighbourhood = pytest.mark.parametrize("name", NAMES)

REAL = (*NEIGHBOURHOODS, "Leiden", "Den Haag")


@every_neighbourhood
def test_there_are_twenty_four_measures_and_agreements_and_six_residents(name: str) -> None:
    scenario = SCENARIOS[name]
    assert len(scenario.measures) >= 24
    assert sum(one.kind == "agreement" for one in scenario.measures) >= 8
    assert len(scenario.personas) == 6


@every_neighbourhood
def test_static_analysis_has_nothing_to_say(name: str) -> None:
    assert list(checks(SCENARIOS[name])) == []


@every_neighbourhood
def test_residents_are_from_young_to_old_and_all_give_something(name: str) -> None:
    ages = [persona.age for persona in SCENARIOS[name].personas]
    assert min(ages) < 22
    assert max(ages) > 70
    assert all(persona.gives.source for persona in SCENARIOS[name].personas)


@every_neighbourhood
def test_what_a_resident_needs_can_be_had_for_seven_coins_and_in_more_ways_than_one(
    name: str,
) -> None:
    scenario = SCENARIOS[name]
    for persona in scenario.personas:
        coins = cheapest(scenario.measures, frozenset(persona.needs))
        assert coins is not None
        assert coins <= 7
        for need in persona.needs:
            assert sum(need in one.needs for one in scenario.measures) >= 2, (persona.id, need)


@every_neighbourhood
def test_every_need_is_somebodys_and_every_dimension_has_two(name: str) -> None:
    scenario = SCENARIOS[name]
    assert {need.id for need in scenario.needs} == {n for p in scenario.personas for n in p.needs}
    assert set(Counter(need.dimension for need in scenario.needs).values()) == {2}
    assert {need.dimension for need in scenario.needs} == set(DIMENSIONS)


@every_neighbourhood
def test_more_parties_than_residents_can_decide(name: str) -> None:
    assert sum(not one.resident for one in SCENARIOS[name].parties) >= 5


@every_neighbourhood
def test_the_map_is_filled_from_edge_to_edge_and_every_place_stands_on_something(
    name: str,
) -> None:
    scenario = SCENARIOS[name]
    land = scenario.map
    spots = [spot for shape in land.shapes for spot in shape.spots]
    assert min(x for x, _ in spots) == 0
    assert max(x for x, _ in spots) == land.columns
    assert {"building", "green", "water", "road", "path", "tree"} <= {s.kind for s in land.shapes}
    for place in scenario.places:
        column, row = cell_place(place.cell, land.columns, land.rows) or (-1, -1)
        near = [1 for x, y in spots if -1 <= x - column <= 2 and -1 <= y - row <= 2]
        assert near, place.id


@every_neighbourhood
def test_a_place_has_the_picture_that_stands_there_on_the_map(name: str) -> None:
    drawn = {shape.icon for shape in SCENARIOS[name].map.shapes if shape.icon}
    shared = [place for place in SCENARIOS[name].places if place.icon in drawn]
    assert len(shared) >= len(SCENARIOS[name].places) - 2


@every_neighbourhood
def test_a_sentence_has_fifteen_words_at_most_and_a_title_five(name: str) -> None:
    found = dict(texts(SCENARIOS[name]))
    long = [s for t in found.values() for s in sentences(t.source) if len(s.split()) > 15]
    assert long == []
    titles = [m.title.source for m in SCENARIOS[name].measures]
    assert [title for title in titles if len(title.split()) > 5] == []


@every_neighbourhood
def test_nothing_banned_and_no_real_neighbourhood_is_named(name: str) -> None:
    said = " ".join(text.source for _, text in texts(SCENARIOS[name]))
    assert [word for word in BANNED if re.search(rf"\b{word}", said, re.I)] == []
    assert [one for one in REAL if one in said] == []


@every_neighbourhood
@pytest.mark.parametrize("file", ["pack", "scenario"])
def test_files_and_translation_agree_and_nothing_is_untranslated(name: str, file: str) -> None:
    model: type[Content] = Pack if file == "pack" else Scenario
    path = PACKS / name / ("pack.yaml" if file == "pack" else f"{name}.yaml")
    examined = examine(gather(path), path.name, model)
    assert examined.diagnostics == ()
    assert all(set(text.others) == {"en"} for _, text in texts(examined.content))


@every_neighbourhood
def test_the_pack_says_that_residents_have_not_tested_it_yet(name: str) -> None:
    tested = SCENARIOS[name].tested
    assert tested is not None
    assert tested.source == "nog niet getest met bewoners"
