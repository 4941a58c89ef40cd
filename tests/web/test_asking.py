"""tap, here, view and live: what programs and pages ask all the time."""

import json
from urllib.parse import quote

import pytest

from engine.core import FACILITATOR, ROOM, GroupScreen, Participant, Rejected
from engine.store import NotSaved, Role
from engine.wire import Malformed
from engine.workshop.live import Ended
from engine.workshop.pages import Page
from facilitator_web.viewers import Viewer
from tests.web.conftest import CODE, Visit
from tests.web.fakes import FakeLive


def test_a_phone_taps_as_its_own_seat(visit: Visit, live: FakeLive) -> None:
    assert visit.holds("seat", 3).tap(choice="make").status_code == 204
    told = live.told[0]
    assert (told.actor, told.who, told.rid) == ("seat:3", Participant(3), "r1")
    assert told.command == {"to": "a7", "kind": "pick", "choice": "make"}


@pytest.mark.parametrize(
    ("role", "group", "path", "actor", "who"),
    [
        ("panel", "", f"/{CODE}/panel/tap", "panel", FACILITATOR),
        ("screen", "", f"/{CODE}/screen/tap", "screen", ROOM),
        ("table", "g2", f"/{CODE}/screen/tap?group=g2", "table:g2", GroupScreen("g2")),
        ("table", "g2", f"/{CODE}/screen/tap", "table:g2", GroupScreen("g2")),
    ],
)
def test_each_page_acts_as_what_its_cookie_says(
    visit: Visit, live: FakeLive, role: str, group: str, path: str, actor: str, who: object
) -> None:
    assert visit.holds(role, group=group).tap(path).status_code == 204  # type: ignore[arg-type]
    assert (live.told[0].actor, live.told[0].who) == (actor, who)


def test_a_captain_acts_for_each_seat_of_its_cookie_and_for_no_other(
    visit: Visit, live: FakeLive
) -> None:
    visit.holds("seat", 3, 4)
    assert visit.tap(seat=4).status_code == 204
    assert live.told[0].actor == "seat:4"
    assert visit.tap(rid="r2", seat=5).status_code == 403
    assert visit.tap(rid="r3", seat=True).status_code == 403
    assert len(live.told) == 1


NO_SEATS = (3.0, 3.5, True, "3", [3], [], {}, {"3": 3}, 1e300, 10**40, 10**400, -3, 0, "", False)


@pytest.mark.parametrize("seat", NO_SEATS, ids=lambda seat: str(seat)[:12])
def test_only_a_whole_number_names_a_seat(visit: Visit, live: FakeLive, seat: object) -> None:
    answer = visit.holds("seat", 1, 3).tap(seat=seat)
    assert answer.status_code == 403
    assert not live.told


def test_a_seat_that_is_null_is_ones_own(visit: Visit, live: FakeLive) -> None:
    assert visit.holds("seat", 3).tap(seat=None).status_code == 204
    assert live.told[0].who == Participant(3)


@pytest.mark.parametrize("seat", NO_SEATS, ids=lambda seat: str(seat)[:12])
@pytest.mark.parametrize(
    ("role", "group", "area", "who"),
    [
        ("panel", "", "panel", FACILITATOR),
        ("screen", "", "screen", ROOM),
        ("table", "g2", "screen", GroupScreen("g2")),
    ],
)
def test_a_seat_in_a_command_makes_nobody_somebody_else(
    visit: Visit, live: FakeLive, role: Role, group: str, area: str, who: object, seat: object
) -> None:
    assert visit.holds(role, group=group).tap(f"/{CODE}/{area}/tap", seat=seat).status_code == 204
    assert live.told[0].who == who


@pytest.mark.parametrize("page", [Page("phone", "nl"), Page("table", "nl")])
def test_a_page_of_nobody_has_no_authority(live: FakeLive, page: Page) -> None:
    with pytest.raises(ValueError, match="nobody"):
        _ = Viewer(live, page, None).person  # type: ignore[arg-type]  # a stand-in


def test_without_a_seat_nobody_asks_or_taps(visit: Visit) -> None:
    for answer in (visit.tap(), visit.get(f"/{CODE}/view"), visit.get(f"/{CODE}/panel/view")):
        assert answer.status_code == 401
        assert answer.json is not None
        assert set(answer.json) == {"code", "message"}


def test_a_phone_of_someone_who_left_has_no_seat(visit: Visit, live: FakeLive) -> None:
    visit.holds("seat", 3)
    live.state.people.seats.clear()
    assert visit.get(f"/{CODE}/view").status_code == 401
    assert visit.post(f"/{CODE}/here", {"visible": True}).status_code == 401
    for number, named in enumerate(({}, {"seat": 3}, {"kind": "withdraw", "seat": 3})):
        assert visit.tap(rid=f"r{number}", **named).status_code == 401
    assert not live.told


def test_whoever_left_can_still_erase_what_each_of_their_seats_gave(
    visit: Visit, live: FakeLive
) -> None:
    visit.holds("seat", 3, 5)
    live.state.people.seats.discard(3)
    assert visit.tap(rid="r1", to="people", kind="withdraw", seat=3).status_code == 204
    live.state.people.seats.clear()
    assert visit.tap(rid="r2", to="people", kind="withdraw", seat=5).status_code == 204
    assert visit.tap(rid="r3", to="people", kind="withdraw", seat=4).status_code == 403
    assert visit.tap(rid="r4", to="people", kind="withdraw", seat=3.0).status_code == 403
    assert [one.who for one in live.told] == [Participant(3), Participant(5)]


def test_a_mirror_shows_but_does_not_act(visit: Visit, live: FakeLive) -> None:
    shown = visit.get(f"/{CODE}/screen/view").json
    assert shown is not None
    assert shown["page"] == "screen"
    assert shown["controls"] == []
    assert visit.tap(f"/{CODE}/screen/tap").status_code == 403
    visit.holds("table", group="g2")
    assert visit.tap(f"/{CODE}/screen/tap?group=g3").status_code == 403
    assert visit.tap(f"/{CODE}/screen/tap?mirror=1").status_code == 403
    assert not live.told


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (Rejected("moved_on"), 409, "moved_on"),
        (Malformed("no"), 400, "malformed"),
        (NotSaved(), 503, "not_saved"),
        (Ended(), 410, "ended"),
        (ZeroDivisionError(), 500, "broken"),
        (Rejected("no_words_for_this"), 409, "no_words_for_this"),
    ],
)
def test_every_no_is_said_in_the_viewers_language(
    visit: Visit, live: FakeLive, error: Exception, status: int, code: str
) -> None:
    said = {}
    for lang in ("nl", "en"):
        live.refuse = [error]
        answer = visit.holds("seat", 1).post(
            f"/{CODE}/tap", {"rid": "r", "command": {}}, Accept_Language=lang
        )
        assert answer.status_code == status
        assert answer.json is not None
        assert answer.json["code"] == code
        said[lang] = answer.json["message"]
    assert said["nl"] != said["en"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"rid": "", "command": {}},
        {"rid": "r" * 65, "command": {}},
        {"rid": 1, "command": {}},
        {"rid": "r\n", "command": {}},
        {"rid": "r\x7f", "command": {}},
        {"rid": "é", "command": {}},
        {"rid": "\ud800", "command": {}},
        {"rid": "r", "command": {"to": "\ud800"}},
        {"rid": "r", "command": {"words": ["a", {"b": "\udfff"}]}},
        {"rid": "r", "command": {"\ud800": 1}},
        {"rid": "r", "command": "pick"},
    ],
)
def test_a_tap_without_rid_or_command_is_malformed(visit: Visit, body: object) -> None:
    assert visit.holds("seat", 1).post(f"/{CODE}/tap", body).status_code == 400


def test_what_is_no_json_is_malformed(visit: Visit) -> None:
    visit.holds("seat", 1)
    path, url = f"/{CODE}/tap", "http://localhost"
    for data, kind in ((b"{", "application/json"), (b"[" * 9000, "application/json"),
                       (b"{}", "text/plain"), (b"\xff", "application/json"),
                       (b'{"rid":"r","command":{"n":NaN}}', "application/json"),
                       (b'{"rid":"r","command":{"n":%s}}' % (b"9" * 5000), "application/json"),
                       ):  # fmt: skip
        answer = visit.client.post(path, data=data, content_type=kind, base_url=url)
        assert answer.status_code == 400


@pytest.mark.parametrize("levels", [40, 500, 700, 900, 2000, 30_000])
def test_what_is_nested_absurdly_deep_is_malformed(
    visit: Visit, live: FakeLive, levels: int
) -> None:
    visit.holds("seat", 1)
    for opening, closing in ((b"[", b"]"), (b'{"a":', b"}")):
        deep = (opening * levels + b"1" + closing * levels)[: 60 * 1024]
        answer = visit.client.post(
            f"/{CODE}/tap",
            data=b'{"rid":"r","command":{"to":"a7","kind":"pick","x":' + deep + b"}}",
            content_type="application/json",
            base_url="http://localhost",
        )
        assert answer.status_code == 400
    assert not live.told


@pytest.mark.parametrize("error", [ValueError("²"), RecursionError()])
def test_a_command_that_a_rule_cannot_read_is_malformed(
    visit: Visit, live: FakeLive, error: Exception
) -> None:
    live.refuse = [error]
    answer = visit.holds("seat", 1).tap()
    assert (answer.status_code, answer.json and answer.json["code"]) == (400, "malformed")


@pytest.mark.parametrize("group", ["abc", "g²", "g4", "g", "0", "\ud800", "g1 "])
def test_a_table_that_is_not_there_has_no_page_of_any_kind(
    visit: Visit, live: FakeLive, group: str
) -> None:
    asked = f"group={quote(group, errors='surrogatepass')}"
    live.views = {}
    for path in ("screen", "screen/view", "screen/live"):
        assert visit.get(f"/{CODE}/{path}?{asked}").status_code == 404
    page = visit.get(f"/{CODE}/screen?{asked}", Accept="text/html", Accept_Language="nl")
    assert "Deze pagina is er niet" in page.text
    assert visit.tap(f"/{CODE}/screen/tap?{asked}").status_code == 404
    assert visit.holds("panel").get(f"/{CODE}/panel/qr?{asked}").status_code == 404


def test_more_than_64_kilobytes_are_too_large(visit: Visit) -> None:
    body = {"rid": "r", "command": {"words": "a" * 70_000}}
    assert visit.holds("seat", 1).post(f"/{CODE}/tap", body).status_code == 413


def test_here_notes_presence_and_gives_the_version(visit: Visit, live: FakeLive) -> None:
    answer = visit.holds("seat", 2).post(f"/{CODE}/here", {"visible": True})
    assert live.seen == [(2, True)]
    view = visit.get(f"/{CODE}/view").json
    assert view is not None
    assert answer.json == {"version": view["version"]}
    assert visit.post(f"/{CODE}/here", {"visible": 1}).status_code == 400
    assert visit.post(f"/{CODE}/screen/here", {"visible": True}).status_code == 404


def test_a_view_that_is_current_is_not_sent_again(visit: Visit) -> None:
    view = visit.holds("seat", 1).get(f"/{CODE}/view").json
    assert view is not None
    assert visit.get(f"/{CODE}/view?since={view['version']}").status_code == 204
    assert visit.get(f"/{CODE}/view?since=older").status_code == 200


def test_the_same_view_comes_as_json_and_as_html(visit: Visit) -> None:
    visit.holds("seat", 1)
    view, drawn = visit.get(f"/{CODE}/view").json, visit.get(f"/{CODE}/view?as=html").json
    assert view is not None
    assert drawn is not None
    assert view["controls"][0]["command"]["choice"] is None
    assert drawn["version"] == view["version"]
    assert view["controls"][0]["label"] in drawn["html"]


@pytest.mark.parametrize("path", [f"/{CODE}/tap", f"/{CODE}/here"])
def test_acting_is_never_a_get(visit: Visit, path: str) -> None:
    answer = visit.holds("seat", 1).get(path)
    assert (answer.status_code, answer.json and answer.json["code"]) == (405, "method")


def test_no_answer_is_kept_by_a_browser_and_every_answer_is_guarded(visit: Visit) -> None:
    visit.holds("seat", 1)
    for path in (f"/{CODE}/view", f"/{CODE}", "/", "/999999", "/healthz"):
        headers = visit.get(path).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]


def test_the_view_json_is_what_every_client_reads(visit: Visit) -> None:
    body = visit.holds("screen").get(f"/{CODE}/screen/view").get_data(as_text=True)
    view = json.loads(body)
    assert {one["type"] for one in view["widgets"]} >= {"CardFace", "GroupTile", "Timer"}
    assert {one["type"] for one in view["controls"]} == {"Choose"}
