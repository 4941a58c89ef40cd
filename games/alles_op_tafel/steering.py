"""What the facilitator can set while people play: depth, topics, cards."""

from collections.abc import Iterator

from engine.core import Control, Intent, Words
from games.alles_op_tafel.deck import DEEP, LIGHT
from games.alles_op_tafel.messages import (
    AddRound,
    CloseTopic,
    Finish,
    OpenTopic,
    SetDepth,
    SkipCard,
    SteerCommand,
)
from games.alles_op_tafel.options import MOST
from games.alles_op_tafel.readings import CARDS_OVER, OPEN_CARD
from games.alles_op_tafel.state import State
from games.alles_op_tafel.wording import line


def offers(state: State) -> Iterator[Control]:
    """Yield the game's own steering, for the panel alone."""
    if state.phase in OPEN_CARD:
        yield _control("skip-card", SkipCard(state.turn), line("setting.skip-card"), "steer")
    if state.phase in CARDS_OVER:
        return
    if state.turn:
        yield _control("finish", Finish(state.turn), line("setting.finish"), "steer")
    yield from _depths(state)
    yield from _topics(state)
    if state.rounds < MOST:
        yield _control("add-round", AddRound(state.rounds), line("setting.add-round"))


def _control(
    name: str,
    command: SteerCommand,
    said: Words,
    intent: Intent = "settings",
    confirm: tuple[Words, ...] = (),
) -> Control:
    return Control(id=name, label=said, intent=intent, command=command, confirm=confirm)


def _depths(state: State) -> Iterator[Control]:
    """Every depth but the one of now; deep cards ask who sits at the table together."""
    now = state.options.depth
    for depth in range(LIGHT, DEEP + 1):
        warning = (line("setting.deep_together"), line("setting.deep_free"))
        if depth != now:
            yield _control(
                f"depth-{depth}",
                SetDepth(now, depth),
                line(f"setting.depth_{depth}"),
                confirm=warning if depth == DEEP else (),
            )


def _topics(state: State) -> Iterator[Control]:
    in_deck = {topic for face in state.deck.faces.values() for topic in face.sensitive}
    for topic in sorted(in_deck):
        name = line(f"topic.{topic}")
        if topic in state.options.open_topics:
            said = line("setting.close-topic", topic=name)
            yield _control(f"topic-{topic}", CloseTopic(topic), said)
        else:
            said = line("setting.open-topic", topic=name)
            yield _control(f"topic-{topic}", OpenTopic(topic), said)
