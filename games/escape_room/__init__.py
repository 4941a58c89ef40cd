"""Escape room: locks that open when people put together what each of them knows."""

from pathlib import Path
from typing import get_args

from engine.core import Game
from games.escape_room import state
from games.escape_room.checks import checks
from games.escape_room.content import Room
from games.escape_room.diagram import diagram
from games.escape_room.events import Event
from games.escape_room.evolve import evolve
from games.escape_room.messages import Command
from games.escape_room.offers import offers
from games.escape_room.options import ALLOWED
from games.escape_room.panel import panel
from games.escape_room.paper import paper
from games.escape_room.readings import standing
from games.escape_room.rules import decide
from games.escape_room.state import State
from games.escape_room.summary import summary
from games.escape_room.trial import TRIAL
from games.escape_room.views import phone, screen

GAME: Game[Room, State, Command, Event] = Game(
    id="escape_room",
    version=1,
    content=Room,
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
    options=ALLOWED,
)
