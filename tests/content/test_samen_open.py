"""The rooms that ship: solvable, fair, in plain words, in two languages, and in pictures."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from engine.content.load import examine, gather, read
from engine.content.packs import Pack, bundled
from engine.core import DIMENSIONS, Text
from games.escape_room.answers import accepted, written
from games.escape_room.checks import checks
from games.escape_room.content import Room, TypedLock
from games.escape_room.normalise import forms
from games.escape_room.shown import choices_of
from tests.content.texts import BANNED, NEIGHBOURHOODS, texts
from tests.evenings import read_plan

FOLDER = bundled("content") / "packs" / "samen-open"
NAMES = ("huiskamer", "halte")
ROOMS = {name: read(FOLDER / f"{name}.yaml", Room) for name in NAMES}
ICONS = bundled("assets") / "icons"
SIX = {"bewoner", "mantelzorger", "buur", "sociaal-werker", "huisarts", "gemeente"}

every_room = pytest.mark.parametrize("name", NAMES)


def said(name: str) -> Iterator[str]:
    for _, text in texts(ROOMS[name]):
        yield from (text.source, *text.others.values())


@every_room
def test_static_analysis_finds_no_mistake(name: str) -> None:
    assert [one for one in checks(ROOMS[name]) if one.severity != "info"] == []


def test_one_room_is_for_forty_minutes_with_a_short_route_and_one_for_twenty_five() -> None:
    huiskamer, halte = ROOMS["huiskamer"], ROOMS["halte"]
    assert (len(huiskamer.locks), huiskamer.minutes, huiskamer.short) == (7, 40, 25)
    assert (len(halte.locks), halte.minutes) == (5, 25)


def test_between_them_the_rooms_show_nearly_every_way_to_find_out() -> None:
    kinds = {lock.kind for room in ROOMS.values() for lock in room.locks}
    assert len(kinds) == 11


@every_room
def test_six_roles_each_know_something_and_every_lock_needs_more_than_one(name: str) -> None:
    room = ROOMS[name]
    assert {role.id for role in room.roles} == SIX
    for lock in room.locks:
        assert len({tell.role for tell in lock.tells}) >= 2, lock.id


@every_room
def test_what_roles_know_has_twenty_words_at_most_in_both_languages(name: str) -> None:
    for lock in ROOMS[name].locks:
        for tell in lock.tells:
            words = [len(text.split()) for text in (tell.text.source, *tell.text.others.values())]
            assert max(words) <= 20, (lock.id, tell.role)


@every_room
def test_no_two_roles_hold_the_same_pictures_for_a_lock(name: str) -> None:
    for lock in ROOMS[name].locks:
        held = [tell.pictures for tell in lock.tells]
        assert lock.id == "loket" or len(set(held)) == len(held), lock.id


@every_room
def test_every_pictogram_is_one_of_ours(name: str) -> None:
    room = ROOMS[name]
    named = {room.picture, *(one.picture for one in (*room.roles, *room.things, *room.locks))}
    for lock in room.locks:
        named |= {picture for tell in lock.tells for picture in tell.pictures}
        named |= {one.picture for shown in choices_of(lock).values() for one in shown}
    assert {icon for icon in named if not (ICONS / f"{icon}.svg").is_file()} == set()


@every_room
def test_the_pictures_of_an_order_of_pairs_and_of_the_last_lock_say_what_the_words_say(
    name: str,
) -> None:
    """Who does not read finds the answer by the pictures alone."""
    for lock in ROOMS[name].locks:
        match lock.kind:
            case "order":
                assert _by_place(lock) == [_picture(lock, id) for id in lock.answer[:-1]]
            case "pairs":
                pairs = {(tell.pictures[0], tell.pictures[2]) for tell in lock.tells}
                answer = lock.answer.items()
                assert pairs == {(_picture(lock, a), _picture(lock, b)) for a, b in answer}
            case "pattern":
                on = {tell.pictures[0] for tell in lock.tells if tell.pictures[1] == "check"}
                assert on == {_picture(lock, id) for id in lock.answer}
            case "together":
                assert {tell.pictures[0] for tell in lock.tells} == {
                    _picture(lock, id) for id in lock.answer
                }


def _by_place(lock: Any) -> list[str]:
    placed = {tell.pictures[0][-1]: tell.pictures[1] for tell in lock.tells}
    return [placed[place] for place in sorted(placed)]


def _picture(lock: Any, id: str) -> str:
    lists = choices_of(lock).values()
    return next(one.picture for shown in lists for one in shown if one.id == id)


def test_the_code_is_spelled_by_the_pictures() -> None:
    lock: Any = next(one for one in ROOMS["huiskamer"].locks if one.id == "code")
    placed = {tell.pictures[0][-1]: tell.pictures[1][-1] for tell in lock.tells}
    assert "".join(placed[place] for place in sorted(placed)) == lock.answer.source


def test_crosses_leave_one_choice_in_every_row_of_who_where_and_when() -> None:
    lock: Any = next(one for one in ROOMS["halte"].locks if one.kind == "who_where_when")
    crossed = {picture for tell in lock.tells for picture in tell.pictures[::2]}
    for name in ("who", "where", "when"):
        left = [one.id for one in getattr(lock, name) if one.picture not in crossed]
        assert left == [getattr(lock.answer, name)]


@every_room
def test_six_dimensions_are_touched_by_the_rooms_together_and_most_by_each(name: str) -> None:
    assert len({lock.dimension for lock in ROOMS[name].locks}) >= 4
    assert {lock.dimension for room in ROOMS.values() for lock in room.locks} == set(DIMENSIONS)


@every_room
def test_an_answer_that_is_typed_has_an_answer_in_both_languages(name: str) -> None:
    for lock in ROOMS[name].locks:
        if isinstance(lock, TypedLock):
            assert len(list(written(lock))) >= 2, lock.id


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("loket", "nummer 26"), ("loket", "Door 26"), ("loket", "zesentwintig"),
        ("code", "zeven nul vier negen"), ("wachtbandje", "sixty-three"),
        ("bonnetje-kwijt", "number 58"), ("woord", "stationsklok"), ("woord", "alarm clock"),
    ],
)  # fmt: skip
def test_an_answer_may_be_said_as_people_say_it(id: str, said: str) -> None:
    locks = (lock for room in ROOMS.values() for lock in room.locks if lock.id == id)
    lock = next(lock for lock in locks if isinstance(lock, TypedLock))
    assert not accepted(lock).isdisjoint(forms(said))


@every_room
def test_a_sentence_has_fifteen_words_at_most(name: str) -> None:
    dutch = [text.source for at, text in texts(ROOMS[name]) if "about" not in at]
    sentences = [one for text in dutch for one in re.split(r"(?<=[.?!])\s+", text)]
    assert [one for one in sentences if len(one.split()) > 15] == []


@every_room
def test_nothing_banned_no_real_neighbourhood_and_nobody_by_name(name: str) -> None:
    everything = " ".join(said(name))
    assert [word for word in BANNED if re.search(rf"\b{word}", everything, re.I)] == []
    assert [place for place in NEIGHBOURHOODS if place in everything] == []


@every_room
def test_what_others_must_solve_names_who_must_solve_it(name: str) -> None:
    signals = [lock.signal.source for lock in ROOMS[name].locks if lock.signal]
    assert len(signals) >= len(ROOMS[name].locks) - 2
    assert all(re.match(r"[A-Z][^:]+: ", one) for one in signals)


@pytest.mark.parametrize(
    ("file", "model"), [("huiskamer.yaml", Room), ("halte.yaml", Room), ("pack.yaml", Pack)]
)
def test_files_and_translation_agree_and_nothing_is_untranslated(file: str, model: Any) -> None:
    examined = examine(gather(FOLDER / file), file, model)
    assert examined.diagnostics == ()
    assert examined.content is not None
    assert all(set(text.others) == {"en"} for _, text in texts(examined.content))


def test_the_pack_says_that_residents_have_not_tested_it_yet() -> None:
    tested: list[Text | None] = [read(FOLDER / "pack.yaml", Pack).tested]
    tested += [room.tested for room in ROOMS.values()]
    assert {str(one) for one in tested} == {"nog niet getest met bewoners"}


def test_the_plan_talks_for_at_least_half_as_long_as_it_plays() -> None:
    plan = read_plan("escape-room").plan
    minutes: dict[str, int] = {step.id: step.minutes for step in plan.steps}
    assert minutes["spel"] == ROOMS["huiskamer"].minutes
    assert minutes["napraten"] >= max(15, minutes["spel"] / 2)
    assert plan.minutes == 90
