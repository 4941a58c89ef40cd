"""What people see of it, and what is asked of a table."""

import pytest

from engine.core import FACILITATOR, ROOM, GroupCame, GroupScreen, Own, SeatCame, SeatLeft
from engine.core.views import CardFace, GroupTile, Note
from games.alles_op_tafel import GAME
from games.alles_op_tafel.events import (
    GroupReady,
    Taken,
    TalkEnded,
    Thrown,
    TurnBegan,
    WorkedSeen,
    Written,
)
from games.alles_op_tafel.messages import Ready, Write
from games.alles_op_tafel.table import about_tray
from tests.games.table import SAYS, card, in_phase, on_card, scenario, seen, story, widgets


def blank():
    return scenario([card("leeg", kind="blank"), card("vol")])


def writing(**more):
    return on_card(story(content=blank(), **more), "leeg")


def test_the_two_cards_stand_side_by_side_by_name_and_pressing_one_takes_it():
    told = story().given(TurnBegan(1, "g1"), Thrown(1, "body", ("body-tell", "body-other")))
    shown = widgets(told)
    assert [shown[f"card-{n}"].kernel for n in (0, 1)] == ["Kaart body-tell", "Kaart body-other"]
    boards = {one.board for one in told.offers(ROOM) if one.id.startswith("take-")}
    assert boards == {"card-0", "card-1"}


def test_a_card_is_read_in_full_and_then_the_question_stays_in_view():
    told = story().given(TurnBegan(1, "g1"), Taken(1, "body-tell"))
    read = widgets(told)["card"]
    assert (read.face, read.text) == ("full", "De vraag van body-tell.")
    talking = widgets(told.go_on())["card"]
    assert (talking.face, talking.kernel) == ("kernel", "De vraag van body-tell.")
    assert talking.ask == "Doorvragen mag: Verder met body-tell?"


def test_the_panel_has_the_card_to_read_aloud():
    told = story().given(TurnBegan(1, "g1"), Taken(1, "mental-other"))
    said = widgets(told, FACILITATOR)["say"]
    assert said.read_aloud
    assert said.text.startswith("Kaart mental-other. De vraag van mental-other.")


def test_the_panel_reads_a_tables_own_card_as_well():
    told = on_card(story(phones=2), "body-tell")
    told.press(2, told.offered(2, "swap"))
    assert isinstance(widgets(told, FACILITATOR)["other-g2"], Note)


def test_the_first_speaker_is_named_and_the_next_card_has_another():
    told = on_card(story(groups=1, phones=3), "body-tell")
    first = widgets(told, "g1")["tile-g1"].lines
    assert "you-begin" in widgets(told, 1)
    assert "you-begin" not in widgets(told, 2)
    on_card(told, "daily-tell", turn=2)
    assert widgets(told, "g1")["tile-g1"].lines != first
    assert "you-begin" in widgets(told, 2)


def test_if_the_first_speaker_left_the_next_one_begins():
    told = on_card(story(groups=1, phones=3), "body-tell").given(SeatLeft(1))
    assert "you-begin" in widgets(told, 2)


def test_the_room_sees_which_dimensions_were_talked_about():
    told = on_card(story(), "body-tell").given(TurnBegan(2, "g2"))
    counts = {row.label: row.count for row in widgets(told)["talked"].rows}
    assert counts["Lichaamsfuncties"] == 1
    assert sum(counts.values()) == 1


def test_who_comes_late_is_told_in_one_breath_where_we_are():
    told = on_card(story(phones=2), "body-tell").given(SeatCame(9, "g1", True), GroupCame("g9"))
    assert "Dit is kaart 1 van" in widgets(told, 9)["joining"].text
    assert "where" in widgets(told, "g9")
    assert "joining" not in widgets(told, 1)


def test_people_think_before_they_talk():
    told = on_card(story(groups=1), "body-tell")
    thinking, talking = (seen(told, None, clock) for clock in (0, 20_000))
    assert thinking.until == 20_000
    assert talking.until == 200_000
    assert [w.label for w in talking.widgets if w.id == "timer"] == ["Praten"]


@pytest.mark.parametrize("phase", ["tray", "end"])
def test_the_room_waits_for_a_table_until_it_is_ready(phase):
    told = in_phase(on_card(story(), "body-tell"), phase)
    assert "rode uil" in widgets(told, FACILITATOR)["waiting"].text
    about = about_tray(1) if phase == "tray" else "end"
    told.given(GroupReady("g1", about), GroupReady("g2", about))
    assert "niemand" in widgets(told, FACILITATOR)["waiting"].text
    told.when(ROOM, Ready("g1", about)).then_refused("moved_on")


def test_every_control_names_its_table_if_there_are_several():
    told = in_phase(on_card(story(), "body-tell"), "tray")
    said = [SAYS[0].of(told.offered(ROOM, f"ready-{group}").label) for group in ("g1", "g2")]
    assert said[0] != said[1]
    alone = SAYS[0].of(told.offered(GroupScreen("g1"), "ready-g1").label)
    assert "uil" not in alone


def test_the_deck_tells_the_facilitator_how_many_cards_are_left_and_what_is_dry():
    told = on_card(story(content=scenario([card("een"), card("twee", "daily")])), "een")
    shown = widgets(told, FACILITATOR)
    assert "Nog 1 kaarten" in shown["deck"].text
    assert "Lichaamsfuncties" in shown["dry"].text


def test_a_card_in_another_language_says_so():
    foreign = card("ver")
    told = on_card(story(content=scenario([foreign])), "ver")
    english = GAME.screen(told.state, None, 0, SAYS[1])
    faces = [w for w in english.widgets if isinstance(w, CardFace)]
    assert [face.lang for face in faces] == ["nl"]


# A card of one's own


def test_a_blank_card_is_written_at_a_screen_for_all_to_see():
    told = writing()
    told.when(ROOM, Write(1, "g1", 0, "Wat eet jij?")).then(
        Written(1, "g1", Own("Wat eet jij?", "g1", "shown"))
    )
    assert "‘Wat eet jij?’" in widgets(told)["tile-g1"].lines


def test_a_blank_card_from_a_phone_waits_for_the_facilitator():
    told = writing(phones=2)
    told.when(1, Write(1, "g1", 0, "Wat eet jij?")).then(
        Written(1, "g1", Own("Wat eet jij?", 1, "queued"))
    )
    for page in (None, "g1", 2, FACILITATOR):
        assert "Wat eet jij" not in str(seen(told, page))


def test_a_blank_card_can_be_said_aloud():
    told = writing()
    told.press(ROOM, told.offered(ROOM, "aloud-g1"))
    assert "Hardop gezegd" in widgets(told)["tile-g1"].lines
    assert told.offered(ROOM, "write-g1").intent == "change"


def test_only_a_blank_card_is_written_and_an_older_text_comes_too_late():
    told = on_card(story(content=blank()), "vol")
    told.when(ROOM, Write(1, "g1", 0, "Hallo")).then_refused("moved_on")
    told = writing()
    told.when(ROOM, Write(1, "g1", 0, "Een")).then_it_happens()
    told.when(ROOM, Write(1, "g1", 0, "Twee")).then_refused("moved_on")
    told.when(ROOM, Write(1, "g1", 1, None)).then_refused("unfit")


# What is left for the debrief


def kinds(told, group="g1"):
    return [one.kind for one in GAME.summary(told.state).highlights if one.group == group]


def test_every_group_that_played_has_a_moment_for_the_debrief():
    told = story(groups=3, phones=4).play_on(luck=2)
    assert all(kinds(told, group) for group in told.groups)


def test_tables_that_had_the_same_cards_look_back_on_different_ones():
    told = on_card(story(), "body-tell").given(TalkEnded(1, 100_000))
    on_card(told, "daily-tell", turn=2)
    moments = [one for one in GAME.summary(told.state).highlights if one.kind == "choice"]
    assert len({SAYS[0].of(one.text) for one in moments}) == 2


def test_the_card_a_room_talked_about_longest_is_a_moment():
    told = on_card(story(), "body-tell").given(TalkEnded(1, 300_000))
    on_card(told, "daily-tell", turn=2).given(TalkEnded(2, 100_000))
    moments = [one for one in GAME.summary(told.state).highlights if one.kind == "turning_point"]
    assert [SAYS[0].of(one.text) for one in moments[:1]] == [
        "Over ‘Kaart body-tell’ praatten jullie het langst. Hoe kwam dat?"
    ]


def test_cards_that_took_about_as_long_are_no_moment():
    told = on_card(story(), "body-tell").given(TalkEnded(1, 110_000))
    on_card(told, "daily-tell", turn=2).given(TalkEnded(2, 100_000))
    assert "turning_point" not in kinds(told)


def test_a_card_of_its_own_is_a_moment_and_a_chapter():
    told = writing().given(Written(1, "g1", Own("Wat eet jij?", "g1", "shown")))
    assert "idea" in kinds(told)
    chapter = GAME.summary(told.state).story[0]
    assert [line.shown for line in chapter.lines if isinstance(line, Own)] == ["Wat eet jij?"]


def test_the_summary_names_dimensions_topics_and_the_cards_of_each_table():
    content = scenario([card("een", topics=["joy"]), card("twee", "daily")])
    told = on_card(story(content=content), "een")
    summary = GAME.summary(told.state)
    assert [SAYS[0].of(topic) for topic in summary.topics] == ["Lichaamsfuncties", "plezier"]
    assert [[SAYS[0].of(cell) for cell in row] for row in summary.tables[0].rows] == [
        ["1", "Lichaamsfuncties", "Kaart een"]
    ]


def test_a_highlight_names_a_group_and_never_a_seat():
    told = story(groups=2, phones=6).play_on(luck=3)
    assert {one.group for one in GAME.summary(told.state).highlights} == {"g1", "g2"}


def test_a_tile_is_a_table_and_says_nothing_of_one_seat_on_the_mat():
    told = in_phase(on_card(story(phones=4), "body-tell"), "tray")
    tiles = [w for w in seen(told).widgets if isinstance(w, GroupTile)]
    assert all(not tile.seats for tile in tiles)


def test_what_worked_that_is_not_known_any_more_is_left_out():
    told = on_card(story(), "body-tell").given(WorkedSeen(1, "g1", ()))
    assert "worked" not in kinds(told)
