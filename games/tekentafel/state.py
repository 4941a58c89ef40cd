"""How the game stands. Rebuilt from the log, never stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product

from engine.core import Group, Mode, Own, Setup
from engine.core.grid import cell_name, cell_place
from games.tekentafel.content import Measure, Need, Party, Persona, Place, Reply, Scenario, Who
from games.tekentafel.events import Count, MapSet, Phase
from games.tekentafel.options import STEPS, Options, from_setup
from games.tekentafel.table import Table


@dataclass(frozen=True)
class Seat:
    """Someone at a table."""

    group: Group
    phone: bool = False


@dataclass(frozen=True)
class Known:
    """The scenario's things by id: everything a plan or a task may name."""

    places: Mapping[str, Place]
    """By cell: where a place is, and right beside it."""
    people: Mapping[str, Who]
    needs: Mapping[str, Need]
    personas: Mapping[str, Persona]
    measures: Mapping[str, Measure]
    parties: Mapping[str, Party]
    replies: Mapping[str, Reply]


@dataclass(frozen=True, kw_only=True)
class State:
    """The game after the events so far."""

    scenario: Scenario
    known: Known
    mode: Mode
    options: Options
    phase: Phase = "tell"
    at: Group = ""
    """The table whose turn it is, where tables take turns."""
    tables: Mapping[Group, Table] = field(default_factory=dict)
    seats: Mapping[int, Seat] = field(default_factory=dict)
    own_map: MapSet | None = None
    votes: Mapping[int, Own[tuple[str, ...]]] = field(default_factory=dict)
    counted: tuple[Count, ...] | None = None
    """The stickers when choosing was closed."""

    @property
    def picture(self) -> str:
        """The SHA-256 of the own map, empty if the map is the drawn one."""
        return self.own_map.picture if self.own_map else ""

    @property
    def steps(self) -> tuple[Phase, ...]:
        """The steps that are played, in order."""
        return STEPS[self.options.steps]

    @property
    def in_turns(self) -> bool:
        """Whether one table is at it while the others watch."""
        return self.mode == "om_de_beurt" and self.phase in ("tell", "look", "task", "design")

    @property
    def acting(self) -> tuple[Group, ...]:
        """The tables that are at it now."""
        if not self.in_turns:
            return tuple(self.tables)
        return tuple(group for group in self.tables if group == self.at)

    def cell(self, name: str) -> str:
        """Return the cell ``name`` as it is written on the map, empty if it is not there."""
        place = cell_place(name, self.scenario.map.columns, self.scenario.map.rows)
        return cell_name(*place) if place else ""

    def emptied(self, group: Group) -> bool:
        """Return whether everybody left ``group``."""
        seated = any(seat.group == group for seat in self.seats.values())
        return self.tables[group].seated and not seated

    def after(self, group: Group) -> Group:
        """Return the table whose turn is after ``group``, empty if it was the last."""
        order = list(self.tables)
        later = order[order.index(group) + 1 :] if group in order else order
        return next((other for other in later if not self.emptied(other)), "")

    def persona(self, group: Group) -> Persona | None:
        """Return through whose eyes ``group`` looks, if it does."""
        return (
            self.known.personas.get(self.tables[group].persona) if self.options.personas else None
        )

    def free_personas(self) -> tuple[Persona, ...]:
        """Return the personas that no table has."""
        taken = {table.persona for table in self.tables.values()}
        return tuple(one for one in self.scenario.personas if one.id not in taken)


def _around(scenario: Scenario) -> dict[str, Place]:
    """Return the place at each cell, or right beside it; the first of several goes before."""
    columns, rows = scenario.map.columns, scenario.map.rows
    around: dict[str, Place] = {}
    for place in scenario.places:
        column, row = cell_place(place.cell, columns, rows) or (-9, -9)
        for x, y in product(range(column - 1, column + 2), range(row - 1, row + 2)):
            if 0 <= x < columns and 0 <= y < rows:
                around.setdefault(cell_name(x, y), place)
    return around | {place.cell: place for place in scenario.places}


def start(scenario: Scenario, setup: Setup) -> State:
    """Return the game before anybody came."""
    known = Known(
        places=_around(scenario),
        people={one.id: one for one in scenario.people},
        needs={one.id: one for one in scenario.needs},
        personas={one.id: one for one in scenario.personas},
        measures={one.id: one for one in scenario.measures},
        parties={one.id: one for one in scenario.parties},
        replies={one.id: one for one in scenario.replies},
    )
    return State(scenario=scenario, known=known, mode=setup.mode, options=from_setup(setup))
