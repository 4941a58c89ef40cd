"""Game of Life: a throw, a field, an event; and what it changes in six dimensions of a life."""

from pathlib import Path
from typing import get_args

from engine.core import Game
from games.game_of_life import state
from games.game_of_life.checks import checks
from games.game_of_life.content import Scenario
from games.game_of_life.diagram import diagram
from games.game_of_life.events import Event
from games.game_of_life.evolve import evolve
from games.game_of_life.messages import Command
from games.game_of_life.offers import offers
from games.game_of_life.options import ALLOWED
from games.game_of_life.paper import paper
from games.game_of_life.readings import standing
from games.game_of_life.rules import decide
from games.game_of_life.settings import settings
from games.game_of_life.state import State
from games.game_of_life.summary import summary
from games.game_of_life.trial import TRIAL
from games.game_of_life.views import panel, phone, screen

GAME: Game[Scenario, State, Command, Event] = Game(
    id="game_of_life",
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
    diagram=diagram,
    standing=standing,
    settings=settings,
    options=ALLOWED,
)
