"""What static analysis finds in a room: unsolvable, unfair, unreadable, or given away."""

from typing import Any

import pytest

from engine.content.marks import locate
from engine.core import Label
from games.escape_room.checks import checks
from games.escape_room.content import Room
from tests.games.escape import KEUS, ROLES, SAYS, last, lock, role, room, tell, word

THING = {"id": "ding", "title": "Ding", "picture": "key"}
INFO = {"P714", "P718", "P724"}
"""What is told of a small room that has no mistakes."""


def found(content: Room) -> dict[str, tuple[str | int, ...]]:
    return {one.code: one.at for one in checks(content) if one.code not in INFO}


def with_lock(**more: Any) -> Room:
    """A room of two locks, the first with ``more``."""
    return room([lock("een", **more), last(needs={"all": ["een"]})])


def test_a_room_without_mistakes_has_none() -> None:
    assert found(room()) == {}


def test_a_need_that_nobody_gives_is_found_where_it_stands() -> None:
    content = with_lock(needs={"all": ["weg"]})
    assert found(content)["P701"] == ("locks", 0, "needs", "all", 0)
    assert "P703" not in found(content)


def test_a_gift_that_is_no_thing_and_no_lock_is_found() -> None:
    assert found(with_lock(gives={"items": ["weg"]}))["P702"] == ("locks", 0, "gives", "items", 0)
    assert found(with_lock(gives={"opens": ["weg"]}))["P702"] == ("locks", 0, "gives", "opens", 0)


def test_locks_that_wait_for_each_other_never_open() -> None:
    cycle = [lock("een", needs={"all": ["twee"]}), lock("twee", needs={"all": ["een"]})]
    content = room([*cycle, last()])
    missing = [one.message.facts["missing"] for one in checks(content) if one.code == "P703"]
    assert missing == ["twee"]


def test_a_circle_with_another_way_in_is_fine() -> None:
    locks = [lock("een", needs={"any": ["twee", "drie"]}), lock("twee", needs={"all": ["een"]})]
    assert found(room([*locks, lock("drie"), last(needs={"all": ["twee"]})])) == {}


@pytest.mark.parametrize(
    ("kind", "answer", "place"),
    [
        ("order", ["weg", KEUS[0], KEUS[1], KEUS[2]], (0,)),
        ("odd", "weg", ()),
        ("pattern", [KEUS[0], "weg"], (1,)),
        ("pairs", {"weg": KEUS[0]}, ("weg",)),
        ("pairs", {KEUS[0]: "weg"}, (KEUS[0],)),
        ("who_where_when", {"who": "weg", "where": KEUS[0], "when": KEUS[0]}, ("who",)),
    ],
)
def test_an_answer_that_is_no_option_is_found(
    kind: str, answer: Any, place: tuple[str | int, ...]
) -> None:
    told = found(with_lock(kind=kind, **lock_of(kind) | {"answer": answer}))
    assert told["P704"] == ("locks", 0, "answer", *place)


def lock_of(kind: str) -> dict[str, Any]:
    """The fields that only this kind has."""
    plain = lock("een", kind)
    return {name: plain[name] for name in plain if name not in lock("een") and name != "kind"}


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("order", [KEUS[0], KEUS[1], KEUS[2]]),
        ("order", [KEUS[0], KEUS[1], KEUS[2], KEUS[2]]),
        ("pattern", KEUS[:5]),
        ("pattern", []),
        ("pairs", {KEUS[0]: KEUS[0]}),
        ("pairs", {KEUS[0]: KEUS[0], KEUS[1]: KEUS[0], KEUS[2]: KEUS[0], KEUS[3]: KEUS[0]}),
    ],
)
def test_an_answer_that_is_not_whole_is_found(kind: str, answer: Any) -> None:
    assert "P705" in found(with_lock(kind=kind, **lock_of(kind) | {"answer": answer}))


def test_a_role_that_is_not_in_the_room_is_found() -> None:
    tells = [tell("koning", "een")]
    assert found(with_lock(tells=tells))["P706"] == ("locks", 0, "tells", 0, "role")


def test_two_choices_with_the_same_picture_are_found() -> None:
    options = [{"id": KEUS[n], "label": f"Keus {n}", "picture": "sun"} for n in range(3)]
    content = with_lock(kind="odd", options=options, answer=KEUS[0])
    assert found(content)["P707"] == ("locks", 0, "options", 2, "picture")


def test_a_word_needs_pictures_beside_it() -> None:
    content = room([lock("een", "word"), last(needs={"all": ["een"]})])
    assert found(content)["P708"] == ("locks", 0, "kind")
    assert "P708" not in found(room([word("een"), last(needs={"all": ["een"]})]))


@pytest.mark.parametrize("name", ["who", "where", "when"])
def test_who_where_and_when_need_a_picture_for_each_choice(name: str) -> None:
    options = [{"id": KEUS[n], "label": f"Keus {n}"} for n in range(3)]
    content = room([lock("een", "who_where_when", **{name: options}), last()])
    assert found(content)["P708"] == ("locks", 0, name, 2)


def test_an_answer_that_says_nothing_or_says_it_twice_is_found() -> None:
    assert found(with_lock(answer="?!"))["P709"] == ("locks", 0, "answer")
    twice = with_lock(answer="zeven", accept=["acht", "7"])
    assert found(twice)["P709"] == ("locks", 0, "accept", 1)


@pytest.mark.parametrize("answer", ["47", "zevenenveertig", "4 7"])
def test_an_answer_in_plain_sight_is_found_however_it_is_written(answer: str) -> None:
    content = with_lock(answer=answer, ask="Ligt er 47 in de kast?")
    assert found(content)["P710"] == ("locks", 0, "ask")


@pytest.mark.parametrize("place", ["title", "text", "ask", "hints"])
def test_an_answer_may_stand_in_no_text_that_everyone_sees(place: str) -> None:
    text: Any = ["Het is paraplu.", "b", "c"] if place == "hints" else "Het is paraplu."
    at = ("locks", 0, place, 0) if place == "hints" else ("locks", 0, place)
    assert found(with_lock(answer="paraplu", **{place: text}))["P710"] == at


def test_an_answer_may_stand_where_its_own_roles_know_it_and_where_only_the_facilitator_reads() -> (
    None
):
    tells = [{"role": ROLES[0], "text": "Het is paraplu.", "pictures": ["sun"]}]
    content = with_lock(answer="paraplu", tells=tells, note="paraplu", prepare="paraplu")
    assert found(content) == {}
    elsewhere = room([lock("een", answer="paraplu"), last(needs={"all": ["een"]}, note="x")],
                     story="Er lag een paraplu.")  # fmt: skip
    assert found(elsewhere)["P710"] == ("story",)


def test_two_locks_with_the_same_answer_are_found() -> None:
    content = room([lock("een", answer="zeven"), lock("twee", answer="7"), last()])
    assert found(content)["P711"] == ("locks", 1, "answer")


def test_hints_that_are_missing_are_found() -> None:
    assert found(with_lock(hints=["Kijk goed."]))["P712"] == ("locks", 0, "hints")


def test_minutes_go_from_few_to_many() -> None:
    assert found(with_lock(minutes=[3, 1, 6]))["P713"] == ("locks", 0, "minutes")


@pytest.mark.parametrize(("minutes", "key"), [(5, "too_long"), (60, "too_short")])
def test_the_minutes_of_the_locks_are_held_against_the_plan(minutes: int, key: str) -> None:
    told = [one for one in checks(room(minutes=minutes)) if one.code == "P714"]
    assert [one.message.key for one in told] == [f"escape_room.checks.{key}"]


def test_a_short_route_must_skip_something_but_not_the_end_and_can_be_solved() -> None:
    skipped = lock("twee", route="full")
    assert found(room([lock("een"), skipped, last()]))["P715"] == ("locks", 1, "route")
    assert found(room(short=20))["P716"] == ("short",)
    assert found(room([lock("een"), last(route="full")], short=20))["P716"] == ("short",)
    assert found(room([lock("een"), skipped, last(needs={"all": ["twee"]})], short=9)) == {}


def test_a_thing_without_words_that_nobody_needs_is_told() -> None:
    locks = [lock("een", gives={"items": ["ding"]}), last()]
    assert found(room(locks, things=[THING]))["P719"] == ("things", 0)
    assert "P719" not in found(room(locks, things=[{**THING, "text": "Er staat iets op."}]))


def test_what_a_role_knows_has_twenty_words_at_most() -> None:
    tells = [{"role": ROLES[0], "text": "woord. " * 21, "pictures": ["sun"]}]
    assert found(with_lock(tells=tells))["P720"] == ("locks", 0, "tells", 0, "text")


def test_a_role_that_knows_nothing_anywhere_is_found() -> None:
    roles = [*(role(id) for id in ROLES[1:]), role("koning")]
    locks = [lock("een", tells=[]), last(needs={"all": ["een"]})]
    locks[1]["tells"] = locks[1]["tells"][1:]
    assert found(room(locks, roles=roles))["P723"] == ("roles", 5)


def test_two_roles_that_know_exactly_the_same_are_found() -> None:
    tells = [{"role": id, "text": "Het is links.", "pictures": ["sun"]} for id in ROLES[:2]]
    assert found(with_lock(tells=tells))["P725"] == ("locks", 0, "tells", 1, "text")


def test_the_last_lock_takes_a_picture_from_every_role() -> None:
    assert found(room([lock("een"), lock("twee")]))["P726"] == ("locks", 1, "kind")
    fewer = last()
    fewer["tells"] = fewer["tells"][:5]
    assert found(room([lock("een"), fewer]))["P727"] == ("locks", 1, "tells")
    assert found(room([lock("een"), fewer]))["P728"] == ("locks", 1, "answer")


def test_every_finding_has_its_place_and_its_sentence_in_both_languages() -> None:
    broken = room(
        [lock("een", needs={"all": ["weg"]}, hints=[], answer="?", minutes=[3, 2, 1], tells=[]),
         lock("twee", "word", title="Een veel te lange titel", route="full"), lock("drie")],
        roles=[role(id) for id in ROLES[:3]], things=[THING], minutes=90,
    )  # fmt: skip
    findings = list(checks(broken))
    assert len({one.code for one in findings}) > 10
    for one in findings:
        assert isinstance(one.message, Label)
        for say in SAYS:
            assert "{" not in say.of(one.message)


def test_a_place_is_one_that_can_be_found_in_a_file() -> None:
    places: dict[tuple[str | int, ...], Any] = {(): None, ("locks",): None, ("locks", 0): None}
    at = found(with_lock(hints=[]))["P712"]
    assert locate(at, places, absent=False) == ("locks", 0)
