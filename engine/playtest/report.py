"""What a playtest shows, for the terminal."""

from collections.abc import Iterator

from engine.content.asides import Expectations
from engine.core import Say
from engine.playtest.figures import (
    Figures,
    Seen,
    lengths_facts,
    percent,
    ratio_facts,
    worst_told,
)

_BAR = 24
_LISTED = 8


def text(figures: Figures, say: Say, expect: Expectations) -> str:
    """Return the report: what was expected first, then what was seen, and how it went."""
    return "\n".join(
        [
            *_head(figures, say),
            "",
            *_kinds(figures, say),
            *_never(figures, say),
            *_dimensions(figures, say),
            "",
            *_players(figures, say),
            "",
            *_worst(figures, say),
            *_missed(figures, say, expect),
        ]
    )


def bar(share: float) -> str:
    """Return a bar that is as full as ``share``."""
    full = round(share * _BAR)
    return "█" * full + "·" * (_BAR - full)


def _head(figures: Figures, say: Say) -> Iterator[str]:
    yield say("playtest.head", title=figures.title, runs=len(figures.runs), seed=figures.seed)
    yield say("playtest.took", seconds=f"{figures.seconds:.1f}")
    yield say("playtest.lengths", **lengths_facts(figures))
    yield say("playtest.ended", share=percent(figures.ended))
    if figures.solved is not None:
        yield say("playtest.solved", share=percent(figures.solved))


def _kinds(figures: Figures, say: Say) -> Iterator[str]:
    for some in figures.kinds.values():
        seen = sum(one.games > 0 for one in some)
        facts = {"kind": some[0].sight.kind, "seen": seen, "all": len(some)}
        yield f"{bar(seen / len(some))}  {say('playtest.kind', **facts)}"
        if seen == len(some):
            yield f"{' ' * _BAR}  {_least(some, len(figures.runs), say)}"


def _least(some: tuple[Seen, ...], runs: int, say: Say) -> str:
    one = min(some, key=lambda one: one.games)
    return say("playtest.least_seen", name=one.sight.name, share=percent(one.games / runs))


def _never(figures: Figures, say: Say) -> Iterator[str]:
    if not figures.never:
        return
    yield ""
    yield say("playtest.never", count=len(figures.never))
    for one in figures.never[:_LISTED]:
        yield f"  - {_named(one, say)}: {say.of(one.why_not(len(figures.runs)))}"
    if (more := len(figures.never) - _LISTED) > 0:
        yield say("playtest.more", count=more)


def _named(one: Seen, say: Say) -> str:
    return say.of(one.sight.name)


def _dimensions(figures: Figures, say: Say) -> Iterator[str]:
    if figures.ratio is None:
        return
    most = max(figures.dimensions.values())
    yield ""
    yield say("playtest.dimensions")
    for dimension, met in figures.dimensions.items():
        yield f"{bar(met / most)}  {say(f'dimension.{dimension}')} ({met})"
    yield say("playtest.balance", **ratio_facts(figures, say))
    if figures.absent:
        names = ", ".join(say(f"dimension.{one}") for one in figures.absent)
        yield say("playtest.absent", names=names)


def _players(figures: Figures, say: Say) -> Iterator[str]:
    yield say("playtest.players")
    yield say("playtest.players_told")
    if figures.solved is not None:
        yield say("playtest.players_solve")
    for name, runs in figures.players.items():
        middle = f"{figures.minutes(0.5, runs):.0f}"
        facts = {"player": say(f"playtest.player.{name}"), "middle": middle, "runs": len(runs)}
        told = say("playtest.played", **facts)
        solved = [one.solved for one in runs if one.solved is not None]
        if solved:
            told += " " + say("playtest.player_solved", share=percent(sum(solved) / len(solved)))
        yield f"  {told}"


def _worst(figures: Figures, say: Say) -> Iterator[str]:
    yield say("playtest.worst")
    yield say("playtest.worst_told" if figures.solved is None else "playtest.worst_solve")
    for one in figures.worst:
        facts = {"number": one.number, "minutes": f"{one.minutes:.0f}"}
        player = say(f"playtest.player.{one.player}")
        yield f"  {say(worst_told(one), player=player, **facts)}"
    yield say("playtest.again")
    for one in figures.worst:
        yield f"  {figures.again(one)}"


def _missed(figures: Figures, say: Say, expect: Expectations) -> Iterator[str]:
    missed = figures.missed(expect)
    asked = any(getattr(expect, name) is not None for name in type(expect).model_fields)
    if asked:
        yield ""
        yield say("playtest.missed" if missed else "playtest.as_expected")
    for one in missed:
        yield f"  - {say.of(one)}"
