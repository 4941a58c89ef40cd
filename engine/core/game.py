"""What a game is: pure functions over content, state, commands and events."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from engine.core.diagram import Diagram
from engine.core.moment import Moment
from engine.core.people import Group, Person
from engine.core.pieces import Piece
from engine.core.setting import Allowed
from engine.core.standing import Standing, uncounted
from engine.core.summary import Summary
from engine.core.text import Label, Say
from engine.core.trial import AnyTrial
from engine.core.views import Control, Field, View

C = TypeVar("C")
S = TypeVar("S")
Cmd = TypeVar("Cmd")
Ev = TypeVar("Ev")

Mode = Literal["samen", "eigen_tempo", "om_de_beurt"]


@dataclass(frozen=True, kw_only=True)
class Setup:
    """How an activity begins. Groups and seats come as events, right after.

    ``summaries`` are those of earlier activities, oldest first; ``minutes`` is what the plan
    reserves for the step.
    """

    groups: tuple[Group, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    mode: Mode = "samen"
    summaries: tuple[Summary, ...] = ()
    minutes: int = 0
    luck: int = 0
    """A number drawn for this activity, for what must be shuffled before anyone acts."""


@dataclass(frozen=True)
class Finding:
    """What static analysis found in a scenario: at ``at``, said by ``message``.

    ``code`` has a page among the game's ``mistakes``. ``remedy`` is a line to copy, or what to
    do. ``known`` is what could have stood at ``at`` instead: then the nearest is the remedy.
    """

    code: str
    at: tuple[str | int, ...]
    message: Label
    severity: Literal["error", "warning", "info"] = "warning"
    known: tuple[str, ...] = ()
    remedy: Label | None = None


def nothing_on_paper(content: Any, say: Say) -> Iterable[Piece]:
    """Return no pieces: this game needs none."""
    return ()


def nothing_to_set(state: Any) -> tuple[Field, ...]:
    """Return the options of an activity that lets none be set during play."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Game(Generic[C, S, Cmd, Ev]):
    """A complete game, or an activity that is none: both keep this contract.

    ``words`` is the folder of its own sentences, None if they are among the engine's.
    ``mistakes`` is the folder with a page on every code its ``checks`` can tell, None likewise.
    ``trial`` is what a playtest must know of it; without it only lengths are told.
    ``paper`` is what it is played with on paper, in the language of the ``Say``.
    ``diagram`` is what comes after what in a scenario, where there is such a thing.

    ``decide`` may refuse but changes nothing; ``evolve`` changes the state but cannot
    refuse, because what it is told has already happened. It takes core events at any moment.
    ``offers`` is everything a person can do now; the views show it and offer nothing else.
    The int handed to ``offers`` and the views is the workshop clock in milliseconds.
    ``standing`` says in numbers how a group stands: the overview of the facilitator reads it.
    ``options`` is what a plan may write for its options, by name; None if it does not tell.
    ``settings`` are the options that can be set now, each a field named after its option that
    holds what is set: of kind ``one``, ``many`` or ``number``. ``evolve`` gets them as
    ``OptionSet``, several values of one option with commas between.

    Raised in ``decide``: ``Rejected``, and nothing else.
    """

    id: str
    version: int
    content: type[C]
    words: Path | None
    commands: tuple[type[Cmd], ...]
    events: tuple[type[Ev], ...]
    start: Callable[[C, Setup], S]
    decide: Callable[[S, Cmd, Moment], list[Ev]]
    evolve: Callable[[S, Any], S]
    offers: Callable[[S, Person, int], tuple[Control, ...]]
    screen: Callable[[S, Group | None, int, Say], View]
    phone: Callable[[S, int, int, Say], View]
    panel: Callable[[S, int, Say], View]
    summary: Callable[[S], Summary]
    checks: Callable[[C], Iterable[Finding]]
    paper: Callable[[C, Say], Iterable[Piece]] = nothing_on_paper
    mistakes: Path | None = None
    trial: AnyTrial | None = None
    diagram: Callable[[C], Diagram] | None = None
    standing: Callable[[S, Group], Standing] = uncounted
    settings: Callable[[S], tuple[Field, ...]] = nothing_to_set
    options: Mapping[str, Allowed] | None = field(default=None, hash=False)


AnyGame = Game[Any, Any, Any, Any]
