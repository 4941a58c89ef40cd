"""What must hold when the laptop, the disk or the power fails."""

import random
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from engine.store import Batch, NotSaved, Row, Session, Unusable
from engine.store.files import forget, workshop_path
from engine.store.sqlite import SqliteStore, create, open_reader, open_writer
from tests.store_contract import draft, own

ROOT = Path(__file__).parent.parent.parent
DAY = date(2026, 11, 23)
CODE = "123456"
CANARY = "kanarie-in-de-mijn"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workshop_path(tmp_path, CODE, DAY)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with closing(create(tmp_path, CODE, DAY)) as made:
        yield made


def kept(store: SqliteStore) -> tuple[Any, ...]:
    return store.rows(), store.own(), store.sessions(), store.blob("0" * 64)


def spoken(number: int, of: str) -> Batch:
    """Somebody says the canary: long or short, so that pages split and merge."""
    text = f"{CANARY} {of} " + "x" * (number * 37 % 900)
    return Batch(rows=[draft(number)], own=[own(f"o{number}", of, number % 2 == 0, f'"{text}"')])


def files_with(folder: Path, canary: str) -> list[str]:
    found = [file for file in folder.iterdir() if canary.encode() in file.read_bytes()]
    return [file.name for file in found]


# Power and process ---------------------------------------------------------------------------

WRITER = """
import sys
from pathlib import Path
from engine.store import Batch
from engine.store.sqlite import open_writer
from tests.store_contract import draft, own

store = open_writer(Path(sys.argv[1]))
while True:
    number = len(store.rows()) + 1
    store.append(Batch(rows=[draft(number)], own=[own(f"o{number}", value='"' + "x" * 3000 + '"')]))
    print(number, flush=True)
"""

ERASER = """
import sys
from pathlib import Path
from engine.store import Batch
from engine.store.sqlite import open_writer
from tests.faults.test_store_faults import spoken

store = open_writer(Path(sys.argv[1]))
start = len(store.rows()) + 1
for number in range(start, start + 40):
    store.append(spoken(number, f"seat:{number}:"))
print("ready", flush=True)
for number in range(start, start + 40):
    store.append(Batch(erase=[f"seat:{number}:"]))
    print(number, flush=True)
"""


def killed(program: str, path: Path, lines: int) -> list[str]:
    """Run ``program``, kill it with -9 after ``lines`` lines, and return all it printed."""
    command = [sys.executable, "-c", program, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        first = [child.stdout.readline().strip() for _ in range(lines)]
        child.kill()
        return first + child.stdout.read().split()


@pytest.mark.parametrize("kills", [8, pytest.param(40, marks=pytest.mark.soak)])
def test_every_row_that_was_answered_for_survives_kill_9(path: Path, kills: int) -> None:
    create(path.parent, CODE, DAY).close()
    chance = random.Random(kills)
    for _ in range(kills):
        answered = killed(WRITER, path, chance.randrange(1, 60))
        with closing(open_writer(path)) as store:
            rows = store.rows()
            assert len(rows) >= int(answered[-1])
            assert len(store.own()) == len(rows)


@pytest.mark.parametrize("kills", [3, pytest.param(20, marks=pytest.mark.soak)])
def test_what_was_erased_before_kill_9_is_gone_from_the_folder(path: Path, kills: int) -> None:
    create(path.parent, CODE, DAY).close()
    chance = random.Random(kills)
    for _ in range(kills):
        erased = killed(ERASER, path, chance.randrange(2, 40))[1:]
        open_writer(path).close()
        for number in erased:
            assert files_with(path.parent, f"{CANARY} seat:{number}:") == []


def torn(wal: bytes, number: int, chance: random.Random) -> bytes:
    """Return ``wal`` as a power cut may leave it: cut off, partly unwritten, or with a flaw."""
    at = chance.randrange(32, len(wal))
    if number % 3 == 0:
        return wal[:at]
    if number % 3 == 1:
        return wal[:at] + bytes(len(wal[at : at + 4096])) + wal[at + 4096 :]
    return wal[:at] + bytes([wal[at] ^ 1 << chance.randrange(8)]) + wal[at + 1 :]


@pytest.fixture
def cut_off(store: SqliteStore, path: Path, tmp_path: Path) -> tuple[bytes, bytes, list[Row]]:
    """A file, its write-ahead log at the moment of the power cut, and the rows in them."""
    for number in range(1, 41):
        store.append(Batch(rows=[draft(number)], own=[own(f"o{number}")]))
    wal = path.with_name(f"{path.name}-wal")
    return path.read_bytes(), wal.read_bytes(), store.rows()


@pytest.mark.parametrize("cuts", [60, pytest.param(600, marks=pytest.mark.soak)])
def test_a_torn_write_ahead_log_leaves_the_first_rows_and_no_half_one(
    cut_off: tuple[bytes, bytes, list[Row]], tmp_path: Path, cuts: int
) -> None:
    file, wal, rows = cut_off
    chance = random.Random(cuts)
    lengths = set()
    for number in range(cuts):
        path = workshop_path(tmp_path / str(number), CODE, DAY)
        path.parent.mkdir()
        path.write_bytes(file)
        path.with_name(f"{path.name}-wal").write_bytes(torn(wal, number, chance))
        with closing(open_writer(path)) as store:
            found = store.rows()
            assert found == rows[: len(found)]
            assert len(store.own()) == len(found)
        lengths.add(len(found))
        shutil.rmtree(path.parent)
    assert len(lengths) > 5


def test_no_flipped_byte_of_the_file_changes_the_log_unnoticed(tmp_path: Path, path: Path) -> None:
    with closing(create(tmp_path, CODE, DAY)) as store:
        store.append(Batch(rows=[draft(number) for number in range(1, 200)]))
        rows = store.rows()
    whole = path.read_bytes()
    chance = random.Random(1)
    for _ in range(120):
        at = chance.randrange(len(whole))
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        assert rows_or_refusal(path) in (rows, None)


def rows_or_refusal(path: Path) -> list[Row] | None:
    try:
        with closing(open_writer(path)) as store:
            return store.rows()
    except Unusable:
        return None


# Disk ----------------------------------------------------------------------------------------


@contextmanager
def files_at_most(size: int) -> Iterator[None]:
    """No file can grow over ``size`` bytes: to a program a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_refuses_all_or_stores_all_and_serves_again_later(
    store: SqliteStore, path: Path
) -> None:
    wal = path.with_name(f"{path.name}-wal")
    refusals = 0
    for room in range(0, 40_000, 1_500):
        before = kept(store)
        batch = Batch(rows=[draft(room)], own=[own(f"o{room}", value='"' + "x" * 30_000 + '"')])
        with files_at_most(wal.stat().st_size + room):
            refusals += not is_saved(store, batch)
        if refusals and f"o{room}" not in store.own():
            assert kept(store) == before
            store.append(batch)
        assert len(store.rows()) == len(before[0]) + 1
    assert refusals > 10
    assert store.broken_at() is None


def is_saved(store: SqliteStore, batch: Batch) -> bool:
    try:
        store.append(batch)
    except NotSaved:
        return False
    return True


def test_a_picture_that_does_not_fit_is_refused_and_fits_later(
    store: SqliteStore, path: Path
) -> None:
    with files_at_most(path.stat().st_size), pytest.raises(NotSaved):
        store.put_blob(bytes(100_000))
    assert store.blob(store.put_blob(bytes(100_000))) == bytes(100_000)


def test_a_workshop_that_does_not_fit_is_not_left_behind(path: Path) -> None:
    with files_at_most(5_000), pytest.raises(Unusable) as refused:
        create(path.parent, CODE, DAY)
    assert refused.value.code == "folder_not_writable"
    assert not path.exists()
    create(path.parent, CODE, DAY).close()


def test_erasing_on_a_full_disk_leaves_no_trace_once_there_is_room(
    store: SqliteStore, path: Path
) -> None:
    for number in range(1, 60):
        store.append(spoken(number, "seat:1"))
    with files_at_most(path.with_name(f"{path.name}-wal").stat().st_size + 50_000):
        store.append(Batch(erase=["seat:1"]))
    store.append(Batch(rows=[draft(60)]))
    assert files_with(path.parent, CANARY) == []


class Failing(sqlite3.Connection):
    """A connection whose statements fail once, after ``left`` more."""

    left = -1

    def execute(self, *what: Any) -> sqlite3.Cursor:
        self._count()
        return super().execute(*what)

    def executemany(self, *what: Any) -> sqlite3.Cursor:
        self._count()
        return super().executemany(*what)

    def _count(self) -> None:
        Failing.left -= 1
        if Failing.left == 0:
            raise sqlite3.OperationalError("disk I/O error")


@pytest.fixture
def failing_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[SqliteStore]:
    monkeypatch.setattr(Failing, "left", -1)
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Failing))
    with closing(create(tmp_path, CODE, DAY)) as made:
        yield made


def test_whichever_statement_fails_a_batch_is_stored_whole_or_not_at_all(
    failing_store: SqliteStore,
) -> None:
    refusals = 0
    for number in range(1, 20):
        failing_store.append(spoken(number, "seat:1"))
        before = kept(failing_store)
        batch = everything(number)
        Failing.left = number
        saved = is_saved(failing_store, batch)
        Failing.left = -1
        if not saved:
            refusals += 1
            assert kept(failing_store) == before
            failing_store.append(batch)
        assert kept(failing_store) != before
        assert failing_store.broken_at() is None
    assert 5 < refusals < 19


def everything(number: int) -> Batch:
    return Batch(
        rows=[draft(1000 + number)],
        own=[own(f"new{number}", "seat:2")],
        own_states={f"o{number}": "shown"},
        sessions=[Session(f"t{number}", "seat", (1,))],
        erase=["seat:1"],
    )


# What was deleted is gone --------------------------------------------------------------------

DELETIONS: dict[str, Batch] = {
    "erase": Batch(erase=["seat:1", "seat:2", "seat:3"]),
    "wipe": Batch(wipe=True),
}


@pytest.mark.parametrize("batch", DELETIONS.values(), ids=DELETIONS)
def test_no_byte_of_a_deleted_value_is_left_in_the_folder(
    store: SqliteStore, path: Path, batch: Batch
) -> None:
    for number in range(1, 200):
        store.append(spoken(number, f"seat:{1 + number % 3}"))
    assert files_with(path.parent, CANARY) != []
    store.append(batch)
    assert files_with(path.parent, CANARY) == []


def test_erasing_one_seat_leaves_no_byte_of_it_among_the_others(
    store: SqliteStore, path: Path
) -> None:
    for number in range(1, 400):
        store.append(spoken(number, f"seat:{number % 8}:"))
    for seat in range(7):
        store.append(Batch(erase=[f"seat:{seat}:"]))
        assert files_with(path.parent, f"{CANARY} seat:{seat}:") == []
    assert files_with(path.parent, f"{CANARY} seat:7:") != []


def test_wiping_what_is_not_to_be_kept_leaves_no_byte_of_it(store: SqliteStore, path: Path) -> None:
    for number in range(1, 200):
        store.append(spoken(number, f"unkept{number % 2}"))
    store.append(Batch(wipe_unkept=True))
    assert files_with(path.parent, "unkept1") == []
    assert files_with(path.parent, "unkept0") != []


def test_forgetting_after_kill_9_leaves_no_byte(tmp_path: Path, path: Path) -> None:
    create(tmp_path, CODE, DAY).close()
    killed(ERASER, path, 2)
    assert files_with(tmp_path, CANARY) != []
    forget(path)
    assert list(tmp_path.iterdir()) == []


def test_a_reader_in_mid_read_only_delays_the_removing_of_traces(
    store: SqliteStore, path: Path
) -> None:
    for number in range(1, 20):
        store.append(spoken(number, "seat:1"))
    with closing(sqlite3.connect(path, isolation_level=None)) as slow:
        slow.execute("BEGIN")
        slow.execute("SELECT * FROM log").fetchone()
        store.append(Batch(wipe=True))
    assert open_and_count(path) == 0
    store.append(Batch(rows=[draft(20)]))
    assert files_with(path.parent, CANARY) == []


def open_and_count(path: Path) -> int:
    with closing(open_reader(path)) as reader:
        return len(reader.own())
