"""How the game stands. Rebuilt from the log, never stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.core import DIMENSIONS, Dimension, Group, Luck, Mode, Setup
from games.game_of_life.board import CENTRE
from games.game_of_life.content import Persona, Scenario
from games.game_of_life.deck import SENSITIVE, Deck, Face, lay
from games.game_of_life.events import Chosen, Lit, OwnResultGiven, OwnWebDrawn, Phase
from games.game_of_life.options import Options, from_setup
from games.game_of_life.table import Table
from games.game_of_life.wording import moved

ROOM_PAWN = "room"


@dataclass(frozen=True)
class Place:
    """Where a pawn stands, how it walked there, and where it has been."""

    at: str = CENTRE
    path: tuple[str, ...] = ()
    visited: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Seat:
    """Someone at a table since round ``came``, or 0 from before the first."""

    group: Group
    phone: bool = False
    came: int = 0


@dataclass(frozen=True, kw_only=True)
class State:
    """The game after the events so far."""

    scenario: Scenario
    deck: Deck
    mode: Mode
    options: Options
    phase: Phase = "persona"
    tables: Mapping[Group, Table] = field(default_factory=dict)
    seats: Mapping[int, Seat] = field(default_factory=dict)
    turn: int = 0
    """The round, from 1; 0 before the first."""
    thrower: Group = ""
    """The group that throws; empty while there is none."""
    pawns: Mapping[str, Place] = field(default_factory=dict)
    rolls: int = 0
    value: int | None = None
    """What was thrown this round."""
    lit: tuple[Lit, ...] = ()
    offered: frozenset[str] = frozenset()
    """The needs that some lit field met."""
    route: Mapping[int, Chosen] = field(default_factory=dict)
    throwers: Mapping[int, Group] = field(default_factory=dict)
    talk_began: int = 0
    own_webs: Mapping[int, OwnWebDrawn] = field(default_factory=dict)
    own_results: Mapping[int, Mapping[int, OwnResultGiven]] = field(default_factory=dict)
    """By seat, then by round."""

    @property
    def rounds(self) -> int:
        """How many rounds there will be."""
        return self.options.rounds

    @property
    def own_life(self) -> bool:
        """Whether people play with their own life."""
        return self.options.life == "own"

    @property
    def pawn(self) -> str:
        """The pawn that moves now: the room's, or the throwing group's."""
        return self.thrower if self.mode == "om_de_beurt" else ROOM_PAWN

    @property
    def here(self) -> Place:
        """Where that pawn stands."""
        return self.place(self.pawn)

    @property
    def face(self) -> Face | None:
        """The card of this round, if it was turned over."""
        return self.face_of(self.turn)

    @property
    def closed_topics(self) -> frozenset[str]:
        """Topics that may not come up."""
        return frozenset(SENSITIVE) - self.options.open_topics if self.own_life else frozenset()

    @property
    def answering(self) -> tuple[Group, ...]:
        """The groups this round is about."""
        return tuple(group for group in self.tables if self.takes_part(group, self.turn))

    @property
    def open_turn(self) -> int:
        """The round whose result can be given or corrected now; 0 if there is none."""
        if self.phase in ("talk", "compare", "end"):
            return self.turn
        return self.turn - 1 if self.phase == "throw" and self.value is None else 0

    def place(self, pawn: str) -> Place:
        """Return where ``pawn`` stands."""
        return self.pawns.get(pawn, Place())

    def face_of(self, turn: int) -> Face | None:
        """Return the card of round ``turn``."""
        stop = self.route.get(turn)
        return self.deck.faces[stop.card] if stop else None

    @property
    def all_agreed(self) -> bool:
        """Whether every table wants to play with its own life."""
        return bool(self.tables) and all(table.agreed for table in self.tables.values())

    def decided(self, group: Group, turn: int) -> bool:
        """Return whether ``group`` chose in round ``turn``, if there was something to choose."""
        face = self.face_of(turn)
        return not (face and face.choices) or turn in self.tables[group].choices

    def may_draw(self, seat: int) -> bool:
        """Return whether ``seat`` may draw its own web now: once its table agreed."""
        agreed = self.tables[self.seats[seat].group].agreed or self.phase != "agree"
        return self.own_life and agreed and self.phase not in ("what_if", "done")

    def may_give(self, seat: int, turn: int) -> bool:
        """Return whether ``seat`` may say what round ``turn`` changes for itself."""
        now = self.phase in ("talk", "compare") and turn == self.turn
        return self.own_life and now and self.seats[seat].group in self.answering

    def takes_part(self, group: Group, turn: int) -> bool:
        """Return whether round ``turn`` is about ``group``."""
        if self.mode == "om_de_beurt" and self.throwers.get(turn) != group:
            return False
        return self.tables[group].since <= turn

    def emptied(self, group: Group) -> bool:
        """Return whether everybody left ``group``."""
        seated = any(seat.group == group for seat in self.seats.values())
        return self.tables[group].seated and not seated

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

    def persona(self, group: Group) -> Persona:
        """Return the persona of ``group``."""
        wanted = self.tables[group].persona
        return next(p for p in self.scenario.personas if p.id == wanted)

    def free_personas(self) -> tuple[Persona, ...]:
        """Return the personas that no table plays for."""
        taken = {table.persona for table in self.tables.values()}
        return tuple(p for p in self.scenario.personas if p.id not in taken)

    def pending(self, group: Group) -> tuple[int, ...]:
        """Return the rounds whose choice by ``group`` has not come back yet."""
        table = self.tables[group]
        return tuple(t for t in table.choices if t not in table.laters and t < self.turn)

    def start_web(self, group: Group) -> dict[Dimension, int]:
        """Return the web of the persona of ``group`` as it began."""
        web = self.persona(group).web
        return {dimension: getattr(web, dimension) for dimension in DIMENSIONS}

    def web(
        self, group: Group, without: int = 0, instead: tuple[str, ...] = ()
    ) -> dict[Dimension, int]:
        """Return the web of ``group`` now.

        With ``without`` it is as if round ``without`` had gone otherwise: with the arrows
        ``instead``, and without what came of the choice later.
        """
        arrows: list[str] = []
        for turn in range(1, self.turn + 1):
            arrows += self._late_arrows(group, turn, without)
            arrows += instead if turn == without else self._arrows(group, turn)
        return moved(self.start_web(group), arrows)

    def _arrows(self, group: Group, turn: int) -> list[str]:
        table = self.tables[group]
        result = table.results.get(turn)
        return [a for a in result.arrows if not table.crossed(turn, a)] if result else []

    def _late_arrows(self, group: Group, turn: int, without: int) -> list[str]:
        table = self.tables[group]
        came = [chosen for chosen, at in table.laters.items() if at == turn != 0]
        return [self.choice_arrow(group, chosen) for chosen in came if chosen != without]

    def choice_arrow(self, group: Group, turn: int) -> str:
        """Return what later came of the choice of ``group`` in round ``turn``."""
        face = self.face_of(turn)
        assert face is not None
        return face.choices[self.tables[group].choices[turn]].arrow


def start(scenario: Scenario, setup: Setup) -> State:
    """Return the game before anybody came, its deck laid."""
    options = from_setup(setup)
    return State(
        scenario=scenario,
        deck=lay(scenario, Luck(setup.luck, "deck", 0)),
        mode=setup.mode,
        options=options,
        phase="agree" if options.life == "own" else "persona",
    )
