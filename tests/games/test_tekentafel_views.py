"""What the pages of Tekentafel show: the map first, one question, nothing about who."""

import pytest

from engine.core import FACILITATOR, ROOM, Own, SeatCame
from engine.core.views import GroupTile, MapBoard, Note, Question, Title
from games.tekentafel import GAME
from games.tekentafel.events import Laid, MapSet, Planned, TaskSet
from tests.games.drawing import SAYS, at, measure, scenario, shipped, story, widgets

PHASES = ("tell", "look", "task", "design", "choose", "done")
PLAN = Planned("g1", 1, "B2", "", "", "m3-x", 4, ("quality",), Own("", "g1", "shown"))


@pytest.mark.parametrize("phase", PHASES)
def test_on_the_shared_screen_the_question_is_the_heading_and_the_map_comes_first(
    phase: str,
) -> None:
    shown = list(widgets(at(story(), phase)).values())  # type: ignore[arg-type]
    assert [type(one) for one in shown[:2]] == [Title, MapBoard]
    assert sum(isinstance(one, GroupTile) for one in shown) == 2
    assert not any(isinstance(one, Question) for one in shown)


@pytest.mark.parametrize("phase", PHASES)
def test_a_phone_shows_its_own_table_alone(phase: str) -> None:
    shown = widgets(at(story(phones=2), phase), 2)  # type: ignore[arg-type]
    assert [one.group for one in shown.values() if isinstance(one, GroupTile)] == ["g2"]
    assert isinstance(shown["question"], Question)


def test_somebody_who_left_sees_no_table() -> None:
    view = GAME.phone(at(story(), "look").state, 7, 0, SAYS[0])
    assert [widget.id for widget in view.widgets] == ["title"]
    assert view.controls == ()


@pytest.mark.parametrize("phase", PHASES)
def test_the_panel_says_what_to_say_and_holds_the_map_to_type_a_cell_from(phase: str) -> None:
    shown = widgets(at(story(), phase), FACILITATOR)  # type: ignore[arg-type]
    assert isinstance(shown["tell"], Note)
    assert shown["tell"].read_aloud
    assert isinstance(shown["map"], MapBoard)


def test_the_map_says_in_words_what_it_shows() -> None:
    for name in ("wilgenwerf", "helmduin"):
        told = story(content=shipped(name))
        for say in SAYS:
            board = next(w for w in GAME.screen(told.state, None, 0, say).widgets if w.id == "map")
            assert isinstance(board, MapBoard)
            assert len(board.alt) > 100


def test_a_note_about_a_measure_is_read_by_the_facilitator_once_it_is_chosen() -> None:
    noted = [measure(number) for number in range(12)]
    noted[3]["note"] = "Vraag de gemeente."
    told = at(story(content=scenario(measures=noted)), "design")
    assert "note-m3-x" not in widgets(told, FACILITATOR)
    told.given(PLAN)
    assert widgets(told, FACILITATOR)["note-m3-x"].text == "Vraag de gemeente."
    assert "note-m3-x" not in widgets(told)


def test_above_four_tables_two_tell_aloud() -> None:
    assert "reporting" not in widgets(at(story(groups=4), "choose"))
    assert "rode uil" in widgets(at(story(groups=5), "choose"))["reporting"].text


def test_every_control_names_its_table_where_there_are_several() -> None:
    told = at(story(phones=2), "look")
    several = [str(SAYS[0].of(control.label)) for control in told.offers(ROOM)]
    assert sum(label.startswith(("rode uil", "blauwe haas")) for label in several) == 4
    alone = [str(SAYS[0].of(control.label)) for control in told.offers(1)]
    assert not any(label.startswith("rode uil") for label in alone)


def test_a_form_with_a_cell_belongs_to_the_map_and_every_other_to_its_table() -> None:
    for phase in PHASES:
        told = at(story(phones=2).given(TaskSet("g1", 1, "B2", "ouderen", "zitten")), phase)  # type: ignore[arg-type]
        told.given(Laid("g1", 1, "good", "A1"), PLAN)
        for control in told.offers(ROOM):
            if control.command.kind == "advance":
                continue
            on_map = any(field.kind == "cell" for field in control.fields)
            assert control.board == ("map" if on_map else f"tile-{control.command.group}")


def test_the_shared_screen_asks_nothing_that_only_a_phone_can_answer() -> None:
    told = at(story(phones=2).given(PLAN), "choose")
    assert "vote" in told.ids(1)
    assert "vote" not in told.ids(ROOM)
    assert not {"own-map", "drawn-map"} & set(told.ids(ROOM))


def test_paper_and_phones_together_hear_how_to_choose() -> None:
    told = at(story(phones=2).given(PLAN), "choose")
    assert "telefoon" in widgets(told, 1)["question"].hint
    told.given(SeatCame(9, "g1", False))
    assert "Plak" in widgets(told, 1)["question"].hint


def test_an_own_map_is_called_so() -> None:
    told = story().given(MapSet("ab" * 32, "Onze straat"))
    assert widgets(told, FACILITATOR)["title"].kicker == "Stap 1 van 5 · Onze eigen kaart"
