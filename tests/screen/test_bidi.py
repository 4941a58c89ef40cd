"""Cases after Unicode Standard Annex 9; capitals stand for Arabic letters, as in the annex."""

import pytest

from engine.screen.text.bidi import levels, runs_from_the_right, visual

ARABIC = dict(zip("ABCDEFGHIJKLMN", "ابتثجحخدذرزسشص", strict=True))
HEBREW = dict(zip("OPQRSTUVWXYZ", "אבגדהוזחטיכל", strict=True))
LETTERS = ARABIC | HEBREW
BACK = {written: name for name, written in LETTERS.items()}
EASTERN = "٤٨٢"


def shown(text: str, rtl: bool) -> str:
    """Return ``text`` from left to right, brackets turned where they run from the right."""
    written = "".join(LETTERS.get(c, c) for c in text)
    deep = levels(written, rtl)
    row = [(level, (level, c)) for level, c in zip(deep, written, strict=True)]
    turned = str.maketrans("()[]<>", ")(][><")
    seen = (c.translate(turned) if level % 2 else c for level, c in visual(row))
    return "".join(BACK.get(c, c) for c in seen)


@pytest.mark.parametrize(
    ("text", "rtl", "seen"),
    [
        ("zaal 482 913", False, "zaal 482 913"),
        ("ABC", True, "CBA"),
        ("ABC", False, "CBA"),
        # a number runs from the left, whatever stands around it
        ("AB 2026 CD", True, "DC 2026 BA"),
        ("AB 2026 CD", False, "DC 2026 BA"),
        ("zaal AB 2026", False, "zaal 2026 BA"),
        ("2026 AB", True, "BA 2026"),
        # one sign between two numbers belongs to them, at an end it does not
        ("AB 19:30", True, "19:30 BA"),
        ("AB 1.234,50.", True, ".1.234,50 BA"),
        ("AB 5\u00a0000", True, "5\u00a0000 BA"),
        ("OP 10-12", True, "10-12 PO"),
        ("OP 50%", True, "50% PO"),
        ("OP €5", True, "€5 PO"),
        (f"AB {EASTERN}", True, f"{EASTERN} BA"),
        # words from the left inside words from the right, and the other way round
        ("AB digid CD", True, "DC digid BA"),
        ("AB positieve gezondheid CD", True, "DC positieve gezondheid BA"),
        ("de groep AB CD wint", False, "de groep DC BA wint"),
        # what is neutral between two ways follows the paragraph
        ("ab - CD", False, "ab - DC"),
        ("ab - CD", True, "DC - ab"),
        ("AB!", True, "!BA"),
        ("AB!", False, "BA!"),
        ("ab!", True, "!ab"),
        # both brackets of a pair face the same way
        ("AB (CD) EF", True, "FE (DC) BA"),
        ("AB (cd) EF", True, "FE (cd) BA"),
        ("ab (CD) ef", False, "ab (DC) ef"),
        ("ab (CD ef) GH", False, "ab (DC ef) HG"),
        ("AB (CD ef) gh", True, "gh (ef DC) BA"),
        ("AB [c (D)]", True, "[(D) c] BA"),
        ("(AB", True, "BA)"),
        ("OP(QR[&ef].)gh", False, "PO(RQ[&ef].)gh"),
        ("OP(QR[&ef].)gh", True, "gh(.[ef&]RQ)PO"),
        # an address stays whole
        ("AB http://192.168.1.5:8080 CD", True, "DC http://192.168.1.5:8080 BA"),
        # spaces at the end hang on the paragraph's side
        ("AB ", False, "BA "),
        ("ab ", True, " ab"),
    ],
)
def test_text_comes_out_in_the_order_of_the_standard(text: str, rtl: bool, seen: str) -> None:
    assert shown(text, rtl) == seen


def test_a_mark_and_a_joiner_lie_as_deep_as_their_letter() -> None:
    assert levels("ab بَ\u200dت", False) == [0, 0, 0, 1, 1, 1, 1]
    assert levels("بَ", True) == [1, 1]


def test_a_row_of_unclosed_brackets_is_no_trouble() -> None:
    assert levels("(" * 200 + "ا", True) == [1] * 201


@pytest.mark.parametrize(
    ("text", "page", "lang", "rtl"),
    [
        ("Goedemorgen", False, "", False),
        ("صباح الخير", False, "", True),
        ("صباح Henk", False, "", True),
        ("Henk صباح", False, "", False),
        ("482 913", False, "", False),
        ("482 913", True, "", True),
        ("DigiD هو مفتاحك", True, "", True),
        ("Henk", True, "", False),
        ("Hoe heet جمال?", True, "nl", False),
        ("482 913", False, "ar", True),
    ],
)
def test_the_page_its_own_language_or_the_first_letter_says_which_way_a_paragraph_runs(
    text: str, page: bool, lang: str, rtl: bool
) -> None:
    assert runs_from_the_right(text, page, lang) is rtl
