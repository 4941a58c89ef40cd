"""What a playtest shows, as one page that stands on its own: no script, nothing from elsewhere."""

from collections.abc import Iterator
from html import escape
from typing import Final

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

_STYLE: Final = """
:root { color-scheme: light dark; --ink: #1d2330; --soft: #566073; --paper: #fbfaf7;
  --card: #fff; --line: #d9d5cb; --full: #1f6f78; --warm: #b3541e; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceae4; --soft: #aab2c0;
  --paper: #14181f; --card: #1c222c; --line: #3a4350; --full: #6fc3cc; --warm: #f0a06c; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.5 "Atkinson Hyperlegible", system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.3rem; margin: 2.25rem 0 .5rem; }
p { margin: .25rem 0; } .soft { color: var(--soft); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem;
  margin: 1.25rem 0; padding: 0; list-style: none; }
.facts li { background: var(--card); border: 1px solid var(--line); border-radius: .6rem;
  padding: .75rem 1rem; }
.facts strong { display: block; font-size: 1.7rem; line-height: 1.2; }
.verdict { border-left: .35rem solid var(--full); background: var(--card);
  padding: .75rem 1rem; border-radius: .3rem; margin: 1rem 0; }
.verdict.missed { border-color: var(--warm); }
table { border-collapse: collapse; width: 100%; background: var(--card); }
caption { text-align: left; font-weight: 700; padding: .5rem 0; }
th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line);
  vertical-align: middle; }
th.number { text-align: right; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.bar { width: 30%; min-width: 7rem; }
.track { display: block; height: .9rem; border: 1px solid var(--soft); border-radius: .45rem;
  overflow: hidden; }
.fill { display: block; height: 100%; background: var(--full); }
tr.never th::before { content: "○ "; color: var(--warm); }
details { margin: .5rem 0; } summary { cursor: pointer; font-weight: 700; padding: .35rem 0; }
summary:focus-visible { outline: .2rem solid var(--warm); outline-offset: .15rem; }
.columns { display: flex; gap: .25rem; max-width: 44rem; margin: .75rem 0; padding: 0;
  list-style: none; font-variant-numeric: tabular-nums; }
.columns li { flex: 1; height: 9rem; display: flex; flex-direction: column;
  justify-content: flex-end; text-align: center; }
.columns span { background: var(--full); border-radius: .15rem .15rem 0 0; }
.way { display: block; font-weight: 400; color: var(--soft); }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
@media (max-width: 30rem) { .columns { font-size: .8rem; } td.bar { min-width: 4rem; }
  main { padding: 1rem .75rem 3rem; } table { font-size: .95rem; } th, td { padding: .35rem .2rem; }
  th[scope=col] { font-size: .8rem; } th[scope=row] { overflow-wrap: anywhere; } }
@media print { details > * { display: block; } body { background: #fff; } }
"""
_COLUMNS: Final = 12


def page(figures: Figures, say: Say, expect: Expectations) -> str:
    """Return the whole page as HTML."""
    lang = escape(say.lang)
    title = escape(say("playtest.title", title=figures.title))
    body = "\n".join(_body(figures, say, expect))
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _body(figures: Figures, say: Say, expect: Expectations) -> Iterator[str]:
    facts = {"runs": len(figures.runs), "seed": figures.seed}
    yield _soft(say("playtest.page_head", **facts))
    yield from _verdict(figures, say, expect)
    yield from _facts(figures, say)
    yield _heading(say("playtest.lengths_head"))
    yield _histogram(figures, say)
    yield from _dimensions(figures, say)
    yield from _never(figures, say)
    yield _heading(say("playtest.seen_head"))
    for some in figures.kinds.values():
        yield from _kind(some, len(figures.runs), say)
    yield from _players(figures, say)
    yield from _worst(figures, say)
    yield _soft(say("playtest.bots"))


def _heading(words: str) -> str:
    return f"<h2>{escape(words)}</h2>"


def _soft(words: str) -> str:
    return f'<p class="soft">{escape(words)}</p>'


def _verdict(figures: Figures, say: Say, expect: Expectations) -> Iterator[str]:
    missed = figures.missed(expect)
    if all(getattr(expect, name) is None for name in type(expect).model_fields):
        return
    words = say("playtest.missed" if missed else "playtest.as_expected")
    listed = "".join(f"<li>{escape(say.of(one))}</li>" for one in missed)
    kind = " missed" if missed else ""
    yield f'<div class="verdict{kind}"><p><strong>{escape(words)}</strong></p>'
    yield f"<ul>{listed}</ul></div>" if missed else "</div>"


def _facts(figures: Figures, say: Say) -> Iterator[str]:
    told = [
        (percent(figures.coverage), say("playtest.fact_seen")),
        (f"{figures.minutes(0.5):.0f}", say("playtest.fact_minutes")),
        (percent(figures.ended), say("playtest.fact_ended")),
    ]
    if figures.solved is not None:
        told.append((percent(figures.solved), say("playtest.fact_solved")))
    if figures.ratio is not None:
        facts = ratio_facts(figures, say)
        told.append((facts["ratio"], say("playtest.fact_ratio", **facts)))
    items = (f"<li><strong>{escape(n)}</strong>{escape(words)}</li>" for n, words in told)
    yield f'<ul class="facts">{"".join(items)}</ul>'


def _histogram(figures: Figures, say: Say) -> str:
    """Return how long games took, as columns; the sentence says the same."""
    lengths = [one.minutes for one in figures.runs]
    first, last = int(min(lengths)), int(max(lengths))
    step = last // _COLUMNS - first // _COLUMNS + 1
    start = first // step
    counts = [0] * (last // step - start + 1)
    for one in lengths:
        counts[int(one // step) - start] += 1
    told = say("playtest.lengths", **lengths_facts(figures))
    tall = [f"{100 * count / max(counts):.1f}%" for count in counts]
    columns = "".join(
        f'<li><span style="height:{height}"></span>{n * step}</li>'
        for n, height in enumerate(tall, start=start)
    )
    said = f'<p>{escape(told)}</p><p class="soft">{escape(say("playtest.lengths_axis"))}</p>'
    return f'{said}<ol class="columns" aria-hidden="true">{columns}</ol>'


def _bar(share: float) -> str:
    fill = f'<span class="fill" style="width:{100 * share:.1f}%"></span>'
    return f'<span class="track" aria-hidden="true">{fill}</span>'


def _table(caption: str, *rows: str) -> str:
    said = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{said}{''.join(rows)}</table>"


def _titles(*titles: str, kind: str = "") -> str:
    """Return the heads of columns; all but the first are of ``kind``."""
    first, *rest = (escape(one) for one in titles)
    cells = (f'<th scope="col" class="{kind}">{one}</th>' for one in rest)
    return f'<tr><th scope="col">{first}</th>{"".join(cells)}</tr>'


def _row(name: str, share: float, told: str, kind: str = "") -> str:
    mark = f' class="{kind}"' if kind else ""
    return (
        f'<tr{mark}><th scope="row">{escape(name)}</th><td class="bar">{_bar(share)}</td>'
        f'<td class="number">{escape(told)}</td></tr>'
    )


def _dimensions(figures: Figures, say: Say) -> Iterator[str]:
    if figures.ratio is None:
        return
    most = max(figures.dimensions.values())
    yield _heading(say("playtest.dimensions_head"))
    rows = (
        _row(say(f"dimension.{d}"), met / most, str(met)) for d, met in figures.dimensions.items()
    )
    yield _table(say("playtest.dimensions"), *rows)
    yield f"<p>{escape(say('playtest.balance', **ratio_facts(figures, say)))}</p>"
    if figures.absent:
        names = ", ".join(say(f"dimension.{one}") for one in figures.absent)
        yield f"<p>{escape(say('playtest.absent', names=names))}</p>"


def _never(figures: Figures, say: Say) -> Iterator[str]:
    yield _heading(say("playtest.never_head"))
    if not figures.never:
        yield f"<p>{escape(say('playtest.all_seen'))}</p>"
        return
    head = _titles(say("playtest.what"), say("playtest.why"))
    rows = "".join(
        f'<tr class="never"><th scope="row">{escape(say.of(one.sight.name))}</th>'
        f"<td>{escape(say.of(one.why_not(len(figures.runs))))}</td></tr>"
        for one in figures.never
    )
    yield _table(say("playtest.never", count=len(figures.never)), head, rows)


def _kind(some: tuple[Seen, ...], runs: int, say: Say) -> Iterator[str]:
    seen = sum(one.games > 0 for one in some)
    told = say("playtest.kind", kind=some[0].sight.kind, seen=seen, all=len(some))
    rows = "".join(
        _row(
            say.of(one.sight.name),
            one.games / runs,
            percent(one.games / runs),
            "" if one.games else "never",
        )
        for one in sorted(some, key=lambda one: one.games)
    )
    table = _table(say("playtest.share"), *rows)
    yield f"<details><summary>{escape(told)}</summary>{table}</details>"


def _players(figures: Figures, say: Say) -> Iterator[str]:
    yield _heading(say("playtest.players_head"))
    told, names = [say("playtest.players_told")], ["player_name", "player_runs", "player_minutes"]
    if figures.solved is not None:
        told.append(say("playtest.players_solve"))
        names.append("player_share")
    yield f"<p>{escape(' '.join(told))}</p>"
    head = _titles(*(say(f"playtest.{name}") for name in names), kind="number")
    yield _table("", head, *(_player(name, figures, say) for name in figures.players))


def _player(name: str, figures: Figures, say: Say) -> str:
    runs = figures.players[name]
    solved = [one.solved for one in runs if one.solved is not None]
    numbers = [str(len(runs)), f"{figures.minutes(0.5, runs):.0f}"]
    if figures.solved is not None:
        numbers.append(percent(sum(solved) / len(solved)) if solved else "–")
    cells = (f'<td class="number">{escape(one)}</td>' for one in numbers)
    way = f'<span class="way">{escape(say(f"playtest.way.{name}"))}</span>'
    who = escape(say(f"playtest.player.{name}"))
    return f'<tr><th scope="row">{who}{way}</th>{"".join(cells)}</tr>'


def _worst(figures: Figures, say: Say) -> Iterator[str]:
    yield _heading(say("playtest.worst"))
    told = say("playtest.worst_told" if figures.solved is None else "playtest.worst_solve")
    yield f"<p>{escape(told)}</p><p>{escape(say('playtest.again'))}</p>"
    items = []
    for one in figures.worst:
        facts = {"number": one.number, "minutes": f"{one.minutes:.0f}"}
        said = say(worst_told(one), player=say(f"playtest.player.{one.player}"), **facts)
        items.append(f"<li>{escape(said)}<br><code>{escape(figures.again(one))}</code></li>")
    yield f"<ul>{''.join(items)}</ul>"
