"""What the game is played with on paper: the board, personas, cards, and what comes later."""

from collections.abc import Iterator

from engine.core import DIMENSIONS, Say
from engine.core.pieces import Blank, Board, Card, Piece, Sheet, WebSheet
from engine.core.views import BoardField, WebBoard
from games.game_of_life import content
from games.game_of_life.board import CENTRE, CIRCLES, PLACES
from games.game_of_life.wording import arrow_name, dimension_name, line, named


def paper(scenario: content.Scenario, say: Say) -> Iterator[Piece]:
    """Yield what to print of ``scenario``."""
    yield _how(say)
    yield Board(title=say.of(scenario.title), board=_board(say))
    yield from (_persona(one, say) for one in scenario.personas)
    yield from (_card(one, say) for one in scenario.cards)
    yield _later(scenario, say)
    yield _table(say)


def _how(say: Say) -> Sheet:
    points = tuple(say.of(line(f"paper.how.{n}")) for n in range(1, 7))
    return Sheet(title=say.of(line("paper.how.title")), icon="dice", points=points)


def _board(say: Say) -> WebBoard:
    labels: dict[str, str] = {d: say.of(dimension_name(d)) for d in DIMENSIONS}
    labels |= {circle: say.of(line(f"circle.{circle}")) for circle in CIRCLES}
    fields = (BoardField(field, *place) for field, place in PLACES.items())
    return WebBoard(id="board", fields=(BoardField(CENTRE, None, ""), *fields), labels=labels)


def _persona(one: content.Persona, say: Say) -> WebSheet:
    return WebSheet(
        title=say.of(line("persona", name=one.name, age=one.age)),
        text=(say.of(one.text), say.of(one.gives)),
        icon=one.picture,
        start={name: getattr(one.web, name) for name in DIMENSIONS},
        labels={name: say.of(dimension_name(name)) for name in DIMENSIONS},
    )


def _card(one: content.Card, say: Say) -> Card:
    who = say.of(line("their_persona"))
    kind = "good" if one.good else one.kind
    ask = named(one.ask or line(f"ask.{one.kind}"), who)
    head = (line(f"kind.{kind}"), dimension_name(one.dimension), line(f"circle.{one.circle}"))
    return Card(
        title=say.of(one.title),
        text=say.of(named(one.text, who)),
        ask=say.of(ask),
        points=tuple(say.of(named(choice.label, who)) for choice in one.choices),
        head=" · ".join(say.of(part) for part in head),
        dimension=one.dimension,
        icons=(one.picture,),
    )


def _later(scenario: content.Scenario, say: Say) -> Sheet:
    """Return what came of each choice: the facilitator reads it a round later."""
    return Sheet(
        title=say.of(line("paper.later")),
        kicker=say("print.facilitator"),
        icon="eye-off",
        points=tuple(
            _came_of(card, choice, say) for card in scenario.cards for choice in card.choices
        ),
    )


def _came_of(card: content.Card, choice: content.Choice, say: Say) -> str:
    chosen = say.of(line("instead", card=card.title, choice=choice.label))
    text = named(choice.later, say.of(line("their_persona")))
    return f"{chosen}. {say.of(line('later', text=text, arrow=arrow_name(choice.arrow)))}"


def _table(say: Say) -> Sheet:
    blanks = (Blank(say.of(line("question.end")), 3), Blank(say.of(line("paper.heard")), 4))
    return Sheet(title=say.of(line("paper.table")), icon="pencil", blanks=blanks)
