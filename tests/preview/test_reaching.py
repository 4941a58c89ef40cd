"""Bots find a short way to any card, puzzle or place, whatever the game."""

from pathlib import Path
from random import Random

import pytest

from engine.core import ROOM
from engine.core.trial import Sight
from engine.playtest import reaching
from engine.playtest.reaching import _Search, ways
from engine.playtest.walking import trial_of
from engine.workshop.offers import offers
from facilitator_web.preview import Preview
from facilitator_web.preview import previewed as previewed_module
from facilitator_web.preview.sights import meant, sights
from tests.preview.writing import PACKS, notice, playing, previewed

GAMES = {
    "game_of_life": PACKS / "rondkomen" / "rondkomen.yaml",
    "alles_op_tafel": PACKS / "alles-op-tafel" / "hulp-vragen.yaml",
    "tekentafel": PACKS / "wilgenwerf" / "wilgenwerf.yaml",
    "escape_room": PACKS / "samen-open" / "halte.yaml",
}


def alone(path: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes()}


def sampled(preview: Preview) -> list[Sight]:
    return Random(7).sample(list(preview.sights), 3)


def shown(preview: Preview) -> set[str]:
    """Return the sights that came by in what was played so far."""
    found: set[str] = set()
    for running in playing(preview).state.running.values():
        state = running.game.start(running.part.content, running.setup)
        for entry in reversed(list(running.history.alive())):
            found.update(trial_of(running.part).seen(state, entry.event))
            state = running.game.evolve(state, entry.event)
    return found


@pytest.mark.parametrize("game", GAMES)
def test_bots_come_to_anything_in_every_game(game: str) -> None:
    with previewed(alone(GAMES[game]), GAMES[game]) as preview:
        for sight in sampled(preview):
            preview.begin(sight.id)
            assert preview.stands.notice is None, sight.id
            assert sight.id in shown(preview) or is_next(preview)


def is_next(preview: Preview) -> bool:
    """Return whether there is something to be found out by whoever looks."""
    live = playing(preview)
    return any(one.intent == "try" for one in offers(live.state, ROOM, live.clock, live.room))


def test_a_lock_is_left_to_be_opened_by_whoever_looks() -> None:
    path = GAMES["escape_room"]
    with previewed(alone(path), path) as preview:
        lock = next(one for one in preview.sights if one.id.startswith("lock:"))
        preview.begin(lock.id)
        assert lock.id not in shown(preview)
        assert is_next(preview)


def test_a_hint_is_waited_for() -> None:
    path = GAMES["escape_room"]
    with previewed(alone(path), path) as preview:
        hint = next(one for one in preview.sights if one.id.startswith("hint:"))
        preview.begin(hint.id)
        assert hint.id in shown(preview)


def test_the_same_attempts_find_the_same_way() -> None:
    path = GAMES["tekentafel"]
    with previewed(alone(path), path) as preview:
        sight, stage = preview.sights[-1].id, preview._stages[0]
        searches = [_Search(lambda n: preview._opening._begun(stage, n)[0], sight) for _ in "ab"]
        one, other = ([search.attempt(n) for n in range(4)] for search in searches)
        assert any(one)
        assert one == other


def test_what_is_in_no_game_is_not_found() -> None:
    path = GAMES["tekentafel"]
    with previewed(alone(path), path) as preview:
        begun = preview._opening._begun(preview._stages[0], 1)[0]
        assert list(ways(lambda number: begun, "card:nowhere", 1e-9)) == [1.0]


def test_something_is_meant_by_its_whole_id_or_by_that_in_the_scenario() -> None:
    path = GAMES["game_of_life"]
    with previewed(alone(path), path) as preview:
        there = sights(playing(preview).state.programme)
        by_whole, by_own = meant("card:kat", there), meant("kat", there)
        assert by_whole is not None
        assert by_whole == by_own
        assert meant("choice:kat:0", there)
        assert meant("kat:0", there) is None


def test_what_bots_never_reach_is_told_and_the_play_begins_at_the_beginning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(previewed_module, "SECONDS", 1e-9)
    monkeypatch.setattr(reaching, "MOST_PRESSES", 0)
    path = PACKS / "alles-op-tafel" / "alles-op-tafel.yaml"
    with previewed(alone(path), path) as preview:
        sight = next(one for one in preview.sights if one.why)
        preview.begin(sight.id)
        say = preview.lexicons["nl"]
        assert say.of(sight.name) in notice(preview)
        assert say.of(sight.why) in notice(preview)
        assert {row.rid for row in playing(preview).store.rows()} == {"opening:1", "opening:2"}


@pytest.mark.soak
@pytest.mark.parametrize("game", GAMES)
def test_bots_come_to_everything_there_is_unless_the_game_says_why_not(game: str) -> None:
    with previewed(alone(GAMES[game]), GAMES[game]) as preview:
        missed = []
        for sight in preview.sights:
            preview.begin(sight.id)
            if preview.stands.notice is not None and sight.why is None:
                missed.append(sight.id)
        assert missed == []
