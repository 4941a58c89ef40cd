"""Everything to play with on paper: all of it fits, and nothing on it gives a secret away."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.cli import run
from engine.content import load
from engine.content.packs import bundled, scenarios
from engine.core import Say
from engine.core.pieces import Board, Card, Mat, Piece, Sheet, Token, WebSheet
from engine.export.a4 import A4
from engine.export.printed import printed
from engine.export.printed.cut import SMALLEST, fitting
from engine.lexicon import Lexicon
from engine.registry import games
from games.escape_room.answers import versions, written
from games.escape_room.content import CodeLock, OrderLock, Room, WordLock

GAMES = games()
SCENARIOS = [(game, name) for game in GAMES for name in scenarios(game)]


def content_of(game: str, name: str) -> object:
    return load.read(scenarios(game)[name], GAMES[game].content)


def pieces_of(game: str, name: str, say: Say) -> list[Piece]:
    return list(GAMES[game].paper(content_of(game, name), say))


def texts(piece: Piece) -> Iterator[str]:
    match piece:
        case Card():
            yield from (piece.title, piece.text, piece.ask, piece.head, *piece.points)
        case Token():
            yield piece.label
        case Sheet():
            yield from (piece.title, *piece.text, *piece.points, *(b.ask for b in piece.blanks))
        case WebSheet():
            yield from (piece.title, *piece.text, *piece.labels.values())
        case Mat():
            yield from (piece.title, piece.text, *(zone.label for zone in piece.zones))
        case Board():
            yield piece.title


def read_back(path: Path) -> str:
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize(("game", "name"), SCENARIOS)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_card_that_ships_can_be_read_at_eleven_points_or_more(
    game: str, name: str, lang: str, lexicons: dict[str, Lexicon]
) -> None:
    pieces = pieces_of(game, name, lexicons[lang])
    cards = [one for one in pieces if isinstance(one, Card)]
    assert len(cards) > 20
    with A4("") as paper:
        shares = {one.title: fitting(paper, one) for one in cards}
    assert {title: share for title, share in shares.items() if share < SMALLEST} == {}


@pytest.mark.parametrize(("game", "name"), SCENARIOS)
def test_no_word_on_paper_is_left_with_an_open_blank(game: str, name: str, say: Lexicon) -> None:
    said = [text for piece in pieces_of(game, name, say) for text in texts(piece)]
    assert [text for text in said if "{" in text] == []


@pytest.mark.parametrize("name", list(scenarios("escape_room")))
def test_what_the_tables_get_of_a_room_tells_no_answer(name: str, say: Lexicon) -> None:
    room = content_of("escape_room", name)
    assert isinstance(room, Room)
    shared = [
        text
        for piece in pieces_of("escape_room", name, say)
        if not (isinstance(piece, Card) and piece.secret)
        and not (isinstance(piece, Sheet) and piece.kicker == say("print.facilitator"))
        for text in texts(piece)
    ]
    typed = [one for one in room.locks if isinstance(one, CodeLock | WordLock)]
    answers = {answer.lower() for lock in typed for answer in written(lock)}
    assert answers
    assert [text for text in shared if answers & set(text.lower().split())] == []


@pytest.mark.parametrize("name", list(scenarios("escape_room")))
def test_pictures_to_put_in_order_are_not_printed_in_that_order(name: str, say: Lexicon) -> None:
    room = content_of("escape_room", name)
    assert isinstance(room, Room)
    labels = [p.label for p in pieces_of("escape_room", name, say) if isinstance(p, Token)]
    for lock in (one for one in room.locks if isinstance(one, OrderLock)):
        named = {one.id: say.of(one.label) for one in lock.options}
        right = [named[id] for id in lock.answer]
        at = min(labels.index(label) for label in right)
        assert labels[at : at + len(right)] != right


@pytest.mark.parametrize("name", list(scenarios("escape_room")))
def test_each_role_of_a_room_has_its_own_card_for_the_last_lock(name: str, say: Lexicon) -> None:
    room = content_of("escape_room", name)
    assert isinstance(room, Room)
    last = room.locks[-1]
    cards = [p for p in pieces_of("escape_room", name, say) if isinstance(p, Card) and p.secret]
    heads = {one.head for one in cards if one.title in versions(last.title)}
    assert len(heads) == len(room.roles)


def test_a_plan_prints_all_its_games_and_says_in_front_what_there_is(tmp_path: Path) -> None:
    file = tmp_path / "avond.pdf"
    assert run(["print", "tekentafel", "-o", str(file)]) == 0
    told = read_back(file)
    assert "Om op papier te spelen" in told
    assert "De plekken op de kaart" in told
    assert told.count("\f") >= 10


def test_the_same_scenario_prints_the_same_bytes(say: Lexicon) -> None:
    pieces = pieces_of("escape_room", "halte", say)[:12]
    assert printed("Halte", [("Halte", pieces)], say) == printed("Halte", [("Halte", pieces)], say)


def test_a_pack_is_printed_whole_by_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "rooms.pdf"
    folder = bundled("content") / "packs" / "samen-open"
    assert run(["print", str(folder), "-o", str(file), "--lang", "en"]) == 0
    told = read_back(file)
    assert "For the facilitator only" in told
    assert all(name in told for name in ("The stop is gone", "The closed living room"))


def test_a_scenario_with_a_mistake_prints_nothing_and_says_where_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "kapot.yaml"
    broken.write_text("game: game_of_life\nid: kapot\ntitle: [\n", "utf-8")
    assert run(["print", str(broken), "-o", str(tmp_path / "kapot.pdf")]) == 1
    assert "kapot.yaml:" in capsys.readouterr().err
    assert not (tmp_path / "kapot.pdf").exists()


def test_a_name_that_is_not_there_is_answered_with_those_that_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["print", "nergens"]) == 2
    told = capsys.readouterr().err
    assert "nergens" in told
    assert "rondkomen" in told
