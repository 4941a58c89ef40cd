"""Scripts, fonts and lines: what is drawn is compared with what must be drawn, pixel by pixel."""

import logging
from itertools import pairwise

import pygame
import pytest
from pygame import Rect, Surface

from engine.screen.folders import assets_folder
from engine.screen.letters import Letters, Style, clean
from engine.screen.text import faces as faces_module
from engine.screen.text.cleaning import clusters
from engine.screen.text.faces import NEUTRAL, Faces
from engine.screen.text.line import typeset
from engine.screen.text.runs import Run, runs_of

FONTS = assets_folder() / "fonts"
STYLE = Style(40)
SENTENCES = {
    "ar": "نلعب معًا هذا المساء، والرمز هو 482 913. هل تريد المساعدة؟",
    "tr": "Işıl ile İbrahim çay içiyor; ağaçların altı güneşli.",
    "uk": "Сьогодні ми граємо разом. Ґанок, її, єдність.",
    "ti": "ሎሚ ምሸት ብሓባር ክንጻወት ኢና።",
    "pl": "Dziś wieczorem gramy razem: żółta łódź, gęś, źródło.",
}


@pytest.fixture
def letters() -> Letters:
    return Letters(FONTS)


def runs(text: str, rtl: bool = False) -> list[Run]:
    return runs_of(text, rtl, Faces(FONTS))


def drawn(letters: Letters, text: str, rtl: bool = False) -> bytes:
    """Return the pixels of ``text`` alone on a line."""
    surface = Surface((900, 80), pygame.SRCALPHA)
    letters.draw(surface, text, STYLE, surface.get_rect(), "left", "ar" if rtl else "nl")
    return bytes(pygame.image.tobytes(surface.subsurface(surface.get_bounding_rect()), "RGBA"))


def columns(letters: Letters, text: str, lang: str) -> list[tuple[int, int]]:
    """Return where letters of ``text`` stand on a line, each unbroken stretch of ink."""
    surface = Surface((1200, 80), pygame.SRCALPHA)
    letters.draw(surface, text, STYLE, surface.get_rect(), "left", lang)
    inked = [surface.subsurface(Rect(x, 0, 1, 80)).get_bounding_rect().height > 0
             for x in range(1200)]  # fmt: skip
    edges = [x for x, (a, b) in enumerate(pairwise([False, *inked, False])) if a != b]
    return list(zip(edges[::2], edges[1::2], strict=True))


# ------------------------------------------------------------------ shaping


def test_arabic_letters_join() -> None:
    font = Faces(FONTS).font("NotoSansArabic", 40, False)
    font.set_script("Arab")
    font.set_direction(pygame.DIRECTION_RTL)
    word = "الصحة"
    assert font.size(word)[0] < 0.9 * sum(font.size(letter)[0] for letter in word)


def test_letters_measure_a_joined_word_as_it_is_drawn(letters: Letters) -> None:
    assert letters.width("الصحة", STYLE) < sum(letters.width(c, STYLE) for c in "الصحة")
    inked = columns(letters, "الصحة", "ar")
    assert inked[-1][1] - inked[0][0] <= letters.width("الصحة", STYLE) + 2


@pytest.mark.parametrize("lang", SENTENCES)
def test_every_letter_of_a_language_has_a_glyph(
    lang: str, caplog: pytest.LogCaptureFixture
) -> None:
    faces_module._report.cache_clear()
    written = "".join(run.text for run in sorted(runs(SENTENCES[lang]), key=lambda r: r.text))
    assert sorted(written) == sorted(SENTENCES[lang])
    assert not caplog.records


@pytest.mark.parametrize("text", ["مساء", "ምሸት", "Ґанок", "ağaç"])
def test_bold_is_heavier_in_every_script(text: str) -> None:
    plain, heavy = (
        typeset(runs(text), Style(60, bold=bold), Faces(FONTS)).picture for bold in (False, True)
    )
    assert pygame.mask.from_surface(heavy).count() > 1.1 * pygame.mask.from_surface(plain).count()


# ------------------------------------------------------------------ order


@pytest.mark.parametrize("number", ["2026", "482 913", "19:30", "070 123 4567"])
def test_a_number_in_arabic_looks_as_it_does_alone(letters: Letters, number: str) -> None:
    alone = columns(letters, number, "nl")
    inside = columns(letters, f"رمز {number}", "ar")[: len(alone)]
    steps = [[b[0] - a[0] for a, b in pairwise(row)] for row in (alone, inside)]
    assert steps[0] == steps[1]
    assert [b - a for a, b in alone] == [b - a for a, b in inside]


def test_a_number_turned_round_would_have_been_seen(letters: Letters) -> None:
    assert drawn(letters, "2026") != drawn(letters, "6202")
    assert drawn(letters, "2026", rtl=True) == drawn(letters, "2026")


def test_runs_stand_from_left_to_right_each_in_its_own_font() -> None:
    found = [(run.text.strip(), run.face, run.rtl) for run in runs("السؤال 3: DigiD", rtl=True)]
    assert found == [
        ("DigiD", "Andika", False),
        (":", "Andika", True),
        ("3", "Andika", False),
        ("السؤال", "NotoSansArabic", True),
    ]


def test_a_bracket_that_runs_from_the_right_is_mirrored(letters: Letters) -> None:
    (only,) = runs("(نعم)", rtl=True)[:1]
    assert only.rtl
    left, *_, right = columns(letters, "(نعم)", "ar")
    opening, closing = columns(letters, "(", "nl")[0], columns(letters, ")", "nl")[0]
    assert (left[1] - left[0], right[1] - right[0]) == (
        opening[1] - opening[0], closing[1] - closing[0],
    )  # fmt: skip
    assert drawn(letters, "(", rtl=True) == drawn(letters, ")")


def test_a_mark_is_never_parted_from_its_letter() -> None:
    assert clusters("e\u0301a بَت") == ["e\u0301", "a", " ", "بَ", "ت"]
    assert all(run.text[0] != "\u064e" for run in runs("بَتَ ab مَ"))


# ------------------------------------------------------------------ what no font shows


def test_a_letter_without_a_glyph_is_a_neutral_mark(letters: Letters) -> None:
    assert drawn(letters, "a😀b") == drawn(letters, f"a{NEUTRAL}b")
    assert drawn(letters, "a👩\u200d👧b") == drawn(letters, f"a{NEUTRAL}b")


@pytest.mark.parametrize(("odd", "plain"), [("𝐇𝐚𝐥𝐥𝐨", "Hallo"), ("①", "1"), ("㎏", "kg")])
def test_a_letter_without_a_glyph_is_spelled_with_those_it_is_made_of(
    letters: Letters, odd: str, plain: str
) -> None:
    assert drawn(letters, odd) == drawn(letters, plain)


def test_a_mark_that_no_font_shows_leaves_its_letter() -> None:
    assert [run.text for run in runs("a\u20dd")] == ["a"]


def test_a_missing_letter_is_logged_once_and_without_its_text(
    letters: Letters, caplog: pytest.LogCaptureFixture
) -> None:
    faces_module._report.cache_clear()
    with caplog.at_level(logging.WARNING):
        letters.width("geheim 漢", STYLE)
        Letters(FONTS).width("漢 nog eens", STYLE)
    assert [record.getMessage() for record in caplog.records] == ["no font shows U+6F22"]


def test_atkinson_is_a_choice_and_lets_another_font_write_cyrillic() -> None:
    faces = Faces(FONTS, "atkinson")
    found = {run.face for run in runs_of("Welkom Ґанок", False, faces)}
    assert found == {"AtkinsonHyperlegible", "Andika"}


def test_fonts_of_other_scripts_are_opened_when_a_text_needs_them(letters: Letters) -> None:
    opened: list[str] = []
    letters._faces = watched = Faces(FONTS)
    original = watched._open

    def told(face: str, px: int, bold: bool) -> pygame.font.Font:
        opened.append(face)
        return original(face, px, bold)

    watched.font = told
    letters.width("Welkom, çay, Ґанок", STYLE)
    assert set(opened) == {"Andika"}
    letters.width("مساء", STYLE)
    assert "NotoSansArabic" in opened
    assert "NotoSansEthiopic" not in opened


# ------------------------------------------------------------------ cleaning


def test_text_is_composed_and_kept_as_far_as_it_says_something() -> None:
    assert clean("e\u0301") == "é"
    assert clean("a\u00a0b\u202fc") == "a\u00a0b\u202fc"
    assert clean("a \u2028\t b") == "a b"
    assert clean("نمی\u200cخواهم") == "نمی\u200cخواهم"
    assert clean("a" + "\u0336" * 50) == "a" + "\u0336" * 4
