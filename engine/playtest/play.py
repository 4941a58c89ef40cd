"""One group plays one scenario, on the rules alone: no views, no log, no disk."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from engine.core import ROOM, AnyGame, Control, GroupCame, Luck, Moment, Rejected, Setup
from engine.core.replacing import replace
from engine.core.trial import NO_TRIAL, AnyTrial
from engine.playtest.players import WAYS, Filling, Player, example_of

MOST_PRESSES: Final = 2_000
_WAITS: Final = (20_000, 60_000, 600_000)
"""Milliseconds that are waited before a game in which nothing is offered counts as over."""


@dataclass(frozen=True)
class Run:
    """How one game went. ``number`` and the seed of the playtest play it again."""

    number: int
    player: str
    minutes: float
    presses: int
    ended: bool
    solved: bool | None
    seen: frozenset[str]
    met: Mapping[str, int]
    """How often each sight came by."""


@dataclass(frozen=True)
class Pressed:
    """One press of a game that is played again: when, what, and how it was filled in."""

    clock: int
    control: Control
    filled: Filling


@dataclass(frozen=True)
class Playtest:
    """A scenario to be played many times by ``players``, in turn, with ``groups`` at a time."""

    game: AnyGame
    content: Any
    seed: int = 0
    groups: int = 1
    players: tuple[str, ...] = tuple(WAYS)

    @property
    def trial(self) -> AnyTrial:
        """What the game tells of it."""
        return self.game.trial or NO_TRIAL

    def runs(self, count: int) -> Iterator[Run]:
        """Play ``count`` games and yield how each went; the same seed gives the same games."""
        players = {name: Player(WAYS[name]) for name in self.players}
        for number in range(count):
            yield self._game(number, players).run()

    def by(self, player: str, count: int) -> Iterator[Run]:
        """Play those of ``count`` games that ``player`` plays."""
        players = {player: Player(WAYS[player])}
        for number in range(self.players.index(player), count, len(self.players)):
            yield self._game(number, players).run()

    def again(self, number: int) -> tuple[Run, tuple[Pressed, ...]]:
        """Play game ``number`` again and return it press by press."""
        name = self.players[number % len(self.players)]
        players = {name: Player(WAYS[name])}
        for before in range(number % len(self.players), number, len(self.players)):
            self._game(before, players).run()
        game = self._game(number, players)
        return game.run(), tuple(game.pressed)

    def _game(self, number: int, players: Mapping[str, Player]) -> "_Game":
        name = self.players[number % len(self.players)]
        return _Game(self, number, name, players[name])


class _Game:
    """A game while it is played."""

    def __init__(self, test: Playtest, number: int, name: str, player: Player) -> None:
        self._test, self._number, self._name, self._player = test, number, name, player
        self._trial = test.trial
        self._dice = Random(f"{test.seed}:{number}")
        self._tried: Counter[str] = Counter()
        self._met: Counter[str] = Counter()
        self._clock = 0
        self.pressed: list[Pressed] = []
        self._state = self._begun()

    def _begun(self) -> Any:
        groups = tuple(f"g{n}" for n in range(1, self._test.groups + 1))
        minutes, options = self._dice.choice(self._trial.plans(self._test.content))
        luck = self._dice.randrange(2**31)
        setup = Setup(groups=groups, options=options, minutes=minutes, luck=luck)
        state = self._test.game.start(self._test.content, setup)
        for group in groups:
            state = self._test.game.evolve(state, GroupCame(group))
        return state

    def run(self) -> Run:
        """Play until nothing brings the game on any more."""
        while len(self.pressed) < MOST_PRESSES and (press := self._next()):
            self._press(*press)
        return Run(
            number=self._number,
            player=self._name,
            minutes=self._clock / 60_000,
            presses=len(self.pressed),
            ended=len(self.pressed) < MOST_PRESSES,
            solved=self._trial.solved(self._state),
            seen=frozenset(self._met),
            met=self._met,
        )

    def _next(self) -> tuple[Control, Filling] | None:
        """Return the next press; where people must wait a while, that is what they do."""
        clock = self._clock
        for wait in (0, *_WAITS):
            offered = self._test.game.offers(self._state, ROOM, clock + wait)
            if press := self._player.chosen(offered, self._tried, self._dice):
                self._clock = clock + wait
                return press
        return None

    def _press(self, control: Control, filled: Filling) -> None:
        if control.intent == "try":
            filled = self._attempt(control) or filled
        least, likely, most = self._trial.seconds(self._state, control)
        self._clock += round(self._dice.triangular(least, most, likely) * 1000)
        try:
            events = self._decided(control, filled)
        except Rejected:  # choices that do not go together: then as the game itself shows it
            filled = example_of(control, self._dice)
            events = self._decided(control, filled)
        self._happen(events)
        self.pressed.append(Pressed(self._clock, control, filled))

    def _decided(self, control: Control, filled: Filling) -> Sequence[Any]:
        command = replace(control.command, **frozen(filled)) if filled else control.command
        luck = Luck(self._test.seed, f"{self._number}", len(self.pressed))
        moment = Moment(ROOM, self._clock, luck)
        events: Sequence[Any] = self._test.game.decide(self._state, command, moment)
        return events

    def _attempt(self, control: Control) -> Filling | None:
        """Return the right filling, if this time they see it. Who may guess no more does."""
        self._tried[control.id] += 1
        over = self._tried[control.id] > max(1, self._player.way.guesses)
        if not over and self._dice.random() >= self._player.way.skill:
            return None
        return self._trial.solve(self._state, control)

    def _happen(self, events: Sequence[Any]) -> None:
        for event in events:
            for sight in self._trial.seen(self._state, event):
                self._met[sight] += 1
            self._state = self._test.game.evolve(self._state, event)


def frozen(filled: Filling) -> dict[str, Any]:
    """Return a filling as commands hold it: what is a list in JSON is a tuple there."""
    return {name: _frozen(value) for name, value in filled.items()}


def _frozen(value: Any) -> Any:
    return tuple(_frozen(one) for one in value) if isinstance(value, list) else value
