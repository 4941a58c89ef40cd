"""Erases what is personal when its date is over: whenever the software starts, and daily after.

A program that is not running can erase nothing; the sentences on the panel say so.
"""

import json
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from engine.store import Batch, Draft, Store, Unusable
from engine.store.files import WorkshopFile, finish_forgetting, workshop_files
from engine.store.sqlite import open_reader, open_writer
from engine.workshop.messages import Wiped
from engine.workshop.state import WORKSHOP

GRACE: Final = timedelta(days=1)
"""How long a fleeting workshop may be gone on with after it was last played."""


def last_day(store: Store, path: Path) -> date | None:
    """Return the last day on which what is personal in ``path`` may still be there.

    None if it never said so, or if there is nothing personal in it any more.
    """
    first = next(iter(store.rows()), None)
    if first is None or not store.own():
        return None
    header = json.loads(first.data)
    if header.get("storage") == "vluchtig":
        return _played(path) + GRACE
    until = header.get("keep_until")
    return date.fromisoformat(until) if until else None


def _played(path: Path) -> date:
    """Return the day on which something was last written, as far as the disk knows."""
    ahead = path.with_name(f"{path.name}-wal")
    # A reader makes an empty one; only a writer that died leaves something in it.
    written = [path, *([ahead] if ahead.exists() and ahead.stat().st_size else [])]
    return date.fromtimestamp(max(one.stat().st_mtime for one in written))


def wipe_overdue(folder: Path, today: date) -> list[WorkshopFile]:
    """Erase what is personal in the workshops of ``folder`` whose date is over; return them.

    One that is open elsewhere is left to who has it open, and a damaged one as it is.
    """
    return [file for file in workshop_files(folder) if _overdue(file, today) and _wiped(file)]


def tidy(folder: Path, today: date) -> None:
    """Do what is due in ``folder``: finish forgetting, and erase what is over its date."""
    finish_forgetting(folder)
    wipe_overdue(folder, today)


def _overdue(file: WorkshopFile, today: date) -> bool:
    with suppress(Unusable, ValueError, OSError), closing(open_reader(file.path)) as store:
        until = last_day(store, file.path)
        return until is not None and until < today
    return False


def _wiped(file: WorkshopFile) -> bool:
    with suppress(Unusable), closing(open_writer(file.path)) as store:
        clock = store.rows()[-1].clock
        gone = Draft(WORKSHOP, "retention:1", Wiped.kind, "{}", clock)
        store.append(Batch(rows=[gone], wipe=True))
        return True
    return False
