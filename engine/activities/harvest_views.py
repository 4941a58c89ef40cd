"""What the story harvest shows. Who told a story is shown nowhere."""

from collections.abc import Iterator

from engine.activities.harvest_offers import offers, short
from engine.activities.personal import progress
from engine.activities.seating import tile
from engine.activities.sentence import heard
from engine.activities.stories import CHOOSE, HEARD, READ, TELL, TOGETHER, State
from engine.core import FACILITATOR, Group, GroupScreen, Own, Participant, Say, View
from engine.core.speak import spoken
from engine.core.views import CardFace, Note, Question, Widget
from engine.core.views import Text as Line


def screen(state: State, group: Group | None, clock: int, say: Say) -> View:
    """The question; then each story that may be seen; then what the tables chose, and why."""
    controls = spoken(offers(state, GroupScreen(group), clock), say)
    groups = (group,) if group else state.seating.groups
    widgets = (*_middle(state, say), *_tiles(state, groups, say))
    return View(title=say("harvest.title"), widgets=widgets, controls=controls)


def phone(state: State, seat: int, clock: int, say: Say) -> View:
    """The same; after one's own story that it is kept and can be changed or erased."""
    controls = spoken(offers(state, Participant(seat), clock), say)
    given = seat in state.of_seat and state.phase == TELL
    saved = [Line(id="given", text=say("saved"), icon="check")] if given else []
    widgets = (*_middle(state, say, on_phone=True), *saved)
    return View(title=say("harvest.title"), widgets=widgets, controls=controls)


def panel(state: State, clock: int, say: Say) -> View:
    """What to read aloud, what to ask of each teller, and how far the tables are."""
    controls = spoken(offers(state, FACILITATOR, clock), say)
    widgets = (*_notes(state, say), *_tiles(state, state.seating.groups, say))
    return View(title=say("harvest.title"), widgets=widgets, controls=controls)


def _notes(state: State, say: Say) -> Iterator[Widget]:
    text = _reading(state) if state.phase == READ else ""
    text = text or _question(state, say).text
    yield Note(id="read", title=say("read_aloud"), text=text, read_aloud=True)
    yield Note(id="how", title=say("workshop.note"), text=say(f"harvest.note_{state.phase}"))


def _middle(state: State, say: Say, on_phone: bool = False) -> Iterator[Widget]:
    yield _question(state, say)
    if state.phase == TELL and not on_phone:
        yield Line(id="paper", text=say("harvest.aloud"), tone="quiet", icon="message-circle")
    if state.phase == READ:
        yield from _card(state, say)
    if state.phase == TOGETHER and state.together:
        yield from _chosen(state, state.together.story, state.together.why, say)


def _question(state: State, say: Say) -> Question:
    content = state.content
    if state.phase == TELL:
        text = content.question
        hint = say.of(content.hint) if content.hint else say("harvest.hint")
        return Question(id="question", text=say.of(text), hint=hint, lang=say.lang_of(text))
    if state.phase == READ:
        return Question(id="question", text=say("harvest.listen"), hint=say("harvest.listen_hint"))
    choose = content.choose
    hint = say("harvest.together_hint" if state.phase == TOGETHER else "harvest.choose_hint")
    said = say.of(choose) if choose else say("harvest.choose_question")
    return Question(id="question", text=said, hint=hint, lang=say.lang_of(choose))


def _reading(state: State) -> str:
    story = state.stories.get(state.reading)
    return story.on_screen if story else ""


def _card(state: State, say: Say) -> Iterator[Widget]:
    text = _reading(state)
    if text:
        turn = state.readable.index(state.reading) + 1
        yield CardFace(
            id="story",
            title=say("harvest.card", number=turn),
            text=text,
            kind="question",
            kind_label=say("harvest.title"),
            icon="quote",
            turn=turn,
        )
    elif not state.readable:
        yield Line(id="none", text=say("harvest.none_written"), icon="message-circle")


def _chosen(state: State, number: int, why: Own[str], say: Say) -> Iterator[Widget]:
    story = state.stories.get(number)
    text = story.on_screen if story else ""
    said = say("quoted", text=text) if text else say("harvest.heard")
    yield Line(id="chosen", text=said, tone="strong", icon="heart-handshake")
    if reason := heard(why):
        yield Line(id="why", text=say("harvest.because", why=reason))


def _tiles(state: State, groups: tuple[Group, ...], say: Say) -> Iterator[Widget]:
    for group in groups:
        if state.phase == TELL:
            answered = {seat: state.stories[n].text for seat, n in state.of_seat.items()}
            status, done = progress(group, state.seating, answered, state.ready, say)
            yield tile(group, state.seating, say, status=status, done=done)
        elif state.phase in (CHOOSE, TOGETHER):
            yield _choice(state, group, say)


def _choice(state: State, group: Group, say: Say) -> Widget:
    given = state.chosen.get(group)
    if given is None:
        return tile(group, state.seating, say, status=say("thinking"))
    story = state.stories.get(given.story)
    text = story.on_screen if story and given.story != HEARD else ""
    lines = [say("quoted", text=short(text)) if text else say("harvest.heard")]
    if reason := heard(given.why):
        lines.append(reason)
    return tile(group, state.seating, say, status=say("is_ready"), lines=tuple(lines), done=True)
