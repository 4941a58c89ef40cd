"""Options that a game lets be set during play: the game declares them, the panel shows them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from engine.core import Control, Field, Rejected
from engine.workshop.messages import SetOption
from engine.workshop.rotating import steer
from engine.workshop.state import WORKSHOP, Running, State
from engine.workshop.undoing import of_table

_BLANK: Any = None
Given = str | int | tuple[str, ...] | None


def setting(state: State) -> Iterator[Control]:
    """Yield a form for each option that can be set now; it holds what is set."""
    for running in state.now:
        board = f"tile-{running.groups[0]}" if len(state.now) > 1 else ""
        for field in running.game.settings(running.state):
            yield steer(
                f"option-{running.id}-{field.name}", WORKSHOP,
                SetOption(running.id, field.name, _BLANK), of_table(state, running, field.label),
                "settings", icon="adjustments", board=board,
                fields=(replace(field, name="value"),), examples=({"value": field.value},),
            )  # fmt: skip


def option_given(running: Running, name: str, value: Given) -> str:
    """Return ``value`` as the option ``name`` of ``running`` is written.

    Raises:
        Rejected: if the game does not let that be set now.
    """
    for field in running.game.settings(running.state):
        if field.name == name:
            value = () if value is None and field.kind == "many" else value
            if value is None or not _fits(field, value):
                raise Rejected("unfit")
            return ",".join(value) if isinstance(value, tuple) else str(value)
    raise Rejected("not_now")


def _fits(field: Field, value: Given) -> bool:
    # What is chosen on a page comes as text, whatever it was.
    known = {str(one.value) for one in field.options}
    match field.kind, value:
        case "one", str() | int():
            return str(value) in known
        case "many", tuple():
            return known.issuperset(value)
        case "number", int():
            least, most = field.min, field.max
            return (least is None or value >= least) and (most is None or value <= most)
        case _:
            return False
