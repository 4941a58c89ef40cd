"""A linter for what the screen shows: readable, whole, and in its own place."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pygame import Rect, Surface

from engine.core.views import JoinInvite, View
from engine.design import TextMode
from engine.screen.layout import small_invite
from engine.screen.letters import Style
from engine.screen.picture import pen_for
from engine.screen.scene import build
from engine.screen.stage import Stage
from engine.screen.widgets.join import corner_size
from tests.screen.cut import drawn, laid
from tests.screen.linter import Linter
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
    talking,
    thirty,
)


def stage_of(view: View, size: tuple[int, int]) -> Stage:
    stage = Stage(pen_for(size, view.lang, view.clock), lambda control, command: None)
    stage.see(view)
    return stage


@pytest.mark.parametrize(("name", "size", "text"), drawn(SAMPLES))
def test_every_page_can_be_read_is_whole_and_in_its_place(
    name: str, size: tuple[int, int], text: TextMode
) -> None:
    assert Linter(SAMPLES[name](), size, text).look() == []


@pytest.mark.parametrize(
    ("style", "place", "fault"),
    [
        (Style(20), Rect(0, 0, 30, 26), "too small"),
        (Style(76), Rect(190, 0, 30, 100), "cut off"),
        (Style(76), Rect(0, 0, 90, 100), "over each other"),
    ],
)
def test_the_linter_finds_what_cannot_be_read(style: Style, place: Rect, fault: str) -> None:
    linter, surface = Linter(talking(), (1280, 720), "groot"), Surface((200, 100))
    linter.lines = [
        ("woord", style, place, surface),
        ("ander", Style(76), Rect(0, 0, 90, 100), surface),
    ]
    assert any(fault in found for found in linter._unreadable())


def test_the_linter_finds_what_stands_in_the_way_or_outside() -> None:
    linter = Linter(talking(), (1280, 720))
    found = list(
        linter._outside([Rect(100, 100, 50, 50), Rect(140, 140, 50, 50), Rect(0, 0, 9, 9)])
    )
    assert [fault.partition(":")[0] for fault in found] == [
        "outside the safe area", "in each other's way",
    ]  # fmt: skip


def test_the_linter_finds_a_control_that_nothing_leads_to() -> None:
    lost = replace(ADVANCE, id="lost", intent="answer", board="gone")
    view = replace(talking(), controls=(ADVANCE,))
    linter = Linter(view, (1280, 720))
    linter.view = replace(view, controls=(ADVANCE, lost))
    assert "no page reaches lost" in linter.look()


@pytest.mark.parametrize(("name", "size"), laid(SAMPLES))
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


@pytest.mark.parametrize(("name", "size"), laid(name for name in SAMPLES if name != "lobby"))
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
