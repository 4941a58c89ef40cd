"""What the screen, a table page, a phone and the panel show."""

from collections.abc import Iterator

from engine.core import (
    FACILITATOR,
    Group,
    GroupScreen,
    Participant,
    Person,
    Say,
    View,
    Words,
)
from engine.core.looks import group_name
from engine.core.speak import spoken
from engine.core.views import Note, Question, Text, Title, Widget
from games.tekentafel import widgets
from games.tekentafel.offers import offers
from games.tekentafel.readings import on_paper, waited_for
from games.tekentafel.state import State
from games.tekentafel.wording import line

Groups = tuple[Group, ...]
FULL_ROOM = 4
"""Up to this many tables tell aloud what they planned; above it two do."""


def screen(state: State, group: Group | None, clock: int, say: Say) -> View:
    """Show the room (``group`` None) or one table; never who laid or stuck what."""
    groups = tuple(state.tables) if group is None else (group,)
    asked = Title(id="title", text=_asked(state, say), kicker=_step(state, say))
    return _view(state, GroupScreen(group), clock, say, (asked, *_on_screen(state, groups, say)))


def phone(state: State, seat: int, clock: int, say: Say) -> View:
    """Show the map and the table of ``seat``."""
    own = state.seats.get(seat)
    shown = tuple(_on_phone(state, own.group, say)) if own else ()
    return _view(state, Participant(seat), clock, say, (_heading(state, say), *shown))


def panel(state: State, clock: int, say: Say) -> View:
    """Show what to say, whom the room waits for, and how far each table is."""
    shown = tuple(_for_facilitator(state, say))
    return _view(state, FACILITATOR, clock, say, (_heading(state, say), *shown))


def _view(state: State, who: Person, clock: int, say: Say, shown: tuple[Widget, ...]) -> View:
    return View(
        title=say.of(line(f"title.{state.phase}")),
        widgets=shown,
        controls=spoken(offers(state, who, clock), say),
    )


def _heading(state: State, say: Say) -> Title:
    text = say.of(line(f"title.{state.phase}"))
    return Title(id="title", text=text, kicker=_where(state, say))


def _where(state: State, say: Say) -> str:
    title = say.of(line("our_own_map") if state.picture else state.scenario.title)
    return f"{step} · {title}" if (step := _step(state, say)) else title


def _step(state: State, say: Say) -> str:
    if state.phase not in state.steps:
        return ""
    return say.of(line("step", step=state.steps.index(state.phase) + 1, of=len(state.steps)))


def _on_screen(state: State, groups: Groups, say: Say) -> Iterator[Widget]:
    """The map is what a room looks at: the question stands above it as the heading."""
    yield widgets.board(state, tuple(state.tables), say)
    if len(groups) == 1 or state.in_turns:  # several tables' tiles need the room
        yield Text(id="hint", text=_hint(state, say), tone="quiet")
    yield from _reporting(state, groups, say)
    for group in groups:
        if group in state.tables:
            yield widgets.tile(state, group, say)


def _on_phone(state: State, group: Group, say: Say) -> Iterator[Widget]:
    yield Question(id="question", text=_asked(state, say), hint=_hint(state, say))
    yield widgets.board(state, tuple(state.tables), say)
    yield widgets.tile(state, group, say)


def _asked(state: State, say: Say) -> str:
    return say.of(line(f"question.{state.phase}", coins=state.options.coins))


def _hint(state: State, say: Say) -> str:
    """Return how to go about it; who plays for a persona looks through other eyes."""
    if state.in_turns and state.at in state.tables and len(state.tables) > 1:
        return say.of(line("turn", group=group_name(state.at)))
    key = state.phase if state.phase != "choose" or on_paper(state) else "choose_phones"
    return say.of(line(f"hint.{key}", tokens=state.options.tokens, coins=state.options.coins))


def _reporting(state: State, groups: Groups, say: Say) -> Iterator[Widget]:
    if state.phase == "choose" and len(groups) > FULL_ROOM:
        first, second = (group_name(group) for group in groups[:2])
        said = line("two_report", first=first, second=second)
        yield Text(id="reporting", text=say.of(said), icon="messages")


def _for_facilitator(state: State, say: Say) -> Iterator[Widget]:
    told = say.of(line(f"note.{state.phase}"))
    yield Note(id="tell", title=say.of(line("note.title")), text=told, read_aloud=True)
    yield Text(id="waiting", text=say.of(_waiting(state, say)))
    yield widgets.board(state, tuple(state.tables), say)
    yield from (widgets.tile(state, group, say) for group in state.tables)
    yield from _notes(state, say)
    if state.scenario.tested:
        yield Text(id="tested", text=say.of(state.scenario.tested), tone="quiet")


def _waiting(state: State, say: Say) -> Words:
    waited = waited_for(state)
    names = ", ".join(say.of(group_name(group)) for group in waited)
    return line("waiting_for", groups=names) if waited else line("waiting_for_nobody")


def _notes(state: State, say: Say) -> Iterator[Widget]:
    """What a trainer wrote for the facilitator about measures that were chosen."""
    plans = [plan for table in state.tables.values() for plan in table.plans.values()]
    for name in dict.fromkeys(plan.measure for plan in plans):
        measure = state.known.measures.get(name)
        if measure and measure.note:
            told = say.of(measure.note)
            yield Note(id=f"note-{name}", title=say.of(measure.title), text=told)
