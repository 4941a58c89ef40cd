"""Those who play: each presses what is offered in a way of its own."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from engine.bots import made_up
from engine.core import Control

Filling = Mapping[str, Any]
Signature = tuple[str, ...]
WANTED: Final = ("answer", "try", "advance")
"""What brings a game on; the rest is for the curious."""
CURIOUS: Final = ("change", "pass")


@dataclass(frozen=True)
class Way:
    """How a player plays.

    ``skill`` is how often a try is right; ``guesses`` how many tries come before anything else;
    ``curious`` how often it presses what does not bring the game on. ``new`` prefers what it
    pressed least, in any game (``"control"``) or where the same was offered (``"place"``).
    """

    skill: float = 0.5
    guesses: int = 3
    curious: float = 0.0
    first: bool = False
    new: str = ""


WAYS: Final[Mapping[str, Way]] = {
    "random": Way(curious=0.05),
    "least_visited": Way(new="control"),
    "greedy": Way(skill=1.0, guesses=99, first=True),
    "stuck": Way(skill=0.0, guesses=0),
    "guessing": Way(skill=0.1, guesses=6),
    "explorer": Way(curious=0.1, new="place"),
}


@dataclass
class Player:
    """One way of playing, and what it remembers from game to game."""

    way: Way
    pressed: Counter[tuple[Any, ...]] = field(default_factory=Counter)

    def chosen(
        self, offered: Sequence[Control], tried: Counter[str], dice: Random
    ) -> tuple[Control, Filling] | None:
        """Return what is pressed and how it is filled in; None if nothing brings the game on."""
        wanted = self._wanted(offered, tried)
        if not wanted:
            return None
        if self.way.curious and dice.random() < self.way.curious:
            wanted = [one for one in offered if one.intent in CURIOUS] or wanted
        if self.way.new:
            return self._newest(wanted, offered, dice)
        control = wanted[0] if self.way.first else dice.choice(wanted)
        return control, filling(control, dice)

    def _wanted(self, offered: Sequence[Control], tried: Counter[str]) -> list[Control]:
        """Any answer; else a try, while guesses are left; else what comes next; else a try."""
        if answers := [one for one in offered if one.intent == "answer"]:
            return answers
        tries = [one for one in offered if one.intent == "try"]
        few = [one for one in tries if tried[one.id] < self.way.guesses]
        return few or [one for one in offered if one.intent == "advance"] or tries

    def _newest(
        self, wanted: Sequence[Control], offered: Sequence[Control], dice: Random
    ) -> tuple[Control, Filling]:
        where = tuple(one.id for one in offered) if self.way.new == "place" else ()
        presses = [press for control in wanted for press in fillings(control, dice)]
        keys = [(where, control.id, repr(filled)) for control, filled in presses]
        least = min(self.pressed[key] for key in keys)
        place = dice.choice([n for n, key in enumerate(keys) if self.pressed[key] == least])
        self.pressed[keys[place]] += 1
        return presses[place]


def fillings(control: Control, dice: Random) -> Iterator[tuple[Control, Filling]]:
    """Yield every choice that one question leaves, else the examples with other choices."""
    if len(control.fields) == 1 and control.fields[0].kind == "one":
        only = control.fields[0]
        for option in only.options:
            yield control, {only.name: option.value}
        return
    for example in control.examples or ({},):
        yield control, _whole(control, example, dice)


def filling(control: Control, dice: Random) -> Filling:
    """Return a filling of ``control``: one of its examples, its choices drawn anew."""
    if not control.fields:
        return {}
    return _whole(control, example_of(control, dice), dice)


def example_of(control: Control, dice: Random) -> Filling:
    """Return a filling that the rules take, as the game itself gives it."""
    example = dice.choice(control.examples) if control.examples else {}
    blanks = [one for one in control.fields if one.required and one.name not in example]
    return {**example, **{one.name: made_up(one, dice) for one in blanks}}


def _whole(control: Control, example: Filling, dice: Random) -> Filling:
    """Return ``example`` with what is left open made up, and its choices drawn anew."""
    blanks = [one for one in control.fields if one.required and one.name not in example]
    chosen = [one for one in control.fields if one.kind == "one" and example.get(one.name)]
    return {**example, **{one.name: made_up(one, dice) for one in (*blanks, *chosen)}}
