"""What people type is safe to show."""

from hypothesis import given
from hypothesis import strategies as st

from engine.core.clean import LONGEST, clean, cleaned


def test_control_and_direction_characters_go() -> None:
    assert clean("a\x00b\u202ec\u200bd\ne\x07") == "abcd e"


def test_a_letter_keeps_three_marks_at_most() -> None:
    assert clean("z" + "\u0334" * 50) == "z" + "\u0334" * 3


def test_ten_thousand_characters_become_one_sentence() -> None:
    assert len(clean("woord " * 2_000)) <= LONGEST


def test_arabic_joiners_and_accents_stay() -> None:
    assert clean("Zoë Ħëłłø می‌خواهم") == "Zoë Ħëłłø می‌خواهم"


@given(st.text(max_size=600))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert len(once) <= LONGEST
    assert "\n" not in once


def test_every_text_in_a_command_is_cleaned() -> None:
    assert cleaned({"a": ["x\u202e", 3, None], "b": {"c": "\x01y"}}) == {
        "a": ["x", 3, None],
        "b": {"c": "y"},
    }
