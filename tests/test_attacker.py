"""Who lays every export of a workshop side by side learns nothing of anybody in particular.

The attacker knows more than anyone will: who drew a web, who did not, who withdrew when, and
its own values. It does not know what others drew. It takes every export there ever was, and
asks of each person and each value: could it have been this?
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from random import Random
from statistics import median_low

import pytest

from engine.bots import Evening
from engine.core import DIMENSIONS, FACILITATOR, HIGHEST, LOWEST, Participant
from engine.export import export
from engine.lexicon import Lexicon
from engine.workshop import figures as figures_
from engine.workshop.messages import End, GoBack, GoOn
from engine.workshop.people_messages import Withdraw
from engine.workshop.state import PEOPLE, WORKSHOP, Programme
from engine.workshop.steering import addressed
from engine.workshop.steering_messages import GoTo
from tests.evenings import evening, parts, read_plan, rows

VALUES = range(LOWEST, HIGHEST + 1)
FEWEST = 3
"""Values that must be left for everybody, at least."""


@dataclass(frozen=True)
class Told:
    """The middle value of what ``people`` drew, as an export told it."""

    people: frozenset[int]
    value: int


@dataclass
class Played:
    """What the attacker holds of one evening: by time and dimension, all that was ever told."""

    told: dict[tuple[str, str], set[Told]] = field(default_factory=dict)
    drew: dict[int, dict[int, Mapping[str, int]]] = field(default_factory=lambda: {0: {}, 1: {}})
    exports: int = 0


@cache
def programme() -> Programme:
    """Return an evening of two webs and a closing, whose answers are kept."""
    check_in, closing = parts()["check_in"], parts()["closing"]
    drawn = replace(check_in, content=check_in.content.model_copy(update={"web": True}))
    plan = read_plan("90").plan.model_copy(update={"storage": "sessie"})
    return Programme(plan, (drawn, drawn, closing))


def play(dice: Random, say: Lexicon, most: int = 40) -> Played:
    """Play one evening with people who draw, leave out, withdraw, and an export at every turn."""
    found, count = Played(), dice.randint(3, most)
    played = evening(programme(), groups=4, phones=0)
    for _ in range(count):
        played.join(keep=dice.random() < 0.95)
    leaving = dice.sample(range(1, count + 1), min(count, dice.randint(0, 3)))
    turns = [(seat, dice.randint(0, 4)) for seat in leaving]
    for turn in range(5):
        _act(played, turn, dice, found)
        take(played, found, say)
        for seat in [seat for seat, when in turns if when == turn]:
            played.tell(Participant(seat), addressed(PEOPLE, Withdraw(seat)))
            for drawn in found.drew.values():
                drawn.pop(seat, None)
            take(played, found, say)
    return found


def _act(played: Evening, turn: int, dice: Random, found: Played) -> None:
    match turn:
        case 0 | 1:
            if turn:
                played.tell(FACILITATOR, addressed(WORKSHOP, GoOn(0)))
            _draw(played, turn, dice, found)
        case 2:
            played.tell(FACILITATOR, addressed(WORKSHOP, GoOn(1)))
        case 3:  # somebody went on too early: back, and to the closing again
            played.tell(FACILITATOR, addressed(WORKSHOP, GoBack(2)))
            _draw(played, 1, dice, Played())
            played.tell(FACILITATOR, addressed(WORKSHOP, GoOn(1)))
        case _:
            played.tell(FACILITATOR, addressed(WORKSHOP, End(2)))


def _draw(played: Evening, turn: int, dice: Random, found: Played) -> None:
    least = dice.choice((0, 0, 8, 10))  # in some rooms all are alike, which tells the most
    for seat in played.state.people.seats:
        if dice.random() < 0.9:
            web = {one: dice.randint(least, HIGHEST) for one in DIMENSIONS}
            form = next(c for c in played.offers(Participant(seat)) if c.id.endswith("web"))
            played.tell(Participant(seat), {**form.command, **web})
            if played.state.people.keeps(seat):
                found.drew[turn][seat] = web


def take(played: Evening, found: Played, say: Lexicon) -> None:
    """Take an export and add what it tells to what was known."""
    told = json.loads(export(played.state, rows(played.kept), "json", say)[2])["figures"]
    found.exports += 1
    both = frozenset(found.drew[0]) & frozenset(found.drew[1])
    for time in ("before", "after"):
        for dimension, value in told.get(time, {}).items():
            found.told.setdefault((time, dimension), set()).add(Told(both, value))


def fewest(told: Iterable[Told], known: Mapping[int, int]) -> int:
    """Return how many values are left for whoever is bounded most, given what is ``known``."""
    all_told = tuple(told)
    people = frozenset(p for one in all_told for p in one.people) - known.keys()
    likes = {tuple(p in one.people for one in all_told): p for p in people}  # alike: one will do
    counts = (sum(_could(all_told, {**known, p: v}) for v in VALUES) for p in likes.values())
    return min(counts, default=len(VALUES))


def _could(told: tuple[Told, ...], known: Mapping[int, int]) -> bool:
    """Return whether others can have drawn so that all was told as it was.

    Where several sets were told, the smallest is in all of them: those beyond it are tried
    one by one.
    """
    loose = frozenset.union(*(one.people for one in told)) - known.keys()
    core = frozenset.intersection(*(one.people for one in told)) - known.keys()
    apart = sorted(loose - core)
    if apart:
        return any(_could(told, {**known, apart[0]: value}) for value in VALUES)
    # How many of the core drew at most ``value``: grows with it, between these bounds.
    least = 0
    turns = sorted({value for one in told for value in (one.value - 1, one.value)})
    for value in turns:  # between these nothing is told
        low, high = _bounds(told, known, value, len(core))
        least = max(least, low)
        if least > high:
            return False
    return True


def _bounds(
    told: tuple[Told, ...], known: Mapping[int, int], value: int, size: int
) -> tuple[int, int]:
    low, high = 0, size
    for one in told:
        below = sum(known[p] <= value for p in one.people & known.keys())
        half = (len(one.people) - 1) // 2
        if value >= one.value:  # more than half are at most the middle one
            low = max(low, half + 1 - below)
        else:  # and no more than half are less
            high = min(high, half - below)
    return low, high


def broken(found: Played) -> list[tuple[str, str]]:
    """Return what lets the attacker bound somebody: as a stranger, or as one of the people."""
    return [what for what, told in found.told.items() if _attacked(what, told, found) < FEWEST]


def _attacked(what: tuple[str, str], told: set[Told], found: Played) -> int:
    time, dimension = what
    drew = found.drew[0 if time == "before" else 1]
    insiders = sorted(p for p in frozenset.union(*(one.people for one in told)) if p in drew)
    # Who is alike knows alike: an attacker of each value is enough.
    mine = {drew[p][dimension]: p for p in insiders}
    return min(fewest(told, own) for own in ({}, *({p: v} for v, p in mine.items())))


def attack(times: int, seed: int, say: Lexicon, most: int = 40) -> tuple[int, int]:
    """Attack ``times`` evenings; return how many figures were told, and in how many evenings."""
    figures = evenings = 0
    for number in range(times):
        found = play(Random(f"{seed}/{number}"), say, most)
        assert broken(found) == [], f"evening {number} of seed {seed}"
        figures += len(found.told)
        evenings += bool(found.told)
    return figures, evenings


def test_no_value_of_anybody_is_bounded_to_fewer_than_three(say: Lexicon) -> None:
    figures, evenings = attack(60, 1, say, most=20)
    assert figures >= 12 * evenings > 0


@pytest.mark.soak
def test_no_value_of_anybody_is_bounded_in_a_thousand_workshops(say: Lexicon) -> None:
    figures, evenings = attack(1000, 2, say)
    assert figures >= 12 * evenings > 300


def test_whoever_jumps_to_the_closing_freezes_the_figures_too() -> None:
    played = evening(programme(), phones=0)
    played.tell(FACILITATOR, addressed(WORKSHOP, GoTo(0, 2)))
    assert played.state.figures is not None


def test_figures_are_told_once_and_never_anew(say: Lexicon) -> None:
    for number in range(20):
        found = play(Random(f"once/{number}"), say, most=12)
        assert found.exports >= 5
        assert all(len(told) == 1 for told in found.told.values())


# ------------------------------------------------------------------ the attacker can attack


def test_the_attacker_learns_from_figures_of_too_few(
    say: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures_, "FEWEST", 1)
    with pytest.raises(AssertionError):
        attack(60, 1, say, most=4)


def test_the_attacker_learns_from_figures_that_are_told_anew() -> None:
    everyone = frozenset(range(1, 6))
    anew = {Told(everyone, 10), Told(everyone - {5}, 0)}
    assert fewest(anew, {}) < FEWEST
    assert fewest({Told(everyone, 10)}, {}) == len(VALUES)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_the_attacker_agrees_with_trying_everything(count: int) -> None:
    people = frozenset(range(count))
    for value in (0, 5, 10):
        assert fewest({Told(people, value)}, {}) == _tried(count, value, median_low)


def _tried(count: int, value: int, middle: Callable[[list[int]], int]) -> int:
    every: list[list[int]] = [[]]
    for _ in range(count):
        every = [[*one, more] for one in every for more in VALUES]
    return len({one[0] for one in every if middle(one) == value})
