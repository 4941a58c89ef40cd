"""What of the game can be seen, piece by piece."""

from collections import Counter
from dataclasses import replace

from engine.core import DIMENSIONS, Group, Say
from engine.core.dimensions import ICONS
from engine.core.looks import group_name
from engine.core.views import CardFace, Dice, Tally, TallyRow, Text, Timer
from games.alles_op_tafel.deck import Face
from games.alles_op_tafel.state import State
from games.alles_op_tafel.wording import dimension_name, line

SECOND = 1000
"""Milliseconds."""


def text(name: str, key: str, say: Say, icon: str = "", **facts: object) -> Text:
    """Return one sentence of the game's own."""
    return Text(id=name, text=say.of(line(key, **facts)), icon=icon)


def card(state: State, group: Group, say: Say, *, full: bool) -> CardFace | None:
    """Return the card of ``group`` (or the room's, empty), to read or to keep in view."""
    face = state.face_of(group, state.turn)
    if face is None:
        return None
    shown = _face(state, face, "card", say)
    asked = "" if face.options else say.of(line(f"ask.{face.kind}"))
    return replace(shown, face="full", ask=asked) if full else shown


def turned_up(state: State, say: Say) -> tuple[CardFace, ...]:
    """Return the cards to choose from: what they are called, for one is read aloud later."""
    faces = [state.deck.faces[card] for card in state.shown]
    shown = [_face(state, face, f"card-{number}", say) for number, face in enumerate(faces)]
    return tuple(replace(one, kernel=one.title, ask="", choices=()) for one in shown)


def _face(state: State, face: Face, name: str, say: Say) -> CardFace:
    """While people talk the question itself stays in view, and what may be asked next."""
    told = say.of(face.text)
    return CardFace(
        id=name,
        lang=say.lang_of(face.text),
        title=say.of(face.title),
        text=told,
        ask=_next(face, say),
        kind=face.kind,
        kind_label=say.of(line(f"kind.{face.kind}")),
        dimension=face.dimension,
        dimension_label=say.of(dimension_name(face.dimension)) if face.dimension else "",
        icon=face.picture,
        choices=tuple(say.of(option) for option in face.options),
        kernel=told,
        face="kernel",
        turn=state.turn,
    )


def _next(face: Face, say: Say) -> str:
    """Return what people do while they talk: write their own question, or ask the next."""
    if face.kind == "blank":
        return say.of(line("ask.blank"))
    follow = say.of(face.follow_up)
    return say.of(line("ask_on", question=follow)) if follow else ""


def dice(state: State, say: Say) -> Dice:
    """Return the die of this round: who throws it, or a side, which the cards name."""
    if state.dimension:
        value = DIMENSIONS.index(state.dimension) + 1
        return Dice(id="dice", value=value, roll=state.rolls)
    thrower = group_name(state.thrower) if state.thrower else ""
    said = say.of(line("who_throws", group=thrower)) if thrower else ""
    return Dice(id="dice", roll=state.rolls, label=said)


def talked_about(state: State, say: Say) -> Tally:
    """Return which dimensions were talked about: cards are counted, nothing of anyone's own."""
    faces = [state.deck.faces[card] for card in state.taken.values()]
    counts = Counter(face.dimension for face in faces)
    rows = tuple(
        TallyRow(say.of(dimension_name(d)), counts[d], state.rounds, ICONS[d]) for d in DIMENSIONS
    )
    return Tally(id="talked", rows=rows, label=say.of(line("talked_about")))


def talk_ends(state: State) -> tuple[int, int]:
    """Return when thinking ends and when talking ends, on the workshop clock."""
    thought = state.talks.get(state.turn, 0) + state.options.think * SECOND
    return thought, thought + state.options.talk * SECOND


def timer(state: State, clock: int, say: Say) -> Timer:
    """Return the soft clock: first everyone thinks, then people talk."""
    thought, talked = talk_ends(state)
    began = state.talks.get(state.turn, 0)
    if clock < thought:
        said = say.of(line("timer.think"))
        return Timer(id="timer", total=thought - began, since=began, label=said)
    return Timer(
        id="timer", total=talked - thought, since=thought, label=say.of(line("timer.talk"))
    )
