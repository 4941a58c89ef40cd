"""The registry of all that can be wrong: every code, and the page that explains it.

The engine's pages stand in ``content/mistakes``, a game's in the folder it names in its
contract: ``<lang>.yaml`` with ``what`` and ``why`` by code, and ``examples.yaml`` with, by
code, how it is wrong and how it is right.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import indent
from typing import Annotated, Final

from pydantic import Field, RootModel

from engine.content.fields import Content
from engine.content.load import MISTAKES, read
from engine.content.packs import bundled
from engine.core import AnyGame, Say

_MARGIN: Final = "    "
_CODE = r"^P\d{3}$"
EXAMPLES: Final = "examples.yaml"

Number = Annotated[str, Field(pattern=_CODE)]


class Swap(Content):
    """A piece of a file as it is right, and what stands there instead."""

    right: Annotated[str, Field(min_length=1)]
    wrong: str


class Example(Content):
    """A piece of a file with the mistake, and the same piece without it."""

    wrong: Annotated[str, Field(min_length=1)]
    right: Annotated[str, Field(min_length=1)]
    instead: str = ""
    """The piece of a good file that they take the place of, if it is not the right one."""
    file: str = ""
    """The file it is in, if it is not the usual one."""
    whole: bool = False
    """Whether the pieces are whole files."""
    path: bool = False
    """Whether the pieces are names of files: what is in them does not matter."""
    elsewhere: bool = False
    """Whether it is told of a file that is shared, not of one that is checked."""
    times: Annotated[int, Field(ge=1, le=200_000)] = 1
    """How often the wrong piece stands there, one after another."""
    also: tuple[Swap, ...] = ()
    """What more must be otherwise for the mistake to show."""
    besides: tuple[Number, ...] = ()
    """Other mistakes that cannot but come with it."""


class Explanation(Content):
    """What a mistake is, and why it is one, in one language."""

    what: Annotated[str, Field(min_length=1)]
    why: Annotated[str, Field(min_length=1)]


class Examples(RootModel[dict[Number, Example]]):
    """The examples of one folder, by code."""


class Explanations(RootModel[dict[Number, Explanation]]):
    """The explanations of one folder in one language, by code."""


@dataclass(frozen=True)
class Page:
    """All there is to say of one code."""

    code: str
    explanation: Explanation
    example: Example

    def text(self, say: Say) -> str:
        """Return the page for a terminal."""
        told = [f"{self.code}: {self.explanation.what}", self.explanation.why, ""]
        told += [say("explain.wrong"), indent(self.example.wrong.rstrip(), _MARGIN), ""]
        told += [say("explain.right"), indent(self.example.right.rstrip(), _MARGIN)]
        return "\n".join(told)

    def json(self) -> dict[str, str]:
        """Return the page as plain data."""
        own = {"code": self.code, "what": self.explanation.what, "why": self.explanation.why}
        return {**own, "wrong": self.example.wrong, "right": self.example.right}


class Claimed(Exception):
    """Two folders explain one ``code``: a number means one thing."""

    def __init__(self, code: str, folders: Iterable[Path]) -> None:
        super().__init__(f"{code}: {', '.join(map(str, folders))}")
        self.code = code


def registry(games: Mapping[str, AnyGame]) -> Mapping[str, Path]:
    """Return every code with the folder of its page.

    Raises:
        Claimed: if two of them explain the same code.
        Mistakes: if a page cannot be read.
    """
    own = [game.mistakes for game in games.values() if game.mistakes]
    found: dict[str, Path] = {}
    for folder in dict.fromkeys([bundled("content") / MISTAKES, *own]):
        for code in examples_in(folder):
            if found.setdefault(code, folder) != folder:
                raise Claimed(code, (found[code], folder))
    return dict(sorted(found.items()))


@cache
def examples_in(folder: Path) -> Mapping[str, Example]:
    """Return the examples in ``folder`` by code."""
    return read(folder / EXAMPLES, Examples).root


def page(code: str, folder: Path, lang: str) -> Page:
    """Return the page on ``code`` that stands in ``folder``, in the language ``lang``.

    Raises:
        KeyError: if there is none.
    """
    explanations = read(folder / f"{lang}.yaml", Explanations).root
    return Page(code, explanations[code], examples_in(folder)[code])
