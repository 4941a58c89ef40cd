"""A client that wishes ill: very many requests a second from an address of its own.

Run as ``python -m tests.load.hostile PORT CODE RATE SECONDS``; prints how often it got each
status, as JSON, with ``sent`` for all it sent and ``lost`` for what was never answered.
"""

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import cycle

ADDRESS = "127.0.0.9"
"""Where it comes from: the room's phones come from 127.0.0.1."""
_CONNECTIONS = 400


def requests(code: str) -> Iterator[bytes]:
    """Yield what it sends, over and over: guesses, looks, joins, forgeries, too much, nonsense."""
    tap = json.dumps({"rid": "r", "command": {"to": "workshop", "kind": "go_on", "at": 0}})
    form, plain = "application/x-www-form-urlencoded", "application/json"
    return cycle(
        [
            _request("GET", "/111111/view"),
            _request("GET", f"/{code}/screen/view"),
            _request("GET", f"/{code}/view", cookie="seat=" + "A" * 22),
            _request("POST", f"/{code}/tap", tap, plain),
            _request("POST", f"/{code}/panel/tap", tap, plain, cookie="panel=" + "B" * 22),
            _request("POST", f"/{code}/panel/pin", "pin=123456", form),
            _request("GET", "/enter/" + "C" * 22),
            _request("GET", f"/{code}"),
            _request("GET", "/"),
            _request("GET", "/static/app.js"),
            _request("POST", f"/{code}/tap", "[" * 2000, plain),
            _request("POST", f"/{code}/join", "keep=maybe", form),
            _request("DELETE", f"/{code}"),
        ]
    )


def _request(method: str, path: str, body: str = "", kind: str = "", cookie: str = "") -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1"]
    lines += [f"Cookie: {cookie}"] if cookie else []
    lines += [f"Content-Type: {kind}", f"Content-Length: {len(body)}"] if body else []
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


class Hostile:
    """Sends ``rate`` requests a second over many connections, for ``seconds``."""

    def __init__(self, port: int, code: str, rate: float, seconds: float) -> None:
        self.port, self.rate, self.seconds = port, rate, seconds
        self.found: Counter[str] = Counter()
        self._next = requests(code)

    async def run(self) -> None:
        self._start = asyncio.get_running_loop().time()
        await asyncio.gather(*(self._connect(number) for number in range(_CONNECTIONS)))

    async def _connect(self, number: int) -> None:
        sent = 0
        while self._due(number, sent) < self.seconds:
            try:
                reader, writer = await asyncio.open_connection(
                    "127.0.0.1", self.port, local_addr=(ADDRESS, 0)
                )
                while (due := self._due(number, sent)) < self.seconds:
                    await asyncio.sleep(max(0.0, self._start + due - self._now()))
                    sent += 1
                    if not await self._ask(reader, writer):
                        break
                writer.close()
            except (OSError, asyncio.IncompleteReadError):
                self.found["lost"] += 1
                await asyncio.sleep(0.05)

    def _due(self, number: int, sent: int) -> float:
        """Return when the next request of this connection is due; never before it is time."""
        return max((sent * _CONNECTIONS + number) / self.rate, self._now() - self._start - 0.5)

    def _now(self) -> float:
        return asyncio.get_running_loop().time()

    async def _ask(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Send one request and read the answer; False if the connection is no more."""
        self.found["sent"] += 1
        writer.write(next(self._next))
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        self.found[head[9:12]] += 1
        length = head.partition("content-length: ")[2].partition("\r\n")[0]
        if length:
            await reader.readexactly(int(length))
        elif "transfer-encoding: chunked" in head:
            await reader.readuntil(b"0\r\n\r\n")
        return "connection: close" not in head


def main() -> None:
    """Do ill for a while."""
    port, code, rate, seconds = sys.argv[1:]
    hostile = Hostile(int(port), code, float(rate), float(seconds))
    asyncio.run(hostile.run())
    print(json.dumps(hostile.found))


if __name__ == "__main__":
    main()
