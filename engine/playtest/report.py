"""What a playtest shows, for the terminal."""

from collections.abc import Iterator

from engine.content.asides import Expectations
from engine.core import Say
from engine.playtest.figures import SHARES, Figures, Seen, percent

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
    least, middle, most = (f"{figures.minutes(share):.0f}" for share in SHARES)
    yield say("playtest.lengths", least=least, middle=middle, most=most)
    yield say("playtest.ended", share=percent(figures.ended))
    if figures.solved is not None:
        yield say("playtest.solved", share=percent(figures.solved))


def _kinds(figures: Figures, say: Say) -> Iterator[str]:
    for some in figures.kinds.values():
        seen = sum(one.games > 0 for one in some)
        facts = {"kind": some[0].sight.kind, "seen": seen, "all": len(some)}
        yield f"{bar(seen / len(some))}  {say('playtest.kind', **facts)}"


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
    yield say("playtest.dimensions", ratio=f"{figures.ratio:.2f}")
    for dimension, met in figures.dimensions.items():
        yield f"{bar(met / most)}  {say(f'dimension.{dimension}')} ({met})"


def _players(figures: Figures, say: Say) -> Iterator[str]:
    yield say("playtest.players")
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
    for one in figures.worst:
        how = "ended" if one.ended else "endless"
        facts = {"number": one.number, "minutes": f"{one.minutes:.0f}"}
        player = say(f"playtest.player.{one.player}")
        yield f"  {say(f'playtest.worst_{how}', player=player, **facts)}"
    yield say("playtest.again", seed=figures.seed, number=figures.worst[0].number)


def _missed(figures: Figures, say: Say, expect: Expectations) -> Iterator[str]:
    missed = figures.missed(expect)
    asked = any(getattr(expect, name) is not None for name in type(expect).model_fields)
    if asked:
        yield ""
        yield say("playtest.missed" if missed else "playtest.as_expected")
    for one in missed:
        yield f"  - {say.of(one)}"
