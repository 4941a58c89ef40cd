"""Eight phones at one game, all pressing at the same moment: nothing is lost or done twice."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest

from engine.core import Control
from engine.lexicon import Lexicon
from tests.faults.chaos import Chaos
from tests.faults.together import in_threads
from tests.whole.checks import all_went_well
from tests.whole.hall import Hall, Player, hall
from tests.whole.plans import CARDS, FOUR, LIFE, MAP, ROLES, ROOM, Playing, short_plan

PHONES = 8


class Crowd(Hall):
    """People who all press at the same moment what they saw before.

    With a ``network`` what they press goes by it.
    """

    most = 0
    """The most that ever pressed at one moment."""
    network = 0

    def press(self, found: Sequence[tuple[Player, Control]]) -> None:
        ready = Barrier(len(found))
        self.most = max(self.most, len(found))

        def press(who: Player, control: Control) -> None:
            ready.wait()
            with by(self.network or self.server.port, who):
                who.press(control)

        in_threads(*(partial(press, who, control) for who, control in found))


@contextmanager
def by(port: int, who: Player) -> Iterator[None]:
    before, who.page.port = who.page.port, port
    yield
    who.page.port = before


@pytest.mark.parametrize(
    "playing",
    [*FOUR, pytest.param(ROLES, marks=pytest.mark.soak)],
    ids=lambda playing: playing.name,
)
def test_what_many_do_at_once_is_done_once_or_refused_with_a_reason(
    playing: Playing, tmp_path: Path, lexicons: dict[str, Lexicon]
) -> None:
    plan = short_plan(tmp_path, playing)
    with hall(tmp_path, plan, PHONES, hall_of=Crowd) as everyone:
        everyone.play()
        all_went_well(everyone, lexicons)
        assert isinstance(everyone, Crowd)
        assert everyone.most >= PHONES


@pytest.mark.parametrize(
    "playing",
    [ROOM, *(pytest.param(one, marks=pytest.mark.soak) for one in (LIFE, CARDS, ROLES, MAP))],
    ids=lambda playing: playing.name,
)
def test_what_is_asked_again_after_a_lost_answer_is_still_done_once(
    playing: Playing, tmp_path: Path, lexicons: dict[str, Lexicon]
) -> None:
    plan = short_plan(tmp_path, playing)
    with (
        hall(tmp_path, plan, PHONES, hall_of=Crowd) as everyone,
        Chaos(everyone.server.port, loss=0.3, seed=3) as network,
    ):
        assert isinstance(everyone, Crowd)
        everyone.network = network.port
        everyone.play()
        all_went_well(everyone, lexicons)
        pressed = sum(len(one.done) + len(one.refused) for one in everyone.everyone)
        assert network.lost > pressed / 10
