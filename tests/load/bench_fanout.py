"""How fast a tap is seen by everyone it concerns, beside the least a server can do.

Run by ``make bench``; prints tables and leaves nothing behind. ``--quick`` measures each once.
"""

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.load import beside, plans, tall
from tests.load.room import Phase, Room
from tests.serving import Serving

TABLES, AT_A_TABLE = 25, 8
PEOPLE = TABLES * AT_A_TABLE
PACE = 40.0
"""Taps a second of a room that answers steadily."""
GAMES = ["tests.load.everyone"]
AIMS = {
    "A burst": (0.400, 6.0),
    "A paced": (0.080, 0.0),
    "B burst": (0.0, 8.0),
    "B paced": (0.200, 0.0),
}
"""Seconds of the 95th percentile, and times the minimal server; 0 is no aim."""


def p95(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def spread(values: Sequence[float], unit: float = 1000.0) -> str:
    """Return the median of ``values`` with the lowest and the highest."""
    shown = [f"{value * unit:.0f}" for value in (median(values), min(values), max(values))]
    return "{} ({}-{})".format(*shown)


def opened(folder: Path, everyone: bool, steps: int, groups: int = TABLES) -> Serving:
    plan = (plans.everyone if everyone else plans.check_ins)(folder, steps, groups)
    return Serving(folder / "data", plan, games=GAMES)


@dataclass(frozen=True)
class Bench:
    """One benchmark: ``name``, whether a tap concerns everyone, and the form of phones' views."""

    name: str
    everyone: bool
    form: str = "json"

    async def run(self, folder: Path, times: int) -> None:
        """Measure burst, minimal burst and paced ``times`` times, and print a row of each."""
        with opened(folder, self.everyone, 2 * times) as server:
            room = Room(server, TABLES, PEOPLE, self.everyone)
            await room.arrive(2.0, self.form)
            joined = p95([one.joined for one in room.phones]) * 1000
            print(f"  {self.name:8} {self.form}  200 joins over 2 s: p95 of join and first view "
                  f"{joined:.0f} ms (aim 1000)", flush=True)  # fmt: skip
            bursts, least, paced = [], [], []
            for number in range(times):
                bursts.append(await self._phase(room, 0.0, first=number == 0))
                least.append(await beside.burst(room.groups, bursts[-1]))
                paced.append(await self._phase(room, PACE))
            self._row("burst", bursts, least)
            self._row("paced", paced, [])
            await asyncio.sleep(10)
            print(f"  {self.name:8} {self.form}  RSS 10 s after: "
                  f"{room.process.memory_info().rss / 2**20:.0f} MB (aim 150)")  # fmt: skip
            room.leave()

    async def _phase(self, room: Room, rate: float, first: bool = False) -> Phase:
        if not (self.everyone or first):
            await room.go_on()
        return await room.tap(rate)

    def _row(self, kind: str, phases: Sequence[Phase], least: Sequence[Sequence[float]]) -> None:
        ours = [p95(phase.delays) for phase in phases]
        aim, times = AIMS[f"{self.name} {kind}"]
        cpu = [phase.cpu / sum(phase.messages) for phase in phases]
        rounds = median(max(phase.messages) for phase in phases)
        told = [f"  {self.name:8} {self.form}  {kind}  p95 {spread(ours)} ms"]
        if aim:
            told.append(f"(aim {aim * 1000:.0f})")
        if least:
            theirs = [p95(one) for one in least]
            ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
            told.append(f"| minimal {spread(theirs)} ms | x{median(ratios):.1f} (aim {times:.0f})")
        told.append(f"| {rounds:.0f} rounds, {median(cpu) * 1e6:.0f} us CPU a view")
        print(" ".join(told), flush=True)


async def cpu_by_size(times: int) -> None:
    """Print what a delivered view costs with 50 phones, and with 500 in three workshops."""
    small = await _cost([7], times)
    large = await _cost([21, 21, 21], times)
    print(f"  CPU a view: 50 phones {small * 1e6:.0f} us, 500 in three workshops "
          f"{large * 1e6:.0f} us: x{large / small:.2f} (aim 1.3)", flush=True)  # fmt: skip


async def _cost(tables: Sequence[int], times: int) -> float:
    """Return the CPU seconds per delivered view in workshops of so many tables at once."""
    with tempfile.TemporaryDirectory() as folder:
        rooms = []
        for number, groups in enumerate(tables):
            place = Path(folder) / str(number)
            place.mkdir()
            rooms.append(Room(opened(place, False, times, groups), groups, groups * AT_A_TABLE))
        try:
            return await _paced(rooms, times)
        finally:
            for room in rooms:
                room.leave()
                room.server.stop()


async def _paced(rooms: Sequence[Room], times: int) -> float:
    for room in rooms:
        await room.arrive(4.0)
    costs = []
    for number in range(times):
        if number:
            await asyncio.gather(*(room.go_on() for room in rooms))
        phases = await asyncio.gather(*(room.tap(PACE / len(rooms)) for room in rooms))
        costs.append(sum(one.cpu for one in phases) / sum(sum(one.messages) for one in phases))
    return median(costs)


def main() -> None:
    """Measure everything and print it."""
    times = 1 if "--quick" in sys.argv else 5
    print(f"Fan-out: {TABLES} tables of {AT_A_TABLE}, a screen and a panel; medians of {times} "
          "(lowest-highest)")  # fmt: skip
    for bench in (Bench("A", False), Bench("A", False, "html"),
                  Bench("B", True), Bench("B", True, "html")):  # fmt: skip
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(bench.run(Path(folder), times))
    asyncio.run(cpu_by_size(times))
    tall.compare(times)


if __name__ == "__main__":
    main()
