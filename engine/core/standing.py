"""How a group stands in an activity, in numbers: what the facilitator's overview is made of."""

from dataclasses import dataclass
from typing import Any

from engine.core.people import Group


@dataclass(frozen=True)
class Standing:
    """How one group stands now. All zero: there is nothing to count.

    ``at`` is where it is (a round, a card, a lock), from 1, out of ``of``. ``wrong`` counts the
    wrong tries in a row at what it is working on, since it last got help; ``open`` what was
    asked of it before and was never answered. That nothing comes in is no standing at all:
    people are talking.
    """

    at: int = 0
    of: int = 0
    wrong: int = 0
    open: int = 0


def uncounted(state: Any, group: Group) -> Standing:
    """Return the standing of a group in an activity that counts nothing."""
    return Standing()
