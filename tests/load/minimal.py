"""The least a server can do with the same taps: keep them durably and send as many bytes.

Settings come as one line of JSON: ``data``, ``sizes`` (bytes of a message, by reader),
``groups`` (the group of each reader, ``""`` for one who sees all) and ``together`` (taps that
share one round of messages).
"""

import asyncio
import json
import sqlite3
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

_ANSWER = b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n"
_STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
_MOST_WAIT = 0.02
"""Seconds after which what waits is sent, although fewer taps came together."""


class Minimal:
    """Everything there is: readers, taps that wait, and how many each group has had."""

    def __init__(self, data: Path, sizes: list[int], groups: list[str], together: int) -> None:
        self._database = sqlite3.connect(data, isolation_level=None, check_same_thread=False)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=FULL")
        self._database.execute("CREATE TABLE log (seq INTEGER PRIMARY KEY, name TEXT)")
        self._disk = ThreadPoolExecutor(1)
        self._sizes, self._groups, self._together = sizes, groups, together
        self._waiting: list[tuple[str, str, asyncio.Transport]] = []
        self._counts: Counter[str] = Counter()
        self.readers: dict[int, asyncio.Transport] = {}
        self._came = asyncio.Event()

    def tap(self, group: str, name: str, answer: asyncio.Transport) -> None:
        self._waiting.append((group, name, answer))
        self._came.set()

    async def write(self) -> None:
        while True:
            await self._came.wait()
            await self._gathered()
            taps, self._waiting = self._waiting, []
            self._came.clear()
            names = [(name,) for _, name, _ in taps]
            await asyncio.get_running_loop().run_in_executor(self._disk, self._keep, names)
            self._publish(taps)

    async def _gathered(self) -> None:
        for _ in range(10):
            if len(self._waiting) < self._together:
                await asyncio.sleep(_MOST_WAIT / 10)

    def _keep(self, names: list[tuple[str]]) -> None:
        self._database.execute("BEGIN")
        self._database.executemany("INSERT INTO log (name) VALUES (?)", names)
        self._database.execute("COMMIT")

    def _publish(self, taps: list[tuple[str, str, asyncio.Transport]]) -> None:
        for group, _, answer in taps:
            self._counts[group] += 1
            answer.write(_ANSWER)
        touched = {group for group, _, _ in taps}
        for number, reader in self.readers.items():
            if self._groups[number] in touched or not self._groups[number]:
                reader.write(self.message(number))

    def message(self, number: int) -> bytes:
        counts = json.dumps(self._counts)
        return f"data: {counts}{' ' * (self._sizes[number] - len(counts) - 8)}\n\n".encode()


class Connection(asyncio.Protocol):
    """A connection that either listens or taps."""

    def __init__(self, server: Minimal) -> None:
        self._server = server

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        head, _, body = data.partition(b"\r\n\r\n")
        if head.startswith(b"GET"):
            number = int(head.split()[1].rpartition(b"/")[2])
            self._server.readers[number] = self._transport
            self._transport.write(_STREAM + self._server.message(number))
        else:
            tap = json.loads(body)
            self._server.tap(tap["group"], tap["name"], self._transport)


async def serve(settings: dict[str, Any]) -> None:
    """Serve until standard input closes; print the port."""
    loop = asyncio.get_running_loop()
    server = Minimal(**settings)
    listening = await loop.create_server(lambda: Connection(server), "127.0.0.1", 0, backlog=1024)
    print(listening.sockets[0].getsockname()[1], flush=True)
    writing = loop.create_task(server.write())
    await loop.run_in_executor(None, sys.stdin.read)
    writing.cancel()


if __name__ == "__main__":
    asyncio.run(serve(json.loads(sys.stdin.readline())))
