"""The scenario that ships: its counts, its balance, its language and its translation."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from engine.content.fields import Content
from engine.content.load import examine, gather, read
from engine.content.packs import Pack, bundled
from engine.core import DIMENSIONS, Text
from games.game_of_life.content import Card, Scenario

FOLDER = bundled("content") / "packs" / "rondkomen"
SCENARIO = read(FOLDER / "rondkomen.yaml", Scenario)
CIRCLES = ("home", "people", "rules")
LEAST = {"event": 18, "dilemma": 12, "help": 6, "question": 6, "meeting": 6}

# Nothing the persona did or left undone: a landlord, a law, a thief, an illness, a neighbour.
OUTSIDE = {
    "schimmel", "eigen-risico", "taalcafe", "stofzuiger", "huur", "halte", "fiets", "vriendin",
    "toeslag",
}  # fmt: skip
# How a choice that is shared or asks something of others is worded.
ASKS_SHARES_REFUSES = re.compile(
    r"\b(vragen|samen|met|bellen|klagen|zeggen|nee|delen|vertellen|praten|buren)\b", re.I
)
BANNED = (
    "eigen kracht", "zelfredza", "kwetsba", "positief blijven", "gewoon even", "besparen",
    "bespaar", "tip", "gezonder", "afvallen", "roken", "depress", "verslaafd", "burn-out",
    "laaggeletterd", "doelgroep",
)  # fmt: skip
NEIGHBOURHOODS = ("Schilderswijk", "Transvaal", "Laak", "Moerwijk", "Merenwijk", "Slaaghwijk")


def texts(part: Any, path: str = "") -> Iterator[tuple[str, Text]]:
    """Yield every text that a person reads, with its place."""
    if isinstance(part, Text):
        yield path, part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from texts(getattr(part, name), f"{path}.{name}")
    elif isinstance(part, tuple):
        for number, inner in enumerate(part, 1):
            yield from texts(inner, f"{path}.{getattr(inner, 'id', number)}")


TEXTS = dict(texts(SCENARIO, SCENARIO.id))


def named(*fields: str) -> dict[str, Text]:
    return {path: text for path, text in TEXTS.items() if path.rpartition(".")[2] in fields}


def versions(text: Text) -> list[str]:
    return [text.source, *text.others.values()]


def too_long(found: dict[str, Text], most: int) -> list[str]:
    return [
        words for text in found.values() for words in versions(text) if len(words.split()) > most
    ]


def sentences(words: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", words)


def blanks(words: str) -> set[str]:
    return set(re.findall(r"\{.*?\}", words))


def setbacks() -> list[Card]:
    return [card for card in SCENARIO.cards if card.kind == "event" and not card.good]


def test_there_are_four_personas_from_young_to_old_who_all_give_something() -> None:
    ages = [persona.age for persona in SCENARIO.personas]
    assert len(ages) == 4
    assert min(ages) < 25
    assert max(ages) > 70
    assert all(persona.gives.source for persona in SCENARIO.personas)


def test_a_personas_web_has_room_to_move_and_is_not_flat() -> None:
    for persona in SCENARIO.personas:
        values = persona.web.model_dump().values()
        assert all(2 <= value <= 9 for value in values)
        assert len(set(values)) >= 4, persona.id


@pytest.mark.parametrize("kind", LEAST)
def test_there_are_enough_cards_of_every_kind(kind: str) -> None:
    assert sum(card.kind == kind for card in SCENARIO.cards) >= LEAST[kind]


def test_no_dimension_has_more_than_one_and_a_half_times_the_cards_of_another() -> None:
    counts = Counter(card.dimension for card in SCENARIO.cards)
    assert max(counts.values()) <= 1.5 * min(counts[dimension] for dimension in DIMENSIONS)


@pytest.mark.parametrize("circle", CIRCLES)
@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_field_has_at_least_two_cards(dimension: str, circle: str) -> None:
    here = [c for c in SCENARIO.cards if (c.dimension, c.circle) == (dimension, circle)]
    assert len(here) >= 2


@pytest.mark.parametrize("circle", CIRCLES)
def test_every_circle_offers_events_dilemmas_help_and_something_good(circle: str) -> None:
    here = [card for card in SCENARIO.cards if card.circle == circle]
    assert {"event", "dilemma", "help"} <= {card.kind for card in here}
    assert sum(card.good for card in here) >= 2
    assert len(here) >= 16


def test_at_least_six_events_are_good() -> None:
    assert sum(card.good for card in SCENARIO.cards) >= 6
    assert all(card.kind == "event" for card in SCENARIO.cards if card.good)


def test_at_least_half_of_the_setbacks_come_from_outside() -> None:
    ids = {card.id for card in setbacks()}
    assert ids >= OUTSIDE
    assert 2 * len(OUTSIDE) >= len(ids)


def test_every_dilemma_has_two_to_four_choices_and_no_other_card_has_any() -> None:
    for card in SCENARIO.cards:
        assert len(card.choices) in ((2, 3, 4) if card.kind == "dilemma" else (0,)), card.id


def test_every_dilemma_offers_asking_sharing_or_refusing() -> None:
    for card in SCENARIO.cards:
        labels = [choice.label.source for choice in card.choices]
        assert not labels or any(ASKS_SHARES_REFUSES.search(words) for words in labels), card.id


def test_every_dilemma_can_turn_out_up_and_down() -> None:
    for card in SCENARIO.cards:
        ways = {choice.arrow.split()[1] for choice in card.choices}
        assert ways in (set(), {"up", "down"}), card.id


def test_what_comes_later_moves_every_dimension_and_goes_down_at_least_a_quarter_of_the_time() -> (
    None
):
    arrows = [choice.arrow.split() for card in SCENARIO.cards for choice in card.choices]
    assert {dimension for dimension, _ in arrows} == set(DIMENSIONS)
    down = sum(way == "down" for _, way in arrows)
    assert len(arrows) / 4 <= down <= len(arrows) / 2


def test_asking_for_help_sometimes_fails() -> None:
    asked = [
        choice.arrow
        for card in SCENARIO.cards
        for choice in card.choices
        if re.search("vragen|hulp", choice.label.source)
    ]
    assert any(arrow.endswith("down") for arrow in asked)
    assert any(arrow.endswith("up") for arrow in asked)


def test_ids_and_pictures_are_used_once() -> None:
    personas, cards = SCENARIO.personas, SCENARIO.cards
    ids = [persona.id for persona in personas] + [card.id for card in cards]
    pictures = [persona.picture for persona in personas] + [card.picture for card in cards]
    assert len(ids) == len(set(ids))
    assert len(pictures) == len(set(pictures))


def test_a_title_has_three_words_at_most() -> None:
    assert too_long({f"{c.id}.title": c.title for c in SCENARIO.cards}, 3) == []


def test_a_kernel_has_eight_words_at_most() -> None:
    assert too_long(named("kernel"), 8) == []


def test_what_comes_later_has_fifteen_words_at_most() -> None:
    assert too_long(named("later"), 15) == []


def test_a_sentence_has_fifteen_words_at_most() -> None:
    dutch = [one for text in TEXTS.values() for one in sentences(text.source)]
    assert [one for one in dutch if len(one.split()) > 15] == []


def test_nothing_banned_and_no_real_neighbourhood_is_named() -> None:
    said = " ".join(text.source for text in TEXTS.values())
    assert [word for word in BANNED if re.search(rf"\b{word}", said, re.I)] == []
    assert [name for name in NEIGHBOURHOODS if name in said] == []
    assert re.findall(r"[€\d]+", re.sub(r"9 en 14 jaar|70 procent", "", said)) == []


def test_no_card_calls_the_persona_he_or_she() -> None:
    """A card must fit all four: ``hij`` and ``zij`` are others, never ``{naam}``."""
    own = re.compile(r"\{naam\}[^.?!]*\b(hij|hem|zijn|haar)\b", re.I)
    found = [path for path, text in TEXTS.items() if own.search(text.source)]
    assert found == []


def test_naam_is_the_only_blank_and_stands_in_the_translation_as_well() -> None:
    for path, text in TEXTS.items():
        assert blanks(text.source) <= {"{naam}"}, path
        assert all(blanks(words) == blanks(text.source) for words in versions(text)), path


def test_no_dutch_text_starts_with_the_name_so_it_needs_no_quotes_and_takes_any_words() -> None:
    found = [p for p, t in TEXTS.items() for s in sentences(t.source) if s.startswith("{")]
    assert found == []


@pytest.mark.parametrize(("name", "model"), [("rondkomen.yaml", Scenario), ("pack.yaml", Pack)])
def test_files_and_translation_agree_and_nothing_is_untranslated(
    name: str, model: type[Content]
) -> None:
    examined = examine(gather(FOLDER / name), name, model)
    assert examined.diagnostics == ()
    assert all(set(text.others) == {"en"} for _, text in texts(examined.content))


def test_the_pack_says_that_residents_have_not_tested_it_yet() -> None:
    pack = read(FOLDER / "pack.yaml", Pack)
    assert pack.tested is not None
    assert SCENARIO.tested is not None
    assert pack.tested.source == SCENARIO.tested.source == "nog niet getest met bewoners"
    assert pack.license == SCENARIO.license
