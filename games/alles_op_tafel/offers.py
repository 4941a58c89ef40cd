"""Everything that a person can do now. The views show it and offer nothing else."""

from collections.abc import Iterator

from engine.core import Control, Facilitator, Group, Intent, Person, leads
from games.alles_op_tafel import own_offers, steering, table_offers
from games.alles_op_tafel.forms import card_field, dimension_field
from games.alles_op_tafel.messages import (
    Advance,
    HideRole,
    ShowRole,
    Swap,
    Take,
    Throw,
    ThrowTyped,
    TurnUp,
)
from games.alles_op_tafel.readings import OPEN_CARD, acts_for, may_throw, screen_of, swaps_for
from games.alles_op_tafel.rules import next_card
from games.alles_op_tafel.state import State
from games.alles_op_tafel.threes import ROLES
from games.alles_op_tafel.wording import line


def offers(state: State, person: Person, clock: int) -> tuple[Control, ...]:
    """Return every control for ``person``; the clock changes none of them."""
    mine = tuple(group for group in state.tables if acts_for(state, person, group))
    return (
        *_throwing(state, person),
        *(one for group in mine for one in _of_table(state, person, group, len(mine) > 1)),
        *own_offers.offers(state, person),
        *_going_on(state, person),
        *_with_card(state, person),
        *_typing_in(state, person),
        *(steering.offers(state) if isinstance(person, Facilitator) else ()),
    )


def _of_table(state: State, person: Person, group: Group, several: bool) -> Iterator[Control]:
    return table_offers.offers(state, person, group, several)


def _throwing(state: State, person: Person) -> Iterator[Control]:
    if not may_throw(state, person):
        return
    if state.phase == "throw":
        intent: Intent = "advance" if leads(person, state.seating.groups) else "answer"
        yield Control(
            id="throw",
            label=line("throw"),
            intent=intent,
            command=Throw(state.turn),
            icon="dice-5",
            board="dice",
        )
    for number, card in enumerate(state.shown if state.phase == "choose" else ()):
        face = state.deck.faces[card]
        yield Control(
            id=f"take-{card}",
            label=line("take", card=face.title),
            intent="answer",
            command=Take(state.turn, card),
            icon=face.picture,
            board=f"card-{number}",
        )


def _going_on(state: State, person: Person) -> Iterator[Control]:
    if state.phase in ("throw", "done") or not leads(person, state.seating.groups):
        return
    yield Control(
        id="advance",
        label=line(f"advance.{_what_next(state)}"),
        intent="advance",
        command=Advance(state.turn, state.phase),
        icon="arrow-right",
    )


def _what_next(state: State) -> str:
    if state.phase in ("tray", "worked"):
        return "next_card" if state.turn < state.rounds else "last"
    return f"{state.phase}_roles" if state.roles and state.phase in OPEN_CARD else state.phase


def _with_card(state: State, person: Person) -> Iterator[Control]:
    """Another card, at any moment and without a reason; and one role's text at a time."""
    if state.phase not in OPEN_CARD:
        return
    group = swaps_for(state, person)
    was = state.card_of(group, state.turn) if group is not None else ""
    if group is not None and next_card(state, group) != was:
        yield Control(
            id="swap",
            label=line("swap_own" if group else "swap"),
            intent="pass",
            command=Swap(state.turn, group, was),
            icon="refresh",
        )
    yield from _peeking(state, screen_of(person) if state.roles else None)


def _peeking(state: State, screen: Group | None) -> Iterator[Control]:
    if screen is None or (screen and screen not in state.tables):
        return
    if screen in state.peeks:
        yield Control(
            id="hide-role",
            label=line("hide_role"),
            intent="change",
            command=HideRole(state.turn, screen),
            icon="eye-off",
        )
    for role in ROLES:
        if state.peeks.get(screen) != role:
            yield Control(
                id=f"show-role-{role}",
                label=line("show_role", role=state.role(role).title),
                intent="steer",
                command=ShowRole(state.turn, screen, role),
                icon="eye",
            )


def _typing_in(state: State, person: Person) -> Iterator[Control]:
    """Real dice and paper cards count."""
    if not leads(person, state.seating.groups):
        return
    if state.phase == "throw":
        side = dimension_field()
        yield Control(
            id="throw-typed",
            label=line("setting.throw-typed"),
            intent="settings",
            command=ThrowTyped(state.turn),
            fields=(side,),
            examples=tuple({"dimension": one.value} for one in side.options),
        )
    if state.phase in ("throw", "choose"):
        card = card_field(state)
        yield Control(
            id="turn-up",
            label=line("setting.turn-up"),
            intent="settings",
            command=TurnUp(state.turn),
            fields=(card,),
            examples=({"card": card.options[0].value},),
        )
