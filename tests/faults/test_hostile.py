"""Somebody in the room wishes ill: the seats do not notice, and the server never stumbles."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from random import Random
from secrets import token_hex
from typing import Any

import psutil
import pytest

from engine.store.files import find
from engine.store.sqlite import open_reader
from tests.client import Client, Reply
from tests.faults.together import in_threads
from tests.load import plans
from tests.load.hostile import ADDRESS
from tests.serving import LONG, ROOT, Serving

PLAIN = {"Content_Type": "application/json"}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Serving]:
    with Serving(tmp_path / "data", plans.check_ins(tmp_path, 3, groups=4)) as server:
        yield server


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A server that many tests knock at: none of them may leave a mark on it."""
    folder = tmp_path_factory.mktemp("standing")
    with Serving(folder / "data", plans.check_ins(folder, 3, groups=4)) as server:
        yield server
    assert server.said == []


def phone(server: Serving, **joining: str) -> Client:
    client = Client(server.port, server.code)
    assert client.join(**joining).status == 303
    return client


def panel(server: Serving) -> Client:
    client = Client(server.port, server.code, "panel")
    assert client.enter(server.address["enter_url"]).status == 303
    return client


def told(server: Serving) -> list[tuple[str, str]]:
    """Return the request id and the kind of each row in the log."""
    file = find(server.data, server.code)
    assert file
    with closing(open_reader(file.path)) as store:
        return [(row.rid, row.kind) for row in store.rows()]


def from_elsewhere(server: Serving) -> socket.socket:
    return socket.create_connection(
        ("127.0.0.1", server.port), timeout=10, source_address=(ADDRESS, 0)
    )


def tap_about(client: Client, times: int, found: list[Reply]) -> None:
    dice = Random(len(found))
    for _ in range(times):
        picks = [one for one in client.view()["controls"] if one["intent"] in ("answer", "change")]
        command = dice.choice([one["command"] for one in picks if not one["fields"]])
        found.append(client.tap(command))


def test_asvs_2_4_1_a_thousand_requests_a_second_cost_no_seat_a_tap(server: Serving) -> None:
    phones, found = [phone(server) for _ in range(6)], list[Reply]()
    hostile = subprocess.Popen(
        [sys.executable, "-m", "tests.load.hostile", str(server.port), server.code, "1000", "4"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    in_threads(*(partial(tap_about, one, 12, found) for one in phones))
    said, _ = hostile.communicate(timeout=LONG)
    statuses = json.loads(said)
    assert [reply.status for reply in found] == [204] * 72
    assert statuses["429"] > 100
    assert not [status for status in statuses if status.startswith("5")]
    assert not [rid for rid, _ in told(server) if rid.startswith("panel")]
    assert [kind for _, kind in told(server)].count("seat_came") == 6
    assert server.said == []


def test_asvs_2_4_1_five_hundred_who_try_to_join_are_held_back_and_the_room_plays_on(
    server: Serving,
) -> None:
    one, statuses = phone(server), list[int]()
    form = "keep=yes&lang=nl"
    body = f"Content-Length: {len(form)}\r\nContent-Type: application/x-www-form-urlencoded"
    ask = f"POST /{server.code}/join HTTP/1.1\r\nHost: 127.0.0.1\r\n{body}\r\n\r\n{form}"
    with from_elsewhere(server) as connection:
        answers = connection.makefile("rb")
        for _ in range(500):
            connection.sendall(ask.encode())
            statuses.append(status_of(answers))
    assert 429 in statuses
    assert set(statuses) <= {303, 409, 429}
    found: list[Reply] = []
    tap_about(one, 3, found)
    assert [reply.status for reply in found] == [204] * 3


def status_of(answers: Any) -> int:
    """Read one answer and return its status."""
    status, length, line = int(answers.readline()[9:12]), 0, answers.readline()
    while line.strip():
        name, _, value = line.partition(b": ")
        length = int(value) if name.lower() == b"content-length" else length
        line = answers.readline()
    answers.read(length)
    return status


def test_asvs_8_2_2_what_others_are_offered_is_refused_to_a_seat(server: Serving) -> None:
    leader, one, other = panel(server), phone(server), phone(server)
    before = [kind for _, kind in told(server)]
    stolen = [control["command"] for control in leader.view()["controls"]]
    stolen += [
        {"to": "people", "kind": "drop_seat", "seat": 1},
        {"to": "people", "kind": "join", "keep": True, "group": "g1"},
        {"to": "workshop", "kind": "lock_room", "locked": True},
        {"to": "workshop", "kind": "undo", "activity": "7", "after": 0, "last": 9},
        {"to": "people", "kind": "withdraw", "seat": 2},
        {"to": "people", "kind": "leave", "seat": 2},
        {"to": "workshop", "kind": "hold", "how": "rest"},
    ]
    replies = [one.tap(command) for command in stolen]
    assert {reply.status for reply in replies} <= {400, 403, 409}
    assert [kind for _, kind in told(server)] == before
    for control in other.view()["controls"]:
        assert one.tap({**control["command"], "seat": 2}).status == 403
    assert [kind for _, kind in told(server)] == before


STEER, AMONG = {"to": "workshop"}, {"to": "people"}
FORGED: list[Any] = [
    None, [], {}, "x", 7, True, {"to": None}, STEER, {**STEER, "kind": None},
    {"to": "nowhere", "kind": "pick"}, {"to": ["workshop"], "kind": "go_on"},
    {"to": "__init__", "kind": "__init__"}, {**STEER, "kind": "__class__"},
    {**STEER, "kind": "go_on"}, {**STEER, "kind": "go_on", "at": 1e308},
    {**STEER, "kind": "go_on", "at": [0]}, {**STEER, "kind": "go_on", "at": 0, "extra": 1},
    {**AMONG, "kind": "leave", "seat": -1}, {**AMONG, "kind": "leave", "seat": 10**30},
    {**STEER, "kind": "lock_room", "locked": 7}, {**STEER, "kind": "limit_seats", "most": 10**30},
    {**STEER, "kind": "focus", "group": "../../etc"},
    {**STEER, "kind": "judge", "activity": "x", "text": "y", "state": "shown"},
    {**STEER, "kind": "set_option", "activity": "x", "name": "\x00", "value": "\u202e"},
]  # fmt: skip


@pytest.mark.parametrize("area", ["phone", "panel", "screen"])
def test_asvs_2_2_1_a_forged_command_is_refused_whoever_sends_it(
    server: Serving, area: str
) -> None:
    client = {"phone": phone, "panel": panel, "screen": screen}[area](server)
    before = told(server)
    for forged in FORGED:
        body = json.dumps({"rid": token_hex(8), "command": forged})
        reply = client.insist("POST", client.address("tap"), body, **PLAIN)
        assert reply.status in (400, 403, 409), forged
        assert set(reply.json) == {"code", "message"}
    assert told(server) == before
    assert server.said == [line for line in server.said if "could not be read" in line]


def screen(server: Serving) -> Client:
    client = Client(server.port, server.code, "screen")
    client.enter(server.address["screen_url"])
    return client


def test_a_rid_of_somebody_else_is_only_a_rid(server: Serving) -> None:
    one, other = phone(server), phone(server)
    commands = [c["command"] for c in one.view()["controls"] if not c["fields"]]
    assert one.tap(commands[0], "same").status == 204
    assert one.tap(commands[1], "same").status == 400
    theirs = [c["command"] for c in other.view()["controls"] if not c["fields"]]
    assert other.tap(theirs[1], "same").status == 204


def test_the_same_refused_rid_sent_for_ever_holds_on_to_nothing(standing: Serving) -> None:
    one = phone(standing)
    refused = {"to": "workshop", "kind": "go_on", "at": 0}
    replies = [one.tap(refused, "again") for _ in range(30)]
    assert {reply.status for reply in replies} == {409}


def test_asvs_1_5_2_a_key_that_comes_twice_means_one_thing_or_nothing(standing: Serving) -> None:
    one = phone(standing)
    command = json.dumps(one.view()["controls"][0]["command"])
    for body in (
        f'{{"rid":"a","rid":"b","command":{command}}}',
        f'{{"rid":"a","command":{command},"command":{{"to":"workshop"}}}}',
        '{"rid":"a","command":{"to":"workshop","to":"people","kind":"leave"}}',
    ):
        assert one.insist("POST", one.address("tap"), body, **PLAIN).status == 400


@pytest.mark.parametrize("size", [64 * 1024 + 1, 10**6, 10**9])
def test_what_is_too_large_is_refused_before_it_is_read(standing: Serving, size: int) -> None:
    one = phone(standing)
    cookie = f"seat={one.cookies['seat']}"
    for path, kind in (("tap", "application/json"), ("join", "application/x-www-form-urlencoded")):
        with from_elsewhere(standing) as connection:
            head = (
                f"POST /{standing.code}/{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n"
            )
            connection.sendall(
                f"{head}Content-Type: {kind}\r\nContent-Length: {size}\r\n\r\n".encode()
            )
            with suppress(OSError):
                connection.sendall(b"a" * min(size, 80 * 1024))
            assert connection.recv(1000).startswith(b"HTTP/1.1 413")
    assert psutil.Process(standing.process.pid).memory_info().rss < 300 * 2**20


RAW = [
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET  HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    b"GET http://evil.test/ HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n",
    b"POST /x HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n",
    b"POST /x HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n"
    b"\r\n",
    b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + b"X: y\r\n" * 5000 + b"\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"\x00" * 4000,
    b"GET /%00%ff%2e%2e/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    b"GET /static/..%2f..%2fpyproject.toml HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Connection: close\r\n\r\n",
    b"GET /static//etc/passwd HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
]

ANSWERS = (b"200", b"400", b"404", b"405", b"411", b"414", b"501", b"505")


@pytest.mark.parametrize("sent", RAW, ids=lambda sent: repr(sent[:24]))
def test_what_is_no_request_of_ours_never_breaks_the_server(standing: Serving, sent: bytes) -> None:
    with from_elsewhere(standing) as connection:
        answer = b""
        with suppress(OSError):
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            while part := connection.recv(65536):
                answer += part
    assert answer == b"" or answer[9:12] in ANSWERS
    assert b"[project]" not in answer
    assert b"root:" not in answer
    assert Client(standing.port, standing.code).ask("GET", "/healthz").status == 200
    assert standing.said == []


def test_two_hosts_in_one_request_are_none_of_ours(standing: Serving) -> None:
    with from_elsewhere(standing) as connection:
        connection.sendall(RAW[2])
        assert connection.recv(100).startswith(b"HTTP/1.1 400")


def test_half_open_connections_and_readers_that_never_read_keep_nobody_waiting(
    server: Serving,
) -> None:
    one, leader = phone(server), panel(server)
    cookie = "; ".join(f"{name}={value}" for name, value in leader.cookies.items())
    half = [from_elsewhere(server) for _ in range(150)]
    for number, connection in enumerate(half):
        if number % 3 == 0:
            connection.sendall(f"GET /{server.code} HT".encode())
        elif number % 3 == 1:
            connection.sendall(f"POST /{server.code}/tap HTTP/1.1\r\nHost: 127.0.0.1\r\n".encode())
    deaf = [deaf_reader(server, cookie) for _ in range(8)]
    found: list[Reply] = []
    for _ in range(3):
        tap_about(one, 4, found)
        for step in ("go_on", "go_back"):
            assert leader.press(step).status == 204
    assert [reply.status for reply in found] == [204] * 12
    for connection in (*half, *deaf):
        connection.close()
    assert server.said == []


def deaf_reader(server: Serving, cookie: str) -> socket.socket:
    """Return a stream that nobody reads, with hardly any room for what comes."""
    deaf = socket.socket()
    deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    deaf.bind((ADDRESS, 0))
    deaf.connect(("127.0.0.1", server.port))
    path = f"/{server.code}/panel/live?as=html"
    deaf.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n".encode())
    return deaf


def test_one_address_cannot_hold_every_connection_there_is(server: Serving) -> None:
    held = [from_elsewhere(server) for _ in range(560)]
    try:
        assert Client(server.port, server.code).ask("GET", "/healthz").status == 200
        with from_elsewhere(server) as late:
            late.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            with suppress(OSError):
                assert late.recv(100) == b""
    finally:
        for connection in held:
            connection.close()
