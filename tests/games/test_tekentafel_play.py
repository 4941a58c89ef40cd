"""Games played out by themselves: they end in every mode, and the neighbourhoods are balanced.

``python -m tests.games.test_tekentafel_play`` prints the figures of a thousand groups.
"""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

import pytest

from engine.core import DIMENSIONS, ROOM, Mode
from games.tekentafel.readings import all_plans, coins_left, meets
from games.tekentafel.state import State
from tests.games.drawing import shipped, story
from tests.story import Story

NEIGHBOURHOODS = ("wilgenwerf", "helmduin")
MODES: tuple[Mode, ...] = ("samen", "eigen_tempo", "om_de_beurt")
MORE, IDEA = 0.15, 0.05
"""How often a simulated table looks behind "meer", and how often it thinks of something itself."""


@pytest.mark.parametrize("name", NEIGHBOURHOODS)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("phones", [0, 1, 7])
def test_any_answer_else_one_advance_ends_the_game(name: str, mode: Mode, phones: int) -> None:
    told = story(3, phones, shipped(name), mode=mode).play_on(luck=phones)
    assert told.state.phase == "done"
    assert told.replayed() == told.state


@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_one_key_ends_the_game_with_nothing_filled_in(name: str) -> None:
    told = story(3, 0, shipped(name))
    for _ in range(5):
        told.go_on(ROOM)
    assert told.state.phase == "done"
    assert all_plans(told.state) == {}


@pytest.mark.parametrize("minutes", [45, 75])
@pytest.mark.parametrize("seed", range(4))
def test_every_example_of_every_form_is_accepted(minutes: int, seed: int) -> None:
    told, dice = story(2, 2, shipped("helmduin"), minutes=minutes), Random(seed)
    for _ in range(24):
        for who, control in told.presses():
            for number in range(len(control.examples)):
                kept = told.state
                told.press(who, control, number)
                told.state = kept
        answers = [one for one in told.presses() if one[1].intent == "answer"]
        told.press(*(dice.choice(answers) if answers else (ROOM, told.offered(ROOM, "advance"))))
        if told.state.phase == "done":
            return


# ---------------------------------------------------------------- many groups


@dataclass
class Figures:
    """What many groups made of one neighbourhood."""

    groups: int = 0
    chosen: Counter[str] = field(default_factory=Counter)
    dimensions: Counter[str] = field(default_factory=Counter)
    plans: int = 0
    left: int = 0
    fitting: int = 0
    met: int = 0
    wanted: int = 0
    at_least_one: int = 0

    def add(self, state: State) -> None:
        for group, table in state.tables.items():
            self.groups += 1
            self.left += coins_left(state, group)
            plans = table.plans.values()
            self.plans += len(plans)
            self.fitting += sum(meets(state, plan) for plan in plans)
            self.chosen.update(plan.measure for plan in plans if plan.measure)
            self.dimensions.update(one for plan in plans for one in plan.dimensions)
            self._count_needs(state, group)

    def _count_needs(self, state: State, group: str) -> None:
        table, persona = state.tables[group], state.persona(group)
        tasks = {task.need for task in table.tasks.values()}
        needs = tasks or set(persona.needs if persona else ())
        known = state.known.measures
        answered = {n for p in table.plans.values() if p.measure for n in known[p.measure].needs}
        self.wanted += len(needs)
        self.met += len(needs & answered)
        self.at_least_one += bool(needs & answered)

    def told(self) -> str:
        shares = {d: f"{self.dimensions[d] / self.dimensions.total():.0%}" for d in DIMENSIONS}
        rare = [f"{name} {count}" for name, count in self.chosen.most_common()[-3:]]
        return (
            f"{self.groups} groups, {self.plans / self.groups:.1f} plans, "
            f"{self.left / self.groups:.1f} coins left; measures ever chosen {len(self.chosen)}; "
            f"most {self.chosen.most_common(1)}, fewest {rare}; dimensions {shares}; "
            f"plans that answer their need {self.fitting / self.plans:.0%}; "
            f"needs met {self.met / self.wanted:.0%}, "
            f"one at least {self.at_least_one / self.groups:.0%}"
        )


def simulated(name: str, groups: int, minutes: int, seed: int = 1) -> Figures:
    """Let ``groups`` tables play, four to a room, and count what they chose."""
    dice, figures = Random(seed), Figures()
    for _ in range(-(-groups // 4)):
        told = story(4, 0, shipped(name), minutes=minutes)
        while told.state.phase != "done":
            _step(told, dice)
        figures.add(told.state)
    return figures


def _step(told: Story, dice: Random) -> None:
    """Every table does what it wants in this step, with any example; then the room goes on."""
    for group in told.state.tables:
        if told.state.phase == "design":
            _design(told, group, dice)
        elif told.state.phase != "choose":
            _answer(told, group, dice)
    told.go_on(ROOM)


def _answer(told: Story, group: str, dice: Random) -> None:
    if told.state.phase == "tell":
        persona = next((c for c in told.offers(ROOM) if c.id == f"persona-{group}"), None)
        if persona and dice.random() < 0.7:
            told.press(ROOM, persona)
    for _ in range(6):
        mine = [c for c in told.offers(ROOM) if c.intent == "answer" and c.id.endswith(group)]
        if not mine:
            return
        control = dice.choice(mine)
        told.press(ROOM, control, dice.randrange(len(control.examples) or 1))


def _design(told: Story, group: str, dice: Random) -> None:
    """Choose as people do: mostly from the eight in view, until little is left."""
    while coins_left(told.state, group) > 1:
        drawn = dice.random()
        name = "more" if drawn < MORE else "idea" if drawn < MORE + IDEA else "plan"
        wanted = [c for c in told.offers(ROOM) if c.id in (f"{name}-{group}", f"plan-{group}")]
        if not wanted:
            return
        control = next((c for c in wanted if c.id.startswith(name)), wanted[0])
        told.press(ROOM, control, dice.randrange(len(control.examples)))


@pytest.mark.parametrize("name", NEIGHBOURHOODS)
@pytest.mark.parametrize("minutes", [45, 75])
@pytest.mark.parametrize("groups", [60, pytest.param(1000, marks=pytest.mark.soak)])
def test_many_groups_choose_every_measure_and_spread_over_all_dimensions(
    name: str, minutes: int, groups: int
) -> None:
    figures = simulated(name, groups, minutes)
    measures = shipped(name).measures
    share = len(figures.chosen) / len(measures)
    assert share == 1 if groups >= 1000 else share > 0.9
    shares = [figures.dimensions[one] / figures.dimensions.total() for one in DIMENSIONS]
    assert max(shares) < 2 * min(shares)
    least = 0.7 if groups >= 1000 else 0.55
    assert figures.at_least_one > least * figures.groups  # though these choose blindly


if __name__ == "__main__":
    for name in NEIGHBOURHOODS:
        for minutes in (45, 75):
            print(name, minutes, simulated(name, 1000, minutes).told())
