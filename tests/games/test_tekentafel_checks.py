"""What static analysis finds in a neighbourhood: each mistake once, at its place."""

from typing import Any

import pytest

from engine.core import Finding
from games.tekentafel.checks import cheapest, checks
from tests.games.drawing import SAYS, measure, scenario, small

At = tuple[str | int, ...]


def found(**changed: Any) -> list[Finding]:
    return list(checks(scenario(**changed)))


def codes(**changed: Any) -> set[str]:
    return {one.code for one in found(**changed)}


def measures(*changed: dict[str, Any]) -> list[dict[str, Any]]:
    return [*changed, *(measure(number) for number in range(len(changed), 12))]


ALIKE = [measure(number, coins=2) for number in range(12)]
"""Measures that all cost the same."""


def part(name: str, place: int, **changed: Any) -> list[dict[str, Any]]:
    """The list ``name`` of the small neighbourhood, one of its parts changed."""
    parts = list(small()[name])
    parts[place] = {**parts[place], **changed}
    return parts


def land(**changed: Any) -> dict[str, Any]:
    return {**small()["map"], **changed}


def shape(points: str, kind: str = "road") -> dict[str, str]:
    return {"kind": kind, "points": points}


MISTAKES: list[tuple[str, At, dict[str, Any]]] = [
    ("P801", ("map",), {"map": {k: v for k, v in land().items() if k != "alt"}}),
    ("P802", ("map", "shapes", 1, "points"),
     {"map": land(shapes=[shape("0,2 6,2"), shape("1,1 6.5,2")])}),
    ("P802", ("map", "shapes", 0, "points"), {"map": land(shapes=[shape("1,1 2,4.1", "green")])}),
    ("P803", ("map", "shapes", 0, "points"), {"map": land(shapes=[shape("1,1", "water")])}),
    ("P804", ("places", 0, "cell"), {"places": part("places", 0, cell="G1")}),
    ("P804", ("places", 3, "cell"), {"places": part("places", 3, cell="A5")}),
    ("P805", ("places", 1, "cell"), {"places": part("places", 1, cell="B2")}),
    ("P806", ("personas", 2, "needs", 1),
     {"personas": part("personas", 2, needs=["zitten", "vliegen"])}),
    ("P806", ("measures", 4, "needs", 0), {"measures": part("measures", 4, needs=["vliegen"])}),
    ("P807", ("measures", 5), {"measures": part("measures", 5, needs=[])}),
    ("P808", ("needs", 1), {"measures": [measure(n, needs=["zitten", "hulp"]) for n in range(12)]}),
    ("P808", ("needs", 0), {"measures": [
        measure(n, needs=["spelen", "hulp"]) for n in range(12)
    ]}),
    ("P809", ("personas", 0, "needs"),
     {"measures": [measure(n, coins=6) for n in range(12)]}),
    ("P810", ("parties",),
     {"parties": [{**one, "resident": True} for one in small()["parties"]]}),
    ("P811", ("measures",), {"measures": [measure(n) for n in range(7)]}),
    ("P813", ("measures",), {"measures": [measure(n, dimensions=["body"]) for n in range(12)]}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "at", "changed"), MISTAKES)
def test_a_mistake_is_found_at_its_place(code: str, at: At, changed: dict[str, Any]) -> None:
    assert code not in codes()
    assert at in [one.at for one in found(**changed) if one.code == code]


@pytest.mark.parametrize(("code", "at", "changed"), MISTAKES)
def test_a_finding_is_a_whole_sentence_in_every_language(
    code: str, at: At, changed: dict[str, Any]
) -> None:
    for say in SAYS:
        for one in found(**changed):
            assert "{" not in say.of(one.message)


def test_a_small_neighbourhood_is_told_how_much_more_a_long_evening_needs() -> None:
    told = {(one.code, one.severity) for one in found(measures=ALIKE)}
    assert told == {("P812", "info")}


def test_a_measure_that_costs_more_and_does_no_more_is_found() -> None:
    dear = [*ALIKE[:7], measure(7, coins=3), *ALIKE[8:]]
    assert "P816" not in codes(measures=ALIKE)
    places = [one.at for one in found(measures=dear) if one.code == "P816"]
    assert places == [("measures", 7, "coins")]


@pytest.mark.parametrize(
    ("needs", "coins"),
    [({"zitten"}, 1), ({"zitten", "hulp"}, 2), ({"zitten", "spelen", "hulp"}, 3)],
)
def test_the_cheapest_way_to_answer_needs_is_worked_out(needs: set[str], coins: int) -> None:
    assert cheapest(scenario().measures, frozenset(needs)) == coins


def test_needs_that_nothing_answers_have_no_price() -> None:
    assert cheapest(scenario().measures, frozenset({"vliegen"})) is None


def test_one_measure_may_answer_several_needs_at_once() -> None:
    several = measures(measure(0, needs=["zitten", "hulp"], coins=2))
    kept = scenario(measures=several).measures
    assert cheapest(kept, frozenset({"zitten", "hulp"})) == 2
