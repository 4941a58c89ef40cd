"""What is wrong in a folder of scenarios and plans, for who is about to use what is in it."""

from collections.abc import Mapping
from pathlib import Path

from engine.content.check import Kind, check
from engine.content.diagnostics import Diagnostic
from engine.core import AnyGame
from engine.workshop.opening import Rules
from engine.workshop.plan import plan_model
from engine.workshop.plan_checks import plan_checks


def found_in(folder: Path, rules: Rules) -> tuple[Diagnostic, ...]:
    """Return all that ``check`` finds in ``folder``."""
    plan = Kind(plan_model(rules.games, rules.activities), plan_checks(rules.activities))
    return check([folder], {**rules.games, **ready_sets(rules.activities)}, plan).diagnostics


def ready_sets(activities: Mapping[str, AnyGame]) -> dict[str, AnyGame]:
    """Return the activities for which sets can be written in files of their own."""
    return {id: one for id, one in activities.items() if "game" in one.content.model_fields}
