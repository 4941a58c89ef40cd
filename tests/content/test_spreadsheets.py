"""Translations through a spreadsheet: by the same rules as a PO file, and never a formula."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from engine.cli import run
from engine.cli.translating import _models
from engine.content.diagnostics import Mistakes
from engine.content.packs import bundled
from engine.content.po import Brought, brought
from engine.content.slots import Slot, Texts, texts_of
from engine.content.splice import updated
from engine.content.spreadsheets import Sheet, _is_safe, csv_of, read_csv, read_xlsx, xlsx_of
from engine.content.translations import Entry, Translation, fingerprint
from engine.content.yaml_light import load
from engine.core import Say
from engine.registry import games
from tests.content.test_translating import SAID

Write = Callable[[Texts, str, Translation | None, Say], bytes]
Read = Callable[[bytes, str], Sheet]
FORMS: dict[str, tuple[Write, Read]] = {"csv": (csv_of, read_csv), "xlsx": (xlsx_of, read_xlsx)}
DANGEROUS = [
    "=1+1",
    "+31 6",
    "-5 graden",
    "@naam",
    "'=x",
    "''-x",
    " =1",
    "'t is",
    "＝1",
    "a;b,c\td",
]


def texts(*sources: str) -> Texts:
    slots = [
        Slot(f"deck.lines.{number}", "deck.yaml", number, source, "nl", "")
        for number, source in enumerate(sources, start=1)
    ]
    return Texts(Path(), frozenset({"deck"}), tuple(slots))


def translation(*said: str, src: str = "") -> Translation:
    entries = {
        f"deck.lines.{number}": Entry(src=src or fingerprint("Hoi"), text=one)
        for number, one in enumerate(said, start=1)
    }
    return Translation("en", load(b"x: y", "en.yaml"), entries)


def through(form: str, found: Texts, there: Translation | None, say: Say) -> Brought:
    write, read = FORMS[form]
    sheet = read(write(found, "en", there, say), f"x.{form}")
    return brought(sheet.settled(there), found, there)


def rows(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("pack", ["samen-open", "rondkomen"])
def test_what_ships_comes_back_as_it_was(form: str, pack: str, dutch: Say) -> None:
    found = texts_of(bundled("content") / "packs" / pack, _models(games()))
    there = found.translation("en")
    brings = through(form, found, there, dutch)
    raw = found.file("en").read_bytes()
    assert brings.remarks == ()
    assert updated(raw, "en.yaml", brings.entries, [slot.key for slot in found.slots]) == raw


@pytest.mark.parametrize("form", FORMS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(said=SAID.map(lambda one: one.replace("{", "(")))
def test_any_text_comes_back_as_it_was(form: str, dutch: Say, said: str) -> None:
    brings = through(form, texts("Hoi"), translation(said), dutch)
    assert [one.text for one in brings.entries.values()] == [said.strip()]


@pytest.mark.parametrize("form", FORMS)
def test_a_text_like_a_formula_stays_a_text(form: str, dutch: Say) -> None:
    found, there = texts(*["Hoi"] * len(DANGEROUS)), translation(*DANGEROUS)
    brings = through(form, found, there, dutch)
    assert [one.text for one in brings.entries.values()] == [one.strip() for one in DANGEROUS]


def test_no_cell_can_become_a_formula(dutch: Say) -> None:
    found, there = texts(*DANGEROUS), translation(*DANGEROUS)
    for row in rows(csv_of(found, "en", there, dutch)):
        assert not any(cell.lstrip().startswith(tuple("=+-@＝")) for cell in row)
    book = load_workbook(io.BytesIO(xlsx_of(found, "en", there, dutch)))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.hyperlink is None for cell in cells)


def test_a_translator_writes_in_the_last_two_columns_alone(dutch: Say) -> None:
    found = texts("Hoi")
    raw = xlsx_of(found, "en", translation("Hi"), dutch)
    assert raw == xlsx_of(found, "en", translation("Hi"), dutch)
    page = load_workbook(io.BytesIO(raw)).worksheets[0]
    assert page.protection.sheet
    assert [cell.protection.locked for cell in page[1]] == [True] * 6
    assert [cell.protection.locked for cell in page[2]] == [True] * 4 + [False] * 2
    head = ["key", "where", "note", "source (nl)", "translation (en)", "state"]
    assert [cell.value for cell in page[1]] == head
    assert csv_of(found, "en", None, dutch).startswith(b"\xef\xbb\xbfkey;where;note;")


@pytest.mark.parametrize("form", FORMS)
def test_what_was_unsure_and_nobody_touched_stays_so(form: str, dutch: Say) -> None:
    found, there = texts("Hoi"), translation("Hi", src="000000")
    assert through(form, found, there, dutch).entries == {}
    raw = csv_of(found, "en", there, dutch).decode()
    sure = read_csv(raw.replace(";stale", ";done").encode(), "x.csv").settled(there)
    other = read_csv(raw.replace("Hi;", "Hello;").encode(), "x.csv").settled(there)
    for sheet, text in ((sure, "Hi"), (other, "Hello")):
        (entry,) = brought(sheet, found, there).entries.values()
        assert entry == Entry(src=fingerprint("Hoi"), text=text)


def test_a_sheet_of_an_older_text_is_told_by_its_row(dutch: Say) -> None:
    raw = csv_of(texts("Vroeger", "Hoi"), "en", translation("Before", "Hi"), dutch)
    brings = brought(read_csv(raw, "x.csv"), texts("Nu", "Hoi"), None)
    assert [(one.code, one.line) for one in brings.remarks] == [("P424", 2)]
    assert brings.entries["deck.lines.1"].src == fingerprint("Vroeger")


def test_columns_may_be_moved_and_parted_otherwise() -> None:
    raw = "translation (en),state,key,source (nl)\nHi,,deck.lines.1,Hoi\n"
    sheet = read_csv(raw.encode(), "x.csv")
    assert brought(sheet, texts("Hoi"), None).entries["deck.lines.1"].text == "Hi"


HEAD = "key;where;note;source (nl);translation (en);state\n"


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        (b"", "P425", 1),
        (b"key;text\n", "P425", 1),
        (HEAD.replace(" (en)", "").encode(), "P425", 1),
        (HEAD.encode() + b"a;b;c;caf\xe9;x;\n", "P101", 2),
        (HEAD.encode() + b"x" * 2_000_000, "P111", 1),
        (HEAD.replace("(en)", "(nl)").encode(), "P422", 1),
        (HEAD.encode() + b"a;;;x {naam};y;\n", "P405", 2),
        (HEAD.encode() + b";;;x;y;\n", "P423", 2),
        (HEAD.encode() + b"a;;;x;y;\na;;;x;y;\n", "P115", 3),
    ],
)
def test_a_sheet_that_cannot_be_used_is_refused_with_the_row(
    raw: bytes, code: str, line: int
) -> None:
    with pytest.raises(Mistakes) as caught:
        brought(read_csv(raw, "x.csv"), texts("Hoi"), None)
    assert [(one.code, one.line) for one in caught.value.diagnostics] == [(code, line)]


def workbook(*lines: list[Any]) -> bytes:
    book, kept = Workbook(), io.BytesIO()
    for line in lines:
        book.worksheets[0].append(line)
    book.save(kept)
    return kept.getvalue()


def test_what_a_formula_would_make_is_not_read() -> None:
    head = ["key", "source (nl)", "translation (en)"]
    raw = workbook(head, ["deck.lines.1", "Hoi", '=HYPERLINK("x")'], ["deck.lines.2", "5", 5.0])
    brings = brought(read_xlsx(raw, "x.xlsx"), texts("Hoi", "5"), None)
    assert {key: one.text for key, one in brings.entries.items()} == {"deck.lines.2": "5"}


@pytest.mark.parametrize("code", ["utf-8", "utf-16", "utf-16-be"])
def test_a_sheet_that_makes_much_of_little_is_refused(code: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;">]><worksheet>&c;</worksheet>'
    raw, kept = workbook(["key", "source (nl)", "translation (en)"]), io.BytesIO()
    with ZipFile(io.BytesIO(raw)) as book, ZipFile(kept, "w") as made:
        for name in book.namelist():
            part = bomb.encode(code) if "sheet1" in name else book.read(name)
            made.writestr(name, part)
    assert not _is_safe(kept.getvalue())
    with pytest.raises(Mistakes, match="P425"):
        read_xlsx(kept.getvalue(), "x.xlsx")


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04 niets", b"x" * 3_000_000, workbook(["a", "b"])])
def test_what_is_no_sheet_is_refused(raw: bytes) -> None:
    with pytest.raises(Mistakes, match="P425"):
        read_xlsx(raw, "x.xlsx")


@pytest.mark.parametrize("form", FORMS)
def test_out_and_back_at_the_terminal(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["new", "--on", "halte", "groep"]) == 0
    before = {one: one.read_bytes() for one in Path("groep").rglob("*.yaml")}
    assert run(["translate", "extract", "groep", "nl", "--format", form]) == 0
    assert run(["translate", "import", "groep", f"groep.nl.{form}"]) == 0
    assert {one: one.read_bytes() for one in Path("groep").rglob("*.yaml")} == before
