import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.screen.text.breaking import lines_of
from engine.screen.text.cleaning import SOFT_HYPHEN

SHY = SOFT_HYPHEN


def wrapped(text: str, width: int) -> list[str]:
    """Return ``text`` in lines of ``width`` letters."""
    return lines_of(text, width, len)


def test_a_line_ends_between_words() -> None:
    assert wrapped("de lift is al twee weken stuk", 12) == ["de lift is", "al twee", "weken stuk"]


def test_mixed_text_is_broken_in_reading_order() -> None:
    assert wrapped("نلعب معا DigiD اليوم", 14) == ["نلعب معا DigiD", "اليوم"]


def test_a_soft_hyphen_is_seen_only_where_a_line_ends() -> None:
    word = f"wijk{SHY}verpleeg{SHY}kundige"
    assert wrapped(f"de {word}", 30) == ["de wijkverpleegkundige"]
    assert wrapped(f"de {word}", 16) == ["de wijkverpleeg-", "kundige"]
    assert wrapped(f"de {word}", 9) == ["de wijk-", "verpleeg-", "kundige"]


def test_a_fixed_space_does_not_end_a_line() -> None:
    assert wrapped("bel 070\u00a0123\u00a04567 nu", 13) == ["bel", "070\u00a0123\u00a04567", "nu"]


def test_a_word_that_is_too_long_gets_a_hyphen() -> None:
    assert wrapped("arbeidsongeschiktheid", 10) == ["arbeidson-", "geschikth-", "eid"]


def test_an_address_never_gets_a_hyphen_that_is_not_its_own() -> None:
    lines = wrapped("http://speeltafel.local:8080/482913", 16)
    assert "".join(lines) == "http://speeltafel.local:8080/482913"
    assert lines[0] == "http://"


@pytest.mark.parametrize("word", ["المساعدةالاجتماعية", "ክንጻወትብሓባርኢና"])
def test_scripts_without_hyphens_get_none(word: str) -> None:
    lines = wrapped(word, 7)
    assert "".join(lines) == word
    assert len(lines) > 1


def test_a_mark_stays_with_its_letter_at_the_end_of_a_line() -> None:
    lines = wrapped("بَتَثَجَحَ", 3)
    assert all(line[0] != "\u064e" for line in lines)


@given(st.text("ab-/. é1نم\u0301" + SHY, max_size=60), st.integers(1, 12))
def test_nothing_is_lost_and_wrapping_ends(text: str, width: int) -> None:
    def bare(words: str) -> str:
        return words.replace(SHY, "").replace(" ", "").replace("-", "")

    assert bare("".join(wrapped(text, width))) == bare(text)


@given(st.text("abc d", max_size=60), st.integers(2, 12))
def test_no_line_is_wider_than_its_box(text: str, width: int) -> None:
    assert all(len(line) <= width for line in wrapped(text, width))
