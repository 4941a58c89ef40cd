"""A line that was written to keep the check busy for hours is told like any other."""

import re
from random import Random

import pytest

from engine.content.diagnostics import Mistakes
from engine.content.traps import _bare
from engine.content.yaml_light import load

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
