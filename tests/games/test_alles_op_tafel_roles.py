"""Playing a conversation: each role is told its own, and the roles move on."""

import pytest

from engine.core import FACILITATOR, ROOM, GroupScreen, SeatCame, SeatLeft
from games.alles_op_tafel import GAME
from games.alles_op_tafel.events import (
    CardSkipped,
    RoleHidden,
    RoleShown,
    Swapped,
    TalkBegan,
    TurnBegan,
    WorkedSeen,
)
from games.alles_op_tafel.messages import HideRole, PutAway, SeeWorked, ShowRole
from games.alles_op_tafel.threes import ROLES, first_of, role_of, sizes, split
from tests.games.table import (
    conversations,
    in_phase,
    on_card,
    roles,
    scenario,
    seen,
    story,
    talk,
    widgets,
)

SECRETS = ("Alleen de klant", "Alleen de hulp", *(f"{role} doet" for role in ROLES))


def playing(groups=1, phones=3, name="body-1", **more):
    return on_card(story(groups, phones, conversations(), **more), name)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (0, ()),
        (1, (1,)),
        (2, (2,)),
        (3, (3,)),
        (4, (4,)),
        (5, (3, 2)),
        (6, (3, 3)),
        (7, (3, 4)),
        (8, (3, 3, 2)),
    ],
)
def test_a_table_splits_in_threes_with_nobody_left_alone(people, expected):
    assert sizes(people) == expected
    assert [len(three) for three in split(tuple(range(people)))] == list(expected)


@pytest.mark.parametrize("people", range(2, 9))
def test_everyone_in_a_three_speaks_first_in_turn(people):
    for three in split(tuple(range(people))):
        firsts = [first_of(three, turn) for turn in range(1, len(three) + 1)]
        assert sorted(firsts) == sorted(three)


@pytest.mark.parametrize("people", range(2, 9))
def test_everyone_has_every_role_in_turn(people):
    for three in split(tuple(range(people))):
        had = {
            (seat, role_of(three, seat, turn))
            for seat in three
            for turn in range(1, len(three) + 1)
        }
        wanted = ROLES[: len(three)]
        assert had == {(seat, role) for seat in three for role in wanted}


@pytest.mark.parametrize("people", range(2, 9))
def test_every_round_each_three_has_one_client_and_one_professional(people):
    for three in split(tuple(range(people))):
        for turn in range(1, 7):
            played = [role_of(three, seat, turn) for seat in three]
            assert [played.count(role) for role in ROLES[:2]] == [1, 1]


def test_a_scenario_of_conversations_plays_roles_by_itself():
    assert story(content=conversations()).state.roles
    assert not story().state.roles


def test_a_scenario_with_both_plays_what_the_plan_asks():
    both = scenario(roles=roles(), conversations=[talk("een")])
    assert not story(content=both).state.roles
    assert story(content=both, options={"variant": "roles"}).state.roles


def test_without_all_three_roles_nobody_plays_them():
    half = scenario([], roles=roles()[:2], conversations=[talk("een")])
    assert not story(content=half).state.roles


def test_a_phone_shows_its_own_role_and_no_other():
    told = playing()
    for seat, role in ((1, "client"), (2, "professional"), (3, "observer")):
        shown = str(seen(told, seat))
        assert f"{role} doet een" in shown
        others = [other for other in ROLES if other != role]
        assert not [other for other in others if f"{other} doet" in shown]
    assert "Alleen de klant" in str(seen(told, 1))
    assert "Alleen de klant" not in str(seen(told, 2)) + str(seen(told, 3))
    assert "Alleen de hulp" in str(seen(told, 2))
    assert "Alleen de hulp" not in str(seen(told, 1)) + str(seen(told, 3))


def test_no_screen_shows_a_role_unasked():
    told = playing(groups=2, phones=6)
    for page in (None, "g1", "g2"):
        assert not [secret for secret in SECRETS if secret in str(seen(told, page))]


def test_the_facilitator_can_hand_every_role_out():
    shown = str(seen(playing(), FACILITATOR))
    assert all(secret in shown for secret in SECRETS)


def test_the_next_round_has_another_assignment_and_other_roles():
    told = on_card(playing(), "daily-1", turn=2)
    assert [told.state.role_of(seat) for seat in (1, 2, 3)] == [
        "observer",
        "client",
        "professional",
    ]
    assert "client doet twee" in str(seen(told, 2))


def test_who_comes_during_a_conversation_watches_and_changes_no_role():
    told = playing()
    before = [told.state.role_of(seat) for seat in (1, 2, 3)]
    told.given(SeatCame(9, "g1", True))
    assert [told.state.role_of(seat) for seat in (1, 2, 3)] == before
    assert told.state.role_of(9) is None
    assert not [secret for secret in SECRETS if secret in str(seen(told, 9))]
    assert told.given(TurnBegan(2, "g1")).state.role_of(9) is not None


def test_who_leaves_during_a_conversation_changes_no_role():
    told = playing(phones=4)
    before = [told.state.role_of(seat) for seat in (1, 2, 4)]
    told.given(SeatLeft(3))
    assert [told.state.role_of(seat) for seat in (1, 2, 4)] == before


def test_a_screen_shows_one_role_at_a_time_when_asked_and_hides_it_again():
    told = playing(groups=2, phones=0)
    told.when(ROOM, ShowRole(1, "", "client")).then(RoleShown(1, "", "client"))
    shown = str(seen(told))
    assert "Alleen de klant" in shown
    assert "Alleen de hulp" not in shown
    assert "Alleen de klant" not in str(seen(told, "g1"))
    told.when(ROOM, HideRole(1, "")).then(RoleHidden(1, ""))
    assert "Alleen de klant" not in str(seen(told))


def test_a_table_page_shows_roles_on_itself_and_not_on_the_room():
    told = playing(groups=2, phones=0)
    told.when(GroupScreen("g1"), ShowRole(1, "g1", "client")).then_it_happens()
    assert "Alleen de klant" in str(seen(told, "g1"))
    assert "Alleen de klant" not in str(seen(told)) + str(seen(told, "g2"))
    told.when(GroupScreen("g1"), ShowRole(1, "", "client")).then_refused("not_yours")
    told.when(GroupScreen("g1"), ShowRole(1, "g2", "client")).then_refused("not_yours")


def test_a_phone_shows_no_role_on_a_screen():
    told = playing()
    told.when(1, ShowRole(1, "", "client")).then_refused("not_yours")
    assert not [name for name in told.ids(1) if name.startswith("show-role")]


@pytest.mark.parametrize(
    "later", [Swapped(1, "body-2"), TurnBegan(2, "g1"), CardSkipped(1), TalkBegan(1, 0)]
)
def test_a_role_leaves_the_screen_when_the_conversation_changes(later):
    told = playing(phones=0).given(RoleShown(1, "", "client"))
    told.given(later)
    assert not [secret for secret in SECRETS if secret in str(seen(told))]


def test_after_the_conversation_the_observer_says_what_worked_and_the_others_listen():
    told = in_phase(playing(), "worked")
    assert told.ids(3) == ["worked-g1"]
    assert told.ids(1) == told.ids(2) == []
    told.when(1, SeeWorked(1, "g1", 0, ("small",))).then_refused("not_yours")
    told.when(3, SeeWorked(1, "g1", 0, ("small",))).then(WorkedSeen(1, "g1", ("small",)))


def test_in_a_pair_both_say_what_worked():
    told = in_phase(playing(phones=2), "worked")
    assert told.ids(1) == told.ids(2) == ["worked-g1"]


def test_what_worked_is_one_of_the_words_each_once_and_about_now():
    told = in_phase(playing(), "worked")
    told.when(3, SeeWorked(1, "g1", 0, ("toveren",))).then_refused("unfit")
    told.when(3, SeeWorked(1, "g1", 0, ("small", "small"))).then_refused("unfit")
    told.when(3, SeeWorked(1, "g1", 0, ("small",))).then_it_happens()
    told.when(ROOM, SeeWorked(1, "g1", 0, ("quiet",))).then_refused("moved_on")


def test_what_worked_stands_on_the_tile_and_in_the_debrief():
    told = in_phase(playing().given(WorkedSeen(1, "g1", ("asked_on",))), "worked")
    assert widgets(told)["tile-g1"].lines == ("doorvragen",)
    assert GAME.summary(told.state).highlights[0].kind == "help"


def test_there_is_no_mat_in_a_conversation():
    told = playing()
    told.when(1, PutAway(1, 1, "to_talk")).then_refused("moved_on")
    assert told.go_on().state.phase == "worked"
