"""What a trainer may write as a plan: the steps of a gathering."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal

from pydantic import Field, create_model

from engine.content.fields import Content, Id, Text
from engine.core import AnyGame, Mode
from engine.workshop.messages import Phones

Storage = Literal["vluchtig", "sessie"]


class Step(Content):
    """One item of the plan."""

    id: Id
    title: Text
    minutes: int = Field(ge=1, le=240)
    mode: Mode = "samen"
    options: Mapping[str, str] = Field(default_factory=dict)
    """Settings of this activity, such as ``rounds: 5``."""
    say: Text | None = None
    """What the facilitator reads aloud when the step begins."""
    note: Text | None = None
    """For the facilitator alone."""


class Plan(Content):
    """A gathering, from welcome to closing. ``plan_model`` knows what a step may be."""

    id: Id
    title: Text
    about: Text
    language: Literal["nl", "en"] = "nl"
    groups: int = Field(3, ge=1, le=30)
    people: int = Field(0, ge=0, le=240)
    """How many people are expected; seats for them stand ready at the tables."""
    phones: Phones = "none"
    storage: Storage = "vluchtig"
    """``vluchtig`` erases all that is personal at the end, ``sessie`` keeps it until wiped."""
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        """How long the steps take together."""
        return sum(step.minutes for step in self.steps)


def plan_model(games: Mapping[str, AnyGame], activities: Mapping[str, AnyGame]) -> type[Plan]:
    """Return ``Plan`` with steps for these games and activities.

    A game's step names its ``scenario``; another activity's step holds its ``content``.
    """
    kinds = [_step(game, scenario=(str, ...)) for game in games.values()]
    kinds += [_step(one, content=(one.content, _default(one))) for one in activities.values()]
    choice: Any = Annotated[reduce(or_, kinds), Field(discriminator="activity")]
    steps: Any = Annotated[tuple[choice, ...], Field(min_length=1, max_length=40)]
    return create_model("Plan", __base__=Plan, steps=(steps, ...))


def _step(game: AnyGame, **fields: Any) -> Any:
    literal: Any = Literal[game.id]
    return create_model(f"Step_{game.id}", __base__=Step, activity=(literal, ...), **fields)


def _default(activity: AnyGame) -> Any:
    """An activity whose content may be left out altogether says so by its defaults."""
    needed = any(field.is_required() for field in activity.content.model_fields.values())
    return ... if needed else Field(default_factory=activity.content)
