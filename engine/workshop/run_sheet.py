"""The run sheet of a plan: what a facilitator brings, says, watches and knows, on paper too."""

from dataclasses import dataclass
from typing import Final

from engine.core import Own, Say, Words
from engine.workshop.plan import Station, Step
from engine.workshop.state import Carousel, Part, Programme

_CRISIS: Final = 4
"""Lines of our own on what to do when it becomes too much for somebody."""
_CERTAIN: Final = 2
"""Lines of help that are the same everywhere in the Netherlands."""


@dataclass(frozen=True)
class Place:
    """A station of a carousel."""

    title: str
    say: str = ""
    note: str = ""
    materials: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetStep:
    """One step: ``starts`` minutes after the beginning, and ``minutes`` long."""

    title: str
    starts: int
    minutes: int
    say: str = ""
    note: str = ""
    materials: tuple[str, ...] = ()
    stations: tuple[Place, ...] = ()


@dataclass(frozen=True)
class RunSheet:
    """A whole plan for who leads it, in one language.

    ``help`` is where people can go: a line that ends in a colon is there to be filled in.
    """

    title: str
    about: str
    minutes: int
    groups: int
    materials: tuple[str, ...]
    agreement: tuple[str, ...]
    crisis: tuple[str, ...]
    help: tuple[str, ...]
    steps: tuple[SheetStep, ...]


def run_sheet(programme: Programme, say: Say, typed: Own[str] | None = None) -> RunSheet:
    """Return the run sheet of ``programme``; ``typed`` is help in the neighbourhood."""
    plan = programme.plan
    return RunSheet(
        title=say.of(plan.title),
        about=say.of(plan.about),
        minutes=plan.minutes,
        groups=plan.groups,
        materials=_lines(plan.materials, say),
        agreement=_agreement(programme, say),
        crisis=crisis(programme, say),
        help=help_lines(programme, say, typed),
        steps=_steps(programme, say),
    )


def _lines(written: tuple[Words, ...], say: Say) -> tuple[str, ...]:
    return tuple(say.of(one) for one in written)


def _agreement(programme: Programme, say: Say) -> tuple[str, ...]:
    """Return what the group agrees on, as the first step that has an agreement says it."""
    stations = (one for part in programme.parts for one in part.stations)
    found = (getattr(one.content, "agreement", ()) for one in stations)
    return _lines(tuple(next(filter(None, found), ())), say)


def crisis(programme: Programme, say: Say) -> tuple[str, ...]:
    """Return what to do when it becomes too much for somebody: the plan's words, else ours."""
    written = _lines(programme.plan.crisis, say)
    return written or tuple(say(f"run_sheet.crisis_{n}") for n in range(1, _CRISIS + 1))


def help_lines(programme: Programme, say: Say, typed: Own[str] | None = None) -> tuple[str, ...]:
    """Return where people find help: what is sure everywhere, then what is near."""
    sure = tuple(say(f"run_sheet.help_{n}") for n in range(1, _CERTAIN + 1))
    near = tuple(line for line in (typed.known or "").split("\n") if line) if typed else ()
    return (*sure, *(near or _lines(programme.plan.help, say)))


def _steps(programme: Programme, say: Say) -> tuple[SheetStep, ...]:
    steps: list[SheetStep] = []
    starts = 0
    for part in programme.parts:
        steps.append(_step(part, starts, say))
        starts += part.step.minutes
    return tuple(steps)


def _step(part: Part | Carousel, starts: int, say: Say) -> SheetStep:
    step: Step = part.step
    inside = part.stations if isinstance(part, Carousel) else ()
    return SheetStep(
        say.of(step.title), starts, step.minutes, say.of(step.say), say.of(step.note),
        _lines(step.materials, say), tuple(_place(one.step, say) for one in inside),
    )  # fmt: skip


def _place(station: Station, say: Say) -> Place:
    materials = _lines(station.materials, say)
    return Place(say.of(station.title), say.of(station.say), say.of(station.note), materials)
