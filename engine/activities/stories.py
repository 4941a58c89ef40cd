"""The rules of the story harvest: stories with a consent each, read together, one chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, assert_never

from engine.activities.harvest_messages import (
    Choose,
    ChooseTogether,
    ChosenTogether,
    Command,
    Event,
    Harvest,
    May,
    ReadOn,
    StoryChosen,
    StoryRead,
    StoryTold,
    TableTold,
    Tell,
    TellAtTable,
)
from engine.activities.personal import Ready, WasReady
from engine.activities.seating import (
    Onward,
    PhaseBegan,
    Seating,
    onward,
)
from engine.activities.sentence import sentence
from engine.core import (
    Group,
    GroupScreen,
    Luck,
    Moment,
    Own,
    OwnState,
    Participant,
    Person,
    Rejected,
    leads,
    must,
)
from engine.core.clean import clean

TELL, READ, CHOOSE, TOGETHER = range(4)
HEARD: Final = 0
"""The number that stands for a story which was only told aloud."""
_NUMBERS: Final = 1_000_000


@dataclass(frozen=True)
class Story:
    """A story card: its text, and where its teller lets it be told again."""

    text: Own[str]
    may: Own[str]

    @property
    def on_screen(self) -> str:
        """The story if everyone here may see it, else nothing."""
        return (self.text.shown or "") if self.may.known in ("screen", "both") else ""

    @property
    def in_report(self) -> str:
        """The story if it may leave the room, else nothing."""
        return (self.text.shown or "") if self.may.known in ("report", "both") else ""


@dataclass(frozen=True)
class State:
    """The harvest after the events so far."""

    content: Harvest
    seating: Seating = field(default_factory=Seating)
    phase: int = TELL
    stories: Mapping[int, Story] = field(default_factory=dict)
    of_seat: Mapping[int, int] = field(default_factory=dict)
    of_table: Mapping[Group, tuple[int, ...]] = field(default_factory=dict)
    ready: frozenset[Group] = frozenset()
    reading: int = HEARD
    chosen: Mapping[Group, StoryChosen] = field(default_factory=dict)
    together: ChosenTogether | None = None

    @property
    def last_phase(self) -> int:
        """A table alone has chosen for the room."""
        return TOGETHER if len(self.seating.groups) > 1 else CHOOSE

    @property
    def readable(self) -> tuple[int, ...]:
        """The stories that may be read together, in an order that tells nothing."""
        return tuple(sorted(n for n, story in self.stories.items() if story.on_screen))

    @property
    def next_story(self) -> int | None:
        """The story to be read after this one, if there is one more."""
        return next((number for number in self.readable if number > self.reading), None)

    def own_story(self, seat: int) -> Story | None:
        """Return what ``seat`` told on its phone."""
        return self.stories.get(self.of_seat.get(seat, HEARD))


def decide(state: State, command: Command, moment: Moment) -> list[Event]:
    """Return what ``command`` makes happen.

    Raises:
        Rejected: if it is not theirs to do, belongs to another phase, or there is no such story.
    """
    match command:
        case Onward(at):
            return [onward(at, state.phase, state.last_phase, state.seating, moment)]
        case Tell(seat, text, may):
            return [_told(state, seat, clean(text or ""), may, moment)]
        case TellAtTable(group, before, text, may):
            return [_typed(state, group, before, clean(text or ""), may, moment)]
        case Ready(group):
            state.seating.may_act(moment.who, group)
            must(state.phase == TELL)
            return [] if group in state.ready else [WasReady(group)]
        case ReadOn(at):
            return [_read_on(state, at, moment.who)]
        case Choose(group, story, why):
            state.seating.may_act(moment.who, group)
            must(state.phase == CHOOSE)
            return [
                StoryChosen(group, _known(state, story), sentence(why or "", group, moment.who))
            ]
        case ChooseTogether(story, why):
            _must_lead(state, moment.who)
            must(state.phase == TOGETHER)
            group = state.seating.groups[0]
            return [ChosenTogether(_known(state, story), sentence(why or "", group, moment.who))]
        case _:
            assert_never(command)


def _told(state: State, seat: int, text: str, may: May, moment: Moment) -> StoryTold:
    state.seating.is_own(moment.who, seat)
    must(state.phase == TELL)
    # What may not be told again waits for nobody's judgement.
    own = Own(text, seat, "private" if may == "here" else "queued")
    return StoryTold(seat, _number(state, moment.luck), own, Own(may, seat))


def _typed(
    state: State, group: Group, before: int, text: str, may: May, moment: Moment
) -> TableTold:
    """What is typed at the shared screen or the panel was seen by everyone; may it leave?"""
    state.seating.may_act(moment.who, group)
    if isinstance(moment.who, Participant):
        raise Rejected("not_yours")
    must(state.phase == TELL and before == len(state.of_table.get(group, ())))
    at_table = isinstance(moment.who, GroupScreen) and moment.who.group is not None
    seen: OwnState = "queued" if at_table else "shown"
    own = Own(text, group, "private" if may == "here" else seen)
    return TableTold(group, _number(state, moment.luck), own, Own(may, group))


def _number(state: State, luck: Luck) -> int:
    number = luck.roll(_NUMBERS)
    while number in state.stories:
        number += 1
    return number


def _read_on(state: State, at: int, who: Person) -> StoryRead:
    _must_lead(state, who)
    must(state.phase == READ and at == state.reading)
    if state.next_story is None:
        raise Rejected("not_now")
    return StoryRead(state.next_story)


def _must_lead(state: State, who: Person) -> None:
    must(leads(who, state.seating.groups), "not_yours")


def _known(state: State, story: int) -> int:
    if story != HEARD and story not in state.readable:
        raise Rejected("unfit")
    return story


def evolve(state: State, event: Any) -> State:
    """Return the harvest after ``event``."""
    match event:
        case PhaseBegan(phase):
            return replace(state, phase=phase)
        case StoryTold(seat, story, text, may):
            rest = {n: one for n, one in state.stories.items() if n != state.of_seat.get(seat)}
            of_seat = {**state.of_seat, seat: story}
            return replace(state, stories={**rest, story: Story(text, may)}, of_seat=of_seat)
        case TableTold(group, story, text, may):
            told = (*state.of_table.get(group, ()), story)
            stories = {**state.stories, story: Story(text, may)}
            return replace(state, stories=stories, of_table={**state.of_table, group: told})
        case WasReady(group):
            return replace(state, ready=state.ready | {group})
        case StoryRead(story):
            return replace(state, reading=story)
        case StoryChosen(group):
            return replace(state, chosen={**state.chosen, group: event})
        case ChosenTogether():
            return replace(state, together=event)
    return replace(state, seating=state.seating.after(event))
