"""What the tea looks like, in the widgets that the house has."""

from engine.core import FACILITATOR, Group, GroupScreen, Participant, Say, View
from engine.core.looks import group_look, group_name
from engine.core.speak import spoken
from engine.core.views import GroupTile, Question, Widget
from theepot.rules import State, offers


def screen(state: State, group: Group | None, clock: int, say: Say) -> View:
    """The question, and a tile per table."""
    controls = spoken(offers(state, GroupScreen(group), clock), say)
    tiles = [_tile(state, one, say) for one in ((group,) if group else state.groups)]
    widgets = (_question(state, say), *tiles)
    return View(title=say.of(state.tea.title), widgets=widgets, controls=controls)


def phone(state: State, seat: int, clock: int, say: Say) -> View:
    """The question, and one's own taste."""
    controls = spoken(offers(state, Participant(seat), clock), say)
    return View(title=say.of(state.tea.title), widgets=(_question(state, say),), controls=controls)


def panel(state: State, clock: int, say: Say) -> View:
    """A tile per table."""
    controls = spoken(offers(state, FACILITATOR, clock), say)
    tiles = tuple(_tile(state, one, say) for one in state.groups)
    return View(title=say.of(state.tea.title), widgets=tiles, controls=controls)


def _question(state: State, say: Say) -> Widget:
    text = state.tea.cups[state.cup].question
    return Question(id="question", text=say.of(text), lang=say.lang_of(text))


def _tile(state: State, group: Group, say: Say) -> Widget:
    animal, colour = group_look(group)
    answer = state.answers.get((state.cup, group))
    answers = state.tea.cups[state.cup].answers
    return GroupTile(
        id=f"tile-{group}",
        group=group,
        name=say.of(group_name(group)),
        animal=animal,
        colour=colour,
        status=say.of(answers[answer]) if answer is not None else say("thinking"),
        done=answer is not None,
    )
