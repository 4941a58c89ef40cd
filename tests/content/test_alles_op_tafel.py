"""The decks that ship: their counts, their balance, their language and their translation."""

import re
from collections import Counter

import pytest
from pydantic import BaseModel

from engine.content.load import examine, gather, read
from engine.content.packs import Pack, bundled
from engine.core import DIMENSIONS, Text
from games.alles_op_tafel.content import Scenario
from games.alles_op_tafel.deck import SENSITIVE
from tests.content.texts import BANNED, NEIGHBOURHOODS, sentences, texts, versions

FOLDER = bundled("content") / "packs" / "alles-op-tafel"
CARDS = read(FOLDER / "alles-op-tafel.yaml", Scenario)
TALKS = read(FOLDER / "hulp-vragen.yaml", Scenario)
TEXTS: dict[str, Text] = {
    path: text for deck in (CARDS, TALKS) for path, text in texts(deck, deck.id)
}
KINDS = {"tell": 6, "choose": 4, "do": 4, "statement": 3, "compliment": 2, "blank": 1}
DEPTHS = {1: 12, 2: 6, 3: 2}
# How someone looks or is; a compliment is about something seen or heard.
LOOKS = r"\b(mooie ogen|haar|kleren|jurk|slank|knap|lief|aardig|slim|dapper|sterk)\b"
ADVICE = r"\b(afvallen|gezond|roken|drinken|calorie|stappen per dag|bewegen is)\b"
THANKS = r"\b(dankbaar|held|redt|gered)\b"


def test_the_deck_has_120_cards_and_the_conversations_are_24() -> None:
    assert len(CARDS.cards) == 120
    assert len(TALKS.conversations) == 24
    assert [role.id for role in TALKS.roles] == ["client", "professional", "observer"]
    assert {len(role.assignments) for role in TALKS.roles} == {4}


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_dimension_has_its_kinds_and_depths(dimension: str) -> None:
    here = [card for card in CARDS.cards if card.dimension == dimension]
    assert Counter(card.kind for card in here) == KINDS
    assert Counter(card.depth for card in here) == DEPTHS
    assert sum(talk.dimension == dimension for talk in TALKS.conversations) == 4


def test_every_id_and_every_title_is_used_once() -> None:
    cards = (*CARDS.cards, *TALKS.conversations)
    for names in ([c.id for c in cards], [c.title.source for c in cards]):
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_no_two_cards_ask_the_same() -> None:
    said = Counter(card.text.source for card in CARDS.cards)
    assert said.most_common(1)[0][1] == 1
    first = Counter(" ".join(card.text.source.split()[:4]) for card in CARDS.cards)
    assert [words for words, count in first.items() if count > 3] == ["Wat wil je elkaar"]


def test_every_card_has_something_to_ask_next() -> None:
    assert [card.id for card in CARDS.cards if card.follow_up is None] == []


def test_a_sentence_has_fifteen_words_at_most() -> None:
    dutch = [one for text in TEXTS.values() for one in sentences(text.source)]
    assert [one for one in dutch if len(one.split()) > 15] == []


def test_most_cards_stay_open_and_some_wait_for_the_facilitator() -> None:
    closed = [card.id for card in CARDS.cards if set(card.topics).intersection(SENSITIVE)]
    assert 3 <= len(closed) <= 12
    assert [one for one in TALKS.conversations if set(one.topics).intersection(SENSITIVE)]


def test_nothing_banned_and_no_real_neighbourhood_is_named() -> None:
    said = " ".join(text.source for text in TEXTS.values())
    assert [word for word in BANNED if re.search(rf"\b{word}", said, re.I)] == []
    assert [name for name in NEIGHBOURHOODS if name in said] == []
    for pattern in (ADVICE, THANKS):
        assert re.findall(pattern, said, re.I) == []


def test_a_compliment_names_something_seen_and_never_looks_or_character() -> None:
    for card in CARDS.cards:
        if card.kind == "compliment":
            assert re.search(LOOKS, card.text.source, re.I) is None, card.id


def test_many_things_that_go_wrong_come_from_outside() -> None:
    """A landlord, a waiting list, a form, a stop that is gone: who could change that?"""
    outside = r"verhuurder|wachtlijst|gemeente|lift|DigiD|huisarts|loket|stopt daar|formulier"
    found = {path for path, text in TEXTS.items() if re.search(outside, text.source)}
    assert len(found) >= 15


def test_what_one_role_knows_is_not_in_what_everyone_hears() -> None:
    for talk in TALKS.conversations:
        heard = set(sentences(talk.text.source))
        client, professional = sentences(talk.client.source), sentences(talk.professional.source)
        assert not heard & {*client, *professional}, talk.id
        assert not set(client) & set(professional), talk.id


@pytest.mark.parametrize(
    ("name", "model"),
    [("alles-op-tafel.yaml", Scenario), ("hulp-vragen.yaml", Scenario), ("pack.yaml", Pack)],
)
def test_files_and_translation_agree_and_nothing_is_untranslated(
    name: str, model: type[BaseModel]
) -> None:
    examined = examine(gather(FOLDER / name), name, model)
    assert examined.diagnostics == ()
    assert all(set(text.others) == {"en"} for _, text in texts(examined.content))


def test_english_texts_fit_the_card_as_well() -> None:
    for path, text in TEXTS.items():
        assert all(len(words) <= 130 for words in versions(text)), path


def test_the_pack_says_that_residents_have_not_tested_it_yet() -> None:
    pack = read(FOLDER / "pack.yaml", Pack)
    said = {one.tested.source for one in (pack, CARDS, TALKS) if one.tested}
    assert said == {"nog niet getest met bewoners"}
    assert {pack.license, CARDS.license, TALKS.license} == {"CC-BY-SA-4.0"}
