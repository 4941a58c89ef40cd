"""Debrief: tables first, then all together, from what really happened."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, ClassVar, Literal, assert_never, get_args

from pydantic import Field as Limit

from engine.activities.seating import Onward, PhaseBegan, Seating, advance, in_phase, onward, tile
from engine.activities.sentence import ALOUD, before, blank, heard, sentence
from engine.content.fields import Content, Text
from engine.core import (
    FACILITATOR,
    Chapter,
    Control,
    Game,
    Group,
    GroupScreen,
    Highlight,
    Moment,
    Own,
    Participant,
    Person,
    Reflection,
    Say,
    Setup,
    Summary,
    View,
    label,
)
from engine.core.looks import group_name
from engine.core.speak import spoken
from engine.core.views import Note, Question, Widget
from engine.core.views import Text as Line

MOST_ALOUD = 4
"""Above four tables two report aloud, by rotation."""


class Round(Content):
    """One question of the debrief."""

    question: Text
    hint: Text | None = None
    moments: bool = False
    """Whether each table sees a moment of its own from the game."""
    plenary: bool = False
    """Whether the room talks together instead of table by table."""


class Debrief(Content):
    """What a trainer may write for a debrief. ``model`` names the way of asking."""

    model: Literal["oio", "what", "four_f", "data", "kolb"] = "oio"
    rounds: Annotated[tuple[Round, ...], Limit(min_length=1, max_length=8)]


@dataclass(frozen=True)
class Tell:
    """``group`` gives a sentence on round ``at``; an empty one was said aloud."""

    kind: ClassVar[str] = "tell"
    at: int
    group: Group
    text: str


@dataclass(frozen=True)
class Told:
    """``group`` gave a sentence on a round, or said it aloud."""

    kind: ClassVar[str] = "told"
    local: ClassVar[bool] = True
    at: int
    group: Group
    text: Own[str]


Command = Onward | Tell
Event = PhaseBegan | Told


@dataclass(frozen=True)
class State:
    """The debrief after the events so far. ``phase`` is the round, from 0."""

    content: Debrief
    moments: tuple[Highlight, ...] = ()
    seating: Seating = field(default_factory=Seating)
    phase: int = 0
    told: Mapping[tuple[int, Group], Own[str]] = field(default_factory=dict)

    @property
    def round(self) -> Round:
        """The question of this moment."""
        return self.content.rounds[self.phase]

    def moment_of(self, group: Group) -> Highlight | None:
        """Return one thing that happened to ``group``: another each round."""
        own = [one for one in self.moments if one.group == group]
        return own[self.phase % len(own)] if own else None


def start(content: Debrief, setup: Setup) -> State:
    """Return the debrief of what was played before."""
    moments = tuple(one for summary in setup.summaries for one in summary.highlights)
    return State(content, moments)


def decide(state: State, command: Command, moment: Moment) -> list[Event]:
    """Return what ``command`` makes happen.

    Raises:
        Rejected: if it is not theirs to do, or about another round.
    """
    match command:
        case Onward(at):
            return [onward(at, state.phase, len(state.content.rounds) - 1, state.seating, moment)]
        case Tell(at, group, text):
            state.seating.may_act(moment.who, group)
            in_phase(at == state.phase)
            return [Told(at, group, sentence(text, group, moment.who))]
        case _:
            assert_never(command)


def evolve(state: State, event: Any) -> State:
    """Return the debrief after ``event``."""
    match event:
        case PhaseBegan(phase):
            return replace(state, phase=phase)
        case Told(at, group, text):
            return replace(state, told={**state.told, (at, group): text})
    return replace(state, seating=state.seating.after(event))


def offers(state: State, who: Person, clock: int) -> tuple[Control, ...]:
    """A sentence per table, or that it was said aloud; going on for whoever leads."""
    tables = [] if state.round.plenary else state.seating.acting(who)
    said = [control for group in tables for control in _tell(state, group, who)]
    nexts = tuple(label("debrief.next") for _ in state.content.rounds[1:])
    return (*said, *advance(state.phase, nexts, state.seating, who))


def _tell(state: State, group: Group, who: Person) -> list[Control]:
    name, board = group_name(group), f"tile-{group}"
    told = state.told.get((state.phase, group))
    write = Control(
        id=f"tell-{group}",
        label=label("debrief.write", group=name),
        intent="change" if told else "answer",
        command=Tell(state.phase, group, None),  # type: ignore[arg-type]  # a blank
        fields=(blank("text", label("debrief.sentence"), before(told, who)),),
        examples=({"text": "…"},),
        board=board,
        icon="pencil",
    )
    aloud = Control(
        id=f"aloud-{group}",
        label=label("debrief.aloud", group=name),
        intent="answer",
        command=Tell(state.phase, group, ALOUD),
        board=board,
        icon="message-circle",
    )
    return [write] if told else [aloud, write]


def screen(state: State, group: Group | None, clock: int, say: Say) -> View:
    """The question, and per table a moment of its own and what it said."""
    controls = spoken(offers(state, GroupScreen(group), clock), say)
    groups = (group,) if group else state.seating.groups
    tiles = [] if state.round.plenary and not state.round.moments else [
        _tile(state, one, say) for one in groups
    ]  # fmt: skip
    widgets = (*_question(state, say), *tiles)
    return View(title=say("debrief.title"), widgets=widgets, controls=controls)


def phone(state: State, seat: int, clock: int, say: Say) -> View:
    """The same question, with the moment of one's own table."""
    controls = spoken(offers(state, Participant(seat), clock), say)
    group = state.seating.group_of(seat)
    tiles = (_tile(state, group, say),) if group else ()
    return View(
        title=say("debrief.title"), widgets=(*_question(state, say), *tiles), controls=controls
    )


def panel(state: State, clock: int, say: Say) -> View:
    """The question to read aloud, every table's moment, and what was said."""
    controls = spoken(offers(state, FACILITATOR, clock), say)
    text = state.round.question
    note = Note(id="read", title=say("read_aloud"), text=say.of(text), read_aloud=True)
    tiles = [_tile(state, one, say) for one in state.seating.groups]
    return View(title=say("debrief.title"), widgets=(note, *tiles), controls=controls)


def _question(state: State, say: Say) -> tuple[Widget, ...]:
    text, hint = state.round.question, state.round.hint
    question = Question(id="question", text=say.of(text), hint=say.of(hint), lang=say.lang_of(text))
    who = say("debrief.plenary" if state.round.plenary else "debrief.at_tables")
    return (question, Line(id="who", text=_aloud(state, say) or who, tone="quiet", icon="messages"))


def _aloud(state: State, say: Say) -> str:
    groups = state.seating.groups
    if not state.round.plenary or len(groups) <= MOST_ALOUD:
        return ""
    first = state.phase * 2 % len(groups)
    one, two = groups[first], groups[(first + 1) % len(groups)]
    return say("debrief.two", one=group_name(one), two=group_name(two))


def _tile(state: State, group: Group, say: Say) -> Widget:
    moment = state.moment_of(group) if state.round.moments else None
    given = state.told.get((state.phase, group))
    told = heard(given)
    lines = [say.of(moment.text)] if moment else []
    if told:
        lines.append(say("quoted", text=told))
    done = given is not None
    return tile(
        group,
        state.seating,
        say,
        status=say("is_ready") if done else "",
        lines=tuple(lines),
        done=done,
    )


def _summary(state: State) -> Summary:
    texts = state.told.items()
    reflections = [Reflection(state.content.rounds[at].question, text) for (at, _), text in texts]
    story = [
        Chapter(group, group_name(group), tuple(t for (_, g), t in texts if g == group))
        for group in state.seating.groups
    ]
    return Summary(
        title=label("debrief.title"),
        reflections=tuple(reflections),
        story=tuple(chapter for chapter in story if chapter.lines),
    )


DEBRIEF: Game[Debrief, State, Command, Event] = Game(
    id="debrief",
    version=1,
    content=Debrief,
    words=None,
    commands=get_args(Command),
    events=get_args(Event),
    start=start,
    decide=decide,
    evolve=evolve,
    offers=offers,
    screen=screen,
    phone=phone,
    panel=panel,
    summary=_summary,
    checks=lambda content: (),
)
