"""Story harvest (Most Significant Change): one question, stories, and one that is chosen."""

from collections.abc import Iterator

from engine.activities.harvest_messages import (
    COMMANDS,
    EVENTS,
    ChosenTogether,
    Command,
    Event,
    Harvest,
    StoryChosen,
)
from engine.activities.harvest_offers import offers
from engine.activities.harvest_views import panel, phone, screen
from engine.activities.sentence import ALOUD
from engine.activities.stories import (
    State,
    decide,
    evolve,
)
from engine.core import Game, Own, Reflection, Summary, Table, Words, label
from engine.core.looks import group_name


def summary(state: State) -> Summary:
    """Return the stories whose tellers let them leave, and which were chosen and why."""
    stories = [story.text for story in state.stories.values() if story.in_report]
    return Summary(
        title=label("harvest.title"),
        reflections=tuple(Reflection(state.content.question, text) for text in stories),
        tables=tuple(_tables(state)),
    )


def _tables(state: State) -> Iterator[Table]:
    columns = tuple(label(f"harvest.column_{name}") for name in ("who", "story", "why"))
    rows = [_row(state, group_name(group), one) for group, one in state.chosen.items()]
    if state.together:
        rows.append(_row(state, label("harvest.everyone"), state.together))
    if rows:
        yield Table(label("harvest.chosen"), columns, tuple(rows))


def _row(
    state: State, who: Words, chosen: StoryChosen | ChosenTogether
) -> tuple[Words | Own[str], ...]:
    story = state.stories.get(chosen.story)
    told = story.text if story and story.in_report else label("harvest.heard")
    aloud = chosen.why.known == ALOUD
    return who, told, label("harvest.why_aloud") if aloud else chosen.why


HARVEST: Game[Harvest, State, Command, Event] = Game(
    id="harvest",
    version=1,
    content=Harvest,
    words=None,
    commands=COMMANDS,
    events=EVENTS,
    start=lambda content, setup: State(content),
    decide=decide,
    evolve=evolve,
    offers=offers,
    screen=screen,
    phone=phone,
    panel=panel,
    summary=summary,
    checks=lambda content: (),
)
