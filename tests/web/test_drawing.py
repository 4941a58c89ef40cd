"""How views become HTML: safe, in their language, and no more often than needed."""

from dataclasses import dataclass, replace
from math import isclose
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, select_autoescape

from engine.core import DIMENSIONS, Control, Field, View
from engine.core.views import CardFace, GroupTile, Image, Text, Wall, Widget
from engine.workshop.pages import Page
from facilitator_web import shapes
from facilitator_web.drawing import Drawing
from facilitator_web.icons import Art, Icons
from facilitator_web.viewers import Viewer
from tests.web import samples
from tests.web.conftest import CODE, VIEWS
from tests.web.fakes import ROOT, FakeLive
from tests.web.parts import BOARD, CARD, CHART, tile

NASTY = "<img src=x onerror=alert(1)>\"'{{ 7 * 7 }}"


@pytest.fixture
def drawing() -> Drawing:
    loader = FileSystemLoader(ROOT / "facilitator_web" / "templates")
    env = Environment(loader=loader, autoescape=select_autoescape(), trim_blocks=True)
    return Drawing(env, Icons(ROOT / "assets" / "icons"), Art(ROOT / "assets" / "art"))


def draw(drawing: Drawing, view: View, lang: str = "nl") -> str:
    who = Viewer(FakeLive(CODE, VIEWS), Page(view.page, lang, seat=1), None)  # type: ignore[arg-type]
    return str(drawing.view(view, who))


def test_every_widget_of_the_core_has_a_drawing() -> None:
    drawn = {path.stem for path in Path(ROOT, "facilitator_web/templates/widgets").glob("[A-Z]*")}
    homes = {one.__module__ for one in (CardFace, Wall)}
    assert drawn >= {one.__name__ for one in Widget.__subclasses__() if one.__module__ in homes}


def test_a_widget_or_field_that_nobody_drew_yet_is_left_out(drawing: Drawing) -> None:
    @dataclass(frozen=True, kw_only=True)
    class Novelty(Widget):
        text: str

    odd = Control(
        id="odd",
        label="Vreemd",
        intent="answer",
        command={"to": "a", "x": None},
        fields=(Field(name="x", kind="hologram", label="?"),),  # type: ignore[arg-type]
    )
    view = View(
        widgets=(Novelty(id="n", text="nieuw"), Text(id="t", text="gewoon")), controls=(odd,)
    )
    html = draw(drawing, view)
    assert "gewoon" in html
    assert "nieuw" not in html
    assert "Vreemd" not in html


def test_what_people_wrote_is_never_markup(drawing: Drawing) -> None:
    nasty = Control(
        id=NASTY,
        label=NASTY,
        intent="answer",
        command={"to": NASTY, "x": None},
        fields=(Field(name="x", kind="text", label=NASTY, value=NASTY),),
        confirm=(NASTY,),
    )
    card = replace(CARD, title=NASTY, text=NASTY, icon=NASTY, kernel=NASTY, choices=(NASTY,))
    tile = GroupTile(id="t", group="g1", name=NASTY, colour=NASTY, animal=NASTY, lines=(NASTY,))
    picture = Image(id="i", src="/" + NASTY, alt=NASTY)
    for page in ("phone", "screen", "panel"):
        view = View(title=NASTY, page=page, widgets=(card, tile, picture), controls=(nasty,))  # type: ignore[arg-type]
        html = draw(drawing, view)
        assert "<img src=x" not in html
        assert "49" not in html.replace("&#34;", "").replace("&#39;", "")


def test_a_widget_in_another_language_says_so(drawing: Drawing) -> None:
    html = draw(drawing, View(widgets=(replace(CARD, lang="en"),)), lang="nl")
    assert 'lang="en" dir="auto"' in html


def test_there_is_one_first_heading_whatever_the_view_holds(drawing: Drawing) -> None:
    for page in ("phone", "screen", "table", "panel"):
        for view in (samples.EVERYTHING, samples.LOBBY, View(title="Leeg"), samples.PANEL):
            assert draw(drawing, replace(view, page=page)).count("<h1") == 1  # type: ignore[arg-type]


def test_equal_content_is_drawn_once_and_other_content_anew(
    drawing: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    fresh = drawing._fresh
    monkeypatch.setattr(
        drawing, "_fresh", lambda name, shown: (drawn.append(name), fresh(name, shown))[1]
    )
    view = View(widgets=(CARD, CHART, BOARD), controls=samples.EVERY_FIELD)
    draw(drawing, view)
    first = len(drawn)
    draw(drawing, replace(view, widgets=tuple(map(replace, view.widgets)), clock=9))
    assert len(drawn) == first
    draw(drawing, view, lang="en")
    assert len(drawn) == 2 * first
    draw(drawing, replace(view, widgets=(replace(CARD, turn=2),)))
    assert len(drawn) == 2 * first + 1


def test_numbers_of_a_web_are_for_a_phone_alone(drawing: Drawing) -> None:
    view = View(widgets=(CHART,))
    assert "eerst 3, nu 5" in draw(drawing, view)
    for page in ("screen", "table"):
        html = draw(drawing, replace(view, page=page))  # type: ignore[arg-type]
        assert "eerst 3" not in html
        assert "Meedoen gaat omhoog" in html


@pytest.mark.parametrize(("status", "times"), [("klaar", 1), ("Klaar", 1), ("klaar met praten", 2)])
def test_a_tile_says_that_it_is_ready_once(drawing: Drawing, status: str, times: int) -> None:
    view = View(page="screen", widgets=(tile(1, status, done=True),))
    assert draw(drawing, view).lower().count("klaar") == times


def test_a_status_that_its_badge_does_not_show_is_always_there(drawing: Drawing) -> None:
    assert "klaar" in draw(drawing, View(page="panel", widgets=(tile(1, "klaar"),)))


def test_the_panel_keeps_the_invitation_in_its_drawer(drawing: Drawing) -> None:
    desk, _, drawer = draw(drawing, replace(samples.PANEL, page="panel")).partition(
        '<dialog class="side"'
    )
    assert "482 913" not in desk
    _, _, inside = drawer.partition('id="invite"')
    inside, _, after = inside.partition('id="save"')
    assert 'class="qr"' in inside
    assert "482 913" in inside
    assert "482 913" not in after


def test_the_mirror_invites_large_while_people_arrive_and_small_later(drawing: Drawing) -> None:
    arriving = draw(drawing, replace(samples.LOBBY, page="screen"))
    later = replace(samples.SCREEN_INVITING, page="screen")
    head, _, stage = draw(drawing, later).partition('class="stage"')
    assert "482 913" in arriving.partition('class="stage"')[2]
    assert "482 913" in head
    assert "482 913" not in stage


def test_an_icon_that_is_not_there_leaves_no_trace() -> None:
    icons = Icons(ROOT / "assets" / "icons")
    assert icons("") == icons("nope") == icons("../secret") == ""
    assert "sun.svg#icon" in icons("sun")
    assert 'aria-label="De zon &amp; meer"' in icons("sun", "De zon & meer")


def test_the_arms_of_a_web_go_round_from_the_top() -> None:
    top, *_ = (shapes.spot(one, 1.0) for one in DIMENSIONS)
    assert isclose(top.x, 0)
    assert isclose(top.y, -100)
    assert len(shapes.outline(dict.fromkeys(DIMENSIONS, 0)).split()) == 6
    low, high = (shapes.web_spots({"body": value})["body"].y for value in (0, 10))
    assert high < low < 0


def test_each_field_of_the_board_has_a_place_of_its_own() -> None:
    placed = shapes.board_spots(BOARD)
    assert len({str(one.at) for one in placed.values()}) == len(BOARD.fields) == 19
    assert str(placed["centre"].at) == "0.0,0.0"
