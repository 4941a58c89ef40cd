"""What a page of somebody else, or a browser they lure, can make this server do: nothing."""

from typing import Any

import pytest

from tests.web.conftest import CODE, Visit
from tests.web.fakes import FakeLive

TAP = {"json": {"rid": "r", "command": {"to": "a7", "kind": "pick"}}}
CHANGES: dict[str, dict[str, Any]] = {
    "tap": TAP,
    "screen/tap": TAP,
    "panel/tap": TAP,
    "here": {"json": {"visible": True}},
    "join": {"data": {"keep": "yes"}},
    "withdraw": {"data": {}},
    "panel/upload": {"data": b"x"},
    "panel/pin": {"data": {"pin": "000000"}},
    "panel/out": {"data": {}},
    "panel/devices/pin": {"data": {"role": "co"}},
    "panel/devices/no-pin": {"data": {"role": "co"}},
    "panel/devices/link": {"data": {"role": "co"}},
    "panel/devices/out": {"data": {}},
    "panel/packs": {"data": {}},
    "panel/phones/code": {"data": {"seat": "1"}},
    "phone/move": {"data": {}},
    "again": {"data": {"code": "000000"}},
}
"""Every route that changes something, with what it is sent."""

FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "http://evil.test"},
    {"Sec-Fetch-Site": ""},
    {"Sec-Fetch-Site": "Same-Origin"},
    {"Origin": "http://evil.test"},
    {"Origin": "http://localhost:8081"},
    {"Origin": "http://localhost.evil.test"},
    {"Origin": "http://evil.test@localhost"},
    {"Origin": "http://localhost@evil.test"},
    {"Origin": "null"},
    {"Origin": ""},
    {"Origin": "http://["},
    {"Origin": "localhost"},
    {"Origin": "http://localhost, http://evil.test"},
]
OURS: list[dict[str, str]] = [
    {},
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "http://localhost"},
    {"Origin": "https://localhost"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"},
]


@pytest.fixture
def everyone(visit: Visit) -> Visit:
    """A browser that may do all there is: only the other site is in its way."""
    return visit.holds("seat", 1).holds("panel").holds("screen")


def send(visit: Visit, path: str, headers: dict[str, str]) -> int:
    return visit.client.post(
        f"/{CODE}/{path}", headers=headers, base_url="http://localhost", **CHANGES[path]
    ).status_code


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
@pytest.mark.parametrize("path", CHANGES)
def test_asvs_3_5_1_nothing_is_done_for_another_site(
    everyone: Visit, live: FakeLive, path: str, headers: dict[str, str]
) -> None:
    before = (set(live.state.people.seats), live.sessions(), dict(live.store.blobs))
    assert send(everyone, path, headers) == 403
    assert (set(live.state.people.seats), live.sessions(), dict(live.store.blobs)) == before
    assert not live.told
    assert not live.seen


@pytest.mark.parametrize("headers", OURS, ids=str)
@pytest.mark.parametrize("path", CHANGES)
def test_our_own_pages_and_programs_are_not_taken_for_another_site(
    everyone: Visit, path: str, headers: dict[str, str]
) -> None:
    answer = everyone.client.post(
        f"/{CODE}/{path}", headers=headers, base_url="http://localhost", **CHANGES[path]
    )
    assert answer.json is None or answer.json.get("code") != "cross_site"


def test_every_route_that_changes_something_is_tried_here(app: Any) -> None:
    posts = {rule.partition("/<code:code>/")[2] for method, rule in app.routes if method == "POST"}
    assert posts == set(CHANGES)


def test_asvs_3_5_1_a_form_of_another_site_cannot_pose_as_a_program(everyone: Visit) -> None:
    body = '{"rid":"r","command":{"to":"a7","kind":"pick"}}'
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
        for path in ("tap", "panel/tap", "screen/tap", "here"):
            answer = everyone.client.post(
                f"/{CODE}/{path}", data=body, content_type=kind, base_url="http://localhost"
            )
            assert answer.status_code == 400
    assert not everyone.live.told


def test_asking_before_asking_gives_no_other_site_leave(everyone: Visit) -> None:
    for path in ("tap", "join", "panel/tap", "panel/upload"):
        answer = everyone.client.options(
            f"/{CODE}/{path}",
            headers={"Origin": "http://evil.test", "Access-Control-Request-Method": "POST"},
            base_url="http://localhost",
        )
        assert not [name for name in dict(answer.headers) if name.startswith("Access-Control")]
