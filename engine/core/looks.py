"""How groups and seats are recognised without a name: an animal in a colour."""

from functools import cache, lru_cache
from typing import Final

from engine.core.people import Group
from engine.core.text import Label, Say, label

ANIMALS: Final = (
    "owl", "hare", "fox", "duck", "cat", "bee", "pony", "giraffe", "frog", "crab",
    "otter", "snail", "seal", "mouse", "tortoise", "dog", "hedgehog", "squirrel", "beaver",
    "butterfly", "dolphin", "fish", "kangaroo", "koala", "panda", "penguin", "parrot", "dove",
    "lion", "flamingo",
)  # fmt: skip
"""Animals that are easy to name and that nobody minds to be."""
COLOURS: Final = ("red", "blue", "green", "ochre", "violet", "pink", "grey", "brown")


def group_look(group: Group) -> tuple[str, str]:
    """Return animal and colour of ``group`` (``g1`` and up)."""
    number = int(group[1:]) - 1
    return ANIMALS[number % len(ANIMALS)], COLOURS[number % len(COLOURS)]


def seat_look(seat: int) -> tuple[str, str]:
    """Return animal and colour of ``seat``; no two of the 240 seats look the same.

    The first seats are other animals than the first groups, or other colours.
    """
    number = seat - 1
    turn = number // len(ANIMALS)
    animal = ANIMALS[(number * 7 + 11) % len(ANIMALS)]
    return animal, COLOURS[(number + turn + 2) % len(COLOURS)]


@cache
def group_name(group: Group) -> Label:
    """Return what ``group`` is called: a colour and an animal."""
    animal, colour = group_look(group)
    return label(
        "look.name", colour=label(f"look.colour.{colour}"), animal=label(f"look.animal.{animal}")
    )


@cache
def seat_name(seat: int) -> Label:
    """Return what ``seat`` is called: a colour and an animal."""
    animal, colour = seat_look(seat)
    return label(
        "look.name", colour=label(f"look.colour.{colour}"), animal=label(f"look.animal.{animal}")
    )


@lru_cache(maxsize=2 * 240)  # every view of a full room names the same seats again
def seat_called(seat: int, say: Say) -> str:
    """Return what ``seat`` is called, in a viewer's words."""
    return say.of(seat_name(seat))
