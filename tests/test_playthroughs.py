"""Whole evenings as text that a trainer can read; a changed rule shows up as a changed line.

``python -m tests.test_playthroughs`` writes them anew.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.core import GroupScreen, Participant, Person, Words
from engine.core.looks import group_name, seat_name
from engine.core.views import CardFace, GroupTile, MapBoard, Question, Text
from engine.lexicon import Lexicon
from engine.workshop.pages import Page
from engine.workshop.views import view
from facilitator_web.house import read_lexicons
from tests.evenings import RULES, evening, read_plan

FOLDER = Path(__file__).parent / "playthroughs"
EVENINGS = {
    "90-zonder-telefoons": ("90", 0),
    "90-met-zes-telefoons": ("90", 6),
    "tekentafel-zonder-telefoons": ("tekentafel", 0),
    "tekentafel-met-zes-telefoons": ("tekentafel", 6),
    "alles-op-tafel-zonder-telefoons": ("alles-op-tafel", 0),
    "alles-op-tafel-met-zes-telefoons": ("alles-op-tafel", 6),
    "escape-room-zonder-telefoons": ("escape-room", 0),
    "escape-room-met-zes-telefoons": ("escape-room", 6),
}
"""The plan of each evening that is written down, and how many phones there are."""


def _name(who: Person, say: Lexicon) -> str:
    match who:
        case Participant(seat):
            return say.of(seat_name(seat))
        case GroupScreen(str() as group):
            return say.of(group_name(group))
    return "scherm"


def _shown(shown: object) -> Words:
    match shown:
        case CardFace(id="lock", title=title, ask=ask):
            return f"slot: {title}. {ask}"
        case Text(id="news" | "hint-1" | "hint-2" | "hint-3", text=text):
            return text
        case CardFace(title=title, face=face):
            return f"kaart: {title}" if face == "full" else ""
        case Question(text=text):
            return f"vraag: {text}"
        case MapBoard(marks=marks) if marks:
            cells = dict.fromkeys(mark.cell for mark in marks)
            return f"op de kaart: {', '.join(cells)} ({sum(mark.count for mark in marks)})"
        case GroupTile(name=name, lines=lines) if lines:
            return f"{name}: {' / '.join(lines)}"
    return ""


def lines(plan: str, phones: int, say: Lexicon) -> Iterator[str]:
    """Yield who pressed what, and what the shared screen then showed that was new."""
    played = evening(read_plan(plan), phones=phones, seed=13)
    before: set[str] = set()
    for who, control in played.play():
        yield f"{_name(who, say)}  [{say.of(control.label)}]"
        shown = view(played.state, Page("screen", "nl"), played.clock, played.room, say)
        said = [line for widget in shown.widgets if (line := str(_shown(widget)))]
        yield from (f"      {line}" for line in said if line not in before)
        before = set(said)
    yield "einde" if played.state.ended else "niet uitgespeeld"


@pytest.mark.parametrize("name", EVENINGS)
def test_an_evening_goes_as_it_is_written_down(name: str, say: Lexicon) -> None:
    written = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    assert list(lines(*EVENINGS[name], say)) == written
    assert written[-1] == "einde"


if __name__ == "__main__":
    for name, (plan, phones) in EVENINGS.items():
        told = "\n".join(lines(plan, phones, read_lexicons(RULES)["nl"]))
        (FOLDER / f"{name}.txt").write_text(told + "\n", "utf-8")
