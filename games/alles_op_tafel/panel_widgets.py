"""What the facilitator sees: what to say, whom we wait for, and what only they may read."""

from collections.abc import Iterator

from engine.core import Say
from engine.core.looks import group_name
from engine.core.views import CardFace, Note, Text, Widget
from games.alles_op_tafel import table_widgets as tables
from games.alles_op_tafel import widgets as pieces
from games.alles_op_tafel.readings import OPEN_CARD, WITH_CARD, step, waited_for
from games.alles_op_tafel.roles import role_words
from games.alles_op_tafel.state import State
from games.alles_op_tafel.threes import ROLES
from games.alles_op_tafel.wording import dimension_name, line


def widgets(state: State, clock: int, say: Say) -> Iterator[Widget]:
    """Yield what the panel shows of this game."""
    yield from _notes(state, say)
    waited = waited_for(state)
    names = ", ".join(say.of(group_name(group)) for group in waited)
    key = "waiting_for" if waited else "waiting_for_nobody"
    yield pieces.text("waiting", key, say, groups=names)
    for number, card in enumerate(state.shown if state.phase == "choose" else ()):
        face = state.deck.faces[card]
        yield Note(id=f"shown-{number}", title=say.of(face.title), text=say.of(face.text))
    if state.phase == "talk":
        yield pieces.timer(state, clock, say)
    if state.roles and state.phase in OPEN_CARD:
        yield from _role_notes(state, say)
    yield from (tables.tile(state, group, say) for group in state.tables)
    yield from _deck(state, say)


def _notes(state: State, say: Say) -> Iterator[Widget]:
    face = pieces.card(state, "", say, full=True) if state.phase in WITH_CARD else None
    aloud = _read(face) if face and state.phase == "read" else say.of(line(f"note.{step(state)}"))
    title = say.of(line("note.title"))
    yield Note(id="say", title=title, text=aloud, read_aloud=True)
    if face and state.phase != "read":
        yield face
    held = state.face_of("", state.turn)
    if held and held.note and state.phase in WITH_CARD:
        yield Note(id="note", title=say.of(line("note.about_card")), text=say.of(held.note))
    yield from _own_cards(state, say)


def _read(face: CardFace) -> str:
    options = " ".join(f"{option}." for option in face.choices)
    return " ".join(part for part in (f"{face.title}.", face.text, options, face.ask) if part)


def _own_cards(state: State, say: Say) -> Iterator[Widget]:
    """A table that took another card than the room has it to read aloud as well."""
    for group, table in state.tables.items():
        if state.turn in table.swapped and state.phase in WITH_CARD:
            face = state.face_of(group, state.turn)
            text = f"{say.of(face.title)}. {say.of(face.text)}" if face else ""
            title = say.of(line("note.other_card", group=group_name(group)))
            yield Note(id=f"other-{group}", title=title, text=text)


def _role_notes(state: State, say: Say) -> Iterator[Widget]:
    """Every role's text, to hand out or to read in someone's ear."""
    yield pieces.text("sheet", "role_sheet", say, "file-text")
    for role in ROLES:
        words = " ".join(say.of(one) for one in role_words(state, "", role))
        title = say.of(line("note.role", role=state.role(role).title))
        yield Note(id=f"role-{role}", title=title, text=words)
    for group in state.tables:
        if names := tables.roles_of(state, group):
            text = ", ".join(say.of(one) for one in names)
            yield Text(id=f"roles-{group}", text=text, tone="quiet")


def _deck(state: State, say: Say) -> Iterator[Widget]:
    left = len(state.deck.free(state.options.limits(0))) - 1
    depth = say.of(line(f"depth.{state.options.depth}"))
    yield pieces.text("deck", "cards_left", say, "cards", count=left, depth=depth)
    if dry := _dry(state, say):
        yield pieces.text("dry", "dry", say, dimensions=dry)
    if state.scenario.tested:
        yield Text(id="tested", text=say.of(state.scenario.tested), tone="quiet")


def _dry(state: State, say: Say) -> str:
    """Return the dimensions that have no card left which may be turned up."""
    free = state.deck.free(state.options.limits(0))
    left = {state.deck.faces[card].dimension for card in free}
    had = {face.dimension for face in state.deck.faces.values() if face.dimension}
    return ", ".join(say.of(dimension_name(d)) for d in sorted(had - left))
