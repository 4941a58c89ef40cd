"""What of the game can be seen, piece by piece."""

from collections.abc import Iterator
from typing import get_args

from engine.core import DIMENSIONS, Group, Say, Words
from engine.core.looks import group_look, group_name
from engine.core.views import (
    BoardField,
    CardFace,
    Dice,
    Pawn,
    Timer,
    WebBoard,
)
from games.game_of_life.board import CENTRE, CIRCLES, PLACES
from games.game_of_life.content import Kind
from games.game_of_life.deck import Face
from games.game_of_life.state import State
from games.game_of_life.wording import (
    dimension_name,
    line,
    named,
)

KINDS: tuple[Kind, ...] = get_args(Kind)
SECOND = 1000
"""Milliseconds."""


def name_for(state: State, groups: tuple[Group, ...], say: Say) -> str:
    """Return whose life it is for who looks at ``groups``: a persona, or nobody in particular."""
    if state.own_life:
        return say.of(line("someone"))
    if len(groups) == 1:
        return state.persona(groups[0]).name
    return say.of(line("their_persona"))


def card(state: State, face: Face, name: str, say: Say, *, full: bool) -> CardFace:
    """Return the card of this round, to read (``full``) or to keep in view while talking."""

    def told(words: Words) -> str:
        return say.of(named(words, name))

    return CardFace(
        id="card",
        lang=say.lang_of(face.text),
        title=told(face.title),
        text=told(face.text),
        ask=told(face.ask),
        kind=face.kind,
        kind_label=say.of(line(f"kind.{'good' if face.good else face.kind}")),
        dimension=face.dimension,
        dimension_label=say.of(dimension_name(face.dimension)) if face.dimension else "",
        place=say.of(line(f"circle.{face.circle}")) if face.circle else "",
        icon=face.picture,
        choices=tuple(told(choice.label) for choice in face.choices),
        kernel=told(face.kernel),
        face="full" if full else "kernel",
        turn=state.turn,
    )


def board(state: State, say: Say) -> WebBoard:
    """Return the board, with the fields that light up and the pawns."""
    labels: dict[str, str] = {d: say.of(dimension_name(d)) for d in DIMENSIONS}
    labels |= {circle: say.of(line(f"circle.{circle}")) for circle in CIRCLES}
    labels |= {kind: say.of(line(f"kind.{kind}")) for kind in KINDS}
    fields = tuple(_fields(state, say))
    return WebBoard(id="board", fields=fields, pawns=_pawns(state), labels=labels)


def _fields(state: State, say: Say) -> Iterator[BoardField]:
    lit = {spot.field: state.deck.faces[spot.card] for spot in state.lit}
    visited = {stop.field: state.deck.faces[stop.card] for stop in state.route.values()}
    yield BoardField(CENTRE, None, "")
    for field, (dimension, circle) in PLACES.items():
        face = lit.get(field) or visited.get(field)
        kind, title = (face.kind, say.of(face.title)) if face else ("", "")
        yield BoardField(field, dimension, circle, kind, title, field in visited, field in lit)


def _pawns(state: State) -> tuple[Pawn, ...]:
    if state.mode != "om_de_beurt":
        return (Pawn("room", state.here.at, state.here.path),)
    return tuple(_pawn(state, group) for group in state.tables)


def _pawn(state: State, group: Group) -> Pawn:
    place, (animal, colour) = state.place(group), group_look(group)
    return Pawn(group, place.at, place.path, group, animal, colour)


def dice(state: State, say: Say) -> Dice:
    """Return the die of this round."""
    thrower = group_name(state.thrower) if state.thrower else ""
    label = say.of(line("who_throws", group=thrower)) if thrower else ""
    return Dice(id="dice", value=state.value, roll=state.rolls, label=label)


def talk_ends(state: State) -> tuple[int, int]:
    """Return when thinking ends and when talking ends, on the workshop clock."""
    thought = state.talk_began + state.options.think * SECOND
    return thought, thought + state.options.talk * SECOND


def timer(state: State, clock: int, say: Say) -> Timer:
    """Return the soft clock: first everyone thinks, then people talk."""
    thought, talked = talk_ends(state)
    if clock < thought:
        label = say.of(line("timer.think"))
        return Timer(
            id="timer", total=thought - state.talk_began, since=state.talk_began, label=label
        )
    return Timer(
        id="timer", total=talked - thought, since=thought, label=say.of(line("timer.talk"))
    )
