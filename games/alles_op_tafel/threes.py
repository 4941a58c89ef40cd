"""How a table splits: what is played in threes works for any number of people."""

from typing import Final

from games.alles_op_tafel.content import RoleId

Threes = tuple[tuple[int, ...], ...]
"""Seats that talk together: threes, a pair, or a four."""

ROLES: Final[tuple[RoleId, ...]] = ("client", "professional", "observer")
_THREE: Final = 3


def sizes(people: int) -> tuple[int, ...]:
    """Return how ``people`` split: in threes; one left over makes a four, two are a pair."""
    whole, left = divmod(people, _THREE)
    if not whole:
        return (people,) if people else ()
    if left == 1:
        return (*[_THREE] * (whole - 1), _THREE + 1)
    return (*[_THREE] * whole, *([left] if left else []))


def split(seats: tuple[int, ...]) -> Threes:
    """Return ``seats`` as they talk together, neighbours with neighbours."""
    found: list[tuple[int, ...]] = []
    for size in sizes(len(seats)):
        start = sum(len(three) for three in found)
        found.append(seats[start : start + size])
    return tuple(found)


def first_of(three: tuple[int, ...], turn: int) -> int:
    """Return who speaks first in round ``turn`` (from 1): each round the next one."""
    return three[(max(turn, 1) - 1) % len(three)]


def role_of(three: tuple[int, ...], seat: int, turn: int) -> RoleId:
    """Return the role of ``seat`` in round ``turn``: the roles move on each round.

    A pair has no observer, a four has two.
    """
    place = (three.index(seat) - (max(turn, 1) - 1)) % len(three)
    return ROLES[min(place, len(ROLES) - 1)]


def order_of(three: tuple[int, ...], turn: int) -> tuple[tuple[int, RoleId], ...]:
    """Return each seat of ``three`` with its role in round ``turn``."""
    return tuple((seat, role_of(three, seat, turn)) for seat in three)
