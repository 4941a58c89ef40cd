"""Whatever happens to a file, check tells it; and what check calls good can be played.

The quick cut spoils each shipped file a few times; ``make soak`` two hundred times.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from shutil import copytree

import pytest

from engine.content.load import read
from engine.content.packs import bundled
from engine.content.report import Report
from engine.content.words import WORDS
from engine.core import Facilitator, GroupScreen
from engine.workshop.looking import looked_at
from engine.workshop.opening import gather, programme
from engine.workshop.state import Part, Programme
from tests.content.shipped import GAMES, Shipped, shipped
from tests.evenings import RULES, evening, parts, read_plan

QUICK, LONG = 2, 200
NASTY = (
    *("\x00", "\t", "\r", "\x1b[31m", "\ufeff", "\u2028", "\u202e", "🙂", "é", "“", "'", '"'),
    *("{", "}", "[", "]", ": ", "- ", "#", "&a ", "*a", "!!python/object:x ", "<<: ", "|", ">"),
    *("%", "@", "`", "---", "...", "\\", '"\\ud800"', '"\\x00"', '"\\u0000"', "? ", "\n\n\n"),
    *("9" * 400, "-1e999", "1_0", "0x1F", "nan", "~", "null", "true", "   ", "{{naam}}"),
    *("{naam!r}", "{0.__class__}", "%s", "[" * 5000, "{a: " * 300, "- " * 200, "a: " * 60),
    "x" * 30_000,
)

Mutation = Callable[[bytes, Random], bytes]


def _span(raw: bytes, luck: Random, most: int = 60) -> tuple[int, int]:
    start = luck.randrange(len(raw))
    return start, min(len(raw), start + luck.randrange(1, most))


def cut(raw: bytes, luck: Random) -> bytes:
    start, end = _span(raw, luck)
    return raw[:start] + raw[end:]


def doubled(raw: bytes, luck: Random) -> bytes:
    start, end = _span(raw, luck, 300)
    return raw[:end] + raw[start:]


def swapped(raw: bytes, luck: Random) -> bytes:
    (a, b), (c, d) = sorted((_span(raw, luck), _span(raw, luck)))
    return raw if b > c else raw[:a] + raw[c:d] + raw[b:c] + raw[a:b] + raw[d:]


def put_in(raw: bytes, luck: Random) -> bytes:
    at = luck.randrange(len(raw))
    return raw[:at] + luck.choice(NASTY).encode() + raw[at:]


def broken_off(raw: bytes, luck: Random) -> bytes:
    return raw[: luck.randrange(len(raw))]


def flipped(raw: bytes, luck: Random) -> bytes:
    at = luck.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ (1 << luck.randrange(8))]) + raw[at + 1 :]


def without_a_line(raw: bytes, luck: Random) -> bytes:
    lines = raw.splitlines(keepends=True)
    del lines[luck.randrange(len(lines))]
    return b"".join(lines)


def lines_moved(raw: bytes, luck: Random) -> bytes:
    lines = raw.splitlines(keepends=True)
    start, count, to = luck.randrange(len(lines)), luck.randrange(1, 9), luck.randrange(len(lines))
    moved, rest = lines[start : start + count], lines[:start] + lines[start + count :]
    return b"".join([*rest[:to], *moved, *rest[to:]])


def shifted(raw: bytes, luck: Random) -> bytes:
    """Some lines begin further to the right, or to the left."""
    lines = raw.splitlines(keepends=True)
    start = luck.randrange(len(lines))
    for number in range(start, min(len(lines), start + luck.randrange(1, 12))):
        lines[number] = b"  " + lines[number] if luck.random() < 0.5 else lines[number][2:]
    return b"".join(lines)


def other_value(raw: bytes, luck: Random) -> bytes:
    """What stands after a colon is something else."""
    found = list(re.finditer(rb"(?<=: )[^\n]+", raw))
    one = luck.choice(found)
    other = luck.choice([luck.choice(NASTY).encode(), luck.choice(found)[0], b"[]", b"{}", b'""'])
    return raw[: one.start()] + other + raw[one.end() :]


MUTATIONS: tuple[Mutation, ...] = (
    cut, doubled, swapped, put_in, broken_off, flipped, without_a_line, lines_moved, shifted,
    other_value,
)  # fmt: skip


def looked(file: Shipped, raw: bytes, folder: Path) -> tuple[Report, Path]:
    """Return what is told of a file that holds ``raw``, and where it stands, among its like."""
    home = folder / file.home.name
    if not home.exists():
        copytree(file.home, home)
    place = home / file.name
    place.write_bytes(raw)
    report = looked_at([home if file.translation or file.pack else place], RULES)
    return report, place


def opened(file: Shipped, place: Path) -> None:
    """Open a workshop with what stands there, and look at it from all sides."""
    if file.plan:
        played = programme(*gather(place, RULES), RULES)
    elif file.game in RULES.games:
        played = _with(parts()[file.game], place, file.game)
    else:
        read(place, GAMES[file.game].content) if file.game else None
        return
    begun = evening(played, groups=2)  # a plan may refuse phones
    for who in (Facilitator(), GroupScreen("g1")):
        assert begun.offers(who) is not None


def _with(part: Part, place: Path, game: str) -> Programme:
    changed = Part(part.step, part.game, read(place, GAMES[game].content))
    return Programme(read_plan("90").plan, (changed,))


def spoiled(file: Shipped, times: int, seed: int, folder: Path) -> Mapping[str, int]:
    """Spoil ``file`` so many times; return how often it was told, and how often still good."""
    luck, counts = Random(f"{file.name}{seed}"), {"told": 0, "good": 0}
    good = file.text.encode()
    for number in range(times):
        raw = luck.choice(MUTATIONS)(good, luck)
        try:
            report, place = looked(file, raw, folder)
            if not report.errors:
                opened(file, place)
        except Exception as error:
            error.add_note(f"{file.path}, mutation {number} of seed {seed}")
            raise
        finally:
            (folder / file.home.name / file.name).write_bytes(good)
        counts["good" if not report.errors else "told"] += 1
    return counts


def test_a_spoiled_file_is_told_and_a_good_one_opens(tmp_path: Path) -> None:
    counts = [spoiled(file, QUICK, seed, tmp_path) for seed, file in enumerate(shipped(), start=1)]
    assert sum(one["told"] for one in counts) > 40
    assert sum(one["good"] for one in counts) > 5


def test_spoiled_words_are_told_too(tmp_path: Path) -> None:
    folder = tmp_path / WORDS
    copytree(bundled("content") / WORDS, folder)
    good, luck, told = (folder / "en.yaml").read_bytes(), Random(1), 0
    for _ in range(2 * len(MUTATIONS)):
        (folder / "en.yaml").write_bytes(luck.choice(MUTATIONS)(good, luck))
        told += looked_at([folder], RULES).errors > 0
    assert told > len(MUTATIONS) // 2


@pytest.mark.soak
@pytest.mark.parametrize("file", shipped(), ids=lambda file: f"{file.home.name}/{file.name}")
def test_two_hundred_times_spoiled_is_two_hundred_times_told(file: Shipped, tmp_path: Path) -> None:
    print(f"{file.name}: {spoiled(file, LONG, 1, tmp_path)}")
