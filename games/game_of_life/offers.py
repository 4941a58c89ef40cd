"""Everything that a person can do now. The views show it and offer nothing else."""

from collections.abc import Iterator

from engine.core import (
    Control,
    Facilitator,
    Field,
    Group,
    Intent,
    Participant,
    Person,
    leads,
)
from games.game_of_life import table_offers
from games.game_of_life.forms import (
    ARROW_EXAMPLES,
    arrow_fields,
    one_field,
    web_examples,
    web_fields,
)
from games.game_of_life.messages import (
    AddRound,
    Advance,
    Choose,
    OpenTopic,
    OwnResult,
    OwnWeb,
    PassResult,
    PassWeb,
    Ready,
    SetLife,
    SkipCard,
    Throw,
    ThrowTyped,
    TurnUp,
)
from games.game_of_life.options import MOST
from games.game_of_life.readings import acts_for, may_move
from games.game_of_life.rules import AFTERWARDS, SIDES
from games.game_of_life.state import State
from games.game_of_life.wording import KIND_ICONS, line


def offers(state: State, person: Person, clock: int) -> tuple[Control, ...]:
    """Return every control for ``person``; the clock changes none of them."""
    mine = tuple(group for group in state.tables if acts_for(state, person, group))
    return (
        *_moving(state, person),
        *(control for group in mine for control in _for_table(state, person, group, len(mine) > 1)),
        *_own(state, person),
        *_going_on(state, person),
        *_typing_in(state, person),
        *_steering(state, person),
    )


def _for_table(state: State, person: Person, group: Group, several: bool) -> Iterator[Control]:
    """A phone answers for itself in an own-life round; *ready* is for tables without."""
    for control in table_offers.offers(state, group, several):
        if not (isinstance(person, Participant) and isinstance(control.command, Ready)):
            yield control


def _moving(state: State, person: Person) -> Iterator[Control]:
    if not may_move(state, person):
        return
    if state.phase == "throw":
        intent: Intent = "advance" if leads(person, state.tables) else "answer"
        throw = Throw(state.turn)
        yield Control(
            id="throw",
            label=line("throw"),
            intent=intent,
            command=throw,
            icon="dice-5",
            board="dice",
        )
    for lit in state.lit if state.phase == "choose" else ():
        face = state.deck.faces[lit.card]
        yield Control(
            id=f"choose-{lit.field}",
            label=line("choose", card=face.title),
            intent="answer",
            command=Choose(state.turn, lit.field),
            icon=KIND_ICONS[face.kind],
            board="board",
        )


def _going_on(state: State, person: Person) -> Iterator[Control]:
    if state.phase in ("throw", "done") or not leads(person, state.tables):
        return
    yield Control(
        id="advance",
        label=line(f"advance.{_what_next(state)}"),
        intent="advance",
        command=Advance(state.turn, state.phase),
        icon="arrow-right",
    )


def _what_next(state: State) -> str:
    if state.phase == "agree":
        return "agreed" if state.all_agreed else "not_agreed"
    last = state.phase == "compare" and state.turn >= state.rounds
    return "last" if last else state.phase


def _typing_in(state: State, person: Person) -> Iterator[Control]:
    """Real dice and paper cards count."""
    if not leads(person, state.tables):
        return
    if state.phase == "throw":
        number = Field(name="value", kind="number", label=line("form.value"), min=1, max=SIDES)
        yield _setting("throw-typed", ThrowTyped(state.turn), (number,), ({"value": SIDES},))
    if state.phase in ("throw", "choose"):
        faces, free = state.deck.faces, state.deck.free(state.closed_topics)
        cards = tuple(faces[card].option for card in free)
        card = one_field("card", cards)
        yield _setting("turn-up", TurnUp(state.turn), (card,), ({"card": cards[0].value},))


def _setting(
    name: str,
    command: ThrowTyped | TurnUp | SetLife | AddRound | SkipCard,
    fields: tuple[Field, ...] = (),
    examples: tuple[dict[str, object], ...] = (),
    intent: Intent = "settings",
) -> Control:
    return Control(
        id=name,
        label=line(f"setting.{name}"),
        intent=intent,
        command=command,
        fields=fields,
        examples=examples,
    )


def _steering(state: State, person: Person) -> Iterator[Control]:
    if not isinstance(person, Facilitator):
        return
    if state.phase in ("read", "talk"):
        yield _setting("skip-card", SkipCard(state.turn), intent="steer")
    if state.phase in ("agree", "persona"):
        life = SetLife("persona" if state.own_life else "own")
        yield _setting(f"life-{life.life}", life)
    if state.phase not in AFTERWARDS and state.rounds < MOST:
        yield _setting("add-round", AddRound(state.rounds))
    yield from _topics(state)


def _topics(state: State) -> Iterator[Control]:
    in_deck = {topic for face in state.deck.faces.values() for topic in face.sensitive}
    for topic in sorted(in_deck & state.closed_topics):
        what = line("setting.open-topic", topic=line(f"topic.{topic}"))
        yield Control(id=f"topic-{topic}", label=what, intent="settings", command=OpenTopic(topic))


def _own(state: State, person: Person) -> Iterator[Control]:
    """One question at a time: the web first, then what a round changes in it."""
    if not isinstance(person, Participant) or person.seat not in state.seats:
        return
    seat = person.seat
    if seat in state.own_webs and state.may_give(seat, state.turn):
        yield from _own_result(state, seat)
    if state.may_draw(seat):
        yield from _own_web(state, seat)


def _own_web(state: State, seat: int) -> Iterator[Control]:
    drawn = state.own_webs.get(seat)
    yield Control(
        id="own-web",
        label=line("own.web"),
        intent="change" if drawn else "answer",
        command=OwnWeb(seat),
        fields=web_fields(drawn.web.known if drawn else None),
        examples=web_examples(),
        board="web-own",
    )
    if not drawn:
        yield Control(
            id="own-web-pass", label=line("own.pass"), intent="pass", command=PassWeb(seat)
        )


def _own_result(state: State, seat: int) -> Iterator[Control]:
    given = state.own_results.get(seat, {}).get(state.turn)
    yield Control(
        id="own-result",
        label=line("own.result"),
        intent="change" if given else "answer",
        command=OwnResult(state.turn, seat),
        fields=arrow_fields((given.arrows.known or ()) if given else ()),
        examples=ARROW_EXAMPLES,
    )
    if not given:
        leave_out = PassResult(state.turn, seat)
        yield Control(
            id="own-result-pass", label=line("own.pass"), intent="pass", command=leave_out
        )
