"""A wall of notes and a cloud of words at the shared screen."""

from dataclasses import replace

import pytest
from pygame import Rect

from engine.core.views import CloudWord, WordCloud
from engine.design import TEXT_MODES, TextMode
from engine.screen.picture import pen_for
from engine.screen.shapes import blank
from engine.screen.widgets.cloud import CLOUD as DRAWING
from engine.screen.widgets.wall import WALL as WALL_DRAWING
from tests.screen.samples import CLOUD, SIZES, WALL

every_size = pytest.mark.parametrize("size", [size for size in SIZES if size != (3840, 2160)])
every_mode = pytest.mark.parametrize("text", TEXT_MODES)


def letters(cloud: WordCloud, size: tuple[int, int], text: TextMode) -> list[tuple[str, int, Rect]]:
    """Return each line that is drawn: its words, the size of its letters, its place."""
    pen = pen_for(size, "nl", 0, text)
    seen: list[tuple[str, int, Rect]] = []
    pen.letters.on_line = lambda words, style, rect, _: seen.append((words, style.px, rect))
    wide = pen.theme.safe.width
    high = max(DRAWING.height(cloud, wide, pen), pen.theme.safe.height * 2 // 3)
    DRAWING.draw(blank((wide, high)), cloud, pen)
    return seen


@every_size
@every_mode
def test_no_word_is_smaller_than_four_hundredths_and_none_is_left_out(
    size: tuple[int, int], text: TextMode
) -> None:
    seen = letters(CLOUD, size, text)
    assert {word.text for word in CLOUD.words} <= {words for words, _, _ in seen}
    assert min(px for _, px, _ in seen) >= 0.04 * min(size)


def test_a_cloud_is_the_same_each_time_and_its_size_tells_what_its_colour_does_not() -> None:
    one, other = (letters(CLOUD, (1280, 720), "normaal") for _ in range(2))
    assert one == other
    by_word = {words: px for words, px, _ in one}
    sizes = [by_word[word.text] for word in CLOUD.words]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 1.2 * sizes[-1]


def test_the_longest_words_fit_the_smallest_window() -> None:
    words = tuple(CloudWord("w" * 18 + str(n), 3 - n % 3) for n in range(24))
    for _, _, rect in letters(replace(CLOUD, words=words), (640, 360), "groot"):
        assert Rect(0, 0, 640, 10_000).contains(rect)


@every_mode
def test_a_note_keeps_its_paper_wherever_it_hangs(text: TextMode) -> None:
    pen = pen_for((1280, 720), "nl", 0, text)
    pages = WALL_DRAWING.parts(WALL, (1100, 380), pen)
    assert [note for page in pages for note in page.notes] == list(WALL.notes)
    assert all(WALL_DRAWING.height(page, 1100, pen) <= 380 for page in pages)
