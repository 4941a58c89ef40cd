"""An evening in small: the sample pages one after the other, with some frames of their movement."""

from collections.abc import Iterator
from dataclasses import replace

from pygame import Surface

from engine.core.views import CardFace, View
from engine.screen.canvas import Canvas
from engine.screen.ground import table_ground
from engine.screen.picture import pen_for
from engine.screen.showing import Showing
from engine.screen.stage import Stage
from tests.screen.samples import choosing, comparing, debrief, lobby, reading, talking

PAGE_SECONDS, FRAME = 6, 0.1
MOVING = 0.5


def pages() -> Iterator[View]:
    """Yield what a workshop shows: a welcome, then rounds, each with a card of its own."""
    yield lobby()
    turn = 1
    while True:
        card = _card(turn)
        yield from (choosing(), reading(card), talking(3, card), comparing(), debrief())
        turn += 1


def _card(turn: int) -> CardFace:
    face = next(w for w in reading().widgets if isinstance(w, CardFace))
    return replace(face, turn=turn, title=f"Kaart {turn}", text=f"Er gebeurt iets: nummer {turn}.")


def play(seconds: int, size: tuple[int, int]) -> list[tuple[int, int]]:
    """Return, for each minute of ``seconds``, how often a line was kept and how often made."""
    stage = Stage(pen_for(size), lambda control, command: None)
    showing = Showing(stage)
    canvas = Canvas(Surface(size), table_ground(stage.pen.theme))
    kept, counted, before = stage.pen.letters.kept, [], (0, 0)
    for at, view in zip(range(0, seconds, PAGE_SECONDS), pages(), strict=False):
        stage.see(view)
        canvas.show(showing.sprites(), at, MOVING)
        for frame in range(round(MOVING / FRAME) + 2):
            canvas.step(at + frame * FRAME)
        if (at + PAGE_SECONDS) % 60 == 0:
            counted.append((kept.hits - before[0], kept.misses - before[1]))
            before = kept.hits, kept.misses
    return counted
