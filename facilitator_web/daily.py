"""What is done every day by itself: what is personal and over its date is erased."""

from datetime import date
from pathlib import Path

import gevent

from engine.core import FACILITATOR
from engine.store import NotSaved
from engine.workshop.live import Live
from engine.workshop.messages import End, WipeAll
from engine.workshop.retention import GRACE, wipe_overdue
from engine.workshop.rotating import addressed
from engine.workshop.state import WORKSHOP
from facilitator_web.cookies import new_token

_HOUR = 3600.0


def every_day(live: Live, folder: Path, began: date) -> None:
    """Look after ``folder`` and ``live`` for ever; ``began`` is when this server started."""
    while True:
        gevent.sleep(_HOUR)
        look_after(live, folder, began, date.today())


def look_after(live: Live, folder: Path, began: date, today: date) -> None:
    """Erase what is over its date; a workshop that was left open for so long ends with it."""
    gevent.get_hub().threadpool.apply(wipe_overdue, (folder, today))
    if _last_day(live, began) >= today or live.state.wiped:
        return
    try:
        if not live.ended:
            _tell(live, End(live.state.step))
        if not live.state.wiped:
            _tell(live, WipeAll())
    except NotSaved:
        return  # the next hour tries again


def _last_day(live: Live, began: date) -> date:
    until = live.state.keep_until
    return date.fromisoformat(until) if until else began + GRACE


def _tell(live: Live, command: End | WipeAll) -> None:
    live.tell("retention", FACILITATOR, new_token(), addressed(WORKSHOP, command))
