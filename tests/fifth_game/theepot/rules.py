"""The rules: each table answers, whoever has a phone says how the tea was, then the next cup."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal, assert_never

from engine.content.fields import Content, Id, Text
from engine.core import (
    Control,
    Facilitator,
    Field,
    Finding,
    Group,
    GroupCame,
    GroupScreen,
    Highlight,
    Moment,
    Own,
    Participant,
    Person,
    Rejected,
    SeatCame,
    SeatLeft,
    Setup,
    Summary,
    label,
)
from engine.core.looks import group_name


class Cup(Content):
    """One question, and what can be answered."""

    question: Text
    answers: tuple[Text, ...]


class Tea(Content):
    """What a trainer may write."""

    id: Id
    game: Literal["theepot"]
    title: Text
    cups: tuple[Cup, ...]


@dataclass(frozen=True)
class Answer:
    """``group`` answers cup ``cup``."""

    kind: ClassVar[str] = "answer"
    cup: int
    group: Group
    answer: int


@dataclass(frozen=True)
class Taste:
    """``seat`` says how warm its tea was, 0 to 10."""

    kind: ClassVar[str] = "taste"
    seat: int
    warmth: int


@dataclass(frozen=True)
class Pour:
    """The next cup after ``cup``."""

    kind: ClassVar[str] = "pour"
    cup: int


@dataclass(frozen=True)
class Answered:
    """``group`` answered."""

    kind: ClassVar[str] = "answered"
    cup: int
    group: Group
    answer: int


@dataclass(frozen=True)
class Tasted:
    """``seat`` tasted; how it was, is its own."""

    kind: ClassVar[str] = "tasted"
    seat: int
    warmth: Own[int]


@dataclass(frozen=True)
class Poured:
    """The cup that is on the table now."""

    kind: ClassVar[str] = "poured"
    cup: int


Command = Answer | Taste | Pour
Event = Answered | Tasted | Poured


@dataclass(frozen=True)
class State:
    """The tea so far."""

    tea: Tea
    groups: tuple[Group, ...] = ()
    seats: Mapping[int, tuple[Group, bool]] = field(default_factory=dict)
    cup: int = 0
    answers: Mapping[tuple[int, Group], int] = field(default_factory=dict)
    warmth: Mapping[int, Own[int]] = field(default_factory=dict)

    @property
    def last(self) -> bool:
        """Whether the pot is empty."""
        return self.cup == len(self.tea.cups) - 1

    def acting(self, who: Person) -> tuple[Group, ...]:
        """Return the groups that ``who`` may answer for."""
        match who:
            case Facilitator() | GroupScreen(None):
                return self.groups
            case GroupScreen(str() as group) if group in self.groups:
                return (group,)
        return ()

    def leads(self, who: Person) -> bool:
        """Return whether ``who`` may pour."""
        alone = len(self.groups) == 1 and self.acting(who) == self.groups
        return alone or who in (Facilitator(), GroupScreen(None))


def start(tea: Tea, setup: Setup) -> State:
    """Return the table before anyone has sat down."""
    return State(tea)


def decide(state: State, command: Command, moment: Moment) -> list[Event]:
    """Return what ``command`` makes happen.

    Raises:
        Rejected: if it is not theirs to do, or about another cup.
    """
    match command:
        case Answer(cup, group, answer):
            _must(group in state.acting(moment.who), "not_yours")
            _must(cup == state.cup, "moved_on")
            _must(0 <= answer < len(state.tea.cups[cup].answers), "unfit")
            return [Answered(cup, group, answer)]
        case Taste(seat, warmth):
            _must(moment.who == Participant(seat) and seat in state.seats, "not_yours")
            _must(0 <= warmth <= 10, "unfit")
            return [Tasted(seat, Own(warmth, seat))]
        case Pour(cup):
            _must(state.leads(moment.who), "not_yours")
            _must(cup == state.cup and not state.last, "moved_on")
            return [Poured(cup + 1)]
        case _:
            assert_never(command)


def _must(fine: bool, code: str) -> None:
    if not fine:
        raise Rejected(code)


def evolve(state: State, event: Any) -> State:
    """Return the tea after ``event``."""
    match event:
        case Answered(cup, group, answer):
            return replace(state, answers={**state.answers, (cup, group): answer})
        case Tasted(seat, warmth):
            return replace(state, warmth={**state.warmth, seat: warmth})
        case Poured(cup):
            return replace(state, cup=cup)
        case GroupCame(group):
            return replace(state, groups=(*state.groups, group))
        case SeatCame(seat, group, phone):
            return replace(state, seats={**state.seats, seat: (group, phone)})
        case SeatLeft(seat):
            rest = {one: where for one, where in state.seats.items() if one != seat}
            return replace(state, seats=rest)
    return state


def offers(state: State, who: Person, clock: int) -> tuple[Control, ...]:
    """Return the answers of a table, one's own taste, and pouring."""
    found = [one for group in state.acting(who) for one in _answers(state, group)]
    match who:
        case Participant(seat) if seat in state.seats:
            found.append(_taste(state, seat))
    if state.leads(who) and not state.last:
        said = label("theepot.pour")
        found.append(Control(id="pour", label=said, intent="advance", command=Pour(state.cup)))
    return tuple(found)


def _answers(state: State, group: Group) -> list[Control]:
    given = (state.cup, group) in state.answers
    return [
        Control(
            id=f"answer-{group}-{number}",
            label=label("theepot.answer", group=group_name(group), answer=answer),
            intent="change" if given else "answer",
            command=Answer(state.cup, group, number),
            board=f"tile-{group}",
        )
        for number, answer in enumerate(state.tea.cups[state.cup].answers)
    ]


def _taste(state: State, seat: int) -> Control:
    before = state.warmth[seat].known if seat in state.warmth else None
    said = label("theepot.warmth")
    scale = Field(name="warmth", kind="scale", label=said, value=before, min=0, max=10)
    return Control(
        id="taste",
        label=label("theepot.taste"),
        intent="change" if seat in state.warmth else "answer",
        command=Taste(seat, None),  # type: ignore[arg-type]  # a blank
        fields=(scale,),
        examples=({"warmth": 7},),
    )


def summary(state: State) -> Summary:
    """Return what each table answered: a choice to talk about."""
    told = [
        Highlight(
            group,
            label("theepot.chose", answer=state.tea.cups[cup].answers[answer]),
            "choice",
            state.tea.cups[cup].answers[answer],
        )
        for (cup, group), answer in state.answers.items()
    ]
    return Summary(title=state.tea.title, highlights=tuple(told))


def findings(tea: Tea) -> Iterable[Finding]:
    """Return which questions leave nothing to choose."""
    for number, cup in enumerate(tea.cups):
        if len(cup.answers) < 2:
            yield Finding("P999", ("cups", number, "answers"), label("theepot.few"), "error")
