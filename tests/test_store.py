"""Where a workshop is kept on a laptop: one file, one writer, any number of readers."""

import os
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine.store import Batch, NotSaved, Store, Unusable
from engine.store.chain import chained, first_break
from engine.store.files import find, finish_forgetting, forget, workshop_files, workshop_path
from engine.store.sqlite import SqliteStore, create, open_reader, open_writer
from tests.store_contract import StoreContract, draft, own

DAY = date(2026, 11, 23)
CODE = "123456"

Opener = Callable[[Path], SqliteStore]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with closing(create(tmp_path, CODE, DAY)) as made:
        yield made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workshop_path(tmp_path, CODE, DAY)


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Unusable) as no:
        yield
    assert no.value.code == code


def make_closed(folder: Path, code: str = CODE, day: date = DAY) -> Path:
    create(folder, code, day).close()
    return workshop_path(folder, code, day)


def set_number(path: Path, name: str, value: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA {name} = {value}")


class TestSqliteStore(StoreContract):
    def make(self, place: Path) -> Store:
        return create(place, CODE, DAY)

    def open_again(self, place: Path) -> Store:
        return open_writer(workshop_path(place, CODE, DAY))


class TestChain:
    ROWS = chained([draft(n) for n in range(1, 6)], 0, "")

    def test_a_log_as_it_was_written_is_whole(self) -> None:
        assert first_break(self.ROWS) is None
        assert first_break([]) is None

    @pytest.mark.parametrize("field", ["scope", "rid", "kind", "data", "hash"])
    def test_a_changed_text_shows_at_its_row(self, field: str) -> None:
        other: dict[str, Any] = {field: "other"}
        changed = replace(self.ROWS[2], **other)
        assert first_break([*self.ROWS[:2], changed, *self.ROWS[3:]]) == 3

    def test_a_changed_clock_shows_at_its_row(self) -> None:
        assert first_break([replace(self.ROWS[0], clock=8), *self.ROWS[1:]]) == 1

    def test_a_missing_row_shows_in_the_row_after_it(self) -> None:
        assert first_break([*self.ROWS[:2], *self.ROWS[3:]]) == 4

    def test_two_rows_that_changed_places_show(self) -> None:
        one, two, *rest = self.ROWS
        assert first_break([two, one, *rest]) == 2


class TestMaking:
    def test_the_file_is_named_after_date_and_code(self, store: SqliteStore, path: Path) -> None:
        assert path.name == "2026-11-23-123456.speeltafel"
        assert path.is_file()

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
    def test_nobody_else_can_read_any_file(self, store: SqliteStore, tmp_path: Path) -> None:
        store.append(Batch(rows=[draft(1)]))
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
        assert len(modes) == 4
        assert set(modes.values()) == {0o600}

    def test_a_missing_folder_is_made(self, tmp_path: Path) -> None:
        assert make_closed(tmp_path / "new" / "folder").is_file()

    def test_nothing_is_ever_written_over(self, path: Path) -> None:
        path.write_bytes(b"somebody's")
        with refused("exists"):
            create(path.parent, CODE, DAY)
        assert path.read_bytes() == b"somebody's"

    def test_the_file_says_that_it_is_a_workshop_of_format_1(
        self, store: SqliteStore, path: Path
    ) -> None:
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA application_id").fetchone() == (0x53504C54,)
            assert connection.execute("PRAGMA user_version").fetchone() == (1,)

    def test_a_folder_that_is_a_file_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        for folder in (tmp_path / "file", tmp_path / "file" / "below"):
            with refused("folder_not_writable"):
                create(folder, CODE, DAY)


class TestOpening:
    def test_a_second_writer_is_refused_and_readers_are_not(
        self, store: SqliteStore, path: Path
    ) -> None:
        with refused("in_use"):
            open_writer(path)
        open_reader(path).close()

    def test_a_closed_workshop_can_be_written_by_another(self, path: Path) -> None:
        make_closed(path.parent)
        open_writer(path).close()
        open_writer(path).close()

    @pytest.mark.parametrize("opener", [open_writer, open_reader])
    class TestEither:
        def test_a_missing_file_is_refused_and_not_made(self, opener: Opener, path: Path) -> None:
            with refused("missing"):
                opener(path)
            assert list(path.parent.iterdir()) == []

        @pytest.mark.parametrize("content", [b"", b"Dit is een brief.", bytes(5000)])
        def test_a_file_that_is_no_database_is_refused_untouched(
            self, opener: Opener, path: Path, content: bytes
        ) -> None:
            path.write_bytes(content)
            with refused("not_a_workshop"):
                opener(path)
            assert [file.read_bytes() for file in path.parent.iterdir()] == [content]

        def test_a_database_of_another_program_is_refused(self, opener: Opener, path: Path) -> None:
            set_number(path, "application_id", 5)
            with refused("not_a_workshop"):
                opener(path)

        def test_a_workshop_of_a_newer_version_is_refused(self, opener: Opener, path: Path) -> None:
            set_number(make_closed(path.parent), "user_version", 2)
            with refused("newer_version"):
                opener(path)

    def test_a_writer_refused_for_damage_leaves_the_lock_free(self, path: Path) -> None:
        damage(make_closed(path.parent))
        for _ in range(2):
            with refused("damaged"):
                open_writer(path)

    def test_a_reader_may_read_what_is_left_of_a_damaged_log(self, path: Path) -> None:
        damage(make_closed(path.parent))
        with closing(open_reader(path)) as reader:
            assert reader.broken_at() == 1


def damage(path: Path) -> None:
    """Change a row behind the back of the hash chain."""
    with closing(open_writer(path)) as store:
        store.append(Batch(rows=[draft(1), draft(2)]))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE log SET data = '{}' WHERE seq = 1")


class TestReading:
    def test_a_reader_sees_each_commit_of_the_writer(self, store: SqliteStore, path: Path) -> None:
        with closing(open_reader(path)) as reader:
            for number in range(1, 4):
                store.append(Batch(rows=[draft(number)], own=[own(f"o{number}")]))
                assert [row.seq for row in reader.rows()] == list(range(1, number + 1))
                assert len(reader.own()) == number

    def test_a_reader_in_mid_read_does_not_hold_the_writer_up(
        self, store: SqliteStore, path: Path
    ) -> None:
        store.append(Batch(rows=[draft(1)]))
        with closing(sqlite3.connect(path, isolation_level=None)) as slow:
            slow.execute("BEGIN")
            slow.execute("SELECT * FROM log").fetchone()
            store.append(Batch(rows=[draft(2)]))
            assert slow.execute("SELECT count(*) FROM log").fetchone() == (1,)

    def test_a_reader_cannot_write(self, store: SqliteStore, path: Path) -> None:
        with closing(open_reader(path)) as reader:
            with pytest.raises(NotSaved):
                reader.append(Batch(rows=[draft(1)]))
            with pytest.raises(NotSaved):
                reader.put_blob(b"picture")
            with pytest.raises(NotSaved):
                reader.keep_hold("rest")
        assert store.rows() == []

    def test_many_threads_can_use_one_store(self, store: SqliteStore) -> None:
        with ThreadPoolExecutor(8) as threads:
            batches = [Batch(rows=[draft(n)]) for n in range(80)]
            seqs = [rows[0].seq for rows in threads.map(store.append, batches)]
        assert sorted(seqs) == list(range(1, 81))
        assert store.broken_at() is None


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Root may write everywhere; act as somebody who may not."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


@contextmanager
def as_owner() -> Iterator[None]:
    """Be who started the tests again, for a moment."""
    user = os.geteuid()
    os.seteuid(os.getuid())
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
class TestWriteProtected:
    @pytest.fixture
    def path(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory() as name:
            path = make_closed(Path(name))
            path.with_name(f"{path.name}.lock").unlink()
            path.chmod(0o444)
            path.parent.chmod(0o555)
            with as_somebody_else():
                yield path
            path.parent.chmod(0o755)

    def test_a_reader_can_read(self, path: Path) -> None:
        with closing(open_reader(path)) as reader:
            assert reader.rows() == []

    def test_a_file_of_somebody_else_is_refused(self, path: Path) -> None:
        with as_owner():
            path.chmod(0o000)
        for opener in (open_writer, open_reader):
            with refused("not_readable"):
                opener(path)

    def test_a_writer_is_refused(self, path: Path) -> None:
        with refused("folder_not_writable"):
            open_writer(path)

    def test_no_new_workshop_can_be_made(self, path: Path) -> None:
        with refused("folder_not_writable"):
            create(path.parent, "654321", DAY)

    def test_nothing_can_be_forgotten(self, path: Path) -> None:
        with refused("folder_not_writable"):
            forget(path)
        assert path.is_file()


class TestFiles:
    def test_workshops_are_listed_newest_first(self, tmp_path: Path) -> None:
        days = [date(2026, 2, 1), date(2026, 12, 31), date(2025, 6, 1)]
        for number, day in enumerate(days):
            make_closed(tmp_path, f"00000{number}", day)
        assert [file.code for file in workshop_files(tmp_path)] == ["000001", "000000", "000002"]

    def test_of_one_day_the_last_that_was_written_comes_first(self, tmp_path: Path) -> None:
        for age, code in enumerate(["000002", "000003", "000001"]):
            os.utime(make_closed(tmp_path, code), (1000 - age, 1000 - age))
        assert [file.code for file in workshop_files(tmp_path)] == ["000002", "000003", "000001"]

    def test_only_workshops_are_listed(self, tmp_path: Path) -> None:
        names = ["brief.txt", "2026-13-45-123456.speeltafel", "oud.speeltafel"]
        for name in [*names, "2026-11-23-123456.speeltafel.lock"]:
            (tmp_path / name).write_text("x")
        (tmp_path / "2026-11-23-000000.speeltafel").write_text("")
        assert workshop_files(tmp_path) == []

    def test_a_missing_folder_holds_no_workshops(self, tmp_path: Path) -> None:
        assert workshop_files(tmp_path / "none") == []

    def test_a_code_finds_its_newest_workshop(self, tmp_path: Path) -> None:
        make_closed(tmp_path, CODE, date(2026, 1, 1))
        newest = make_closed(tmp_path, CODE, DAY)
        found = find(tmp_path, CODE)
        assert found is not None
        assert (found.path, found.code, found.date) == (newest, CODE, DAY)
        assert find(tmp_path, "000000") is None


class TestForgetting:
    def test_nothing_is_left_of_it_and_the_others_stay(self, path: Path) -> None:
        other = make_closed(path.parent, "654321")
        make_closed(path.parent)
        for ending in (".backup", ".backup-2", "-wal", "-shm"):
            path.with_name(path.name + ending).write_bytes(b"")
        forget(path)
        assert [file for file in path.parent.iterdir() if CODE in file.name] == []
        open_writer(other).close()

    def test_an_open_workshop_is_not_forgotten(self, store: SqliteStore, path: Path) -> None:
        with refused("in_use"):
            forget(path)
        assert store.append(Batch(rows=[draft(1)]))

    def test_a_missing_workshop_is_refused(self, path: Path) -> None:
        with refused("missing"):
            forget(path)
        assert list(path.parent.iterdir()) == []

    def test_a_damaged_workshop_can_be_forgotten(self, path: Path) -> None:
        path.write_bytes(b"no database at all")
        forget(path)
        assert list(path.parent.iterdir()) == []

    @pytest.mark.parametrize("done", range(6))
    def test_an_interrupted_forgetting_is_finished_at_the_next_start(
        self, path: Path, monkeypatch: pytest.MonkeyPatch, done: int
    ) -> None:
        make_closed(path.parent)
        path.with_name(f"{path.name}.backup").write_bytes(b"copy")
        with monkeypatch.context() as patch:
            stop_after(patch, done)
            with pytest.raises(KeyboardInterrupt):
                forget(path)
        finish_forgetting(path.parent)
        assert list(path.parent.iterdir()) == []

    def test_a_name_being_forgotten_is_not_given_again(self, path: Path) -> None:
        path.with_name(f"{path.name}.forget").write_bytes(b"left over")
        with refused("exists"):
            create(path.parent, CODE, DAY)

    def test_finishing_touches_nothing_that_was_not_being_forgotten(self, path: Path) -> None:
        make_closed(path.parent)
        finish_forgetting(path.parent)
        open_writer(path).close()


def stop_after(patch: pytest.MonkeyPatch, done: int) -> None:
    """Let ``done`` files be deleted; then the laptop stops."""
    left = [done]
    unlink = Path.unlink

    def stopping(path: Path, missing_ok: bool = False) -> None:
        if left[0] == 0:
            raise KeyboardInterrupt
        left[0] -= 1
        unlink(path, missing_ok)

    patch.setattr(Path, "unlink", stopping)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_reason_is_said_in_words(lang: str) -> None:
    words = Path(__file__).parent.parent / "content" / "words" / f"{lang}.yaml"
    assert set(yaml.safe_load(words.read_text(encoding="utf-8"))["unusable"]) == {
        "folder_not_writable", "missing", "exists", "in_use", "not_a_workshop",
        "not_readable", "newer_version", "damaged", "empty", "port_taken", "not_playable", "apart",
    }  # fmt: skip
