"""What seats notice of somebody who sends a thousand requests a second from another address.

Run by ``make bench``; prints a table and leaves nothing behind. ``--quick`` measures once.
"""

import asyncio
import json
import sys
import tempfile
from asyncio.subprocess import PIPE
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from tests.load import plans
from tests.load.room import Phase, Room
from tests.serving import ROOT, Serving

PEOPLE, TABLES = 60, 10
PACE = 20.0
"""Taps a second of a room that answers steadily."""
RATE = 1000
AIM, TIMES = 0.500, 3.0
"""Seconds of the 95th percentile under fire, and times the same without it."""


def p95(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


async def calm(room: Room) -> Phase:
    return await room.tap(PACE)


async def under_fire(room: Room) -> tuple[Phase, dict[str, int]]:
    """Let the room tap while somebody fires; return also what that one was answered."""
    seconds = PEOPLE / PACE + 2
    command = [str(room.server.port), room.server.code, str(RATE), str(seconds)]
    hostile = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.load.hostile", *command, cwd=ROOT, stdout=PIPE
    )
    await asyncio.sleep(1.0)
    phase = await room.tap(PACE)
    said, _ = await hostile.communicate()
    return phase, json.loads(said)


async def measure(server: Serving, times: int) -> None:
    room = Room(server, TABLES, PEOPLE)
    await room.arrive(2.0)
    ratios: dict[str, list[float]] = {"answered": [], "seen": []}
    for number in range(times):
        if number:
            await room.go_on()
        before = await calm(room)
        await room.go_on()
        after, found = await under_fire(room)
        pairs = (("answered", before.answers, after.answers), ("seen", before.delays, after.delays))
        for what, quiet, loud in pairs:
            ratios[what].append(p95(loud) / p95(quiet))
            print(f"  {what:8} p95 {p95(quiet) * 1000:5.0f} ms alone, {p95(loud) * 1000:5.0f} ms "
                  f"under fire (aim {AIM * 1000:.0f})", flush=True)  # fmt: skip
        print(f"  server's CPU {before.cpu:.2f} s alone, {after.cpu:.2f} s under fire", flush=True)
        print(f"  fired {found}", flush=True)
    for what, some in ratios.items():
        print(f"  {what:8} x{median(some):.1f} (aim {TIMES:.0f})")
    room.leave()


def main() -> None:
    """Print what seats notice."""
    times = 1 if "--quick" in sys.argv else 5
    print(
        f"{PEOPLE} seats tap {PACE:.0f} times a second; one address sends {RATE} requests a second"
    )
    with tempfile.TemporaryDirectory() as folder:
        plan = plans.check_ins(Path(folder), 2 * times, TABLES)
        with Serving(Path(folder) / "data", plan) as server:
            asyncio.run(measure(server, times))


if __name__ == "__main__":
    main()
