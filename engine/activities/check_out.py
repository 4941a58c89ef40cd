"""Check-out: one thing I keep, one small first step, and with whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, assert_never, get_args

from engine.activities.displaying import Display, Displayed, Shows, display_offers, displayed
from engine.activities.personal import Ready, WasReady, own_seat, progress, ready_offers
from engine.activities.seating import Seating, tile
from engine.activities.sentence import before, blank, heard, sentence
from engine.activities.wall import cloud, wall
from engine.content.fields import Content, Text
from engine.core import (
    FACILITATOR,
    Control,
    Game,
    Group,
    GroupScreen,
    Moment,
    Own,
    Participant,
    Person,
    Reflection,
    Say,
    Summary,
    View,
    label,
)
from engine.core.clean import clean
from engine.core.looks import group_name
from engine.core.speak import spoken
from engine.core.views import Question, Widget
from engine.core.views import Text as Line

BLANKS = ("keep", "step", "whom")


class CheckOut(Content):
    """What a trainer may write for a check-out."""

    question: Text
    hint: Text | None = None


@dataclass(frozen=True)
class Give:
    """``seat`` writes what it keeps, a first step, and with whom; all empty passes."""

    kind: ClassVar[str] = "give"
    seat: int
    keep: str | None
    step: str | None
    whom: str | None


@dataclass(frozen=True)
class Tell:
    """``group`` gives one sentence for all to see; an empty one was said aloud."""

    kind: ClassVar[str] = "tell"
    group: Group
    text: str


@dataclass(frozen=True)
class Gave:
    """``seat`` answered; what, is its own."""

    kind: ClassVar[str] = "gave"
    local: ClassVar[bool] = True
    seat: int
    keep: Own[str]
    step: Own[str]
    whom: Own[str]


@dataclass(frozen=True)
class Told:
    """``group`` gave a sentence, or said it aloud."""

    kind: ClassVar[str] = "told"
    local: ClassVar[bool] = True
    group: Group
    text: Own[str]


Command = Give | Tell | Ready | Display
Event = Gave | Told | WasReady | Displayed


@dataclass(frozen=True)
class State:
    """The check-out after the events so far."""

    content: CheckOut
    seating: Seating = field(default_factory=Seating)
    gave: Mapping[int, Gave] = field(default_factory=dict)
    told: Mapping[Group, Own[str]] = field(default_factory=dict)
    ready: frozenset[Group] = frozenset()
    display: Shows = "question"

    @property
    def steps(self) -> tuple[Own[str], ...]:
        """The first steps, and what tables said for all."""
        return (*(gave.step for gave in self.gave.values()), *self.told.values())

    @property
    def texts(self) -> tuple[Own[str], ...]:
        """All that was written here."""
        return (*(gave.keep for gave in self.gave.values()), *self.steps)


def decide(state: State, command: Command, moment: Moment) -> list[Event]:
    """Return what ``command`` makes happen.

    Raises:
        Rejected: if it is not theirs to do.
    """
    match command:
        case Give(seat, keep, step, whom):
            state.seating.is_own(moment.who, seat)
            own = [Own(clean(text or ""), seat, "queued") for text in (keep, step, whom)]
            return [Gave(seat, *own)]
        case Tell(group, text):
            state.seating.may_act(moment.who, group)
            return [Told(group, sentence(text, group, moment.who))]
        case Ready(group):
            state.seating.may_act(moment.who, group)
            return [] if group in state.ready else [WasReady(group)]
        case Display():
            return [displayed(command, moment.who)]
        case _:
            assert_never(command)


def evolve(state: State, event: Any) -> State:
    """Return the check-out after ``event``."""
    match event:
        case Gave(seat):
            return replace(state, gave={**state.gave, seat: event})
        case Told(group, text):
            return replace(state, told={**state.told, group: text})
        case WasReady(group):
            return replace(state, ready=state.ready | {group})
        case Displayed(what):
            return replace(state, display=what)
    return replace(state, seating=state.seating.after(event))


def offers(state: State, who: Person, clock: int) -> tuple[Control, ...]:
    """One's own three sentences on a phone; for a table one sentence, and *Klaar*."""
    seat = own_seat(state.seating, who)
    if seat is not None:
        return (_form(state, seat), _pass(seat))
    ready = ready_offers(state.seating, state.ready, who)
    tells = (_tell(state, group, who) for group in state.seating.acting(who))
    some = any(own.shown for own in state.texts)
    return (*ready, *tells, *display_offers(state.display, some, who))


def _form(state: State, seat: int) -> Control:
    gave = state.gave.get(seat)
    blanks = [
        blank(name, label(f"check_out.{name}"), getattr(gave, name).known if gave else None, False)
        for name in BLANKS
    ]
    return Control(
        id="give",
        label=label("check_out.write"),
        intent="change" if gave else "answer",
        command=Give(seat, None, None, None),
        fields=tuple(blanks),
        examples=({"keep": "…", "step": "…", "whom": "…"},),
        icon="pencil",
    )


def _pass(seat: int) -> Control:
    nothing = Give(seat, "", "", "")
    return Control(id="pass", label=label("pass"), intent="pass", command=nothing)


def _tell(state: State, group: Group, who: Person) -> Control:
    said = label("check_out.tell", group=group_name(group))
    return Control(
        id=f"tell-{group}",
        label=said,
        intent="change",
        command=Tell(group, None),  # type: ignore[arg-type]  # a blank
        fields=(blank("text", label("check_out.sentence"), before(state.told.get(group), who)),),
        examples=({"text": "…"},),
        board=f"tile-{group}",
        icon="pencil",
    )


def screen(state: State, group: Group | None, clock: int, say: Say) -> View:
    """The question and how far each table is; only sentences meant for all."""
    controls = spoken(offers(state, GroupScreen(group), clock), say)
    if group is None and (shared := _shared(state, say)):
        return View(title=say("check_out.title"), widgets=shared, controls=controls)
    tiles = [_tile(state, one, say) for one in ((group,) if group else state.seating.groups)]
    paper = Line(id="paper", text=say("on_paper"), tone="quiet", icon="pencil")
    widgets = (*_question(state, say), paper, *tiles)
    return View(title=say("check_out.title"), widgets=widgets, controls=controls)


def _shared(state: State, say: Say) -> tuple[Widget, ...]:
    """Return the wall or the cloud, if one is to be shown and there is something for it."""
    match state.display:
        case "wall":
            found: Widget | None = wall("wall", state.steps, say("wall.title"), say)
        case "cloud":
            found = cloud("cloud", state.texts, say("wall.cloud"), say)
        case "question":
            return ()
    return (found,) if found else ()


def phone(state: State, seat: int, clock: int, say: Say) -> View:
    """The question, and after the answer that it can be changed or erased."""
    controls = spoken(offers(state, Participant(seat), clock), say)
    given_ = [Line(id="given", text=say("saved"), icon="check")] if seat in state.gave else []
    first = Line(id="first-read", text=say("texts.first_read"), tone="quiet", icon="eye")
    widgets = (*_question(state, say), *given_, first)
    return View(title=say("check_out.title"), widgets=widgets, controls=controls)


def panel(state: State, clock: int, say: Say) -> View:
    """How far each table is, and what could be shown of the texts."""
    tiles = [_tile(state, one, say) for one in state.seating.groups]
    both = (
        wall("wall", state.steps, say("wall.title"), say),
        cloud("cloud", state.texts, say("wall.cloud"), say),
    )
    shown = (one for one in both if one)
    controls = spoken(offers(state, FACILITATOR, clock), say)
    return View(title=say("check_out.title"), widgets=(*tiles, *shown), controls=controls)


def _question(state: State, say: Say) -> tuple[Widget, ...]:
    text, hint = state.content.question, state.content.hint
    return (Question(id="question", text=say.of(text), hint=say.of(hint), lang=say.lang_of(text)),)


def _tile(state: State, group: Group, say: Say) -> Widget:
    answered = {seat: gave.keep for seat, gave in state.gave.items()}
    status, done = progress(group, state.seating, answered, state.ready, say)
    text = heard(state.told.get(group))
    return tile(group, state.seating, say, status=status, done=done, lines=(text,) if text else ())


def _summary(state: State) -> Summary:
    own = [
        Reflection(label(f"check_out.{name}"), getattr(gave, name))
        for gave in state.gave.values()
        for name in BLANKS
    ]
    tables = [Reflection(label("check_out.sentence"), text) for text in state.told.values()]
    return Summary(title=label("check_out.title"), reflections=(*tables, *own))


CHECK_OUT: Game[CheckOut, State, Command, Event] = Game(
    id="check_out",
    version=1,
    content=CheckOut,
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
