"""What the game leaves behind for the debrief and the exports. Nothing of anyone's own mat."""

from collections.abc import Iterator

from engine.core import (
    DIMENSIONS,
    Chapter,
    Group,
    Highlight,
    Own,
    Reflection,
    Summary,
    Table,
    Words,
)
from engine.core.looks import group_name
from games.alles_op_tafel.readings import WORKED, played_own
from games.alles_op_tafel.state import State
from games.alles_op_tafel.wording import dimension_name, line, listed

LONG = 60_000
"""Milliseconds: from this difference on, one card was talked about longer than the others."""


def summary(state: State) -> Summary:
    """Return the reading of the game after the fact."""
    groups = tuple(state.tables)
    return Summary(
        title=state.scenario.title,
        reflections=tuple(_reflections(state)),
        topics=tuple(_topics(state)),
        tables=tuple(_cards(state, group) for group in groups),
        highlights=tuple(one for group in groups for one in _highlights(state, group)),
        story=tuple(_story(state, group) for group in groups),
    )


def _reflections(state: State) -> Iterator[Reflection]:
    for table in state.tables.values():
        for written in table.written.values():
            yield Reflection(line("form.text"), written)
    for kept in state.kept.values():
        yield Reflection(line("form.keep"), kept.keep)
        yield Reflection(line("form.step"), kept.step)


def _topics(state: State) -> Iterator[Words]:
    """Which dimensions were talked about, and about what."""
    faces = [face for group in state.tables for face in played_own(state, group)]
    talked = {face.dimension for face in faces}
    yield from (dimension_name(dimension) for dimension in DIMENSIONS if dimension in talked)
    for topic in dict.fromkeys(topic for face in faces for topic in face.topics):
        yield line(f"topic.{topic}")


def _cards(state: State, group: Group) -> Table:
    columns = tuple(line(f"column.{name}") for name in ("round", "dimension", "card"))
    rows = tuple(_row(state, group, turn) for turn in state.rounds_of(group))
    return Table(group_name(group), columns, rows)


def _row(state: State, group: Group, turn: int) -> tuple[Words, ...]:
    face = state.face_of(group, turn)
    dimension = dimension_name(face.dimension) if face and face.dimension else "–"
    return str(turn), dimension, face.title if face else ""


def _title(state: State, group: Group, turn: int) -> Words:
    face = state.face_of(group, turn)
    return face.title if face else ""


def _highlights(state: State, group: Group) -> Iterator[Highlight]:
    table, turns = state.tables[group], state.rounds_of(group)
    yield from _longest(state, group, turns)
    for turn in turns:
        if worked := _what_worked(state, group, turn):
            card = _title(state, group, turn)
            yield _highlight(group, "help", "worked", card, card=card, what=worked)
    if any(turn in table.written for turn in turns):
        yield _highlight(group, "idea", "wrote")
    yield from _remembered(state, group, turns)
    if turns and state.phase in ("end", "done"):
        yield _highlight(group, "cooperation", "compliment")


def _remembered(state: State, group: Group, turns: tuple[int, ...]) -> Iterator[Highlight]:
    """Yield one card they had: in a room with one card for all, each table another round's."""
    key = "conversation" if state.roles else "talked"
    if turns:
        turn = turns[list(state.tables).index(group) % len(turns)]
        card = _title(state, group, turn)
        yield _highlight(group, "choice", key, card, card=card)


def _longest(state: State, group: Group, turns: tuple[int, ...]) -> Iterator[Highlight]:
    """Yield the card they talked about clearly longer than about the others."""
    known = sorted((state.talked.get(turn, 0), turn) for turn in turns)
    if len(known) > 1 and known[-1][0] >= known[-2][0] + LONG:
        card = _title(state, group, known[-1][1])
        yield _highlight(group, "turning_point", "longest", card, card=card)


def _what_worked(state: State, group: Group, turn: int) -> Words | None:
    seen = state.tables[group].worked.get(turn, ())
    words = tuple(line(f"worked.{one}") for one in WORKED if one in seen)
    return listed(words) if words else None


def _highlight(group: Group, kind: str, key: str, about: Words = "", **facts: object) -> Highlight:
    return Highlight(group, line(f"highlight.{key}", **facts), kind, about)


def _story(state: State, group: Group) -> Chapter:
    turns = state.rounds_of(group)
    lines = tuple(words for turn in turns for words in _told(state, group, turn))
    return Chapter(group, group_name(group), lines)


def _told(state: State, group: Group, turn: int) -> Iterator[Words | Own[str]]:
    face, table = state.face_of(group, turn), state.tables[group]
    if face and face.dimension:
        about = dimension_name(face.dimension)
        yield line("story.card", turn=turn, card=face.title, dimension=about)
    elif face:
        yield line("story.free", turn=turn, card=face.title)
    written = table.written.get(turn)
    if written and written.shown:
        yield from (line("story.wrote"), written)
    if worked := _what_worked(state, group, turn):
        yield line("story.worked", what=worked)
