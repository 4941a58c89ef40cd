"""The debrief asks about what really happened to a table, and plainly where nothing did."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from engine.activities.debrief import DEBRIEF
from engine.activities.questions import Debrief, Round, checks
from engine.content.load import examine, gather, read
from engine.content.packs import Pack, bundled, scenario
from engine.core import (
    FACILITATOR,
    HIGHLIGHTS,
    Group,
    GroupCame,
    GroupScreen,
    Highlight,
    Setup,
    Summary,
    Text,
)
from engine.core.views import GroupTile, Note, Question, View
from engine.lexicon import Lexicon
from engine.workshop.opening import gather as gather_plan
from engine.workshop.opening import programme
from tests.evenings import RULES, evening, only, read_plan
from tests.story import Story

FOLDER = bundled("content") / "packs" / "napraten"
MODELS = ("oio", "what", "four_f", "data", "kolb")
SETS = {name: read(FOLDER / f"{name}.yaml", Debrief) for name in MODELS}
every_model = pytest.mark.parametrize("model", MODELS)

HELP = Round(
    question=Text("Wie hielp?"), about="help", filled=Text("Bij ‘{wat}’ was er hulp. Wat hielp?")
)
LAST = Round(question=Text("Wat nemen we mee?"), plenary=True)
LIFT = Highlight("g1", "Er kwam hulp.", "help", Text("Lift stuk", others={"en": "Broken lift"}))


def debrief(*rounds: Round, happened: tuple[Highlight, ...] = (LIFT,)) -> Story:
    setup = Setup(summaries=(Summary(highlights=happened),))
    told = Story(DEBRIEF, Debrief(rounds=rounds), setup)
    return told.given(GroupCame("g1"), GroupCame("g2"))


def asked(shown: View) -> str:
    return next(one.text for one in shown.widgets if isinstance(one, Question))


def lines(shown: View) -> dict[str, tuple[str, ...]]:
    return {one.group: one.lines for one in shown.widgets if isinstance(one, GroupTile)}


def at(told: Story, group: Group | None, say: Lexicon) -> View:
    return DEBRIEF.screen(told.state, group, 0, say)


def test_a_table_is_asked_about_what_happened_to_it(say: Lexicon) -> None:
    assert asked(at(debrief(HELP), "g1", say)) == "Bij ‘Lift stuk’ was er hulp. Wat hielp?"


def test_a_table_to_which_nothing_of_the_kind_happened_is_asked_plainly(say: Lexicon) -> None:
    told = debrief(HELP)
    assert asked(at(told, "g2", say)) == "Wie hielp?"
    assert lines(at(told, "g2", say))["g2"] == ()


def test_the_room_is_asked_plainly_and_each_tile_has_its_own_question(say: Lexicon) -> None:
    shown = at(debrief(HELP), None, say)
    assert asked(shown) == "Wie hielp?"
    assert lines(shown) == {"g1": ("Bij ‘Lift stuk’ was er hulp. Wat hielp?",), "g2": ()}


def test_the_blank_is_filled_in_the_viewers_language(lexicons: dict[str, Lexicon]) -> None:
    assert "Broken lift" in asked(at(debrief(HELP), "g1", lexicons["en"]))


def test_a_second_question_of_the_same_kind_is_about_another_moment(say: Lexicon) -> None:
    brief = Highlight("g1", "Er kwam weer hulp.", "help", "Een brief")
    told = debrief(HELP, HELP, happened=(LIFT, brief)).go_on()
    assert "Een brief" in asked(at(told, "g1", say))


def test_a_moment_without_a_name_leaves_the_question_plain(say: Lexicon) -> None:
    told = debrief(HELP, happened=(replace(LIFT, what=""),))
    assert asked(at(told, "g1", say)) == "Wie hielp?"


def test_one_table_alone_gets_its_own_question_on_screen_and_panel(say: Lexicon) -> None:
    setup = Setup(summaries=(Summary(highlights=(LIFT,)),))
    told = Story(DEBRIEF, Debrief(rounds=(HELP,)), setup).given(GroupCame("g1"))
    note = next(one for one in DEBRIEF.panel(told.state, 0, say).widgets if isinstance(one, Note))
    assert asked(at(told, None, say)) == note.text == "Bij ‘Lift stuk’ was er hulp. Wat hielp?"


def test_the_last_question_has_no_next(say: Lexicon) -> None:
    told = debrief(HELP, LAST).go_on()
    assert not [one for one in told.offers(FACILITATOR) if one.intent == "advance"]


def test_a_question_about_what_happened_needs_its_blank_and_no_other() -> None:
    half = Round(question=Text("Wie hielp?"), about="help")
    wrong = Round(question=Text("Wie {x}?"), about="help", filled=Text("Geen"))
    found = list(checks(Debrief(rounds=(HELP, half, wrong))))
    assert [(one.code, one.at) for one in found] == [
        ("P511", ("rounds", 1, "about")),
        ("P512", ("rounds", 2, "question")),
        ("P512", ("rounds", 2, "filled")),
    ]


# ------------------------------------------------------------------ the five ways of asking


@every_model
def test_a_plan_that_names_a_way_of_asking_gets_its_questions(model: str, tmp_path: Path) -> None:
    path = tmp_path / "kort.yaml"
    head = "id: kort\ntitle: Kort\nabout: Kort\nsteps:\n"
    step = "  - {id: na, activity: debrief, title: Na, minutes: 20, content: {model: MODEL}}\n"
    path.write_text(head + step.replace("MODEL", model), "utf-8")
    name, sources = gather_plan(path, RULES)
    part = programme(name, sources, RULES).parts[0].stations[0]
    assert part.content == SETS[model]


def test_a_plan_may_ask_its_own_questions(say: Lexicon) -> None:
    own = read_plan("90").parts[3].stations[0].content
    assert len(own.rounds) == 4
    assert own != SETS["oio"]


@every_model
def test_at_least_three_questions_of_a_model_know_what_happened(model: str) -> None:
    about = [one.about for one in SETS[model].rounds if one.filled]
    assert len(about) >= 3
    assert len(set(about)) == len(about)
    assert set(about) <= set(HIGHLIGHTS)


@every_model
def test_a_model_first_asks_what_happened_and_ends_with_all_together(model: str) -> None:
    rounds = SETS[model].rounds
    assert rounds[0].moments
    assert rounds[-1].plenary
    assert SETS[model].model == model
    assert list(checks(SETS[model])) == []


@every_model
def test_no_sentence_of_a_model_is_longer_than_fifteen_words(model: str) -> None:
    texts = [t for r in SETS[model].rounds for t in (r.question, r.filled, r.hint) if t]
    assert all(set(text.others) == {"en"} for text in texts)
    said = [words for text in texts for words in (text.source, *text.others.values())]
    sentences = [one for words in said for one in re.split(r"(?<=[.?!])\s+", words)]
    assert [one for one in sentences if len(one.split()) > 15] == []


@pytest.mark.parametrize("name", [*MODELS, "pack"])
def test_the_models_and_their_translation_agree(name: str) -> None:
    model = Pack if name == "pack" else Debrief
    assert examine(gather(FOLDER / f"{name}.yaml"), f"{name}.yaml", model).diagnostics == ()
    if name != "pack":
        assert scenario(name, "debrief") == FOLDER / f"{name}.yaml"


@every_model
def test_after_a_real_game_some_table_is_asked_about_its_own_game(model: str) -> None:
    game, last = only("game_of_life", rounds="6"), only("debrief").parts[0].stations[0]
    plan = replace(game, parts=(*game.parts, replace(last, content=SETS[model])))
    played = evening(plan, seed=5)
    found = set()
    for _ in played.play():
        if played.state.step == 1 and not played.state.ended:
            state = played.state.now[0].state
            found |= {state.phase for group in ("g1", "g2", "g3") if state.happened(group)}
    assert len(found) >= 2


def test_a_highlight_is_of_a_group_and_nobody_else() -> None:
    played = evening(only("game_of_life"), phones=4, seed=3)
    for _ in played.play():
        pass
    for running in played.state.running.values():
        for one in running.game.summary(running.state).highlights:
            assert one.group in played.state.people.groups


def test_a_table_page_may_act_for_its_own_table_alone() -> None:
    told = debrief(HELP)
    assert {one.board for one in told.offers(GroupScreen("g1"))} == {"tile-g1"}
