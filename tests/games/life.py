"""A small scenario for Game of Life, and the ways in which tests play it."""

from pathlib import Path
from typing import Any

from engine.core import DIMENSIONS, FACILITATOR, GroupCame, SeatCame, Setup
from engine.lexicon import Lexicon
from games.game_of_life import GAME
from games.game_of_life.board import CIRCLES
from games.game_of_life.content import Scenario
from games.game_of_life.events import Chosen, Lit, PhaseBegan, TalkBegan, Thrown, TurnBegan
from tests.story import Story

WORDS = Path(__file__).parents[2] / "content" / "words"
SAYS = tuple(Lexicon.read(lang, WORDS, {GAME.id: GAME.words}) for lang in ("nl", "en"))

KINDS = ("event", "dilemma", "help", "question", "meeting", "event")
FIRST_CARDS = "abcdef"


def web(value: int = 5) -> dict[str, int]:
    return dict.fromkeys(DIMENSIONS, value)


def persona(number: int, value: int = 5) -> dict[str, Any]:
    return {
        "id": f"persona-{number}",
        "name": f"Naam{number}",
        "age": 30 + number,
        "text": "{naam} woont in een flat.",
        "gives": "Een luisterend oor.",
        "picture": "user",
        "web": web(value),
    }


def choice(name: str, arrow: str = "mental up", **more: Any) -> dict[str, Any]:
    return {
        "label": f"Kies {name}",
        "later": f"Later {name} voor {{naam}}.",
        "arrow": arrow,
        **more,
    }


def card(
    name: str, dimension: str, circle: str, kind: str = "event", **more: Any
) -> dict[str, Any]:
    if kind == "dilemma" and "choices" not in more:
        more["choices"] = [choice("een"), choice("twee", "daily down")]
    return {
        "id": name,
        "title": f"Kaart {name}",
        "kind": kind,
        "dimension": dimension,
        "circle": circle,
        "text": "Er gebeurt {naam} iets.",
        "picture": "bolt",
        **more,
    }


def every_field(**more: Any) -> list[dict[str, Any]]:
    """One card on each field; on every arm other kinds, the last event a good one."""
    cards = []
    for arm, dimension in enumerate(DIMENSIONS):
        for ring, circle in enumerate(CIRCLES):
            kind = KINDS[(arm + 2 * ring) % len(KINDS)]
            good = {"good": True} if kind == "event" and ring == 2 else {}
            cards.append(card(f"{dimension}-{circle}", dimension, circle, kind, **good, **more))
    return cards


def scenario(
    cards: list[dict[str, Any]] | None = None, personas: int = 4, value: int = 5
) -> Scenario:
    return Scenario.model_validate(
        {
            "id": "proef",
            "game": "game_of_life",
            "title": "Proef",
            "about": "Om te proberen.",
            "personas": [persona(number, value) for number in range(1, personas + 1)],
            "cards": cards or every_field(),
        }
    )


def story(groups: int = 2, phones: int = 0, content: Scenario | None = None, **setup: Any) -> Story:
    """A game at its start: seat 1 sits at g1, seat 2 at g2, and so on round the room."""
    told = Story(GAME, content or scenario(), Setup(**setup))
    told.given(*(GroupCame(f"g{number}") for number in range(1, groups + 1)))
    seats = range(1, phones + 1)
    return told.given(*(SeatCame(n, f"g{(n - 1) % groups + 1}", True) for n in seats))


def on_card(told: Story, name: str, turn: int = 1, group: str = "g1") -> Story:
    """Round ``turn`` with the card ``name``, people talking about it since clock 0."""
    field = told.state.deck.faces[name].field
    return told.given(
        TurnBegan(turn, group),
        Thrown(turn, 3, (Lit(field, name),)),
        Chosen(turn, field, name),
        TalkBegan(turn, 0),
    )


def compared(told: Story) -> Story:
    return told.given(PhaseBegan("compare"))


def at_end(told: Story) -> Story:
    return told.given(PhaseBegan("end"))


def widgets(told: Story, page: Any = None, clock: int = 0) -> dict[str, Any]:
    """What a screen (None or a group), a phone (a seat) or the panel (facilitator) shows, by id."""
    for say in SAYS:
        if page == FACILITATOR:
            view = GAME.panel(told.state, clock, say)
        elif isinstance(page, int):
            view = GAME.phone(told.state, page, clock, say)
        else:
            view = GAME.screen(told.state, page, clock, say)
        if say.lang == "nl":
            shown = {widget.id: widget for widget in view.widgets}
            assert len(shown) == len(view.widgets)
    return shown
