"""Many groups of bots play a scenario: always the same, and what they saw is told."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine import wire
from engine.cli import run
from engine.content.asides import Expectations
from engine.content.load import read
from engine.content.packs import bundled, scenario
from engine.lexicon import LANGUAGES, Lexicon
from engine.playtest.figures import Figures, Tally, percent
from engine.playtest.page import page
from engine.playtest.play import Playtest, frozen
from engine.playtest.players import WAYS
from engine.playtest.report import text
from engine.playtest.side_by_side import Asked, side_by_side
from tests.evenings import RULES

SCENARIOS = [
    ("game_of_life", "rondkomen"),
    ("alles_op_tafel", "hulp-vragen"),
    ("escape_room", "halte"),
    ("escape_room", "huiskamer"),
    ("tekentafel", "wilgenwerf"),
]
HALTE = bundled("content") / "packs" / "samen-open" / "halte.yaml"


def playtest(game: str, name: str, **how: Any) -> Playtest:
    rules = RULES.games[game]
    return Playtest(rules, read(scenario(name, game), rules.content), **how)


def figures(test: Playtest, runs: int) -> Figures:
    tally = Tally(test.trial.sights(test.content))
    for one in test.runs(runs):
        tally.add(one)
    return tally.figures(test.content.title, test.seed, 1.0)


@cache
def words(lang: str) -> Lexicon:
    folders = {game.id: game.words for game in RULES.games.values() if game.words}
    return Lexicon.read(lang, bundled("content") / "words", folders)


@pytest.mark.parametrize(("game", "name"), SCENARIOS)
def test_every_player_brings_every_game_to_its_end(game: str, name: str) -> None:
    runs = list(playtest(game, name, groups=2).runs(2 * len(WAYS)))
    assert [one.player for one in runs[: len(WAYS)]] == list(WAYS)
    assert all(one.ended and one.presses for one in runs)


@pytest.mark.parametrize(("game", "name"), SCENARIOS)
def test_what_is_seen_is_among_what_there_is_to_see(game: str, name: str) -> None:
    test = playtest(game, name)
    sights = [one.id for one in test.trial.sights(test.content)]
    assert len(sights) == len(set(sights)) > 0
    own = {one for one in figures(test, 6).seen if one.games}
    met = {id for one in test.runs(6) for id in one.seen}
    assert {one.sight.id for one in own} == met & set(sights)


@pytest.mark.parametrize(("game", "name"), SCENARIOS)
def test_the_short_way_to_a_command_is_the_way_of_every_client(game: str, name: str) -> None:
    """In process a filling goes into the command at once; a client sends it as JSON."""
    test = playtest(game, name)
    for number in range(len(WAYS)):
        _, presses = test.again(number)
        for press in presses:
            sent = json.loads(wire.text(wire.plain_command(press.control.command) | press.filled))
            quick = replace(press.control.command, **frozen(press.filled))
            assert wire.load(sent, test.game.commands) == quick


def test_the_same_seed_plays_the_same_games() -> None:
    one, other = (list(playtest("escape_room", "halte", seed=7).runs(24)) for _ in range(2))
    assert one == other
    assert one != list(playtest("escape_room", "halte", seed=8).runs(24))


def test_more_processes_play_the_same_games() -> None:
    test = playtest("escape_room", "halte", seed=7)
    asked = Asked(HALTE, "escape_room", (), 7, 1, test.players, 14)
    assert list(side_by_side(asked, 2)) == list(test.runs(14))


@pytest.mark.parametrize("number", [0, 7, 17])
def test_a_game_is_played_again_press_by_press(number: int) -> None:
    test = playtest("escape_room", "halte", seed=3)
    again, presses = test.again(number)
    assert again == list(test.runs(number + 1))[-1]
    assert len(presses) == again.presses


def test_who_knows_solves_and_who_is_stuck_does_not() -> None:
    runs = figures(playtest("escape_room", "huiskamer"), 60).players
    assert all(one.solved is False for one in runs["stuck"])
    assert sum(bool(one.solved) for one in runs["greedy"]) > len(runs["greedy"]) / 2


def test_every_lock_of_every_kind_can_be_solved_by_who_knows() -> None:
    for name in ("halte", "huiskamer"):
        test = playtest("escape_room", name, players=("greedy",))
        locks = {f"lock:{lock.id}" for lock in test.content.locks}
        assert locks <= {id for one in test.runs(8) for id in one.seen}


def test_a_choice_is_made_among_all_there_are() -> None:
    test = playtest("game_of_life", "rondkomen", players=("least_visited",))
    seen = {one.sight.id for one in figures(test, 24).seen if one.games}
    assert {one.id for one in test.trial.sights(test.content) if "field:" in one.id} <= seen


def test_what_can_never_be_seen_says_why() -> None:
    test = playtest("escape_room", "halte")
    locks = list(test.content.locks)
    locks[2] = locks[2].model_copy(
        update={"needs": locks[2].needs.model_copy(update={"all": ("besluit",)})}
    )
    broken = replace(test, content=test.content.model_copy(update={"locks": tuple(locks)}))
    never = {one.sight.id: one for one in figures(broken, 12).never}
    told = words("nl").of(never["lock:verdwenen"].why_not(12))
    assert told == "Dit slot kan nooit open."


def test_figures_are_what_the_games_were() -> None:
    told = figures(playtest("escape_room", "halte"), 30)
    assert told.coverage == 1.0
    assert told.solved == sum(bool(one.solved) for one in told.runs) / 30
    assert told.minutes(0) == min(one.minutes for one in told.runs)
    assert told.minutes(1) == max(one.minutes for one in told.runs)
    assert all(one in told.runs for one in told.worst)


@pytest.mark.parametrize(
    ("share", "said"),
    [(0, "0%"), (0.001, "< 1%"), (0.5, "50%"), (0.999, "> 99%"), (1, "100%")],
)
def test_a_share_never_seems_all_or_nothing(share: float, said: str) -> None:
    assert percent(share) == said


def test_an_expectation_that_does_not_come_true_is_told() -> None:
    told = figures(playtest("escape_room", "halte"), 30)

    def keys(**expect: Any) -> list[str]:
        return [one.key for one in told.missed(Expectations(**expect))]

    assert keys() == []
    assert keys(minutes=(1, 200), ended=1, seen=1, ratio=99) == []
    assert keys(minutes=(1, 2), solved=0.99, ratio=1) == [
        "playtest.miss.minutes",
        "playtest.miss.solved",
        "playtest.miss.ratio",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("game", "name"), SCENARIOS[1:3])
def test_the_report_is_whole_in_every_language(game: str, name: str, lang: str) -> None:
    told, say = figures(playtest(game, name), 12), words(lang)
    expect = Expectations(minutes=(1, 2), seen=1.0)
    shown, drawn = text(told, say, expect), page(told, say, expect)
    assert "{" not in shown
    assert "{" not in drawn.partition("</style>")[2]
    assert f'<html lang="{lang}">' in drawn
    assert "http" not in drawn
    assert "<script" not in drawn


def test_a_text_cannot_break_out_of_the_page() -> None:
    told = replace(figures(playtest("escape_room", "halte"), 6), title="<script>alert(1)</script>")
    assert "<script" not in page(told, words("nl"), Expectations())


def test_a_playtest_at_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "verslag.html"
    asked = ["playtest", str(HALTE), "--runs", "12", "--json", "--report", str(report)]
    assert run(asked) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["runs"], told["ended"], told["missed"]) == (12, 1.0, [])
    assert report.read_text("utf-8").startswith("<!doctype html>")
    assert run(["playtest", str(HALTE), "--replay", "2"]) == 0
    assert "0:" in capsys.readouterr().out


def test_what_is_expected_and_does_not_happen_makes_it_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "halte.yaml"
    file.write_text(HALTE.read_text("utf-8") + "\nexpect: {minutes: [1, 2], seen: 0.5}\n", "utf-8")
    assert run(["playtest", str(file), "--runs", "6"]) == 1
    assert "Verwacht: 1.0 tot 2.0." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "code"), [("steps: []\n", 2), ("game: nergens\n", 2), ("game: escape_room\n", 1)]
)
def test_what_cannot_be_played_is_not_played(text: str, code: int, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(text, "utf-8")
    assert run(["playtest", str(file), "--runs", "6"]) == code


def test_a_game_that_tells_nothing_of_itself_is_playtested_too() -> None:
    test = playtest("escape_room", "halte")
    plain = replace(test, game=replace(test.game, trial=None))
    told = figures(plain, 6)
    assert (told.ended, told.solved, told.coverage, told.ratio) == (1.0, None, 1.0, None)
