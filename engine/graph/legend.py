"""What the lines, edges and bars of a picture mean: only what this picture has."""

from collections.abc import Iterator
from html import escape

from engine.core import Say

ROW = 26
"""Height of one line of the legend."""
_SAMPLE = 44
_EDGE = 32
_TOP = 62


def legend(marks: list[str], say: Say) -> Iterator[str]:
    """Yield a sample and a sentence for each of ``marks``, one under the other.

    A mark is ``together``, ``needed``, ``either``, ``circle``, ``narrow``, ``seen`` or ``unseen``.
    """
    for number, mark in enumerate(marks):
        y = _TOP + ROW * number
        yield _sample(mark, y)
        at = f'x="{_EDGE + _SAMPLE + 14}" y="{y + 5}"'
        yield f'<text class="quiet" {at}>{escape(say(f"graph.legend.{mark}"))}</text>'


def height(marks: list[str]) -> int:
    """Return how much room the legend takes, in points."""
    return ROW * len(marks)


def _sample(mark: str, y: int) -> str:
    """Return a mark as it looks in the picture, around the height ``y``."""
    box = f'x="{_EDGE}" y="{y - 9}" width="{_SAMPLE}" height="18" rx="5"'
    match mark:
        case "needed" | "either" | "circle":
            end = _EDGE + _SAMPLE
            tip = f"{end},{y} {end - 10},{y - 5} {end - 10},{y + 5}"
            way = f'<path class="way {mark}" d="M{_EDGE} {y}H{end}"/>'
            return f'{way}<polygon class="tip" points="{tip}"/>'
        case "seen":
            track = f'<rect class="track" x="{_EDGE}" y="{y - 3}" height="6" rx="2"'
            return f'{track} width="{_SAMPLE}"/>' + track.replace("track", "seen") + ' width="26"/>'
        case "together":
            one = (
                f'<rect class="box" x="{_EDGE}" y="{y - 10}" width="{_SAMPLE}" height="8" rx="3"/>'
            )
            return one + one.replace(f'y="{y - 10}"', f'y="{y + 2}"')
        case _:
            return f'<rect class="box {mark}" {box}/>'
