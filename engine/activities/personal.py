"""Personal questions: on one's own phone, or on paper with *Klaar* for the table.

Passing is stored just as an answer is, so nobody else can tell one from the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from engine.activities.seating import Seating
from engine.core import (
    Control,
    Facilitator,
    Group,
    GroupScreen,
    Own,
    Participant,
    Person,
    Say,
    label,
)
from engine.core.looks import group_name

T = TypeVar("T")


@dataclass(frozen=True)
class Ready:
    """``group`` is ready: those without a phone have answered on paper, or in their heads."""

    kind: ClassVar[str] = "ready"
    group: Group


@dataclass(frozen=True)
class WasReady:
    """``group`` was ready."""

    kind: ClassVar[str] = "was_ready"
    local: ClassVar[bool] = True
    group: Group


def ready_offers(seating: Seating, ready: frozenset[Group], who: Person) -> list[Control]:
    """Return *Klaar* for each table that has people without a phone and is not ready yet."""
    if not isinstance(who, Facilitator | GroupScreen):
        return []
    waiting = [g for g in seating.acting(who) if g not in ready and seating.on_paper(g)]
    return [
        Control(
            id=f"ready-{group}",
            label=label("ready", group=group_name(group)),
            intent="answer",
            command=Ready(group),
            icon="check",
            board=f"tile-{group}",
        )
        for group in waiting
    ]


def own_seat(seating: Seating, who: Person) -> int | None:
    """Return the seat of ``who`` if it is a phone with a seat here."""
    match who:
        case Participant(seat) if seat in seating.seats:
            return seat
    return None


def given(answers: Mapping[int, Own[T]], seat: int) -> T | None:
    """Return what ``seat`` gave and still stands, for its own eyes."""
    return answers[seat].known if seat in answers else None


def progress(
    group: Group,
    seating: Seating,
    answered: Mapping[int, Own[T]],
    ready: frozenset[Group],
    say: Say,
) -> tuple[str, bool]:
    """Return how far ``group`` is, in words, and whether nothing is waited for."""
    phones = seating.with_phone(group)
    count = sum(seat in answered for seat in phones)
    paper = not seating.on_paper(group) or group in ready
    done = paper and count == len(phones)
    if done:
        return say("is_ready"), True
    if not phones:
        return say("thinking"), False
    return say("answered", count=count, of=len(phones)), False
