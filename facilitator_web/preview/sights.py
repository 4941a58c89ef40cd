"""What there is in a scenario to jump to, and how somebody may call it."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Final

from engine.core import Label, Words, label
from engine.core.trial import Sight
from engine.playtest.walking import trial_of
from engine.workshop.state import Programme

_LISTED: Final = 40


def sights(programme: Programme) -> tuple[Sight, ...]:
    """Return all that can be jumped to in ``programme``, each once."""
    return tuple({one.id: one for one in _all(programme)}.values())


def _all(programme: Programme) -> Iterator[Sight]:
    for part in programme.parts:
        for one in part.stations[: max(1, part.rounds)]:
            yield from trial_of(one).sights(one.content)


def by_kind(found: Iterable[Sight]) -> list[tuple[Words, list[Sight]]]:
    """Return ``found`` under the heading of each kind, in order."""
    kinds: dict[Words, list[Sight]] = {}
    for one in found:
        kinds.setdefault(one.kind, []).append(one)
    return list(kinds.items())


def meant(wanted: str, found: Iterable[Sight]) -> Sight | None:
    """Return the sight that ``wanted`` names: by its whole id, or as the scenario writes it."""
    all = list(found)
    whole = next((one for one in all if one.id == wanted), None)
    return whole or next((one for one in all if _plain(one) == wanted), None)


def _plain(sight: Sight) -> str:
    """Return the id in the scenario itself, where it is that of one thing."""
    _, colon, rest = sight.id.partition(":")
    return rest if colon and ":" not in rest else ""


def unknown(wanted: str, found: Iterable[Sight]) -> Label:
    """Return the sentence that there is no ``wanted``, what looks like it, and what there is."""
    known = list(dict.fromkeys(filter(None, map(_plain, found))))
    near = get_close_matches(wanted, known, 1, 0.5)
    some = ", ".join(known[:_LISTED]) + (", …" if len(known) > _LISTED else "") or "–"
    if near:
        return label("preview.unknown_near", id=wanted, near=near[0], known=some)
    return label("preview.unknown", id=wanted, known=some)
