"""What only one person sees, on their own phone."""

from collections.abc import Iterator

from engine.core import Say, Words
from engine.core.views import Text, Widget
from games.alles_op_tafel import shared
from games.alles_op_tafel import table_widgets as tables
from games.alles_op_tafel import widgets as pieces
from games.alles_op_tafel.forms import cards_of
from games.alles_op_tafel.readings import OPEN_CARD, PUTTING_AWAY
from games.alles_op_tafel.roles import role_text
from games.alles_op_tafel.state import State
from games.alles_op_tafel.threes import first_of
from games.alles_op_tafel.wording import NOWHERE, TRAY_ICONS, TRAYS, line


def widgets(state: State, seat: int, clock: int, say: Say) -> Iterator[Widget]:
    """Yield what the phone of ``seat`` shows now."""
    group = state.seating.seats[seat][0]
    yield from _joining(state, seat, say)
    yield from shared.late(state, group, say)
    if state.roles and state.phase in OPEN_CARD:
        yield from _role(state, seat, say)
    yield from shared.phase(state, (group,), clock, say)
    yield from _first(state, seat, say)
    yield from _lies(state, seat, say)
    if state.phase == "end":
        yield pieces.text("reads", "facilitator_reads", say, "info-circle")
        yield from _mat(state, seat, say)


def _joining(state: State, seat: int, say: Say) -> Iterator[Widget]:
    """Two lines for who comes late."""
    if state.came.get(seat, 0) == state.turn > 0 and state.phase != "done":
        facts = {"turn": state.turn, "rounds": state.rounds}
        yield pieces.text("joining", "you_join", say, "map-pin", **facts)


def _role(state: State, seat: int, say: Say) -> Iterator[Widget]:
    role = state.role_of(seat)
    if role is None:
        yield pieces.text("no-role", "no_role", say, "eye")
        return
    title = say.of(line("your_role", role=state.role(role).title))
    yield Text(id="role", text=title, tone="strong")
    yield from role_text(state, state.seating.seats[seat][0], role, say)


def _first(state: State, seat: int, say: Say) -> Iterator[Widget]:
    group = state.seating.seats[seat][0]
    three = next((one for one in tables.here(state, group) if seat in one), ())
    begins = bool(three) and first_of(three, state.turn) == seat
    if begins and state.phase in OPEN_CARD and not state.roles:
        yield pieces.text("you-begin", "you_begin", say, "message-circle")


def _lies(state: State, seat: int, say: Say) -> Iterator[Widget]:
    """Say where the card of now lies on this mat."""
    chosen = state.trays.get(seat, {}).get(state.turn)
    if chosen and state.phase in PUTTING_AWAY:
        key = f"lies.{chosen.tray.known or NOWHERE}"
        yield pieces.text("lies", key, say, "check")


def _mat(state: State, seat: int, say: Say) -> Iterator[Widget]:
    """Show one's own mat: each place with the cards that lie there."""
    if not cards_of(state, seat):
        return
    yield Text(id="own-mat", text=say.of(line("own_mat")), tone="strong")
    for tray in TRAYS:
        titles = tuple(_titles(state, seat, tray))
        if titles:
            text = f"{say.of(line(f'tray.{tray}'))}: {', '.join(say.of(one) for one in titles)}"
            yield Text(id=f"own-{tray}", text=text, icon=TRAY_ICONS[tray])


def _titles(state: State, seat: int, tray: str) -> Iterator[Words]:
    for chosen in state.trays.get(seat, {}).values():
        if chosen.tray.known == tray:
            yield state.deck.faces[chosen.card].title
