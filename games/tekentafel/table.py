"""What one group laid on the map and wrote beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.core import Dimension, Own
from engine.core.replacing import replace
from games.tekentafel.events import Count, Feeling, Owned, Planned, TaskSet


@dataclass(frozen=True)
class Mark:
    """Something a table laid: a token if it has a ``feeling``, else a place it pointed at."""

    number: int
    cell: str
    feeling: Feeling | None = None
    why: Own[str] | None = None

    @property
    def key(self) -> str:
        """What a control calls it: its number and where it lies."""
        return f"{self.number} {self.cell}"


@dataclass(frozen=True)
class Table:
    """What one group did. Marks, tasks and plans are counted from 1 and keep their number."""

    persona: str = ""
    seated: bool = False
    """Whether anyone ever sat here: a table without seats may still play on paper."""
    told: bool = False
    laid: int = 0
    """How many marks it ever laid."""
    marks: Mapping[int, Mark] = field(default_factory=dict)
    tasks: Mapping[int, TaskSet] = field(default_factory=dict)
    planned: int = 0
    """How many plans it ever made."""
    plans: Mapping[int, Planned] = field(default_factory=dict)
    owners: Mapping[int, Owned] = field(default_factory=dict)
    tallies: Mapping[int, Count] = field(default_factory=dict)

    def tokens(self, feeling: Feeling) -> tuple[Mark, ...]:
        """Return its tokens of one feeling."""
        return tuple(mark for mark in self.marks.values() if mark.feeling == feeling)

    @property
    def pointed(self) -> tuple[Mark, ...]:
        """The places it pointed at."""
        return tuple(mark for mark in self.marks.values() if mark.feeling is None)

    @property
    def spent(self) -> int:
        """The coins its plans cost."""
        return sum(plan.coins for plan in self.plans.values())

    @property
    def dimensions(self) -> frozenset[Dimension]:
        """The dimensions its plans are good for."""
        return frozenset(d for plan in self.plans.values() for d in plan.dimensions)

    @property
    def unowned(self) -> tuple[int, ...]:
        """The plans of which nobody said yet who decides."""
        return tuple(number for number in self.plans if number not in self.owners)

    @property
    def next_task(self) -> int:
        """The first number that no task has."""
        return next(n for n in range(1, len(self.tasks) + 2) if n not in self.tasks)

    def with_mark(self, mark: Mark) -> "Table":
        """Return the table with ``mark`` laid, or laid elsewhere."""
        laid = max(self.laid, mark.number)
        return replace(self, laid=laid, marks={**self.marks, mark.number: mark})

    def without_plan(self, number: int) -> "Table":
        """Return the table without plan ``number`` and all that was said of it."""
        return replace(
            self,
            plans={n: one for n, one in self.plans.items() if n != number},
            owners={n: one for n, one in self.owners.items() if n != number},
            tallies={n: one for n, one in self.tallies.items() if n != number},
        )
