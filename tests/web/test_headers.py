"""What every answer says to a browser, and under which names it is given at all."""

import re
from html.parser import HTMLParser

import pytest
from werkzeug.test import Client, TestResponse

from facilitator_web import Entrance, Settings, create_app, screen_path
from facilitator_web.cookies import KEPT, set_cookie
from facilitator_web.hosts import Hosts
from facilitator_web.limits import Limits
from tests.web import samples
from tests.web.conftest import CODE, Visit
from tests.web.fakes import ROOT, SAYS, FakeFeed, FakeLive

HTML = {"Accept": "text/html"}
PAGES = (
    "/",
    "/?code=000000",
    f"/{CODE}",
    f"/{CODE}/screen",
    f"/{CODE}/screen?mirror=1",
    f"/{CODE}/screen?group=g2",
    f"/{CODE}/panel",
    f"/{CODE}/panel/devices",
    "/nothing",
    "/enter/none",
)
FILES = ("/static/app.js", "/static/style.css", "/assets/design.css", "/assets/icons/sun.svg")
PROGRAMS = (f"/{CODE}/view", f"/{CODE}/screen/view", "/999999/view", "/healthz", f"/{CODE}/tap")


@pytest.fixture
def everyone(visit: Visit) -> Visit:
    """A browser that is everybody at once, so that every page shows."""
    visit.live.show("phone", samples.EVERYTHING)
    return visit.holds("seat", 1).holds("panel").holds("screen").holds("table", group="g2")


# Names ---------------------------------------------------------------------------------------

OURS = (
    "localhost", "LOCALHOST:1", "localhost:65535", "spel.test", "SPEL.test:80", "192.168.1.20",
    "127.0.0.1:8080", "[::1]", "[::1]:8080", "[fe80::1]:80", "[::ffff:10.0.0.1]",
)  # fmt: skip
NOT_OURS = (
    "", "evil.test", "localhost.evil.test", "evil.test:8080", "localhost.", "spel.test.",
    "localhost@evil.test", "evil.test@localhost", "user:pw@localhost:80", "localhost:80@evil.test",
    "localhost:", "localhost:x", "localhost:80:80", "localhost:65536", "localhost:-1",
    "localhost:８０", "localhost:80 ", " localhost", "localhost,evil.test", "localhost/evil.test",
    "localhost#evil.test", "localhost\\evil.test", "localhost\tevil", "localhost%00.evil.test",
    "[::1", "::1", "[::1].evil.test", "[::1%25eth0]", "[localhost]", "[127.0.0.1]:80x", "127.1",
    "2130706433", "0x7f000001", "127.0.0.1.", "127.0.0.1.evil.test", "１２７.0.0.1", "löcalhost",
)  # fmt: skip


@pytest.mark.parametrize("host", OURS)
def test_a_name_or_address_of_ours_is_answered_at_any_port(host: str) -> None:
    assert host in Hosts(["spel.test"])


@pytest.mark.parametrize("host", NOT_OURS)
def test_what_could_be_read_as_another_name_is_not_answered(host: str) -> None:
    assert host not in Hosts(["spel.test"])


@pytest.mark.parametrize("path", [*PAGES, *FILES, *PROGRAMS])
def test_every_route_looks_at_the_name_first(everyone: Visit, path: str) -> None:
    for host in ("evil.test", "localhost.evil.test:80", "localhost@evil.test"):
        answer = everyone.client.get(path, headers={"Host": host})
        assert answer.status_code == 400
        assert answer.json is not None
        assert answer.json["code"] == "host"


def test_what_a_proxy_says_of_the_name_is_not_believed(everyone: Visit) -> None:
    forwarded = {"X_Forwarded_Host": "evil.test", "Forwarded": "host=evil.test", **HTML}
    for path in PAGES:
        assert "evil.test" not in everyone.get(path, **forwarded).text
    lying = {"Host": "evil.test", "X-Forwarded-Host": "localhost"}
    assert everyone.client.get(f"/{CODE}", headers=lying).status_code == 400


def test_where_to_go_next_is_never_on_another_site(everyone: Visit, entrance: Entrance) -> None:
    for path in (f"/enter/{entrance.issue(CODE)}", "/?code=482913", f"/{CODE}?lang=en",
                 screen_path(everyone.live, "g2"), f"/{CODE}/panel?lang=en"):  # fmt: skip
        answer = everyone.get(path, X_Forwarded_Host="evil.test")
        assert answer.status_code == 303
        assert answer.headers["Location"].startswith("/")
        assert not answer.headers["Location"].startswith("//")


# Headers -------------------------------------------------------------------------------------


def policy(answer: TestResponse) -> dict[str, str]:
    parts = answer.headers["Content-Security-Policy"].split("; ")
    return dict((*part.partition(" ")[::2],) for part in parts)


@pytest.mark.parametrize("path", [*PAGES, *FILES, *PROGRAMS])
def test_asvs_3_4_4_every_answer_is_guarded(everyone: Visit, path: str) -> None:
    answer = everyone.get(path, **HTML)
    headers = answer.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    for power in ("camera", "microphone", "geolocation"):
        assert f"{power}=()" in headers["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in headers
    assert answer.content_type.partition(";")[0] in KINDS
    answer.close()


KINDS = {"text/html", "application/json", "text/css", "text/javascript", "image/svg+xml"}


@pytest.mark.parametrize("path", [*PAGES, *FILES, *PROGRAMS])
def test_asvs_3_4_3_no_page_runs_or_shows_what_is_not_ours(everyone: Visit, path: str) -> None:
    answer = everyone.get(path, **HTML)
    found = policy(answer)
    answer.close()
    assert found["default-src"] == "'none'"
    assert found["script-src"] == found["style-src"] == found["connect-src"] == "'self'"
    assert found["base-uri"] == "'none'"
    # 3.4.6: the panel frames the mirror, and nobody else frames anything.
    assert found["frame-ancestors"] == "'self'"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "http" not in answer.headers["Content-Security-Policy"]


class Inline(HTMLParser):
    """Finds what a policy without inline script and style would forbid."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "style" or (tag == "script" and not named.get("src")):
            self.found.append(f"<{tag}>")
        self.found += [
            f"{tag} {name}" for name in named if name.startswith("on") or name == "style"
        ]
        self.found += [
            f"{tag} {name}={value}"
            for name, value in attrs
            if name in ("href", "src", "action", "formaction")
            and (value or "").strip().lower().startswith(("javascript:", "data:text", "http", "//"))
        ]


@pytest.mark.parametrize("path", PAGES)
def test_no_page_holds_what_its_own_policy_forbids(everyone: Visit, path: str) -> None:
    look = Inline()
    look.feed(everyone.get(path, **HTML).text)
    assert look.found == []


def test_every_sample_view_is_drawn_without_inline_script_or_style(everyone: Visit) -> None:
    drawn = {name: one for name, one in vars(samples).items() if name.isupper()}
    for name, shown in drawn.items():
        if type(shown).__name__ != "View":
            continue
        for kind, path in (("phone", ""), ("panel", "/panel"), ("screen", "/screen")):
            everyone.live.show(kind, shown)
            look = Inline()
            look.feed(everyone.get(f"/{CODE}{path}", **HTML).text)
            assert look.found == [], (name, kind)


def test_asvs_14_3_2_no_page_or_answer_is_kept_by_a_browser(everyone: Visit) -> None:
    for path in (*PAGES, *PROGRAMS):
        assert everyone.get(path, **HTML).headers["Cache-Control"] == "no-store"


def test_asvs_13_4_6_no_answer_says_what_software_gave_it(everyone: Visit) -> None:
    for path in (*PAGES, *FILES, *PROGRAMS):
        answer = everyone.get(path, **HTML)
        told = str(answer.headers) + (answer.text if path not in FILES else "")
        answer.close()
        assert not re.search(r"(?i)werkzeug|flask|gevent|python/|jinja|traceback", told)


def test_asvs_13_4_2_debugging_cannot_be_switched_on_from_outside(
    monkeypatch: pytest.MonkeyPatch, live: FakeLive, visit: Visit
) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")
    settings = Settings(says=SAYS, icons=ROOT / "assets" / "icons")
    app = create_app({CODE: live}, {CODE: FakeFeed(live)}, settings)  # type: ignore[dict-item]  # stand-ins
    live.view = exploding  # type: ignore[method-assign]
    answer = Client(app).get(f"/{CODE}/screen", base_url="http://localhost", headers=HTML)
    assert answer.status_code == 500
    assert "wat-iemand-schreef" not in answer.text


def exploding(page: object) -> object:
    raise ZeroDivisionError("wat-iemand-schreef")


# Cookies -------------------------------------------------------------------------------------


def test_asvs_3_3_1_a_cookie_is_secure_as_soon_as_the_connection_is(
    visit: Visit, live: FakeLive
) -> None:
    plain = visit.get(screen_path(live)).headers["Set-Cookie"]
    secret = visit.client.get(screen_path(live), base_url="https://localhost").headers["Set-Cookie"]
    assert "Secure" not in plain
    assert secret.endswith("; Secure")
    settings = Settings(says=SAYS, icons=ROOT / "assets" / "icons", secure=True)
    app = create_app({CODE: live}, {CODE: FakeFeed(live)}, settings)  # type: ignore[dict-item]  # stand-ins
    behind = Client(app).get(screen_path(live), base_url="http://localhost")
    assert behind.headers["Set-Cookie"].endswith("; Secure")


@pytest.mark.parametrize("role", ["seat", "panel", "co", "watch", "screen", "table"])
def test_asvs_3_3_2_every_cookie_is_for_one_workshop_this_site_and_no_script(role: str) -> None:
    given = set_cookie(role, CODE, "t")  # type: ignore[arg-type]  # one of the roles
    assert given == f"{role}=t; Path=/{CODE}; Max-Age={KEPT}; HttpOnly; SameSite=Strict"


def test_asvs_7_2_3_a_token_has_128_bits_of_a_source_nobody_can_guess(
    monkeypatch: pytest.MonkeyPatch, visit: Visit
) -> None:
    asked: list[int | None] = []

    def counted(size: int | None = None) -> str:
        asked.append(size)
        return "A" * 22

    monkeypatch.setattr("secrets.token_urlsafe", counted)
    Entrance().issue(CODE)
    visit.get(f"/{CODE}")
    assert asked == [16, 16]


def test_asvs_6_5_3_nothing_of_the_web_takes_chance_from_an_ordinary_source() -> None:
    for file in (ROOT / "facilitator_web").glob("*.py"):
        assert not re.search(r"\brandom\b(?!\s*(bits|bytes))", file.read_text()), file.name


# How often -----------------------------------------------------------------------------------


def test_a_seat_taps_ten_times_a_second_after_a_burst_of_twenty() -> None:
    now = [0.0]
    taps = Limits(lambda: now[0]).taps
    assert sum(taps.take("a") for _ in range(100)) == 20
    now[0] = 1.0
    assert sum(taps.take("a") for _ in range(100)) == 10


def test_who_is_known_asks_fifty_times_a_second_after_a_burst_of_three_hundred(
    visit: Visit,
) -> None:
    now = [0.0]
    asked = Limits(lambda: now[0]).asked
    assert sum(asked.take("a") for _ in range(1000)) == 300
    now[0] = 1.0
    assert sum(asked.take("a") for _ in range(1000)) == 50
    visit.holds("seat", 1)
    statuses = [visit.get(f"/{CODE}/view?since=x").status_code for _ in range(500)]
    assert statuses[:300] == [200] * 300
    assert 429 in statuses


def test_ten_wrong_codes_a_minute_from_one_address_and_sixty_from_all() -> None:
    now = [0.0]
    limits = Limits(lambda: now[0])
    for _ in range(10):
        assert limits.guessing("a") == 0
        limits.wrong_code("a")
    assert limits.guessing("a") == pytest.approx(6)
    assert limits.guessing("b") == 0
    for number in range(50):
        limits.wrong_code(f"c{number}")
    assert limits.guessing("b") == pytest.approx(1)
    now[0] = 6.0
    assert limits.guessing("a") == 0


def test_strangers_ask_fifty_times_a_second_after_a_burst_of_three_hundred(visit: Visit) -> None:
    statuses = [visit.get(f"/{CODE}/screen/view").status_code for _ in range(600)]
    assert statuses[:300] == [200] * 300
    assert 429 in statuses
