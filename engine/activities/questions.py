"""What a trainer may write for a debrief: own questions, or a way of asking that is ready."""

import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, Self

from pydantic import Field

from engine.content.fields import Content, Id, ReadySet, Text
from engine.core import Finding, label

Kind = Literal["help", "disagreement", "turning_point", "choice", "idea", "cooperation"]
"""As ``HIGHLIGHTS``: what can have happened to a group."""
Model = Literal["oio", "what", "four_f", "data", "kolb"]
BLANK = "{wat}"


class Round(Content):
    """One question of the debrief."""

    question: Text
    """What everyone is asked, and a table to which nothing of the kind happened."""
    about: Kind | None = None
    """What has to have happened to a table for ``filled``."""
    filled: Text | None = None
    """The question for such a table, what happened in the place of ``{wat}``."""
    hint: Text | None = None
    moments: bool = False
    """Whether each table sees a moment of its own from the game."""
    plenary: bool = False
    """Whether the room talks together instead of table by table."""


class Debrief(ReadySet):
    """What a trainer may write for a debrief.

    ``model`` names a way of asking; without ``rounds`` of one's own its questions are used.
    """

    id: Id | None = None
    game: Literal["debrief"] | None = None
    """Only in a file of its own: what kind of file it is."""
    title: Text | None = None
    about: Text | None = None
    model: Model = "oio"
    rounds: Annotated[tuple[Round, ...], Field(max_length=8)] = ()

    @property
    def named(self) -> str | None:
        """The way of asking, unless there are questions of one's own."""
        return None if self.rounds else self.model

    def completed(self, found: Self) -> Self:
        """Return this debrief with the questions of the way of asking ``found``."""
        return found


def checks(debrief: Debrief) -> Iterable[Finding]:
    """Return which questions have a blank that nothing fills, or lack one."""
    for number, one in enumerate(debrief.rounds):
        yield from _round(one, ("rounds", number))


def _round(one: Round, at: tuple[str | int, ...]) -> Iterator[Finding]:
    if (one.about is None) != (one.filled is None):
        name = "about" if one.about else "filled"
        yield _finding("P511", (*at, name), "half")
    for name in ("question", "filled"):
        text = getattr(one, name)
        wanted = [BLANK] if name == "filled" else []
        if text and sorted(set(re.findall(r"\{[^}]*\}", text.source))) != wanted:
            yield _finding("P512", (*at, name), f"blank_{name}")


def _finding(code: str, at: tuple[str | int, ...], key: str) -> Finding:
    message, remedy = label(f"plan_check.{key}"), label(f"plan_remedy.{key}")
    return Finding(code, at, message, "error", remedy=remedy)
