"""Workshops to test on: the shipped plan, or one step of it in any mode."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Literal

from engine.activities import ACTIVITIES
from engine.bots import Evening, opened
from engine.content.packs import bundled
from engine.core import GroupCame, Mode
from engine.registry import games
from engine.store import Batch, OwnRow, Row
from engine.workshop.decide import first_step
from engine.workshop.messages import WorkshopOpened
from engine.workshop.opening import Rules, gather, programme
from engine.workshop.rows import replay, settle
from engine.workshop.state import PEOPLE, WORKSHOP, Carousel, Part, Programme, State

RULES = Rules(games(), ACTIVITIES)
How = Mode | Literal["carousel"]
MODES: tuple[How, ...] = ("samen", "eigen_tempo", "om_de_beurt", "carousel")


@cache
def read_plan(name: str) -> Programme:
    found, sources = gather(bundled("content") / "plans" / f"{name}.yaml", RULES)
    return programme(found, sources, RULES)


@cache
def parts() -> dict[str, Part]:
    """Return one step per game and activity, from the first shipped plan that has it."""
    plans = sorted((bundled("content") / "plans").glob("*.yaml"), reverse=True)
    names = ["90", *(path.stem for path in plans)]
    found = [part for name in reversed(names) for part in read_plan(name).parts]
    return {part.game.id: part for one in found for part in one.stations}


def only(game: str, mode: How = "samen", **options: str) -> Programme:
    """Return a plan of one step: ``game`` in ``mode``, or in a carousel with a check-in."""
    part = parts()[game]
    if mode == "carousel":
        return carousel(game, "check_in")
    step = part.step.model_copy(update={"mode": mode, "options": {**part.step.options, **options}})
    return Programme(read_plan("90").plan, (replace(part, step=step),))


def carousel(*games: str, rounds: int | None = None, mode: Mode = "samen") -> Programme:
    """Return a plan of one step, a carousel with these as its stations."""
    found = [parts()[game] for game in games]
    stations = [
        replace(part, step=part.step.model_copy(update={"minutes": 10, "mode": mode}))
        for part in found
    ]
    step = parts()["welcome"].step.model_copy(update={"minutes": 10 * len(games)})
    part = Carousel(step, tuple(stations), rounds or len(games))
    return Programme(read_plan("90").plan, (part,))


def evening(played: Programme, *, groups: int = 3, phones: int = 0, seed: int = 1) -> Evening:
    """Return an evening of ``played`` that was just opened."""
    header = WorkshopOpened("123456", "2026-03-20 19:30", "plan/90.yaml", {}, seed, "0", 1, {})
    names = [(PEOPLE, GroupCame(f"g{number + 1}")) for number in range(groups)]
    state, first = settle(State(played), [(WORKSHOP, header), *names], "opening:1", 0)
    state, second = settle(state, first_step(state, seed), "opening:2", 0)
    found = opened(state, seed, phones)
    found.kept[:0] = [first, second]
    return found


def rows(batches: Iterable[Batch]) -> list[Row]:
    drafts = [draft for batch in batches for draft in batch.rows]
    return [
        Row(number, one.clock, one.scope, one.rid, one.kind, one.data, "")
        for number, one in enumerate(drafts, start=1)
    ]


def own(batches: Iterable[Batch]) -> dict[str, OwnRow]:
    """Return the personal values a store would hold after ``batches``."""
    found: dict[str, OwnRow] = {}
    for batch in batches:
        found |= {one.id: one for one in batch.own}
        found |= {id: replace(found[id], state=state) for id, state in batch.own_states.items()}
        found = {id: one for id, one in found.items() if one.of not in batch.erase}
        if batch.wipe:
            found = {}
        if batch.wipe_unkept:
            found = {id: one for id, one in found.items() if one.keep}
    return found


def retold(played: Evening, upto: int | None = None) -> State:
    """Return the workshop as its rows tell it, the first ``upto`` batches or all."""
    batches = played.kept[:upto]
    state = State(played.state.programme)
    return replay(state, rows(batches), own(batches))
