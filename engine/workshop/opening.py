"""Opens a workshop: a new one from a plan, or an old one from its file."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from engine import wire
from engine.content import load, packs
from engine.content.fields import ReadySet
from engine.core import AnyGame, GroupCame, SeatCame
from engine.store import Batch, Store, Unusable
from engine.workshop.decide import first_step
from engine.workshop.entering import Happened
from engine.workshop.messages import WorkshopOpened
from engine.workshop.plan import (
    Plan,
    Station,
    Step,
    as_step,
    plan_model,
    rounds_of,
    stations_of,
)
from engine.workshop.rows import replay, settle
from engine.workshop.state import PEOPLE, WORKSHOP, Carousel, Part, Programme, State

FORMAT = 1
PLAN = "plan"
OPENING = ("opening:1", "opening:2")
"""The commands of which a workshop that just opened consists, by the name of each."""

Sources = Mapping[str, bytes]
"""Source files by name: ``plan/…`` the plan's folder, ``<scenario>/…`` each scenario's."""


@dataclass(frozen=True)
class Rules:
    """What can be played: the games that were found, and the frame around them."""

    games: Mapping[str, AnyGame]
    activities: Mapping[str, AnyGame]

    @property
    def all(self) -> Mapping[str, AnyGame]:
        """Games and other activities, by id."""
        return {**self.activities, **self.games}


def gather(
    path: Path, rules: Rules, own: load.Sources | None = None
) -> tuple[str, dict[str, bytes]]:
    """Return the name of the plan at ``path``, and all source files it stands on.

    ``own`` is how the plan and what lies beside it are now, if that is not as on the disk.

    Raises:
        Mistakes: if the plan has mistakes, or names a scenario that is not there.
    """
    name = f"{PLAN}/{path.name}"
    sources = _under(PLAN, load.gather(path) if own is None else own)
    plan = _plan(name, sources, rules)
    for station in (one for step in plan.steps for one in stations_of(step)):
        named = _named(station)
        if named:
            found = packs.scenario(named, _activity(station), path.parent)
            sources |= _under(_folder(station, named), load.gather(found))
    return name, sources


def _under(folder: str, sources: Sources) -> dict[str, bytes]:
    return {f"{folder}/{name}": source for name, source in sources.items()}


def _in(folder: str, sources: Sources) -> dict[str, bytes]:
    start = f"{folder}/"
    return {name.removeprefix(start): s for name, s in sources.items() if name.startswith(start)}


def _plan(name: str, sources: Sources, rules: Rules) -> Plan:
    model = plan_model(rules.games, rules.activities)
    return load.parse(_in(PLAN, sources), name.removeprefix(f"{PLAN}/"), model)


def _activity(step: object) -> str:
    return str(getattr(step, "activity", ""))


def programme(name: str, sources: Sources, rules: Rules) -> Programme:
    """Return the plan ``name`` ready to be played, from ``sources`` alone.

    Raises:
        Mistakes: if a source has mistakes.
    """
    plan = _plan(name, sources, rules)
    parts = tuple(_part(step, sources, rules) for step in plan.steps)
    return Programme(plan, parts)


def _part(step: Step, sources: Sources, rules: Rules) -> Part | Carousel:
    stations, rounds = stations_of(step), rounds_of(step)
    if stations == (step,):
        return _played(step, step, sources, rules)
    minutes = max(1, step.minutes // rounds)
    played = (_played(one, as_step(one, minutes), sources, rules) for one in stations)
    return Carousel(step, tuple(played), rounds)


def _played(station: Station, step: Step, sources: Sources, rules: Rules) -> Part:
    game = rules.all[_activity(station)]
    own, named = getattr(station, "content", None), _named(station)
    if not named:
        return Part(step, game, own)
    files = _in(_folder(station, named), sources)
    found = load.parse(files, _scenario_file(named, files), game.content)
    return Part(step, game, own.completed(found) if isinstance(own, ReadySet) else found)


def _named(station: Station) -> str | None:
    """Return the scenario that ``station`` plays, or the ready set that its content names."""
    own = getattr(station, "content", None)
    return own.named if isinstance(own, ReadySet) else getattr(station, "scenario", None)


def _folder(station: Station, named: str) -> str:
    """Return the folder among the sources: a ready set never meets a scenario of its name."""
    return named if hasattr(station, "scenario") else f"{_activity(station)}.{named}"


def _scenario_file(scenario: str, files: Sources) -> str:
    """Return the one file of the scenario's folder that is not a pack or a translation.

    Without one the scenario is the pack itself: it builds on another.
    """
    own = (name for name in files if "/" not in name and name != load.PACK)
    return next(own, scenario)


def new_code() -> str:
    """Return a join code of six digits that nobody can guess from another."""
    return f"{secrets.randbelow(900_000) + 100_000}"


def begin(
    store: Store,
    code: str,
    name: str,
    sources: Sources,
    rules: Rules,
    *,
    opened: datetime,
    groups: int | None = None,
    seed: int | None = None,
) -> State:
    """Write the first rows of a new workshop into ``store`` and return how it stands.

    Raises:
        Mistakes: if the plan or a scenario has mistakes; then nothing was written.
        NotSaved: if the disk refused.
    """  # fmt: skip
    played = programme(name, sources, rules)
    seed = secrets.randbelow(1_000_000_000) if seed is None else seed
    kept = {file: store.put_blob(source) for file, source in sources.items()}
    state, first = first_rows(played, header(code, name, kept, rules, played, opened, seed), groups)
    store.append(first)
    return state


def header(
    code: str,
    name: str,
    kept: Mapping[str, str],
    rules: Rules,
    played: Programme,
    opened: datetime,
    seed: int,
) -> WorkshopOpened:
    """Return what a log begins with; ``kept`` are the SHA-256 of the source files by name."""
    return WorkshopOpened(
        code=code,
        opened=f"{opened:%Y-%m-%d %H:%M}",
        plan=name,
        sources=dict(kept),
        seed=seed,
        engine=_version(),
        format=FORMAT,
        games={id: game.version for id, game in rules.all.items()},
        storage=played.plan.storage,
        keep_until=_keep_until(played.plan, opened),
    )


def first_rows(
    played: Programme, header: WorkshopOpened, groups: int | None = None
) -> tuple[State, Batch]:
    """Return a workshop that just opened, and the rows that say so."""
    state, first = settle(State(played), _first(header, played.plan, groups), OPENING[0], 0)
    state, second = settle(state, first_step(state, header.seed), OPENING[1], 0)
    return state, replace(first, rows=[*first.rows, *second.rows])


def _keep_until(plan: Plan, opened: datetime) -> str:
    """Return the last day on which what is personal may lie here; none if it goes at the end."""
    if plan.storage == "vluchtig":
        return ""
    return f"{opened.date() + timedelta(days=plan.keep_days)}"


def _version() -> str:
    try:
        return version("speeltafel")
    except PackageNotFoundError:
        return "0"


def _first(header: WorkshopOpened, plan: Plan, groups: int | None) -> Happened:
    names = [f"g{number}" for number in range(1, (groups or plan.groups) + 1)]
    seats = [(PEOPLE, SeatCame(i + 1, names[i % len(names)])) for i in range(plan.people)]
    return [(WORKSHOP, header), *((PEOPLE, GroupCame(name)) for name in names), *seats]


def resume(store: Store, rules: Rules) -> State:
    """Return the workshop in ``store`` as its log tells it.

    Raises:
        Unusable: if it was made by a newer version, or its log is damaged.
    """
    rows = list(store.rows())
    if not rows:
        raise Unusable("empty")
    if broken := store.broken_at():
        raise Unusable("damaged", row=broken)
    header = json.loads(rows[0].data)
    _not_newer(header, rules)
    sources = {name: store.blob(sha) or b"" for name, sha in header["sources"].items()}
    state = State(programme(header["plan"], sources, rules))
    try:
        return replay(state, rows, store.own())
    except wire.Malformed as error:
        raise Unusable("newer_version") from error


def _not_newer(header: wire.Json, rules: Rules) -> None:
    known = {id: game.version for id, game in rules.all.items()}
    newer = [id for id, made in header["games"].items() if made > known.get(id, made)]
    if header["format"] > FORMAT or newer:
        raise Unusable("newer_version")
