"""What the game is played with on paper: cards, one's own mat, and the roles of conversations."""

from collections.abc import Iterator
from typing import Final

from engine.core import Say
from engine.core.pieces import Blank, Card, Mat, Piece, Sheet, Zone
from games.alles_op_tafel import content
from games.alles_op_tafel.wording import TRAY_ICONS, TRAYS, dimension_name, line

_BLANK_CARDS: Final = 6
"""A page of empty cards for what a group wants to ask."""


def paper(scenario: content.Scenario, say: Say) -> Iterator[Piece]:
    """Yield what to print of ``scenario``."""
    yield _how(scenario, say)
    if scenario.cards:
        yield _mat(say)
        yield from (_card(one, say) for one in scenario.cards)
        yield from (_blank(say) for _ in range(_BLANK_CARDS))
    yield from (_role(one, say) for one in scenario.roles)
    for one in scenario.conversations:
        yield from _conversation(one, scenario, say)
    yield _own(say)


def _how(scenario: content.Scenario, say: Say) -> Sheet:
    variant = "cards" if scenario.cards else "roles"
    points = tuple(say.of(line(f"paper.how_{variant}.{n}")) for n in range(1, 7))
    return Sheet(title=say.of(line("paper.how")), icon="cards", points=points)


def _mat(say: Say) -> Mat:
    zones = tuple(Zone(say.of(line(f"tray.{tray}")), TRAY_ICONS[tray]) for tray in TRAYS)
    return Mat(title=say.of(line("mat")), text=say.of(line("paper.mat")), zones=zones)


def _card(one: content.Card, say: Say) -> Card:
    parts = (line(f"kind.{one.kind}"), dimension_name(one.dimension), line(f"depth.{one.depth}"))
    follow = say.of(one.follow_up)
    return Card(
        title=say.of(one.title),
        text=say.of(one.text),
        ask=say.of(line("ask_on", question=follow)) if follow else "",
        points=tuple(say.of(option) for option in one.options),
        head=" · ".join(say.of(part) for part in parts),
        dimension=one.dimension,
        icons=(one.picture,),
    )


def _blank(say: Say) -> Card:
    title, head = say.of(line("ask.blank")), say.of(line("kind.blank"))
    return Card(title=title, head=head, icons=("pencil",), room=4)


def _role(one: content.Role, say: Say) -> Sheet:
    points = tuple(say.of(text) for text in one.assignments)
    kicker = say.of(line("paper.each_round"))
    return Sheet(title=say.of(one.title), kicker=kicker, icon=one.picture, points=points)


def _conversation(
    one: content.Conversation, scenario: content.Scenario, say: Say
) -> Iterator[Card]:
    """Yield the card for everyone, and a secret one for each role that knows more."""
    head = (line("kind.conversation"), dimension_name(one.dimension))
    yield Card(
        title=say.of(one.title),
        text=say.of(one.text),
        ask=say.of(line("ask.conversation")),
        head=" · ".join(say.of(part) for part in head),
        dimension=one.dimension,
        icons=(one.picture,),
    )
    for role in scenario.roles:
        told = {"client": one.client, "professional": one.professional}.get(role.id)
        if told:
            only = say.of(line("note.role", role=role.title))
            yield Card(title=say.of(one.title), text=say.of(told), head=only, secret=True)


def _own(say: Say) -> Sheet:
    blanks = (Blank(say.of(line("form.keep")), 4), Blank(say.of(line("form.step")), 4))
    return Sheet(title=say.of(line("paper.own")), icon="pencil", blanks=blanks)
