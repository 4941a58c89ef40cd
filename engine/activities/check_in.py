"""Check-in: a picture that fits today, in pairs; a personal web only if the plan asks it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, ClassVar, assert_never, get_args

from pydantic import Field as Limit

from engine.activities.personal import Ready, WasReady, given, own_seat, progress, ready_offers
from engine.activities.seating import Seating, tile
from engine.content.fields import Content, Id, Text
from engine.core import (
    DIMENSIONS,
    FACILITATOR,
    HIGHEST,
    LOWEST,
    Control,
    Dimension,
    Field,
    Game,
    Group,
    GroupScreen,
    Moment,
    Own,
    Participant,
    Person,
    Rejected,
    Say,
    Summary,
    View,
    label,
)
from engine.core.speak import spoken
from engine.core.views import Image, Question, Widget
from engine.core.views import Text as Line

PASS = ""


class Picture(Content):
    """One picture to choose from."""

    id: Id
    label: Text
    icon: str


class CheckIn(Content):
    """What a trainer may write for a check-in."""

    question: Text
    hint: Text | None = None
    pictures: Annotated[tuple[Picture, ...], Limit(min_length=3, max_length=9)]
    web: bool = False
    """Whether people with a phone may also draw their own web, for themselves alone."""


@dataclass(frozen=True)
class Pick:
    """``seat`` takes ``picture``; an empty one passes."""

    kind: ClassVar[str] = "pick"
    seat: int
    picture: str


@dataclass(frozen=True)
class DrawWeb:
    """``seat`` draws its own web: one value from 0 to 10 per dimension."""

    kind: ClassVar[str] = "draw_web"
    seat: int
    body: int
    mental: int
    meaning: int
    quality: int
    participation: int
    daily: int


@dataclass(frozen=True)
class Picked:
    """``seat`` answered; what, is its own."""

    kind: ClassVar[str] = "picked"
    local: ClassVar[bool] = True
    seat: int
    picture: Own[str]


@dataclass(frozen=True)
class WebDrawn:
    """``seat`` drew its web; it is its own."""

    kind: ClassVar[str] = "web_drawn"
    local: ClassVar[bool] = True
    seat: int
    web: Own[dict[str, int]]


Command = Pick | DrawWeb | Ready
Event = Picked | WebDrawn | WasReady


@dataclass(frozen=True)
class State:
    """The check-in after the events so far."""

    content: CheckIn
    seating: Seating = field(default_factory=Seating)
    picked: Mapping[int, Own[str]] = field(default_factory=dict)
    webs: Mapping[int, Own[dict[str, int]]] = field(default_factory=dict)
    ready: frozenset[Group] = frozenset()


def decide(state: State, command: Command, moment: Moment) -> list[Event]:
    """Return what ``command`` makes happen.

    Raises:
        Rejected: if it is not theirs to do, or no such picture is there.
    """
    match command:
        case Pick(seat, picture):
            state.seating.is_own(moment.who, seat)
            if picture not in {PASS, *(one.id for one in state.content.pictures)}:
                raise Rejected("unfit")
            return [Picked(seat, Own(picture, seat))]
        case DrawWeb(seat):
            state.seating.is_own(moment.who, seat)
            return [WebDrawn(seat, Own(_web(state, command), seat))]
        case Ready(group):
            state.seating.may_act(moment.who, group)
            return [] if group in state.ready else [WasReady(group)]
        case _:
            assert_never(command)


def _web(state: State, command: DrawWeb) -> dict[str, int]:
    web: dict[str, int] = {one: int(getattr(command, one)) for one in DIMENSIONS}
    if not state.content.web or not all(LOWEST <= value <= HIGHEST for value in web.values()):
        raise Rejected("unfit")
    return web


def evolve(state: State, event: Any) -> State:
    """Return the check-in after ``event``."""
    match event:
        case Picked(seat, picture):
            return replace(state, picked={**state.picked, seat: picture})
        case WebDrawn(seat, web):
            return replace(state, webs={**state.webs, seat: web})
        case WasReady(group):
            return replace(state, ready=state.ready | {group})
    return replace(state, seating=state.seating.after(event))


def offers(state: State, who: Person, clock: int) -> tuple[Control, ...]:
    """One's own picture on one's own phone; *Klaar* for a table with paper."""
    seat = own_seat(state.seating, who)
    if seat is None:
        return tuple(ready_offers(state.seating, state.ready, who))
    answered = seat in state.picked
    pictures = [
        Control(
            id=f"pick-{one.id}",
            label=one.label,
            intent="change" if answered else "answer",
            command=Pick(seat, one.id),
            icon=one.icon,
        )
        for one in state.content.pictures
    ]
    skip = Control(id="pass", label=label("pass"), intent="pass", command=Pick(seat, PASS))
    return (*pictures, skip, *([_draw(state, seat)] if state.content.web else []))


def _draw(state: State, seat: int) -> Control:
    before = given(state.webs, seat) or {}
    scales = [_scale(dimension, before.get(dimension)) for dimension in DIMENSIONS]
    return Control(
        id="web",
        label=label("check_in.draw"),
        intent="change" if seat in state.webs else "answer",
        command=DrawWeb(seat, *[None] * len(DIMENSIONS)),  # type: ignore[arg-type]  # blanks
        fields=tuple(scales),
        examples=(dict.fromkeys(DIMENSIONS, 5),),
    )


def _scale(dimension: Dimension, value: int | None) -> Field:
    said = label(f"dimension.{dimension}")
    return Field(name=dimension, kind="scale", label=said, value=value, min=LOWEST, max=HIGHEST)


def screen(state: State, group: Group | None, clock: int, say: Say) -> View:
    """The question, the pictures, and how far each table is; never who chose what."""
    controls = spoken(offers(state, GroupScreen(group), clock), say)
    groups = (group,) if group else state.seating.groups
    pictures = [
        Image(
            id=f"picture-{one.id}", src=one.icon, alt=say.of(one.label), lang=say.lang_of(one.label)
        )
        for one in state.content.pictures
    ]
    tiles = [_tile(state, one, say) for one in groups]
    widgets = (*_question(state, say), *pictures, *tiles)
    return View(title=say("check_in.title"), widgets=widgets, controls=controls)


def phone(state: State, seat: int, clock: int, say: Say) -> View:
    """The question; after the answer, that it can be changed, and how far the table is."""
    controls = spoken(offers(state, Participant(seat), clock), say)
    widgets: list[Widget] = [*_question(state, say)]
    if seat in state.picked:
        chosen = {one.id: one.label for one in state.content.pictures}
        picture = chosen.get(given(state.picked, seat) or PASS)
        said = say("check_in.yours", picture=picture) if picture else say("passed")
        widgets.append(Line(id="yours", text=said, icon="check", tone="strong"))
    if group := state.seating.group_of(seat):
        widgets.append(_tile(state, group, say))
    return View(title=say("check_in.title"), widgets=tuple(widgets), controls=controls)


def panel(state: State, clock: int, say: Say) -> View:
    """How far each table is."""
    tiles = tuple(_tile(state, one, say) for one in state.seating.groups)
    controls = spoken(offers(state, FACILITATOR, clock), say)
    return View(title=say("check_in.title"), widgets=tiles, controls=controls)


def _question(state: State, say: Say) -> tuple[Widget, ...]:
    text, hint = state.content.question, state.content.hint
    said = say.of(hint) if hint else say("check_in.hint")
    return (Question(id="question", text=say.of(text), hint=said, lang=say.lang_of(text)),)


def _tile(state: State, group: Group, say: Say) -> Widget:
    status, done = progress(group, state.seating, state.picked, state.ready, say)
    return tile(group, state.seating, say, status=status, done=done)


def _summary(state: State) -> Summary:
    return Summary(title=label("check_in.title"), own_webs=tuple(state.webs.values()))


CHECK_IN: Game[CheckIn, State, Command, Event] = Game(
    id="check_in",
    version=1,
    content=CheckIn,
    words=None,
    commands=get_args(Command),
    events=get_args(Event),
    start=lambda content, setup: State(content),
    decide=decide,
    evolve=evolve,
    offers=offers,
    screen=screen,
    phone=phone,
    panel=panel,
    summary=_summary,
    checks=lambda content: (),
)
