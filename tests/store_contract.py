"""The rules every store keeps, whatever it keeps a workshop in."""

from abc import ABC, abstractmethod
from hashlib import sha256
from pathlib import Path

import pytest

from engine.store import Batch, Draft, OwnRow, Session, Store


def draft(number: int, scope: str = "workshop") -> Draft:
    return Draft(scope, f"panel:r{number}", "noted", f'{{"number":{number},"text":"één"}}', 7)


def own(id: str, of: str = "seat:1", keep: bool = True, value: str = '"thuis"') -> OwnRow:
    return OwnRow(id, of, "nl", keep, "private", value)


class StoreContract(ABC):
    """Subclass it as ``Test…`` and say how a store of your kind is made and opened again."""

    @abstractmethod
    def make(self, place: Path) -> Store:
        """Return a new, empty store; ``place`` is a folder that is only for this test."""

    @abstractmethod
    def open_again(self, place: Path) -> Store:
        """Return a writer of the store that ``make`` made in ``place`` and that was closed."""

    @pytest.fixture
    def store(self, tmp_path: Path) -> Store:
        return self.make(tmp_path)

    def test_a_new_store_holds_nothing(self, store: Store) -> None:
        assert list(store.rows()) == []
        assert store.own() == {}
        assert store.sessions() == []
        assert store.broken_at() is None

    def test_rows_are_numbered_from_one_in_the_order_of_storing(self, store: Store) -> None:
        first = store.append(Batch(rows=[draft(1), draft(2)]))
        second = store.append(Batch(rows=[draft(3)]))
        assert [row.seq for row in first + second] == [1, 2, 3]
        assert list(store.rows()) == first + second

    def test_a_row_is_the_draft_that_was_stored(self, store: Store) -> None:
        (row,) = store.append(Batch(rows=[draft(1, scope="4")]))
        assert Draft(row.scope, row.rid, row.kind, row.data, row.clock) == draft(1, scope="4")

    def test_a_hash_chains_a_row_to_the_row_before(self, store: Store) -> None:
        one, two = store.append(Batch(rows=[draft(1), draft(2)]))
        content = [one.hash, "2", "7", "workshop", "panel:r2", "noted", two.data]
        assert two.hash == sha256("\n".join(content).encode()).hexdigest()

    def test_only_the_rows_after_a_row_are_read(self, store: Store) -> None:
        rows = store.append(Batch(rows=[draft(n) for n in range(1, 5)]))
        assert list(store.rows(after=2)) == rows[2:]
        assert list(store.rows(after=4)) == []

    def test_several_batches_are_stored_in_order_and_give_their_own_rows(
        self, store: Store
    ) -> None:
        answers = store.append_all([Batch(rows=[draft(1)]), Batch(), Batch(rows=[draft(2)])])
        assert [[row.seq for row in rows] for rows in answers] == [[1], [], [2]]
        assert store.broken_at() is None

    def test_no_batches_store_nothing(self, store: Store) -> None:
        assert store.append_all([]) == []
        assert store.append(Batch()) == []

    def test_personal_values_stand_beside_the_log(self, store: Store) -> None:
        values = [own("a"), own("b", of="group:g1", keep=False)]
        store.append(Batch(rows=[draft(1)], own=values))
        assert store.own() == {"a": values[0], "b": values[1]}

    def test_moderation_changes_the_state_of_one_value(self, store: Store) -> None:
        store.append(Batch(own=[own("a"), own("b")]))
        store.append(Batch(own_states={"a": "shown"}))
        assert {id: kept.state for id, kept in store.own().items()} == {
            "a": "shown",
            "b": "private",
        }

    def test_erasing_an_owner_takes_that_owner_alone(self, store: Store) -> None:
        store.append(Batch(own=[own("a", "seat:1"), own("b", "seat:11"), own("c", "group:g1")]))
        store.append(Batch(erase=["seat:1", "seat:99"]))
        assert set(store.own()) == {"b", "c"}

    def test_wiping_what_is_not_to_be_kept_leaves_the_rest(self, store: Store) -> None:
        store.append(Batch(own=[own("a", keep=True), own("b", keep=False)]))
        store.append(Batch(wipe_unkept=True))
        assert set(store.own()) == {"a"}

    def test_wiping_takes_every_personal_value_and_no_row(self, store: Store) -> None:
        rows = store.append(Batch(rows=[draft(1)], own=[own("a"), own("b", keep=False)]))
        store.append(Batch(wipe=True))
        assert store.own() == {}
        assert list(store.rows()) == rows

    def test_deleting_happens_after_storing(self, store: Store) -> None:
        store.append(Batch(own=[own("a")], erase=["seat:1"]))
        assert store.own() == {}

    def test_what_a_later_batch_stores_outlives_the_erasing_of_an_earlier_one(
        self, store: Store
    ) -> None:
        store.append_all([Batch(own=[own("a")]), Batch(erase=["seat:1"]), Batch(own=[own("b")])])
        assert set(store.own()) == {"b"}

    def test_a_session_that_is_signed_out_is_gone_and_no_other(self, store: Store) -> None:
        store.append(Batch(sessions=[Session("aa", "panel"), Session("bb", "co")]))
        store.append(Batch(sign_out=["aa", "cc"]))
        assert store.sessions() == [Session("bb", "co")]

    def test_a_session_is_replaced_by_the_next_with_its_token(self, store: Store) -> None:
        captain = Session("t1", "seat", (1, 2), lang="nl")
        table = Session("t2", "table", group="g3")
        store.append(Batch(sessions=[Session("t1", "seat", (1,)), table]))
        store.append(Batch(sessions=[captain]))
        assert sorted(store.sessions(), key=lambda s: s.token_hash) == [captain, table]

    def test_the_same_picture_is_kept_once_under_its_sha256(self, store: Store) -> None:
        name = store.put_blob(b"picture")
        assert name == store.put_blob(b"picture") == sha256(b"picture").hexdigest()
        assert store.blob(name) == b"picture"

    def test_an_unknown_picture_is_none(self, store: Store) -> None:
        assert store.blob("0" * 64) is None

    def test_everything_is_there_when_opened_again(self, store: Store, tmp_path: Path) -> None:
        rows = store.append(
            Batch(rows=[draft(1)], own=[own("a")], sessions=[Session("t", "panel")])
        )
        picture, secret = store.put_blob(b"picture"), store.secret()
        store.close()
        again = self.open_again(tmp_path)
        assert list(again.rows()) == rows
        assert again.own() == {"a": own("a")}
        assert again.sessions() == [Session("t", "panel")]
        assert (again.blob(picture), again.secret()) == (b"picture", secret)

    def test_the_log_goes_on_where_it_was_when_opened_again(
        self, store: Store, tmp_path: Path
    ) -> None:
        store.append(Batch(rows=[draft(1)]))
        store.close()
        again = self.open_again(tmp_path)
        assert [row.seq for row in again.append(Batch(rows=[draft(2)]))] == [2]
        assert again.broken_at() is None

    def test_why_a_workshop_stands_still_is_kept_beside_the_log(
        self, store: Store, tmp_path: Path
    ) -> None:
        assert store.hold() == ""
        store.keep_hold("paused")
        store.keep_hold("rest")
        assert (store.hold(), list(store.rows())) == ("rest", [])
        store.close()
        again = self.open_again(tmp_path)
        assert again.hold() == "rest"
        again.keep_hold("")
        assert again.hold() == ""

    def test_the_secret_is_32_bytes_and_no_other_workshops(
        self, store: Store, tmp_path: Path
    ) -> None:
        (tmp_path / "other").mkdir()
        other = self.make(tmp_path / "other")
        assert len(store.secret()) == 32
        assert store.secret() != other.secret()

    def test_closing_twice_does_nothing_more(self, store: Store, tmp_path: Path) -> None:
        store.close()
        store.close()
        self.open_again(tmp_path).close()
