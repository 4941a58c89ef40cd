"""What must hold for everyone in the room when the network, the server or the disk fails."""

import resource
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import groupby
from pathlib import Path
from random import Random
from statistics import median
from threading import Thread

import psutil
import pytest

from engine.store import Row
from engine.store.files import find, forget
from engine.store.sqlite import open_reader
from tests.client import Client, GenericClient
from tests.faults.chaos import Chaos
from tests.faults.together import Tapper, at_once, first_tap_after, in_threads, settles
from tests.load import plans
from tests.serving import LONG, Serving

CANARY = "kanarie-7f3a91"


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Serving]]:
    open_: list[Serving] = []

    def begin(*plan: Path, **settings: object) -> Serving:
        open_.append(Serving(tmp_path / "data", *plan, **settings))
        return open_[-1]

    yield begin
    for one in open_:
        one.stop()


def log(server: Serving) -> list[Row]:
    file = find(server.data, server.code)
    assert file
    with closing(open_reader(file.path)) as store:
        return store.rows()


def rids(rows: list[Row]) -> list[str]:
    """Return the request id of each command in the log, as often as it was carried out."""
    return [rid.rpartition(":")[2] for rid, _ in groupby(row.rid for row in rows)]


def panel(server: Serving) -> Client:
    client = Client(server.port, server.code, "panel")
    assert client.enter(server.address["enter_url"]).status == 303
    return client


def phone(server: Serving, port: int = 0, **joining: str) -> Client:
    client = Client(port or server.port, server.code)
    assert client.join(**joining).status == 303
    return client


# The network ---------------------------------------------------------------------------------


@pytest.mark.parametrize("bots", [12, pytest.param(60, marks=pytest.mark.soak)])
def test_an_evening_over_a_bad_network_loses_no_tap_and_does_none_twice(
    serve: Callable[..., Serving], bots: int
) -> None:
    server = serve(groups=max(3, bots // 7))
    with Chaos(server.port, loss=0.3, cut=0.1, seed=bots) as network:
        phones = [GenericClient(Client(network.port, server.code), Random(n)) for n in range(bots)]
        in_threads(*(one.client.join for one in phones))
        leader = GenericClient(panel(server), Random(bots), calm=0.2)
        leader.client.port = network.port
        everyone = [*phones, leader]
        in_threads(*(one.play for one in everyone))
    done = {rid: command for one in everyone for rid, command in one.acknowledged.items()}
    rows = log(server)
    told = [rid for rid in rids(rows) if rid in done]
    assert len(told) == len(set(told))
    # What somebody else did a moment before is a yes that writes nothing.
    assert all(command in map(done.get, told) for command in done.values())
    assert len(told) > len(done) / 2
    assert sum(row.kind == "seat_came" and row.scope == "people" for row in rows) == bots
    assert network.lost > bots


def test_the_same_request_twice_is_done_once_and_with_another_body_refused(
    serve: Callable[..., Serving],
) -> None:
    server = serve()
    leader = panel(server)
    on, back = leader.offered("go_on")["command"], {"to": "workshop", "kind": "go_back", "at": 1}
    assert [leader.tap(on, "once").status for _ in range(3)] == [204, 204, 204]
    assert leader.tap(back, "once").status == 400
    assert rids(log(server)).count("once") == 1


def test_the_same_request_with_two_bodies_at_once_is_done_once(
    serve: Callable[..., Serving],
) -> None:
    server = serve()
    leader = panel(server)
    for number in range(10):
        group = {"to": "people", "kind": "add_seat", "group": "g1"}
        other, rid = {**group, "group": "g2"}, f"r{number}"
        tap = partial(leader.tap, rid=rid)
        found = at_once(partial(tap, group), partial(tap, other))
        assert sorted(found) == [204, 400]


def test_of_two_facilitators_who_press_next_at_once_one_is_told_to_look_again(
    serve: Callable[..., Serving],
) -> None:
    server = serve()
    one, other = panel(server), Client(server.port, server.code, "panel")
    other.cookies = dict(one.cookies)
    for number in range(20):
        before = one.view()
        command = one.offered("go_back" if number % 2 else "go_on")["command"]
        found = at_once(partial(one.tap, command), partial(other.tap, command))
        assert sorted(found) == [204, 409]
        assert other.view()["version"] == one.view()["version"] != before["version"]
    steps = [row for row in log(server) if row.kind == "step_entered"]
    assert len(steps) == 21


# The server ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kills", [4, pytest.param(40, marks=pytest.mark.soak)])
def test_after_kill_9_every_answered_tap_is_there_and_everyone_goes_on(
    serve: Callable[..., Serving], kills: int, capsys: pytest.CaptureFixture[str]
) -> None:
    server = serve()
    leader = panel(server)
    assert leader.press("go_on").status == 204
    tappers = [Tapper(phone(server)) for _ in range(8)]
    threads = [Thread(target=one.tap_on, daemon=True) for one in tappers]
    for thread in threads:
        thread.start()
    dice, waits = Random(kills), []
    for _ in range(kills):
        time.sleep(dice.uniform(0.05, 0.4))
        server.kill()
        waits.append(first_tap_after(time.monotonic(), server, tappers))
    for one in tappers:
        one.over = True
    for thread in threads:
        thread.join(LONG)
    done = [rid for one in tappers for rid in one.done]
    told = [rid for rid in rids(log(server)) if rid in set(done)]
    assert sorted(told) == sorted(done)
    with capsys.disabled():
        print(f"\n{kills} x kill -9: tapping again after {median(waits):.2f} s, "
              f"at worst {max(waits):.2f} s")  # fmt: skip


def test_a_rule_that_explodes_costs_that_command_a_500_and_nothing_else(
    serve: Callable[..., Serving], tmp_path: Path
) -> None:
    server = serve(plans.everyone(tmp_path), games=["tests.load.everyone"])
    one = phone(server)
    assert one.press("explode").status == 500
    count, explode = one.offered("count")["command"], one.offered("explode")["command"]
    found = at_once(*(partial(one.tap, c) for c in [count, explode, count, explode, count]))
    assert sorted(found) == [204, 204, 204, 500, 500]
    assert sum(row.kind == "counted" for row in log(server)) == 3
    said = "".join(server.said)
    assert "RuntimeError at tests" in said or "RuntimeError at engine" in said
    assert "boom" not in said


def test_a_full_disk_keeps_the_old_state_and_taps_work_again_when_there_is_room(
    serve: Callable[..., Serving],
) -> None:
    server = serve()
    leader, one = panel(server), phone(server)
    before, rows = one.view()["version"], log(server)
    command = leader.offered("go_on")["command"]
    pid, (_, hard) = server.process.pid, resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, hard))
    refused = [leader.tap_once(command, "full") for _ in range(3)]
    assert [reply.status for reply in refused] == [503, 503, 503]
    assert (one.view()["version"], log(server)) == (before, rows)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard, hard))
    assert leader.tap(command, "full").status == 204
    assert one.view()["version"] != before
    assert rids(log(server)).count("full") == 1


def test_streams_that_come_and_go_leave_nothing_open(serve: Callable[..., Serving]) -> None:
    server = serve(groups=10)
    leader, phones = panel(server), [phone(server) for _ in range(100)]
    process = psutil.Process(server.process.pid)
    before = process.num_fds()
    for _ in range(5):
        streams = [one.events() for one in phones for _ in range(2)]
        for stream in streams:
            next(stream)
        assert process.num_fds() >= before + 150
        for stream in streams:
            stream.close()
    assert settles(lambda: press_about(leader) and process.num_fds() <= before + 3)


def press_about(leader: Client) -> bool:
    """Change every page, so that the server notices who is gone."""
    leader.press("go_on")
    return leader.press("go_back").status == 204


# What is personal ----------------------------------------------------------------------------


def test_what_one_phone_wrote_is_seen_by_nobody_else_and_gone_at_the_end(
    serve: Callable[..., Serving],
) -> None:
    server = serve()
    leader, writer = panel(server), phone(server)
    others = [phone(server, group=group) for group in ("g1", "g2")]
    screen = Client(server.port, server.code, "screen")
    screen.enter(server.address["screen_url"])
    for _ in range(4):
        assert leader.press("go_on").status == 204
    assert writer.press("give", keep=CANARY, step=CANARY, whom="").status == 204
    assert CANARY in str(writer.view())
    for one in (*others, screen):
        assert CANARY not in everything(one)
    for name in ("json", "csv"):
        assert CANARY not in leader.insist("GET", f"{leader.base}/export/{name}").body
    assert files_with(server.data, CANARY)
    leader.press("go_on")
    assert leader.press("end").status == 204
    assert settles(lambda: not files_with(server.data, CANARY))
    server.stop()
    assert CANARY not in "".join(server.said)
    file = find(server.data, server.code)
    assert file
    forget(file.path)
    assert list(server.data.iterdir()) == []


def everything(client: Client) -> str:
    """Return all that ``client`` can get to see: its view, page and streams."""
    streams = [str(next(client.events(form))) for form in ("json", "html")]
    page = client.insist("GET", client.base).body
    return "".join([str(client.view()), page, *streams])


def files_with(folder: Path, text: str) -> list[Path]:
    return [file for file in folder.iterdir() if text.encode() in file.read_bytes()]
