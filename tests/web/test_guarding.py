"""Who is let in: names, origins, codes, keys, links, and how often."""

import re

import pytest
from werkzeug.test import Client

from engine.wire import text
from facilitator_web import Entrance, screen_path
from facilitator_web.cookies import set_cookie, token_in
from facilitator_web.entrance import Pass
from facilitator_web.hosts import Hosts
from facilitator_web.limits import Buckets, Limits
from tests.web.conftest import CODE, Visit
from tests.web.fakes import FakeLive


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("localhost:8080", True),
        ("192.168.1.20", True),
        ("[::1]:8080", True),
        ("spel.test", True),
        ("SPEL.test:80", True),
        ("evil.test", False),
        ("localhost.evil.test", False),
        ("", False),
        ("[::1", False),
    ],
)
def test_only_our_own_names_and_addresses_are_answered(host: str, ours: bool) -> None:
    assert (host in Hosts(["spel.test"])) is ours


@pytest.mark.parametrize("path", ["/", f"/{CODE}/view", f"/{CODE}"])
def test_another_name_gets_400(visit: Visit, path: str) -> None:
    assert visit.client.get(path, base_url="http://evil.test").status_code == 400


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 204),
        ({"Sec_Fetch_Site": "same-origin"}, 204),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Origin": "http://localhost"}, 204),
        ({"Origin": "http://localhost:81"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
    ],
)
def test_what_another_site_sends_is_not_done(
    visit: Visit, live: FakeLive, headers: dict[str, str], status: int
) -> None:
    body = {"rid": "r", "command": {"to": "a7"}}
    answer = visit.holds("seat", 1).post(f"/{CODE}/tap", body, **headers)
    assert answer.status_code == status
    assert len(live.told) == (status == 204)


@pytest.mark.parametrize("origin", ["http://evil.test", "http://[", "null"])
def test_another_site_cannot_make_anyone_join(visit: Visit, live: FakeLive, origin: str) -> None:
    answer = visit.client.post(
        f"/{CODE}/join",
        data={"keep": "yes"},
        headers={"Origin": origin},
        base_url="http://localhost",
    )
    assert answer.status_code == 403
    assert not live.state.people.seats


def test_ten_wrong_codes_and_then_wait_even_for_the_right_one(visit: Visit) -> None:
    for number in range(10):
        assert visit.get(f"/{100000 + number}/view").status_code == 404
    refused = visit.get("/100010/view")
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert visit.get(f"/{CODE}").status_code == 429
    assert visit.get(f"/{CODE}/screen/view").status_code == 429


def test_who_is_seated_does_not_suffer_from_the_guesses_of_a_neighbour(visit: Visit) -> None:
    for number in range(11):
        visit.get(f"/{100000 + number}")
    visit.holds("seat", 1)
    assert visit.get(f"/{CODE}/view").status_code == 200
    assert visit.get(f"/{CODE}").status_code == 200


def test_a_seat_taps_twenty_times_at_once_and_no_more(visit: Visit) -> None:
    visit.holds("seat", 1)
    statuses = [visit.tap(rid=f"r{number}").status_code for number in range(40)]
    assert statuses[:20] == [204] * 20
    assert statuses.count(429) >= 10


def test_strangers_may_not_race() -> None:
    now = [0.0]
    limits = Limits(lambda: now[0])
    assert all(limits.strangers.take("a") for _ in range(300))
    assert not limits.strangers.take("a")
    assert limits.strangers.take("b")
    now[0] = 0.1
    assert [limits.strangers.take("a") for _ in range(6)] == [True] * 5 + [False]


def test_sixty_wrong_codes_from_everywhere_are_enough_for_a_minute() -> None:
    now = [0.0]
    limits = Limits(lambda: now[0])
    for number in range(60):
        limits.wrong_code(f"10.0.0.{number}")
    assert limits.guessing("10.0.1.1") > 0
    now[0] = 2.0
    assert limits.guessing("10.0.1.1") == 0


def test_a_bucket_says_how_long_to_wait_and_forgets_the_oldest_keys() -> None:
    now = [0.0]
    buckets = Buckets(rate=2, burst=1, now=lambda: now[0])
    assert buckets.take("a")
    assert buckets.wait("a") == pytest.approx(0.5)
    for number in range(10_001):
        buckets.take(str(number))
    assert buckets.wait("a") == 0


def test_an_address_cannot_be_read_from_its_mask() -> None:
    limits = Limits()
    assert "192.168.1.20" not in limits.masked("192.168.1.20")
    assert limits.masked("192.168.1.20") != Limits().masked("192.168.1.20")


def test_the_facilitators_link_works_once(visit: Visit, entrance: Entrance) -> None:
    token = entrance.issue(CODE)
    first = visit.get(f"/enter/{token}")
    assert (first.status_code, first.headers["Location"]) == (303, f"/{CODE}/panel")
    assert visit.get(f"/{CODE}/panel").status_code == 200
    other = Visit(Client(visit.client.application), visit.live)
    assert other.get(f"/enter/{token}").status_code == 401
    assert other.get(f"/{CODE}/panel").status_code == 401


def test_the_facilitators_link_is_dead_after_ten_minutes() -> None:
    now = [0.0]
    entrance = Entrance(lambda: now[0])
    early, late = entrance.issue(CODE), entrance.issue(CODE)
    now[0] = 599.0
    assert entrance.use(early) == Pass(CODE, "panel")
    now[0] = 600.0
    assert entrance.use(late) is None
    assert entrance.use("guess") is None


def test_a_key_makes_a_screen_and_leaves_the_address(visit: Visit, live: FakeLive) -> None:
    answer = visit.get(screen_path(live))
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/{CODE}/screen")
    assert visit.tap(f"/{CODE}/screen/tap").status_code == 204


def test_the_key_of_one_table_opens_no_other(visit: Visit, live: FakeLive) -> None:
    path = screen_path(live, "g2")
    assert visit.get(path.replace("group=g2", "group=g3")).status_code == 403
    assert visit.get(path.replace("group=g2&", "")).status_code == 403
    answer = visit.get(path)
    assert answer.headers["Location"] == f"/{CODE}/screen?group=g2"
    assert visit.tap(f"/{CODE}/screen/tap?group=g2").status_code == 204


def test_cookies_are_for_one_workshop_and_no_script(visit: Visit, live: FakeLive) -> None:
    given = visit.get(screen_path(live)).headers["Set-Cookie"]
    assert given.startswith("screen=")
    for part in ("HttpOnly", "SameSite=Strict", f"Path=/{CODE};"):
        assert part in given
    assert "Secure" not in given
    assert "Secure" in set_cookie("seat", CODE, "t", secure=True)


def test_only_a_digest_of_a_token_is_stored(visit: Visit, live: FakeLive) -> None:
    given = visit.get(screen_path(live)).headers["Set-Cookie"]
    found = re.search(r"screen=([A-Za-z0-9_-]{22});", given)
    assert found
    assert found[1] not in text(list(live._sessions.values()))


def test_a_cookie_of_another_role_or_shape_is_nobody(visit: Visit) -> None:
    assert token_in("seat=abc; screen=def", "seat") == ""
    assert token_in("", "seat") == ""
    visit.holds("screen")
    assert visit.get(f"/{CODE}/panel/view").status_code == 401
