"""Whether a workshop with a long log is as quick as one that has just begun."""

import asyncio
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from statistics import median

from engine.activities import ACTIVITIES
from engine.activities.check_in import Pick
from engine.core import Luck, Moment, Participant, Visitor
from engine.registry import games
from engine.store import Batch
from engine.store.sqlite import create
from engine.workshop.decide import decide
from engine.workshop.opening import Rules, begin, gather
from engine.workshop.people_messages import Join
from engine.workshop.rows import settle
from engine.workshop.state import PEOPLE, State
from tests.load import plans
from tests.load.room import Room
from tests.serving import Serving

CODE = "654321"
TABLES, PHONES = 3, 23


def grown(folder: Path, rows: int) -> None:
    """Write a workshop at a check-in whose log has so many rows."""
    rules = Rules(games(), ACTIVITIES)
    name, sources = gather(plans.check_ins(folder, 1, TABLES), rules)
    store = create(folder / "data", CODE, datetime.now().date())
    state = begin(store, CODE, name, sources, rules, opened=datetime.now(), seed=1)
    store.append_all(list(_batches(state, rows)))
    store.close()


def _batches(state: State, rows: int) -> Iterable[Batch]:
    """Yield what happens when one person joins and changes their mind until there is enough."""
    number = 0
    while state.seq < rows:
        number += 1
        command, who, to = Pick(1, "zon" if number % 2 else "wolk"), Participant(1), ""
        if number == 1:
            command, who, to = Join(True, "g1"), Visitor(), PEOPLE
        to = to or state.now[0].id
        happened = decide(state, to, command, Moment(who, 0, Luck(1, to, number)))
        state, batch = settle(state, happened, f"seat:1:grown-{number}", 0)
        yield batch


async def tap_time(rows: int) -> list[float]:
    """Return the seconds from a tap to its answer in a workshop with so many rows."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        grown(folder, rows)
        with Serving(folder / "data", "", resume=True, restarted=True, code=CODE) as server:
            room = Room(server, TABLES, PHONES)
            await room.arrive(0.5)
            found = (await room.tap(float(PHONES))).answers
            room.leave()
    return found


def _median(rows: int, times: int) -> float:
    """Return the median over so many workshops: in each, everyone answers once."""
    return median(one for _ in range(times) for one in asyncio.run(tap_time(rows)))


def compare(times: int) -> None:
    """Print how long an answer takes with 100 and with 10,000 rows."""
    short, long = _median(100, times), _median(10_000, times)
    print(f"  tap p50: {short * 1000:.1f} ms at 100 rows, {long * 1000:.1f} ms at 10,000: "
          f"x{long / short:.2f} (aim 1.2)", flush=True)  # fmt: skip
