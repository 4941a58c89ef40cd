"""The screen, one table, a few words: what whoever leads can do besides going on."""

from collections.abc import Iterator
from typing import Any, get_args

from engine.core import Control, Field, Group, Option, Words, label
from engine.core.looks import group_name
from engine.workshop.leading import MOST_EXTRA
from engine.workshop.plan_checks import DEBRIEF
from engine.workshop.rotating import announced_at, steer
from engine.workshop.state import WORKSHOP, State
from engine.workshop.steering_messages import (
    LONGEST,
    Announce,
    GiveTime,
    GoTo,
    HoldGroup,
    Show,
    Shown,
    Unsay,
)

_BLANK: Any = None
_ICONS: dict[Shown, str] = {"play": "device-tv", "tables": "layout-board", "blank": "moon"}
_READY, _NUDGES = (1, 2, 3), (4, 5)
"""The ready sentences for everyone, and those for one table."""


def jumping(state: State) -> Iterator[Control]:
    """Straight to any step; and to the debrief, if there is less time than was planned."""
    others = [n for n in range(len(state.programme.parts)) if n != state.step]
    if not others:
        return
    options = tuple(Option(n, state.programme.parts[n].step.title) for n in others)
    field = Field(name="step", kind="one", label=label("workshop.which_step"), options=options)
    yield steer(
        "go_to", WORKSHOP, GoTo(state.step, _BLANK), label("workshop.go_to"), "steer",
        icon="route", fields=(field,), examples=({"step": others[-1]},),
    )  # fmt: skip
    debrief = _debrief(state)
    if debrief is not None and 0 < state.step < debrief - 1:
        said = label("workshop.debrief_now", step=state.programme.parts[debrief].step.title)
        early = (label("workshop.debrief_early"), label("workshop.debrief_kept"))
        yield steer(
            "debrief_now", WORKSHOP, GoTo(state.step, debrief), said, "steer",
            icon="messages", confirm=early,
        )  # fmt: skip


def _debrief(state: State) -> int | None:
    """Return the next step in which people look back."""
    later = range(state.step + 1, len(state.programme.parts))
    return next((n for n in later if state.programme.parts[n].activity == DEBRIEF), None)


def showing(state: State) -> Iterator[Control]:
    """Choose what the shared screen shows, besides the table that is in front."""
    for what in get_args(Shown):
        if what != state.shows and (what != "tables" or len(state.people.groups) > 1):
            said = label(f"workshop.show_{what}")
            yield steer(f"screen-{what}", WORKSHOP, Show(what), said, "steer", icon=_ICONS[what])


def uncovering(state: State) -> Iterator[Control]:
    """At a screen that shows nothing: only that it shows something again."""
    said = label("workshop.show_play")
    yield steer("screen-play", WORKSHOP, Show("play"), said, "advance", icon=_ICONS["play"])


def holding_tables(state: State) -> Iterator[Control]:
    """Let one table stand still or go on, and give it more time."""
    if len(state.people.groups) < 2:
        return
    for group in state.people.groups:
        held = group in state.held
        how, icon = ("resume", "player-play") if held else ("hold", "player-pause")
        said = label(f"workshop.{how}_group", group=group_name(group))
        yield steer(
            f"{how}-{group}", WORKSHOP, HoldGroup(group, not held), said, "steer",
            board=f"tile-{group}", icon=icon,
        )  # fmt: skip
        if state.timing is not None:
            yield from _time(state, group)


def _time(state: State, group: Group) -> Iterator[Control]:
    was, name, board = state.extra_of(group), group_name(group), f"tile-{group}"
    if was < MOST_EXTRA:
        said, more = label("workshop.more_time", group=name), GiveTime(state.step, group, was, 1)
        yield steer(f"more-{group}", WORKSHOP, more, said, "steer", board=board, icon="plus")
    if was > 0:
        said, less = label("workshop.less_time", group=name), GiveTime(state.step, group, was, -1)
        yield steer(f"less-{group}", WORKSHOP, less, said, "steer", board=board, icon="minus")


def announcing(state: State) -> Iterator[Control]:
    """A few words for everyone, or a nudge for one table; and taking them away again."""
    yield _announce("announce", "", _READY, label("workshop.announce"))
    if len(state.people.groups) > 1:
        for group in state.people.groups:
            said = label("workshop.nudge", group=group_name(group))
            yield _announce(f"nudge-{group}", group, _NUDGES, said, board=f"tile-{group}")
    for group, own in state.announced.items():
        if own.known is not None:
            name = group_name(group) if group else label("workshop.everyone")
            yield steer(
                f"unsay-{group or 'all'}", WORKSHOP, Unsay(own.id, group),
                label("workshop.unsay", group=name), "steer", icon="message-circle-x",
                board=announced_at(group),
            )  # fmt: skip


def _announce(
    id: str, group: Group, ready: tuple[int, ...], said: Words, board: str = ""
) -> Control:
    text = Field(
        name="text", kind="text", label=label("workshop.announce_text"), max_length=LONGEST,
        options=tuple(Option(f"{n}", label(f"workshop.announce_ready.{n}")) for n in ready),
    )  # fmt: skip
    return steer(
        id, WORKSHOP, Announce(_BLANK, group), said, "steer", icon="speakerphone", board=board,
        fields=(text,), examples=({"text": "…"},),
    )  # fmt: skip
