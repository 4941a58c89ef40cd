import pytest

from engine.core.languages import capitals, direction


@pytest.mark.parametrize(
    ("lang", "way"),
    [("nl", "ltr"), ("tr", "ltr"), ("ti", "ltr"), ("ar", "rtl"), ("fa-IR", "rtl"), ("", "ltr")],
)
def test_a_page_runs_as_its_language_is_read(lang: str, way: str) -> None:
    assert direction(lang) == way


def test_turkish_keeps_its_dot_on_a_capital_and_none_on_the_other() -> None:
    assert capitals("ışıl ile ibrahim", "tr") == "IŞIL İLE İBRAHİM"
    assert capitals("i", "nl") == "I"
