"""Who a phone speaks for: several people share one, and one goes on at another."""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from werkzeug.test import Client, TestResponse

from engine.core import FACILITATOR
from engine.feed import Feed
from engine.store import Session
from engine.store.sqlite import create, open_writer
from engine.workshop.live import MOST_ON_A_PHONE, Live
from engine.workshop.messages import GoOn, LetPhones
from engine.workshop.opening import begin, gather
from engine.workshop.people_messages import DropSeat
from engine.workshop.state import PEOPLE, WORKSHOP, State
from engine.workshop.steering import addressed
from facilitator_web import Settings, create_app, screen_path
from facilitator_web.cookies import digest, new_token
from facilitator_web.moves import LIFETIME, Moves
from tests.evenings import RULES, bundled
from tests.web.fakes import ROOT, SAYS

CODE = "482913"
NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
TYPED = re.compile(r'id="typed"><bdi dir="ltr">(\d{3}) (\d{3})<')


class Room:
    """A real workshop, and the browsers in its room."""

    def __init__(self, kept: Path, state: State) -> None:
        self.live = Live(open_writer(kept), state, SAYS)
        self.feed = Feed(self.live)
        settings = Settings(says=SAYS, icons=ROOT / "assets" / "icons")
        self.app: Any = create_app({CODE: self.live}, {CODE: self.feed}, settings)
        self.steer(WORKSHOP, LetPhones("who_wants"))
        self.steer(WORKSHOP, GoOn(0))

    def steer(self, to: str, command: object) -> None:
        self.live.tell("panel", FACILITATOR, new_token(), addressed(to, command))

    def phone(self) -> "Phone":
        phone = Phone(self)
        phone.join()
        return phone

    def close(self) -> None:
        self.feed.close()
        self.live.close()


class Phone:
    """One browser."""

    def __init__(self, room: Room) -> None:
        self.room, self.client = room, Client(room.app)

    def get(self, path: str = "") -> TestResponse:
        return self.client.get(f"/{CODE}{path}", base_url="http://localhost")

    def post(self, path: str, **form: str) -> TestResponse:
        return self.client.post(f"/{CODE}{path}", data=form, base_url="http://localhost")

    def join(self, **more: str) -> TestResponse:
        return self.post("/join", keep="yes", **more)

    @property
    def seats(self) -> tuple[int, ...]:
        cookie = self.client.get_cookie("seat", path=f"/{CODE}")
        known = self.room.live.session(digest(cookie.value)) if cookie else None
        return known.seats if known else ()

    def view(self, query: str = "") -> Any:
        return self.get(f"/view{query}").json

    def pick(self, seat: int, query: str = "") -> int:
        """Give an answer of one's own, as ``seat``."""
        shown = self.view(query)
        control = next(one for one in shown["controls"] if one["command"].get("seat") == seat)
        command = {**control["command"], **(control["examples"] or [{}])[0]}
        body = {"rid": new_token(), "command": command}
        return self.client.post(f"/{CODE}/tap", json=body).status_code

    def code(self) -> str:
        return typed(self.post("/phone/move"))


def typed(answer: TestResponse) -> str:
    found = TYPED.search(answer.text)
    assert found, answer.text
    return "".join(found.groups())


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, State]:
    """Return where a workshop is kept that just began, and how it stands: made once for all."""
    name, sources = gather(bundled("content") / "plans" / "90.yaml", RULES)
    folder = tmp_path_factory.mktemp("begun")
    with closing(create(folder, CODE, NOON.date())) as store:
        state = begin(store, CODE, name, sources, RULES, opened=NOON, groups=3, seed=1)
    return next(folder.glob("*.speeltafel")), state


@pytest.fixture
def room(tmp_path: Path, begun: tuple[Path, State]) -> Iterator[Room]:
    file, state = begun
    room = Room(Path(copy(file, tmp_path)), state)
    yield room
    room.close()


def leader(room: Room) -> Phone:
    lead, token = Phone(room), new_token()
    room.live.sign_in(Session(digest(token), "panel"))
    lead.client.set_cookie("panel", token, path=f"/{CODE}", domain="localhost")
    return lead


# ---------------------------------------------------------------- several on one phone


def test_a_second_person_on_one_phone_gets_a_seat_at_the_same_table(room: Room) -> None:
    phone = room.phone()
    phone.join(beside="1", group="g1")
    people = room.live.state.people
    assert phone.seats == (2, 1)
    assert {people.group_of(seat) for seat in phone.seats} == {"g1"}


def test_asked_twice_a_second_person_comes_once(room: Room) -> None:
    phone = room.phone()
    for _ in range(2):
        phone.join(beside="1", group="g1")
    assert phone.seats == (2, 1)


def test_a_shared_phone_asks_who_answers_and_each_answers_for_themselves(room: Room) -> None:
    phone = room.phone()
    assert SAYS["nl"]("web.phone.who") not in phone.get().text
    phone.join(beside="1", group="g1")
    asking = phone.get().text
    assert SAYS["nl"]("web.phone.who") in asking
    assert all(f"?seat={seat}" in asking for seat in (1, 2))
    for seat in (1, 2):
        assert phone.pick(seat, f"?seat={seat}") == 204
    picked = room.live.state.now[0].state.picked
    assert set(picked) == {1, 2}


def test_on_a_shared_phone_everyone_is_seen_to_be_there(room: Room) -> None:
    phone = room.phone()
    phone.join(beside="1", group="g1")
    phone.client.post(f"/{CODE}/here", json={"visible": True})
    assert dict(room.live._presence.all()) == {1: "here", 2: "here"}


def test_where_a_table_has_one_phone_its_people_may_share_it(room: Room) -> None:
    room.steer(WORKSHOP, LetPhones("one_per_table"))
    phone = room.phone()
    phone.join(beside="1", group="g1")
    assert len(phone.seats) == 2
    assert Phone(room).join(group="g1").status_code == 409


def test_a_phone_is_full_at_last(room: Room) -> None:
    phone = room.phone()
    for count in range(1, MOST_ON_A_PHONE):
        assert phone.join(beside=str(count), group="g1").status_code == 303
    assert phone.join(beside=str(MOST_ON_A_PHONE), group="g1").status_code == 409


# ---------------------------------------------------------------- on at another phone


def test_with_a_code_somebody_goes_on_at_another_phone_with_seat_and_answers(room: Room) -> None:
    old, new = room.phone(), Phone(room)
    assert old.pick(1) == 204
    before = old.view()
    assert new.post("/again", code=old.code()).status_code == 303
    after = new.view()
    assert new.seats == (1,)
    assert {**after, "clock": 0, "version": ""} == {**before, "clock": 0, "version": ""}
    assert len(room.live.state.people.seats) == 1


def test_the_old_phone_says_where_its_person_went_and_does_nothing_more(room: Room) -> None:
    old, new = room.phone(), Phone(room)
    command = old.view()["controls"][0]["command"]
    new.post("/again", code=old.code())
    assert SAYS["nl"]("web.phone.moved_title") in old.get().text
    assert old.get("/view").status_code == 401
    tapped = old.client.post(f"/{CODE}/tap", json={"rid": "r1", "command": command})
    assert tapped.status_code == 401
    assert old.post("/phone/move").status_code == 401
    assert old.post("/withdraw").status_code == 401


def test_the_old_phone_may_join_as_somebody_new(room: Room) -> None:
    old, new = room.phone(), Phone(room)
    new.post("/again", code=old.code())
    assert old.join().status_code == 303
    assert [seat for seat in old.seats if seat > 0] == [2]
    assert new.seats == (1,)


def test_a_code_works_once_and_a_newer_one_makes_it_worthless(room: Room) -> None:
    old = room.phone()
    first, second = old.code(), old.code()
    assert Phone(room).post("/again", code=first).status_code == 403
    assert Phone(room).post("/again", code=second).status_code == 303
    assert Phone(room).post("/again", code=second).status_code == 403


def test_guessing_codes_is_slowed_down(room: Room) -> None:
    old, stranger = room.phone(), Phone(room)
    found = [stranger.post("/again", code=f"{number:06}").status_code for number in range(12)]
    assert found[-1] == 429
    assert old.seats == (1,)


def test_everyone_on_a_shared_phone_moves_along(room: Room) -> None:
    old, new = room.phone(), Phone(room)
    old.join(beside="1", group="g1")
    new.post("/again", code=old.code())
    assert set(new.seats) == {1, 2}
    assert SAYS["nl"]("web.phone.moved_title") in old.get().text


def test_the_facilitator_makes_a_code_for_one_person(room: Room) -> None:
    old, lead, new = room.phone(), leader(room), Phone(room)
    old.join(beside="1", group="g1")
    assert "/panel/phones/code" in lead.get("/panel/phones").text
    new.post("/again", code=typed(lead.post("/panel/phones/code", seat="2")))
    assert new.seats == (2,)
    assert [seat for seat in old.seats if seat > 0] == [1]
    assert old.view()["you"]["seat"] == 1


def test_nobody_makes_a_code_for_a_seat_without_a_phone(room: Room) -> None:
    room.phone()
    lead = leader(room)
    room.steer(PEOPLE, DropSeat(1))
    assert lead.post("/panel/phones/code", seat="1").status_code == 404
    assert lead.post("/panel/phones/code", seat="x").status_code == 404


def test_a_seat_that_came_back_goes_on_where_it_began(room: Room) -> None:
    old, new = room.phone(), Phone(room)
    new.post("/again", code=old.code())
    old.post("/again", code=new.code())
    assert old.view()["you"]["seat"] == 1
    assert new.get("/view").status_code == 401


def test_who_speaks_for_whom_outlives_a_server(room: Room) -> None:
    old, new = room.phone(), Phone(room)
    new.post("/again", code=old.code())
    kept = {one.token_hash: one.seats for one in room.live.store.sessions()}
    assert sorted(kept.values()) == [(-1,), (1,)]


def test_after_ten_minutes_a_code_is_too_old() -> None:
    now = [0.0]
    moves = Moves(lambda: now[0])
    code = moves.issue(CODE, (1,))
    now[0] = LIFETIME
    assert moves.use(CODE, code) == ()


def test_a_code_belongs_to_one_workshop() -> None:
    moves = Moves()
    code = moves.issue(CODE, (1,))
    assert moves.use("111111", code) == ()
    assert moves.use(CODE, code) == (1,)


# ---------------------------------------------------------------- one device for a table


def test_one_phone_speaks_for_a_table_without_phones_and_never_for_a_person(room: Room) -> None:
    """The table's page: a captain's phone or a tablet, let in by the table's QR code."""
    room.steer(WORKSHOP, LetPhones("none"))
    captain = Phone(room)
    way = screen_path(room.live, "g1").removeprefix(f"/{CODE}")
    assert captain.get(way).status_code == 303
    shown = captain.get("/screen/view?group=g1").json
    assert shown["page"] == "table"
    offered = [one["command"] for one in shown["controls"]]
    assert all(one.get("group", "g1") == "g1" and not one.get("seat") for one in offered)
    asked = next(one["command"] for one in shown["controls"] if one["intent"] == "answer")
    body = {"rid": "r1", "command": asked}
    path = f"/{CODE}/screen/tap?group=g1"
    assert captain.client.post(path, json=body).status_code == 204
    assert room.live.state.now[0].state.ready == {"g1"}
