"""From a file that is being written to something that can be played: a plan around it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from engine.content import load, packs
from engine.content.asides import without
from engine.content.bases import foundation
from engine.content.diagnostics import Diagnostic, Mistakes
from engine.content.load import Sources
from engine.content.yaml_light import load as read
from engine.workshop.looking import looked_at_now, ready_sets
from engine.workshop.opening import PLAN, Rules, gather, programme
from engine.workshop.plan import Plan, plan_model
from engine.workshop.plan_checks import plan_scenarios
from engine.workshop.state import Part, Programme

Setting = tuple[int, Mapping[str, str]]
"""Minutes and options of the one step around a scenario."""

_OWN: Final = "preview"
_PLAN: Final = f"{PLAN}/{_OWN}.yaml"
_USUAL: Final = 30


@dataclass(frozen=True)
class Stage:
    """All that a workshop stands on: the plan's ``name`` among ``sources``, and it read."""

    name: str
    sources: Mapping[str, bytes]
    programme: Programme


@dataclass(frozen=True)
class Writing:
    """The scenario or plan at ``path``, as ``sources`` have it at one moment."""

    path: Path
    sources: Sources
    rules: Rules
    lang: str

    def mistakes(self) -> tuple[Diagnostic, ...]:
        """Return all that ``check`` would say of it, and of the scenarios it names."""
        found = looked_at_now(self.path, self.sources, self.rules)
        if any(one.severity == "error" for one in found) or not self._is_plan:
            return found
        return (*found, *self._of_scenarios())

    def stages(self) -> list[Stage]:
        """Return what can be played, the most usual first: a scenario with each of its lengths.

        Raises:
            Mistakes: if something of it cannot be used.
        """
        if self._is_plan:
            name, sources = gather(self.path, self.rules, self.sources)
            return [Stage(name, sources, programme(name, sources, self.rules))]
        usual = self._around((_USUAL, {}))
        return [self._like(usual, setting) for setting in _settings(usual.programme)]

    @property
    def _own(self) -> bytes:
        # The folder of a pack that builds on another is a scenario: its pack.yaml says of what.
        return self.sources.get(self.path.name, self.sources.get(load.PACK, b""))

    @property
    def _is_plan(self) -> bool:
        return packs.game_in(self._own) is None

    def _of_scenarios(self) -> Iterator[Diagnostic]:
        model = plan_model(self.rules.games, self.rules.activities)
        plan: Plan = load.parse(self.sources, self.path.name, model)
        for _, game, name in plan_scenarios(plan):
            found = packs.scenario(name, game, self.path.parent)
            yield from looked_at_now(found, load.gather(found), self.rules)

    def _around(self, setting: Setting) -> Stage:
        """Return a plan of one step, made for this scenario or this way of looking back."""
        sources = {_PLAN: self._plan(setting)}
        if not self._is_set:
            sources |= {f"{_OWN}/{file}": source for file, source in self.sources.items()}
        return Stage(_PLAN, sources, programme(_PLAN, sources, self.rules))

    def _like(self, usual: Stage, setting: Setting) -> Stage:
        """Return ``usual`` with another length and other options; the scenario is read already."""
        sources = {**usual.sources, _PLAN: self._plan(setting)}
        model = plan_model(self.rules.games, self.rules.activities)
        plan: Plan = load.parse({_PLAN: sources[_PLAN]}, _PLAN, model)
        (part,) = (one for one in usual.programme.parts if isinstance(one, Part))
        return Stage(_PLAN, sources, Programme(plan, (replace(part, step=plan.steps[0]),)))

    def _plan(self, setting: Setting) -> bytes:
        minutes, options = setting
        value = read(self._own, self.path.name).value
        title = str(value.get("title") or self.path.stem)
        step = {"id": "spel", "title": title, "minutes": minutes, "options": dict(options)}
        step |= {"activity": packs.game_in(self._own) or ""}
        step |= {"content": without(value)} if self._is_set else {"scenario": _OWN}
        plan = {"id": _OWN, "title": title, "about": title, "language": self.lang, "groups": 1}
        return json.dumps(
            {**plan, "phones": "who_wants", "steps": [step]}, ensure_ascii=False
        ).encode()

    @property
    def _is_set(self) -> bool:
        return packs.game_in(self._own) in ready_sets(self.rules.activities)


def _settings(played: Programme) -> list[Setting]:
    """Return the lengths and options a group may be given, the most usual first."""
    (part,) = (one for one in played.parts if isinstance(one, Part))
    if part.game.trial is None:
        return [(_USUAL, {})]
    return sorted(part.game.trial.plans(part.content), key=lambda one: (len(one[1]), -one[0]))


def can_be_played(path: Path) -> bool:
    """Return whether what is at ``path`` looks like a scenario or a plan."""
    if path.is_dir():
        return packs.builds(path)
    try:
        source = path.read_bytes()
    except OSError:
        return False
    return path.name != load.PACK and (packs.game_in(source) is not None or packs.is_plan(source))


def watched(path: Path, rules: Rules) -> list[Path]:
    """Return the files that the scenario or plan at ``path`` stands on, it first."""
    found = [path, *_beside(path)]
    try:
        model = plan_model(rules.games, rules.activities)
        named = plan_scenarios(load.read(path, model)) if _is_plan(path) else ()
        scenarios = [packs.scenario(name, game, path.parent) for _, game, name in named]
    except Mistakes:
        scenarios = []
    return list(dict.fromkeys([*found, *(f for one in scenarios for f in (one, *_beside(one)))]))


def _below(folder: Path) -> list[Path]:
    """Return the files that the pack in ``folder`` builds on."""
    try:
        base = foundation(folder)
    except Mistakes:
        return []
    return [base, *_beside(base)]


def _is_plan(path: Path) -> bool:
    try:
        return packs.is_plan(path.read_bytes())
    except OSError:
        return False


def _beside(path: Path) -> list[Path]:
    folder = path if path.is_dir() else path.parent
    below = _below(path) if path.is_dir() else []
    return [*below, folder / load.PACK, *sorted((folder / load.TRANSLATIONS).glob("*.yaml"))]
