"""What the screen, a table page, a phone and the panel show."""

from engine.core import FACILITATOR, Group, GroupScreen, Participant, Person, Say, View
from engine.core.speak import spoken
from engine.core.views import Title, Widget
from games.alles_op_tafel import own_widgets, panel_widgets, shared
from games.alles_op_tafel import widgets as pieces
from games.alles_op_tafel.offers import offers
from games.alles_op_tafel.readings import step
from games.alles_op_tafel.state import State
from games.alles_op_tafel.wording import line


def screen(state: State, group: Group | None, clock: int, say: Say) -> View:
    """Show the room (``group`` None) or one table; never who said or passed what."""
    shown = tuple(shared.widgets(state, group, clock, say))
    return _view(state, GroupScreen(group), clock, say, shown)


def phone(state: State, seat: int, clock: int, say: Say) -> View:
    """Show the card, one's own mat, and in a conversation one's own role."""
    here = seat in state.seating.seats
    shown = tuple(own_widgets.widgets(state, seat, clock, say)) if here else ()
    return _view(state, Participant(seat), clock, say, shown)


def panel(state: State, clock: int, say: Say) -> View:
    """Show what to read aloud, whom the room waits for, and how far each table is."""
    shown = tuple(panel_widgets.widgets(state, clock, say))
    return _view(state, FACILITATOR, clock, say, shown)


def _view(state: State, who: Person, clock: int, say: Say, shown: tuple[Widget, ...]) -> View:
    heading = say.of(line(f"title.{step(state)}"))
    return View(
        title=heading,
        widgets=(Title(id="title", text=heading, kicker=_where(state, say)), *shown),
        controls=spoken(offers(state, who, clock), say),
        until=_until(state, clock),
    )


def _where(state: State, say: Say) -> str:
    if not state.turn or state.phase in ("compliment", "end", "done"):
        return say.of(state.scenario.title)
    return say.of(line("round", turn=state.turn, rounds=state.rounds))


def _until(state: State, clock: int) -> int | None:
    if state.phase != "talk":
        return None
    return next((end for end in pieces.talk_ends(state) if clock < end), None)
