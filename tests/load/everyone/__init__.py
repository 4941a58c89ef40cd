"""A game for tests: every tap changes everyone's view, and one command has a bug."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

from engine.content.fields import Content, Id, Text
from engine.core import ROOM, Control, Game, Group, Moment, Person, Say, Setup, Summary, View
from engine.core.views import Question
from engine.core.views import Text as Line


class Scenario(Content):
    game: str
    id: Id
    title: Text


@dataclass(frozen=True)
class Count:
    kind: ClassVar[str] = "count"


@dataclass(frozen=True)
class Explode:
    kind: ClassVar[str] = "explode"


@dataclass(frozen=True)
class Counted:
    kind: ClassVar[str] = "counted"


@dataclass(frozen=True)
class State:
    taps: int = 0


Command = Count | Explode


def start(content: Scenario, setup: Setup) -> State:
    return State()


def decide(state: State, command: Command, moment: Moment) -> list[Counted]:
    if isinstance(command, Explode):
        raise RuntimeError("boom")
    return [Counted()]


def evolve(state: State, event: Any) -> State:
    return replace(state, taps=state.taps + 1) if isinstance(event, Counted) else state


def offers(state: State, who: Person, clock: int) -> tuple[Control, ...]:
    return (
        Control(id="count", label="Tik", intent="answer", command=Count(), icon="check"),
        Control(id="explode", label="Niet doen", intent="answer", command=Explode()),
    )


def view(state: State) -> View:
    """About as much as a phone shows while a table talks."""
    question = Question(id="question", text="Hoe vaak tikken we samen?", hint="Tik zo vaak je wil.")
    lines = [
        Line(id=f"line-{number}", text=f"Regel {number} van iets om rustig te lezen met elkaar.")
        for number in range(5)
    ]
    counted = Line(id="taps", text=f"taps-{state.taps}.", tone="strong")
    controls = offers(state, ROOM, 0)
    return View(title="Iedereen", widgets=(question, *lines, counted), controls=controls)


def screen(state: State, group: Group | None, clock: int, say: Say) -> View:
    return view(state)


GAME: Game[Scenario, State, Command, Counted] = Game(
    id="everyone",
    version=1,
    content=Scenario,
    words=Path(__file__).parent / "words",
    commands=(Count, Explode),
    events=(Counted,),
    start=start,
    decide=decide,
    evolve=evolve,
    offers=offers,
    screen=screen,
    phone=lambda state, seat, clock, say: view(state),
    panel=lambda state, clock, say: view(state),
    summary=lambda state: Summary(),
    checks=lambda content: (),
)
