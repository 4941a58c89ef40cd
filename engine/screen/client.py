"""The server as this screen sees it: views come in, taps go out, and it never gives up."""

import json
import secrets
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from http.cookiejar import CookieJar
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

from engine.core.views import View
from engine.screen.reading import Unreadable, read_view

_QUIET_SECONDS = 40.0
"""The server writes at least every 15 seconds; a longer silence is a broken line."""
_TAP_SECONDS = 8.0
_WAITS = (0.2, 0.5, 1.0, 2.0)
_LOST = (OSError, HTTPException, urllib.error.URLError, Unreadable, ValueError)


@dataclass(frozen=True)
class Seen:
    """A view came in. ``missed`` if there may have been others in between."""

    view: View
    missed: bool


@dataclass(frozen=True)
class Away:
    """The line broke; we are trying again."""


@dataclass(frozen=True)
class Answered:
    """The server answered a tap; ``refusal`` is its sentence if it was not done."""

    control: str
    refusal: str = ""


@dataclass(frozen=True)
class Fetched:
    """A picture came in, as the bytes of its file."""

    path: str
    content: bytes


Report = Seen | Away | Answered | Fetched


@dataclass(frozen=True)
class _Tap:
    control: str
    body: bytes


@dataclass
class Client:
    """Reads views from ``url``, the screen's address with its key, and sends taps there.

    Everything that happens comes out of ``reports``, from threads of its own.
    """

    url: str
    reports: SimpleQueue[Report] = field(default_factory=SimpleQueue)
    _stop: Event = field(default_factory=Event)
    _taps: SimpleQueue[_Tap] = field(default_factory=SimpleQueue)
    _asked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        # A proxy of the house network knows nothing of this laptop.
        near = urlsplit(self.url).hostname in {"127.0.0.1", "localhost", "::1"}
        direct = [urllib.request.ProxyHandler({})] if near else []
        self._opener = urllib.request.build_opener(cookies, *direct)
        parts = urlsplit(self.url)
        self._base = urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/"), "", ""))
        self._query = "&".join(p for p in parts.query.split("&") if p.startswith("group="))

    def start(self) -> None:
        """Begin reading and sending."""
        for work in (self._read_for_ever, self._send_for_ever):
            Thread(target=work, name=work.__name__, daemon=True).start()

    def stop(self) -> None:
        """Stop as soon as possible; nothing is waited for."""
        self._stop.set()

    def tap(self, control: str, command: Mapping[str, Any]) -> None:
        """Send ``command``; it is sent again, as the same tap, until there is an answer."""
        body = {"rid": secrets.token_hex(12), "command": command}
        self._taps.put(_Tap(control, json.dumps(body).encode()))

    def fetch(self, path: str) -> None:
        """Ask for the picture at ``path`` of this server, once."""
        if path not in self._asked and path.startswith("/"):
            self._asked.add(path)
            Thread(target=self._fetch, args=(path,), name="fetch", daemon=True).start()

    def _address(self, end: str, query: str = "") -> str:
        asked = "&".join(part for part in (query, self._query) if part)
        return f"{self._base}{end}" + (f"?{asked}" if asked else "")

    def _open(self, url: str, seconds: float) -> HTTPResponse:
        answer: HTTPResponse = self._opener.open(url, timeout=seconds)
        return answer

    # Views

    def _read_for_ever(self) -> None:
        failures = 0
        while not self._stop.is_set():
            try:
                self._enter()
                for number, view in enumerate(self._views()):
                    failures = 0
                    self.reports.put(Seen(view, missed=number == 0))
            except _LOST:
                pass
            if self._stop.is_set():
                return
            self.reports.put(Away())
            self._stop.wait(_WAITS[min(failures, len(_WAITS) - 1)])
            failures += 1

    def _enter(self) -> None:
        """Open the address with its key, which gives the cookie that may press."""
        with self._open(self.url, _TAP_SECONDS) as answer:
            answer.read()

    def _views(self) -> Iterator[View]:
        """Return the view of now, and then each new one, until the line breaks."""
        with self._open(self._address("/view"), _TAP_SECONDS) as answer:
            first = read_view(json.loads(answer.read()))
        yield first
        with self._open(self._address("/live", "as=json"), _QUIET_SECONDS) as stream:
            for data in _events(stream):
                if self._stop.is_set():
                    return
                view = read_view(json.loads(data))
                if view.version != first.version or not view.version:
                    yield view
                first = view

    # Taps

    def _send_for_ever(self) -> None:
        while not self._stop.is_set():
            try:
                tap = self._taps.get(timeout=0.5)
            except Empty:
                continue
            self._send(tap)

    def _send(self, tap: _Tap) -> None:
        tries = 0
        while not self._stop.is_set():
            try:
                refusal = self._post(tap.body)
            except _LOST:
                self._stop.wait(_WAITS[min(tries, len(_WAITS) - 1)])
                tries += 1
                continue
            self.reports.put(Answered(tap.control, refusal))
            return

    def _post(self, body: bytes) -> str:
        """Send one tap and return the refusal, empty if it was done.

        Raises:
            OSError: if the server could not say; the same tap may be sent again.
        """
        kind = {"Content-Type": "application/json"}
        request = urllib.request.Request(self._address("/tap"), body, kind, method="POST")
        try:
            with self._opener.open(request, timeout=_TAP_SECONDS) as answer:
                answer.read()
                return ""
        except urllib.error.HTTPError as error:
            with error:
                if error.code >= 500 or error.code == 429:
                    raise OSError(error.code) from error
                return _sentence(error.read())

    def _fetch(self, path: str) -> None:
        for wait in _WAITS:
            try:
                with self._open(urljoin(self._base, path), _TAP_SECONDS) as answer:
                    self.reports.put(Fetched(path, answer.read()))
                    return
            except _LOST:
                self._stop.wait(wait)


def _sentence(body: bytes) -> str:
    """Return what the server says in an error, or a mark that it said something else."""
    try:
        said = json.loads(body).get("message")
    except (ValueError, AttributeError):
        said = None
    return said if isinstance(said, str) and said else "?"


def _events(stream: HTTPResponse) -> Iterator[str]:
    """Return the data of each ``view`` event of a stream of server-sent events."""
    kind, data = "", []
    for raw in stream:
        line = raw.decode("utf-8", "replace").rstrip("\r\n")
        if line.startswith("event:"):
            kind = line[6:].strip()
        elif line.startswith("data:"):
            data.append(line[5:].removeprefix(" "))
        elif not line:
            if data and kind in {"", "view"}:
                yield "\n".join(data)
            kind, data = "", []
