"""A small neighbourhood to play Tekentafel on, and stories that begin there."""

from functools import cache
from typing import Any

from engine.content.load import read
from engine.content.packs import scenario as path_of
from engine.core import FACILITATOR, GroupCame, SeatCame, Setup
from engine.lexicon import LANGUAGES
from facilitator_web.house import read_lexicons
from games.tekentafel import GAME
from games.tekentafel.content import Scenario
from games.tekentafel.events import Phase, PhaseBegan
from tests.evenings import RULES
from tests.story import Story

SAYS = [read_lexicons(RULES)[lang] for lang in LANGUAGES]
DIMENSIONS = ("body", "mental", "meaning", "quality", "participation", "daily")


def measure(number: int, **changed: Any) -> dict[str, Any]:
    return {
        "id": f"m{number}-x",
        "title": f"Maatregel {number}",
        "text": "Dit helpt.",
        "picture": "trees",
        "coins": 1 + number % 4,
        "dimensions": [DIMENSIONS[number % 6]],
        "needs": [("zitten", "spelen", "hulp")[number % 3]],
        "kind": "agreement" if number % 4 == 0 else "measure",
        **changed,
    }


def small(**changed: Any) -> dict[str, Any]:
    """A neighbourhood of 6 by 4 cells, as a trainer would write it."""
    need = {"icon": "armchair", "dimension": "quality"}
    return {
        "id": "klein",
        "game": "tekentafel",
        "title": "Klein",
        "about": "Een kleine buurt.",
        "map": {
            "columns": 6,
            "rows": 4,
            "alt": "Een straat met een plein.",
            "shapes": [{"kind": "road", "points": "0,2 6,2"}],
        },
        "places": [
            {"id": "bankje", "cell": "B2", "title": "het bankje", "icon": "armchair"},
            {"id": "plein", "cell": "E2", "title": "het plein", "icon": "map-pin"},
            {"id": "school", "cell": "B4", "title": "de school", "icon": "school"},
            {"id": "halte", "cell": "F4", "title": "de halte", "icon": "bus-stop"},
        ],
        "people": [
            {"id": "ouderen", "title": "ouderen", "icon": "eyeglass"},
            {"id": "kinderen", "title": "kinderen", "icon": "backpack"},
        ],
        "needs": [
            {"id": "zitten", "title": "rustig zitten", **need},
            {"id": "spelen", "title": "veilig spelen", **need},
            {"id": "hulp", "title": "hulp vinden", **need},
        ],
        "personas": [
            {
                "id": f"p{n}-x",
                "name": name,
                "age": 30 + n,
                "text": "Woont hier.",
                "gives": "Helpt buren.",
                "picture": "user",
                "needs": ["zitten", "hulp"],
            }
            for n, name in enumerate(("Joke", "Sunil", "Kofi"))
        ],
        "measures": [measure(number) for number in range(12)],
        "parties": [
            {"id": "gemeente", "title": "de gemeente", "icon": "building-community"},
            {"id": "bewoners", "title": "bewoners", "icon": "home", "resident": True},
            {"id": "buren", "title": "buren", "icon": "users", "resident": True},
        ],
        "replies": [{"id": "maand", "title": "binnen een maand"}],
        **changed,
    }


def scenario(**changed: Any) -> Scenario:
    return Scenario.model_validate(small(**changed))


@cache
def shipped(name: str) -> Scenario:
    return read(path_of(name, "tekentafel"), Scenario)


def story(groups: int = 2, phones: int = 0, content: Scenario | None = None, **setup: Any) -> Story:
    """A game at its start: seat 1 sits at g1, seat 2 at g2, and so on round the room."""
    told = Story(GAME, content or scenario(), Setup(**setup))
    told.given(*(GroupCame(f"g{number}") for number in range(1, groups + 1)))
    seats = range(1, phones + 1)
    return told.given(*(SeatCame(n, f"g{(n - 1) % groups + 1}", True) for n in seats))


def at(told: Story, phase: Phase, group: str = "") -> Story:
    return told.given(PhaseBegan(phase, group))


def widgets(told: Story, page: Any = None) -> dict[str, Any]:
    """What a screen (None or a group), a phone (a seat) or the panel (facilitator) shows, by id."""
    for say in reversed(SAYS):
        if page == FACILITATOR:
            view = GAME.panel(told.state, 0, say)
        elif isinstance(page, int):
            view = GAME.phone(told.state, page, 0, say)
        else:
            view = GAME.screen(told.state, page, 0, say)
    shown = {widget.id: widget for widget in view.widgets}
    assert len(shown) == len(view.widgets)
    return shown
