"""The plans that ship, and what a check has to say of a plan."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from engine.activities import ACTIVITIES
from engine.content.check import Kind, check
from engine.content.load import examine, gather, read
from engine.content.packs import bundled, scenarios
from engine.core import Say, Setup
from engine.store.sqlite import create
from engine.workshop.opening import begin, resume
from engine.workshop.opening import gather as gather_plan
from engine.workshop.plan import Plan, plan_model, stations_of
from engine.workshop.plan_checks import LEAST_DEBRIEF, LONG, plan_checks
from engine.workshop.state import Programme
from tests.content.texts import sentences, texts
from tests.evenings import RULES, evening, read_plan

FOLDER = bundled("content") / "plans"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
MODEL: type[Plan] = plan_model(RULES.games, RULES.activities)
NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
LENGTHS = {"30": 30, "60": 60, "90": 90, "120": 120}
UNSEEN = {("alles_op_tafel", "variant")}
"""No scenario that ships has both cards and conversations to choose between."""
every_plan = pytest.mark.parametrize("name", NAMES)


def plan(name: str) -> Plan:
    return read(FOLDER / f"{name}.yaml", MODEL)


def minutes(found: Plan, wanted: bool) -> int:
    """Return the minutes of games, or of debriefs."""
    return sum(
        step.minutes
        for step in found.steps
        if (step.activity not in ACTIVITIES if wanted else step.activity == "debrief")  # type: ignore[attr-defined]
    )


def test_there_are_plans_for_half_an_hour_to_two_hours_and_a_carousel() -> None:
    assert {name: plan(name).minutes for name in LENGTHS} == LENGTHS
    assert len(stations_of(next(s for s in plan("carousel").steps if len(stations_of(s)) > 1))) == 4


@every_plan
def test_a_plan_and_its_translation_agree(name: str) -> None:
    examined = examine(gather(FOLDER / f"{name}.yaml"), f"{name}.yaml", MODEL)
    assert examined.diagnostics == ()
    assert all(set(text.others) == {"en"} for _, text in texts(examined.content))


@every_plan
def test_nothing_is_to_be_said_of_a_plan_that_ships(name: str) -> None:
    assert list(plan_checks(ACTIVITIES, RULES.games)(plan(name))) == []


@every_plan
def test_the_debrief_takes_at_least_half_the_playing_time(name: str) -> None:
    found = plan(name)
    assert 2 * minutes(found, wanted=False) >= minutes(found, wanted=True) > 0
    assert found.minutes < LONG or minutes(found, wanted=False) >= LEAST_DEBRIEF


@every_plan
def test_a_plan_begins_with_a_welcome_and_ends_with_a_closing(name: str) -> None:
    steps = [part.activity for part in read_plan(name).parts]
    assert (steps[0], steps[-1]) == ("welcome", "closing")
    assert {"debrief", "check_out"} <= set(steps)


@every_plan
def test_a_plan_says_at_each_step_what_to_say_and_no_sentence_is_too_long(name: str) -> None:
    found = plan(name)
    assert all(step.say and step.note for step in found.steps)
    dutch = [one for _, text in texts(found) for one in sentences(text.source)]
    assert [one for one in dutch if len(one.split()) > 15] == []


@every_plan
def test_a_plan_is_played_to_its_end_with_one_key(name: str) -> None:
    played = evening(read_plan(name), groups=plan(name).groups)
    for _ in played.play():
        pass
    assert played.state.ended


def contents(found: Programme) -> list[Any]:
    return [part.content.model_dump() for one in found.parts for part in one.stations]


@every_plan
def test_a_workshop_of_a_plan_comes_back_from_its_file_alone(name: str, tmp_path: Path) -> None:
    found, sources = gather_plan(FOLDER / f"{name}.yaml", RULES)
    with closing(create(tmp_path, "123456", NOON.date())) as store:
        begun = begin(store, "123456", found, sources, RULES, opened=NOON)
        again = resume(store, RULES)
    assert (again.seq, again.people, again.timers) == (begun.seq, begun.people, begun.timers)
    assert contents(again.programme) == contents(begun.programme)


# ------------------------------------------------------------------ what a check says


def remarks(tmp_path: Path, steps: str, say: Say, **more: Any) -> list[str]:
    path = tmp_path / "plan.yaml"
    head = "".join(f"{name}: {value}\n" for name, value in more.items())
    path.write_text(f"id: mijn-plan\ntitle: Plan\nabout: Plan\n{head}steps:\n{steps}", "utf-8")
    found = check([path], RULES.games, Kind(MODEL, plan_checks(ACTIVITIES, RULES.games)))
    assert found.errors == 0 or "P51" in str(found.diagnostics)
    return [f"{one.code} {one.line} {say.of(one.message)}" for one in found.diagnostics]


def game(length: int, mode: str = "samen") -> str:
    return (
        f"  - {{id: spel, activity: game_of_life, scenario: rondkomen, title: Spel,"
        f" minutes: {length}, mode: {mode}}}\n"
    )


def talk(length: int, content: str = "{model: oio}") -> str:
    return f"  - {{id: na, activity: debrief, title: Na, minutes: {length}, content: {content}}}\n"


def test_a_debrief_of_less_than_half_the_playing_time_is_remarked_upon(
    tmp_path: Path, dutch: Say
) -> None:
    found = remarks(tmp_path, game(31) + talk(15), dutch)
    assert [one[:6] for one in found] == ["P501 6"]
    assert "16 minuten" in found[0]
    assert remarks(tmp_path, game(30) + talk(15), dutch) == []


def test_an_hour_needs_a_debrief_of_fifteen_minutes(tmp_path: Path, dutch: Say) -> None:
    rest = (
        "  - {id: uit, activity: check_out, title: Uit, minutes: 30, content: {question: Wat?}}\n"
    )
    assert [one[:4] for one in remarks(tmp_path, game(20) + talk(14) + rest, dutch)] == ["P502"]
    assert remarks(tmp_path, game(20) + talk(15) + rest, dutch) == []


def test_a_plan_that_plays_and_does_not_look_back_is_remarked_upon(
    tmp_path: Path, dutch: Say
) -> None:
    assert [one[:6] for one in remarks(tmp_path, game(20), dutch)] == ["P501 5"]


def test_a_plan_without_a_game_needs_no_debrief(tmp_path: Path, dutch: Say) -> None:
    rest = (
        "  - {id: uit, activity: check_out, title: Uit, minutes: 90, content: {question: Wat?}}\n"
    )
    assert remarks(tmp_path, rest, dutch) == []


def test_taking_turns_says_how_long_people_wait(tmp_path: Path, dutch: Say) -> None:
    steps = game(30, "om_de_beurt") + talk(15)
    found = remarks(tmp_path, steps, dutch, groups=3)
    assert found == [
        "P503 6 Om de beurt met 3 tafels: elke tafel speelt 10 van de 30 minuten en wacht er 20."
    ]
    assert remarks(tmp_path, steps, dutch, groups=1) == []


def test_what_is_wrong_in_a_question_of_a_plan_is_found_at_its_place(
    tmp_path: Path, dutch: Say
) -> None:
    asked = "{rounds: [{question: 'Wie hielp?', about: help, filled: 'Niets'}]}"
    assert [one[:4] for one in remarks(tmp_path, talk(5, asked), dutch)] == ["P512"]


@pytest.mark.parametrize("game", sorted(RULES.games))
def test_what_a_plan_may_set_is_what_the_game_reads(game: str) -> None:
    """What is allowed changes the game, and what is not allowed changes nothing."""
    played = RULES.games[game]
    contents = [read(path, played.content) for path in scenarios(game).values()]

    def begun(content: Any, **options: str) -> str:
        return str(played.start(content, Setup(groups=("g1",), options=options, minutes=90)))

    for name, allowed in (played.options or {}).items():
        words = allowed.words or ("1", str(allowed.most))
        assert all(allowed.takes(word) for word in words)
        made = [{begun(one, **{name: word}) for word in words} for one in contents]
        assert max(map(len, made)) > 1 or (game, name) in UNSEEN
        for wrong in ("", "qqq", "0", "-1", str(allowed.most + 1), "²"):
            assert not allowed.takes(wrong)
    assert all(begun(one, qqq="1") == begun(one) for one in contents)
