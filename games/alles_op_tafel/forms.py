"""The forms that people fill in."""

from engine.activities.sentence import before
from engine.core import DIMENSIONS, Field, Group, Option, Own, Person, Words
from engine.core.clean import LONGEST
from engine.core.dimensions import ICONS
from games.alles_op_tafel.readings import WORKED
from games.alles_op_tafel.state import State
from games.alles_op_tafel.wording import (
    NOWHERE,
    TRAY_ICONS,
    TRAYS,
    dimension_name,
    line,
)

STEPS = ("ask", "tell", "rest")
"""Ready beginnings of a first step, for who would rather choose than type."""
QUESTIONS = ("proud", "changed", "wish")
"""Ready beginnings of a card of one's own."""


def one_field(name: str, options: tuple[Option, ...]) -> Field:
    """Return a question with one answer."""
    return Field(name=name, kind="one", label=line(f"form.{name}"), options=options)


def dimension_field() -> Field:
    """Return the question which side of a real die is up."""
    options = tuple(Option(d, dimension_name(d), ICONS[d]) for d in DIMENSIONS)
    return one_field("dimension", options)


def card_field(state: State) -> Field:
    """Return the question which paper card was turned up."""
    faces, free = state.deck.faces, state.deck.free(state.limits)
    return one_field("card", tuple(faces[card].option for card in free))


def question_field(written: Own[str] | None, who: Person) -> Field:
    """Return the blank for a card of one's own, with ready beginnings."""
    options = tuple(Option(word, line(f"opening.{word}")) for word in QUESTIONS)
    return text_field("text", before(written, who), options, required=True)


def worked_field(group: Group, state: State) -> Field:
    """Return the observer's short form: what worked."""
    given = state.tables[group].worked.get(state.turn)
    return Field(
        name="what",
        kind="many",
        label=line("form.what"),
        required=False,
        value=list(given) if given else None,
        max=len(WORKED),
        options=tuple(Option(one, line(f"worked.{one}")) for one in WORKED),
    )


def keep_fields(state: State, seat: int) -> tuple[Field, ...]:
    """Return what is asked at the end: one thing to keep, and one first step."""
    kept = state.kept.get(seat)
    titles = tuple(Option(card, state.deck.faces[card].title) for card in cards_of(state, seat))
    steps = tuple(Option(word, line(f"opening.{word}")) for word in STEPS)
    return (
        text_field("keep", kept.keep.known if kept else None, titles),
        text_field("step", kept.step.known if kept else None, steps),
    )


def moving_fields(state: State, seat: int) -> tuple[Field, ...]:
    """Return which card to put where; nothing if there is none on the mat of ``seat``."""
    chosen = state.trays.get(seat, {})
    faces = {turn: state.deck.faces[one.card] for turn, one in chosen.items()}
    turns = tuple(Option(turn, face.title, face.picture) for turn, face in faces.items())
    trays = tuple(Option(tray, line(f"tray.{tray}"), TRAY_ICONS[tray]) for tray in TRAYS)
    places = (*trays, Option(NOWHERE, line("tray.nowhere")))
    return (one_field("turn", turns), one_field("tray", places)) if turns else ()


def cards_of(state: State, seat: int) -> tuple[str, ...]:
    """Return the cards that lie on the mat of ``seat``."""
    trays = state.trays.get(seat, {}).values()
    return tuple(dict.fromkeys(chosen.card for chosen in trays if chosen.tray.known))


def text_field(
    name: str, value: str | None, options: tuple[Option, ...], required: bool = False
) -> Field:
    """Return a blank for a sentence, with ready beginnings."""
    said: Words = line(f"form.{name}")
    return Field(
        name=name,
        kind="text",
        label=said,
        required=required,
        value=value,
        max_length=LONGEST,
        options=options,
    )
