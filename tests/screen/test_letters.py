import pytest
from pygame import Rect, Surface

from engine.core.views import Field
from engine.screen.folders import assets_folder
from engine.screen.letters import Align, Letters, Style
from engine.screen.picture import pen_for
from engine.screen.stage import Stage
from engine.screen.text.kept import Kept
from engine.screen.text.line import Line
from tests.screen.minutes import play
from tests.screen.room import Room, asking, with_controls

FONTS = assets_folder() / "fonts"
STYLE = Style(40)
BOX = Rect(100, 0, 600, 200)


def place(letters: Letters, text: str, align: Align = "left", lang: str = "") -> str:
    """Return on which side of a box ``text`` comes to stand."""
    places: list[Rect] = []
    letters.on_line = lambda text, style, where, surface: places.append(where)
    letters.draw(Surface((800, 200)), text, STYLE, BOX, align, lang)
    (where,) = places
    return "left" if where.left == BOX.left else "right" if where.right == BOX.right else "middle"


@pytest.mark.parametrize(
    ("rtl", "text", "lang", "side"),
    [
        (False, "Goedemorgen", "", "left"),
        (False, "صباح الخير", "", "right"),
        (False, "482 913", "ar", "right"),
        (True, "صباح الخير", "", "right"),
        (True, "482 913", "", "right"),
        (True, "Henk", "", "right"),
        (True, "Goedemorgen", "nl", "left"),
    ],
)
def test_left_is_where_the_text_begins(rtl: bool, text: str, lang: str, side: str) -> None:
    letters = Letters(FONTS, lang="ar" if rtl else "nl", rtl=rtl)
    assert place(letters, text, lang=lang) == side
    other = {"left": "right", "right": "left"}[side]
    assert place(letters, text, "right", lang) == other
    assert place(letters, text, "centre", lang) == "middle"


def test_each_paragraph_begins_on_its_own_side() -> None:
    letters, places = Letters(FONTS), []
    letters.on_line = lambda text, style, where, surface: places.append(where)
    letters.draw(Surface((800, 200)), "Goedemorgen\nصباح الخير", STYLE, BOX)
    assert places[0].left == BOX.left
    assert places[1].right == BOX.right


def test_the_next_letter_comes_behind_the_last() -> None:
    letters = Letters(FONTS)
    assert letters.after("ab", STYLE, BOX) == BOX.left + letters.width("ab", STYLE)
    assert letters.after("مساء", STYLE, BOX) == BOX.right - letters.width("مساء", STYLE)


def test_a_pen_knows_which_way_its_page_runs() -> None:
    assert pen_for((640, 360), "ar").rtl
    assert not pen_for((640, 360), "tr").rtl


def test_the_first_letter_that_is_typed_is_a_capital_of_the_page_its_language() -> None:
    room = Room(with_controls(asking(Field(name="text", kind="text", label="Wat?", max_length=20))))
    room.stage = Stage(pen_for((1280, 720), "tr"), lambda control, command: None)
    room.stage.see(room.view)
    room.stage.press("control:ask")
    room.stage.type("i")
    room.stage.type("i")
    plan = room.stage.sheet_plan()
    assert plan is not None
    assert plan[0].text == "İi"


# ------------------------------------------------------------------ what is kept


def test_a_line_is_made_once_for_each_text_style_and_direction() -> None:
    letters, surface = Letters(FONTS), Surface((800, 200))
    for _ in range(3):
        letters.draw(surface, "Doe mee (482)", STYLE, BOX)
    assert (letters.kept.misses, letters.kept.hits) == (1, 2)
    letters.draw(surface, "Doe mee (482)", Style(41), BOX)
    letters.draw(surface, "Doe mee (482)", STYLE, BOX, lang="ar")
    assert letters.kept.misses == 3


def test_lines_are_let_go_when_their_room_is_full_the_longest_unseen_first() -> None:
    kept: Kept[str] = Kept(room=250)
    made: list[str] = []

    def line(name: str) -> Line:
        made.append(name)
        return Line(Surface((10, 10)), 8)

    for name in ("a", "b", "a", "c", "a", "b"):
        kept.get(name, lambda name=name: line(name))
    assert made == ["a", "b", "c", "b"]


def test_in_the_second_minute_nineteen_of_twenty_lines_were_drawn_before() -> None:
    _, (hits, misses) = play(120, (640, 360))
    assert misses > 0  # every round has a card of its own
    assert hits / (hits + misses) >= 0.95
