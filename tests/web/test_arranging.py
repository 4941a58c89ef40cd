"""What stands first on a phone: what is asked, then its answers."""

from dataclasses import replace

from engine.core import Field, View
from engine.core.views import CardFace, Inventory, Question, Text, Thing, Title, WebChart
from facilitator_web.arranging import arranged, given, own_words
from tests.web import samples
from tests.web.parts import BOARD, CARD, CHART, MAP, choose, tile, you

QUESTION = Question(id="q", text="Wat kiezen jullie?")
ANSWER, PASS = choose("a", "Zon"), choose("p", "Ik sla over", "pass")


def ids(widgets: tuple[object, ...]) -> list[str]:
    return [str(getattr(one, "id", "")) for one in widgets]


def test_what_is_asked_stands_open_and_pictures_of_the_game_are_folded() -> None:
    here = arranged(View(widgets=(BOARD, CHART, QUESTION), controls=(ANSWER,)), None)
    assert ids(here.said) == ["q"]
    assert ids(here.folded) == ["board", "web-g1"]
    assert here.asked == (ANSWER,)


def test_passing_stands_after_every_answer() -> None:
    here = arranged(View(controls=(PASS, ANSWER)), None)
    assert here.asked == (ANSWER, PASS)


def test_passing_is_another_choice_once_there_is_an_answer() -> None:
    again = choose("a", "Zon", "change")
    here = arranged(View(controls=(again, PASS)), None)
    assert here.asked == ()
    assert here.changes == (again, PASS)


def test_a_page_that_is_asked_nothing_is_idle_unless_the_evening_stands_still() -> None:
    assert arranged(View(widgets=(BOARD,)), None).idle
    assert not arranged(View(controls=(ANSWER,)), None).idle
    assert not arranged(View(state="paused"), None).idle
    assert not arranged(View(state="ended"), None).idle
    assert not arranged(View(widgets=(Text(id="wait", text="Kijk op"),)), None).idle


def test_the_map_that_is_pressed_stays_open_and_above_the_form() -> None:
    assert ids(arranged(samples.POINTING, None).said) == ["q", "map"]
    looking = replace(samples.POINTING, controls=(ANSWER,))
    assert "map" in ids(arranged(looking, None).folded)
    assert MAP.id == "map"


def test_a_long_story_of_the_own_group_is_folded_only_while_an_answer_is_wanted() -> None:
    story = tile(1, "leest mee", lines=("Loes woont alleen in een portiekflat. " * 4,))
    assert ids(arranged(View(widgets=(story,), controls=(ANSWER,)), None).folded) == ["tile-g1"]
    assert ids(arranged(View(widgets=(story,)), None).beside) == ["tile-g1"]


def test_a_card_does_not_list_what_stands_below_it_as_answers() -> None:
    (card,) = arranged(View(widgets=(CARD,), controls=(samples.PICK,)), None).said
    assert isinstance(card, CardFace)
    assert card.choices == ()
    (card,) = arranged(View(widgets=(CARD,), controls=(ANSWER,)), None).said
    assert isinstance(card, CardFace)
    assert card.choices == CARD.choices


def test_the_heading_is_not_said_twice() -> None:
    lead = Title(id="t", text="Praten")
    assert arranged(View(widgets=(lead, QUESTION)), lead).said == (QUESTION,)


def test_nothing_of_a_view_gets_lost() -> None:
    for view in (samples.EVERYTHING, samples.PHONE, samples.PANEL, samples.WEBS, samples.GIVEN):
        here = arranged(view, None)
        shown = sorted(ids(here.said) + ids(here.beside) + ids(here.folded))
        assert shown == sorted(ids(view.widgets))
        pressed = (*here.asked, *here.changes, *here.rest)
        assert sorted(ids(pressed)) == sorted(one.id for one in view.controls)


def test_on_its_own_page_a_group_is_not_called_by_its_name() -> None:
    me = you()
    said = choose("x", f"{me.group_label}: wij doen mee")
    assert own_words(said, me).label == "Wij doen mee"
    assert own_words(said, None) == said
    other = choose("x", "blauwe haas: wij doen mee")
    assert own_words(other, me) == other


def test_a_proposal_in_a_form_is_not_said_to_be_given() -> None:
    cell = Field(name="cell", kind="cell", label="Welk vak?", value="K1")
    idea = Field(name="text", kind="text", label="Welk idee?")
    form = replace(choose("idea", "Een eigen idee", "change"), fields=(idea, cell))
    assert given(form) == []
    assert given(replace(form, fields=(replace(idea, value="Een bank"), cell))) != []


def test_pictures_of_a_text_stand_open_with_it() -> None:
    told = Text(id="told", text="Het nummer staat op de deur.")
    pictures = Inventory(id="pictures", things=(Thing("1", "", "door"),))
    bag = Inventory(id="bag", things=(Thing("1", "Sleutel", "key"),), label="In de tas")
    here = arranged(View(widgets=(told, pictures, bag), controls=(ANSWER,)), None)
    assert ids(here.said) == ["told", "pictures"]
    assert ids(here.folded) == ["bag"]


def test_what_can_be_chosen_is_not_listed_above_its_answers_as_well() -> None:
    choices = Inventory(id="choices", things=(Thing("1", "Zon", "sun"),))
    assert not arranged(View(widgets=(choices,), controls=(ANSWER,)), None).said
    assert ids(arranged(View(widgets=(choices,)), None).said) == ["choices"]


def test_what_was_given_before_is_said_in_words() -> None:
    scale, some, rank, match = (samples.EVERY_FIELD[n] for n in (2, 4, 5, 6))
    field = replace(scale.fields[0], value=0)
    assert given(replace(scale, fields=(field,)))[0][1] == ["0"]
    field = replace(some.fields[0], value=["meaning"])
    assert given(replace(some, fields=(field,)))[0][1] == ["Zingeving"]
    field = replace(rank.fields[0], value=["say", "alone"])
    assert given(replace(rank, fields=(field,)))[0][1][0] == "Zeggen dat er geen geld is"
    field = replace(match.fields[0], value={"l1": "r2"})
    assert given(replace(match, fields=(field,)))[0][1] == ["Loket: Lezen"]
    assert given(some) == []
    assert isinstance(CHART, WebChart)
