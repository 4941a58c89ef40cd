from dataclasses import replace
from threading import Event
from typing import Any

import pygame
import pytest
from pygame import Surface

from engine.screen import window as window_module
from engine.screen.client import Answered, Away, Client, Fetched, Seen
from engine.screen.settings import Settings
from engine.screen.transitions import Amount
from engine.screen.window import Window
from tests.screen.samples import lobby, talking


class Silent(Client):
    """A client whose reports the test puts in; nothing goes out."""

    def tap(self, control: str, command: Any) -> None:
        sent.append(control)

    def fetch(self, path: str) -> None:
        asked.append(path)


sent: list[str] = []
asked: list[str] = []
updates: list[Any] = []


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Silent:
    sent.clear(), asked.clear(), updates.clear()
    pygame.event.clear()
    monkeypatch.setattr(pygame.display, "update", updates.append)
    return Silent("http://127.0.0.1:1/1/screen")


def window_of(client: Client, motion: Amount = "none") -> Window:
    return Window(Surface((1280, 720)), client, "", Settings(motion=motion))


def turn(window: Window) -> None:
    """Go round the loop once."""
    window._take_reports(0.0)
    window._take_events()
    window.draw()


def test_idle_nothing_is_drawn(client: Silent) -> None:
    window = window_of(client)
    client.reports.put(Seen(lobby(), missed=True))
    turn(window)
    drawn = len(updates)
    for _ in range(50):
        turn(window)
    assert drawn > 0
    assert len(updates) == drawn


def test_a_running_clock_draws_only_itself(client: Silent, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(window_module, "monotonic", lambda: now[0])
    window = window_of(client)
    client.reports.put(Seen(talking(), missed=True))
    turn(window)
    turn(window)
    before = len(updates)
    now[0] += 5
    turn(window)
    assert len(updates) == before + 1
    assert sum(rect.width * rect.height for rect in updates[-1]) < 1280 * 720 / 20


def test_a_view_that_follows_at_once_moves_and_one_after_a_gap_does_not(client: Silent) -> None:
    window = window_of(client, "full")
    client.reports.put(Seen(lobby(), missed=True))
    turn(window)
    assert not window._canvas.moving
    client.reports.put(Seen(talking(), missed=False))
    turn(window)
    assert window._canvas.moving
    client.reports.put(Seen(lobby(), missed=False))
    client.reports.put(Seen(talking(), missed=False))
    turn(window)
    assert not window._canvas.moving


def test_with_reduced_motion_nothing_walks(client: Silent) -> None:
    window = window_of(client, "reduced")
    client.reports.put(Seen(lobby(), missed=True))
    turn(window)
    client.reports.put(Seen(talking(), missed=False))
    turn(window)
    assert window._canvas.moving
    assert not any(sprite.motion for sprite in window._canvas._sprites)


def test_until_the_first_view_the_screen_says_that_it_is_coming(client: Silent) -> None:
    window = window_of(client)
    turn(window)
    assert [sprite.key for sprite in window._canvas._sprites] == ["starting"]


def test_away_and_back_show_and_take_away_the_notice(client: Silent) -> None:
    window = window_of(client)
    client.reports.put(Seen(lobby(), missed=True))
    client.reports.put(Away())
    turn(window)
    client.reports.put(Away())
    turn(window)
    assert window.stage.away
    client.reports.put(Seen(lobby(), missed=True))
    turn(window)
    assert not window.stage.away


def test_the_words_of_the_screen_are_in_the_language_of_the_view(client: Silent) -> None:
    window = window_of(client)
    client.reports.put(Seen(replace(lobby(), lang="en"), missed=True))
    turn(window)
    assert window.stage.pen.say("more") == "More"
    client.reports.put(Seen(replace(lobby(), lang="tlh"), missed=True))
    turn(window)
    assert window.stage.pen.say("more") == "Meer"


def test_a_refusal_without_words_gets_words(client: Silent) -> None:
    window = window_of(client)
    client.reports.put(Answered("advance", "?"))
    turn(window)
    assert window.stage.refusal == window.stage.pen.say("refused") != ""


def test_a_picture_that_is_no_picture_changes_nothing(client: Silent) -> None:
    window = window_of(client)
    client.reports.put(Fetched("/1/media/x", b"no picture"))
    client.reports.put(Seen(lobby(), missed=True))
    turn(window)
    assert updates


def test_the_loop_ends_when_the_supervisor_is_gone_or_the_window_closed(client: Silent) -> None:
    stop = Event()
    stop.set()
    window_of(client).run(stop)
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    window_of(client).run(Event())
    window = window_of(client)
    window.stage.closing = True
    window.run(Event())
    assert updates == []
