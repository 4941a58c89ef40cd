"""What is wrong in scenarios and plans, for who looks them over or is about to use them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from engine.content.check import Kind, check, check_sources
from engine.content.diagnostics import Diagnostic
from engine.content.load import Sources
from engine.content.profiles import Profile
from engine.content.report import Report
from engine.core import AnyGame
from engine.workshop.opening import Rules
from engine.workshop.plan import plan_model
from engine.workshop.plan_checks import plan_checks, plan_scenarios


def looked_at(
    paths: Sequence[Path],
    rules: Rules,
    strict: bool = False,
    profile: Profile = Profile.WORKSHOP,
) -> Report:
    """Return what is wrong at ``paths``, see ``check``, with all that ``rules`` can play."""
    return check(paths, _games(rules), _plan(rules), strict, profile)


def looked_at_now(path: Path, sources: Sources, rules: Rules) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the scenario or plan at ``path``, as ``sources`` have it now."""
    return check_sources(path, sources, _games(rules), _plan(rules))


def _games(rules: Rules) -> dict[str, AnyGame]:
    return {**rules.games, **ready_sets(rules.activities)}


def _plan(rules: Rules) -> Kind:
    activities = rules.activities
    return Kind(
        plan_model(rules.games, activities), plan_checks(activities, rules.games), plan_scenarios
    )


def found_in(folder: Path, rules: Rules) -> tuple[Diagnostic, ...]:
    """Return what is wrong in ``folder``."""
    return looked_at([folder], rules).diagnostics


def ready_sets(activities: Mapping[str, AnyGame]) -> dict[str, AnyGame]:
    """Return the activities for which sets can be written in files of their own."""
    return {id: one for id, one in activities.items() if "game" in one.content.model_fields}
