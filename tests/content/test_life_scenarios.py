"""Every Game of Life scenario that ships: its counts, balance, language and translation."""

import re
from collections import Counter

import pytest

from engine.content.fields import Content
from engine.content.load import examine, gather, read
from engine.content.packs import Pack, scenarios
from engine.core import DIMENSIONS, Text
from games.game_of_life.content import Scenario
from tests.content.texts import BANNED, NEIGHBOURHOODS, sentences, texts, versions

FILES = scenarios("game_of_life")
SCENARIOS = {name: read(path, Scenario) for name, path in FILES.items()}
every_scenario = pytest.mark.parametrize("name", SCENARIOS)
CIRCLES = ("home", "people", "rules")
LEAST = {"event": 18, "dilemma": 12, "help": 6, "question": 6, "meeting": 6}

# Nothing the persona did or left undone: a landlord, a law, a thief, an illness, a neighbour.
OUTSIDE = {
    "rondkomen": {
        "schimmel", "eigen-risico", "taalcafe", "stofzuiger", "huur", "halte", "fiets",
        "vriendin", "toeslag",
    },
    "langer-thuis": {
        "drempel", "pillendoos", "over-hoofd", "koor-stopt", "kerk-dicht", "kou", "nachtbus",
        "bank-weg", "lekke-kraan", "zorg-voor-zorg",
    },
    "thuiszitter": {
        "bus-vol", "herrie", "dossier", "rondmail", "afgezegd", "kapotte-laptop",
        "gedoe-school", "regels-ov", "wisseling",
    },
}  # fmt: skip
# How a choice that is shared or asks something of others is worded.
ASKS_SHARES_REFUSES = re.compile(
    r"\b(vragen|samen|met|bellen|klagen|zeggen|nee|delen|vertellen|praten|buren)\b", re.I
)


def read_texts(name: str) -> dict[str, Text]:
    return dict(texts(SCENARIOS[name], name))


def named(name: str, field: str) -> dict[str, Text]:
    found = read_texts(name).items()
    return {path: text for path, text in found if path.rpartition(".")[2] == field}


def too_long(found: dict[str, Text], most: int) -> list[str]:
    return [
        words for text in found.values() for words in versions(text) if len(words.split()) > most
    ]


def blanks(words: str) -> set[str]:
    return set(re.findall(r"\{.*?\}", words))


def test_the_three_scenarios_that_ship_are_here() -> None:
    assert set(SCENARIOS) >= set(OUTSIDE) == {"rondkomen", "langer-thuis", "thuiszitter"}


@every_scenario
def test_there_are_four_personas_of_different_ages_who_all_give_something(name: str) -> None:
    ages = [persona.age for persona in SCENARIOS[name].personas]
    assert len(ages) == 4
    assert max(ages) - min(ages) >= 8
    assert all(persona.gives.source for persona in SCENARIOS[name].personas)


@every_scenario
def test_a_personas_web_has_room_to_move_and_is_not_flat(name: str) -> None:
    for persona in SCENARIOS[name].personas:
        values = persona.web.model_dump().values()
        assert all(2 <= value <= 9 for value in values)
        assert len(set(values)) >= 4, persona.id


@every_scenario
@pytest.mark.parametrize("kind", LEAST)
def test_there_are_enough_cards_of_every_kind(name: str, kind: str) -> None:
    assert sum(card.kind == kind for card in SCENARIOS[name].cards) >= LEAST[kind]


@every_scenario
def test_no_dimension_has_more_than_one_and_a_half_times_the_cards_of_another(name: str) -> None:
    counts = Counter(card.dimension for card in SCENARIOS[name].cards)
    assert max(counts.values()) <= 1.5 * min(counts[dimension] for dimension in DIMENSIONS)


@every_scenario
@pytest.mark.parametrize("circle", CIRCLES)
@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_field_has_at_least_two_cards(name: str, dimension: str, circle: str) -> None:
    here = [c for c in SCENARIOS[name].cards if (c.dimension, c.circle) == (dimension, circle)]
    assert len(here) >= 2


@every_scenario
@pytest.mark.parametrize("circle", CIRCLES)
def test_every_circle_offers_events_dilemmas_help_and_something_good(
    name: str, circle: str
) -> None:
    here = [card for card in SCENARIOS[name].cards if card.circle == circle]
    assert {"event", "dilemma", "help"} <= {card.kind for card in here}
    assert sum(card.good for card in here) >= 2
    assert len(here) >= 16


@every_scenario
def test_at_least_six_events_are_good(name: str) -> None:
    assert sum(card.good for card in SCENARIOS[name].cards) >= 6
    assert all(card.kind == "event" for card in SCENARIOS[name].cards if card.good)


@every_scenario
def test_at_least_half_of_the_setbacks_come_from_outside(name: str) -> None:
    ids = {card.id for card in SCENARIOS[name].cards if card.kind == "event" and not card.good}
    assert ids >= OUTSIDE[name]
    assert 2 * len(OUTSIDE[name]) >= len(ids)


@every_scenario
def test_every_dilemma_has_two_to_four_choices_and_no_other_card_has_any(name: str) -> None:
    for card in SCENARIOS[name].cards:
        assert len(card.choices) in ((2, 3, 4) if card.kind == "dilemma" else (0,)), card.id


@every_scenario
def test_every_dilemma_offers_asking_sharing_or_refusing(name: str) -> None:
    for card in SCENARIOS[name].cards:
        labels = [choice.label.source for choice in card.choices]
        assert not labels or any(ASKS_SHARES_REFUSES.search(words) for words in labels), card.id


@every_scenario
def test_every_dilemma_can_turn_out_up_and_down(name: str) -> None:
    for card in SCENARIOS[name].cards:
        ways = {choice.arrow.split()[1] for choice in card.choices}
        assert ways in (set(), {"up", "down"}), card.id


@every_scenario
def test_what_comes_later_moves_every_dimension_and_goes_down_at_least_a_quarter_of_the_time(
    name: str,
) -> None:
    arrows = [choice.arrow.split() for card in SCENARIOS[name].cards for choice in card.choices]
    assert {dimension for dimension, _ in arrows} == set(DIMENSIONS)
    down = sum(way == "down" for _, way in arrows)
    assert len(arrows) / 4 <= down <= len(arrows) / 2


@every_scenario
def test_asking_for_help_sometimes_fails(name: str) -> None:
    asked = [
        choice.arrow
        for card in SCENARIOS[name].cards
        for choice in card.choices
        if re.search("vragen|hulp", choice.label.source)
    ]
    assert any(arrow.endswith("down") for arrow in asked)
    assert any(arrow.endswith("up") for arrow in asked)


@every_scenario
def test_ids_and_pictures_are_used_once(name: str) -> None:
    personas, cards = SCENARIOS[name].personas, SCENARIOS[name].cards
    ids = [persona.id for persona in personas] + [card.id for card in cards]
    pictures = [persona.picture for persona in personas] + [card.picture for card in cards]
    assert len(ids) == len(set(ids))
    assert len(pictures) == len(set(pictures))


@every_scenario
def test_a_title_has_three_words_at_most(name: str) -> None:
    assert too_long({f"{c.id}.title": c.title for c in SCENARIOS[name].cards}, 3) == []


@every_scenario
def test_a_kernel_has_eight_words_at_most(name: str) -> None:
    assert too_long(named(name, "kernel"), 8) == []


@every_scenario
def test_what_comes_later_has_fifteen_words_at_most(name: str) -> None:
    assert too_long(named(name, "later"), 15) == []


@every_scenario
def test_a_sentence_has_fifteen_words_at_most(name: str) -> None:
    dutch = [one for text in read_texts(name).values() for one in sentences(text.source)]
    assert [one for one in dutch if len(one.split()) > 15] == []


@every_scenario
def test_nothing_banned_and_no_real_neighbourhood_is_named(name: str) -> None:
    said = " ".join(text.source for text in read_texts(name).values())
    assert [word for word in BANNED if re.search(rf"\b{word}", said, re.I)] == []
    assert [place for place in NEIGHBOURHOODS if place in said] == []
    assert re.findall(r"[€\d]+", re.sub(r"9 en 14 jaar|70 procent", "", said)) == []


@every_scenario
def test_no_card_calls_the_persona_he_or_she(name: str) -> None:
    """A card must fit all four: ``hij`` and ``zij`` are others, never ``{naam}``."""
    own = re.compile(r"\{naam\}[^.?!]*\b(hij|hem|zijn|haar)\b", re.I)
    found = [path for path, text in read_texts(name).items() if own.search(text.source)]
    assert found == []


@every_scenario
def test_naam_is_the_only_blank_and_stands_in_the_translation_as_well(name: str) -> None:
    for path, text in read_texts(name).items():
        assert blanks(text.source) <= {"{naam}"}, path
        assert all(blanks(words) == blanks(text.source) for words in versions(text)), path


@every_scenario
def test_no_dutch_text_starts_with_the_name_so_it_needs_no_quotes_and_takes_any_words(
    name: str,
) -> None:
    found = [
        p for p, t in read_texts(name).items() for s in sentences(t.source) if s.startswith("{")
    ]
    assert found == []


@every_scenario
@pytest.mark.parametrize("model", [Scenario, Pack])
def test_files_and_translation_agree_and_nothing_is_untranslated(
    name: str, model: type[Content]
) -> None:
    path = FILES[name] if model is Scenario else FILES[name].parent / "pack.yaml"
    examined = examine(gather(path), path.name, model)
    assert examined.diagnostics == ()
    assert all(set(text.others) == {"en"} for _, text in texts(examined.content))


@every_scenario
def test_the_pack_says_that_residents_have_not_tested_it_yet(name: str) -> None:
    pack, scenario = read(FILES[name].parent / "pack.yaml", Pack), SCENARIOS[name]
    assert pack.tested is not None
    assert scenario.tested is not None
    assert pack.tested.source == scenario.tested.source == "nog niet getest met bewoners"
    assert (pack.license, pack.slug) == (scenario.license, name)
