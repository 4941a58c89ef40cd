"""The slips of the pen of those who write: each put into a good file, and what must be told.

A slip looks at one place and returns what it changes there, or None if it does not fit there.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Literal, NamedTuple, get_args, get_origin

from engine.core import Text
from tests.content.shipped import Shipped, Site, is_group, is_list, is_text


class Change(NamedTuple):
    """What is written instead of ``start`` to ``end``, and which code is told where.

    ``at`` is an index in the new text.
    """

    start: int
    end: int
    instead: str
    code: str
    at: int


@dataclass(frozen=True)
class Slip:
    """A file with one mistake: its code, line and column."""

    name: str
    file: Shipped
    path: tuple[str | int, ...]
    raw: bytes
    code: str
    line: int
    column: int


Fault = Callable[[Site, Random], Change | None]


def made(fault: Fault, site: Site, luck: Random) -> Slip | None:
    """Return the file of ``site`` with this fault there, None if it does not fit."""
    change = fault(site, luck)
    if change is None:
        return None
    text = site.file.text[: change.start] + change.instead + site.file.text[change.end :]
    line = text.count("\n", 0, change.at) + 1
    column = change.at - (text.rfind("\n", 0, change.at) + 1) + 1
    raw = text.encode("utf-8", "surrogateescape")
    return Slip(fault.__name__, site.file, site.path, raw, change.code, line, column)


# ------------------------------------------------------------------ names of fields


def misspelt(site: Site, luck: Random) -> Change | None:
    key, names = site.key, site.names
    if key is None or key.value not in names:
        return None
    place = luck.randrange(len(key.value))
    wrong = key.value[:place] + key.value[place] + key.value[place:]
    start = key.start_mark.index
    return Change(start, start + len(key.value), wrong, "P203", start)


def unknown(site: Site, luck: Random) -> Change | None:
    if not site.block or site.first or not site.names:
        return None
    start = site.key.start_mark.index
    return Change(start, start, f"qqqqq: iets\n{site.margin}", "P202", start)


def left_out(site: Site, luck: Random) -> Change | None:
    may = site.may
    if not may or not may.needed or site.next is None or site.key is None:
        return None
    start, end = site.key.start_mark.index, site.next.start_mark.index
    if site.path in (("game",), ("steps",)) and not site.file.pack:
        return Change(start, end, "", "P304", 0)
    group = next((s for s in site.file.sites if s.path == site.path[:-1]), None)
    named = group.key.start_mark.index if group and group.key else site.around.start_mark.index
    return Change(start, end, "", "P201", named)


def twice(site: Site, luck: Random) -> Change | None:
    if not site.block or site.first:
        return None
    start, again = site.key.start_mark.index, f"{site.key.value}: x\n{site.margin}"
    return Change(start, start, again, "P115", start + len(again))


def no_colon(site: Site, luck: Random) -> Change | None:
    if not site.block or not site.scalar or site.first or site.next is None:
        return None
    end = site.key.end_mark.index
    if site.node.style or not site.plain:
        return None
    return Change(end, end + 1, "", "P123", site.key.start_mark.index)


def no_space(site: Site, luck: Random) -> Change | None:
    if not site.block or not site.plain or site.first or not site.written[0].isalnum():
        return None
    end = site.key.end_mark.index
    return Change(end + 1, end + 2, "", "P107", end)


def no_space_dash(site: Site, luck: Random) -> Change | None:
    start = site.node.start_mark.index
    if site.key is not None or site.around.flow_style or site.file.text[start - 2 : start] != "- ":
        return None
    if not site.file.text[start].isalnum():
        return None
    return Change(start - 1, start, "", "P107", start - 2)


# ------------------------------------------------------------------ values


def _value(site: Site, instead: str, code: str, offset: int = 0) -> Change:
    """Change a value on the line of its name, or in a list."""
    start = site.node.start_mark.index
    if site.key is not None:
        colon = site.key.end_mark.index
        return Change(colon, site.end, f": {instead}", code, colon + 2 + offset)
    return Change(start, site.end, instead, code, start + offset)


def no_number(site: Site, luck: Random) -> Change | None:
    number = site.may and site.may.type is int
    return _value(site, luck.choice(("veel", "vijf", "10 minuten")), "P204") if number else None


def half(site: Site, luck: Random) -> Change | None:
    whole = site.may and site.may.type is int
    return _value(site, luck.choice(('"7,5"', "7.5")), "P205") if whole else None


def too_low(site: Site, luck: Random) -> Change | None:
    bound = site.may and site.may.bounds.get("ge")
    if not site.may or site.may.type is not int or bound is None:
        return None
    return _value(site, str(bound - 1 - luck.randrange(9)), "P211")


def too_high(site: Site, luck: Random) -> Change | None:
    bound = site.may and site.may.bounds.get("le")
    if not site.may or site.may.type is not int or bound is None:
        return None
    return _value(site, str(bound + 1 + luck.randrange(9)), "P212")


def no_truth(site: Site, luck: Random) -> Change | None:
    truth = site.may and site.may.type is bool
    return _value(site, luck.choice(("misschien", "soms", "allebei")), "P206") if truth else None


def not_a_choice(site: Site, luck: Random) -> Change | None:
    if not site.may or get_origin(site.may.type) is not Literal:
        return None
    code = "P303" if site.path == ("game",) and not site.file.pack else "P210"
    return _value(site, f"{get_args(site.may.type)[0]}x", code)


def truth_for_text(site: Site, luck: Random) -> Change | None:
    text = site.may and is_text(site.may.type)
    return _value(site, luck.choice(("true", "false")), "P207") if text else None


def brackets_for_text(site: Site, luck: Random) -> Change | None:
    if not site.may or not is_text(site.may.type) or site.around.flow_style:
        return None
    return _value(site, luck.choice(("[a, b]", "{a: b}", "[optie]", "{naam}")), "P105")


def two_languages(site: Site, luck: Random) -> Change | None:
    if not site.may or not is_text(site.may.type):
        return None
    return _value(site, "{nl: Hallo, en: Hello}", "P401")


def word_for_list(site: Site, luck: Random) -> Change | None:
    wrong = site.may and is_list(site.may.type) and site.key is not None
    return _value(site, "een woord", "P208") if wrong else None


def word_for_group(site: Site, luck: Random) -> Change | None:
    wrong = site.may and is_group(site.may.type) and site.key is not None
    return _value(site, "een woord", "P209") if wrong else None


def empty(site: Site, luck: Random) -> Change | None:
    if not site.block or not site.may or site.may.nothing or site.path in (("game",), ("steps",)):
        return None
    colon = site.key.end_mark.index
    return Change(colon, site.end, ":", "P218", colon + 1)


def too_short(site: Site, luck: Random) -> Change | None:
    bounds = site.may.bounds if site.may else {}
    if not site.may or not is_text(site.may.type) or not bounds.get("min_length"):
        return None
    return _value(site, '""', "P215")


def too_long(site: Site, luck: Random) -> Change | None:
    most = site.may.bounds.get("max_length") if site.may else None
    if not site.may or not is_text(site.may.type) or not most:
        return None
    return _value(site, "a" * (most + 1), "P216")


def bad_form(site: Site, luck: Random) -> Change | None:
    pattern = site.may.bounds.get("pattern") if site.may else None
    if not pattern:
        return None
    code = "P301" if pattern.startswith("^[a-z]") else "P217"
    return _value(site, "Dit Kan Niet", code)


def none_of_them(site: Site, luck: Random) -> Change | None:
    least = site.may.bounds.get("min_length") if site.may else None
    if not site.may or not is_list(site.may.type) or not least or site.key is None:
        return None
    return _value(site, "[]", "P213")


def same_id(site: Site, luck: Random) -> Change | None:
    if site.path[-1] != "id" or len(site.path) < 3 or site.path[-2] == 0:
        return None
    first = (*site.path[:-2], 0, "id")
    other = next((one for one in site.file.sites if one.path == first), None)
    return _value(site, other.node.value, "P302") if other else None


# ------------------------------------------------------------------ signs


def tab(site: Site, luck: Random) -> Change | None:
    if not site.block or not site.margin or site.margin.strip():
        return None
    start = site.key.start_mark.index - len(site.margin)
    return Change(start, start + len(site.margin), "\t", "P103", start)


def tab_after(site: Site, luck: Random) -> Change | None:
    if not site.block or not site.plain:
        return None
    colon = site.key.end_mark.index
    return Change(colon + 1, colon + 2, "\t", "P103", colon + 1)


def invisible(site: Site, luck: Random) -> Change | None:
    if not site.scalar:
        return None
    start = site.node.start_mark.index
    return Change(start, start, luck.choice("\x00\x07\u2028\x1b\ufeff\x85"), "P102", start)


def not_utf8(site: Site, luck: Random) -> Change | None:
    start = site.node.start_mark.index
    return Change(start, start, "\udce9", "P101", start) if site.scalar else None


def not_closed(site: Site, luck: Random) -> Change | None:
    """A closing quote is forgotten, or an opening one is one too many."""
    if not (site.plain or site.quoted) or site.around.flow_style:
        return None
    start = site.node.start_mark.index
    if site.plain:
        return Change(start, start, luck.choice("'\""), "P104", start)
    return Change(site.end - 1, site.end, "", "P104", start)


def bracket_open(site: Site, luck: Random) -> Change | None:
    if site.scalar or not site.node.flow_style:
        return None
    return Change(site.end - 1, site.end, "", "P104", site.node.start_mark.index)


def after_quote(site: Site, luck: Random) -> Change | None:
    if not site.quoted or site.around.flow_style:
        return None
    return Change(site.end, site.end, " zegt ze", "P121", site.end + 1)


def backslash(site: Site, luck: Random) -> Change | None:
    if not site.quoted or site.node.style != '"' or site.around.flow_style:
        return None
    start = site.node.start_mark.index
    return Change(start, site.end, '"C:\\proef"', "P122", start)


def colon(site: Site, luck: Random) -> Change | None:
    if not site.plain or site.around.flow_style or not site.may or not is_text(site.may.type):
        return None
    return Change(site.end, site.end, luck.choice((": en dan", ": ja")), "P106", site.end)


def special_start(site: Site, luck: Random) -> Change | None:
    if not site.plain or not site.may or not is_text(site.may.type) or site.around.flow_style:
        return None
    sign = luck.choice(("'s ", "@", "% ", "!", "*", "&", "# ", "`", "> ", "| ", "- ", "? "))
    start = site.node.start_mark.index
    return Change(start, start, sign, "P105", start)


def curly(site: Site, luck: Random) -> Change | None:
    """Around a word that is not for people, or around a text with a colon."""
    if not site.plain or not site.may or site.around.flow_style or site.path == ("game",):
        return None
    text = "hoi: daar" if is_text(site.may.type) else site.written
    if is_text(site.may.type) and site.may.bounds.get("pattern"):
        text = site.written
    return _value(site, f"“{text}”", "P108")


def curly_name(site: Site, luck: Random) -> Change | None:
    if not site.block or site.first:
        return None
    start, end = site.key.start_mark.index, site.key.end_mark.index
    return Change(start, end, f"“{site.key.value}”", "P108", start)


def anchor(site: Site, luck: Random) -> Change | None:
    if site.scalar or site.node.flow_style or site.key is None:
        return None
    colon = site.key.end_mark.index
    return Change(colon + 1, colon + 1, " &hier", "P105", colon + 2)


def merge(site: Site, luck: Random) -> Change | None:
    if not site.block or site.first:
        return None
    start = site.key.start_mark.index
    return Change(start, start, f"<<: iets\n{site.margin}", "P109", start)


def second(site: Site, luck: Random) -> Change | None:
    if not site.block or site.first or len(site.path) > 1:
        return None
    start = site.key.start_mark.index
    return Change(start, start, "---\n", "P110", start)


def indented(site: Site, luck: Random) -> Change | None:
    """A line begins a space too far to the right."""
    if not site.block or site.first or site.margin.strip():
        return None
    before = site.file.text[: site.key.start_mark.index].rstrip()
    if re.search(r"[|>][-+]?$", before) or _in_block_text(site):
        return None
    start = site.key.start_mark.index
    return Change(start, start, " ", "P117", start + 1)


def outdented(site: Site, luck: Random) -> Change | None:
    if not site.block or site.first or site.margin.strip() or len(site.margin) < 2:
        return None
    start = site.key.start_mark.index
    return Change(start - 1, start, "", "P117", start - 1)


def _in_block_text(site: Site) -> bool:
    place = site.key.start_mark.index
    ends = (one for one in site.file.sites if one.scalar and one.node.style in ("|", ">"))
    return any(one.node.end_mark.index >= place > one.node.start_mark.index for one in ends)


# ------------------------------------------------------------------ translations and packs


def _entry(site: Site) -> bool:
    return site.file.translation and len(site.path) == 2 and site.path[1] == "text"


def blank(site: Site, luck: Random) -> Change | None:
    if not _entry(site):
        return None
    start = site.node.start_mark.index + 1
    return Change(start, start, "{nergens} ", "P405", start - 1)


def stale(site: Site, luck: Random) -> Change | None:
    if not site.file.translation or site.path[-1] != "src":
        return None
    return _value(site, '"000000"', "P402")


def orphan(site: Site, luck: Random) -> Change | None:
    if not site.file.translation or len(site.path) != 1:
        return None
    key = site.key.value
    part = luck.randrange(key.index(".") + 1, len(key))
    wrong, start = key[:part] + "q" + key[part:], site.key.start_mark.index
    return Change(start, start + len(key), wrong, "P403", start)


def untranslated(site: Site, luck: Random) -> Change | None:
    if not site.file.translation or len(site.path) != 1:
        return None
    start = site.key.start_mark.index
    return Change(start, site.end, "", "P406", 0)


def language_gone(site: Site, luck: Random) -> Change | None:
    if not site.file.pack or site.path != ("languages",):
        return None
    return _value(site, "[nl]", "P407")._replace(at=site.key.start_mark.index)


def language_too_many(site: Site, luck: Random) -> Change | None:
    if not site.file.pack or site.path != ("languages",):
        return None
    return _value(site, "[nl, en, ar]", "P409", 9)


def newer(site: Site, luck: Random) -> Change | None:
    if not site.file.pack or site.path != ("slug",):
        return None
    start = site.key.start_mark.index
    return Change(start, start, "format: 7\n", "P929", start + 8)


# ------------------------------------------------------------------ references


REFERENCES: dict[tuple[str, str], str] = {
    ("plan", "scenario"): "P305",
    ("game_of_life", "adds"): "P605",
    ("game_of_life", "removes"): "P605",
    ("escape_room", "items"): "P702",
    ("escape_room", "clues"): "P702",
    ("escape_room", "all"): "P701",
    ("escape_room", "any"): "P701",
    ("escape_room", "role"): "P706",
    ("escape_room", "answer"): "P704",
    ("tekentafel", "needs"): "P806",
}


def no_such(site: Site, luck: Random) -> Change | None:
    """A name of something else in the file, or of a scenario, that is not there."""
    if not site.plain or site.file.translation or site.file.pack:
        return None
    name = next(step for step in reversed(site.path) if isinstance(step, str))
    kind = "plan" if site.file.plan else site.file.game
    code = REFERENCES.get((kind, name))
    if not code or not re.fullmatch("[a-z][a-z0-9-]*", site.written) or not site.may:
        return None
    return None if site.may.type is Text else _value(site, f"{site.written}-weg", code)


FAULTS: tuple[Fault, ...] = (
    misspelt, unknown, left_out, twice, no_colon, no_space, no_space_dash,
    no_number, half, too_low, too_high, no_truth, not_a_choice, truth_for_text,
    brackets_for_text, two_languages, word_for_list, word_for_group, empty, too_short, too_long,
    bad_form, none_of_them, same_id,
    tab, tab_after, invisible, not_utf8, not_closed, bracket_open, after_quote, backslash, colon,
    special_start, curly, curly_name, anchor, merge, second, indented, outdented,
    blank, stale, orphan, untranslated, language_gone, language_too_many, newer, no_such,
)  # fmt: skip
