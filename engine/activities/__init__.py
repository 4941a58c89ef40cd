"""The frame around the games: activities that keep the same contract as a game."""

from engine.activities.check_in import CHECK_IN
from engine.activities.check_out import CHECK_OUT
from engine.activities.closing import CLOSING
from engine.activities.debrief import DEBRIEF
from engine.activities.harvest import HARVEST
from engine.activities.welcome import WELCOME
from engine.core import AnyGame

ACTIVITIES: dict[str, AnyGame] = {
    activity.id: activity for activity in (WELCOME, CHECK_IN, DEBRIEF, CHECK_OUT, HARVEST, CLOSING)
}
"""Every activity that is no game, by its id."""
