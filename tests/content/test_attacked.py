"""A stranger's file is told like any other: none keeps the check busy, none commands anything."""

import re
from pathlib import Path
from random import Random

import pytest
from pydantic import ValidationError

from engine.content.bases import PARTS, Building, game_of
from engine.content.diagnostics import Mistakes
from engine.content.load import read_bytes
from engine.content.reading import _EMAIL
from engine.content.traps import _bare
from engine.content.yaml_light import BYTES, load
from engine.core import Say
from engine.workshop.looking import looked_at
from tests.evenings import RULES

_AS_IT_READS = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
"""What is between quotes, found by looking from every quote anew."""


@pytest.mark.parametrize("piece", ['\\"', "'", '"\\', "- ", "a: ", '"" '])
def test_a_line_of_a_million_signs_is_told(piece: str) -> None:
    for start in ('a: [x, "y" z ', "a: {x ", "a: 'x' y ", "@ "):
        with pytest.raises(Mistakes):
            load(f"{start}{piece * (1_000_000 // len(piece))}\n- : [".encode(), "x.yaml")


def test_what_is_between_quotes_is_left_out() -> None:
    luck = Random(1)
    for _ in range(3_000):
        text = "".join(luck.choices("\"'\\a]", k=luck.randrange(12)))
        assert _bare(text) == _AS_IT_READS.sub("", text)


def test_in_a_text_without_end_an_address_is_looked_for_once() -> None:
    assert _EMAIL.search("a" * 1_000_000) is None
    found = _EMAIL.search("mail: +an.na-b@voorbeeld.nl.")
    assert found is not None
    assert found[0] == "+an.na-b@voorbeeld.nl"


def test_no_terminal_obeys_a_file(tmp_path: Path, dutch: Say) -> None:
    path = tmp_path / "x.yaml"
    path.write_text('game: debrief\n"\\e]0;weg\\a\\x9b2J": 1\nrounds: "\\e[2J"\n', "utf-8")
    told = looked_at([path], RULES).text(dutch)
    assert "]0;weg" in told
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", told)


def test_of_an_enormous_file_only_the_beginning_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    with path.open("wb") as file:
        file.write(b"builds_on: x\ngame: debrief\n")
        file.truncate(BYTES * 5_000)  # nothing of it is on the disk
    assert len(read_bytes(path)) == BYTES + 1
    assert game_of(tmp_path) == "debrief"
    (told,) = looked_at([path], RULES).diagnostics
    assert told.code == "P111"


def test_a_pack_leaves_out_so_much_and_no_more() -> None:
    base = {"id": "11111111-1111-4111-8111-111111111111", "slug": "ander", "version": "1.0.0"}
    own = {"id": "22222222-2222-4222-8222-222222222222", "slug": "eigen", "builds_on": base}
    assert Building.model_validate({**own, "without": ["kaart"] * PARTS}).without
    with pytest.raises(ValidationError, match="at most 400"):
        Building.model_validate({**own, "without": ["kaart"] * (PARTS + 1)})
