"""The minimal server, asked to do what the real one did: the yardstick of the fan-out."""

import asyncio
import json
import sqlite3
import sys
from asyncio.subprocess import PIPE
from collections.abc import Sequence
from contextlib import closing
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.load import crowd, delays
from tests.load.crowd import Finger, Stream
from tests.load.room import Phase
from tests.serving import ROOT


async def burst(groups: Sequence[str], like: Phase) -> list[float]:
    """Return the delays of a burst at the minimal server, with the messages of ``like``.

    ``groups`` are those of its readers; the taps come from all but the last two, the screen
    and the panel.
    """
    people = len(groups) - 2
    with TemporaryDirectory() as folder:
        data = Path(folder) / "minimal.sqlite"
        given = {
            "data": str(data),
            "sizes": like.sizes,
            "groups": groups,
            "together": ceil(people / max(like.messages)),
        }
        server = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.load.minimal", cwd=ROOT, stdin=PIPE, stdout=PIPE
        )
        assert server.stdin
        assert server.stdout
        server.stdin.write(json.dumps(given).encode() + b"\n")
        port = int(await server.stdout.readline())
        found = await _burst(port, groups, people, data)
        server.stdin.close()
        await server.wait()
    return found


async def _burst(port: int, groups: Sequence[str], people: int, data: Path) -> list[float]:
    streams = [await crowd.stream(port, f"/live/{number}") for number in range(len(groups))]
    fingers = [await crowd.finger(port) for _ in range(people)]
    await crowd.quiet(streams)
    marks = [len(one.heard) for one in streams]
    for number, finger in enumerate(fingers):
        body = json.dumps({"group": groups[number], "name": str(number)})
        finger.tap(str(number), crowd.post("/tap", body))
    await crowd.quiet(streams)
    found = _delays(streams, fingers, groups, marks, data)
    for one in (*streams, *fingers):
        one.close()
    return found


def _delays(
    streams: Sequence[Stream],
    fingers: Sequence[Finger],
    groups: Sequence[str],
    marks: Sequence[int],
    data: Path,
) -> list[float]:
    with closing(sqlite3.connect(data)) as database:
        order = [name for (name,) in database.execute("SELECT name FROM log ORDER BY seq")]
    of_tap = {str(number): groups[number] for number in range(len(fingers))}
    every = sorted(set(of_tap.values()))
    readers = [
        delays.Reader(one.heard[mark:], [group] if group else every, delays.minimal_taps)
        for one, mark, group in zip(streams, marks, groups, strict=True)
    ]
    return delays.delays([tap for one in fingers for tap in one.taps], of_tap, order, readers)
