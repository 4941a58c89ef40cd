"""Hands out roles so that every role is held by someone, and as few as possible change hands."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

H = TypeVar("H", int, str)

Hands = Mapping[H, tuple[str, ...]]


def dealt(roles: Sequence[str], holders: Sequence[H], before: Hands[H]) -> dict[H, tuple[str, ...]]:
    """Return who of ``holders`` holds which of ``roles``, keeping what they held ``before``.

    With fewer holders than roles everyone holds several and nobody two more than another;
    with more, everyone holds one. Every role is held as long as there is a holder.
    """
    kept = {one: [role for role in before.get(one, ()) if role in roles] for one in holders}
    if not holders:
        return {}
    hands = _each_one(roles, kept) if len(holders) > len(roles) else _each_once(roles, kept)
    return {one: tuple(role for role in roles if role in hands[one]) for one in holders}


def _each_once(roles: Sequence[str], hands: dict[H, list[str]]) -> dict[H, list[str]]:
    """Every role has one holder; the hands are as even as they can be."""
    free = list(roles)
    for held in hands.values():
        held[:] = [role for role in held if role in free]
        free = [role for role in free if role not in held]
    for role in free:
        min(hands.values(), key=len).append(role)
    while True:
        fullest, emptiest = max(hands.values(), key=len), min(hands.values(), key=len)
        if len(fullest) - len(emptiest) < 2:
            return hands
        emptiest.append(fullest.pop())


def _each_one(roles: Sequence[str], hands: dict[H, list[str]]) -> dict[H, list[str]]:
    """Every holder has one role; a role that nobody holds is taken over from the most held."""
    for held in hands.values():
        del held[1:]
    for held in hands.values():
        if not held:
            held.append(min(roles, key=lambda role: _count(role, hands)))
    for role in roles:
        if not _count(role, hands):
            most = max(roles, key=lambda one: _count(one, hands))
            last = [held for held in hands.values() if most in held][-1]
            last[:] = [role]
    return hands


def _count(role: str, hands: Mapping[H, list[str]]) -> int:
    return sum(role in held for held in hands.values())
