"""What differs between languages besides their words: which way they run, and their capitals."""

from typing import Final, Literal

Direction = Literal["ltr", "rtl"]

_FROM_THE_RIGHT: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_DOTTED: Final = frozenset({"az", "tr"})


def _name(lang: str) -> str:
    return lang.replace("_", "-").partition("-")[0].lower()


def direction(lang: str) -> Direction:
    """Return which way a page in ``lang`` (``nl``, ``ar``, ``tr-CY``) runs."""
    return "rtl" if _name(lang) in _FROM_THE_RIGHT else "ltr"


def capitals(text: str, lang: str) -> str:
    """Return ``text`` in capitals as ``lang`` writes them: in Turkish i becomes İ."""
    return (text.replace("i", "İ") if _name(lang) in _DOTTED else text).upper()
