"""What is saved is seen, however an editor saves."""

from pathlib import Path

import gevent
import pytest
from gevent import GreenletExit

from engine.content.load import Sources
from engine.content.packs import bundled
from facilitator_web.preview.watching import GONE, Watching
from tests.evenings import RULES

TEXT = (bundled("content") / "packs" / "wilgenwerf" / "wilgenwerf.yaml").read_text("utf-8")


class Desk:
    """A file in a folder, and what a preview heard of it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "buurt.yaml"
        self.path.write_text(TEXT, "utf-8")
        self.heard: list[Sources] = []
        self.watching = Watching(self.path, RULES, self.heard.append)

    def look(self, *times: float) -> list[Sources]:
        """Look at these times; return what was heard at them."""
        before = len(self.heard)
        for now in times:
            self.watching.look(now)
        return self.heard[before:]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_as_long_as_nothing_is_saved_nothing_is_shown(desk: Desk) -> None:
    assert desk.look(0, 1, 2) == []


def test_what_is_saved_is_shown_once_it_is_whole(desk: Desk) -> None:
    desk.path.write_text("half", "utf-8")
    assert desk.look(0) == []
    desk.path.write_text(TEXT + "# klaar\n", "utf-8")
    assert desk.look(1) == []
    (shown,) = desk.look(2, 3, 4)
    assert shown["buurt.yaml"].endswith(b"# klaar\n")


def test_what_is_saved_while_the_last_version_is_shown_is_not_missed(desk: Desk) -> None:
    def show(sources: Sources) -> None:
        desk.heard.append(sources)
        if len(desk.heard) == 1:
            desk.path.write_text(TEXT + "# nog iets\n", "utf-8")

    desk.watching = Watching(desk.path, RULES, show)
    desk.path.write_text(TEXT + "# eerst\n", "utf-8")
    first, second = desk.look(0, 1, 2, 3, 4)
    assert first["buurt.yaml"].endswith(b"# eerst\n")
    assert second["buurt.yaml"].endswith(b"# nog iets\n")


def test_a_look_that_breaks_is_not_the_last(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    looks: list[float] = []

    def look(now: float) -> None:
        looks.append(now)
        if len(looks) > 2:
            raise GreenletExit
        raise RuntimeError("stuk")

    monkeypatch.setattr(desk.watching, "look", look)
    monkeypatch.setattr("facilitator_web.preview.watching.LOOK", 0)
    gevent.spawn(desk.watching.run).join()
    assert len(looks) == 3
    assert "a look at what was saved failed" in caplog.text


def test_an_editor_may_put_another_file_in_the_place_of_this_one(desk: Desk) -> None:
    other = desk.path.with_name("buurt.yaml~")
    other.write_text(TEXT + "# anders\n", "utf-8")
    other.replace(desk.path)
    (shown,) = desk.look(0, 1)
    assert shown["buurt.yaml"].endswith(b"# anders\n")


def test_a_file_that_is_away_for_a_moment_is_not_missed(desk: Desk) -> None:
    desk.path.unlink()
    assert desk.look(0, 0.5, GONE - 0.1) == []
    desk.path.write_text(TEXT, "utf-8")
    (shown,) = desk.look(GONE, GONE + 1)
    assert shown["buurt.yaml"].decode() == TEXT


def test_a_file_that_stays_away_is_told_of_once(desk: Desk) -> None:
    desk.path.unlink()
    assert desk.look(0, 1, 2, GONE + 1, GONE + 2, GONE + 9) == [{}]


def test_a_translation_and_the_pack_beside_it_are_watched_too(desk: Desk) -> None:
    folder = desk.path.parent / "i18n"
    folder.mkdir()
    (folder / "en.yaml").write_text("{}", "utf-8")
    (shown,) = desk.look(0, 1)
    assert set(shown) == {"buurt.yaml", "i18n/en.yaml"}
    (desk.path.parent / "pack.yaml").write_text("title: x\n", "utf-8")
    (shown,) = desk.look(2, 3)
    assert "pack.yaml" in shown


def test_the_scenarios_that_a_plan_names_are_watched_too(tmp_path: Path) -> None:
    scenario, plan = tmp_path / "buurt.yaml", tmp_path / "plan.yaml"
    scenario.write_text(TEXT, "utf-8")
    plan.write_bytes(
        (bundled("content") / "plans" / "tekentafel.yaml")
        .read_bytes()
        .replace(b"scenario: helmduin", b"scenario: buurt")
    )
    heard: list[Sources] = []
    watching = Watching(plan, RULES, heard.append)
    scenario.write_text(TEXT + "# nieuw\n", "utf-8")
    watching.look(0)
    watching.look(1)
    assert [set(one) for one in heard] == [{"plan.yaml"}]
