"""Faults put into a good deck at random: each is told once, exactly where it is."""

from collections.abc import Callable
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.content.diagnostics import Mistakes
from engine.content.load import parse
from engine.content.yaml_light import load
from engine.core import Text
from tests.content.deck import DECK, Deck, deck_of

TIMES = 300
GOOD = deck_of(40)
FIELDS = {  # what each field may hold, and something that does not fit it
    "note": "[]",
    "kind": "draai", "label": "{a: b}", "arrow": "opzij", "minutes": "veel", "id": "Niet Goed",
    "title": "[a]", "dimension": "hoofd", "topics": "geld", "lines": "een", "good": "soms",
    "weight": "zwaar", "text": "{a: b}", "choices": "geen", "name": '""', "age": "oud",
}  # fmt: skip
NEEDED = {"id", "title", "dimension", "text", "kind", "label", "arrow", "minutes", "name", "age"}

Lines = list[str]
Place = tuple[int, int]


def _field(lines: Lines, number: int) -> tuple[str, str]:
    """Return a line's field and value, or nothing if it is not of that shape."""
    name, colon, value = lines[number].strip().removeprefix("- ").partition(": ")
    return (name, value) if colon and name in FIELDS and value not in ("|", "") else ("", "")


def wrong_value(lines: Lines, number: int, _: Random) -> Place | None:
    name, _value = _field(lines, number)
    if not name:
        return None
    column = lines[number].index(": ") + 2
    lines[number] = lines[number][:column] + FIELDS[name]
    return (number + 1, column + 1)


def renamed(lines: Lines, number: int, _: Random) -> Place | None:
    name, _value = _field(lines, number)
    if not name or name == "kind":
        return None
    column = lines[number].index(name)
    lines[number] = lines[number].replace(name, f"{name}z", 1)
    return (number + 1, column + 1)


def unknown(lines: Lines, number: int, _: Random) -> Place | None:
    name, _value = _field(lines, number)
    if not name or "- " in lines[number] or lines[number].startswith("title"):
        return None
    column = len(lines[number]) - len(lines[number].lstrip())
    lines.insert(number, " " * column + "qqqq: iets")
    return (number + 1, column + 1)


def left_out(lines: Lines, number: int, _: Random) -> Place | None:
    name, _value = _field(lines, number)
    if name not in NEEDED or "- " in lines[number] or number < 5:
        return None
    group = next(n for n in range(number, 0, -1) if lines[n].lstrip().startswith("- "))
    del lines[number]
    return (group + 1, lines[group].index("- ") + 3)


def twice(lines: Lines, number: int, _: Random) -> Place | None:
    name, _value = _field(lines, number)
    if not name or "- " in lines[number]:
        return None
    lines.insert(number, lines[number])
    return (number + 2, lines[number].index(name) + 1)


def colon_inside(lines: Lines, number: int, _: Random) -> Place | None:
    name, _value = _field(lines, number)
    if name not in ("label", "arrow"):
        return None
    lines[number] += ": en dan"
    return (number + 1, len(lines[number]) - len(": en dan") + 1)


def not_closed(lines: Lines, number: int, _: Random) -> Place | None:
    if not lines[number].lstrip().startswith('title: "'):
        return None
    lines[number] = lines[number].removesuffix('"')
    return (number + 1, lines[number].index('"') + 1)


FAULTS = (wrong_value, renamed, unknown, left_out, twice, colon_inside, not_closed)


def injected(seed: int) -> tuple[str, Place]:
    """Return the good deck with one fault in it, and where that stands."""
    luck = Random(seed)
    fault: Callable[[Lines, int, Random], Place | None] = FAULTS[seed % len(FAULTS)]
    while True:
        lines = GOOD.split("\n")
        if place := fault(lines, luck.randrange(1, len(lines) - 1), luck):
            return "\n".join(lines), place


def read(text: str) -> Deck:
    return parse({"deck.yaml": text.encode()}, "deck.yaml", Deck)


def test_the_deck_without_a_fault_is_good() -> None:
    assert len(read(GOOD).cards) == 40


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_every_fault_is_told_once_and_exactly(end: str) -> None:
    wrong: list[str] = []
    for seed in range(TIMES):
        text, place = injected(seed)
        with pytest.raises(Mistakes) as told:
            read(text.replace("\n", end))
        places = [(one.line, one.column) for one in told.value.diagnostics]
        if places != [place]:
            wrong.append(f"{seed} {FAULTS[seed % len(FAULTS)].__name__} {place} {told.value}")
    assert wrong == []


def test_faults_apart_from_each_other_are_all_told() -> None:
    text = deck_of(9).replace("weight: 3", "weight: drie").replace("body up\n", "body af\n")
    with pytest.raises(Mistakes) as told:
        read(text)
    codes = [one.code for one in told.value.diagnostics]
    assert sorted(codes) == ["P204"] + 9 * ["P217"]


CHARACTERS = st.sampled_from(list("'\"@!*&[]{}>|%#:-?,\t\r\n\\ a0“\x00\ufeff\u2028é🙂"))


@given(st.integers(0, len(DECK)), st.integers(0, 12), st.text(CHARACTERS, max_size=6))
@settings(max_examples=300, deadline=None)
def test_no_change_to_a_file_ever_makes_the_loader_stumble(start: int, cut: int, put: str) -> None:
    text = DECK[:start] + put + DECK[start + cut :]
    try:
        read(text)
    except Mistakes as mistakes:
        for one in mistakes.diagnostics:
            assert 1 <= one.line <= text.count("\n") + 1
            assert 1 <= one.column <= len(text) + 1


@given(st.binary(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_content_or_a_mistake(raw: bytes) -> None:
    try:
        found = load(raw, "x.yaml").value
    except Mistakes as mistakes:
        found = {"mistakes": mistakes.diagnostics}
    assert isinstance(found, dict)


def test_without_libyaml_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = load(GOOD.encode(), "x")
    monkeypatch.setattr("engine.content.yaml_light._LOADER", yaml.SafeLoader)
    slow = load(GOOD.encode(), "x")
    assert slow.value == quick.value
    assert [slow.at_value(p) for p in slow.places] == [quick.at_value(p) for p in quick.places]


def test_plain_words_stay_text() -> None:
    plain = "a: no\nb: 0042\nc: 12:30\nd: 2024-05-01\ne: 1_000\nf: on\ng: 3.10\nh: '~'\n"
    special = "i: ~\nj: true\nk: null\nl:\n"
    assert list(load((plain + special).encode(), "x").value.values()) == [
        "no", "0042", "12:30", "2024-05-01", "1_000", "on", "3.10", "~", None, True, None, None,
    ]  # fmt: skip


def test_a_byte_order_mark_moves_nothing() -> None:
    document = load("\ufeffa: b\n".encode(), "x")
    assert document.value == {"a": "b"}
    assert document.at_key(("a",)) == (1, 1, 1)


def test_a_text_knows_its_language() -> None:
    content = parse({"deck.yaml": DECK.encode()}, "deck.yaml", Deck, lang="en")
    assert content.title == Text("Proef", "en")


def test_a_very_long_line_is_a_mistake_like_any_other() -> None:
    text = "title: x" + " " * 400_000 + "y: z\n"
    with pytest.raises(Mistakes, match=r"P114|P106"):
        load(text.encode(), "x.yaml")


def test_a_control_character_never_reaches_the_terminal() -> None:
    with pytest.raises(Mistakes) as told:
        load(b"title: \x1b[31mrood\n", "x.yaml")
    (one,) = told.value.diagnostics
    assert one.excerpt == "title: ·[31mrood"


def test_an_endless_line_is_not_shown_whole() -> None:
    with pytest.raises(Mistakes) as told:
        load(b"title: [" + b"a, " * 9000 + b"!b]\n", "x.yaml")
    assert len(told.value.diagnostics[0].excerpt) < 200
