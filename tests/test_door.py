"""Who still comes in: the lock on the door, how many there may be, and how long a cookie lasts."""

from dataclasses import replace

import pytest

from engine.bots import Evening
from engine.core import FACILITATOR, GroupScreen, Participant, Person, Rejected
from engine.core.views import JoinInvite
from engine.lexicon import Lexicon
from engine.store import Session
from engine.workshop import sessions
from engine.workshop.messages import LetPhones, LimitSeats, LockRoom
from engine.workshop.opening import new_code
from engine.workshop.pages import Page, Room
from engine.workshop.people import MOST_SEATS
from engine.workshop.people_messages import AddSeat
from engine.workshop.sessions import Sessions
from engine.workshop.state import PEOPLE, WORKSHOP
from engine.workshop.steering import addressed
from engine.workshop.views import view
from tests.evenings import evening, read_plan, retold


@pytest.fixture
def played() -> Evening:
    return evening(read_plan("90"), phones=6)


def steer(played: Evening, command: object, who: Person = FACILITATOR) -> None:
    played.tell(who, addressed(WORKSHOP, command))


def knock(played: Evening) -> str:
    """Return why a phone is not let in, or "" if it is."""
    try:
        played.join()
    except Rejected as refusal:
        return refusal.code
    return ""


def offered(played: Evening) -> list[str]:
    return [one.id for one in played.offers(FACILITATOR)]


def test_behind_a_locked_door_nobody_new_comes_in_until_it_is_opened(played: Evening) -> None:
    steer(played, LockRoom(True))
    assert knock(played) == "locked"
    steer(played, LockRoom(False))
    assert knock(played) == ""
    assert retold(played) == played.state


def test_who_is_in_stays_in_behind_a_locked_door(played: Evening) -> None:
    steer(played, LockRoom(True))
    assert len(played.state.people.seats) == 6
    assert played.offers(Participant(3))


def test_the_facilitator_counts_people_in_whatever_the_door_says(played: Evening) -> None:
    steer(played, LockRoom(True))
    steer(played, LimitSeats(1))
    played.tell(FACILITATOR, addressed(PEOPLE, AddSeat("g1")))
    assert len(played.state.people.seats) == 7


def test_a_locked_door_has_no_invitation_on_it(played: Evening, say: Lexicon) -> None:
    room = Room(join_url="http://10.0.0.1:8080/123456")

    def invites() -> bool:
        shown = view(played.state, Page("screen", "nl"), played.clock, room, say)
        return any(isinstance(one, JoinInvite) for one in shown.widgets)

    assert invites()
    steer(played, LockRoom(True))
    assert not invites()


def test_phones_come_in_until_there_are_as_many_as_there_may_be(played: Evening) -> None:
    steer(played, LimitSeats(8))
    assert [knock(played) for _ in range(3)] == ["", "", "workshop_full"]
    steer(played, LimitSeats(9))
    assert knock(played) == ""
    assert retold(played) == played.state


@pytest.mark.parametrize("most", [0, -1, MOST_SEATS + 1])
def test_a_limit_is_at_least_one_seat_and_at_most_all(played: Evening, most: int) -> None:
    with pytest.raises(Rejected, match="unfit"):
        steer(played, LimitSeats(most))


def test_only_who_leads_turns_the_lock(played: Evening) -> None:
    for who in (Participant(1), GroupScreen("g1")):
        for command in (LockRoom(True), LimitSeats(3)):
            with pytest.raises(Rejected, match="not_yours"):
                steer(played, command, who)


def test_the_panel_offers_the_lock_the_other_way_and_none_without_phones(played: Evening) -> None:
    assert {"lock", "limit"} <= set(offered(played))
    assert "unlock" not in offered(played)
    steer(played, LockRoom(True))
    assert "unlock" in offered(played)
    assert "lock" not in offered(played)
    steer(played, LetPhones("none"))
    assert not {"lock", "unlock", "limit"} & set(offered(played))


def test_a_join_code_has_six_digits_and_comes_from_a_source_nobody_can_guess(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert all(len(code) == 6 and code.isdigit() for code in (new_code() for _ in range(200)))
    monkeypatch.setattr("secrets.randbelow", lambda below: below - 1)
    assert new_code() == "999999"


def test_asvs_7_3_2_panels_and_screens_are_signed_off_twelve_hours_after_the_end() -> None:
    now = [0.0]
    kept = Sessions([Session(role, role) for role in ROLES], now=lambda: now[0])
    now[0] = 1_000_000.0
    assert len(kept.all()) == len(ROLES)
    kept.end()
    now[0] += sessions.LASTING
    kept.end()
    assert len(kept.all()) == len(ROLES)
    now[0] += 1
    assert [one.role for one in kept.all()] == ["seat"]
    assert kept.get("panel") is None
    assert kept.get("seat")


def test_asvs_7_3_2_that_holds_too_for_a_workshop_that_is_opened_after_its_end() -> None:
    now = [5.0]
    kept = Sessions([Session("a", "co")], ended=True, now=lambda: now[0])
    assert kept.get("a")
    now[0] += sessions.LASTING + 1
    assert kept.get("a") is None


def test_a_session_that_goes_on_is_the_same_one() -> None:
    kept = Sessions([Session("a", "panel")])
    kept.put(replace(Session("a", "panel"), lang="en"))
    assert [one.lang for one in kept.all()] == ["en"]
    kept.drop(["a", "never"])
    assert kept.all() == ()


ROLES = ("seat", "panel", "co", "watch", "screen", "table")
