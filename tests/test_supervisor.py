import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from queue import SimpleQueue

import psutil
import pytest

from engine.child import Child, Died
from engine.supervisor import Notice, Ready, Show, supervise

ROOT = Path(__file__).parents[1]
LONG = 20.0
"""Seconds after which something that should have happened never will, on any machine."""

SERVER = """
    import json, os, sys
    from pathlib import Path

    folder = Path(sys.argv[1])
    settings = json.loads(sys.stdin.readline())
    with (folder / "starts").open("a") as log:
        log.write(json.dumps({"pid": os.getpid(), **settings}) + "\\n")
    port = settings["port"] or 4321
    url = f"http://127.0.0.1:{port}/123456"
    print("a line that is no answer", flush=True)
    print(json.dumps({"code": "123456", "join_url": url, "enter_url": url + "/e",
                      "screen_url": url + "/screen?key=k", "data": str(folder)}), flush=True)
    for number, line in enumerate(sys.stdin):
        print(json.dumps({"enter_url": f"{url}/{line.strip()}{number}"}), flush=True)
    (folder / "server ended").touch()
"""
SCREEN = """
    import os, sys
    from pathlib import Path

    folder, code, url = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    with (folder / "screens").open("a") as log:
        log.write(f"{os.getpid()} {url}\\n")
    if code >= 0:
        sys.exit(code)
    sys.stdin.read()
"""
PLAY = """
    import json, sys
    from dataclasses import asdict
    from engine.supervisor import Show, supervise

    server, screen, folder, code = sys.argv[1:]
    show = Show(settings={"port": 0, "resume": False}, keys=0,
                server_command=(sys.executable, server, folder),
                screen_command=(sys.executable, screen, folder, code))

    class Prints:
        def ready(self, ready):
            print(json.dumps(asdict(ready)), flush=True)
        def notice(self, notice):
            print(notice, flush=True)
        def link(self, enter_url):
            print(enter_url, flush=True)

    sys.exit(supervise(show, Prints()))
"""


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + LONG
    while not true():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.02)


def started(evening: "Playing", times: int) -> bool:
    return len(evening.starts()) == times


class Nobody:
    """Should hear nothing."""

    def ready(self, workshop: Ready) -> None:
        pytest.fail(f"nobody should have heard {workshop}")

    def notice(self, notice: Notice) -> None:
        pytest.fail(f"nobody should have heard {notice}")

    def link(self, enter_url: str) -> None:
        pytest.fail(f"nobody should have heard {enter_url}")


def gone(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


class Playing:
    """A supervisor in a process of its own, with a server and a screen that only pretend."""

    def __init__(self, folder: Path, screen_code: int) -> None:
        self.folder = folder
        scripts = {"server": SERVER, "screen": SCREEN, "play": PLAY}
        for name, script in scripts.items():
            (folder / f"{name}.py").write_text(textwrap.dedent(script))
        paths = [str(folder / f"{name}.py") for name in ("play", "server", "screen")]
        self.process = subprocess.Popen(
            [sys.executable, *paths, str(folder), str(screen_code)],
            stdout=subprocess.PIPE,
            stdin=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        self.ready = json.loads(self.line())

    def line(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def press_enter(self) -> None:
        assert self.process.stdin
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def starts(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in (self.folder / "starts").read_text().splitlines()]

    def screens(self) -> list[str]:
        file = self.folder / "screens"
        return file.read_text().splitlines() if file.exists() else []

    def end(self) -> None:
        with self.process:
            self.process.kill()


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Callable[..., Playing]]:
    playing: list[Playing] = []

    def begin(screen_code: int = -1) -> Playing:
        playing.append(Playing(tmp_path, screen_code))
        return playing[-1]

    yield begin
    for one in playing:
        one.end()


def test_the_answer_of_the_server_is_passed_on_with_the_processes(
    play: Callable[..., Playing],
) -> None:
    evening = play()
    assert evening.ready["code"] == "123456"
    assert evening.ready["pids"]["supervisor"] == evening.process.pid
    assert evening.ready["pids"]["server"] == evening.starts()[0]["pid"]
    until(lambda: bool(evening.screens()))
    pid, url = evening.screens()[0].split()
    assert (int(pid), url) == (evening.ready["pids"]["screen"], evening.ready["screen_url"])


def test_a_killed_server_comes_back_with_the_same_workshop_on_the_same_port(
    play: Callable[..., Playing],
) -> None:
    evening = play()
    for times in (2, 3):
        os.kill(int(str(evening.starts()[-1]["pid"])), signal.SIGKILL)
        assert evening.line() == "server_restarts"
        until(partial(started, evening, times))
        assert evening.line() == "http://127.0.0.1:4321/123456/e"
    assert evening.starts()[0] | {"pid": 0} == {"pid": 0, "port": 0, "resume": False}
    again = evening.starts()[-1] | {"pid": 0}
    there = {"port": 4321, "code": "123456"}
    assert again == {"pid": 0, "resume": True, "restarted": True, **there}


def test_every_line_from_the_keys_fetches_a_fresh_link(play: Callable[..., Playing]) -> None:
    evening = play()
    for number in range(2):
        evening.press_enter()
        assert evening.line() == f"http://127.0.0.1:4321/123456/enter{number}"


def test_keys_that_end_end_nothing_else(play: Callable[..., Playing]) -> None:
    evening = play()
    assert evening.process.stdin
    evening.process.stdin.close()
    os.kill(int(str(evening.starts()[-1]["pid"])), signal.SIGKILL)
    assert evening.line() == "server_restarts"


def test_asking_a_dead_server_for_a_link_does_no_harm(play: Callable[..., Playing]) -> None:
    evening = play()
    os.kill(int(str(evening.starts()[-1]["pid"])), signal.SIGKILL)
    assert evening.line() == "server_restarts"
    evening.press_enter()
    until(lambda: started(evening, 2))
    lines = iter(evening.line, "")
    assert "http://127.0.0.1:4321/123456/e" in lines


def test_a_crashed_screen_comes_back_and_the_server_never_notices(
    play: Callable[..., Playing],
) -> None:
    evening = play()
    until(lambda: bool(evening.screens()))
    os.kill(evening.ready["pids"]["screen"], signal.SIGKILL)
    assert evening.line() == "screen_restarts"
    until(lambda: len(evening.screens()) == 2)
    assert len(evening.starts()) == 1


@pytest.mark.parametrize(("code", "notice"), [(4, "no_display"), (0, "screen_closed")])
def test_a_screen_without_a_display_or_closed_by_hand_stays_away(
    play: Callable[..., Playing], code: int, notice: str
) -> None:
    evening = play(code)
    assert evening.line() == notice
    evening.process.terminate()
    assert evening.process.wait(LONG) == 0
    assert len(evening.screens()) == 1


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_children_end_by_themselves_when_the_supervisor_is_asked_to_stop(
    play: Callable[..., Playing], how: signal.Signals
) -> None:
    evening = play()
    evening.process.send_signal(how)
    assert evening.process.wait(LONG) == 0
    assert (evening.folder / "server ended").exists()
    assert all(gone(pid) for pid in evening.ready["pids"].values())


def test_the_children_end_by_themselves_when_the_supervisor_is_killed(
    play: Callable[..., Playing],
) -> None:
    evening = play()
    evening.process.kill()
    until(lambda: all(gone(pid) for pid in evening.ready["pids"].values()))
    assert (evening.folder / "server ended").exists()


@pytest.mark.parametrize(("code", "told"), [(2, 2), (3, 3), (1, 3), (0, 3)])
def test_a_server_that_cannot_begin_is_not_started_again(code: int, told: int) -> None:
    command = (sys.executable, "-c", f"raise SystemExit({code})")
    show = Show(settings={"port": 0}, server_command=command)
    assert supervise(show, Nobody()) == told


def test_a_child_that_keeps_dying_is_given_ever_more_time() -> None:
    child = Child("server", SimpleQueue[object](), os.environ)
    child.start((sys.executable, "-c", ""))
    assert [child.delay() for _ in range(5)] == [0.1, 0.2, 0.5, 2.0, 2.0]
    child.end(LONG)


def test_a_child_that_does_not_listen_is_ended_by_force() -> None:
    events: SimpleQueue[object] = SimpleQueue()
    child = Child("screen", events, os.environ)
    deaf = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True)"
    )
    child.start((sys.executable, "-c", f"{deaf}; time.sleep(600)"))
    events.get(timeout=LONG)
    child.end(0.1)
    assert events.get(timeout=LONG) == Died("screen", -signal.SIGKILL)
