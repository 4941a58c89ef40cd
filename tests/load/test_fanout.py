"""The small cut of the load: everything that is tapped is seen by everyone it concerns."""

import asyncio
from pathlib import Path

import pytest

from tests.load import plans
from tests.load.room import Phase, Room
from tests.serving import Serving

PEOPLE, GROUPS = 20, 4


async def taps(server: Serving, form: str, everyone: bool) -> Phase:
    room = Room(server, GROUPS, PEOPLE, everyone)
    try:
        await room.arrive(0.1, form)
        return await room.tap()
    finally:
        room.leave()


@pytest.mark.parametrize("form", ["json", "html"])
def test_every_tap_reaches_its_table_the_screen_and_the_panel(tmp_path: Path, form: str) -> None:
    with Serving(tmp_path / "data", plans.check_ins(tmp_path, 1, GROUPS)) as server:
        phase = asyncio.run(taps(server, form, everyone=False))
    assert len(phase.delays) == PEOPLE * (PEOPLE // GROUPS + 2)


@pytest.mark.parametrize("form", ["json", "html"])
def test_where_a_tap_concerns_everyone_it_reaches_everyone(tmp_path: Path, form: str) -> None:
    plan, games = plans.everyone(tmp_path, 1, GROUPS), ["tests.load.everyone"]
    with Serving(tmp_path / "data", plan, games=games) as server:
        phase = asyncio.run(taps(server, form, everyone=True))
    assert len(phase.delays) == PEOPLE * (PEOPLE + 2)
