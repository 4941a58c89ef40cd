"""The drawing of every kind of widget."""

from collections.abc import Mapping
from typing import Any

from engine.core import views
from engine.core.views import Widget
from engine.screen.widgets.board import BOARD
from engine.screen.widgets.card import CARD_FACE
from engine.screen.widgets.chart import CHART
from engine.screen.widgets.cloud import CLOUD
from engine.screen.widgets.dice import DICE
from engine.screen.widgets.drawing import Drawing
from engine.screen.widgets.groups import GROUP_TILE
from engine.screen.widgets.image import IMAGE
from engine.screen.widgets.join import JOIN
from engine.screen.widgets.lists import INVENTORY, PROGRESS, TALLY
from engine.screen.widgets.locks import LOCK_ROW
from engine.screen.widgets.map import MAP
from engine.screen.widgets.timer import TIMER
from engine.screen.widgets.wall import WALL
from engine.screen.widgets.words import NOTE, QUESTION, TEXT, TITLE

DRAWINGS: Mapping[type[Widget], Drawing[Any]] = {
    views.Title: TITLE,
    views.Text: TEXT,
    views.Question: QUESTION,
    views.CardFace: CARD_FACE,
    views.WebChart: CHART,
    views.WebBoard: BOARD,
    views.MapBoard: MAP,
    views.LockRow: LOCK_ROW,
    views.Dice: DICE,
    views.Timer: TIMER,
    views.Tally: TALLY,
    views.GroupTile: GROUP_TILE,
    views.JoinInvite: JOIN,
    views.Progress: PROGRESS,
    views.Inventory: INVENTORY,
    views.Image: IMAGE,
    views.Note: NOTE,
    views.Wall: WALL,
    views.WordCloud: CLOUD,
}
"""By class of widget; a widget without a drawing is left out."""
