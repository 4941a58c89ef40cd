"""Old logs still tell the same: one per release, with what it folded to then.

``python -m tests.test_archive VERSION`` keeps one for a new release; old ones never change.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from engine import wire
from engine.content.packs import bundled
from engine.store import OwnRow, Row
from engine.workshop.opening import gather, programme
from engine.workshop.rows import replay
from engine.workshop.state import State
from tests.evenings import RULES, evening, own, read_plan, rows

FOLDER = Path(__file__).parent / "archive"


def folded(state: State) -> Any:
    """Return what exports and debrief read of a workshop, JSON-plain."""
    told = {id: one.game.summary(one.state) for id, one in state.running.items()}
    people = {"groups": state.people.groups, "seats": state.people.seats}
    whole = {"seq": state.seq, "step": state.step, "people": people, "summaries": told}
    return json.loads(wire.text(whole))


RENAMED = {"disagreed": "disagreement", "moved": "turning_point"}
"""What the kinds of highlights were called at first."""


def still_tells(kept: Any, now: Any) -> bool:
    """Return whether ``now`` says all that ``kept`` says, in its order; it may say more."""
    match kept, now:
        case dict(), dict():
            return all(name in now and still_tells(kept[name], now[name]) for name in kept)
        case list(), list():
            rest = iter(now)
            return all(any(still_tells(one, other) for other in rest) for one in kept)
    return now in (kept, RENAMED.get(kept) if isinstance(kept, str) else kept)


def retold(kept: dict[str, Any]) -> State:
    sources = {name: source.encode() for name, source in kept["sources"].items()}
    state = State(programme(kept["plan"], sources, RULES))
    values = {one["id"]: OwnRow(**one) for one in kept["own"]}
    return replay(state, [Row(**row) for row in kept["rows"]], values)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_an_old_log_still_folds_to_what_it_was(path: Path) -> None:
    kept = json.loads(path.read_text("utf-8"))
    assert still_tells(kept["folded"], folded(retold(kept)))


def test_a_reading_that_lost_or_changed_something_does_not_tell_the_same() -> None:
    told = {"a": [1, {"kind": "x"}], "b": "c"}
    assert still_tells(told, {"a": [0, 1, {"kind": "x", "new": 2}, 3], "b": "c", "d": 4})
    for other in ({"a": [{"kind": "x"}, 1], "b": "c"}, {"a": [1], "b": "c"}, {"b": "c"}):
        assert not still_tells(told, other)


def test_there_is_a_log_to_go_back_to() -> None:
    assert list(FOLDER.glob("*.json"))


def keep(version: str) -> None:
    """Play an evening, all but its end, and keep its log for ever."""
    played = evening(read_plan("90"), phones=5, seed=21)
    for _ in played.play():
        if played.state.last_step:
            break
    name, sources = gather(bundled("content") / "plans" / "90.yaml", RULES)
    kept = {
        "plan": name,
        "sources": {file: source.decode() for file, source in sources.items()},
        "rows": rows(played.kept),
        "own": list(own(played.kept).values()),
        "folded": folded(played.state),
    }
    (FOLDER / f"{version}-90.json").write_text(wire.text(kept) + "\n", "utf-8")


if __name__ == "__main__":
    keep(sys.argv[1])
