"""Changes in the places where a file is written in another way than most."""

import pytest

from engine.content.edits import (
    Add,
    Change,
    Duplicate,
    Insert,
    Move,
    Refusal,
    Remove,
    Rename,
    Set,
    edited,
)
from engine.content.yaml_light import load

FILE = """\
# Kaarten
title: Dag   # de titel
about: |  # twee zinnen
  Eén.

  Twee.

cards:
  # eerst
  - id: een     # een remark
    text: 'Zo''n kaart'
    tags: [ slaap,  rust ]

  # dan
  - {id: twee, text: Kort}
empty: []
none:
last: x"""

FIRST = ("cards", 0)
SECOND = ("cards", 1)

EVERY: list[tuple[Change, str, str]] = [
    (Set(("title",), "Nee: dag"), "title: Dag ", 'title: "Nee: dag" '),
    (Set(("title",), "a\n\nb"), "title: Dag   # de titel", "title: |   # de titel\n  a\n\n  b"),
    (Set(("about",), "Anders"), "  Eén.\n\n  Twee.", "  Anders"),
    (Set(("about",), ""), "|  # twee zinnen\n  Eén.\n\n  Twee.", '""  # twee zinnen'),
    (Set((*FIRST, "text"), "'t is"), "'Zo''n kaart'", "'''t is'"),
    (Set((*FIRST, "text"), "a\nb"), "'Zo''n kaart'", "|\n      a\n      b"),
    (Set((*FIRST, "tags", 1), "a, b"), "  rust ", '  "a, b" '),
    (Set((*SECOND, "text"), "een\ntwee"), "text: Kort", r'text: "een\ntwee"'),
    (Set(("none",), "iets"), "none:", "none: iets"),
    (Set(("none",), "- b\n- c"), "none:", "none: |\n  - b\n  - c"),
    (Set(("last",), True), "last: x", "last: true"),
    (Set(("last",), "true"), "last: x", 'last: "true"'),
    (Set(("last",), "0042"), "last: x", "last: 0042"),
    (Set(("last",), " # no"), "last: x", 'last: " # no"'),
    (Remove(("last",)), "none:\nlast: x", "none:"),
    (Remove(FIRST), "  - id: een     # een remark\n    text: 'Zo''n kaart'\n"
     "    tags: [ slaap,  rust ]\n", ""),
    (Remove((*SECOND, "id")), "{id: twee, text", "{text"),
    (Remove((*FIRST, "tags", 0)), "slaap,  rust", "rust"),
    (Remove((*FIRST, "tags", 1)), "slaap,  rust", "slaap"),
    (Remove((*SECOND, "text")), "{id: twee, text: Kort}", "{id: twee}"),
    (Insert((*FIRST, "tags"), 2, "eten"), "rust ", "rust, eten "),
    (Insert((*FIRST, "tags"), 0, "eten"), "[ slaap", "[ eten, slaap"),
    (Insert(("empty",), 0, "een"), "[]", "[een]"),
    (Insert(("empty",), 0, {"id": "x", "t": "a\nb"}), " []",
     "\n  - id: x\n    t: |\n      a\n      b"),
    (Add((*SECOND, "n"), "a: b", ("id", "n", "text")), "twee, text", 'twee, n: "a: b", text'),
    (Add((*FIRST, "n"), ["a b", "c"], ("id", "n")), "remark\n",
     "remark\n    n:\n      - a b\n      - c\n"),
    (Add(("language",), "nl", ("language", "title")), "title: Dag", "language: nl\ntitle: Dag"),
    (Duplicate((*FIRST, "tags", 0)), "slaap,  ", "slaap, slaap,  "),
    (Duplicate(SECOND, "drie"), "  - {id: twee, text: Kort}",
     "  - {id: twee, text: Kort}\n\n  - {id: drie, text: Kort}"),
    (Move((*FIRST, "tags", 0), True), "slaap,  rust", "rust,  slaap"),
]  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("change", "before", "after"), EVERY, ids=str)
def test_a_change_is_made_in_its_place(
    change: Change, before: str, after: str, newline: str
) -> None:
    assert FILE.count(before) >= 1
    wanted = FILE.replace(before, after, 1).replace("\n", newline)
    assert edited(FILE.replace("\n", newline), change) == wanted


def test_two_items_change_places_between_their_remarks() -> None:
    after = edited(FILE, Move(FIRST, True))
    assert after == edited(FILE, Move(SECOND, False))
    assert after.index("# eerst") < after.index("id: twee") < after.index("# dan")
    assert edited(after, Move(FIRST, True)) == FILE


def test_a_dash_may_stand_on_a_line_of_its_own() -> None:
    text = "a:\n-\n  id: x\n  b: c\n-\n  id: y\n"
    assert edited(text, Set(("a", 0, "b"), "d")) == text.replace("c", "d")
    assert edited(text, Remove(("a", 0, "id"))) == text.replace("id: x\n  ", "")
    assert edited(text, Remove(("a", 0))) == "a:\n-\n  id: y\n"
    assert edited(text, Insert(("a",), 1, {"id": "z"})) == text.replace(
        "-\n  id: y", "- id: z\n-\n  id: y"
    )


def test_a_list_in_a_list_keeps_its_dashes() -> None:
    text = "a:\n  - - b\n    - c\n  - - d\n"
    assert edited(text, Set(("a", 0, 1), "x: y")) == text.replace("- c", '- "x: y"')
    assert edited(text, Insert(("a", 0), 2, "e")) == text.replace("- c", "- c\n    - e")


def test_the_last_item_leaves_brackets() -> None:
    assert edited("a:\n  - b\nc: d\n", Remove(("a", 0))) == "a: []\nc: d\n"


def test_a_name_that_is_an_id_changes_with_it() -> None:
    text = "things:\n  - id: oud\nanswer: {oud: x, nieuw: oud}\n"
    change = Rename(("things", 0, "id"), "ander", (("answer", "nieuw"),), (("answer", "oud"),))
    assert edited(text, change) == text.replace("oud", "ander")


@pytest.mark.parametrize(
    ("text", "change", "code"),
    [
        ("a: [b", Set(("a",), "c"), "unreadable"),
        ("a: &x b\n", Set(("a",), "c"), "unreadable"),
        ("a: b\n", Set(("c",), "d"), "no_place"),
        ("a: [b]\n", Set(("a",), "d"), "no_place"),
        ("a: b\n", Add(("a",), "d"), "no_place"),
        ("a: [b]\n", Move(("a", 0), True), "no_place"),
        ("a: [b]\n", Move(("a", 0), False), "no_place"),
        ("a: b\n", Remove(("a",)), "no_place"),
        ("a:\n  - b: c # why\n    # because\n    d: e\n", Remove(("a", 0, "b")), "no_place"),
        ("a: b\n", Set(("a",), "\u2028"), "not_here"),
        ("a: b\n", Set(("a",), "\ud800"), "not_here"),
        ("a: b\n", Set(("a",), "x" * 20_001), "not_here"),
    ],
)
def test_what_cannot_be_done_in_place_is_refused(text: str, change: Change, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        edited(text, change)
    assert refusal.value.code == code


def test_what_was_written_reads_back() -> None:
    text = edited(FILE, Set((*FIRST, "text"), '\'s avonds: \\ "laat" 🙂'))
    assert load(text.encode(), "x").value["cards"][0]["text"] == '\'s avonds: \\ "laat" 🙂'
