"""What can be wrong with a deck though every field of it is right."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final, Literal

from engine.content.translations import blanks
from engine.core import DIMENSIONS, Dimension, Finding, Text
from games.alles_op_tafel.content import Card, Conversation, Scenario
from games.alles_op_tafel.deck import FREE, KINDS, LIGHT, PERSONAL, SENSITIVE
from games.alles_op_tafel.options import USUAL_MOST
from games.alles_op_tafel.threes import ROLES
from games.alles_op_tafel.wording import dimension_name, line

At = tuple[str | int, ...]
Facts = dict[str, Any]
Severity = Literal["error", "warning", "info"]

ENOUGH: Final = {
    "tell": 6, "choose": 4, "do": 4, "statement": 3, "compliment": 2, "blank": 1,
}  # fmt: skip
"""Cards of each kind per dimension in a deck that lasts many evenings."""
DEPTHS: Final = (12, 6, 2)
"""Cards of each depth per dimension, the light ones first."""
RATIO: Final = 1.5
"""The dimension with most cards against the one with fewest."""
MOST_LETTERS: Final = {"text": 120, "client": 120, "professional": 120, "follow_up": 80}
"""Signs of a text: it must fit on a card and be read aloud in one go."""
_QUESTION = re.compile(r"[^.!?:]+\?")
_CLOSED = re.compile(
    r"(ben|bent|is|zijn|heb|hebt|heeft|kun|kan|kunt|wil|wilt|ga|gaat|doe|doet|voel|mag|moet|zou|"
    r"durf|vind|weet|ken|was|had|hoef|are|do|does|have|has|can|could|would|did|were)\b",
    re.IGNORECASE,
)
"""How a question begins that yes or no answers, in Dutch and in English."""
_LEADING = re.compile(
    r"vind je (ook )?niet|\btoch\s*\?|nietwaar|don't you think|isn't it|right\s*\?", re.IGNORECASE
)
"""A question that already says what to answer."""
MOST_TITLE: Final = 4
"""Words of a title."""


def checks(scenario: Scenario) -> Iterable[Finding]:
    """Return what static analysis finds, in the order of the file."""
    yield from _twice(scenario)
    for number, card in enumerate(scenario.cards):
        yield from _card(card, ("cards", number))
    for at, name, text in _texts(scenario):
        yield from _text(at, name, text)
    yield from _roles(scenario)
    for name, cards in (("cards", scenario.cards), ("conversations", scenario.conversations)):
        yield from _dimensions(name, cards) if cards else ()
    yield from _counts(scenario)


def _finding(code: str, at: At, key: str, severity: Severity = "warning", **facts: Any) -> Finding:
    message, remedy = line(f"checks.{key}", **facts), line(f"remedies.{key}", **facts)
    return Finding(code, at, message, severity, remedy=remedy)


def _twice(scenario: Scenario) -> Iterator[Finding]:
    """Names in both lists, or the game's own; twice in one list is told for every file."""
    lists: tuple[tuple[str, tuple[Card | Conversation, ...]], ...] = (
        ("cards", scenario.cards),
        ("conversations", scenario.conversations),
    )
    taken = {FREE}
    for name, cards in lists:
        for number, card in enumerate(cards):
            if card.id in taken:
                yield _finding("P621", (name, number, "id"), "twice", "error", id=card.id)
        taken |= {card.id for card in cards}


def _card(card: Card, at: At) -> Iterator[Finding]:
    if card.kind == "choose" and len(card.options) < 2:
        yield _finding("P622", (*at, "kind"), "few_options", "error", card=card.id)
    if card.kind != "choose" and card.options:
        yield _finding("P623", (*at, "options"), "options_elsewhere", "error", card=card.id)
    if card.depth >= PERSONAL and card.follow_up is None:
        yield _finding("P624", (*at, "depth"), "no_follow_up", card=card.id)
    if card.kind == "tell":
        yield from _question(card.text, (*at, "text"))


def _question(text: Text, at: At) -> Iterator[Finding]:
    """One open question brings a story; another kind brings a yes, or nothing."""
    asked = [one.strip() for one in _QUESTION.findall(text.source)]
    if len(asked) > 1:
        yield _finding("P639", at, "two_questions", second=asked[1])
    elif asked and _LEADING.search(asked[0]):
        yield _finding("P640", at, "leading")
    elif asked and _CLOSED.match(asked[0]):
        yield _finding("P638", at, "closed", asked=asked[0])


def _texts(scenario: Scenario) -> Iterator[tuple[At, str, Text]]:
    for number, card in enumerate(scenario.cards):
        at = ("cards", number)
        yield from _named(at, card, ("title", "text", "follow_up"))
        for place, option in enumerate(card.options):
            yield (*at, "options", place), "option", option
    for number, role in enumerate(scenario.roles):
        for place, assignment in enumerate(role.assignments):
            yield ("roles", number, "assignments", place), "assignment", assignment
    for number, talk in enumerate(scenario.conversations):
        fields = ("title", "text", "client", "professional")
        yield from _named(("conversations", number), talk, fields)


def _named(
    at: At, card: Card | Conversation, names: tuple[str, ...]
) -> Iterator[tuple[At, str, Text]]:
    for name in names:
        if text := getattr(card, name):
            yield (*at, name), name, text


def _text(at: At, name: str, text: Text) -> Iterator[Finding]:
    words, signs = len(text.source.split()), len(text.source)
    most = MOST_LETTERS.get(name)
    if name == "title" and words > MOST_TITLE:
        yield _finding("P625", at, "long_title", words=words, most=MOST_TITLE)
    elif most and signs > most:
        yield _finding("P626", at, "long_text", signs=signs, most=most)
    for blank in sorted(blanks(text.source)):
        yield _finding("P628", at, "blank", "error", blank=blank.strip("{}"))


def _roles(scenario: Scenario) -> Iterator[Finding]:
    known = [role.id for role in scenario.roles]
    if not scenario.cards and not scenario.conversations:
        yield _finding("P630", ("id",), "empty", "error")
    for role in ROLES:
        if scenario.conversations and known.count(role) != 1:
            where = ("roles",) if scenario.roles else ("conversations",)
            name = line(f"checks.role.{role}")
            yield _finding(
                "P631", where, "role_missing", "error", role=name, found=known.count(role)
            )


def _dimensions(name: str, cards: tuple[Card | Conversation, ...]) -> Iterator[Finding]:
    for dimension in DIMENSIONS:
        here = [card for card in cards if card.dimension == dimension]
        facts: Facts = {"dimension": dimension_name(dimension)}
        if not here:
            yield _finding("P632", (name,), "no_cards", **facts)
        elif not any(_stays_open(card) for card in here):
            yield _finding("P633", (name,), "all_closed", **facts)
        elif not any(card.depth == LIGHT and _stays_open(card) for card in here):
            yield _finding("P634", (name,), "no_light", **facts)
    yield from _dry(name, cards)
    yield from _balance(name, cards)


def _stays_open(card: Card | Conversation) -> bool:
    """Whether a card can be turned up without the facilitator opening anything."""
    return card.depth <= PERSONAL and not set(card.topics).intersection(SENSITIVE)


def _dry(name: str, cards: tuple[Card | Conversation, ...]) -> Iterator[Finding]:
    """Each round takes one card and shows one more: fewer than that and the choice is gone."""
    ready = sum(_stays_open(card) for card in cards)
    if ready <= USUAL_MOST:
        facts: Facts = {"found": ready, "rounds": USUAL_MOST, "wanted": USUAL_MOST + 1}
        yield _finding("P635", (name,), "dry", **facts)


def _balance(name: str, cards: tuple[Card | Conversation, ...]) -> Iterator[Finding]:
    counts = Counter(card.dimension for card in cards)
    order: list[Dimension] = sorted(DIMENSIONS, key=lambda dimension: counts[dimension])
    fewest, most = order[0], order[-1]
    if counts[fewest] and counts[most] > RATIO * counts[fewest]:
        facts: Facts = {"most": dimension_name(most), "fewest": dimension_name(fewest)}
        yield _finding(
            "P636", (name,), "unbalanced", **facts, high=counts[most], low=counts[fewest]
        )


def _counts(scenario: Scenario) -> Iterator[Finding]:
    """A smaller deck plays too, for fewer evenings."""
    if not scenario.cards:
        return
    kinds = Counter(card.kind for card in scenario.cards)
    for kind in KINDS:
        yield from _few(line(f"kind.{kind}"), kinds[kind], ENOUGH[kind] * len(DIMENSIONS))
    depths = Counter(card.depth for card in scenario.cards)
    for depth, wanted in enumerate(DEPTHS, start=LIGHT):
        yield from _few(line(f"depth.{depth}"), depths[depth], wanted * len(DIMENSIONS))


def _few(kind: object, found: int, wanted: int) -> Iterator[Finding]:
    if found < wanted:
        facts: Facts = {"kind": kind, "found": found, "wanted": wanted}
        yield _finding("P637", ("cards",), "few_cards", "info", **facts)
