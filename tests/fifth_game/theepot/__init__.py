"""Theepot: a question with every cup of tea, and how warm the tea was."""

from pathlib import Path
from typing import get_args

from engine.core import Game
from theepot.rules import (
    Command,
    Event,
    State,
    Tea,
    decide,
    evolve,
    findings,
    offers,
    start,
    summary,
)
from theepot.views import panel, phone, screen

GAME: Game[Tea, State, Command, Event] = Game(
    id="theepot",
    version=1,
    content=Tea,
    words=Path(__file__).parent / "words",
    commands=get_args(Command),
    events=get_args(Event),
    start=start,
    decide=decide,
    evolve=evolve,
    offers=offers,
    screen=screen,
    phone=phone,
    panel=panel,
    summary=summary,
    checks=findings,
    mistakes=Path(__file__).parent / "mistakes",
)
