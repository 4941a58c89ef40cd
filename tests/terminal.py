"""Stands in for what a command starts, so that the command itself can be tested."""

import datetime
from pathlib import Path
from typing import Any

from engine.store import Batch, Draft
from engine.store.sqlite import SqliteStore, create
from engine.supervisor import Listener, Notice, Ready, Show
from engine.workshop.messages import WorkshopEnded

READY = Ready(
    code="123456",
    join_url="http://10.0.0.1:8642/123456",
    enter_url="http://127.0.0.1:8642/enter/t",
    screen_url="http://127.0.0.1:8642/123456/screen?key=k",
    data="/somewhere",
    pids={"supervisor": 1, "server": 2, "screen": 3},
    pin="271828",
)
FRESH = "http://127.0.0.1:8642/enter/fresh"


def workshop(folder: Path, code: str, *, ended: bool = False, day: int = 1) -> SqliteStore:
    folder.mkdir(exist_ok=True)
    store = create(folder, code, datetime.date(2026, 3, day))
    if ended:
        kind = WorkshopEnded.kind
        store.append(Batch(rows=[Draft("workshop", "panel:1", kind, '{"wiped":true}', 0)]))
    return store


class Supervised:
    """Stands in for the supervisor: keeps what it was asked to run, and says it is ready."""

    def __init__(self, *notices: Notice) -> None:
        self.shows: list[Show] = []
        self._notices = notices

    def __call__(self, show: Show, listener: Listener) -> int:
        self.shows.append(show)
        listener.ready(READY)
        for one in self._notices:
            listener.notice(one)
        listener.link(FRESH)
        return 0

    @property
    def settings(self) -> dict[str, Any]:
        return dict(self.shows[-1].settings)
