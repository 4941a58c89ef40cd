"""A scenario played while it is written: what is shown, what stays, and where the play goes on."""

from pathlib import Path

import pytest

from engine.content.load import gather
from engine.content.packs import plans
from engine.store import NotSaved
from engine.workshop.looking import looked_at
from engine.workshop.pages import Page
from facilitator_web.preview import Preview
from facilitator_web.preview.staging import Writing
from facilitator_web.viewers import screen_key
from tests.evenings import RULES
from tests.preview.writing import (
    NEIGHBOURHOOD,
    PACKS,
    changed,
    notice,
    playing,
    press,
    previewed,
)

SCENARIOS = sorted(path for path in PACKS.glob("*/*.yaml") if path.name != "pack.yaml")
SOURCES = {NEIGHBOURHOOD.name: NEIGHBOURHOOD.read_bytes()}
"""The file alone, so that it is read quickly."""


def title(preview: Preview) -> str:
    return playing(preview).view(Page("screen", "nl")).title


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_every_scenario_that_comes_along_can_be_previewed(path: Path) -> None:
    with previewed(gather(path), path) as preview:
        assert preview.stands.good
        assert preview.stands.version == 1
        assert preview.stands.notice is None
        assert playing(preview).view(Page("screen", "nl")).title


@pytest.mark.parametrize("name", ["30", "tekentafel"])
def test_a_plan_is_played_as_it_is(name: str) -> None:
    with previewed(gather(plans()[name]), plans()[name]) as preview:
        assert preview.stands.good
        assert playing(preview).state.people.groups == ("g1",)
        assert len(playing(preview).state.programme.parts) > 1


def test_a_preview_says_all_that_check_says_and_no_more(tmp_path: Path) -> None:
    wrong = changed(SOURCES, "  - id: kat\n", "  - id: kat\n    titel: x\n")
    for name, source in wrong.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(source)
    path = tmp_path / NEIGHBOURHOOD.name
    with previewed(SOURCES) as preview:
        told = preview.show(wrong)
        checked = looked_at([path], RULES).diagnostics
        assert [(one.code, one.line, one.column) for one in told.diagnostics] == [
            (one.code, one.line, one.column) for one in checked
        ]
        assert not told.good


def test_the_last_good_version_stays_up_beside_a_mistake() -> None:
    with previewed(SOURCES) as preview:
        live = playing(preview)
        told = preview.show(changed(SOURCES, "game: game_of_life", "game: ganzenbord"))
        assert (told.version, told.good) == (2, False)
        assert told.diagnostics
        assert preview.live is live


def test_what_was_never_good_is_played_once_it_is() -> None:
    with previewed({NEIGHBOURHOOD.name: b"game: game_of_life\n"}) as preview:
        assert preview.live is None
        assert not preview.stands.good
        preview.show(SOURCES)
        assert preview.live is not None
        assert preview.stands.good


def test_the_play_goes_on_over_the_new_text_from_where_it_was() -> None:
    with previewed(SOURCES, at="kat", seed=3) as preview:
        before = playing(preview).state
        told = preview.show(changed(SOURCES, "title: Zieke kat", "title: Zieke poes"))
        after = playing(preview).state
        assert (told.good, told.notice) == (True, None)
        assert after.seq == before.seq
        assert (after.seed, after.code) == (before.seed, before.code)
        assert "Zieke poes" in str(playing(preview).view(Page("screen", "nl")))


def test_cookies_keys_and_the_clock_stay_what_they_were() -> None:
    with previewed(SOURCES) as preview:
        live = playing(preview)
        seat = live.join("cookie", "nl", True, None)
        key, clock = screen_key(live), live.clock
        preview.show(SOURCES)
        now = playing(preview)
        assert now is not live
        assert screen_key(now) == key
        assert now.clock >= clock
        known = now.session("cookie")
        assert known is not None
        assert known.seats == (seat,)
        assert seat in now.state.people.seats


def test_chance_falls_as_it_would_have_without_the_change() -> None:
    def thrown(change: bool) -> list[tuple[str, str]]:
        with previewed(SOURCES, seed=5) as preview:
            press(preview, "advance")
            if change:
                preview.show(changed(SOURCES, "title: Zieke kat", "title: Zieke poes"))
            press(preview, "throw")
            return [(row.kind, row.data) for row in playing(preview).store.rows()][2:]

    assert thrown(change=True)[1:] == thrown(change=False)[1:]


def test_a_step_that_shows_what_is_gone_is_dropped_and_told() -> None:
    without = changed(SOURCES, "  - id: kat\n", "  - id: poes\n")
    with previewed(SOURCES, at="kat", seed=3) as preview:
        before = playing(preview).state
        told = preview.show(without)
        after = playing(preview).state
        assert told.good
        assert "Zieke kat" in notice(preview)
        assert after.seq < before.seq
        assert playing(preview).view(Page("screen", "nl")).title


def test_one_step_back_undoes_what_was_done_last_also_before_a_change() -> None:
    with previewed(SOURCES, at="kat", seed=3) as preview:
        there = title(preview)
        preview.show(changed(SOURCES, "title: Zieke kat", "title: Zieke poes"))
        assert title(preview) == there
        preview.back()
        assert title(preview) != there


def test_what_was_taken_back_before_a_change_stays_so_after_it() -> None:
    with previewed(SOURCES, at="kat", seed=3) as preview:
        preview.back()
        there, seq = title(preview), playing(preview).state.seq
        told = preview.show(changed(SOURCES, "title: Zieke kat", "title: Zieke poes"))
        assert (told.good, told.notice) == (True, None)
        assert (title(preview), playing(preview).state.seq) == (there, seq)
        rows = list(playing(preview).store.rows())
        assert any(row.kind == "undone" for row in rows)
        preview.back()
        assert playing(preview).state.seq > seq


def test_at_the_very_beginning_one_step_back_changes_nothing() -> None:
    with previewed(SOURCES) as preview:
        seq = playing(preview).state.seq
        preview.back()
        assert playing(preview).state.seq == seq


def test_begin_again_leaves_nothing_of_what_was_played() -> None:
    with previewed(SOURCES, at="kat", seed=3) as preview:
        preview.begin()
        state = playing(preview).state
        assert preview.stands.notice is None
        assert {row.rid for row in playing(preview).store.rows()} == {"opening:1", "opening:2"}
        assert state.seed == 3


def test_another_game_in_the_same_file_begins_anew() -> None:
    other = PACKS / "helmduin" / "helmduin.yaml"
    with previewed(SOURCES, at="kat", seed=3) as preview:
        told = preview.show({NEIGHBOURHOOD.name: other.read_bytes()})
        assert told.good
        assert notice(preview) == preview.lexicons["nl"]("preview.anew")


def test_an_id_that_is_not_there_is_told_with_what_looks_like_it() -> None:
    with previewed(SOURCES, at="katt") as preview:
        assert "Bedoel je “kat”?" in notice(preview)
        assert preview.live


def test_what_was_told_to_an_older_play_is_asked_again() -> None:
    with previewed(SOURCES) as preview:
        live = playing(preview)
        live.finish()
        with pytest.raises(NotSaved):
            live.join("cookie", "nl", True, None)


def test_nothing_is_left_of_a_preview() -> None:
    with previewed(SOURCES) as preview:
        folder = preview._folder
        assert list(folder.rglob("*.speeltafel"))
        preview.show(SOURCES)
        assert len(list(folder.rglob("*.speeltafel"))) == 1
    assert not folder.exists()


def test_a_rule_that_breaks_leaves_what_is_played(monkeypatch: pytest.MonkeyPatch) -> None:
    with previewed(SOURCES, seed=5) as preview:
        live = playing(preview)

        def broken(*given: object) -> None:
            raise RuntimeError

        monkeypatch.setattr(type(preview._opening), "stored", broken)
        told = preview.show(SOURCES)
        assert not told.good
        assert notice(preview) == preview.lexicons["nl"]("preview.broken")
        assert preview.live is live
        assert live.join("cookie", "nl", True, None)


def test_a_check_that_breaks_leaves_what_is_played(monkeypatch: pytest.MonkeyPatch) -> None:
    with previewed(SOURCES, seed=5) as preview:
        live = playing(preview)

        def broken(*given: object) -> None:
            raise RuntimeError

        monkeypatch.setattr(Writing, "mistakes", broken)
        assert not preview.show(SOURCES).good
        assert notice(preview) == preview.lexicons["nl"]("preview.broken")
        monkeypatch.undo()
        assert preview.show(SOURCES).good
        assert playing(preview) is not live


def test_emoji_and_quotes_in_a_title_stay_as_they_are_written() -> None:
    odd = changed(SOURCES, "title: Rondkomen\n", 'title: "Rond \\"komen\\" 🚲"\n')
    with previewed(odd) as preview:
        assert preview.title == 'Rond "komen" 🚲'
