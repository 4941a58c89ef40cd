"""How the game stands. Rebuilt from the log, never stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.activities.seating import Seating
from engine.core import Dimension, Group, Luck, Mode, Setup
from games.alles_op_tafel.content import Role, RoleId, Scenario
from games.alles_op_tafel.deck import Deck, Face, Limits, lay
from games.alles_op_tafel.events import Kept, Phase, TrayChosen
from games.alles_op_tafel.options import Options, from_setup
from games.alles_op_tafel.table import Table
from games.alles_op_tafel.threes import Threes, role_of, split


@dataclass(frozen=True, kw_only=True)
class State:
    """The game after the events so far."""

    scenario: Scenario
    deck: Deck
    mode: Mode
    options: Options
    phase: Phase = "start"
    seating: Seating = field(default_factory=Seating)
    tables: Mapping[Group, Table] = field(default_factory=dict)
    came: Mapping[int, int] = field(default_factory=dict)
    """The round in which each seat came, 0 from before the first."""
    turn: int = 0
    """The round, from 1; 0 before the first."""
    thrower: Group = ""
    """The group that throws; empty while there is none."""
    throwers: Mapping[int, Group] = field(default_factory=dict)
    rolls: int = 0
    dimension: Dimension | None = None
    """What the die showed this round."""
    shown: tuple[str, ...] = ()
    """The cards turned up this round."""
    taken: Mapping[int, str] = field(default_factory=dict)
    """The card of each round, as the room has it."""
    talks: Mapping[int, int] = field(default_factory=dict)
    """When thinking about each card began, on the workshop clock."""
    talked: Mapping[int, int] = field(default_factory=dict)
    """How long people talked about each card, in milliseconds."""
    peeks: Mapping[Group, RoleId] = field(default_factory=dict)
    """The role whose text stands on a table's screen, or on the room's (empty)."""
    trays: Mapping[int, Mapping[int, TrayChosen]] = field(default_factory=dict)
    """By seat, then by round."""
    kept: Mapping[int, Kept] = field(default_factory=dict)

    @property
    def roles(self) -> bool:
        """Whether people play roles in conversations."""
        return self.options.variant == "roles"

    @property
    def rounds(self) -> int:
        """How many cards there will be."""
        return max(self.turn, self.options.rounds)

    @property
    def limits(self) -> Limits:
        """What may be turned up now."""
        return self.options.limits(self.turn)

    @property
    def answering(self) -> tuple[Group, ...]:
        """The groups this round is about."""
        return tuple(group for group in self.tables if self.takes_part(group, self.turn))

    @property
    def own_cards(self) -> bool:
        """Whether a table can have another card than the room."""
        return self.mode == "samen" and len(self.tables) > 1

    def takes_part(self, group: Group, turn: int) -> bool:
        """Return whether round ``turn`` is about ``group``."""
        if self.mode == "om_de_beurt" and self.throwers.get(turn) != group:
            return False
        return self.tables[group].since <= turn

    def card_of(self, group: Group, turn: int) -> str:
        """Return the card that ``group`` (or the room, empty) has in round ``turn``, if any."""
        own = self.tables[group].swapped if group in self.tables else {}
        return own.get(turn, self.taken.get(turn, ""))

    def face_of(self, group: Group, turn: int) -> Face | None:
        """Return that card as people see it."""
        return self.deck.faces.get(self.card_of(group, turn))

    def rounds_of(self, group: Group) -> tuple[int, ...]:
        """Return the rounds in which ``group`` had a card."""
        return tuple(turn for turn in sorted(self.taken) if self.takes_part(group, turn))

    def threes(self, group: Group) -> Threes:
        """Return who at ``group`` talk together now."""
        return self.tables[group].threes if self.turn else split(self.seating.at(group))

    def three_of(self, seat: int) -> tuple[int, ...]:
        """Return who ``seat`` talks with this round; empty if it came after the round began."""
        group = self.seating.group_of(seat)
        threes = self.threes(group) if group and group in self.tables else ()
        return next((three for three in threes if seat in three), ())

    def role_of(self, seat: int) -> RoleId | None:
        """Return the role of ``seat`` this round, if it has one."""
        three = self.three_of(seat)
        return role_of(three, seat, self.turn) if self.roles and three else None

    def observes(self, seat: int) -> bool:
        """Return whether ``seat`` says what worked: an observer, or one of a pair."""
        pair = len(self.three_of(seat)) == 2
        return self.role_of(seat) == "observer" or (self.roles and pair)

    def role(self, wanted: RoleId) -> Role:
        """Return a role as the scenario has it.

        Raises:
            StopIteration: if the scenario does not have it.
        """
        return next(role for role in self.scenario.roles if role.id == wanted)

    def emptied(self, group: Group) -> bool:
        """Return whether everybody left ``group``."""
        return self.tables[group].seated and not self.seating.at(group)

    @property
    def waits_for_nobody(self) -> bool:
        """Whether it is the turn of a table that everybody left."""
        return self.thrower in self.tables and self.emptied(self.thrower)

    def after(self, group: Group) -> Group:
        """Return the group that throws after ``group``; emptied tables are passed over."""
        order = list(self.tables)
        start = order.index(group) + 1 if group in order else 0
        ring = order[start:] + order[:start]
        return next((g for g in ring if not self.emptied(g)), ring[0] if ring else "")


def start(scenario: Scenario, setup: Setup) -> State:
    """Return the game before anybody came, its deck shuffled."""
    options = from_setup(scenario, setup)
    deck = lay(scenario, options.variant == "roles", Luck(setup.luck, "deck", 0))
    return State(scenario=scenario, deck=deck, mode=setup.mode, options=options)
