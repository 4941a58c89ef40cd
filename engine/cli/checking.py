"""What is wrong in a folder, for commands that use what is in it."""

from collections.abc import Mapping
from pathlib import Path

from engine.content.diagnostics import Diagnostic
from engine.core import AnyGame


def found_in(folder: Path, games: Mapping[str, AnyGame]) -> tuple[Diagnostic, ...]:
    """Return all that ``check`` finds in ``folder``."""
    from engine.activities import ACTIVITIES
    from engine.content.check import Kind, check
    from engine.workshop.plan import plan_model
    from engine.workshop.plan_checks import plan_checks

    ready = {id: one for id, one in ACTIVITIES.items() if "game" in one.content.model_fields}
    plan = Kind(plan_model(games, ACTIVITIES), plan_checks(ACTIVITIES))
    return check([folder], {**games, **ready}, plan).diagnostics
