"""The report as a Word document, with real headings, so that it can be read aloud and edited."""

import zipfile
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from engine.core import Say
from engine.export.document import Block, Grid, Heading, Paragraph, Picture, Points, document
from engine.export.radar import radar
from engine.wire import Json

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_LONGEST = 255
"""Letters that Word takes in what it knows of a document."""


def word(found: Json, say: Say) -> bytes:
    """Return ``found`` as a .docx file, the same bytes for the same report."""
    paper = docx.Document()
    _set_up(paper, found)
    for block in document(found, say):
        _write(paper, block)
    kept = BytesIO()
    paper.save(kept)
    return _settled(kept.getvalue())


def _set_up(paper: Document, found: Json) -> None:
    about, day = paper.core_properties, datetime.fromisoformat(found["opened"])
    about.title, about.language = found["title"][:_LONGEST], found["language"]
    about.author = "Speeltafel"
    about.created = about.modified = day
    style = paper.styles["Normal"]
    style.font.name, style.font.size = "Andika", Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Andika")


def _write(paper: Document, block: Block) -> None:
    match block:
        case Heading(text, level):
            paper.add_heading(text, level)
        case Paragraph(text, quiet):
            paper.add_paragraph().add_run(text).italic = quiet
        case Points(lines):
            for line in lines:
                paper.add_paragraph(line, style="List Bullet")
        case Grid(columns, rows):
            _write_grid(paper, columns, rows)
        case Picture():
            _write_picture(paper, block)


def _write_grid(paper: Document, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    names = tuple(columns)
    grid = paper.add_table(rows=1, cols=len(names), style="Table Grid")
    for cell, name in zip(grid.rows[0].cells, names, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for row in rows:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text


def _write_picture(paper: Document, picture: Picture) -> None:
    paper.add_heading(picture.name, 2)
    shape = paper.add_picture(BytesIO(radar(picture.start, picture.now, 480)), width=Cm(6))
    shape._inline.docPr.set("descr", picture.words)  # noqa: SLF001: the library has no other way
    paper.add_paragraph(picture.words)


def _settled(content: bytes) -> bytes:
    """Return the archive with one time in it: nobody learns when it was taken."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as made, zipfile.ZipFile(out, "w") as kept:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            kept.writestr(entry, made.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
