"""What can be done in the story harvest, and by whom."""

from collections.abc import Iterator
from typing import Any, Final, get_args

from engine.activities.harvest_messages import (
    Choose,
    ChooseTogether,
    ChosenTogether,
    May,
    ReadOn,
    StoryChosen,
    Tell,
    TellAtTable,
)
from engine.activities.personal import own_seat, ready_offers
from engine.activities.seating import advance
from engine.activities.sentence import blank, heard
from engine.activities.stories import (
    CHOOSE,
    HEARD,
    READ,
    TELL,
    State,
)
from engine.core import Control, Field, Group, Label, Option, Participant, Person, label, leads
from engine.core.looks import group_name

MOST_STORIES: Final = 12
"""Stories that are typed for one table at most."""
_SHORT: Final = 70
"""Characters of a story by which it is recognised in a list."""
_BLANK: Any = None


def offers(state: State, who: Person, clock: int) -> tuple[Control, ...]:
    """Return one's own story on one's own phone, a table's stories and choice, and going on."""
    return (*_now(state, who), *_onward(state, who))


def _now(state: State, who: Person) -> Iterator[Control]:
    if state.phase == TELL:
        yield from _telling(state, who)
    elif state.phase == READ:
        yield from _reading(state, who)
    elif state.phase == CHOOSE:
        yield from (_choose(state, group) for group in state.seating.acting(who))
    elif leads(who, state.seating.groups):
        yield _together(state)


def _onward(state: State, who: Person) -> tuple[Control, ...]:
    if state.phase == READ and state.next_story is not None:
        return ()
    names = ("to_read", "to_choose", "to_together")[: state.last_phase]
    return advance(state.phase, tuple(label(f"harvest.{n}") for n in names), state.seating, who)


def _telling(state: State, who: Person) -> Iterator[Control]:
    seat = own_seat(state.seating, who)
    if seat is not None:
        yield from _own(state, seat)
        return
    yield from ready_offers(state.seating, state.ready, who)
    for group in state.seating.acting(who):
        before = len(state.of_table.get(group, ()))
        if before < MOST_STORIES and not isinstance(who, Participant):
            yield _type(group, before)


def _own(state: State, seat: int) -> Iterator[Control]:
    told = state.own_story(seat)
    fields = (
        blank("text", label("harvest.story"), told.text.known if told else None),
        _may(label("harvest.may"), told.may.known if told else None),
    )
    yield Control(
        id="tell",
        label=label("harvest.write"),
        intent="change" if told else "answer",
        command=Tell(seat, _BLANK, _BLANK),
        fields=fields,
        examples=({"text": "…", "may": "both"}, {"text": "…", "may": "here"}),
        icon="pencil",
    )
    yield Control(id="pass", label=label("pass"), intent="pass", command=Tell(seat, "", "here"))


def _may(said: Label, value: str | None = None) -> Field:
    options = tuple(Option(may, label(f"harvest.may_{may}")) for may in get_args(May))
    return Field(name="may", kind="one", label=said, value=value, options=options)


def _type(group: Group, before: int) -> Control:
    return Control(
        id=f"type-{group}",
        label=label("harvest.type", group=group_name(group)),
        intent="change",
        command=TellAtTable(group, before, _BLANK, _BLANK),
        fields=(blank("text", label("harvest.story")), _may(label("harvest.may_asked"))),
        examples=({"text": "…", "may": "both"}, {"text": "…", "may": "report"}),
        board=f"tile-{group}",
        icon="pencil",
    )


def _reading(state: State, who: Person) -> Iterator[Control]:
    if state.next_story is not None and leads(who, state.seating.groups):
        said = label("harvest.next" if state.reading else "harvest.first")
        yield Control(
            id="read-on", label=said, intent="advance", command=ReadOn(state.reading),
            icon="arrow-right",
        )  # fmt: skip


def _choose(state: State, group: Group) -> Control:
    given = state.chosen.get(group)
    return Control(
        id=f"choose-{group}",
        label=label("harvest.choose", group=group_name(group)),
        intent="change" if given else "answer",
        command=Choose(group, _BLANK, _BLANK),
        fields=_choosing(state, state.readable, given),
        examples=({"story": (*state.readable, HEARD)[0], "why": ""},),
        board=f"tile-{group}",
        icon="heart-handshake",
    )


def _together(state: State) -> Control:
    found = {one.story for one in state.chosen.values()}
    stories = tuple(n for n in state.readable if n in found) or state.readable
    return Control(
        id="together",
        label=label("harvest.choose_together"),
        intent="change" if state.together else "answer",
        command=ChooseTogether(_BLANK, _BLANK),
        fields=_choosing(state, stories, state.together),
        examples=({"story": (*stories, HEARD)[0], "why": ""},),
        icon="heart-handshake",
    )


def _choosing(
    state: State, stories: tuple[int, ...], given: StoryChosen | ChosenTogether | None
) -> tuple[Field, ...]:
    options = [Option(number, short(state.stories[number].on_screen)) for number in stories]
    options.append(Option(HEARD, label("harvest.heard")))
    kept = given.story if given and given.story in (HEARD, *stories) else None
    which = label("harvest.which")
    why = blank("why", label("harvest.why"), heard(given.why) if given else None, required=False)
    return (
        Field(name="story", kind="one", label=which, value=kept, options=tuple(options)),
        why,
    )


def short(text: str) -> str:
    """Return the beginning of ``text``, enough to recognise it by."""
    return text if len(text) <= _SHORT else text[:_SHORT].rpartition(" ")[0] + " …"
