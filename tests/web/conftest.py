"""A server for the web tests: in this process for what it answers, on a port for browsers."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client, TestResponse

from engine.store import Role, Session
from facilitator_web import Entrance, Settings, create_app
from facilitator_web.cookies import new_token
from tests.web import samples
from tests.web.fakes import ROOT, SAYS, FakeFeed, FakeLive

CODE = "482913"
VIEWS = {
    "phone": samples.PHONE,
    "panel": samples.PANEL,
    "screen": samples.SCREEN,
    "table": samples.TABLE,
}


@dataclass
class Visit:
    """One browser without a screen: it keeps its cookies and asks this server."""

    client: Client
    live: FakeLive

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(path, headers=_named(headers), base_url="http://localhost")

    def post(self, path: str, body: Any, **headers: str) -> TestResponse:
        return self.client.post(
            path, json=body, headers=_named(headers), base_url="http://localhost"
        )

    def tap(self, path: str = f"/{CODE}/tap", rid: str = "r1", **command: Any) -> TestResponse:
        return self.post(path, {"rid": rid, "command": {"to": "a7", "kind": "pick", **command}})

    def holds(self, role: Role, *seats: int, group: str = "") -> "Visit":
        """Give this browser the cookie of ``role``."""
        token = new_token()
        digest = sha256(token.encode()).hexdigest()
        self.live.sign_in(Session(digest, role, seats, group, "nl"))
        self.live.state.people.seats |= set(seats)
        self.client.set_cookie(role, token, path=f"/{CODE}", domain="localhost")
        return self


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


@pytest.fixture
def live() -> FakeLive:
    return FakeLive(CODE, VIEWS)


@pytest.fixture
def entrance() -> Entrance:
    return Entrance()


@pytest.fixture
def app(live: FakeLive, entrance: Entrance) -> Any:
    settings = Settings(
        own_laptop=True,
        says=SAYS,
        icons=ROOT / "assets" / "icons",
        entrance=entrance,
        names=("spel.test",),
    )
    return create_app({CODE: live}, {CODE: FakeFeed(live, beat=0.01)}, settings)


@pytest.fixture
def visit(app: Any, live: FakeLive) -> Visit:
    return Visit(Client(app), live)


@dataclass
class Served:
    """A server in a process of its own, which does what it is told over its standard input."""

    process: "subprocess.Popen[str]"
    port: int

    def ask(self, **order: Any) -> Any:
        """Let the server do ``order``, and return what it says."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def url(self, path: str = "", host: str = "spel.test") -> str:
        return f"http://{host}:{self.port}{path}"


@pytest.fixture
def served() -> Iterator[Served]:
    script = Path(__file__).with_name("serving.py")
    process = subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout
    with process:
        yield Served(process, json.loads(process.stdout.readline())["port"])
        process.terminate()
