"""Who may ask what: every route, for everyone who could ask, against a table written by hand."""

import re
from hashlib import sha256
from typing import Any

import pytest
from werkzeug.test import Client

from engine.core.views import Image, View
from engine.store import Session
from facilitator_web import Entrance, Settings, create_app, pins, screen_path
from facilitator_web.cookies import digest, new_token
from facilitator_web.hot import call_in
from facilitator_web.moves import Moves
from facilitator_web.pins import Pins
from facilitator_web.replaying import Past
from tests.test_pictures_of_our_own import drawn
from tests.web.conftest import CODE, VIEWS, Visit
from tests.web.fakes import ROOT, SAYS, FakeFeed, FakeLive

OTHER = "111111"
KEPT = "abcdefghijklmnopqrstuv"
PICTURE = b"\x89PNG\r\n\x1a\n..."
MEDIA = sha256(PICTURE).hexdigest()
ROLES = ["anon", "A", "B", "other", "table", "screen", "mirror", "watch", "co", "lead"]

# What is sent: {name} is filled in below; "as 2" names a seat in the command.
TABLE = """
                                        ano A   B   oth tab scr mir wat co  lea
GET /                                   200 200 200 200 200 200 200 200 200 200
GET /?code={code}                       303 303 303 303 303 303 303 303 303 303
GET /healthz                            200 200 200 200 200 200 200 200 200 200
GET /static/app.js                      200 200 200 200 200 200 200 200 200 200
GET /assets/icons/sun.svg               200 200 200 200 200 200 200 200 200 200
GET /assets/art/scene-rest.svg          200 200 200 200 200 200 200 200 200 200
GET /assets/design.css                  200 200 200 200 200 200 200 200 200 200
GET /enter/{token}                      303 303 303 303 303 303 303 303 303 303
GET /enter/used                         401 401 401 401 401 401 401 401 401 401
GET /{code}                             200 200 200 200 200 200 200 200 200 200
POST /{code}/join                       303 303 303 303 303 303 303 303 303 303
GET /{code}/phone                       401 200 200 401 401 401 401 401 401 401
POST /{code}/phone/move                 401 200 200 401 401 401 401 401 401 401
GET /{code}/again                       200 200 200 200 200 200 200 200 200 200
POST /{code}/again                      303 303 303 303 303 303 303 303 303 303
POST /{code}/withdraw                   401 401 401 401 401 401 401 401 401 401
GET /{code}/view                        401 200 200 401 401 401 401 401 401 401
GET /{code}/live                        401 200 200 401 401 401 401 401 401 401
POST /{code}/here                       401 200 200 401 401 401 401 401 401 401
POST /{code}/tap                        401 204 204 401 401 401 401 401 401 401
POST /{code}/tap as 1                   401 204 403 401 401 401 401 401 401 401
POST /{code}/tap as 2                   401 403 204 401 401 401 401 401 401 401
GET /{code}/sheet                       401 200 200 401 401 401 401 401 401 401
GET /{code}/sheet?seat=2                401 200 200 401 401 401 401 401 401 401
GET /{code}/media/{media}               404 200 200 404 404 404 404 404 404 404
GET /{code}/screen                      200 200 200 200 200 200 200 200 200 200
GET /{code}/screen?group=g2             200 200 200 200 200 200 200 200 200 200
GET /{code}/screen?group=g2&key={key}   303 303 303 303 303 303 303 303 303 303
GET /{code}/screen?group=g3&key={key}   403 403 403 403 403 403 403 403 403 403
GET /{code}/screen?key={key}            403 403 403 403 403 403 403 403 403 403
GET /{code}/screen/view                 200 200 200 200 200 200 200 200 200 200
GET /{code}/screen/live                 200 200 200 200 200 200 200 200 200 200
POST /{code}/screen/tap                 403 403 403 403 204 204 403 403 403 403
POST /{code}/screen/tap?group=g2        403 403 403 403 204 403 403 403 403 403
POST /{code}/screen/tap?group=g3        403 403 403 403 403 403 403 403 403 403
POST /{code}/screen/tap as 1            403 403 403 403 204 204 403 403 403 403
GET /{code}/panel                       401 401 401 401 401 401 401 200 200 200
POST /{code}/panel/pin                  303 303 303 303 303 303 303 303 303 303
GET /{code}/panel/view                  401 401 401 401 401 401 401 200 200 200
GET /{code}/panel/live                  401 401 401 401 401 401 401 200 200 200
POST /{code}/panel/tap                  401 401 401 401 401 401 401 403 204 204
GET /{code}/panel/qr                    401 401 401 401 401 401 401 403 200 200
GET /{code}/panel/export/csv            401 401 401 401 401 401 401 403 200 200
GET /{code}/panel/sheet                 401 401 401 401 401 401 401 200 200 200
GET /{code}/panel/back                  401 401 401 401 401 401 401 403 200 200
GET /{code}/panel/packs                 401 401 401 401 401 401 401 403 200 200
POST /{code}/panel/packs                401 401 401 401 401 401 401 403 400 400
GET /{code}/panel/devices               401 401 401 401 401 401 401 200 200 200
POST /{code}/panel/devices/pin          401 401 401 401 401 401 401 403 200 200
POST /{code}/panel/devices/no-pin       401 401 401 401 401 401 401 403 200 200
POST /{code}/panel/devices/link         401 401 401 401 401 401 401 403 200 200
POST /{code}/panel/devices/out          401 401 401 401 401 401 401 403 303 303
GET /{code}/panel/phones                401 401 401 401 401 401 401 403 200 200
POST /{code}/panel/phones/code          401 401 401 401 401 401 401 403 200 200
GET /{code}/panel/replay                401 401 401 401 401 401 401 200 200 200
GET /{code}/panel/replay/media/{media}  401 401 401 401 401 401 401 200 200 200
GET /replay/{kept}                      200 200 200 200 200 200 200 200 200 200
GET /replay/{kept}/media/{media}        200 200 200 200 200 200 200 200 200 200
GET /replay/unknown                     404 404 404 404 404 404 404 404 404 404
POST /{code}/panel/upload               401 401 401 401 401 401 401 403 200 200
POST /{code}/panel/out                  401 401 401 401 401 401 401 303 303 303
"""


class House:
    """Two workshops and everyone who might come to the door."""

    def __init__(self) -> None:
        self.live, self.other = FakeLive(CODE, VIEWS), FakeLive(OTHER, VIEWS)
        self.live.state.people.seats |= {1, 2}
        self.live.store.blobs[MEDIA] = PICTURE
        picture = Image(id="i", src=f"/{CODE}/media/{MEDIA}", alt="")
        self.live.show("phone", View(title="Kijk", widgets=(picture,)))
        self.entrance, self.pins, self.moves = Entrance(), Pins(free=10**6), Moves()
        both = {CODE: self.live, OTHER: self.other}
        settings = Settings(
            own_laptop=True,
            says=SAYS,
            icons=ROOT / "assets" / "icons",
            entrance=self.entrance,
            pins=self.pins,
            moves=self.moves,
        )
        feeds = {code: FakeFeed(one, beat=0.01) for code, one in both.items()}
        past = {KEPT: Past(CODE, self.live.store, ())}  # type: ignore[arg-type]  # a stand-in
        self.app = create_app(both, feeds, settings, past)  # type: ignore[arg-type]  # stand-ins

    def visit(self, role: str) -> Visit:
        visit = Visit(Client(self.app), self.live)
        match role:
            case "A" | "B":
                return visit.holds("seat", 1 if role == "A" else 2)
            case "other":
                return self._stranger(visit)
            case "table":
                return visit.holds("table", group="g2")
            case "screen" | "mirror":
                return visit.holds("screen")
            case "watch" | "co":
                return visit.holds(role)
            case "lead":
                return visit.holds("panel")
        return visit

    def _stranger(self, visit: Visit) -> Visit:
        """Give every role at the other workshop, and send its cookies here all the same."""
        for role in ("seat", "panel", "co", "watch", "screen", "table"):
            token = new_token()
            self.other.sign_in(Session(digest(token), role, (1,), "g2"))  # type: ignore[arg-type]
            visit.client.set_cookie(role, token, path="/", domain="localhost")
        return visit

    def ask(self, role: str, method: str, path: str, seat: str) -> int:
        filled = path.format(
            code=CODE,
            media=MEDIA,
            token=self.entrance.issue(CODE),
            key=self._key("g2"),
            kept=KEPT,
        )
        if role == "mirror" and "/screen" in filled:
            filled += ("&" if "?" in filled else "?") + "mirror=1"
        body = self._body(filled, int(seat) if seat else None)
        answer = self.visit(role).client.open(
            filled, method=method, base_url="http://localhost", **body
        )
        status = answer.status_code
        answer.close()
        return status

    def _key(self, group: str) -> str:
        return screen_path(self.live, group).partition("key=")[2]  # type: ignore[arg-type]

    def _body(self, path: str, seat: int | None) -> dict[str, Any]:
        if path.partition("?")[0].endswith("/tap"):
            command = {"to": "a7", "kind": "pick", **({"seat": seat} if seat else {})}
            return {"json": {"rid": new_token(), "command": command}}
        if path.endswith("/upload"):
            return {"data": drawn()}
        if path.endswith("/panel/packs"):  # only from the laptop itself: see test_packs
            return {"data": {}, "environ_base": {"REMOTE_ADDR": "127.0.0.1"}}
        if path.endswith("/here"):
            return {"json": {"visible": True}}
        pin = self.pins.renew(CODE, "co") if path.endswith("/panel/pin") else ""
        moved = self.moves.issue(CODE, (2,)) if path.endswith("/again") else ""
        asked = {"keep": "yes", "role": "co", "pin": pin, "seat": "1", "code": moved}
        return {"data": asked}


def rows() -> list[tuple[str, str, str, list[int]]]:
    """Return method, path, seat named and the status for each role, of each row."""
    found = []
    for line in TABLE.strip().splitlines()[1:]:
        if not line.strip():
            continue
        asked, statuses = re.split(r"\s{2,}", line.strip(), maxsplit=1)
        method, path, *named = asked.split()
        found.append((method, path, named[-1] if named else "", list(map(int, statuses.split()))))
    return found


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pins, "_COST", {"n": 2, "r": 1, "p": 1})


@pytest.mark.parametrize(("method", "path", "seat", "statuses"), rows())
def test_asvs_8_2_1_every_route_answers_each_role_as_the_table_says(
    method: str, path: str, seat: str, statuses: list[int]
) -> None:
    house = House()
    found = {role: house.ask(role, method, path, seat) for role in ROLES}
    assert found == dict(zip(ROLES, statuses, strict=True))


def test_asvs_8_2_1_every_route_and_method_has_a_row() -> None:
    written = {(method, as_rule(path)) for method, path, _, _ in rows()}
    known = {
        (method, re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", rule))
        for method, rule in House().app.routes
        if method not in ("HEAD", "OPTIONS")
    }
    assert known == written


def as_rule(path: str) -> str:
    """Return the address of a row as the application writes it."""
    for part, rule in RULES:
        path = path.replace(part, rule)
    return path.partition("?")[0]


RULES = (
    ("{code}", "<code>"),
    ("{token}", "<token>"),
    ("/enter/used", "/enter/<token>"),
    ("{media}", "<sha256>"),
    ("{kept}", "<token>"),
    ("/replay/unknown", "/replay/<token>"),
    ("/export/csv", "/export/<format>"),
    ("/static/app.js", "/static/<filename>"),
    ("icons/sun.svg", "icons/<name>.svg"),
    ("art/scene-rest.svg", "art/<name>.svg"),
)


def test_the_hot_calls_are_the_ones_that_are_listed() -> None:
    listed = {rule.replace("<code:code>", CODE) for _, rule in House().app.routes}
    for within in ("", "/screen", "/panel"):
        for action in ("tap", "view", "live", "here"):
            path = f"/{CODE}{within}/{action}"
            assert (call_in({"PATH_INFO": path}) is not None) is (path in listed)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "GET", "POST"])
def test_asvs_3_5_3_only_the_methods_of_the_table_do_anything(method: str) -> None:
    house = House()
    told = len(house.live.told)
    for rule in {rule for _, rule in house.app.routes}:
        path = re.sub(r"<[^>]*filename>", "app.js", rule.replace("<code:code>", CODE))
        path = re.sub(r"<[^>]+>", "x", path)
        if (method, rule) in house.app.routes:
            continue
        answer = house.visit("lead").client.open(path, method=method, base_url="http://localhost")
        assert answer.status_code in (401, 403, 404, 405), path
        answer.close()
    assert len(house.live.told) == told


def test_asvs_3_5_3_no_get_changes_the_game_or_who_takes_part() -> None:
    house = House()
    seats = set(house.live.state.people.seats)
    for method, path, seat, _ in rows():
        for role in ROLES if method == "GET" else ():
            house.ask(role, method, path, seat)
    assert not house.live.told
    assert house.live.state.people.seats == seats
