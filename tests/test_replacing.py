"""A state is made anew with other parts: as ``dataclasses.replace`` does it."""

import dataclasses
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from engine.core.replacing import replace


@dataclass(frozen=True, kw_only=True)
class Stand:
    kind: ClassVar[str] = "stand"
    tries: int = 0
    name: str = ""

    @cached_property
    def twice(self) -> int:
        return 2 * self.tries


def test_it_is_the_copy_that_dataclasses_makes() -> None:
    before = Stand(tries=1, name="een")
    assert replace(before, tries=2) == dataclasses.replace(before, tries=2)
    assert before == Stand(tries=1, name="een")


def test_what_was_worked_out_is_worked_out_anew() -> None:
    before = Stand(tries=1)
    assert before.twice == 2
    assert replace(before, tries=5).twice == 10
