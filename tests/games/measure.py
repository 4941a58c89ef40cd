"""Many groups of bots at Alles op Tafel: how long it takes, and what they get to see.

``python -m tests.games.measure`` plays a thousand games with each bundled deck and prints it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random

from engine.content.load import read
from engine.content.packs import bundled
from engine.core import DIMENSIONS, FACILITATOR, Control
from games.alles_op_tafel.content import Scenario
from games.alles_op_tafel.deck import FREE
from tests.games.table import story
from tests.story import Story

MINUTE = 60_000
SECONDS: Mapping[str, tuple[int, int]] = {
    "start": (60, 150),
    "throw": (5, 20),
    "choose": (15, 45),
    "read": (20, 50),
    "talk": (120, 300),
    "tray": (20, 60),
    "worked": (40, 90),
    "compliment": (60, 120),
    "end": (90, 180),
}
"""How long people stay in each phase: a guess at a real room, from the least to the most."""


@dataclass(frozen=True)
class Figures:
    """What many games together show."""

    minutes: Mapping[float, float]
    """Minutes of a game, by the share of games that took no longer."""
    dimensions: Mapping[str, float]
    """The share of the cards played, by dimension."""
    depths: Mapping[int, float]
    seen_share: float
    unseen: tuple[str, ...]
    stuck: int


def told_evening(content: Scenario, seed: int) -> Story:
    """Return one game of one to six tables, its people pressing and taking time at random.

    A third of the facilitators open the deep cards, a third all sensitive topics.
    """
    dice = Random(seed)
    minutes = dice.choice((15, 25, 25, 45))
    told = story(dice.randint(1, 6), dice.randint(0, 12), content, minutes=minutes, luck=seed)
    openers = [one for one in told.offers(FACILITATOR) if one.id.startswith(("depth-3", "topic-"))]
    for control in openers if dice.random() < 1 / 3 else ():
        told.press(FACILITATOR, control)
    while told.state.phase != "done" and len(told.happened) < 3000:
        _act(told, dice)
    return told


def _act(told: Story, dice: Random) -> None:
    """Everyone answers, now and then somebody swaps, and the room goes on."""
    least, most = SECONDS[told.state.phase]
    told.clock += dice.randint(least, most) * 1000
    swaps = [press for press in told.presses() if press[1].id == "swap"]
    if swaps and dice.random() < 0.1:
        told.press(*dice.choice(swaps), luck=dice.randrange(1000))
    if told.state.phase == "choose":
        told.press(FACILITATOR, dice.choice(_takes(told)))
    else:
        told.go_on(luck=dice.randrange(10**6))


def _takes(told: Story) -> list[Control]:
    return [one for one in told.offers(FACILITATOR) if one.id.startswith("take-")]


def figures(games: Iterable[Story]) -> Figures:
    """Return what ``games`` together show."""
    played = list(games)
    cards = Counter(card for told in played for card in told.state.taken.values())
    faces = played[0].state.deck.faces
    cards.pop(FREE, None)
    total = sum(cards.values())
    unseen = tuple(card for card in faces if card not in cards and card != FREE)
    lengths = sorted(told.clock / MINUTE for told in played if told.setup.minutes == 25)
    return Figures(
        minutes={share: round(lengths[int(share * (len(lengths) - 1))], 1) for share in SHARES},
        dimensions={d: round(_share(cards, faces, total, dimension=d), 3) for d in DIMENSIONS},
        depths={n: round(_share(cards, faces, total, depth=n), 3) for n in (1, 2, 3)},
        seen_share=1 - len(unseen) / (len(faces) - 1),
        unseen=unseen,
        stuck=sum(told.state.phase != "done" for told in played),
    )


SHARES = (0.05, 0.5, 0.95)


def _share(cards: Counter[str], faces: Mapping[str, object], total: int, **wanted: object) -> float:
    [(name, value)] = wanted.items()
    return sum(n for card, n in cards.items() if getattr(faces[card], name) == value) / total


if __name__ == "__main__":
    for name in ("alles-op-tafel", "hulp-vragen"):
        path = bundled("content") / "packs" / "alles-op-tafel" / f"{name}.yaml"
        deck = read(path, Scenario)
        print(name, figures(told_evening(deck, number) for number in range(1000)))
