"""Which letters a page fetches, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.web.conftest import CODE, Served

pytestmark = pytest.mark.browser

SENTENCES = {
    "ar": "نلعب معًا هذا المساء، والرمز هو 482 913.",
    "ti": "ሎሚ ምሸት ብሓባር ክንጻወት ኢና።",
    "uk": "Сьогодні ми граємо разом.",
    "tr": "Bugün hava güneşli.",
}
PIECES = {"ar": "noto-arabic", "ti": "noto-ethiopic", "uk": "tafelletter-cyrillic",
          "tr": "tafelletter-latin-ext"}  # fmt: skip


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def fetched(page: Page, served: Served, text: str, **dress: str) -> set[str]:
    """Return the pieces of fonts that a page with ``text`` on it fetches."""
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.rpartition("/")[2]))
    page.goto(served.url(f"/{CODE}"))
    page.evaluate(
        """async ([text, dress]) => {
            Object.assign(document.documentElement.dataset, dress);
            document.body.append(Object.assign(document.createElement("p"), { textContent: text }));
            document.body.getBoundingClientRect();
            await document.fonts.ready;
        }""",
        [text, dress],
    )
    page.wait_for_load_state("networkidle")
    return {one.removesuffix(".woff2") for one in asked if one.endswith(".woff2")}


def test_a_dutch_phone_fetches_latin_letters_alone(page: Page, served: Served) -> None:
    assert fetched(page, served, "Eén idee per zin.") <= {
        "tafelletter-latin-regular", "tafelletter-latin-bold",
    }  # fmt: skip


@pytest.mark.parametrize("lang", SENTENCES)
def test_another_script_is_fetched_when_a_word_needs_it(
    page: Page,
    served: Served,
    lang: str,
) -> None:
    pieces = fetched(page, served, SENTENCES[lang])
    assert f"{PIECES[lang]}-regular" in pieces
    assert not any(
        name in one for one in pieces for name in PIECES.values() if name != PIECES[lang]
    )


def test_who_asks_for_other_letters_gets_them(page: Page, served: Served) -> None:
    assert "atkinson-latin-regular" in fetched(page, served, "Eén idee.", font="atkinson")
