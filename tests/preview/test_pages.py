"""The pages of a preview: for one browser alone, and on no other server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import Client, TestResponse

from engine.content.packs import bundled
from engine.core import ROOM
from engine.workshop.offers import offers
from facilitator_web import Settings
from facilitator_web.preview import Preview
from facilitator_web.preview.app import Door, create_preview_app
from tests.preview.writing import changed, lexicons, playing, previewed
from tests.web.test_matrix import House

PATH = bundled("content") / "packs" / "wilgenwerf" / "wilgenwerf.yaml"
SOURCES = {PATH.name: PATH.read_bytes()}
WRONG = changed(SOURCES, "title: Wilgenwerf", "titel: Wilgenwerf")


class Visit:
    """A preview and one browser that looks at it."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        settings = Settings(says=lexicons(), icons=bundled("assets") / "icons")
        app, self.door = create_preview_app(preview, settings)
        self.routes, self.client = app.routes, Client(app)

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(path, headers=headers, base_url="http://127.0.0.1:8080")

    def post(self, path: str, data: dict[str, str], **headers: str) -> TestResponse:
        return self.client.post(path, data=data, headers=headers, base_url="http://127.0.0.1:8080")

    def enter(self) -> "Visit":
        assert self.get(f"/preview/enter/{self.door.link()}").status_code == 303
        return self


@pytest.fixture
def visit() -> Iterator[Visit]:
    with previewed(SOURCES, PATH) as preview:
        yield Visit(preview)


def test_no_workshop_server_has_these_pages() -> None:
    assert not [rule for _, rule in House().app.routes if "preview" in rule]


ASKED = [
    ("GET", "/preview/"),
    ("GET", "/preview/events"),
    ("GET", "/preview/frame"),
    ("POST", "/preview/begin"),
    ("POST", "/preview/back"),
]


def test_these_are_all_the_pages_of_a_preview(visit: Visit) -> None:
    own = {one for one in visit.routes if "preview" in one[1] and one[0] in ("GET", "POST")}
    assert own == {*ASKED, ("GET", "/preview/enter/<token>")}


@pytest.mark.parametrize(("method", "path"), ASKED)
def test_a_browser_that_did_not_come_by_the_link_sees_nothing(
    visit: Visit, method: str, path: str
) -> None:
    answer = visit.client.open(path, method=method, base_url="http://127.0.0.1:8080")
    assert answer.status_code == 401
    assert b"Wilgenwerf" not in answer.data


def test_the_link_works_once(visit: Visit) -> None:
    link = f"/preview/enter/{visit.door.link()}"
    first = visit.get(link)
    assert first.status_code == 303
    cookie = first.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Path=/preview" in cookie
    assert visit.get(link).status_code == 401
    assert visit.get("/preview/").status_code == 200


def test_a_key_of_another_preview_opens_nothing(visit: Visit) -> None:
    key = Door("111111")
    visit.client.set_cookie(visit.door.cookie, key.enter(key.link()), domain="127.0.0.1")
    assert visit.get("/preview/").status_code == 401


def test_a_page_of_somebody_else_cannot_act(visit: Visit) -> None:
    visit.enter()
    for path in ("/preview/begin", "/preview/back"):
        assert visit.post(path, {}, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
        assert visit.post(path, {}, Origin="http://elders.test").status_code == 403
    assert visit.get("/preview/frame", **{"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_only_this_machine_is_a_name_of_it(visit: Visit) -> None:
    answer = visit.enter().client.get("/preview/", base_url="http://elders.test")
    assert answer.status_code == 400


def test_the_page_may_frame_its_own_pages_and_nobody_may_frame_it(visit: Visit) -> None:
    policy = visit.enter().get("/preview/").headers["Content-Security-Policy"]
    assert "frame-src 'self'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "script-src 'self'" in policy


@pytest.mark.parametrize("look", ["screen", "phone", "panel"])
def test_the_frame_becomes_what_was_chosen_and_may_act(visit: Visit, look: str) -> None:
    answer = visit.enter().get(f"/preview/frame?as={look}")
    assert answer.status_code == 303
    page = visit.get(answer.headers["Location"])
    assert page.status_code == 200
    assert b"<form" in page.data
    held = len(playing(visit.preview).sessions())
    visit.get(f"/preview/frame?as={look}")
    assert len(playing(visit.preview).sessions()) == held


def test_a_cookie_of_the_frame_acts_in_the_next_version_too(visit: Visit) -> None:
    place = visit.enter().get("/preview/frame?as=screen").headers["Location"]
    visit.preview.show(SOURCES)
    live = playing(visit.preview)
    control = next(
        one for one in offers(live.state, ROOM, live.clock, live.room) if one.intent == "advance"
    )
    body = {"rid": "r1", "command": control.command}
    answer = visit.client.post(f"{place}/tap", json=body, base_url="http://127.0.0.1:8080")
    assert answer.status_code == 204


def test_a_mistake_stands_beside_the_play_with_its_place_and_how_to_mend_it(visit: Visit) -> None:
    visit.enter()
    told = visit.preview.show(WRONG).diagnostics[0]
    page = visit.get("/preview/").text
    say = lexicons()["nl"]
    assert say("preview.place", file=PATH.name, line=told.line, column=told.column) in page
    assert "iframe" in page
    assert "<mark>" in page
    assert say("preview.why", code=told.code) in page
    assert say("explain.right") in page


def test_what_can_be_played_and_could_be_better_is_told_so(visit: Visit) -> None:
    source = SOURCES[PATH.name] + b"# TODO: nog een bewoner\n"  # the remark that is looked for
    told = visit.enter().preview.show({PATH.name: source})
    page = visit.get("/preview/").text
    assert told.good
    assert lexicons()["nl"]("preview.remarks", count=len(told.diagnostics)) in page
    assert "TODO" in page


def test_before_there_is_anything_to_play_the_frame_says_so() -> None:
    with previewed(WRONG, PATH) as preview:
        answer = Visit(preview).enter().get("/preview/frame")
        assert answer.status_code == 200
        assert lexicons()["nl"]("preview.nothing") in answer.text


def test_somebody_jumps_goes_back_and_begins_again(visit: Visit) -> None:
    visit.enter()
    need = next(one for one in visit.preview.sights if one.id.startswith("need:"))
    visit.post("/preview/begin", {"at": need.id, "as": "panel"})
    there = playing(visit.preview).state.seq
    page = visit.get("/preview/").text
    assert f'<option value="{need.id}" selected>' in page
    assert visit.post("/preview/back", {"as": "phone"}).headers["Location"] == "/preview/?as=phone"
    assert playing(visit.preview).state.seq == there + 1  # an undo is a row too
    visit.post("/preview/begin", {})
    assert playing(visit.preview).state.seq < there


def test_who_listens_hears_how_it_stands_after_each_change(visit: Visit) -> None:
    stream = visit.enter().get("/preview/events").response
    told = iter(stream)
    assert b"retry" in next(told)
    first = next(told)
    assert b"is-good" in first
    visit.preview.show(WRONG)
    assert b"is-wrong" in next(told)
    getattr(stream, "close", lambda: None)()


def test_streams_of_an_older_version_begin_anew(visit: Visit) -> None:
    place = visit.enter().get("/preview/frame?as=screen").headers["Location"]
    told = iter(visit.get(f"{place}/live?as=html").response)
    assert b"retry" in next(told)
    assert b"event: view" in next(told)
    visit.preview.show(SOURCES)
    assert b"event: anew" in next(told)


def test_a_file_is_no_plan_and_no_scenario_by_its_name_alone(tmp_path: Path) -> None:
    from facilitator_web.preview.staging import can_be_played

    other = tmp_path / "brief.yaml"
    other.write_text("title: Een brief\n", "utf-8")
    assert not can_be_played(other)
    assert not can_be_played(PATH.parent / "pack.yaml")
    assert can_be_played(PATH)
    assert can_be_played(bundled("content") / "plans" / "30.yaml")
    assert not can_be_played(tmp_path / "weg.yaml")
