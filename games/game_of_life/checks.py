"""What can be wrong with a scenario though every field of it is right."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final, Literal

from engine.content.translations import blanks
from engine.core import DIMENSIONS, Finding, Text
from games.game_of_life.board import PLACES, field_of
from games.game_of_life.content import Card, Scenario
from games.game_of_life.deck import TELL
from games.game_of_life.wording import dimension_name, line

At = tuple[str | int, ...]
Facts = dict[str, Any]

MOST_WORDS: Final = {"title": 3, "kernel": 8, "later": 15}
ENOUGH: Final = {
    "event": 18,
    "good": 6,
    "dilemma": 12,
    "help": 6,
    "question": 6,
    "meeting": 6,
    "rules": 16,
}
"""Cards of each sort in a deck that lasts a long evening."""
PERSONAS: Final = 4
RATIO: Final = 1.5
"""The dimension with most cards against the one with fewest."""


def checks(scenario: Scenario) -> Iterable[Finding]:
    """Return what static analysis finds, in the order of the file."""
    yield from _taken(scenario)
    for number, card in enumerate(scenario.cards):
        yield from _card(scenario, card, ("cards", number))
    for at, name, text in _texts(scenario):
        yield from _text(at, name, text)
    yield from _fields(scenario)
    yield from _counts(scenario)


def _finding(
    code: str,
    at: At,
    key: str,
    severity: Literal["error", "warning", "info"] = "warning",
    known: Iterable[str] = (),
    **facts: object,
) -> Finding:
    remedy = None if known else line(f"remedies.{key}", **facts)
    return Finding(code, at, line(f"checks.{key}", **facts), severity, tuple(known), remedy)


def _taken(scenario: Scenario) -> Iterator[Finding]:
    """The game has a card of its own; an id that stands there twice is told for every file."""
    for number, card in enumerate(scenario.cards):
        if card.id == TELL:
            yield _finding("P601", ("cards", number, "id"), "taken", "error", id=card.id)


def _card(scenario: Scenario, card: Card, at: At) -> Iterator[Finding]:
    if card.kind == "dilemma" and len(card.choices) < 2:
        yield _finding("P602", (*at, "kind"), "few_choices", "error", card=card.id)
    if card.kind != "dilemma" and card.choices:
        yield _finding("P603", (*at, "choices"), "choices_elsewhere", "error", card=card.id)
    if card.kind != "event" and card.good:
        yield _finding("P604", (*at, "good"), "good_elsewhere", "error", card=card.id)
    yield from _references(scenario, card, at)


def _references(scenario: Scenario, card: Card, at: At) -> Iterator[Finding]:
    known = [other.id for other in scenario.cards]
    for number, choice in enumerate(card.choices):
        for name, named in (("adds", choice.adds), ("removes", choice.removes)):
            for place, wanted in enumerate(named):
                if wanted not in known:
                    where = (*at, "choices", number, name, place)
                    yield _finding("P605", where, "unknown_card", "error", known, id=wanted)


def _texts(scenario: Scenario) -> Iterator[tuple[At, str, Text]]:
    for number, persona in enumerate(scenario.personas):
        for name in ("text", "gives"):
            yield ("personas", number, name), name, getattr(persona, name)
    for number, card in enumerate(scenario.cards):
        for name in ("title", "text", "ask", "kernel"):
            if text := getattr(card, name):
                yield ("cards", number, name), name, text
        for place, choice in enumerate(card.choices):
            for name in ("label", "later"):
                yield ("cards", number, "choices", place, name), name, getattr(choice, name)


def _text(at: At, name: str, text: Text) -> Iterator[Finding]:
    most = MOST_WORDS.get(name)
    words = len(text.source.split())
    if most and words > most:
        yield _finding("P606", at, "too_many_words", words=words, most=most)
    for blank in sorted(blanks(text.source)):
        if blank != "{naam}" or name == "title":
            yield _finding("P608", at, "unknown_blank", "error", blank=blank.strip("{}"))


def _fields(scenario: Scenario) -> Iterator[Finding]:
    covered = {field_of(card.dimension, card.circle) for card in scenario.cards}
    for field, (dimension, circle) in PLACES.items():
        if field not in covered:
            arm, ring = dimension_name(dimension), line(f"circle.{circle}")
            yield _finding("P610", ("cards",), "empty_field", dimension=arm, circle=ring)


def _counts(scenario: Scenario) -> Iterator[Finding]:
    """A smaller deck plays too, for a shorter time."""
    found: Counter[str] = Counter(card.kind for card in scenario.cards)
    found["good"] = sum(card.good for card in scenario.cards)
    found["rules"] = sum(card.circle == "rules" for card in scenario.cards)
    for kind, wanted in ENOUGH.items():
        if found[kind] < wanted:
            facts: Facts = {
                "kind": line(f"checks.kind.{kind}"),
                "found": found[kind],
                "wanted": wanted,
            }
            yield _finding("P611", ("cards",), "few_cards", "info", **facts)
    if len(scenario.personas) < PERSONAS:
        few = len(scenario.personas)
        yield _finding("P612", ("personas",), "few_personas", "info", found=few, wanted=PERSONAS)
    yield from _balance(scenario)


def _balance(scenario: Scenario) -> Iterator[Finding]:
    counts = Counter(card.dimension for card in scenario.cards)
    most = max(DIMENSIONS, key=lambda dimension: counts[dimension])
    fewest = min(DIMENSIONS, key=lambda dimension: counts[dimension])
    if counts[most] > RATIO * counts[fewest]:
        yield _finding(
            "P613",
            ("cards",),
            "unbalanced",
            most=dimension_name(most),
            fewest=dimension_name(fewest),
            high=counts[most],
            low=counts[fewest],
        )
