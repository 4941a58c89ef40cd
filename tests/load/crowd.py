"""Many phones at once, on raw sockets: they cost the machine as little as they can."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

_EVENT = b"\n\n"


@dataclass(frozen=True)
class Heard:
    """A message of a stream; ``at`` is when its last byte came, in seconds."""

    at: float
    data: bytes


class Stream(asyncio.Protocol):
    """One reader of a stream: what it heard, and when."""

    def __init__(self, request: bytes) -> None:
        self._request, self._rest = request, b""
        self.heard: list[Heard] = []
        self.lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        transport.write(self._request)  # type: ignore[attr-defined]  # a transport of TCP

    def data_received(self, data: bytes) -> None:
        at = time.perf_counter()
        *whole, self._rest = (self._rest + data).split(_EVENT)
        self.heard += [Heard(at, one) for one in whole if b"data: {" in one]

    def connection_lost(self, error: Exception | None) -> None:
        self.lost = True

    def close(self) -> None:
        self.transport.close()


@dataclass
class Tap:
    """A tap that was sent: when its first byte went, and when the answer was there."""

    name: str
    sent: float
    answered: float = 0.0
    status: int = 0


@dataclass
class Finger(asyncio.Protocol):
    """One phone's connection for taps, kept open as a browser does."""

    waiting: list[Tap] = field(default_factory=list)
    taps: list[Tap] = field(default_factory=list)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def tap(self, name: str, request: bytes) -> None:
        tap = Tap(name, time.perf_counter())
        self.transport.write(request)  # type: ignore[attr-defined]  # a transport of TCP
        self.waiting.append(tap)
        self.taps.append(tap)

    def data_received(self, data: bytes) -> None:
        for part in data.split(b"HTTP/1.1 ")[1:]:
            tap = self.waiting.pop(0)
            tap.answered, tap.status = time.perf_counter(), int(part[:3])

    def close(self) -> None:
        self.transport.close()


async def stream(port: int, path: str, cookie: str = "") -> Stream:
    """Open a stream and return it at once."""
    loop = asyncio.get_running_loop()
    request = get(path, cookie)
    _, opened = await loop.create_connection(lambda: Stream(request), "127.0.0.1", port)
    return opened


async def finger(port: int) -> Finger:
    """Open a connection for taps."""
    _, opened = await asyncio.get_running_loop().create_connection(Finger, "127.0.0.1", port)
    return opened


def get(path: str, cookie: str = "") -> bytes:
    """Return a request that asks for ``path``."""
    return _request("GET", path, cookie)


def post(path: str, body: str, cookie: str = "", kind: str = "application/json") -> bytes:
    """Return a request that sends ``body``."""
    return _request("POST", path, cookie, f"Content-Type: {kind}\r\n", body)


def _request(method: str, path: str, cookie: str, more: str = "", body: str = "") -> bytes:
    length = f"Content-Length: {len(body.encode())}\r\n" if body else ""
    cookies = f"Cookie: {cookie}\r\n" if cookie else ""
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{cookies}{more}{length}\r\n"
    return (head + body).encode()


async def quiet(streams: Sequence[Stream], seconds: float = 0.8, most: float = 30.0) -> None:
    """Wait until no stream has heard anything for ``seconds``; at most ``most``."""
    end, before = time.perf_counter() + most, -1
    while time.perf_counter() < end:
        now = sum(len(one.heard) for one in streams)
        if now == before:
            return
        before = now
        await asyncio.sleep(seconds)
