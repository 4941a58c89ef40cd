"""What lies over the view keeps the same rules as the view: readable, whole, in its place."""

from dataclasses import replace
from itertools import combinations

import pytest
from pygame import Rect, Surface

from engine.core.views import Control, Field, Option, View
from engine.design import TextMode
from engine.screen.letters import Style
from engine.screen.picture import pen_for
from engine.screen.sheet_drawing import draw_sheet
from engine.screen.sheet_face import face_of
from engine.screen.sheet_layout import plan_sheet
from engine.screen.sheets import Confirm, Filling, Leave, Menu, Sheet
from engine.screen.stage import Stage
from tests.screen.cut import drawn
from tests.screen.samples import BACK, REST, RESULT, SAME, WORDS

LONG = "Een heel lange zin die precies zegt wat er gaat gebeuren als je dit doet. "
ALL_FIELDS = tuple(
    Field(name=kind, kind=kind, label=f"Wat vinden jullie van {kind}?", min=0, max=most,
          options=tuple(Option(f"o{n}", f"Een keuze met woorden {n}") for n in range(count)))
    for kind, most, count in (("pairs", None, 8), ("scale", 10, 0), ("number", 40, 0),
                              ("order", None, 5), ("many", 3, 9), ("one", None, 20),
                              ("cell", None, 0))
)  # fmt: skip
ASK = Control(id="ask", label="Vraag", intent="answer", command={}, fields=ALL_FIELDS)  # type: ignore[arg-type] # kinds
SHEETS: dict[str, Sheet] = {
    "menu": Menu((RESULT, SAME, WORDS, BACK, REST)),
    "long menu": Menu(tuple(replace(SAME, id=f"c{n}", label=LONG) for n in range(12))),
    "confirm": Confirm(BACK, {}),
    "long confirm": Confirm(replace(BACK, confirm=(LONG,) * 12), {}),
    "leave": Leave(),
    "arrows": Filling(RESULT),
    "openings": Filling(WORDS),
    "typing": Filling(WORDS, own_words=True, values={"text": LONG}),
    "partners": Filling(ASK, left="o1", values={"pairs": {"o0": "o4"}}),
    **{f.name: Filling(ASK, at) for at, f in enumerate(ALL_FIELDS)},
}


@pytest.mark.parametrize(("name", "size", "text"), drawn(SHEETS))
def test_a_sheet_is_readable_and_nothing_on_it_overlaps(
    name: str, size: tuple[int, int], text: TextMode
) -> None:
    pen = pen_for(size, text=text)
    face = face_of(SHEETS[name], pen)
    for page in range(plan_sheet(face, 0, pen).pages):
        plan, lines = plan_sheet(face, page, pen), []
        surface = Surface(size)
        pen.letters.on_line = lambda *line: lines.append(line)  # noqa: B023 - used at once
        draw_sheet(surface, face, plan, pen)
        assert_readable(lines, surface, plan.panel, size)
        places = [target.rect for target in plan.targets]
        assert all(plan.panel.contains(place) for place in places)
        assert [pair for pair in combinations(places, 2) if pair[0].colliderect(pair[1])] == []


def assert_readable(
    lines: list[tuple[str, Style, Rect, Surface]],
    whole: Surface,
    panel: Rect,
    size: tuple[int, int],
) -> None:
    for words, style, rect, surface in lines:
        room = panel if surface is whole else surface.get_rect().inflate(2, 2)
        assert style.px >= 0.04 * min(size), words
        assert room.contains(rect.inflate(0, style.px - rect.height)), (words, rect)


@pytest.mark.parametrize(("name", "size", "text"), drawn(SHEETS))
def test_every_option_of_a_sheet_is_on_one_of_its_pages(
    name: str, size: tuple[int, int], text: TextMode
) -> None:
    pen = pen_for(size, text=text)
    face = face_of(SHEETS[name], pen)
    pages = range(plan_sheet(face, 0, pen).pages)
    shown = {target.key for page in pages for target in plan_sheet(face, page, pen).targets}
    assert {option.key for option in face.options} <= shown
    assert {button.key for button in face.footer} <= shown


def test_the_twelve_arrows_are_on_one_page_of_a_wide_screen() -> None:
    pen = pen_for((1920, 1080))
    assert plan_sheet(face_of(Filling(RESULT), pen), 0, pen).pages == 1


def test_a_number_stays_inside_its_bounds() -> None:
    form = Filling(ASK, at=2)
    assert form.count(-1).value == 0
    assert form.with_value(39).count(1).count(1).value == 40


def test_letting_go_of_a_choice_leaves_the_others() -> None:
    form = Filling(ASK, at=4)
    for value in ("o1", "o2", "o3", "o4", "o3"):
        form = form.choose(value)
    assert form.value == ["o2", "o4"]


def test_a_question_that_leaves_no_room_for_keys_has_a_page_of_its_own() -> None:
    asked = Field(name="text", kind="text", label=LONG * 2)
    pen = pen_for((1024, 768), text="groot")
    face = face_of(
        Filling(Control(id="ask", label="?", intent="answer", command={}, fields=(asked,))), pen
    )
    question, keys = (plan_sheet(face, page, pen) for page in (0, 1))
    assert question.pages == keys.pages == 2
    assert question.title.height > 0
    assert question.text is None
    assert keys.text is not None
    assert {"key:q", "key: ", "erase", "next"} <= {target.key for target in keys.targets}


def test_what_is_typed_on_a_real_keyboard_is_seen_at_once() -> None:
    asked = Field(name="text", kind="text", label=LONG * 2)
    control = Control(id="ask", label="?", intent="answer", command={}, fields=(asked,))
    stage = Stage(pen_for((1024, 768), text="groot"), lambda name, command: None)
    stage.see(View(controls=(control,)))
    stage.press("control:ask")
    assert stage.sheet_plan()[1].text is None  # type: ignore[index] # a form is open
    stage.type("J")
    assert stage.sheet_plan()[1].text is not None  # type: ignore[index] # a form is open
