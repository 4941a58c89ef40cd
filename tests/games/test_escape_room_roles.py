"""Roles: each knows a part, and none is lost when people come and go."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engine.core import FACILITATOR, GroupCame, SeatCame, SeatLeft
from games.escape_room.deal import dealt
from games.escape_room.events import RoleShown
from tests.games.escape import ROLES, story, widgets

holders = st.lists(st.integers(1, 20), unique=True, max_size=14)


@given(st.lists(holders, min_size=1, max_size=6))
def test_whoever_comes_and_goes_every_role_is_held(rooms: list[list[int]]) -> None:
    hands: dict[int, tuple[str, ...]] = {}
    for there in rooms:
        hands = dealt(ROLES, there, hands)
        assert set(hands) == set(there)
        assert not there or {role for held in hands.values() for role in held} == set(ROLES)


@given(holders, holders)
def test_hands_are_even_and_with_many_people_everyone_has_one_role(
    before: list[int], there: list[int]
) -> None:
    hands = dealt(ROLES, there, dealt(ROLES, before, {}))
    sizes = [len(held) for held in hands.values()]
    assert not there or max(sizes) - min(sizes) <= 1
    assert len(there) < len(ROLES) or set(sizes) == {1}


def test_who_stays_keeps_what_they_had_as_far_as_that_is_even() -> None:
    before = dealt(ROLES, (1, 2, 3), {})
    after = dealt(ROLES, (1, 2, 3, 4), before)
    for seat in (1, 2, 3):
        assert set(after[seat]) <= set(before[seat])


def test_three_tables_have_two_roles_each_and_six_have_one() -> None:
    assert [len(story(groups=3).state.roles_at(f"g{n}")) for n in (1, 2, 3)] == [2, 2, 2]
    assert [len(story(groups=6).state.roles_at(f"g{n}")) for n in range(1, 7)] == [1] * 6


def test_three_people_at_one_table_play_two_roles_each() -> None:
    told = story(phones=3)
    assert sorted(len(held) for held in told.state.hands.values()) == [2, 2, 2]


def test_what_a_leaver_knew_goes_to_who_stays() -> None:
    told = story(phones=3)
    gone = told.state.hands[2]
    told.given(SeatLeft(2))
    assert set(gone) <= {role for held in told.state.hands.values() for role in held}


def test_the_roles_of_a_table_that_everybody_left_go_to_the_others() -> None:
    told = story(groups=2, phones=2).given(SeatLeft(2))
    assert set(told.state.roles_at("g1")) == set(ROLES)


def test_a_table_that_comes_late_gets_roles_from_the_others() -> None:
    told = story(groups=2).given(GroupCame("g3"))
    assert [len(told.state.roles_at(f"g{n}")) for n in (1, 2, 3)] == [2, 2, 2]


def test_where_tables_take_turns_each_has_all_the_roles() -> None:
    told = story(groups=2, phones=4, mode="om_de_beurt")
    assert set(told.state.roles_at("g1")) == set(told.state.roles_at("g2")) == set(ROLES)
    assert {r for seat in (1, 3) for r in told.state.hands[seat]} == set(ROLES)


def test_who_comes_with_a_role_gets_it_if_the_table_has_it() -> None:
    told = story(groups=1, phones=1).given(SeatCame(2, "g1", True, "gemeente"))
    assert "gemeente" in told.state.hands[2]


def text_of(shown: dict[str, Any]) -> str:
    return " ".join(str(widget) for widget in shown.values())


def test_a_phone_shows_what_its_own_roles_know_and_nothing_of_the_others() -> None:
    told = story(groups=3, phones=3)
    for seat in (1, 2, 3):
        seen = text_of(widgets(told, seat))
        for role in ROLES[:2]:
            assert (f"weet{role}een" in seen) == (role in told.state.hands[seat])


def test_a_phone_whose_roles_know_nothing_now_says_so() -> None:
    told = story(groups=3, phones=3)
    assert "told-gemeente" in widgets(told, 3)


def test_a_screen_shows_a_role_when_asked_and_to_that_place_alone() -> None:
    told = story(groups=2, phones=2)
    role = told.state.roles_at("g1")[0]
    told.given(RoleShown("g1", role))
    assert f"weet{role}een" in text_of(widgets(told, "g1"))
    for page in (None, "g2", FACILITATOR):
        assert f"weet{role}een" not in text_of(widgets(told, page))


def test_what_one_role_reads_on_a_screen_is_about_the_lock_at_hand() -> None:
    told = story().given(RoleShown("", "bewoner"))
    seen = widgets(told)
    assert "weetbewonereen" in text_of(seen)
    assert "weetbewonertwee" not in text_of(seen)
    assert "locks" not in seen
