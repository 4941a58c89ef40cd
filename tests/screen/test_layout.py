"""A linter for what the screen shows: readable, whole, and in its own place."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest
from pygame import Rect, Surface

from engine.core.views import JoinInvite, View
from engine.screen.layout import small_invite
from engine.screen.letters import Style
from engine.screen.picture import pen_for
from engine.screen.scene import build
from engine.screen.showing import Showing
from engine.screen.stage import Stage
from engine.screen.widgets.join import corner_size
from tests.screen.samples import (
    ADVANCE,
    INVITE,
    REST,
    SAMPLES,
    SIZES,
    choosing,
    closing,
    comparing,
    debrief,
    inviting,
    lobby,
    reading,
    thirty,
)

Line = tuple[str, Style, Rect, Surface]


def stage_of(view: View, size: tuple[int, int]) -> Stage:
    stage = Stage(pen_for(size, view.lang, view.clock), lambda control, command: None)
    stage.see(view)
    return stage


def every_page(view: View, size: tuple[int, int]) -> list[tuple[list[Line], list[Rect]]]:
    """Return the lines and the places of what is drawn, page by page."""
    stage, pages = stage_of(view, size), []
    built = stage.scene()
    assert built is not None
    for _ in range(built.pages):
        lines: list[Line] = []
        stage.pen.letters.on_line = lambda *line: lines.append(line)  # noqa: B023 - used at once
        sprites = Showing(stage).sprites()
        pages.append(
            (lines, [sprite.rect for sprite in sprites if sprite.key not in {"mark", "vignette"}])
        )
        stage.press("page")
    return pages


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SAMPLES)
def test_text_is_large_enough_whole_and_nothing_overlaps(name: str, size: tuple[int, int]) -> None:
    theme = pen_for(size).theme
    for lines, places in every_page(SAMPLES[name](), size):
        assert lines
        for words, style, rect, surface in lines:
            assert style.px >= 0.04 * min(size), words
            assert surface.get_rect().inflate(2, 2).contains(rect), (words, rect)
        assert all(theme.safe.contains(place) for place in places)
        assert [pair for pair in combinations(places, 2) if pair[0].colliderect(pair[1])] == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SAMPLES)
def test_every_widget_of_a_view_is_on_one_of_its_pages(name: str, size: tuple[int, int]) -> None:
    view, shown = SAMPLES[name](), set()
    pen = pen_for(size)
    for page in range(build(view, pen, 0, frozenset()).pages):
        shown |= {placed.widget.id for placed in build(view, pen, page, frozenset()).page}
    full = any(getattr(widget, "face", "") == "full" for widget in view.widgets)
    left_out = {"title"} if full else set()
    gives_way = {invite.id} if (invite := small_invite(view)) else set()
    assert {widget.id for widget in view.widgets} <= shown | left_out | gives_way


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_what_can_be_pressed_is_high_enough_for_a_finger(size: tuple[int, int]) -> None:
    for sample in SAMPLES.values():
        for target in stage_of(sample(), size).targets:
            assert target.rect.height >= 0.11 * min(size) - 1, target


@pytest.mark.parametrize("size", [size for size in SIZES if size[0] > size[1]])
def test_the_qr_code_of_the_lobby_is_two_fifths_of_the_height(size: tuple[int, int]) -> None:
    from engine.screen.widgets.join import qr_side

    invite = lobby().widgets[0]
    assert qr_side(getattr(invite, "url", ""), pen_for(size).theme.px(0.4)) >= 0.4 * size[1]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "lobby"])
def test_an_invitation_during_play_never_costs_a_page(name: str, size: tuple[int, int]) -> None:
    view, pen = SAMPLES[name](), pen_for(size)
    others = tuple(one for one in view.widgets if not isinstance(one, JoinInvite))
    view = replace(view, widgets=others)
    pages = build(view, pen, 0, frozenset()).pages
    assert build(inviting(view), pen, 0, frozenset()).pages <= pages


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("view", [choosing, reading, comparing, debrief, closing])
def test_an_invitation_during_play_is_small_and_takes_no_page(
    view: Callable[[], View], size: tuple[int, int]
) -> None:
    pen = pen_for(size)
    without, scene = (build(v, pen, 0, frozenset()) for v in (view(), inviting(view())))
    assert scene.pages == without.pages
    placed = next(one for one in scene.page if one.widget == INVITE)
    assert placed.corner
    assert placed.rect.height <= 0.12 * size[1]


def test_where_people_arrive_the_invitation_is_large() -> None:
    scene = build(lobby(), pen_for((1920, 1080)), 0, frozenset())
    placed = next(one for one in scene.page if isinstance(one.widget, JoinInvite))
    assert not placed.corner
    assert placed.rect.height > 0.4 * 1080


def test_where_the_buttons_leave_little_room_the_digits_stand_alone() -> None:
    view = inviting(reading())
    wide = replace(ADVANCE, label="Verder naar nog een kaart om samen te oefenen")
    for label in (wide.label[:end] for end in range(5, len(wide.label))):
        shown = replace(view, controls=(replace(wide, label=label), REST))
        scene = build(shown, pen_for((1280, 720)), 0, frozenset())
        placed = next(one for one in scene.page if one.widget == INVITE)
        if placed.rect.width == corner_size(scene.bar_pen, bare=True)[0]:
            return
    raise AssertionError("no width of a button left room for digits alone")


def test_thirty_tables_are_all_there_and_the_card_stays_on_every_page() -> None:
    view, pen = thirty(), pen_for((1920, 1080))
    count = build(view, pen, 0, frozenset()).pages
    pages = [build(view, pen, page, frozenset()).page for page in range(count)]
    assert count <= 8
    assert all("card" in {placed.widget.id for placed in page} for page in pages)
