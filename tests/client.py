"""Browsers without a browser: they join, look, listen and tap over HTTP, and never give up."""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from random import Random
from secrets import token_hex
from threading import Condition, Thread
from typing import Any, Literal
from urllib.parse import urlencode, urlsplit

from engine.bots import choose, filled
from engine.core import Control, Field, Option
from tests.serving import LONG

Json = dict[str, Any]
Area = Literal["phone", "screen", "panel"]
LOST = (OSError, HTTPException)
"""What a network does to a request."""


@dataclass(frozen=True)
class Reply:
    """What the server answered."""

    status: int
    body: str
    headers: dict[str, str]

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Client:
    """One browser at one page of a workshop. Every request has a connection of its own."""

    def __init__(self, port: int, code: str, area: Area = "phone", group: str = "") -> None:
        self.port, self.code, self.area, self.group = port, code, area, group
        self.cookies: dict[str, str] = {}
        self.base = f"/{code}" if area == "phone" else f"/{code}/{area}"

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> Reply:
        """Ask once. Raises one of ``LOST`` if no whole answer came."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            return self._said(self.send(connection, method, path, body, **headers))
        finally:
            connection.close()

    def send(
        self, connection: HTTPConnection, method: str, path: str, body: str = "", **headers: str
    ) -> HTTPResponse:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        more = {"Cookie": cookie} if cookie else {}
        connection.request(method, path, body.encode() or None, {**named, **more})
        return connection.getresponse()

    def _said(self, response: HTTPResponse) -> Reply:
        body = response.read().decode()
        for header in response.headers.get_all("Set-Cookie") or []:
            name, _, value = header.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Reply(response.status, body, dict(response.headers))

    def insist(self, method: str, path: str, body: str = "", **headers: str) -> Reply:
        """Ask until there is an answer, and the server is neither full nor overrun."""
        end = time.monotonic() + LONG
        while time.monotonic() < end:
            with suppress(*LOST):
                reply = self.ask(method, path, body, **headers)
                if reply.status not in (429, 503):
                    return reply
            time.sleep(0.05)
        raise TimeoutError(f"{method} {path} was never answered")

    def join(self, lang: str = "nl", keep: str = "yes", group: str = "") -> Reply:
        """Take a seat; asking again is asking once."""
        while not self.cookies:
            self.insist("GET", f"/{self.code}")
        form = urlencode({"lang": lang, "keep": keep, "group": group})
        kind = {"Content_Type": "application/x-www-form-urlencoded"}
        return self.insist("POST", f"/{self.code}/join", form, **kind)

    def enter(self, url: str) -> Reply:
        """Follow the link that makes this browser a panel or a screen."""
        parts = urlsplit(url)
        return self.insist("GET", f"{parts.path}?{parts.query}")

    def address(self, action: str, **asked: str) -> str:
        group = {"group": self.group} if self.group else {}
        return f"{self.base}/{action}?{urlencode({**group, **asked})}"

    def view(self) -> Json:
        """Return the view as it is now."""
        view: Json = self.insist("GET", self.address("view")).json
        return view

    def tap(self, command: Json, rid: str = "") -> Reply:
        """Send ``command`` until it is answered."""
        body = json.dumps({"rid": rid or token_hex(8), "command": command})
        return self.insist("POST", self.address("tap"), body, Content_Type="application/json")

    def tap_once(self, command: Json, rid: str = "") -> Reply:
        """Send ``command`` and return the answer, whatever it is."""
        body = json.dumps({"rid": rid or token_hex(8), "command": command})
        return self.ask("POST", self.address("tap"), body, Content_Type="application/json")

    def press(self, name: str, **fillings: Any) -> Reply:
        """Press the control whose id is ``name``, or ends with ``:name``."""
        control = self.offered(name)
        return self.tap({**control["command"], **fillings})

    def offered(self, name: str) -> Json:
        controls: list[Json] = self.view()["controls"]
        return next(one for one in controls if one["id"].rpartition(":")[2] == name)

    def events(self, form: str = "json") -> Iterator[Json]:
        """Yield each view of one stream until the connection is lost."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=40)
        try:
            response = self.send(connection, "GET", self.address("live", **{"as": form}))
            for line in response:
                if line.startswith(b"data: {") and line != b"data: {}\n":
                    yield json.loads(line[6:])
        finally:
            connection.close()


class Ear:
    """Listens to a client's stream in a thread, again and again, and keeps the newest version."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._changed = Condition()
        self._version, self._over = "", False
        self.streams = 0
        Thread(target=self._listen, daemon=True).start()

    def wait(self, version: str, timeout: float) -> bool:
        """Wait for another version than ``version``; False if none came in time."""
        with self._changed:
            return self._changed.wait_for(lambda: self._version not in ("", version), timeout)

    def close(self) -> None:
        self._over = True

    def _listen(self) -> None:
        while not self._over:
            with suppress(*LOST):
                self.streams += 1
                for view in self._client.events():
                    self._heard(view["version"])
                    if self._over:
                        return
            time.sleep(0.02)

    def _heard(self, version: str) -> None:
        with self._changed:
            self._version = version
            self._changed.notify_all()


@dataclass
class GenericClient:
    """Plays any workshop by its controls alone: any answer; else a try; else one advance.

    ``calm`` are the seconds nothing must have changed before it presses: whoever leads lets
    others finish. ``acknowledged`` are the request ids that were answered with 204, and
    ``refused`` the codes of those that were not.
    """

    client: Client
    dice: Random
    calm: float = 0.0
    acknowledged: dict[str, Json] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    tried: Counter[str] = field(default_factory=Counter)

    def play(self, over: Callable[[], bool] = lambda: False) -> None:
        """Play until the workshop has ended, or it is ``over``."""
        ear = Ear(self.client)
        try:
            while not over():
                view = self.client.view()
                if view["state"] == "ended":
                    return
                self._take_part(view, ear)
        finally:
            ear.close()

    def _take_part(self, view: Json, ear: Ear) -> None:
        if self.calm and ear.wait(view["version"], self.calm):
            return
        control = choose([read(one) for one in view["controls"]], self.tried, self.dice)
        if control is None:
            ear.wait(view["version"], 1.0)
        else:
            self.press(control)

    def press(self, control: Control) -> None:
        rid, command = token_hex(8), filled(control, self.dice)
        reply = self.client.tap(command, rid)
        if reply.status == 204:
            self.acknowledged[rid] = command
        else:
            self.refused[reply.json["code"]] += 1


def read(control: Json) -> Control:
    """Return a control of a view's JSON as it was before it travelled."""
    fields = tuple(_field(one) for one in control["fields"])
    plain = {name: value for name, value in control.items() if name != "type"}
    return Control(**{**plain, "fields": fields, "examples": tuple(control["examples"])})


def _field(field: Json) -> Field:
    options = tuple(Option(**option) for option in field["options"])
    return Field(**{**field, "options": options})
