"""People as they are shown to choose from: an animal, a colour, a table, never a name."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.core import Say
from engine.core.looks import group_name, seat_called, seat_look
from engine.workshop.live import Live
from facilitator_web.viewers import Viewer, present


@dataclass(frozen=True)
class Sitter:
    """Somebody with a seat, in a viewer's words."""

    seat: int
    animal: str
    colour: str
    name: str
    group: str
    table: str


def sitters(live: Live, seats: Iterable[int], say: Say) -> tuple[Sitter, ...]:
    """Return who has ``seats``; whoever left is left out."""
    groups = ((seat, live.state.people.group_of(seat)) for seat in seats)
    return tuple(
        Sitter(seat, *seat_look(seat), seat_called(seat, say), group, say.of(group_name(group)))
        for seat, group in groups
        if group is not None
    )


def sharing(who: Viewer) -> tuple[Sitter, ...]:
    """Return who shares the phone of ``who``, if it is a phone of several."""
    if who.session is None or who.page.kind != "phone":
        return ()
    found = sitters(who.live, present(who.live, who.session), who.live.say(who.page.lang))
    return found if len(found) > 1 else ()
