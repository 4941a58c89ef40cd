"""A workshop opens from its plan, and again from its own file alone."""

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.content.diagnostics import Mistakes
from engine.content.packs import bundled
from engine.store import Unusable
from engine.store.sqlite import create, open_reader, open_writer
from engine.workshop.opening import Rules, begin, gather, new_code, resume
from engine.workshop.state import State
from facilitator_web.house import House, Refusal, Start, open_house, unfinished
from tests.evenings import RULES

NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
PLAN = bundled("content") / "plans" / "90.yaml"


def opened(folder: Path) -> tuple[Path, State]:
    name, sources = gather(PLAN, RULES)
    store = create(folder, "123456", NOON.date())
    state = begin(store, "123456", name, sources, RULES, opened=NOON, groups=4, seed=3)
    store.close()
    return next(folder.glob("*.speeltafel")), state


def test_a_join_code_has_six_digits_and_differs_from_time_to_time() -> None:
    codes = {new_code() for _ in range(50)}
    assert all(len(code) == 6 and code.isdigit() for code in codes)
    assert len(codes) > 45


def test_a_workshop_is_resumed_from_its_file_whatever_became_of_the_yaml(tmp_path: Path) -> None:
    path, state = opened(tmp_path)
    store = open_reader(path)
    again = resume(store, RULES)
    store.close()
    assert again.people == state.people
    assert again.programme.plan.title == state.programme.plan.title
    assert len(again.people.groups) == 4


def test_the_header_names_every_source_and_keeps_it(tmp_path: Path) -> None:
    path, _ = opened(tmp_path)
    store = open_reader(path)
    header = json.loads(next(iter(store.rows())).data)
    kept = {name: store.blob(sha) for name, sha in header["sources"].items()}
    store.close()
    assert kept["plan/90.yaml"] == PLAN.read_bytes()
    assert "rondkomen/i18n/en.yaml" in kept


def test_a_log_of_a_newer_game_is_refused(tmp_path: Path) -> None:
    path, _ = opened(tmp_path)
    older = {id: replace(game, version=game.version - 1) for id, game in RULES.games.items()}
    store = open_reader(path)
    with pytest.raises(Unusable) as refusal:
        resume(store, Rules(older, RULES.activities))
    store.close()
    assert refusal.value.code == "newer_version"


def test_a_log_that_was_changed_by_hand_is_refused(tmp_path: Path) -> None:
    path, _ = opened(tmp_path)
    database = sqlite3.connect(path)
    database.execute("UPDATE log SET data = replace(data, 'g2', 'g9') WHERE seq = 3")
    database.commit()
    database.close()
    with pytest.raises(Unusable) as refusal:
        open_writer(path)
    assert refusal.value.code == "damaged"


def test_a_plan_with_a_mistake_opens_nothing(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN.read_text("utf-8").replace("minutes: 35", "minutes: veel"), "utf-8")
    with pytest.raises(Mistakes):
        gather(plan, RULES)
    data = tmp_path / "data"
    data.mkdir()
    with pytest.raises(Refusal) as refusal:
        open_house(Start(plan=str(plan), data=str(data)), NOON)
    assert refusal.value.code == 1
    at = 1 + plan.read_text("utf-8").split("\n").index("    minutes: veel")
    assert f"plan.yaml:{at}:14" in str(refusal.value)
    assert list(data.glob("*.speeltafel")) == []


def test_a_scenario_that_is_not_there_is_named_with_what_is(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    wrong = PLAN.read_text("utf-8").replace("scenario: rondkomen", "scenario: rondkoken")
    plan.write_text(wrong, "utf-8")
    with pytest.raises(Mistakes) as mistakes:
        gather(plan, RULES)
    assert "P305" in str(mistakes.value)


def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(Refusal) as refusal:
        open_house(Start(plan=str(PLAN), data=str(blocked / "data")), NOON)
    assert "\n" not in str(refusal.value)
    assert str(blocked) in str(refusal.value)


def test_what_has_not_ended_can_be_gone_on_with(tmp_path: Path) -> None:
    path, _ = opened(tmp_path)
    assert unfinished(path, RULES)
    junk = tmp_path / "2026-03-21-654321.speeltafel"
    junk.write_bytes(b"not a database at all")
    assert not unfinished(junk, RULES)


# gevent leaves the socket of a port that was taken to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_port_that_is_taken_gives_way_to_the_next_and_the_invitation_says_so(
    tmp_path: Path,
) -> None:
    def house(name: str, port: int = 0) -> House:
        start = Start(plan=str(PLAN), data=str(tmp_path / name), host="127.0.0.1", port=port)
        return open_house(start, NOON)

    first, second = house("one"), house("two")
    try:
        ports = [one.server.server_port for one in (first, second)]
        assert ports[1] > ports[0]
        assert second.live.room.join_url == f"http://127.0.0.1:{ports[1]}/{second.live.code}"
        assert str(ports[1]) in second.address["screen_url"]
        with pytest.raises(Refusal) as refusal:
            house("three", port=ports[0])
        assert str(ports[0]) in str(refusal.value)
    finally:
        for one in (first, second):
            one.server.stop()
            one.feed.close()
            one.live.close()
