"""What counts as the same answer, and that what is offered gives no answer away."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import wire
from engine.core import FACILITATOR, ROOM
from games.escape_room.messages import Try
from games.escape_room.normalise import _numbers, forms, normalised
from games.escape_room.shown import shuffled
from tests.games.escape import GAME, KEUS, SAYS, every_kind, last, lock, opened, room, story

NL = {0: "nul", 1: "een", 12: "twaalf", 20: "twintig", 23: "drieëntwintig", 47: "zevenenveertig",
      58: "achtenvijftig", 99: "negenennegentig", 100: "honderd"}  # fmt: skip
EN = {0: "zero", 1: "one", 12: "twelve", 20: "twenty", 23: "twenty-three", 47: "forty seven",
      58: "Fifty-Eight", 99: "ninety-nine", 100: "one hundred"}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("KLOK", "klok"),
        ("  k l o k ", "klok"),
        ("klok!", "klok"),
        ("Één", "een"),
        ("café", "cafe"),
        ("cafe\u0301", "café"),
        ("４７２", "472"),
        ("٤٧٢", "472"),
        ("4 7-2", "472"),
        ("4\u00a07\u20092", "472"),
        ("ge heim een", "geheimeen"),
        ("geheimeen", "geheim een"),
        ("vier zeven twee", "472"),
        ("four, seven, two", "472"),
        ("zeven en veertig", "47"),
        ("drieentwintig", "23"),
        ("ĳs", "ijs"),
        ("Ĳs", "IJs"),
        ("ys", "ijs"),
        ("ÿs", "ijs"),
        ("k\u200blok", "klok"),
        ("ﬁets", "fiets"),
        ("STRAẞE", "strasse"),
    ],
)
def test_two_ways_of_writing_are_the_same_answer(typed: str, meant: str) -> None:
    assert forms(typed) & forms(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("klok", "kok"), ("47", "74"), ("zeventien", "71"), ("2 3", "32"), ("een", "eend"), ("", "0")],
)
def test_what_says_something_else_is_another_answer(typed: str, meant: str) -> None:
    assert not forms(typed) & forms(meant)


@pytest.mark.parametrize("words", [NL, EN])
def test_a_number_word_is_its_number(words: dict[int, str]) -> None:
    for number, word in words.items():
        assert normalised(word) == str(number)


def test_every_number_up_to_a_hundred_has_a_word_in_both_languages() -> None:
    found = Counter(_numbers().values())
    assert all(found[str(number)] >= 2 for number in range(101))


@given(st.text(max_size=60))
def test_any_text_can_be_compared_and_spaces_and_signs_around_it_never_count(text: str) -> None:
    written = f" {text}! "
    assert normalised(written) == normalised(text)


@pytest.mark.parametrize("typed", ["geheimeen", "GEHEIMEENEN", "ge heim een", "  Géhéim  een "])
def test_the_answer_of_any_language_opens_in_every_language(typed: str) -> None:
    told = story(room([lock("een", answer="geheim een", accept=["geheimeenen"]), last()]))
    told.when(ROOM, Try("een", 0, given=typed)).then_it_happens()
    assert told.state.stand("een").opened == "answer"


def test_the_translation_of_an_answer_is_accepted() -> None:
    told = story()
    told.when(ROOM, Try("een", 0, given="geheimeenen")).then_it_happens()
    assert told.state.stand("een").opened == "answer"


def shown(content: Any, luck: int = 1) -> str:
    """All that any phone, table or screen shows of a room with every lock at hand in turn."""
    told = story(content, groups=2, phones=3, luck=luck)
    seen = []
    for id in [one["id"] for one in every_kind()]:
        for say in SAYS:
            seen += [GAME.screen(told.state, page, 0, say) for page in (None, "g1", "g2")]
            seen += [GAME.phone(told.state, seat, 0, say) for seat in (1, 2, 3)]
        opened(told, id)
    return "\n".join(wire.view_text(view) for view in seen)


OTHER: dict[str, Any] = {
    "order": [KEUS[1], KEUS[3], KEUS[0], KEUS[2]],
    "pairs": {KEUS[0]: KEUS[0], KEUS[1]: KEUS[1], KEUS[2]: KEUS[2], KEUS[3]: KEUS[3]},
    "odd": KEUS[0],
    "picture": KEUS[4],
    "pattern": [KEUS[1], KEUS[2], KEUS[3]],
    "together": KEUS[6:],
    "who_where_when": {"who": KEUS[0], "where": KEUS[2], "when": KEUS[0]},
    "number": "iets heel anders",
    "combine": "1",
    "listen": "een veel langer antwoord dan daarvoor",
    "search": "x",
    "word": "anderwoord",
}


@pytest.mark.parametrize("luck", range(1, 5))
def test_nothing_that_is_shown_depends_on_what_is_right(luck: int) -> None:
    """Two rooms that differ in their answers alone look the same to the last byte.

    Luck 0 is left out: there the first order shown would have been the one to be found.
    """
    locks = every_kind()
    others = [{**one, "answer": OTHER[one["kind"]]} for one in every_kind()]
    others[9]["pictures"] = {**others[9]["pictures"], "answer": KEUS[0]}
    assert shown(room(locks), luck) == shown(room(others), luck)


def test_a_team_always_sees_its_own_order_and_another_team_another() -> None:
    content = room(every_kind())
    assert shuffled(content, 7, "g1") == shuffled(content, 7, "g1")
    assert shuffled(content, 7, "g1") != shuffled(content, 7, "g2")
    assert shuffled(content, 7, "g1") != shuffled(content, 8, "g1")


def test_the_right_choice_is_as_often_in_one_place_as_in_another() -> None:
    content = room([lock("een", "odd"), last()])
    places: Counter[int] = Counter()
    for luck in range(1000):
        order = shuffled(content, luck, "g1")["een", "options"]
        places[order.ids.index(KEUS[3])] += 1
    assert set(places) == set(range(5))
    assert max(places.values()) < 1.3 * min(places.values())


def test_pictures_are_never_shown_in_the_order_to_be_found() -> None:
    content = room([lock("een", "order"), last()])
    answer = content.locks[0].answer
    for luck in range(200):
        order = shuffled(content, luck, "g1")["een", "options"]
        assert order.ids != answer


def test_no_option_has_a_name_that_tells_something() -> None:
    told = story(room(every_kind()))
    for id in [one["id"] for one in every_kind()]:
        for control in told.offers(FACILITATOR):
            for field in control.fields:
                assert not {option.value for option in field.options} & set(KEUS)
        opened(told, id)
