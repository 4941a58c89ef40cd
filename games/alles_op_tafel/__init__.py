"""Alles op Tafel: a die, two cards, and a conversation in threes about six sides of a life."""

from pathlib import Path
from typing import get_args

from engine.core import Game
from games.alles_op_tafel import state
from games.alles_op_tafel.checks import checks
from games.alles_op_tafel.content import Scenario
from games.alles_op_tafel.events import Event
from games.alles_op_tafel.evolve import evolve
from games.alles_op_tafel.messages import Command
from games.alles_op_tafel.offers import offers
from games.alles_op_tafel.options import ALLOWED
from games.alles_op_tafel.paper import paper
from games.alles_op_tafel.readings import standing
from games.alles_op_tafel.rules import decide
from games.alles_op_tafel.settings import settings
from games.alles_op_tafel.state import State
from games.alles_op_tafel.summary import summary
from games.alles_op_tafel.trial import TRIAL
from games.alles_op_tafel.views import panel, phone, screen

GAME: Game[Scenario, State, Command, Event] = Game(
    id="alles_op_tafel",
    version=1,
    content=Scenario,
    words=Path(__file__).parent / "words",
    commands=get_args(Command),
    events=get_args(Event),
    start=state.start,
    decide=decide,
    evolve=evolve,
    offers=offers,
    screen=screen,
    phone=phone,
    panel=panel,
    summary=summary,
    checks=checks,
    paper=paper,
    mistakes=Path(__file__).parent / "mistakes",
    trial=TRIAL,
    standing=standing,
    settings=settings,
    options=ALLOWED,
)
