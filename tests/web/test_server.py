"""The server itself, over real connections."""

import json
import time
from collections.abc import Iterator
from typing import Any

import gevent
import pytest
from gevent import socket
from gevent.pywsgi import WSGIServer

from engine.core import View
from facilitator_web import listen, server
from tests.web.conftest import CODE, Visit


@pytest.fixture
def running(app: Any) -> Iterator[WSGIServer]:
    started = listen(app, "127.0.0.1", 0)
    yield started
    started.stop(timeout=1)


def connect(running: WSGIServer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", running.server_port), timeout=10)


def rest(connection: socket.socket) -> bytes:
    """Return all that still comes, until the server hangs up."""
    received = b""
    with gevent.Timeout(10):
        while part := connection.recv(65536):
            received += part
    return received


def ask(running: WSGIServer, text: str) -> tuple[str, str]:
    """Return the head and the body of the answer to a request that closes."""
    with connect(running) as connection:
        connection.sendall(text.replace("\n", "\r\n").encode())
        head, _, body = rest(connection).decode().partition("\r\n\r\n")
    return head, body


def test_an_answer_does_not_say_what_software_gave_it(running: WSGIServer) -> None:
    head, body = ask(running, "GET /healthz HTTP/1.1\nHost: localhost\nConnection: close\n\n")
    assert head.startswith("HTTP/1.1 200")
    assert "\r\nserver:" not in head.lower()
    assert json.loads(body) == {"ok": True}


def test_requests_leave_no_trace_in_what_is_printed(
    running: WSGIServer, capfd: pytest.CaptureFixture[str]
) -> None:
    ask(running, f"GET /{CODE}/view HTTP/1.1\nHost: localhost\nConnection: close\n\n")
    assert capfd.readouterr() == ("", "")


def test_a_stream_that_breaks_tells_nobody_who_asked_or_for_what(
    running: WSGIServer,
    visit: Visit,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    visit.holds("seat", 1)
    cookie = visit.client.get_cookie("seat", domain="localhost", path=f"/{CODE}")
    assert cookie
    visit.live.view = exploding  # type: ignore[method-assign]
    ask(running, f"GET /{CODE}/live?seat=1&as=wat-iemand-vroeg HTTP/1.1\nHost: localhost\n"
        f"Cookie: seat={cookie.value}\nConnection: close\n\n")  # fmt: skip
    said = "".join(capfd.readouterr()) + caplog.text
    assert "ZeroDivisionError" in said
    for secret in (cookie.value, "127.0.0.1", "wat-iemand", "Traceback"):
        assert secret not in said


def exploding(page: object) -> View:
    raise ZeroDivisionError("wat-iemand-schreef")


@pytest.mark.parametrize("path", [f"/{CODE}/screen/view?as=wat-iemand-vroeg", f"/{CODE}/screen"])
def test_what_breaks_is_logged_by_its_kind_and_our_place_alone(
    visit: Visit, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    visit.live.view = exploding  # type: ignore[method-assign]
    assert visit.get(path).status_code == 500
    assert "ZeroDivisionError at facilitator_web." in caplog.text
    assert "wat-iemand" not in caplog.text


def test_a_request_that_is_none_is_not_logged_either(
    running: WSGIServer, capfd: pytest.CaptureFixture[str]
) -> None:
    head, _ = ask(running, "wat-iemand-schreef\n\n")
    assert head.startswith("HTTP/1.1 400")
    assert capfd.readouterr() == ("", "")


def test_a_silent_connection_is_let_go(
    running: WSGIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "_PATIENCE", 0.05)
    with connect(running) as connection:
        connection.sendall(b"GET /healthz HT")
        assert b"200 OK" not in rest(connection)


def test_who_stops_halfway_a_body_is_let_go_while_others_are_served(
    running: WSGIServer, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "_PATIENCE", 0.3)
    visit.holds("seat", 1)
    cookie = visit.client.get_cookie("seat", domain="localhost", path=f"/{CODE}")
    assert cookie
    with connect(running) as slow:
        slow.sendall(
            f"POST /{CODE}/tap HTTP/1.1\r\nHost: localhost\r\nCookie: seat={cookie.value}\r\n"
            "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{".encode()
        )
        head, _ = ask(running, "GET /healthz HTTP/1.1\nHost: localhost\nConnection: close\n\n")
        assert head.startswith("HTTP/1.1 200")
        assert b"400 Bad Request" in rest(slow)
    assert not visit.live.told


def test_a_stream_flows_while_others_ask(running: WSGIServer) -> None:
    with connect(running) as stream:
        stream.sendall(f"GET /{CODE}/screen/live HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        seen = b""
        while b"event: view" not in seen:
            seen += stream.recv(65536)
        head, _ = ask(running, "GET /healthz HTTP/1.1\nHost: localhost\nConnection: close\n\n")
        assert head.startswith("HTTP/1.1 200")


def test_nobody_is_remembered_who_asked_too_often_and_left(running: WSGIServer) -> None:
    line = "GET /000000/view HTTP/1.1\nHost: localhost\nConnection: close\n\n"
    while "429" not in ask(running, line)[0]:
        pass
    while running._held:
        gevent.sleep(0.01)
    assert running._turns == {}


def test_who_asks_too_often_hears_so_later_and_one_answer_after_the_other(
    running: WSGIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "_TOO_OFTEN", 0.0)
    monkeypatch.setattr(server, "_APART", 0.05)
    line = "GET /000000/view HTTP/1.1\nHost: localhost\nConnection: close\n\n"
    while "429" not in ask(running, line)[0]:
        pass
    began = time.monotonic()
    asking = [gevent.spawn(ask, running, line) for _ in range(12)]
    # On a slow machine some are let in again meanwhile.
    refused = sum("429" in one.get()[0] for one in asking)
    assert refused > 1
    assert time.monotonic() - began >= (refused - 1) * 0.05 * 0.9
