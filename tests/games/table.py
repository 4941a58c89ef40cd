"""A small deck for Alles op Tafel, and the ways in which tests play it."""

from pathlib import Path
from typing import Any

from engine.core import DIMENSIONS, FACILITATOR, GroupCame, SeatCame, Setup
from engine.lexicon import Lexicon
from games.alles_op_tafel import GAME
from games.alles_op_tafel.content import Scenario
from games.alles_op_tafel.events import PhaseBegan, Taken, TalkBegan, Thrown, TurnBegan
from games.alles_op_tafel.threes import ROLES
from tests.story import Story

WORDS = Path(__file__).parents[2] / "content" / "words"
SAYS = tuple(Lexicon.read(lang, WORDS, {GAME.id: GAME.words}) for lang in ("nl", "en"))

KINDS = ("tell", "choose", "do", "statement", "compliment", "blank")


def card(name: str, dimension: str = "body", kind: str = "tell", **more: Any) -> dict[str, Any]:
    if kind == "choose" and "options" not in more:
        more["options"] = ["Links", "Rechts"]
    return {
        "id": name,
        "title": f"Kaart {name}",
        "kind": kind,
        "dimension": dimension,
        "text": f"De vraag van {name}.",
        "follow_up": f"Verder met {name}?",
        "picture": "sun",
        **more,
    }


def talk(name: str, dimension: str = "body", **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "title": f"Gesprek {name}",
        "dimension": dimension,
        "text": f"Iedereen hoort {name}.",
        "client": f"Alleen de klant van {name}.",
        "professional": f"Alleen de hulp van {name}.",
        "picture": "phone",
        **more,
    }


def roles() -> list[dict[str, Any]]:
    return [
        {
            "id": role,
            "title": f"Rol {role}",
            "assignments": [f"{role} doet een", f"{role} doet twee"],
            "picture": "user",
        }
        for role in ROLES
    ]


def two_of_each() -> list[dict[str, Any]]:
    """A tell card and one of another kind for each dimension."""
    return [
        made
        for number, dimension in enumerate(DIMENSIONS)
        for made in (
            card(f"{dimension}-tell", dimension),
            card(f"{dimension}-other", dimension, KINDS[1 + number % 5]),
        )
    ]


def scenario(cards: list[dict[str, Any]] | None = None, **more: Any) -> Scenario:
    written = {
        "id": "proef",
        "game": "alles_op_tafel",
        "title": "Proef",
        "about": "Om te proberen.",
        "cards": two_of_each() if cards is None else cards,
        **more,
    }
    return Scenario.model_validate(written)


def conversations(**more: Any) -> Scenario:
    talks = [talk(f"{d}-{n}", d, **more) for d in DIMENSIONS for n in (1, 2)]
    return scenario([], roles=roles(), conversations=talks)


def story(groups: int = 2, phones: int = 0, content: Scenario | None = None, **setup: Any) -> Story:
    """A game at its start: seat 1 sits at g1, seat 2 at g2, and so on round the room."""
    told = Story(GAME, content or scenario(), Setup(**setup))
    told.given(*(GroupCame(f"g{number}") for number in range(1, groups + 1)))
    seats = range(1, phones + 1)
    return told.given(*(SeatCame(n, f"g{(n - 1) % groups + 1}", True) for n in seats))


def on_card(told: Story, name: str, turn: int = 1, group: str = "g1") -> Story:
    """Round ``turn`` with the card ``name``, people talking about it since clock 0."""
    face = told.state.deck.faces[name]
    return told.given(
        TurnBegan(turn, group),
        Thrown(turn, face.dimension, (name,)),
        Taken(turn, name),
        TalkBegan(turn, 0),
    )


def in_phase(told: Story, phase: Any) -> Story:
    return told.given(PhaseBegan(phase))


def seen(told: Story, page: Any = None, clock: int = 0) -> Any:
    """Return the Dutch view of a screen (None or a group), a phone (a seat) or the panel."""
    views = []
    for say in SAYS:
        if page == FACILITATOR:
            view = GAME.panel(told.state, clock, say)
        elif isinstance(page, int):
            view = GAME.phone(told.state, page, clock, say)
        else:
            view = GAME.screen(told.state, page, clock, say)
        assert len({widget.id for widget in view.widgets}) == len(view.widgets)
        views.append(view)
    return views[0]


def widgets(told: Story, page: Any = None, clock: int = 0) -> dict[str, Any]:
    return {widget.id: widget for widget in seen(told, page, clock).widgets}
