"""Debrief: tables first, then all together, from what really happened."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, assert_never, get_args

from engine.activities.questions import Debrief, Round, checks
from engine.activities.seating import Onward, PhaseBegan, Seating, advance, onward, tile
from engine.activities.sentence import ALOUD, before, blank, heard, sentence
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
    Standing,
    Summary,
    View,
    label,
    must,
)
from engine.core.looks import group_name
from engine.core.speak import spoken
from engine.core.views import Note, Question, Widget
from engine.core.views import Text as Line

MOST_ALOUD = 4
"""Above four tables two report aloud, by rotation."""


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

    rounds: tuple[Round, ...]
    moments: tuple[Highlight, ...] = ()
    seating: Seating = field(default_factory=Seating)
    phase: int = 0
    told: Mapping[tuple[int, Group], Own[str]] = field(default_factory=dict)

    @property
    def round(self) -> Round:
        """The question of this moment."""
        return self.rounds[self.phase]

    @property
    def alone(self) -> Group | None:
        """The only group there is, if there is one."""
        groups = self.seating.groups
        return groups[0] if len(groups) == 1 else None

    def happened(self, group: Group) -> Highlight | None:
        """Return what this question is about, if that happened to ``group``.

        When more such questions came before, it is another one, as long as there are.
        """
        about = self.round.about
        own = [h for h in self.moments if h.group == group and h.kind == about and h.what]
        before = sum(one.about == about for one in self.rounds[: self.phase])
        return own[before % len(own)] if about and own else None

    def moment_of(self, group: Group) -> Highlight | None:
        """Return one thing that happened to ``group``: another each round."""
        own = [one for one in self.moments if one.group == group]
        return own[self.phase % len(own)] if own else None


def start(content: Debrief, setup: Setup) -> State:
    """Return the debrief of what was played before."""
    moments = tuple(one for summary in setup.summaries for one in summary.highlights)
    return State(content.rounds, moments)


def decide(state: State, command: Command, moment: Moment) -> list[Event]:
    """Return what ``command`` makes happen.

    Raises:
        Rejected: if it is not theirs to do, or about another round.
    """
    match command:
        case Onward(at):
            return [onward(at, state.phase, len(state.rounds) - 1, state.seating, moment)]
        case Tell(at, group, text):
            state.seating.may_act(moment.who, group)
            must(at == state.phase)
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


def standing(state: State, group: Group) -> Standing:
    """Return at which question ``group`` is."""
    return Standing(state.phase + 1, len(state.rounds))


def offers(state: State, who: Person, clock: int) -> tuple[Control, ...]:
    """A sentence per table, or that it was said aloud; going on for whoever leads."""
    tables = [] if state.round.plenary else state.seating.acting(who)
    said = [control for group in tables for control in _tell(state, group, who)]
    nexts = tuple(label("debrief.next") for _ in state.rounds[1:])
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
    own = state.round.moments or state.round.about
    tiles = [] if state.round.plenary and not own else [_tile(state, g, say) for g in groups]
    widgets = (*_question(state, group or state.alone, say), *tiles)
    return View(title=say("debrief.title"), widgets=widgets, controls=controls)


def phone(state: State, seat: int, clock: int, say: Say) -> View:
    """The same question, with the moment of one's own table."""
    controls = spoken(offers(state, Participant(seat), clock), say)
    group = state.seating.group_of(seat)
    tiles = (_tile(state, group, say),) if group else ()
    widgets = (*_question(state, group, say), *tiles)
    return View(title=say("debrief.title"), widgets=widgets, controls=controls)


def panel(state: State, clock: int, say: Say) -> View:
    """The question to read aloud, every table's moment, and what was said."""
    controls = spoken(offers(state, FACILITATOR, clock), say)
    text, _ = _asked(state, state.alone, say)
    note = Note(id="read", title=say("read_aloud"), text=text, read_aloud=True)
    tiles = [_tile(state, one, say) for one in state.seating.groups]
    return View(title=say("debrief.title"), widgets=(note, *tiles), controls=controls)


def _question(state: State, group: Group | None, say: Say) -> tuple[Widget, ...]:
    text, lang = _asked(state, group, say)
    question = Question(id="question", text=text, hint=say.of(state.round.hint), lang=lang)
    who = say("debrief.plenary" if state.round.plenary else "debrief.at_tables")
    return (question, Line(id="who", text=_aloud(state, say) or who, tone="quiet", icon="messages"))


def _asked(state: State, group: Group | None, say: Say) -> tuple[str, str]:
    """Return what ``group`` is asked and its language: of what happened to it, or plainly."""
    happened = state.happened(group) if group else None
    filled = state.round.filled
    if happened and filled:
        return say.of(filled, wat=happened.what), say.lang_of(filled)
    return say.of(state.round.question), say.lang_of(state.round.question)


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
    if state.happened(group) and state.alone is None:
        lines.append(_asked(state, group, say)[0])
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
    reflections = [Reflection(state.rounds[at].question, text) for (at, _), text in texts]
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
    checks=checks,
    standing=standing,
)
