"""What everyone at a table, or in the whole room, may see together."""

from collections.abc import Iterator
from typing import assert_never

from engine.core import Group, Say
from engine.core.views import Inventory, Question, Text, Thing, Widget
from games.alles_op_tafel import table_widgets as tables
from games.alles_op_tafel import widgets as pieces
from games.alles_op_tafel.content import RoleId
from games.alles_op_tafel.readings import step
from games.alles_op_tafel.roles import role_text
from games.alles_op_tafel.state import State
from games.alles_op_tafel.wording import TRAY_ICONS, TRAYS, line


def widgets(state: State, group: Group | None, clock: int, say: Say) -> Iterator[Widget]:
    """Yield what the screen of the room (``group`` None) or of one table shows."""
    role = peeked(state, group)
    if role:
        yield from _role(state, group or "", role, say)
        return
    groups = tuple(state.tables) if group is None else (group,)
    if group:
        yield from late(state, group, say)
    yield from phase(state, groups, clock, say)


def peeked(state: State, group: Group | None) -> RoleId | None:
    """Return the role whose text stands on this screen now, if any."""
    alone = len(state.tables) == 1
    screens = ("", *state.tables) if alone else (group or "",)
    return next((state.peeks[one] for one in screens if one in state.peeks), None)


def late(state: State, group: Group, say: Say) -> Iterator[Widget]:
    """Tell a table that came later where we are."""
    if state.tables[group].since > state.turn:
        facts = {"turn": state.turn, "rounds": state.rounds}
        yield pieces.text("where", "where_we_are", say, "map-pin", **facts)


def phase(state: State, groups: tuple[Group, ...], clock: int, say: Say) -> Iterator[Widget]:
    """Yield what ``groups`` see together in this phase."""
    match state.phase:
        case "start":
            yield question(state, say)
            yield from (tables.tile(state, group, say) for group in groups)
        case "compliment":
            yield question(state, say)
        case "throw":
            yield pieces.dice(state, say)
            yield from _talked(state, say)
        case "choose":
            yield pieces.dice(state, say)
            yield from pieces.turned_up(state, say)
        case "read" | "talk":
            yield from _card(state, groups, clock, say)
        case "tray" | "worked":
            yield from _after(state, groups, say)
        case "end" | "done":
            yield from _ending(state, groups, say)
        case _:
            assert_never(state.phase)


def question(state: State, say: Say) -> Question:
    """Return the one question of this moment, and how to take it up."""
    now = step(state)
    text, hint = line(f"question.{now}"), line(f"hint.{now}")
    return Question(id="question", text=say.of(text), hint=say.of(hint))


def _talked(state: State, say: Say) -> Iterator[Widget]:
    if state.taken:
        yield pieces.talked_about(state, say)


def _card(state: State, groups: tuple[Group, ...], clock: int, say: Say) -> Iterator[Widget]:
    of = groups[0] if len(groups) == 1 else ""
    if shown := pieces.card(state, of, say, full=state.phase == "read"):
        yield shown
    if state.phase == "read":
        yield pieces.text("how", "where_roles" if state.roles else "may_pass", say, "hand-stop")
        return
    yield pieces.timer(state, clock, say)
    if len(groups) == 1:
        yield _how(state, clock, say)
    yield from (tables.tile(state, group, say) for group in groups)


def _how(state: State, clock: int, say: Say) -> Text:
    """Tell a table how to talk; in a full room the clock says it."""
    thinking = clock < pieces.talk_ends(state)[0]
    how = "play_now" if state.roles else "talk_now"
    return pieces.text("how", "think_first" if thinking else how, say, "messages")


def _after(state: State, groups: tuple[Group, ...], say: Say) -> Iterator[Widget]:
    yield question(state, say)
    if state.phase == "tray":
        yield mat(say)
    yield from (tables.tile(state, group, say) for group in groups)


def mat(say: Say) -> Inventory:
    """Return the three places of the mat, as the printed one has them."""
    things = tuple(Thing(t, say.of(line(f"tray.{t}")), TRAY_ICONS[t]) for t in TRAYS)
    return Inventory(id="mat", things=things, label=say.of(line("mat")))


def _ending(state: State, groups: tuple[Group, ...], say: Say) -> Iterator[Widget]:
    yield question(state, say)
    if state.phase == "end":
        yield from (tables.tile(state, group, say) for group in groups)
    else:
        yield from _talked(state, say)


def _role(state: State, group: Group, role: RoleId, say: Say) -> Iterator[Widget]:
    """Only who has this role looks now: the others turn away."""
    title = state.role(role).title
    said, hint = line("only", role=title), line("only_hint")
    yield Question(id="only", text=say.of(said), hint=say.of(hint))
    yield from role_text(state, group, role, say)
