"""In every step of an evening people come late, change places, and go home."""

import pytest

from engine.bots import Evening
from engine.core import FACILITATOR, Participant
from engine.lexicon import Lexicon
from engine.workshop.messages import GoOn
from engine.workshop.pages import Page
from engine.workshop.people_messages import AddSeat, Leave, MoveSeat, SwapSeats
from engine.workshop.state import PEOPLE, WORKSHOP, Carousel
from engine.workshop.steering import addressed
from engine.workshop.table_messages import MergeGroups, SplitGroup
from engine.workshop.views import view
from tests.evenings import evening, read_plan, retold

STEPS = len(read_plan("90").parts)


@pytest.fixture(params=range(STEPS))
def played(request: pytest.FixtureRequest) -> Evening:
    """Return an evening in the middle of one of its steps."""
    step = int(request.param)
    played = evening(read_plan("90"), phones=5, seed=step)
    for at in range(step):
        played.tell(FACILITATOR, addressed(WORKSHOP, GoOn(at)))
    for number, _ in enumerate(played.play()):
        if number == 7 or played.state.step > step:
            break
    return played


def people(played: Evening, command: object) -> None:
    played.tell(FACILITATOR, addressed(PEOPLE, command))


def looks(played: Evening, seat: int, say: Lexicon) -> str:
    page = Page("phone", "nl", seat=seat)
    return view(played.state, page, played.clock, played.room, say).title


def test_whoever_comes_late_is_told_where_we_are(played: Evening, say: Lexicon) -> None:
    if played.state.ended:
        return
    seat = played.join(group="g2")
    assert looks(played, seat, say)
    assert played.state.of_seat(seat) is played.state.of_group("g2")


def test_everyone_may_go_and_the_evening_still_ends(played: Evening) -> None:
    for seat in tuple(played.state.people.seats):
        if not played.state.ended:
            played.tell(Participant(seat), addressed(PEOPLE, Leave(seat)))
    for _ in played.play():
        pass
    assert played.state.ended
    assert retold(played) == played.state


def test_what_changes_places_goes_on_at_the_other_table(played: Evening, say: Lexicon) -> None:
    if played.state.ended:
        return
    people(played, MoveSeat(1, "g3"))
    people(played, SwapSeats(2, 3))
    assert played.state.people.group_of(1) == "g3"
    assert {played.state.people.group_of(seat) for seat in (2, 3)} == {"g2", "g3"}
    assert all(looks(played, seat, say) for seat in (1, 2, 3))


def test_tables_join_and_part_and_the_evening_still_ends(played: Evening) -> None:
    if played.state.ended:
        return
    people(played, MergeGroups("g1", "g3"))
    people(played, AddSeat("g2"))
    people(played, SplitGroup("g3", len(played.state.people.groups)))
    groups = set(played.state.people.groups)
    assert groups == {"g2", "g3", "g4"}
    for _ in played.play():
        pass
    assert played.state.ended
    assert retold(played) == played.state
    last = played.state.now[-1]
    assert isinstance(played.state.part, Carousel) or set(last.groups) <= {"g1", *groups}
