"""The forms that people fill in."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from engine.core import DIMENSIONS, HIGHEST, LOWEST, Field, Group, Option, Words
from engine.core.dimensions import ICONS
from games.game_of_life.events import ResultGiven
from games.game_of_life.readings import choices_of, imaginable
from games.game_of_life.state import State
from games.game_of_life.table_rules import LONGEST_TEXT, MORE
from games.game_of_life.wording import (
    ARROWS,
    arrow_name,
    dimension_name,
    line,
    named,
)

Fields = tuple[Field, ...]
Filling = Mapping[str, Any]

ARROW_OPTIONS = tuple(
    Option(arrow, arrow_name(arrow), ICONS[dimension]) for arrow, (dimension, _) in ARROWS.items()
)
ARROW_EXAMPLES: tuple[Filling, ...] = (
    {"first": "mental down", "more": None},
    {"first": "body up", "more": ["participation down"]},
    {"first": "daily down", "more": ["quality down", "meaning up"]},
)
OPENINGS: Mapping[str, tuple[str, ...]] = {
    "who": ("neighbour", "family", "professional", "together"),
    "end": ("someone", "place", "rule"),
    "advice": ("ask", "together", "rest"),
}
"""Ready beginnings of an answer, for who would rather choose than type."""


@lru_cache(maxsize=512)
def arrow_fields(given: tuple[str, ...] = ()) -> Fields:
    """Return the two questions of a result, with what was ``given`` before."""
    first, more = given[:1], given[1:]
    return (
        Field(
            name="first",
            kind="one",
            label=line("form.first"),
            value=first[0] if first else None,
            options=ARROW_OPTIONS,
        ),
        Field(
            name="more",
            kind="many",
            label=line("form.more"),
            required=False,
            value=list(more) or None,
            max=MORE,
            options=ARROW_OPTIONS,
        ),
    )


def arrows_given(result: ResultGiven | None) -> tuple[str, ...]:
    """Return the arrows of ``result``, if there are."""
    return result.arrows if result else ()


def web_fields(drawn: tuple[int, ...] | None) -> Fields:
    """Return a question from 0 to 10 for every dimension, with what was ``drawn`` before."""
    values = drawn or (None,) * len(DIMENSIONS)
    return tuple(
        Field(
            name=dimension,
            kind="scale",
            label=dimension_name(dimension),
            value=value,
            min=LOWEST,
            max=HIGHEST,
        )
        for dimension, value in zip(DIMENSIONS, values, strict=True)
    )


def web_examples() -> tuple[Filling, ...]:
    """Return two webs that could be drawn."""
    return (
        dict.fromkeys(DIMENSIONS, (LOWEST + HIGHEST) // 2),
        {dimension: LOWEST + number for number, dimension in enumerate(DIMENSIONS)},
    )


def text_field(name: str, about: str, label: Words, *, required: bool = True) -> Field:
    """Return an open question with its ready openings."""
    options = tuple(Option(word, line(f"opening.{about}.{word}")) for word in OPENINGS[about])
    return Field(
        name=name,
        kind="text",
        label=label,
        required=required,
        max_length=LONGEST_TEXT,
        options=options,
    )


def one_field(name: str, options: tuple[Option, ...], value: str | None = None) -> Field:
    """Return a question with one answer."""
    return Field(name=name, kind="one", label=line(f"form.{name}"), value=value, options=options)


def persona_options(state: State) -> tuple[Option, ...]:
    """Return the personas that no table plays for."""
    return tuple(
        Option(persona.id, line("persona", name=persona.name, age=persona.age), persona.picture)
        for persona in state.free_personas()
    )


def down_options(state: State, group: Group) -> tuple[Option, ...]:
    """Return the down arrows that ``group`` can cross out."""
    return tuple(
        Option(
            f"{turn} {ARROWS[arrow][0]}",
            line("down", card=title_of(state, turn), arrow=arrow_name(arrow)),
            ICONS[ARROWS[arrow][0]],
        )
        for turn, arrow in state.tables[group].downs()
    )


def instead_options(state: State, group: Group) -> tuple[Option, ...]:
    """Return the other ways that ``group`` could have gone."""
    name = state.persona(group).name
    return tuple(
        Option(
            f"{turn} {choice}",
            line(
                "instead",
                card=title_of(state, turn),
                choice=named(choices_of(state, turn)[choice].label, name),
            ),
        )
        for turn, choice in imaginable(state, group)
    )


def title_of(state: State, turn: int) -> Words:
    """Return the title of the card of round ``turn``."""
    face = state.face_of(turn)
    return face.title if face else ""
