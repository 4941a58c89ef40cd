"""What a game is played with, printed on A4: to cut out, to write on, to lay on the table."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Final

from engine.core import Say
from engine.core.pieces import Board, Card, Mat, Piece, Sheet, Token, WebSheet
from engine.export.a4 import A4
from engine.export.printed.boards import print_board
from engine.export.printed.cut import CARDS, TOKENS, print_cards, print_tokens
from engine.export.printed.pages import print_mat, print_sheet, print_web

Chapters = Sequence[tuple[str, Sequence[Piece]]]
"""What is printed together: a title, and the pieces under it in their order."""

_ALWAYS: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""The same content prints the same bytes."""


def printed(title: str, chapters: Chapters, say: Say) -> bytes:
    """Return ``chapters`` as a .pdf file on A4, with a page in front that says what is in it."""
    with A4(title) as paper:
        paper.set_title(title)
        paper.set_lang(say.lang)
        paper.set_author("Speeltafel")
        paper.set_creation_date(_ALWAYS)
        print_sheet(paper, _cover(title, chapters, say))
        for name, pieces in chapters:
            paper.start_section(name)
            for kind, run in groupby(pieces, key=type):
                _print(paper, kind, list(run))
        return bytes(paper.output())


def _print(paper: A4, kind: type[Piece], run: list[Piece]) -> None:
    """Print pieces of one kind: small ones share a page."""
    if kind is Card:
        print_cards(paper, [one for one in run if isinstance(one, Card)])
    elif kind is Token:
        print_tokens(paper, [one for one in run if isinstance(one, Token)])
    else:
        for piece in run:
            _print_page(paper, piece)


def _print_page(paper: A4, piece: Piece) -> None:
    match piece:
        case Sheet():
            print_sheet(paper, piece)
        case WebSheet():
            print_web(paper, piece)
        case Mat():
            print_mat(paper, piece)
        case Board():
            print_board(paper, piece)


def _cover(title: str, chapters: Chapters, say: Say) -> Sheet:
    lines = [line for name, pieces in chapters for line in _contents(name, pieces, say)]
    return Sheet(
        title=title,
        kicker=say("print.kicker"),
        icon="printer",
        text=(say("print.how"), say("print.large")),
        points=tuple(lines),
    )


def _contents(name: str, pieces: Iterable[Piece], say: Say) -> list[str]:
    """Return a line per kind of piece that is in a chapter."""
    counts: dict[str, int] = {}
    for piece in pieces:
        kind = type(piece).__name__.lower()
        counts[kind] = counts.get(kind, 0) + 1
    per = {"card": CARDS, "token": TOKENS}
    found = []
    for kind, count in counts.items():
        facts = {"count": count, "pages": -(-count // per.get(kind, 1))}
        found.append(f"{name}: {say(f'print.kind.{kind}', **facts)}")
    return found
