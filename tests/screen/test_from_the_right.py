"""Languages read from the right: the page is mirrored, and what must not be, is not."""

from dataclasses import replace
from itertools import pairwise

import pygame
import pytest
from pygame import Rect, Surface

from engine.core.views import CardFace, Control, JoinInvite, MapBoard, View, WebBoard
from engine.design import TEXT_MODES, TextMode
from engine.screen import mirror
from engine.screen.picture import pen_for, view_picture
from engine.screen.scene import Scene, build
from engine.screen.showing import Showing
from engine.screen.stage import Stage
from engine.screen.widgets.board_plan import plan_of
from tests.screen.linter import Linter
from tests.screen.samples import SAMPLES, SIZES, choosing, drawing_together, lobby, reading, talking

ARABIC = replace(
    reading(),
    lang="ar", dir="rtl", title="رسالة في البيت",
    widgets=(CardFace(
        id="card", title="رسالة في البيت", turn=1, dimension="daily", kind="dilemma",
        text="جاءت رسالة من البلدية في 12 مارس. الكلام صعب. من يقرأ معنا؟", ask="ماذا نفعل؟",
        kind_label="نختار", dimension_label="الحياة اليومية", place="البيت", icon="mail",
        choices=("نسأل الجارة", "نذهب إلى المكتبة", "نتصل برقم 14070"),
    ),),
    controls=(Control(id="advance", label="التالي", intent="advance", icon="arrow-right",
                      command={"to": "workshop", "kind": "advance", "from": 3}),),
)  # fmt: skip
TURKISH = replace(
    ARABIC, lang="tr", dir="ltr", title="Evde bir mektup",
    widgets=(CardFace(
        id="card", title="Evde bir mektup", turn=1, dimension="daily", kind="dilemma",
        text="Belediyeden bir mektup geldi. Yazısı zor. İçinde ne yazıyor?", ask="Ne yapıyoruz?",
        kind_label="Seçiyoruz", dimension_label="Günlük yaşam", place="Ev", icon="mail",
        choices=("Komşuya soruyoruz", "Kütüphaneye gidiyoruz", "Şimdi açmıyoruz"),
    ),),
    controls=tuple(replace(control, label="Devam") for control in ARABIC.controls),
)  # fmt: skip


def from_the_right(view: View) -> View:
    return replace(view, dir="rtl")


def stage_of(view: View, text: TextMode = "normaal") -> Stage:
    stage = Stage(pen_for((1280, 720), view.lang, view.clock, text), lambda name, command: None)
    stage.see(view)
    return stage


def scene_of(view: View) -> Scene:
    scene = stage_of(view).scene()
    assert scene is not None
    return scene


@pytest.mark.parametrize("text", TEXT_MODES)
@pytest.mark.parametrize("view", [ARABIC, TURKISH], ids=["arabic", "turkish"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_card_in_another_script_is_whole_and_readable(
    view: View, size: tuple[int, int], text: TextMode
) -> None:
    if size != (3840, 2160):
        assert Linter(view, size, text).look() == []


@pytest.mark.parametrize("name", SAMPLES)
def test_everything_on_a_mirrored_page_changes_sides_and_nothing_else(name: str) -> None:
    plain, turned = scene_of(SAMPLES[name]()), scene_of(from_the_right(SAMPLES[name]()))
    whole = plain.pen.theme.whole
    assert [placed.widget for placed in plain.page] == [placed.widget for placed in turned.page]
    for one, other in zip(plain.targets, turned.targets, strict=True):
        assert one.key == other.key
        assert one.rect.size == other.rect.size or one.key.startswith("control:choose")
    for one_placed, other_placed in zip(plain.page, turned.page, strict=True):
        assert other_placed.rect == mirror.across(one_placed.rect, whole)


def test_the_buttons_stand_in_the_other_order() -> None:
    turned = scene_of(from_the_right(talking()))
    lefts = [rect.left for _, rect in turned.bar.placed]
    assert lefts == sorted(lefts, reverse=True)
    assert turned.bar.placed[-1][0].key == "control:advance"


def test_tables_stand_from_the_right() -> None:
    tiles = [p for p in scene_of(from_the_right(talking())).page if p.widget.id.startswith("tile")]
    assert all(one.rect.left > other.rect.left for one, other in pairwise(tiles))


def drawn(view: View, kind: type) -> tuple[Surface, Rect]:
    """Return the sprite of the widget of that kind, and its place."""
    stage = stage_of(view)
    sprites = {sprite.key: sprite for sprite in Showing(stage).sprites()}
    placed = next(p for p in scene_of(view).page if isinstance(p.widget, kind))
    return sprites[f"widget:{placed.widget.id}"].surface, placed.rect


def same(one: Surface, other: Surface) -> bool:
    return pygame.image.tobytes(one, "RGBA") == pygame.image.tobytes(other, "RGBA")


def test_a_map_is_never_mirrored() -> None:
    assert same(
        drawn(drawing_together(), MapBoard)[0],
        drawn(from_the_right(drawing_together()), MapBoard)[0],
    )


def test_the_code_for_a_camera_is_never_mirrored(monkeypatch: pytest.MonkeyPatch) -> None:
    code = Surface((100, 100))
    code.fill((255, 0, 0), (0, 0, 50, 100))
    code.fill((0, 0, 255), (50, 0, 50, 100))
    monkeypatch.setattr("engine.screen.widgets.join.qr_picture", lambda url, side: code)
    surface, _ = drawn(from_the_right(lobby()), JoinInvite)
    row = [
        surface.get_at((x, y))[:3]
        for y in range(surface.get_height())
        for x in range(surface.get_width())
        if surface.get_at((x, y))[:3] in {(255, 0, 0), (0, 0, 255)}
    ]
    assert row[:100] == [(255, 0, 0)] * 50 + [(0, 0, 255)] * 50


def test_the_arms_of_the_board_lie_where_they_always_do() -> None:
    view = from_the_right(choosing())
    board = next(widget for widget in view.widgets if isinstance(widget, WebBoard))
    scene = scene_of(view)
    placed = next(p for p in scene.page if p.widget is board)
    plan = plan_of(board, placed.rect.size, scene.pen)
    for field in ("mental-home", "daily-rules"):
        seen = mirror.across(Rect(plan.place(field), (1, 1)), Rect((0, 0), placed.rect.size))
        plain = replace(scene.pen, theme=replace(scene.pen.theme, mirrored=False))
        always = plan_of(board, placed.rect.size, plain).place(field)
        assert abs(seen.left - always.x) <= 1


def test_a_keyboard_on_the_screen_has_its_keys_where_they_always_are() -> None:
    stage = stage_of(from_the_right(talking()))
    stage.press("board:tile-g2")
    stage.press("own")
    keys = {target.key: target.rect.left for target in stage.targets}
    assert keys["key:q"] < keys["key:w"] < keys["key:p"]
    assert keys["next"] < keys["close"]


def test_an_icon_that_points_along_the_line_points_the_other_way() -> None:
    pen = pen_for((1280, 720))
    for name, turns in (("arrow-right", True), ("gift", False), ("users", False)):
        plain, shown = Surface((60, 60)), Surface((60, 60))
        pen.icons.draw(plain, name, (255, 255, 255), plain.get_rect())
        mirror.turned(pen).icons.draw(shown, name, (255, 255, 255), shown.get_rect())
        finished = pygame.transform.flip(shown, True, False)
        expected = pygame.transform.flip(plain, True, False) if turns else plain
        assert same(finished, expected)


def test_words_on_a_mirrored_page_are_not_turned_over() -> None:
    pen, style = pen_for((1280, 720)), pen_for((1280, 720)).body()
    plain, shown = Surface((300, 80)), Surface((300, 80))
    wide = pen.letters.width("Verder", style)
    pen.letters.draw(plain, "Verder", style, Rect(300 - wide, 0, wide + 1, 80))
    mirror.turned(pen).letters.draw(shown, "Verder", style, shown.get_rect())
    assert same(pygame.transform.flip(shown, True, False), plain)


def test_a_page_turns_with_its_language_and_back() -> None:
    stage = stage_of(talking())
    before = build(talking(), stage.pen, 0, frozenset()).targets
    stage.see(from_the_right(talking()))
    assert stage.targets != before
    stage.see(talking())
    assert stage.targets == before


def test_a_picture_of_an_arabic_page_can_be_made() -> None:
    assert view_picture(ARABIC, (640, 360)).get_size() == (640, 360)
