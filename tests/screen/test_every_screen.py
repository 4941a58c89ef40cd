"""Every kind of page of every game, in every language, size and direction, can be read."""

from collections.abc import Iterator
from itertools import product

import pytest

from engine.core.views import View
from engine.design import TEXT_MODES, TextMode
from tests.evenings import RULES
from tests.screen.evening_views import SAY, Seen, from_the_right, seen
from tests.screen.linter import Linter, Size
from tests.screen.pseudo import Pseudo
from tests.screen.samples import SIZES

QUICK = tuple(size for size in SIZES if size != (3840, 2160))
"""The largest is drawn in the long run, and with the samples: it takes as long as all others."""
LANGUAGES = ("nl", "en", "longer", "longer, from the right")
CUT = 60
"""How many of all combinations of page, language, size and letters are looked at each time."""
PSEUDO = Pseudo.of_source(SAY["nl"])

Case = tuple[Seen, str, Size, TextMode]


def every_case() -> list[Case]:
    return list(product(seen(), LANGUAGES, QUICK, TEXT_MODES))


def a_cut(cases: list[Case]) -> list[Case]:
    """Return cases spread evenly over the pages; language, size and letters take turns."""
    ways = len(cases) // len(seen())
    chosen = range(0, len(seen()), max(1, round(len(seen()) / CUT)))
    return [cases[page * ways + number * 7 % ways] for number, page in enumerate(chosen)]


def shown(moment: Seen, language: str) -> View:
    if language in SAY:
        return moment.view(SAY[language], language)
    view = moment.view(PSEUDO, "nl")
    return from_the_right(view) if "right" in language else view


def faults(cases: list[Case], *, sheets: bool) -> Iterator[str]:
    asked: set[object] = set()
    for moment, language, size, text in cases:
        words = PSEUDO.words if language not in SAY else None
        linter = Linter(shown(moment, language), size, text, words=words)
        found = linter.look()
        if sheets:
            found = linter.look_at_sheets(asked)
        where = f"{moment.name}, {linter.view.title}, {language}, {size[0]}x{size[1]}, {text}"
        yield from (f"{where}: {fault}" for fault in found)


def test_a_cut_of_all_pages_holds_every_language_size_and_text_mode() -> None:
    cut = a_cut(every_case())
    assert {part for moment, *_ in cut for part in moment.games} >= set(RULES.games)
    assert {language for _, language, *_ in cut} == set(LANGUAGES)
    assert {size for *_, size, _ in cut} == set(QUICK)
    assert {text for *_, text in cut} == set(TEXT_MODES)


@pytest.mark.parametrize("text", ["normaal", pytest.param("groot", marks=pytest.mark.soak)])
def test_what_people_see_in_an_evening_is_readable_and_whole(text: TextMode) -> None:
    cases = [case for case in a_cut(every_case()) if case[3] == text]
    assert list(faults(cases, sheets=True)) == []


@pytest.mark.soak
@pytest.mark.parametrize("text", TEXT_MODES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_every_evening_is_readable_and_whole(
    language: str, size: Size, text: TextMode
) -> None:
    cases = [(moment, language, size, text) for moment in seen()]
    assert list(faults(cases, sheets=True)) == []
