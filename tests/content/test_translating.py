"""Out to a translator and back: nothing is lost, nothing else changes, no mistake comes in."""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.cli import run
from engine.cli.translating import _models
from engine.content.diagnostics import Mistakes
from engine.content.packs import Pack, bundled
from engine.content.po import Brought, brought, po_of, read_po
from engine.content.progress import progress
from engine.content.slots import Models, Texts, texts_of
from engine.content.splice import updated
from engine.content.translations import Entry, fingerprint, read_translation
from engine.core import Say
from engine.registry import games
from tests.content.deck import DECK, Deck
from tests.content.examples import FULL

Output = pytest.CaptureFixture[str]
DECKS = Models({"deck": Deck}, Pack)
SHIPPED = [
    *sorted(one.parent for one in (bundled("content") / "packs").glob("*/pack.yaml")),
    bundled("content") / "plans",
]
ENGLISH = "i18n/en.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "i18n").mkdir()
    (tmp_path / "deck.yaml").write_text(DECK)
    (tmp_path / ENGLISH).write_text(f"{FULL}\n")
    return tmp_path


def texts(folder: Path) -> Texts:
    return texts_of(folder, DECKS)


def po(folder: Path, say: Say, lang: str = "en") -> str:
    found = texts(folder)
    return po_of(found, lang, found.translation(lang), say).decode()


def taken(folder: Path, written: str) -> Brought:
    found, read = texts(folder), read_po(written.encode(), "x.po")
    return brought(read, found, found.translation(read.lang))


def refused(folder: Path, written: str) -> list[tuple[str, int]]:
    with pytest.raises(Mistakes) as caught:
        taken(folder, written)
    return [(one.code, one.line) for one in caught.value.diagnostics]


def line_of(written: str, piece: str) -> int:
    return written[: written.index(piece)].count("\n") + 1


def entry(key: str, source: str, text: str, flags: str = "") -> str:
    return f'{flags}msgctxt "{key}"\nmsgid "{source}"\nmsgstr "{text}"\n\n'


HEAD = 'msgid ""\nmsgstr "Language: en\\n"\n\n'


@pytest.mark.parametrize("pack", SHIPPED, ids=lambda one: one.name)
def test_all_that_is_bundled_is_translated_and_comes_back_as_it_was(pack: Path, dutch: Say) -> None:
    found = texts_of(pack, _models(games()))
    for lang in found.languages():
        there = found.translation(lang)
        assert there
        assert progress(found, lang, there).complete
        raw = found.file(lang).read_bytes()
        brings = brought(read_po(po_of(found, lang, there, dutch), "x.po"), found, there)
        order = [slot.key for slot in found.slots]
        assert brings.remarks == ()
        assert updated(raw, f"{lang}.yaml", brings.entries, order) == raw
        anew = read_translation(updated(None, "", brings.entries, order), f"{lang}.yaml")
        assert said(anew.entries) == said(there.entries)


def said(entries: Mapping[str, Entry]) -> dict[str, str]:
    return {key: one.text.strip() for key, one in entries.items()}


def test_a_text_tells_where_it_stands_and_what_it_belongs_to(folder: Path, dutch: Say) -> None:
    written = po(folder, dutch)
    piece = written[written.index("Hoort bij: Lift stuk") :].partition("\n\n")[0]
    assert "deck.yaml:10" in piece
    assert "Laat zo staan: {naam}" in piece
    assert "python-brace-format" in piece


def test_the_same_texts_give_the_same_file(folder: Path, dutch: Say) -> None:
    assert po(folder, dutch) == po(folder, dutch)
    assert str(folder.parent) not in po(folder, dutch)


def test_a_text_that_has_changed_is_unsure_until_the_translator_says_so(
    folder: Path, dutch: Say
) -> None:
    (folder / "deck.yaml").write_text(DECK.replace("title: Proef", "title: Proeve"))
    found = texts(folder)
    assert progress(found, "en", found.translation("en")).stale == ("deck.title",)
    written = po(folder, dutch)
    assert "deck.title" not in taken(folder, written).entries
    sure = re.sub(r"#, fuzzy\n", "", written)
    assert taken(folder, sure).entries["deck.title"] == Entry(
        src=fingerprint("Proeve"), text="Trial"
    )


def test_what_stands_in_no_source_is_told_and_kept(folder: Path) -> None:
    kept = f'{FULL}\ndeck.cards.weg.title: {{src: "000000", text: "Gone"}}\n'
    (folder / ENGLISH).write_text(kept)
    found = texts(folder)
    assert progress(found, "en", found.translation("en")).orphan == ("deck.cards.weg.title",)
    new = updated(kept.encode(), ENGLISH, {"deck.title": Entry(src="000000", text="Test")}, [])
    assert "deck.cards.weg.title" in new.decode()


def test_other_blanks_are_refused_with_the_line(folder: Path) -> None:
    written = HEAD + entry("deck.cards.lift.text", "De lift. {naam} wacht.", "The lift. {name}.")
    assert refused(folder, written) == [("P405", line_of(written, 'msgstr "The'))]


@pytest.mark.parametrize(
    ("written", "code", "line"),
    [
        (HEAD + "hallo\n", "P420", 4),
        (HEAD + 'msgid "Proef"\nmsgstr Trial\n', "P420", 5),
        (HEAD + entry("deck.title", "Proef", 'a "b" c'), "P420", 6),
        ("", "P421", 1),
        (HEAD.replace("en", "english"), "P421", 1),
        (HEAD.replace("en", "nl"), "P422", 1),
        (HEAD + 'msgid "Proef"\nmsgstr "Trial"\n', "P423", 4),
        (HEAD + entry("deck.title", "Proef", "a") + entry("deck.title", "Proef", "b"), "P115", 8),
        (HEAD + entry("deck.title", "Proef", "a\u2028b"), "P102", 6),
        (HEAD + entry("deck.title", "Proef", "a\\bb"), "P102", 6),
        (HEAD + entry("deck.title", "Proef", "a" * 20_001), "P114", 6),
        (HEAD + "#" * 2_000_001, "P111", 1),
    ],
)
def test_a_po_file_that_cannot_be_used_is_refused_with_the_line(
    folder: Path, written: str, code: str, line: int
) -> None:
    assert refused(folder, written) == [(code, line)]


def test_a_po_file_in_another_encoding_is_refused_with_the_line() -> None:
    with pytest.raises(Mistakes, match=r"x\.po:5:1 P101"):
        read_po(HEAD.encode() + b'\nmsgid "caf\xe9"\n', "x.po")


def test_a_po_file_is_never_taken_for_the_name_of_a_file() -> None:
    with pytest.raises(Mistakes, match="P420"):
        read_po(str(bundled("content") / "README.md").encode(), "x.po")


def test_a_key_that_is_nowhere_is_told_and_left_out(folder: Path) -> None:
    brings = taken(folder, HEAD + entry("deck.titel", "Proef", "Test"))
    assert [(one.code, one.severity, one.line) for one in brings.remarks] == [
        ("P403", "warning", 4)
    ]
    assert brings.entries == {}


def test_an_old_po_file_never_replaces_a_newer_translation(folder: Path) -> None:
    old = HEAD + entry("deck.title", "Vroeger", "Before")
    brings = taken(folder, old)
    assert [one.code for one in brings.remarks] == ["P424"]
    assert brings.entries == {}
    (folder / ENGLISH).write_text("x.y: {src: '000000', text: y}\n")
    assert taken(folder, old).entries["deck.title"].src == fingerprint("Vroeger")


KEYS = [line.partition(":")[0] for line in FULL.splitlines()]
LAYOUTS = {
    "lines": f"# boven\n{FULL}\n# onder\n".replace(
        "\ndeck.cards.brief", "\n\n# midden\ndeck.cards.brief"
    ),
    "blocks": "# boven\n"
    + "".join(
        f"\n# bij {key}\n{key}:\n  src: abcdef\n  text: |\n    Een\n\n    twee\n" for key in KEYS
    )
    + "# onder\n",
    "windows": f"# boven\n{FULL}\n# onder\n".replace("\n", "\r\n"),
    "no end": f"# boven\n{FULL}",
    "wide": "".join(f'{key}: {{\n  src: abcdef, # hier\n  text: "x"\n}}\n' for key in KEYS[:3]),
}
UNSEEN = {
    "exclude_categories": ["Cs", "Cc", "Zl", "Zp"],
    "exclude_characters": "\ufeff\ufffe\uffff",
}
SAID = st.text(st.characters(**UNSEEN), min_size=1).filter(str.strip)


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.dictionaries(st.sampled_from(KEYS), SAID), left_out=st.sets(st.sampled_from(KEYS))
)
def test_whatever_changes_all_else_stays(
    layout: str, changes: dict[str, str], left_out: set[str]
) -> None:
    raw = LAYOUTS[layout].encode()
    if layout == "lines":
        kept = [one for one in LAYOUTS[layout].split("\n") if one.partition(":")[0] not in left_out]
        raw = "\n".join([*kept, 'ander.title: {src: "000000", text: "blijft"}', ""]).encode()
    before = read_translation(raw, ENGLISH).entries
    entries = {key: Entry(src="123456", text=text) for key, text in changes.items()}
    after = updated(raw, ENGLISH, entries, KEYS)
    found = read_translation(after, ENGLISH).entries
    wanted = {**before, **entries}
    assert said(found) == said(wanted)
    if layout != "wide":
        comments = re.findall(rb"^#.*?$", raw, re.MULTILINE)
        assert re.findall(rb"^#.*?$", after, re.MULTILINE) == comments


def test_a_new_entry_comes_after_the_one_before_it() -> None:
    raw = "\n".join(line for line in FULL.splitlines() if "lift.text" not in line) + "\n"
    entry = {"deck.cards.lift.text": Entry(src="123456", text="x")}
    keys = list(read_translation(updated(raw.encode(), ENGLISH, entry, KEYS), ENGLISH).entries)
    assert keys == KEYS


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return shutil.copytree(bundled("content") / "packs" / "napraten", tmp_path / "napraten")


def test_a_language_goes_out_and_comes_back(pack: Path, tmp_path: Path, capsys: Output) -> None:
    before = {one: one.read_bytes() for one in pack.glob("*.yaml")}
    file = tmp_path / "pools.po"
    assert run(["translate", "extract", str(pack), "pl", "-o", str(file)]) == 0
    assert run(["translate", "import", str(pack), str(file)]) == 0
    assert not (pack / "i18n" / "pl.yaml").exists()
    read = re.sub(
        r'(msgid "([^{}"\n]+)"\n)msgstr ""', r'\1msgstr "po polsku: \2"', file.read_text()
    )
    file.write_text(read)
    assert run(["translate", "import", str(pack), str(file)]) == 0
    capsys.readouterr()
    assert run(["translate", "status", str(pack), "pl", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["done"] > 20
    assert row["stale"] == row["broken"] == row["orphan"] == []
    assert {one: one.read_bytes() for one in pack.glob("*.yaml")} == before
    assert run(["translate", "status", str(pack), "pl", "--strict"]) == 1


def test_nothing_is_written_when_one_text_is_wrong(
    pack: Path, tmp_path: Path, capsys: Output
) -> None:
    before = (pack / ENGLISH).read_bytes()
    good, bad = entry("pack.title", "Napraten", "Well"), entry("a.b", "a {x}", "b")
    file = tmp_path / "x.po"
    file.write_text(HEAD + good + bad)
    assert run(["translate", "import", str(pack), str(file)]) == 1
    assert f"{file}:10:1: fout P405" in capsys.readouterr().err
    assert (pack / ENGLISH).read_bytes() == before


def test_a_scenario_with_mistakes_is_not_sent_to_a_translator(
    pack: Path, tmp_path: Path, capsys: Output
) -> None:
    source = pack / "what.yaml"
    source.write_text(source.read_text().replace("title:", "titel:", 1))
    assert run(["translate", "extract", str(pack), "pl", "-o", str(tmp_path / "x.po")]) == 1
    assert "what.yaml:" in capsys.readouterr().err
    assert not (tmp_path / "x.po").exists()


@pytest.mark.parametrize("lang", ["nl", "english", "../x", "EN"])
def test_a_language_that_cannot_be_is_wrong_use(pack: Path, lang: str) -> None:
    assert run(["translate", "extract", str(pack), lang]) == 2


def test_a_bundled_pack_needs_no_path(capsys: Output) -> None:
    assert run(["translate", "status", "napraten"]) == 0
    assert "en: 100" in capsys.readouterr().out
    assert run(["translate", "status", "nergens"]) == 1
