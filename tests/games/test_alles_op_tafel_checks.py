"""What is found wrong in a deck."""

import pytest

from engine.content.load import read
from engine.content.packs import bundled
from engine.core import DIMENSIONS
from games.alles_op_tafel import GAME
from games.alles_op_tafel.content import Scenario
from tests.games.table import KINDS, SAYS, card, roles, scenario, talk

PACK = bundled("content") / "packs" / "alles-op-tafel"


def deck():
    return [
        card(f"{dimension}-{kind}", dimension, kind) for dimension in DIMENSIONS for kind in KINDS
    ]


def found(code, cards, **more):
    return [one for one in GAME.checks(scenario(cards, **more)) if one.code == code]


@pytest.mark.parametrize(
    ("code", "bad"),
    [
        ("P621", card("vertel-zelf")),
        ("P622", card("fout", kind="choose", options=["Een"])),
        ("P623", card("fout", options=["Een", "Twee"])),
        ("P624", card("fout", depth=2, follow_up=None)),
        ("P625", card("fout", title="Een veel te lange titel")),
        ("P626", card("fout", text="Kort. " * 30)),
        ("P628", card("fout", text="Hallo {naam}.")),
        ("P638", card("fout", text="Heb je vandaag iets gemaakt?")),
        ("P638", card("fout", text="Do you like soup?")),
        ("P639", card("fout", text="Wat maakte je? En voor wie?")),
        ("P640", card("fout", text="Vind je ook niet dat soep warm is?")),
        ("P640", card("fout", text="Dat is fijn, toch?")),
    ],
)
def test_a_check_finds(code, bad):
    [finding] = found(code, [*deck(), bad])
    assert finding.at[:2] == ("cards", len(deck()))
    assert all("{" not in say.of(finding.message) for say in SAYS)


def test_a_light_card_needs_no_follow_up():
    assert not found("P624", [card("licht", follow_up=None)])


def test_a_scenario_without_anything_to_play_is_found():
    assert found("P630", [])


@pytest.mark.parametrize(
    ("kept", "wrong"), [([], 3), (roles()[:2], 1), ([*roles()[:2], roles()[0]], 2)]
)
def test_conversations_need_each_role_once(kept, wrong):
    findings = found("P631", [], conversations=[talk("een")], roles=kept)
    assert len(findings) == wrong


def without(dimension, *instead):
    return [*(one for one in deck() if one["dimension"] != dimension), *instead]


def test_a_dimension_without_cards_is_found():
    [finding] = found("P632", without("meaning"))
    assert "Zingeving" in SAYS[0].of(finding.message)


def test_a_dimension_of_which_all_is_closed_is_found():
    cards = [card("dood", "meaning", topics=["death"]), card("diep", "meaning", depth=3)]
    assert found("P633", without("meaning", *cards))


def test_a_dimension_without_a_light_card_is_found():
    assert found("P634", without("meaning", card("half", "meaning", depth=2)))


def test_a_deck_that_runs_dry_in_a_long_game_is_found():
    assert found("P635", deck()[:8])
    assert not found("P635", deck()[:9])


def test_closed_cards_do_not_count_for_a_long_game():
    closed = [{**one, "topics": ["money"]} for one in deck()[:6]]
    assert found("P635", [*closed, *deck()[6:13]])


def test_a_lopsided_deck_is_found():
    assert found("P636", [*deck(), *(card(f"meer-{n}") for n in range(4))])


def test_a_small_deck_is_mentioned_but_no_mistake():
    few = found("P637", deck())
    assert {one.severity for one in few} == {"info"}


@pytest.mark.parametrize("name", ["alles-op-tafel", "hulp-vragen"])
def test_the_bundled_decks_have_no_findings(name):
    assert list(GAME.checks(read(PACK / f"{name}.yaml", Scenario))) == []
