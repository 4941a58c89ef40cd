"""Tekentafel: tables look at a neighbourhood on a map, and design what people need there."""

from pathlib import Path
from typing import get_args

from engine.core import Game
from games.tekentafel import state
from games.tekentafel.checks import checks
from games.tekentafel.content import Scenario
from games.tekentafel.diagram import diagram
from games.tekentafel.events import Event
from games.tekentafel.evolve import evolve
from games.tekentafel.messages import Command
from games.tekentafel.offers import offers
from games.tekentafel.options import ALLOWED
from games.tekentafel.paper import paper
from games.tekentafel.readings import standing
from games.tekentafel.rules import decide
from games.tekentafel.settings import settings
from games.tekentafel.state import State
from games.tekentafel.summary import summary
from games.tekentafel.trial import TRIAL
from games.tekentafel.views import panel, phone, screen

GAME: Game[Scenario, State, Command, Event] = Game(
    id="tekentafel",
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
