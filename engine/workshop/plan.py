"""What a trainer may write as a plan: the steps of a gathering."""

from collections.abc import Mapping
from functools import cache, reduce
from operator import or_
from typing import Annotated, Any, Final, Literal, Self

from pydantic import Field, create_model, model_validator
from pydantic_core import PydanticCustomError

from engine.content.fields import Content, Id, Text
from engine.core import AnyGame, Mode
from engine.workshop.messages import Phones

MOST_STATIONS: Final = 8
_PLAIN: Final = {"use_attribute_docstrings": False}
"""A class made here has no source in which its fields could be explained."""
Storage = Literal["vluchtig", "sessie", "onderzoek"]

CAROUSEL: Final = "carousel"
"""What a plan calls a step in which tables go round."""


class Station(Content):
    """One place of a carousel: an activity for the tables that are there."""

    id: Id
    title: Text
    mode: Mode = "samen"
    options: Mapping[str, str] = Field(default_factory=dict)
    """Settings of this activity, such as ``rounds: 5``."""
    say: Text | None = None
    """What the facilitator reads aloud when the step begins."""
    note: Text | None = None
    """For the facilitator alone."""
    materials: tuple[Text, ...] = ()
    """What has to lie ready for it."""


class Step(Station):
    """One item of the plan."""

    minutes: int = Field(ge=1, le=240)


class Research(Content):
    """What people are told before they may say yes to a study."""

    consent: Text
    """Read on each phone, above yes and no: what for, by whom, how long."""
    organisation: Text
    """Who answers for the study and keeps what it yields."""
    contact: Text
    """Whom to ask, and how."""


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
    """``vluchtig`` erases all that is personal at the end; ``sessie`` keeps it for ``keep_days``;
    ``onderzoek`` too, and asks everyone with a phone whether a study may have it."""
    materials: tuple[Text, ...] = ()
    """What the facilitator brings along."""
    crisis: tuple[Text, ...] = ()
    """What to do when it becomes too much for somebody. Without it there are lines of our own."""
    help: tuple[Text, ...] = ()
    """Where people in this neighbourhood find help. A line that ends in a colon is a blank."""
    keep_days: int = Field(30, ge=1, le=365)
    """Days after which what is personal is erased by itself; ``vluchtig`` waits one at most."""
    research: Research | None = None
    """The words of the study; ``onderzoek`` cannot do without."""
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        """How long the steps take together."""
        return sum(step.minutes for step in self.steps)

    @model_validator(mode="after")
    def _asks_first(self) -> Self:
        if self.storage == "onderzoek" and self.research is None:
            remedy = {"remedy": "plan_remedy.no_consent"}
            raise PydanticCustomError("plan_check.no_consent", "a study needs its text", remedy)
        return self


def plan_model(games: Mapping[str, AnyGame], activities: Mapping[str, AnyGame]) -> type[Plan]:
    """Return ``Plan`` with steps for these games and activities, and carousels of them.

    A game's step names its ``scenario``; another activity's step holds its ``content``.
    """
    return _model(tuple(games.values()), tuple(activities.values()))


@cache
def _model(games: tuple[AnyGame, ...], activities: tuple[AnyGame, ...]) -> type[Plan]:
    """Return it, made only once: that takes longer than reading a plan with it."""
    stations: Any = _list(_kinds(Station, games, activities), 2, MOST_STATIONS)
    rounds: Any = Annotated[int | None, Field(ge=2, le=MOST_STATIONS)]
    named: Any = Literal[CAROUSEL]
    carousel = create_model(
        "Step_carousel",
        __base__=Step,
        __cls_kwargs__=_PLAIN,
        activity=(named, ...),
        stations=(stations, ...),
        rounds=(rounds, None),
    )
    steps: Any = _list([*_kinds(Step, games, activities), carousel], 1, 40)
    return create_model("Plan", __base__=Plan, __cls_kwargs__=_PLAIN, steps=(steps, ...))


def _list(kinds: list[Any], fewest: int, most: int) -> Any:
    choice: Any = Annotated[reduce(or_, kinds), Field(discriminator="activity")]
    return Annotated[tuple[choice, ...], Field(min_length=fewest, max_length=most)]


def _kinds(
    base: type[Station], games: tuple[AnyGame, ...], activities: tuple[AnyGame, ...]
) -> list[Any]:
    kinds = [_kind(base, game, scenario=(str, ...)) for game in games]
    return kinds + [_kind(base, one, content=(one.content, _default(one))) for one in activities]


def _kind(base: type[Station], game: AnyGame, **fields: Any) -> Any:
    literal: Any = Literal[game.id]
    name = f"{base.__name__}_{game.id}"
    return create_model(
        name, __base__=base, __cls_kwargs__=_PLAIN, activity=(literal, ...), **fields
    )


def _default(activity: AnyGame) -> Any:
    """An activity whose content may be left out altogether says so by its defaults."""
    needed = any(field.is_required() for field in activity.content.model_fields.values())
    return ... if needed else Field(default_factory=activity.content)


def stations_of(step: Step) -> tuple[Station, ...]:
    """Return what is played in ``step``: the stations of a carousel, or the step itself."""
    return tuple(getattr(step, "stations", (step,)))


def rounds_of(step: Step) -> int:
    """Return how many rounds ``step`` has: in a carousel one per station at most."""
    count = len(stations_of(step))
    return min(count, getattr(step, "rounds", None) or count)


def as_step(station: Station, minutes: int) -> Step:
    """Return ``station`` as a step of its own that takes ``minutes``."""
    shared = {name: getattr(station, name) for name in Station.model_fields}
    return Step(**shared, minutes=minutes)
