"""What can be done on one's own phone, for one's own eyes."""

from collections.abc import Iterator

from engine.core import Control, Person, label
from games.alles_op_tafel.forms import keep_fields, moving_fields
from games.alles_op_tafel.messages import Keep, PutAway
from games.alles_op_tafel.own_rules import may_put
from games.alles_op_tafel.readings import own_seat
from games.alles_op_tafel.state import State
from games.alles_op_tafel.wording import NOWHERE, TRAY_ICONS, TRAYS, line


def offers(state: State, who: Person) -> Iterator[Control]:
    """Yield the three places for the card of now; at the end looking back at all of them."""
    seat = own_seat(state, who)
    if seat is None:
        return
    if state.phase == "end":
        yield from _keep(state, seat)
        yield from _moving(state, seat)
    elif may_put(state, seat, state.turn):
        yield from _places(state, seat)


def _places(state: State, seat: int) -> Iterator[Control]:
    """Only where the card does not lie already. Passing looks like an answer to all others."""
    turn = state.turn
    chosen = state.trays.get(seat, {}).get(turn)
    lies = chosen.tray.known if chosen else None
    for tray in TRAYS:
        if tray != lies:
            yield Control(
                id=f"tray-{tray}",
                label=line(f"tray.{tray}"),
                intent="change" if chosen else "answer",
                command=PutAway(seat, turn, tray),
                icon=TRAY_ICONS[tray],
            )
    if chosen is None or lies:
        yield Control(
            id="tray-pass",
            label=line("tray.erase" if chosen else "tray.pass"),
            intent="pass",
            command=PutAway(seat, turn, NOWHERE),
        )


def _moving(state: State, seat: int) -> Iterator[Control]:
    """Put a card somewhere else, or take it off one's mat."""
    fields = moving_fields(state, seat)
    if fields:
        first = fields[0].options[0].value
        yield Control(
            id="tray-move",
            label=line("tray.move"),
            intent="change",
            command=PutAway(seat),
            icon="arrows-exchange",
            fields=fields,
            examples=tuple({"turn": first, "tray": tray} for tray in (*TRAYS, NOWHERE)),
        )


def _keep(state: State, seat: int) -> Iterator[Control]:
    kept = state.kept.get(seat)
    yield Control(
        id="keep",
        label=line("keep"),
        intent="change" if kept else "answer",
        command=Keep(seat),
        icon="pencil",
        fields=keep_fields(state, seat),
        examples=({"keep": "…", "step": "…"}, {"keep": None, "step": "…"}),
    )
    if kept is None or kept.keep.known or kept.step.known:
        said = line("erase") if kept else label("pass")
        yield Control(id="keep-pass", label=said, intent="pass", command=Keep(seat, "", ""))
