import pytest

from engine.core.languages import capitalised, capitals, direction


@pytest.mark.parametrize(
    ("lang", "way"),
    [("nl", "ltr"), ("tr", "ltr"), ("ti", "ltr"), ("ar", "rtl"), ("fa-IR", "rtl"), ("", "ltr")],
)
def test_a_page_runs_as_its_language_is_read(lang: str, way: str) -> None:
    assert direction(lang) == way


def test_turkish_keeps_its_dot_on_a_capital_and_none_on_the_other() -> None:
    assert capitals("ışıl ile ibrahim", "tr") == "IŞIL İLE İBRAHİM"
    assert capitals("i", "nl") == "I"


def test_only_the_first_letter_becomes_a_capital() -> None:
    assert capitalised("ilk adım", "tr") == "İlk adım"
    assert capitalised("een brief van DigiD", "nl") == "Een brief van DigiD"
    assert capitalised("ijs eten", "nl") == "IJs eten"
    assert capitalised("", "nl") == ""
    assert capitalised("السلام", "ar") == "السلام"
