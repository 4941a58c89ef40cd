"""The house opens as it was left: paused for a person, as it stood for a supervisor."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from engine import registry
from engine.content.packs import bundled
from engine.core import FACILITATOR
from engine.export import export_workshop
from engine.lexicon import LANGUAGES, Lexicon
from engine.store import Held, Unusable
from engine.store.sqlite import create
from engine.workshop.messages import Hold, Resume
from engine.workshop.opening import Rules, begin, gather
from engine.workshop.state import WORKSHOP
from engine.workshop.steering import addressed
from facilitator_web import house as house_module
from facilitator_web.house import House, Refusal, Start, open_house
from tests.evenings import RULES

NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
PLAN = bundled("content") / "plans" / "90.yaml"
CODE = "123456"

Spoil = Callable[[Path, pytest.MonkeyPatch], None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a workshop is kept that began and stopped."""
    name, sources = gather(PLAN, RULES)
    with closing(create(tmp_path, CODE, NOON.date())) as store:
        begin(store, CODE, name, sources, RULES, opened=NOON)
    return next(tmp_path.glob("*.speeltafel"))


def start(folder: Path, **how: bool) -> Start:
    code = CODE if how else ""
    return Start(plan=str(PLAN), data=str(folder), host="127.0.0.1", code=code, **how)


@contextmanager
def opened(folder: Path, **how: bool) -> Iterator[House]:
    house = open_house(start(folder, **how), NOON)
    try:
        yield house
    finally:
        house.server.stop()
        house.feed.close()
        house.live.close()


def test_a_new_workshop_is_not_paused(tmp_path: Path) -> None:
    with opened(tmp_path) as house:
        assert house.live.room.hold == ""


def test_a_person_who_resumes_finds_a_pause(path: Path) -> None:
    with opened(path.parent, resume=True) as house:
        assert house.live.room.hold == "paused"


def test_a_server_that_died_goes_on_by_itself(path: Path) -> None:
    with opened(path.parent, resume=True, restarted=True) as house:
        assert house.live.room.hold == ""


@pytest.mark.parametrize("how", ["paused", "rest"])
def test_a_server_that_died_while_all_stood_still_comes_back_standing_still(
    path: Path, how: Held
) -> None:
    held = addressed(WORKSHOP, Hold(how if how == "rest" else "paused"))
    with opened(path.parent, resume=True, restarted=True) as house:
        house.live.tell("panel", FACILITATOR, "1", held)
    with opened(path.parent, resume=True, restarted=True) as house:
        assert house.live.room.hold == how
        first = house.live.clock
        assert house.live.clock == first


def test_the_pause_of_a_person_who_resumed_outlives_a_server_that_dies(path: Path) -> None:
    with opened(path.parent, resume=True):
        pass
    with opened(path.parent, resume=True, restarted=True) as house:
        assert house.live.room.hold == "paused"
        house.live.tell("panel", FACILITATOR, "1", addressed(WORKSHOP, Resume()))
    with opened(path.parent, resume=True, restarted=True) as house:
        assert house.live.room.hold == ""


def test_every_link_to_the_panel_is_another(tmp_path: Path) -> None:
    with opened(tmp_path) as house:
        links = {house.address["enter_url"], house.enter_url(), house.enter_url()}
    assert len(links) == 3
    start = house.address["screen_url"].split(f"/{house.live.code}")[0]
    assert all(link.startswith(f"{start}/enter/") for link in links)


def rewrite(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute(statement)


def emptied(path: Path, patch: pytest.MonkeyPatch) -> None:
    rewrite(path, "DELETE FROM log")


def damaged(path: Path, patch: pytest.MonkeyPatch) -> None:
    rewrite(path, "UPDATE log SET clock = 5 WHERE seq = 1")


def with_an_older_game(path: Path, patch: pytest.MonkeyPatch) -> None:
    older = {id: replace(one, version=one.version - 1) for id, one in RULES.games.items()}
    patch.setattr(registry, "games", lambda modules=(): older)
    patch.setattr(house_module, "games", lambda modules=(): older)


@pytest.mark.parametrize("spoil", [emptied, damaged, with_an_older_game])
def test_a_workshop_that_cannot_be_used_is_named(
    path: Path, spoil: Spoil, monkeypatch: pytest.MonkeyPatch, say: Lexicon
) -> None:
    spoil(path, monkeypatch)
    with pytest.raises(Refusal) as refusal:
        open_house(start(path.parent, resume=True), NOON)
    with pytest.raises(Unusable) as unusable:
        export_workshop(path, "json", say, Rules(registry.games(), RULES.activities))
    told = say(f"unusable.{unusable.value.code}", **unusable.value.facts)
    assert str(refusal.value) == told
    assert str(path) in told
    assert "{" not in told


FACTS = {"port_taken": "port", "folder_not_writable": "folder"}
"""What is told besides the file, by the reasons that are not about a file."""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_reason_has_a_blank_that_nobody_fills(lang: str) -> None:
    words = bundled("content") / "words"
    say = Lexicon.read(lang, words, {})
    for code in yaml.safe_load((words / f"{lang}.yaml").read_text("utf-8"))["unusable"]:
        told = say(f"unusable.{code}", **{FACTS.get(code, "file"): "here"})
        assert "here" in told
        assert "{" not in told
