"""The tokens hold what they promise: contrast, and colours that nobody mixes up."""

from itertools import combinations

import pytest
from coloraide.everything import ColorAll

from engine.core.dimensions import DIMENSIONS, ICONS
from engine.core.looks import COLOURS
from engine.design import SKINS, TEXT_MODES, Colour, Skin, design, hexed, rgb
from facilitator_web.skins import stylesheet

EYES = ("", "protan", "deutan", "tritan")
every_skin = pytest.mark.parametrize("skin", SKINS)
TEXT, LARGE, BODY = 4.5, 3.0, 7.0
"""WCAG 2.2: 1.4.3 for text, 1.4.11 for what must be seen; 1.4.6 for text on a shared screen."""
APART: dict[Skin, float] = {"light": 17.0, "dark": 13.0, "contrast": 17.0}
"""Least distance of two dimensions in CAM02-UCS, for every kind of colour vision."""


def contrast(one: Colour, other: Colour) -> float:
    return ColorAll(hexed(one)).contrast(hexed(other))


def seen(colour: Colour, eyes: str) -> ColorAll:
    whole = ColorAll(hexed(colour))
    return whole.filter(eyes, 1) if eyes else whole


@every_skin
def test_body_text_is_read_from_the_last_row(skin: Skin) -> None:
    palette = design().colours[skin]
    for ground in (palette.paper, palette.card, palette.sunk):
        assert contrast(palette.ink, ground) >= BODY
    for ground in (palette.paper, palette.card):
        assert contrast(palette.soft, ground) >= BODY
        assert contrast(palette.leaf, ground) >= TEXT
        assert contrast(palette.warn, ground) >= TEXT


@every_skin
def test_text_on_colour_is_read(skin: Skin) -> None:
    palette = design().colours[skin]
    pairs = [(palette.leaf, palette.on_leaf), (palette.mark, palette.on_mark)]
    pairs += [(one, palette.on_dimension) for one in palette.dimension.values()]
    pairs += [(one, palette.on_look) for one in palette.look.values()]
    assert min(contrast(*pair) for pair in pairs) >= TEXT


@every_skin
def test_a_dimension_is_read_on_paper_and_cards(skin: Skin) -> None:
    palette = design().colours[skin]
    for colour in palette.dimension.values():
        assert min(contrast(colour, palette.paper), contrast(colour, palette.card)) >= TEXT


@every_skin
def test_what_can_be_pressed_has_an_edge_that_is_seen(skin: Skin) -> None:
    palette = design().colours[skin]
    for edge in (palette.edge, palette.mark, *palette.look.values()):
        assert min(contrast(edge, palette.paper), contrast(edge, palette.card)) >= LARGE


@every_skin
@pytest.mark.parametrize("eyes", EYES)
def test_no_two_dimensions_look_alike_to_anyone(skin: Skin, eyes: str) -> None:
    colours = [seen(one, eyes) for one in design().colours[skin].dimension.values()]
    nearest = min(a.delta_e(b, method="cam02") for a, b in combinations(colours, 2))
    assert nearest >= APART[skin]


def test_a_dimension_is_never_told_by_colour_alone() -> None:
    signs = design().dimension
    assert tuple(signs) == DIMENSIONS == tuple(ICONS)
    for one in ("pattern", "letter"):
        assert len({getattr(sign, one) for sign in signs.values()}) == len(DIMENSIONS)
    assert len(set(ICONS.values())) == len(DIMENSIONS)


def test_every_skin_has_a_colour_for_every_dimension_and_look() -> None:
    for skin in SKINS:
        palette = design().colours[skin]
        assert tuple(palette.dimension) == DIMENSIONS
        assert set(palette.look) == set(COLOURS)
        assert set(palette.art) == set(design().colours["light"].art)


def test_text_on_the_screen_is_never_smaller_than_the_last_row_can_read() -> None:
    least = {"normaal": 0.04, "groot": 0.06}
    for mode in TEXT_MODES:
        sizes = design().text[mode]
        assert sizes.small >= least[mode]
        assert sizes.small < sizes.body < sizes.question < sizes.title < sizes.code


def test_pages_and_screen_have_the_same_colours() -> None:
    written = stylesheet()
    palette = design().colours["dark"]
    assert f"--ink: {hexed(palette.ink)};" in written
    assert f"--dim-meaning: {hexed(palette.dimension['meaning'])};" in written
    assert '[data-skin="contrast"]' in written
    assert rgb(hexed(palette.leaf)) == palette.leaf
