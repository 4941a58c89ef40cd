"""What Game of Life shows, leaves behind, and finds wrong in a scenario."""

import json
from itertools import chain

import pytest

from engine import wire
from engine.core import (
    DIMENSIONS,
    FACILITATOR,
    GroupCame,
    Own,
    SeatCame,
    Text,
)
from games.game_of_life import GAME
from games.game_of_life.events import (
    Decided,
    GroupAgreed,
    HelpUsed,
    Imagined,
    Lit,
    OwnResultGiven,
    OwnWebDrawn,
    PhaseBegan,
    ResultGiven,
    Said,
    Thrown,
    TurnBegan,
)
from games.game_of_life.wording import named
from tests.games.life import (
    SAYS,
    at_end,
    compared,
    every_field,
    on_card,
    scenario,
    story,
    widgets,
)

DUTCH, ENGLISH = SAYS

# ----------------------------------------------------------------- the shared screen


def test_the_room_meets_the_personas():
    shown = widgets(story(groups=2))
    assert shown["tile-g1"].lines[0] == "Naam1, 31 jaar"
    assert shown["web-g2"].start == dict.fromkeys(DIMENSIONS, 5)


def test_fields_that_light_up_show_kind_and_title():
    lit = (Lit("mental-home", "mental-home"), Lit("daily-people", "daily-people"))
    told = story().given(TurnBegan(1, "g1"), Thrown(1, 2, lit))
    shown = {field.id: field for field in widgets(told)["board"].fields}
    assert len(shown) == 19
    assert (shown["mental-home"].kind, shown["mental-home"].title) == (
        "dilemma",
        "Kaart mental-home",
    )
    assert {name for name, field in shown.items() if field.lit} == {"mental-home", "daily-people"}


def test_a_visited_field_stays_marked():
    shown = widgets(on_card(story(), "body-home").given(TurnBegan(2, "g2")))["board"]
    assert [field.id for field in shown.fields if field.visited] == ["body-home"]


def test_the_die_counts_its_throws():
    told = story().given(TurnBegan(1, "g1"), Thrown(1, 4, (Lit("body-home", "body-home"),)))
    die = widgets(told)["dice"]
    assert (die.value, die.roll) == (4, 1)


def test_a_card_fills_the_screen_to_be_read():
    told = on_card(story(), "body-home").given(PhaseBegan("read"))
    shown = widgets(told)
    assert list(shown) == ["title", "card"]
    assert (shown["card"].face, shown["card"].text) == ("full", "Er gebeurt jullie persoon iets.")


def test_a_table_reads_its_own_personas_name():
    told = on_card(story(), "body-home").given(PhaseBegan("read"))
    assert widgets(told, "g2")["card"].text == "Er gebeurt Naam2 iets."


def test_a_name_that_opens_a_sentence_gets_a_capital():
    text = Text("{naam} lacht. {naam} belt. Wie ziet {naam}?")
    assert str(named(text, "iemand")) == "Iemand lacht. Iemand belt. Wie ziet iemand?"


def test_first_everyone_thinks_then_people_talk():
    told = on_card(story(), "body-home")
    think, talk = widgets(told, clock=0)["timer"], widgets(told, clock=20_000)["timer"]
    assert (think.total, think.since, talk.total, talk.since) == (20_000, 0, 120_000, 20_000)
    ends = [GAME.screen(told.state, None, clock, DUTCH).until for clock in (0, 20_000, 140_000)]
    assert ends == [20_000, 140_000, None]


def test_while_people_talk_each_table_has_a_tile_and_the_card_its_kernel():
    told = on_card(story(groups=3), "body-home").given(ResultGiven(1, "g1", "disagree"))
    shown = widgets(told)
    assert shown["card"].face == "kernel"
    assert [shown[f"tile-g{n}"].done for n in (1, 2, 3)] == [True, False, False]
    assert [shown[f"tile-g{n}"].status for n in (1, 2)] == ["niet eens", "nog open"]


def test_comparing_shows_every_web_as_it_began_and_now():
    told = on_card(story(), "body-home")
    told.given(ResultGiven(1, "g1", "arrows", ("mental down", "body up")))
    shown = widgets(compared(told))
    assert (shown["web-g1"].start["mental"], shown["web-g1"].now["mental"]) == (5, 4)
    assert shown["tile-g1"].lines == ("Mentaal welbevinden omlaag", "Lichaamsfuncties omhoog")


def test_with_five_tables_it_says_which_two_report():
    shown = widgets(compared(on_card(story(groups=5), "body-home")))
    assert "reporting" in shown
    assert "reporting" not in widgets(compared(on_card(story(groups=4), "body-home")))


def test_what_came_of_a_choice_stands_in_that_tables_tile():
    told = compared(on_card(story(), "mental-home").given(Decided(1, "g2", 1)))
    told.given(TurnBegan(2, "g1"))
    assert "Later twee voor Naam2." in widgets(told)["tile-g2"].lines[0]


def test_what_waits_for_the_facilitator_is_not_on_the_screen():
    told = at_end(story()).given(Said("g1", "end", Own("Geheim", 1, "queued")))
    assert widgets(told)["tile-g1"].lines == ("Het antwoord is binnen.",)
    told.given(Said("g1", "end", Own("Openbaar", "g1", "shown")))
    assert widgets(told)["tile-g1"].lines == ("Openbaar",)


def test_what_if_is_drawn_dashed_beside_it():
    told = on_card(story(), "mental-home").given(Decided(1, "g1", 0))
    told.given(ResultGiven(1, "g1", "arrows", ("mental down",)))
    told.given(PhaseBegan("what_if"), Imagined("g1", 1, 1, ("mental up",)))
    shown = widgets(told)["web-g1"]
    assert (shown.now["mental"], shown.dashed["mental"]) == (4, 6)


def test_a_late_table_is_told_where_the_room_is():
    told = on_card(story(groups=1), "body-home").given(GroupCame("g2"), SeatCame(5, "g2", True))
    assert "where" in widgets(told, 5)
    assert "where" not in widgets(told, "g1")


# ----------------------------------------------------------------- phone and panel


def test_a_phone_without_a_seat_here_shows_nothing_to_do():
    view = GAME.phone(story().state, 7, 0, DUTCH)
    assert [widget.id for widget in view.widgets] == ["title"]
    assert view.controls == ()


def test_the_panel_has_the_card_to_read_aloud():
    told = on_card(story(), "body-home").given(PhaseBegan("read"))
    note = widgets(told, FACILITATOR)["say"]
    assert note.read_aloud
    assert "Er gebeurt jullie persoon iets." in note.text


def test_the_panel_has_the_trainers_note_and_the_screen_has_not():
    cards = [{**c, "note": "Let op."} if c["id"] == "body-home" else c for c in every_field()]
    told = on_card(story(content=scenario(cards)), "body-home")
    assert widgets(told, FACILITATOR)["note"].text == "Let op."
    assert "note" not in widgets(told)


def test_the_panel_says_whom_the_room_waits_for():
    told = on_card(story(), "body-home").given(ResultGiven(1, "g1", "same"))
    waiting = widgets(told, FACILITATOR)["waiting"].text
    names = [DUTCH.of(widgets(told)[f"tile-g{n}"].name) for n in (1, 2)]
    assert [name in waiting for name in names] == [False, True]


def test_a_ready_opening_is_a_sentence_in_the_viewers_language():
    told = at_end(story())
    for say in SAYS:
        view = GAME.screen(told.state, None, 0, say)
        field = next(control.fields[0] for control in view.controls if control.fields)
        assert (
            field.options[0].value
            == field.options[0].label
            == say("game_of_life.opening.end.someone")
        )


def test_views_become_json():
    told = on_card(story(phones=2), "body-home")
    view = json.loads(wire.view_text(GAME.phone(told.state, 1, 0, ENGLISH)))
    assert view["controls"][0]["command"]["first"] is None


# ----------------------------------------------------------------- one's own life


def private():
    told = story(phones=2, options={"life": "own"})
    told.given(GroupAgreed("g1"), GroupAgreed("g2"), OwnWebDrawn(1, Own((9, 8, 7, 6, 5, 4), 1)))
    on_card(told, "body-home")
    return told.given(OwnResultGiven(1, 1, Own(("meaning up",), 1)))


def test_ones_own_web_is_on_ones_own_phone():
    web = widgets(private(), 1)["web-own"]
    assert (web.start["meaning"], web.now["meaning"]) == (7, 8)
    assert "web-own" not in widgets(private(), 2)


@pytest.mark.parametrize("phase", ["talk", "compare", "end", "done"])
def test_nothing_of_ones_own_life_is_on_a_screen_or_panel_or_in_the_summary(phase):
    told = private()
    other = private().given(OwnWebDrawn(1, Own(None, 1)), OwnResultGiven(1, 1, Own(None, 1)))
    for one in (told, other):
        one.given(PhaseBegan(phase))
    for page in (None, "g1", FACILITATOR, 2):
        assert widgets(told, page) == widgets(other, page)
    assert GAME.summary(told.state) == GAME.summary(other.state)


# ----------------------------------------------------------------- summary


def said(words):
    return DUTCH.of(words)


def finished():
    told = on_card(story(), "meaning-home")
    on_card(told, "mental-home", 2).given(Decided(2, "g1", 1))
    told.given(ResultGiven(2, "g1", "arrows", ("mental down", "daily up")))
    on_card(told, "body-rules", 3).given(ResultGiven(3, "g1", "arrows", ("body down",)))
    told.given(ResultGiven(3, "g2", "disagree"))
    told.given(HelpUsed("g1", "meaning-home", 2, "mental", Own("De buurt", "g1", "shown")))
    return at_end(told).given(Said("g1", "end", Own("Een praatje", "g1", "shown")))


def test_a_summary_has_a_web_per_table():
    webs = GAME.summary(finished().state).webs
    assert [web.name for web in webs] == ["Naam1", "Naam2"]
    assert (webs[0].now["daily"], webs[0].now["mental"], webs[0].now["body"]) == (6, 5, 4)


def test_a_summary_has_the_route_of_each_table():
    table = GAME.summary(finished().state).tables[0]
    rows = [[said(cell) for cell in row] for row in table.rows]
    assert rows[1][:3] == ["2", "Kaart mental-home", "Kies twee"]
    assert rows[0][3] == "Open gelaten"


def test_a_summary_keeps_disagreements_help_the_biggest_turn_and_unseen_laters():
    highlights = GAME.summary(finished().state).highlights
    kinds = [(highlight.group, highlight.kind) for highlight in highlights]
    assert kinds == [
        ("g1", "help"),
        ("g1", "turning_point"),
        ("g1", "choice"),
        ("g2", "disagreement"),
    ]
    assert [said(highlight.what) for highlight in highlights if highlight.kind == "choice"] == [
        "Kies twee"
    ]


def test_a_story_tells_it_in_order():
    chapter = GAME.summary(finished().state).story[0]
    lines = [line.shown if isinstance(line, Own) else said(line) for line in chapter.lines]
    assert lines[0] == "Dit is het verhaal van Naam1, 31 jaar."
    assert "Later twee voor Naam1." in lines[-3]
    assert "De buurt" in lines


def test_a_signal_is_a_rules_card_that_took_something():
    assert [said(signal) for signal in GAME.summary(finished().state).signals] == [
        "Kaart body-rules"
    ]


def test_only_what_everyone_may_see_is_a_reflection():
    told = finished()
    assert [one.value.shown for one in GAME.summary(told.state).reflections] == ["Een praatje"]
    told.given(Said("g1", "end", Own("Nog niet", 1, "queued")))
    assert GAME.summary(told.state).reflections == ()


def test_every_sentence_of_a_summary_can_be_said():
    told = finished()
    summary = GAME.summary(told.state)
    sentences = [
        *chain(
            summary.signals,
            summary.topics,
            (highlight.text for highlight in summary.highlights),
            (
                line
                for chapter in summary.story
                for line in chapter.lines
                if not isinstance(line, Own)
            ),
            (cell for table in summary.tables for row in table.rows for cell in row),
        )
    ]
    for say in SAYS:
        assert all("{" not in say.of(words) for words in sentences)
