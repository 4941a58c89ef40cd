"""The files a workshop is taken home in: whole, safe, and the same for everyone."""

import csv
import json
import subprocess
import sys
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.export import FORMATS, export, report, written
from engine.lexicon import Lexicon
from engine.wire import Json
from facilitator_web.apart import exported
from tests.evenings import evening, read_plan, rows
from tests.reading import text_of

every_format = pytest.mark.parametrize("format", FORMATS)
NASTY = '=HYPERLINK("http://x";"klik")'


@pytest.fixture(scope="module")
def found(lexicons: dict[str, Lexicon]) -> Json:
    """Return the report of an evening that was played to its last step."""
    played = evening(read_plan("90"), phones=6, seed=7)
    for _ in played.play():
        if played.state.last_step:
            break
    return report(played.state, rows(played.kept), lexicons["nl"])


@pytest.fixture(scope="module")
def nasty(found: Json) -> Json:
    """Return the report with a text that a spreadsheet might run, and one of another script."""
    changed: Any = json.loads(json.dumps(found))
    text = {"prompt": "Wat neem je mee?", "group": "", "text": NASTY}
    arabic = {"prompt": "Wat neem je mee?", "group": "", "text": "مرحبا 2026"}
    changed["activities"][-1]["texts"] = [text, arabic]
    return changed


@every_format
def test_the_same_report_is_the_same_file(format: str, found: Json, say: Lexicon) -> None:
    assert written(found, format, say) == written(found, format, say)


@every_format
def test_every_file_says_that_it_measures_nothing(format: str, found: Json, say: Lexicon) -> None:
    said = " ".join(text_of(format, written(found, format, say)).split())
    assert say("export.no_measurement")[:40] in said
    assert "Loes" in said


def test_a_spreadsheet_opens_with_a_page_for_each_kind(found: Json, say: Lexicon) -> None:
    book = openpyxl.load_workbook(BytesIO(written(found, "xlsx", say)))
    assert say("export.part.programme") in book.sheetnames
    webs = book[say("export.part.web")]
    values = list(webs.iter_rows(min_row=2, values_only=True))
    assert len(values) == 6 * len(found["activities"][2]["webs"])
    assert all(0 <= row[-1] <= 10 for row in values)


def test_no_cell_of_a_spreadsheet_is_a_formula(nasty: Json, say: Lexicon) -> None:
    book = openpyxl.load_workbook(BytesIO(written(nasty, "xlsx", say)))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert any(cell.value == NASTY for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink]


def test_a_word_document_has_real_headings_and_pictures_with_words(
    found: Json, say: Lexicon
) -> None:
    paper = docx.Document(BytesIO(written(found, "docx", say)))
    styles = [one.style.name for one in paper.paragraphs if one.style]
    assert styles[0] == "Title"
    assert "Heading 1" in styles
    assert paper.core_properties.language == "nl"
    described = [one._inline.docPr.get("descr") for one in paper.inline_shapes]
    assert len(described) == len(found["activities"][2]["webs"])
    assert all(described)


def test_a_pdf_holds_every_script(nasty: Json, say: Lexicon) -> None:
    said = text_of("pdf", written(nasty, "pdf", say))
    assert "2026" in said
    assert any("\u0600" <= letter <= "\u06ff" or "\ufb50" <= letter <= "\ufeff" for letter in said)


def test_what_others_must_solve_has_room_for_whom_and_when(found: Json, say: Lexicon) -> None:
    changed: Any = json.loads(json.dumps(found))
    changed["activities"][0]["signals"] = ["De lift is al weken stuk"]
    paper = docx.Document(BytesIO(written(changed, "docx", say)))
    last = paper.tables[-1]
    assert [cell.text for cell in last.rows[0].cells] == [
        say(f"export.column.{name}") for name in ("signal", "whom", "reply")
    ]
    assert "De lift is al weken stuk" in [row.cells[0].text for row in last.rows]


@every_format
def test_a_file_name_holds_nothing_but_date_and_code(format: str, say: Lexicon) -> None:
    played = evening(read_plan("90"), phones=1)
    name, mime, content = export(played.state, rows(played.kept), format, say)
    assert name == f"speeltafel-2026-03-20-123456.{format}"
    assert mime == FORMATS[format].mime
    assert content


def test_a_slow_file_is_written_by_another_process_and_is_the_same(say: Lexicon) -> None:
    played = evening(read_plan("90"), phones=1)
    kept = rows(played.kept)
    assert exported(played.state, kept, "xlsx", say) == export(played.state, kept, "xlsx", say)
    assert exported(played.state, kept, "json", say) == export(played.state, kept, "json", say)


def test_the_writing_process_says_nothing_of_the_report_when_it_fails() -> None:
    given = json.dumps({"report": {"title": "kanarie"}, "words": {}}).encode()
    command = [sys.executable, "-m", "engine.export", "docx", "nl"]
    done = subprocess.run(command, input=given, capture_output=True, check=False)
    assert done.returncode
    assert done.stdout == b""
    assert b"kanarie" not in done.stderr


# ------------------------------------------------------------------ whatever somebody typed

RUNNING = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
BAD = ["\x00\x07\x0b\x1b[31m", "\ufffe\uffff", "\u202egpj.exe", "\u2066x\u2069", "a\r\nb", "\t=1"]


def with_text(found: Json, text: str) -> Json:
    """Return the report, its last step alone, with ``text`` wherever a text can stand."""
    changed: Any = json.loads(json.dumps({**found, "activities": found["activities"][-1:]}))
    last = changed["activities"][-1]
    last["texts"] = [{"prompt": text or "?", "group": "", "text": text}]
    last["story"] = [{"group": text, "title": text, "lines": [text]}]
    last["tables"] = [{"title": text, "columns": [text], "rows": [[text]]}]
    last["signals"] = last["topics"] = [text]
    changed["title"] = text
    return changed


def lines_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";"))


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=40) | st.sampled_from([NASTY, *BAD]))
def test_asvs_1_2_10_whatever_is_typed_no_cell_of_a_table_runs(
    text: str, found: Json, say: Lexicon
) -> None:
    plain = written(with_text(found, text), "csv", say)
    cells = [cell for line in lines_of(plain) for cell in line]
    assert not [cell for cell in cells if cell.lstrip().startswith(RUNNING)]
    assert not [cell for cell in cells if cell.startswith(RUNNING)]


@pytest.mark.parametrize(
    "text",
    ["".join([NASTY, *BAD, "١٢٣ שלום مرحبا"]), "x" * 300 + " woord" * 300],
    ids=["odd", "long"],
)
def test_whatever_is_typed_every_program_opens_the_file(
    text: str, found: Json, say: Lexicon
) -> None:
    nasty = with_text(found, text)
    book = openpyxl.load_workbook(BytesIO(written(nasty, "xlsx", say)))
    assert {c.data_type for page in book for row in page.iter_rows() for c in row} <= {"s", "n"}
    assert docx.Document(BytesIO(written(nasty, "docx", say))).paragraphs
    assert json.loads(written(nasty, "json", say))["activities"]
    assert say("export.no_measurement")[:40] in " ".join(
        text_of("pdf", written(nasty, "pdf", say)).split()
    )


def test_nothing_that_turns_or_breaks_a_line_leaves_in_a_file(found: Json, say: Lexicon) -> None:
    told = written(with_text(found, "".join(BAD)), "json", say).decode()
    assert not [letter for letter in told if letter in "\x00\x07\x1b\u202e\u2066\ufffe\uffff"]
    assert "gpj.exe" in told


def test_letters_that_run_the_other_way_stay_as_they_were_typed(found: Json, say: Lexicon) -> None:
    name = "مرحبا بك ‌في הבית"
    for format in ("csv", "json", "xlsx", "docx"):
        assert name in text_of(format, written(with_text(found, name), format, say))
