"""The panel on a second device: a PIN or a link lets it in, as who leads along or looks on."""

import re
import time
from typing import Any

import gevent
import pytest
from werkzeug.test import Client, TestResponse

from engine.core import FACILITATOR
from facilitator_web import Entrance, pins
from facilitator_web.answers import Refused
from facilitator_web.pins import Pins
from tests.web.conftest import CODE, Visit
from tests.web.fakes import FakeLive

HTML = {"Accept": "text/html", "Accept_Language": "nl"}


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a guess cost little, so that many can be made."""
    monkeypatch.setattr(pins, "_COST", {"n": 2, "r": 1, "p": 1})


def form(visit: Visit, path: str, **fields: str) -> TestResponse:
    return visit.client.post(
        f"/{CODE}/{path}",
        data=fields,
        headers={"Origin": "http://localhost", "Accept": "text/html", "Accept-Language": "nl"},
        base_url="http://localhost",
    )


def another(visit: Visit) -> Visit:
    return Visit(Client(visit.client.application), visit.live)


def shown_pin(visit: Visit, role: str = "co") -> str:
    page = form(visit, "panel/devices/pin", role=role)
    found = re.search(r'id="pin"><bdi dir="ltr">(\d{3} \d{3})<', page.text)
    assert found, page.text
    return found[1]


def test_without_a_cookie_the_panel_asks_for_the_pin(visit: Visit) -> None:
    page = visit.get(f"/{CODE}/panel", **HTML)
    assert page.status_code == 401
    assert f'action="/{CODE}/panel/pin"' in page.text
    field = re.search(r"<input[^>]*>", page.text)
    assert field
    # A PIN may be pasted, with the space it is shown with.
    assert 'inputmode="numeric"' in field[0]
    assert "maxlength" not in field[0]
    assert "pattern" not in field[0]


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}\n"])
def test_a_pin_that_is_typed_or_pasted_makes_a_second_device_a_panel(
    visit: Visit, live: FakeLive, typed: str
) -> None:
    pin, other = shown_pin(visit.holds("panel")), another(visit)
    answer = form(other, "panel/pin", pin=typed.format(pin))
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/{CODE}/panel")
    assert answer.headers["Set-Cookie"].startswith("co=")
    assert "HttpOnly; SameSite=Strict" in answer.headers["Set-Cookie"]
    assert other.get(f"/{CODE}/panel").status_code == 200
    assert other.tap(f"/{CODE}/panel/tap").status_code == 204
    assert live.told[0].who == FACILITATOR


def test_who_looks_on_sees_the_panel_and_can_change_nothing(visit: Visit, live: FakeLive) -> None:
    pin, other = shown_pin(visit.holds("panel"), "watch"), another(visit)
    assert form(other, "panel/pin", pin=pin).status_code == 303
    page = other.get(f"/{CODE}/panel", **HTML)
    assert page.status_code == 200
    assert "Je kijkt mee" in page.text
    assert "data-command" not in page.text
    assert "key=" not in page.text
    assert "/panel/export/" not in page.text
    assert other.tap(f"/{CODE}/panel/tap").status_code == 403
    for path in ("panel/qr", "panel/export/csv"):
        assert other.get(f"/{CODE}/{path}").status_code == 403
    for path in ("pin", "link", "no-pin", "out"):
        assert form(other, f"panel/devices/{path}", role="co").status_code == 403
    assert not live.told
    assert not live.copied


def test_a_pin_is_shown_once_and_the_next_one_takes_its_place(visit: Visit) -> None:
    first = shown_pin(visit.holds("panel"))
    assert first not in visit.get(f"/{CODE}/panel/devices", **HTML).text
    second = shown_pin(visit)
    assert form(another(visit), "panel/pin", pin=first).status_code == 403
    assert form(another(visit), "panel/pin", pin=second).status_code == 303


def test_a_pin_that_was_dropped_lets_nobody_in(visit: Visit) -> None:
    pin = shown_pin(visit.holds("panel"))
    assert form(visit, "panel/devices/no-pin", role="co").status_code == 200
    assert form(another(visit), "panel/pin", pin=pin).status_code == 403


def test_asvs_6_3_2_there_is_no_pin_until_one_is_made(visit: Visit) -> None:
    for number, pin in enumerate(("000000", "123456", "", "1234567", "¹²³⁴⁵⁶", CODE)):
        if number < 5:
            assert form(visit, "panel/pin", pin=pin).status_code == 403
    assert not Pins().has(CODE, "co")


def test_asvs_6_3_1_after_five_wrong_tries_the_sixth_waits_longer_and_longer() -> None:
    now = [0.0]
    kept = Pins(now=lambda: now[0])
    right = kept.renew(CODE, "co")
    wrong = "000000" if right != "000000" else "000001"
    waits = []
    for number in range(9):
        if number >= 5:
            with pytest.raises(Refused) as refusal:
                kept.role(CODE, right, "address")
            assert refusal.value.status == 429
            waits.append(refusal.value.wait)
            now[0] += refusal.value.wait
        assert kept.role(CODE, wrong, "address") is None
    assert waits == [5, 10, 20, 40]
    now[0] += 80
    assert kept.role(CODE, right, "address") == "co"
    assert kept.role(CODE, right, "address") == "co"


def test_asvs_6_6_3_tries_from_many_addresses_wait_together_but_never_long() -> None:
    now = [0.0]
    kept = Pins(now=lambda: now[0])
    right = kept.renew(CODE, "co")
    for number in range(20):
        assert kept.role(CODE, "x", f"address-{number}") is None
    for number in range(20, 40):
        with pytest.raises(Refused) as refusal:
            kept.role(CODE, right, f"address-{number}")
        assert refusal.value.wait <= 30
        now[0] += refusal.value.wait
        assert kept.role(CODE, "x", f"address-{number}") is None
    now[0] += 3600
    assert kept.role(CODE, right, "address-41") == "co"


def test_asvs_6_6_3_trying_at_the_same_time_gains_nothing(visit: Visit) -> None:
    shown_pin(visit.holds("panel"))
    tries = [gevent.spawn(form, another(visit), "panel/pin", pin="x") for _ in range(30)]
    statuses = [one.get().status_code for one in tries]
    assert statuses.count(403) == 5
    assert statuses.count(429) == 25


def test_the_link_on_the_laptop_works_however_often_pins_were_tried(
    visit: Visit, entrance: Entrance
) -> None:
    for _ in range(30):
        form(visit, "panel/pin", pin="999999")
    waiting = form(visit, "panel/pin", pin="999999")
    assert waiting.status_code == 429
    assert 0 < int(waiting.headers["Retry-After"]) <= 300
    assert "Wacht" in waiting.text
    assert visit.get(f"/enter/{entrance.issue(CODE)}").status_code == 303
    assert visit.get(f"/{CODE}/panel").status_code == 200


def test_asvs_11_4_2_a_pin_is_kept_hashed_and_apart_for_each_role_and_workshop() -> None:
    kept = Pins()
    made = [kept.renew(code, role) for code in ("111111", "222222") for role in ("co", "watch")]
    assert all(re.fullmatch(r"\d{6}", pin) for pin in made)
    assert kept.role("111111", made[0], "a") == "co"
    assert kept.role("111111", made[1], "a") == "watch"
    assert kept.role("222222", made[0], "a") is None
    hashes = [one.get() for one in kept._kept.values()]
    assert len(set(hashes)) == 4
    assert not any(pin.encode() in hashed for pin in made for hashed in hashes)


def test_others_are_answered_while_a_pin_is_being_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pins, "_COST", {"n": 2**14, "r": 8, "p": 5})
    kept, gaps, over = Pins(), [0.0], False

    def beat() -> None:
        last = time.perf_counter()
        while not over:
            gevent.sleep(0.001)
            gaps.append(time.perf_counter() - last)
            last = time.perf_counter()

    beating = gevent.spawn(beat)
    kept.renew(CODE, "co")
    began = time.perf_counter()
    kept.role(CODE, "123456", "a")
    took = time.perf_counter() - began
    over = True
    beating.join()
    # The loop turned many times meanwhile, whatever else this machine was doing.
    assert len(gaps) > 10
    assert max(gaps) < took


def test_a_pin_is_in_no_address_and_in_no_log(
    visit: Visit, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    pin, other = shown_pin(visit.holds("panel")).replace(" ", ""), another(visit)
    wrong = form(other, "panel/pin", pin="314159")
    right = form(other, "panel/pin", pin=pin)
    said = caplog.text + "".join(capfd.readouterr()) + wrong.text
    for secret in (pin, "314159"):
        assert secret not in said
        assert secret not in right.headers["Location"]
    assert other.get(f"/{CODE}/panel/pin?pin={pin}").status_code == 405


@pytest.mark.parametrize("origin", ["http://evil.test", "http://localhost:81", "null"])
@pytest.mark.parametrize("path", ["pin", "out", "devices/pin", "devices/link", "devices/out"])
def test_asvs_3_5_1_no_other_site_lets_a_device_in_or_out(
    visit: Visit, path: str, origin: str
) -> None:
    visit.holds("panel")
    answer = visit.client.post(
        f"/{CODE}/panel/{path}",
        data={"role": "co", "pin": "1"},
        headers={"Origin": origin},
        base_url="http://localhost",
    )
    assert answer.status_code == 403
    assert answer.json is not None
    assert answer.json["code"] == "cross_site"
    assert visit.get(f"/{CODE}/panel").status_code == 200


@pytest.mark.parametrize("role", ["co", "watch"])
def test_asvs_6_5_1_a_link_for_another_device_works_once(visit: Visit, role: str) -> None:
    page = form(visit.holds("panel"), "panel/devices/link", role=role)
    found = re.search(r'id="link">http://10.0.0.7:8080(/enter/[\w-]+)<', page.text)
    assert found
    assert "<svg" in page.text
    answer = another(visit).get(found[1])
    assert answer.headers["Set-Cookie"].startswith(f"{role}=")
    assert another(visit).get(found[1]).status_code == 401


def test_asvs_7_4_5_one_device_signs_off_another_and_its_cookie_is_dead(visit: Visit) -> None:
    visit.holds("panel")
    one, two = another(visit).holds("co"), another(visit).holds("watch")
    page = visit.get(f"/{CODE}/panel/devices", **HTML).text
    names = re.findall(r'name="device" value="(\w+)"', page)
    assert len(names) == 2
    assert form(visit, "panel/devices/out", device=names[0]).status_code == 303
    assert [each.get(f"/{CODE}/panel").status_code for each in (one, two)] == [401, 200]
    assert one.tap(f"/{CODE}/panel/tap").status_code == 401
    assert form(visit, "panel/devices/out").status_code == 303
    assert two.get(f"/{CODE}/panel").status_code == 401
    assert visit.get(f"/{CODE}/panel").status_code == 200


def test_asvs_7_4_1_who_signs_off_is_signed_off_at_the_server(visit: Visit) -> None:
    visit.holds("watch")
    cookie = visit.client.get_cookie("watch", domain="localhost", path=f"/{CODE}")
    assert cookie
    assert form(visit, "panel/out").status_code == 303
    again = another(visit)
    again.client.set_cookie("watch", cookie.value, path=f"/{CODE}", domain="localhost")
    assert again.get(f"/{CODE}/panel").status_code == 401
    assert again.get(f"/{CODE}/panel/view").status_code == 401


def test_asvs_7_2_4_signing_in_again_makes_a_new_token_and_ends_the_old(visit: Visit) -> None:
    pin, other, tokens = shown_pin(visit.holds("panel")), another(visit), []
    for _ in range(2):
        assert form(other, "panel/pin", pin=pin).status_code == 303
        cookie = other.client.get_cookie("co", domain="localhost", path=f"/{CODE}")
        assert cookie
        tokens.append(cookie.value)
    assert tokens[0] != tokens[1]
    old = another(visit)
    old.client.set_cookie("co", tokens[0], path=f"/{CODE}", domain="localhost")
    assert old.get(f"/{CODE}/panel").status_code == 401
    assert other.get(f"/{CODE}/panel").status_code == 200


def test_the_stream_of_a_device_that_was_signed_off_shows_nothing_more(visit: Visit) -> None:
    other = another(visit.holds("panel")).holds("co")
    stream = other.get(f"/{CODE}/panel/live").iter_encoded()
    assert [next(stream)[:5], next(stream)[:11]] == [b"retry", b"event: view"]
    form(visit, "panel/devices/out")
    rest: list[Any] = [part for part in stream if part]
    assert rest == [b"event: over\ndata: {}\n\n"]
