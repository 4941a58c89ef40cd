"""Starts the server and the shared screen, and keeps them alive. Standard library only.

The server gets its settings as one line of JSON on its standard input and answers with one
line of JSON when it can be reached; to a line ``enter`` it answers with one more, a fresh link
to the panel. Both children hold the other end of a pipe for as long as
they live: when it closes, whatever ended the supervisor, they end too.
"""

import contextlib
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread, Timer
from typing import Any, Final, Literal, Protocol
from urllib.parse import urlsplit

from engine.child import Child, Died, Said

PATIENCE: Final = 5.0
"""Seconds a child has to end by itself."""
NO_DISPLAY: Final = 4
"""The exit code of a screen that found no display to draw on."""
WRONG_USE: Final = 2
FAILED: Final = 3
"""The exit codes of a server that was asked for something impossible, or failed to begin."""

SERVER: Final = (sys.executable, "-P", "-m", "facilitator_web")
SCREEN: Final = (sys.executable, "-P", "-m", "engine.screen")

SCREEN_SETTINGS: Final = "screen.json"
"""The file beside the workshops that keeps how the screen was set up."""

_ANSWER: Final = frozenset({"code", "join_url", "enter_url", "screen_url", "data"})
"""What the server says when it can be reached."""

Notice = Literal["no_display", "screen_closed", "server_restarts", "screen_restarts"]


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A workshop that can be reached.

    ``data`` is the folder that keeps it; ``pin`` opens the panel on another device.
    """

    code: str
    join_url: str
    enter_url: str
    screen_url: str
    data: str
    pids: Mapping[str, int | None]
    pin: str = ""


@dataclass(frozen=True, kw_only=True)
class Show:
    """What to run. ``settings`` go to the server as they are; JSON-plain.

    A server that is started again gets them with ``resume`` and ``restarted`` true, and the
    ``code`` and ``port`` it had. Each line of the file descriptor ``keys``, if there is one,
    asks for a fresh link to the panel. ``path`` are folders in which the children look for
    packages.
    """

    settings: Mapping[str, Any]
    screen: bool = True
    lang: str = "nl"
    path: Sequence[str] = ()
    server_command: Sequence[str] = SERVER
    screen_command: Sequence[str] = SCREEN
    keys: int | None = None


class Listener(Protocol):
    """Who wants to hear how it goes."""

    def ready(self, workshop: Ready) -> None:
        """Hear, once, that the workshop can be reached."""

    def notice(self, notice: Notice) -> None:
        """Hear that a child went."""

    def link(self, enter_url: str) -> None:
        """Hear a fresh link to the panel: asked for, or because the server began again."""


def supervise(show: Show, listener: Listener) -> int:
    """Run ``show`` until it is told to stop, and return the exit code.

    0 is an end that was asked for; otherwise the code of a server that could not begin.
    """
    supervisor = _Supervisor(show, listener)
    with _signals(supervisor.stop):
        if show.keys is not None:
            Thread(target=_read_keys, args=(show.keys, supervisor.ask_link), daemon=True).start()
        return supervisor.run()


def _read_keys(keys: int, pressed: Callable[[], None]) -> None:
    with contextlib.suppress(OSError):  # The terminal is gone, or we are in the background.
        while os.read(keys, 1024):
            pressed()


@contextlib.contextmanager
def _signals(stop: Callable[[], None]) -> Iterator[None]:
    handlers: dict[int, Any] = dict.fromkeys((signal.SIGINT, signal.SIGTERM), lambda *_: stop())
    if sys.platform != "win32":
        # In the background, reading the terminal then fails; by default it would halt us.
        handlers[signal.SIGTTIN] = signal.SIG_IGN
    before = {one: signal.signal(one, handler) for one, handler in handlers.items()}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


@dataclass(frozen=True)
class _Restart:
    child: str


@dataclass(frozen=True)
class _AskLink:
    pass


@dataclass(frozen=True)
class _Stop:
    pass


_Event = Said | Died | _Restart | _AskLink | _Stop


class _Supervisor:
    def __init__(self, show: Show, listener: Listener) -> None:
        self._show = show
        self._listener = listener
        self._settings = dict(show.settings)
        self._answer: dict[str, str] | None = None
        self._events: SimpleQueue[_Event] = SimpleQueue()
        environment = _environment(show.path)
        self._server = Child("server", self._events, environment)
        self._screen = Child("screen", self._events, environment)

    def stop(self) -> None:
        """Ask for the end; safe in a signal handler."""
        self._events.put(_Stop())

    def ask_link(self) -> None:
        """Ask for a fresh link to the panel; safe in any thread."""
        self._events.put(_AskLink())

    def run(self) -> int:
        try:
            self._start_server()
            code = None
            while code is None:
                code = self._take(self._next())
            return code
        finally:
            # The screen first: nobody needs to see the server go.
            self._screen.end(PATIENCE)
            self._server.end(PATIENCE)

    def _next(self) -> _Event:
        while True:
            # Windows hands over Ctrl-C only between two waits.
            with contextlib.suppress(Empty):
                return self._events.get(timeout=0.5)

    def _take(self, event: _Event) -> int | None:
        match event:
            case _Stop():
                return 0
            case Died("server", code):
                return self._server_died(code)
            case Died(_, code):
                self._screen_died(code)
            case Said(child, line):
                self._heard(child, line)
            case _AskLink():
                self._server.tell("enter")
            case _Restart("server"):
                self._start_server()
            case _Restart():
                self._start_screen()
        return None

    def _heard(self, child: str, line: str) -> None:
        said = _read(line) if child == "server" else {}
        if self._answer is None and said.keys() >= _ANSWER:
            self._open(said)
        elif "enter_url" in said:
            self._listener.link(said["enter_url"])
        else:
            sys.stderr.write(line)

    def _open(self, said: Mapping[str, str]) -> None:
        self._answer = answer = {name: said[name] for name in _ANSWER}
        port = urlsplit(answer["screen_url"]).port
        self._settings |= {
            "resume": True,
            "restarted": True,
            "code": answer["code"],
            "port": port,
        }
        if self._show.screen:
            self._start_screen()
        pin = said.get("pin", "")
        pids = {"server": self._server.pid, "screen": self._screen.pid}
        self._listener.ready(Ready(**answer, pids={"supervisor": os.getpid(), **pids}, pin=pin))

    def _server_died(self, code: int) -> int | None:
        if self._answer is None and code >= 0:
            return code if code == WRONG_USE else FAILED
        self._listener.notice("server_restarts")
        self._start_again(self._server)
        return None

    def _screen_died(self, code: int) -> None:
        if code == NO_DISPLAY:
            self._listener.notice("no_display")
        elif code == 0:
            self._listener.notice("screen_closed")
        else:
            self._listener.notice("screen_restarts")
            self._start_again(self._screen)

    def _start_again(self, child: Child) -> None:
        timer = Timer(child.delay(), self._events.put, [_Restart(child.name)])
        timer.daemon = True
        timer.start()

    def _start_server(self) -> None:
        self._server.start(self._show.server_command, json.dumps(self._settings))

    def _start_screen(self) -> None:
        if self._answer:
            place = (self._answer["screen_url"], "--lang", self._show.lang)
            kept = ("--settings", str(Path(self._answer["data"], SCREEN_SETTINGS)))
            self._screen.start((*self._show.screen_command, *place, *kept))


def _environment(path: Sequence[str]) -> dict[str, str]:
    known = [*path, *filter(None, [os.environ.get("PYTHONPATH")])]
    extra = {"PYTHONPATH": os.pathsep.join(known)} if known else {}
    return {**os.environ, **extra, "SPEELTAFEL_PIPE": "1", "PYTHONUTF8": "1"}


def _read(line: str) -> dict[str, str]:
    """Return what the server says in ``line``; nothing if it is not for us."""
    with contextlib.suppress(ValueError):
        said = json.loads(line)
        if isinstance(said, dict):
            return {name: str(value) for name, value in said.items()}
    return {}
