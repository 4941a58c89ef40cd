"""How the panel is laid out: each thing has one place, whoever needs somebody stands first."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import pytest
from jinja2 import Environment, FileSystemLoader, select_autoescape

from engine.core import FACILITATOR, GroupScreen, Mode, Participant, View
from engine.core.views import LockRow, Note, Text, Title, WebChart
from engine.workshop.pages import Page, Room
from engine.workshop.views import view
from facilitator_web.desk import arranged
from facilitator_web.drawing import Drawing
from facilitator_web.house import read_lexicons
from facilitator_web.icons import Art, Icons
from facilitator_web.viewers import Viewer
from tests.evenings import MODES, RULES, evening, only, parts, read_plan
from tests.web.conftest import CODE, VIEWS
from tests.web.fakes import ROOT, FakeLive
from tests.web.parts import choose, seat_mark, tile

PANEL = Page("panel", "nl")
SAY = read_lexicons(RULES)["nl"]


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    loader = FileSystemLoader(ROOT / "facilitator_web" / "templates")
    env = Environment(loader=loader, autoescape=select_autoescape(), trim_blocks=True)
    return Drawing(env, Icons(ROOT / "assets" / "icons"), Art(ROOT / "assets" / "art"))


def draw(drawing: Drawing, shown: View) -> str:
    return str(drawing.view(shown, Viewer(FakeLive(CODE, VIEWS), PANEL, None)))  # type: ignore[arg-type]


def drawn(drawing: Drawing, shown: View) -> Counter[str]:
    """Return how often each control stands on the page."""
    return Counter(re.findall(r'data-control="([^"]+)"', draw(drawing, shown)))


def views(played: str, mode: Mode, hold: str = "") -> Iterator[View]:
    """Yield what the panel shows, from moment to moment of one step."""
    going = evening(only(played, mode), phones=5, seed=3)
    room = Room(join_url="http://10.0.0.7:8080/123456", hold=hold)  # type: ignore[arg-type]
    for number, _ in enumerate(chain([None], going.play(most=60))):
        if number % 3 == 0:
            yield view(going.state, PANEL, going.clock, room, SAY)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("played", sorted(parts()))
def test_every_control_of_every_panel_stands_there_once(
    drawing: Drawing, played: str, mode: Mode
) -> None:
    for shown in views(played, mode):
        assert drawn(drawing, shown) == Counter(control.id for control in shown.controls)


@pytest.mark.parametrize("hold", ["paused", "rest"])
def test_every_control_stands_there_once_while_the_room_stands_still(
    drawing: Drawing, hold: str
) -> None:
    for shown in views("game_of_life", "samen", hold):
        assert drawn(drawing, shown) == Counter(control.id for control in shown.controls)


def test_whoever_waits_stands_first_and_who_is_done_last() -> None:
    tiles = (
        tile(1, done=True, seats=(seat_mark(1, "here"),)),
        tile(2, seats=(seat_mark(2, "here"),)),
        tile(3, stuck=("Van deze tafel is geen telefoon meer te zien.",)),
        tile(4, seats=(seat_mark(4, "paper"),)),
    )
    shown = View(widgets=tiles, controls=(choose("pick", "Wij kiezen", board="tile-g4"),))
    tables = arranged(shown).tables
    assert [(table.tile.group, table.need) for table in tables] == [
        ("g3", "stuck"),
        ("g4", "asked"),
        ("g2", "busy"),
        ("g1", "done"),
    ]
    assert [table.number for table in tables] == [3, 4, 2, 1]


def test_at_the_beginning_all_words_are_said_and_later_the_nearest() -> None:
    notes = (
        Note(id="say", text="Welkom bij het spel.", read_aloud=True),
        Note(id="note", text="Let op de tijd."),
        Note(id="say", text="Gooi de dobbelsteen.", read_aloud=True),
    )
    desk = arranged(View(widgets=notes))
    assert [note.text for note in desk.aloud] == ["Welkom bij het spel.", "Gooi de dobbelsteen."]
    later = arranged(View(widgets=notes, controls=(choose("undo-4", "Terug", "undo"),)))
    assert [note.text for note in later.aloud] == ["Gooi de dobbelsteen."]
    assert [note.text for note in later.before] == ["Welkom bij het spel."]
    assert later.watch == notes[1]


def test_while_the_room_rests_only_the_calm_words_are_said() -> None:
    going = evening(read_plan("90"), phones=2)
    shown = view(going.state, PANEL, going.clock, Room(hold="rest"), SAY)
    assert [note.id for note in arranged(shown).aloud] == ["calm"]


def test_without_a_next_thing_the_next_step_is_it() -> None:
    skip = choose("go_on", "Verder: Napraten", "steer")
    skip = replace(skip, command={"to": "workshop", "kind": "go_on", "from": 1})
    assert arranged(View(controls=(skip,))).slot("next") == (skip,)
    both = arranged(View(controls=(skip, choose("onward", "Verder", "advance"))))
    assert [control.id for control in both.slot("next")] == ["onward"]
    assert both.slot("skip") == (skip,)


def test_what_names_a_table_stands_in_its_row_where_there_are_several() -> None:
    own = (
        LockRow(id="locks-g2", locks=(), group="g2"),
        WebChart(id="web", name="Loes", group="g1"),
        Text(id="tile-g1:waiting", text="Nog open"),
    )
    room = Text(id="room", text="Voor iedereen")
    hint = choose("hint", "Hint geven", "steer", board="locks-g2")
    several = arranged(View(widgets=(tile(1), tile(2), *own, room), controls=(hint,)))
    rows = {table.tile.group: table for table in several.tables}
    assert rows["g1"].widgets == own[1:]
    assert rows["g2"].widgets == own[:1]
    assert rows["g2"].controls == (hint,)
    assert [spot.widget for spot in several.moment] == [room]
    alone = arranged(View(widgets=(tile(2), *own, room), controls=(hint,)))
    assert [spot.widget for spot in alone.moment] == [*own, room]


def test_a_table_at_its_own_pace_keeps_its_words_and_its_undo_in_its_row() -> None:
    going = evening(only("game_of_life", "eigen_tempo"), seed=3)
    going.press(GroupScreen("g2"), going.offers(GroupScreen("g2"))[0])
    desk = arranged(view(going.state, PANEL, going.clock, going.room, SAY))
    second = next(table for table in desk.tables if table.tile.group == "g2")
    assert any(isinstance(widget, Title) for widget in second.widgets)
    assert [control.intent for control in second.controls].count("undo") == 1
    assert desk.slot("undo") == ()
    assert desk.moment == ()


def test_a_text_that_waits_is_read_and_judged_without_saying_whose_it_is(
    drawing: Drawing,
) -> None:
    going = evening(only("check_out"), phones=1)
    seat = next(iter(going.state.people.seats))
    written = next(one for one in going.offers(Participant(seat)) if one.fields)
    blanks = {field.name: "Ik bel mijn zus" for field in written.fields if field.kind == "text"}
    going.tell(Participant(seat), {**written.command, **blanks})
    shown = view(going.state, PANEL, going.clock, going.room, SAY)
    queue = arranged(shown).texts
    assert {spot.widget.text for spot in queue} == {"Ik bel mijn zus"}  # type: ignore[attr-defined]
    assert all(
        [one.icon for one in spot.controls] == ["eye", "user", "eye-off", "refresh"]
        for spot in queue
    )
    listed = draw(drawing, shown).partition('class="texts"')[2].partition("</section>")[0]
    assert "Ik bel mijn zus" in listed
    assert "avatar" not in listed
    show = next(c for c in going.offers(FACILITATOR) if c.id == queue[0].controls[0].id)
    going.press(FACILITATOR, show)
    after = arranged(view(going.state, PANEL, going.clock, going.room, SAY))
    assert len(after.texts) == len(queue) - 1
    assert [spot.widget for spot in after.looked_at] == [
        replace(queue[0].widget, title=SAY("texts.became.shown"))  # type: ignore[call-arg]
    ]


def test_the_name_of_a_table_in_a_label_is_for_the_ear_in_its_own_row(drawing: Drawing) -> None:
    pick = choose("pick", "rode uil: wij kiezen dit", board="tile-g1")
    html = draw(drawing, View(page="panel", widgets=(tile(1), tile(2)), controls=(pick,)))
    assert 'aria-label="rode uil: wij kiezen dit"' in html
    assert "<span>Wij kiezen dit</span>" in html
