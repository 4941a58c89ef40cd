"""The line to the server breaks in every way, and the screen goes on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from queue import Empty
from time import sleep
from typing import TypeVar

import pytest

from engine.screen import client as client_module
from engine.screen.client import Answered, Away, Client, Report, Seen
from tests.screen.fake_server import Fake, serving
from tests.screen.samples import choosing, lobby, talking

R = TypeVar("R", bound=Report)
PATIENCE = 20.0


@contextmanager
def connected(fake: Fake) -> Iterator[Client]:
    client = Client(fake.url)
    client.start()
    try:
        yield client
    finally:
        client.stop()


def until(client: Client, kind: type[R], fits: Callable[[R], bool] = lambda report: True) -> R:
    """Return the next report of this kind that fits; others are passed over."""
    while True:
        try:
            report = client.reports.get(timeout=PATIENCE)
        except Empty:
            raise AssertionError(f"no {kind.__name__} came") from None
        if isinstance(report, kind) and fits(report):
            return report


def watched(fake: Fake) -> None:
    """Wait until the screen has its stream."""
    for _ in range(2000):
        if fake.streams:
            return
        sleep(0.01)
    raise AssertionError("nobody watches")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "_WAITS", (0.02, 0.05))


def test_the_first_view_comes_at_once_and_later_ones_as_they_change() -> None:
    with serving(lobby()) as fake, connected(fake) as client:
        first = until(client, Seen)
        assert (first.view, first.missed) == (lobby(), True)
        watched(fake)
        fake.show(talking())
        second = until(client, Seen)
        assert (second.view, second.missed) == (talking(), False)


def test_a_broken_stream_is_told_and_the_view_fetched_again() -> None:
    with serving(lobby()) as fake, connected(fake) as client:
        until(client, Seen)
        watched(fake)
        fake.view = choosing()
        fake.drop()
        until(client, Away)
        again = until(client, Seen)
        assert (again.view, again.missed) == (choosing(), True)


def test_the_screen_waits_for_a_server_that_is_not_there_yet() -> None:
    with serving(lobby()) as fake:
        fake.down = True
        with connected(fake) as client:
            until(client, Away)
            until(client, Away)
            fake.down = False
            assert until(client, Seen).view == lobby()


def test_a_tap_carries_its_whole_command_and_the_cookie_of_the_screen() -> None:
    with serving(lobby()) as fake, connected(fake) as client:
        until(client, Seen)
        client.tap("advance", {"to": "workshop", "kind": "advance"})
        assert until(client, Answered) == Answered("advance")
        assert fake.taps[0]["command"] == {"to": "workshop", "kind": "advance"}
        assert 0 < len(fake.taps[0]["rid"]) <= 64


@pytest.mark.parametrize("trouble", [429, 500, 503])
def test_a_tap_that_was_not_answered_is_sent_again_as_the_same_tap(trouble: int) -> None:
    with serving(lobby()) as fake, connected(fake) as client:
        until(client, Seen)
        fake.answers = [(trouble, {"message": "even niet"}), (trouble, {})]
        client.tap("advance", {"kind": "advance"})
        assert until(client, Answered) == Answered("advance")
        assert len(fake.taps) == 3
        assert len({tap["rid"] for tap in fake.taps}) == 1


def test_a_tap_sent_while_the_server_is_away_arrives_when_it_is_back() -> None:
    with serving(lobby()) as fake, connected(fake) as client:
        until(client, Seen)
        fake.answers = [(503, {})] * 5
        client.tap("advance", {"kind": "advance"})
        assert until(client, Answered).refusal == ""


@pytest.mark.parametrize(
    ("status", "answer", "said"),
    [
        (409, {"code": "moved_on", "message": "Het spel is al verder."}, "Het spel is al verder."),
        (403, {"code": "not_yours", "message": "Dit mag hier niet."}, "Dit mag hier niet."),
        (400, "geen object", "?"),
        (404, {}, "?"),
    ],
)
def test_what_the_rules_say_comes_back_and_is_not_tried_again(
    status: int, answer: object, said: str
) -> None:
    with serving(lobby()) as fake, connected(fake) as client:
        until(client, Seen)
        fake.answers = [(status, answer)]
        client.tap("advance", {"kind": "advance"})
        assert until(client, Answered) == Answered("advance", said)
        assert len(fake.taps) == 1


def test_an_unreadable_view_counts_as_a_broken_line() -> None:
    with serving(replace(lobby(), state="dancing")) as fake, connected(fake) as client:  # type: ignore[arg-type] # that is the point
        until(client, Away)
        fake.view = lobby()
        assert until(client, Seen).view == lobby()
