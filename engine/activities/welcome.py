"""Welcome: arrive, agree how we treat each other, and practise with one card."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, ClassVar, assert_never, get_args

from pydantic import Field

from engine.activities.seating import Onward, PhaseBegan, Seating, advance, onward, tile
from engine.content.fields import Content, Text
from engine.core import (
    FACILITATOR,
    Control,
    Game,
    Group,
    GroupScreen,
    Moment,
    Participant,
    Person,
    Say,
    Summary,
    View,
    label,
    must,
)
from engine.core.looks import group_name
from engine.core.speak import spoken
from engine.core.views import CardFace, GroupTile, JoinInvite, Question, Widget
from engine.core.views import Text as Line

ARRIVE, AGREE, PRACTISE = range(3)


class Practice(Content):
    """One card to try out; it explains more than rules do."""

    title: Text
    text: Text
    ask: Text
    picture: str = "coffee"
    choices: Annotated[tuple[Text, ...], Field(min_length=2, max_length=4)]
    after: Text
    """What there is to learn from it, said when a table has chosen."""


class Welcome(Content):
    """What a trainer may write for the welcome."""

    agreement: Annotated[tuple[Text, ...], Field(min_length=1, max_length=4)]
    practice: Practice


@dataclass(frozen=True)
class Agree:
    """``group`` agrees."""

    kind: ClassVar[str] = "agree"
    group: Group


@dataclass(frozen=True)
class Practise:
    """``group`` takes ``choice`` (from 0) on the practice card."""

    kind: ClassVar[str] = "practise"
    group: Group
    choice: int


@dataclass(frozen=True)
class Agreed:
    """``group`` agreed."""

    kind: ClassVar[str] = "agreed"
    local: ClassVar[bool] = True
    group: Group


@dataclass(frozen=True)
class Practised:
    """``group`` took ``choice``."""

    kind: ClassVar[str] = "practised"
    group: Group
    choice: int


Command = Onward | Agree | Practise
Event = PhaseBegan | Agreed | Practised


@dataclass(frozen=True)
class State:
    """The welcome after the events so far."""

    content: Welcome
    seating: Seating = field(default_factory=Seating)
    phase: int = ARRIVE
    agreed: frozenset[Group] = frozenset()
    chosen: Mapping[Group, int] = field(default_factory=dict)


def decide(state: State, command: Command, moment: Moment) -> list[Event]:
    """Return what ``command`` makes happen.

    Raises:
        Rejected: if it is not theirs to do, or not now.
    """
    match command:
        case Onward(at):
            return [onward(at, state.phase, PRACTISE, state.seating, moment)]
        case Agree(group):
            state.seating.may_act(moment.who, group)
            must(state.phase == AGREE)
            return [] if group in state.agreed else [Agreed(group)]
        case Practise(group, choice):
            state.seating.may_act(moment.who, group)
            must(state.phase == PRACTISE)
            must(0 <= choice < len(state.content.practice.choices), "unfit")
            return [Practised(group, choice)]
        case _:
            assert_never(command)


def evolve(state: State, event: Any) -> State:
    """Return the welcome after ``event``."""
    match event:
        case PhaseBegan(phase):
            return replace(state, phase=phase)
        case Agreed(group):
            return replace(state, agreed=state.agreed | {group})
        case Practised(group, choice):
            return replace(state, chosen={**state.chosen, group: choice})
    return replace(state, seating=state.seating.after(event))


def offers(state: State, who: Person, clock: int) -> tuple[Control, ...]:
    """Agreeing and choosing for one's own table; going on for whoever leads."""
    tables = [one for group in state.seating.acting(who) for one in _at_table(state, group)]
    labels = (label("welcome.to_agree"), label("welcome.to_practise"))
    return (*tables, *advance(state.phase, labels, state.seating, who))


def _at_table(state: State, group: Group) -> list[Control]:
    name, board = group_name(group), f"tile-{group}"
    if state.phase == AGREE and group not in state.agreed:
        said = label("welcome.agree", group=name)
        return [
            Control(
                id=f"agree-{group}",
                label=said,
                intent="answer",
                command=Agree(group),
                icon="check",
                board=board,
            )
        ]
    if state.phase != PRACTISE:
        return []
    return [
        Control(
            id=f"practise-{group}-{number}",
            label=label("welcome.choose", group=name, choice=choice),
            intent="change" if group in state.chosen else "answer",
            command=Practise(group, number),
            board=board,
        )
        for number, choice in enumerate(state.content.practice.choices)
    ]


def screen(state: State, group: Group | None, clock: int, say: Say) -> View:
    """The invitation and who is here; then the agreement; then the practice card."""
    tiles = [_tile(state, one, say) for one in ((group,) if group else state.seating.groups)]
    controls = spoken(offers(state, GroupScreen(group), clock), say)
    return View(
        title=say("welcome.title"), widgets=(*_middle(state, say), *tiles), controls=controls
    )


def phone(state: State, seat: int, clock: int, say: Say) -> View:
    """The same question as on the screen, for one's own table."""
    controls = spoken(offers(state, Participant(seat), clock), say)
    welcome = (Line(id="arrive", text=say("welcome.on_phone"), icon="coffee"),)
    middle = welcome if state.phase == ARRIVE else (*_middle(state, say), *_yours(state, seat, say))
    return View(title=say("welcome.title"), widgets=middle, controls=controls)


def _yours(state: State, seat: int, say: Say) -> tuple[Widget, ...]:
    """What one's own table chose on the practice card."""
    chosen = state.chosen.get(state.seating.group_of(seat) or "")
    if state.phase != PRACTISE or chosen is None:
        return ()
    choice = state.content.practice.choices[chosen]
    return (Line(id="yours", text=say("welcome.yours", choice=choice), icon="check"),)


def panel(state: State, clock: int, say: Say) -> View:
    """What the tables did, and all that can be done for them."""
    tiles = tuple(_tile(state, one, say) for one in state.seating.groups)
    controls = spoken(offers(state, FACILITATOR, clock), say)
    return View(title=say("welcome.title"), widgets=tiles, controls=controls)


def _middle(state: State, say: Say) -> tuple[Widget, ...]:
    if state.phase == ARRIVE:
        invite = JoinInvite(id="invite", code="", url="", label=say("welcome.invite"))
        return (invite, Line(id="arrive", text=say("welcome.arrive")))
    return _agreement(state, say) if state.phase == AGREE else _practice(state, say)


def _agreement(state: State, say: Say) -> tuple[Widget, ...]:
    question = Question(id="agreement", text=say("welcome.agreement"), hint=say("welcome.hint"))
    lines = [
        Line(id=f"agreement-{number}", text=say.of(line), lang=say.lang_of(line), icon="check")
        for number, line in enumerate(state.content.agreement)
    ]
    return (question, *lines)


def _practice(state: State, say: Say) -> tuple[Widget, ...]:
    card = state.content.practice
    face = CardFace(
        id="card",
        lang=say.lang_of(card.text),
        title=say.of(card.title),
        text=say.of(card.text),
        ask=say.of(card.ask),
        kind="question",
        kind_label=say("welcome.practice"),
        icon=card.picture,
        choices=tuple(say.of(choice) for choice in card.choices),
        kernel=say.of(card.title),
        face="kernel" if state.chosen else "full",
    )
    after = Line(id="after", text=say.of(card.after), lang=say.lang_of(card.after), tone="strong")
    return (face, after) if state.chosen else (face,)


def _tile(state: State, group: Group, say: Say) -> GroupTile:
    seating = state.seating
    if state.phase == ARRIVE:
        nobody = "" if seating.at(group) else say("welcome.nobody")
        return tile(group, seating, say, status=nobody, seats=True)
    if state.phase == AGREE:
        agreed = group in state.agreed
        status = say("welcome.agreed" if agreed else "welcome.thinking")
        return tile(group, seating, say, status=status, done=agreed)
    if group not in state.chosen:
        return tile(group, seating, say, status=say("welcome.thinking"))
    choice = say.of(state.content.practice.choices[state.chosen[group]])
    return tile(group, seating, say, lines=(choice,), done=True)


WELCOME: Game[Welcome, State, Command, Event] = Game(
    id="welcome",
    version=1,
    content=Welcome,
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
    summary=lambda state: Summary(title=label("welcome.title")),
    checks=lambda content: (),
)
