"""What the screen, a table page, a phone and the panel show."""

from collections.abc import Iterator

from engine.core import (
    FACILITATOR,
    Group,
    GroupScreen,
    Participant,
    Person,
    Say,
    View,
)
from engine.core.looks import group_name
from engine.core.speak import spoken
from engine.core.views import Note, Question, Text, Title, Widget
from games.game_of_life import table_widgets as tables
from games.game_of_life import widgets
from games.game_of_life.offers import offers
from games.game_of_life.readings import came_back, reporting, waited_for
from games.game_of_life.state import State
from games.game_of_life.wording import end_question, line

Groups = tuple[Group, ...]


def screen(state: State, group: Group | None, clock: int, say: Say) -> View:
    """Show the room (``group`` None) or one table; never who said what."""
    groups = tuple(state.tables) if group is None else (group,)
    shown = tuple(_shared(state, groups, clock, say))
    return _view(state, GroupScreen(group), clock, say, shown)


def phone(state: State, seat: int, clock: int, say: Say) -> View:
    """Show one question at a time, for the table of ``seat`` or for its own life."""
    shown = tuple(_on_phone(state, seat, clock, say)) if seat in state.seats else ()
    return _view(state, Participant(seat), clock, say, shown)


def _on_phone(state: State, seat: int, clock: int, say: Say) -> Iterator[Widget]:
    own = state.seats[seat]
    if own.came == state.turn > 0 and state.phase != "done":
        facts = {"turn": state.turn, "rounds": max(state.turn, state.rounds)}
        yield _text("joining", "you_join", say, icon="map-pin", **facts)
    yield from _shared(state, (own.group,), clock, say)
    if state.own_life and (web := tables.own_web(state, seat, say)):
        yield web


def panel(state: State, clock: int, say: Say) -> View:
    """Show what to say, whom the room waits for, and how far each table is."""
    shown = tuple(_for_facilitator(state, clock, say))
    return _view(state, FACILITATOR, clock, say, shown)


def _view(state: State, who: Person, clock: int, say: Say, shown: tuple[Widget, ...]) -> View:
    heading = say.of(line(f"title.{_step(state)}"))
    return View(
        title=heading,
        widgets=(Title(id="title", text=heading, kicker=_where(state, say)), *shown),
        controls=spoken(offers(state, who, clock), say),
        until=_until(state, clock),
    )


def _step(state: State) -> str:
    return f"own_{state.phase}" if state.own_life and state.phase == "compare" else state.phase


def _where(state: State, say: Say) -> str:
    if not state.turn or state.phase in ("end", "what_if", "done"):
        return say.of(state.scenario.title)
    of = say.of(line("round", turn=state.turn, rounds=max(state.turn, state.rounds)))
    face = state.face if state.phase == "compare" else None
    return f"{of} · {say.of(face.title)}" if face else of


def _until(state: State, clock: int) -> int | None:
    if state.phase != "talk":
        return None
    return next((end for end in widgets.talk_ends(state) if clock < end), None)


def _shared(state: State, groups: Groups, clock: int, say: Say) -> Iterator[Widget]:
    if len(groups) == 1:
        yield from _late(state, groups[0], say)
    match state.phase:
        case "agree" | "persona":
            yield from _meeting_people(state, groups, say)
        case "throw" | "choose":
            yield from _on_board(state, groups, say)
        case "read":
            yield from _card(state, groups, say, full=True)
        case "talk":
            yield from _talking(state, groups, clock, say)
        case "compare":
            yield from _comparing(state, groups, say)
        case _:
            yield from _ending(state, groups, say)


def _late(state: State, group: Group, say: Say) -> Iterator[Widget]:
    if state.tables[group].since > state.turn:
        facts = {"turn": state.turn, "rounds": max(state.turn, state.rounds)}
        yield _text("where", "where_we_are", say, icon="map-pin", **facts)


def _meeting_people(state: State, groups: Groups, say: Say) -> Iterator[Widget]:
    if state.phase == "agree" or len(groups) == 1:
        yield _question(state, say)
    yield from (tables.tile(state, group, say) for group in groups)
    yield from _webs(state, groups, say)


def _question(state: State, say: Say) -> Question:
    ending = state.phase == "end"
    text = end_question(state.own_life) if ending else line(f"question.{state.phase}")
    hint = line(f"hint.{state.phase}")
    return Question(id="question", text=say.of(text), hint=say.of(hint))


def _webs(state: State, groups: Groups, say: Say) -> Iterator[Widget]:
    if not state.own_life:
        yield from (tables.web(state, group, say) for group in groups)


def _on_board(state: State, groups: Groups, say: Say) -> Iterator[Widget]:
    yield widgets.board(state, say)
    yield widgets.dice(state, say)
    for group in groups:
        if came_back(state, group) or len(groups) == 1:
            yield tables.tile(state, group, say)


def _card(state: State, groups: Groups, say: Say, *, full: bool) -> Iterator[Widget]:
    answering = tuple(group for group in groups if group in state.answering)
    if state.face:
        name = widgets.name_for(state, answering, say)
        yield widgets.card(state, state.face, name, say, full=full)


def _talking(state: State, groups: Groups, clock: int, say: Say) -> Iterator[Widget]:
    yield from _card(state, groups, say, full=False)
    yield widgets.timer(state, clock, say)
    thinking = clock < widgets.talk_ends(state)[0]
    yield _text("how", "think_first" if thinking else "talk_now", say, icon="messages")
    if len(groups) == 1:
        yield _text("first", "first_speaker", say)
    yield from _tiles(state, groups, say)
    if len(groups) == 1:
        yield from _webs(state, groups, say)


def _tiles(state: State, groups: Groups, say: Say) -> Iterator[Widget]:
    for group in groups:
        if group in state.answering or len(groups) == 1:
            yield tables.tile(state, group, say)


def _comparing(state: State, groups: Groups, say: Say) -> Iterator[Widget]:
    if len(groups) == 1:
        yield from _card(state, groups, say, full=False)
    aloud = reporting(state)
    if len(groups) > len(aloud) > 1:
        first, second = group_name(aloud[0]), group_name(aloud[1])
        yield _text("reporting", "two_report", say, first=first, second=second)
    yield from _webs(state, groups, say)
    yield from _tiles(state, groups, say)
    for group in groups:
        yield from tables.bag(state, group, say)


def _ending(state: State, groups: Groups, say: Say) -> Iterator[Widget]:
    yield _question(state, say)
    for group in groups:
        yield tables.tile(state, group, say)
        if state.phase == "end":
            yield from tables.three_pictures(state, group, say)
    if not state.own_life:
        yield from (tables.what_if_web(state, group, say) for group in groups)


def _for_facilitator(state: State, clock: int, say: Say) -> Iterator[Widget]:
    yield from _notes(state, say)
    waited = waited_for(state)
    names = ", ".join(say.of(group_name(group)) for group in waited)
    yield _text("waiting", "waiting_for" if waited else "waiting_for_nobody", say, groups=names)
    if state.phase == "talk":
        yield widgets.timer(state, clock, say)
    yield from (tables.tile(state, group, say) for group in state.tables)
    if state.scenario.tested:
        yield Text(id="tested", text=say.of(state.scenario.tested), tone="quiet")


def _notes(state: State, say: Say) -> Iterator[Widget]:
    face = state.face if state.phase in ("read", "talk", "compare") else None
    name = widgets.name_for(state, state.answering, say)
    shown = widgets.card(state, face, name, say, full=True) if face else None
    told = f"{shown.title}. {shown.text} {shown.ask}" if shown and state.phase == "read" else ""
    text = told or say.of(line(f"note.{_step(state)}"))
    yield Note(id="say", title=say.of(line("note.title")), text=text, read_aloud=True)
    if shown and not told:
        yield shown
    if face and face.note:
        yield Note(id="note", title=say.of(line("note.about_card")), text=say.of(face.note))


def _text(name: str, key: str, say: Say, icon: str = "", **facts: object) -> Text:
    return Text(id=name, text=say.of(line(key, **facts)), icon=icon)
