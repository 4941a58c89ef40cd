"""What is found wrong in a scenario for Game of Life."""

import pytest

from engine.content.load import read
from engine.content.packs import bundled
from games.game_of_life import GAME
from games.game_of_life.content import Scenario
from tests.games.life import SAYS, card, choice, every_field, scenario

DUTCH = SAYS[0]


def found(*cards, replace=(), personas=4):
    kept = [c for c in every_field() if c["id"] not in replace]
    return list(GAME.checks(scenario([*kept, *cards], personas)))


def mistakes(code, *cards, replace=()):
    return [finding for finding in found(*cards, replace=replace) if finding.code == code]


def wrong(**change):
    return card("fout", "body", "home", **change)


@pytest.mark.parametrize(
    ("code", "bad"),
    [
        ("P601", card("tell", "body", "home")),
        ("P602", wrong(kind="dilemma", choices=[choice("een")])),
        ("P603", wrong(choices=[choice("een"), choice("twee")])),
        ("P604", wrong(kind="question", good=True)),
        ("P605", wrong(kind="dilemma", choices=[choice("een", adds=["weg"]), choice("twee")])),
        ("P605", wrong(kind="dilemma", choices=[choice("een", removes=["weg"]), choice("twee")])),
        ("P606", wrong(title="Een veel te lange titel")),
        ("P606", wrong(kernel="een twee drie vier vijf zes zeven acht negen")),
        ("P608", wrong(text="Hallo {name}.")),
        ("P608", wrong(title="Voor {naam}")),
    ],
)
def test_a_check_finds(code, bad):
    [finding] = mistakes(code, bad)
    assert finding.at[:2] == ("cards", 18)
    assert all("{" not in say.of(finding.message) for say in SAYS)


def test_a_check_finds_a_field_without_a_card():
    extra = card("extra", "mental", "home")
    [finding] = mistakes("P610", extra, replace=["body-home"])
    assert "Lichaamsfuncties" in DUTCH.of(finding.message)


def test_a_small_deck_is_mentioned_but_no_mistake():
    few = {finding.severity for finding in found(personas=2) if finding.code in ("P611", "P612")}
    assert few == {"info"}


def test_a_lopsided_deck_is_found():
    many = [card(f"meer-{n}", "body", "home") for n in range(4)]
    assert mistakes("P613", *many)


def test_the_bundled_scenario_has_no_findings():
    path = bundled("content") / "packs" / "rondkomen" / "rondkomen.yaml"
    assert list(GAME.checks(read(path, Scenario))) == []
