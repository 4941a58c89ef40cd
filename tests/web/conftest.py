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
from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from werkzeug.test import Client, TestResponse

from engine.store import Role, Session
from facilitator_web import Entrance, Settings, create_app
from facilitator_web.cookies import new_token
from tests.chromium import HOST
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


class Compiled(BytecodeCache):
    """Templates as they were compiled for an earlier test."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if kept := self.kept.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    """Every test has an app of its own; what its templates say never differs."""
    Flask.jinja_options = {"bytecode_cache": Compiled()}
    yield
    Flask.jinja_options = {}


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
        names=(HOST,),
    )
    return create_app({CODE: live}, {CODE: FakeFeed(live, beat=0.01)}, settings)


@pytest.fixture
def visit(app: Any, live: FakeLive) -> Visit:
    return Visit(Client(app), live)


@dataclass
class Served:
    """A server in a process of its own, which does what it is told over its standard input."""

    process: "subprocess.Popen[str]"
    port: int = 0

    def ask(self, **order: Any) -> Any:
        """Let the server do ``order``, and return what it says."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def url(self, path: str = "", host: str = HOST) -> str:
        return f"http://{host}:{self.port}{path}"


@pytest.fixture(scope="session")
def server_process() -> Iterator["subprocess.Popen[str]"]:
    """Return the process of the server: starting one takes longer than most tests."""
    script = Path(__file__).with_name("serving.py")
    process = subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    with process:
        yield process
        process.terminate()


@pytest.fixture
def served(server_process: "subprocess.Popen[str]") -> Served:
    """Return a server that knows nothing of an earlier test, at a port of its own."""
    served = Served(server_process)
    served.port = served.ask(do="begin")
    return served
