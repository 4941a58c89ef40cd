"""Mistakes that a machine can mend without guessing: only that place changes, nothing else."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches, unified_diff
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any, Final, Protocol

from engine.content.atomic import write_whole
from engine.content.diagnostics import Code, Diagnostic
from engine.content.phrases import TRUTHS

_ROUNDS: Final = 40
"""A mistake in how a file is written hides those below it."""
_LIKE: Final = 0.7
_LINES: Final = {
    Code.SPECIAL_START,
    Code.COLON_IN_TEXT,
    Code.NO_SPACE,
    Code.CURLY_QUOTES,
    Code.AFTER_QUOTE,
    Code.BACKSLASH,
}
"""Their remedy holds the whole line as it should be."""


_START = re.compile(r"(?P<lead>\s*(?:- *)*)(?P<key>[\w.-]+ *:)?")


class Look(Protocol):
    """Finds what is wrong in the files at some paths."""

    def __call__(self, paths: Sequence[Path]) -> Iterable[Diagnostic]:
        """Return what is wrong there."""


@dataclass(frozen=True)
class Mended:
    """A file as it was and as it is with its mistakes mended."""

    path: Path
    before: str
    after: str

    @property
    def diff(self) -> str:
        """What changed, line by line."""
        old, new = (text.splitlines() for text in (self.before, self.after))
        name = self.path.name
        return "\n".join(unified_diff(old, new, name, name, lineterm="", n=1))

    def keep(self) -> Path:
        """Write what was mended, and return where the file as it was is kept."""
        names = (f"{self.path.name}.bak{n or ''}" for n in range(10_000))
        places = map(self.path.with_name, names)
        kept = next(one for one in places if not (one.exists() or one.is_symlink()))
        write_whole(kept, self.path.read_bytes())
        write_whole(self.path, self.after.encode())
        return kept


def mended(paths: Sequence[Path], look: Look) -> list[Mended]:
    """Return the files at ``paths`` that could be mended; they are left as they are.

    The work is done on a copy of each folder, which is looked at again after each round.
    """
    found: list[Mended] = []
    for path in dict.fromkeys(one.resolve() for one in paths if one.exists()):
        with TemporaryDirectory() as folder:
            found += _mended(path, Path(folder).resolve(), look)
    return found


def _mended(path: Path, folder: Path, look: Look) -> Iterator[Mended]:
    home = path if path.is_dir() else path.parent
    copy = folder / home.name
    before = dict(_copied(home, copy))
    _mend(copy if path.is_dir() else copy / path.name, look)
    for place, text in before.items():
        after = _read(copy / place)
        if after != text:
            yield Mended(home / place, text, after)


def _copied(home: Path, copy: Path) -> Iterator[tuple[Path, str]]:
    for file in sorted({*home.glob("*.yaml"), *home.glob("*/*.yaml"), *home.glob("*/*/*.yaml")}):
        place = file.relative_to(home)
        (copy / place).parent.mkdir(parents=True, exist_ok=True)
        copyfile(file, copy / place)
        try:
            yield place, _read(file)
        except UnicodeDecodeError:
            continue  # told by check; a machine cannot mend it


def _read(file: Path) -> str:
    return file.read_bytes().decode("utf-8")


def _mend(path: Path, look: Look) -> None:
    """Mend the copy at ``path``; what is told again after it was mended is put back."""
    done: dict[tuple[str, int, str], str] = {}
    for _ in range(_ROUNDS):
        changes: dict[str, dict[int, str]] = {}
        for one in look([path]):
            key = (one.file, one.line, str(one.code))
            lines = changes.setdefault(one.file, {})
            if key in done:
                if done[key]:
                    lines[one.line], done[key] = done[key], ""
            elif one.line not in lines and (fresh := _line_of(one)) is not None:
                lines[one.line], done[key] = fresh, _line(one)
        if not any(changes.values()):
            return
        for file, lines in changes.items():
            _write(Path(file), lines)


def _line(one: Diagnostic, after: int = 0) -> str:
    """Return the line that ``one`` is about, or one ``after`` it, as it stands in its file."""
    lines = _read(Path(one.file)).removeprefix("\ufeff").split("\n")[one.line - 1 + after :]
    return lines[0].removesuffix("\r") if lines else ""


def _write(file: Path, fresh: Mapping[int, str]) -> None:
    lines = _read(file).split("\n")
    for number, line in fresh.items():
        end = "\r" if lines[number - 1].endswith("\r") else ""
        start = "\ufeff" if lines[number - 1].startswith("\ufeff") else ""
        lines[number - 1] = f"{start}{line}{end}"
    file.write_bytes("\n".join(lines).encode())


def _line_of(one: Diagnostic) -> str | None:
    """Return the line of ``one`` with the mistake mended, None if a person must decide."""
    try:
        line = _line(one)
    except (OSError, UnicodeDecodeError):
        return None
    facts: Mapping[str, Any] = one.remedy.facts if one.remedy else {}
    if one.code == Code.TAB:
        return _without_tabs(line)
    if one.code in _LINES:
        alone = one.code == Code.NO_SPACE or not _among_others(one, line)
        whole = alone and "…" not in str(facts["example"])
        return line[: len(line) - len(line.lstrip())] + str(facts["example"]) if whole else None
    if one.code == Code.MISSPELT_FIELD:
        return _spliced(line, one, str(facts["near"]))
    if one.code == Code.NO_TRUTH and _written(line, one).casefold() in TRUTHS:
        return _spliced(line, one, str(facts["example"]))
    if near := _meant(line, one, facts):
        return _spliced(line, one, near)
    return None


def _among_others(one: Diagnostic, line: str) -> bool:
    """Return whether more than one text on one line is concerned, or a note of the writer."""
    start = _START.match(line)
    assert start is not None  # every part of the pattern may be empty
    next_line = _line(one, after=1)
    margin, own = len(next_line) - len(next_line.lstrip()), len(start["lead"])
    goes_on = bool(next_line.strip()) and margin >= own + bool(start["key"]) > 0
    return goes_on or "#" in line or bool(re.search(r"[\[{]", line[: one.column - 1]))


def _without_tabs(line: str) -> str | None:
    """Return ``line`` with two spaces for each tab before its first sign."""
    start = re.match(r"[ \t]*", line)
    assert start is not None  # there may be nothing before it
    fresh = start[0].replace("\t", "  ") + line[start.end() :]
    return fresh if fresh != line else None


def _meant(line: str, one: Diagnostic, facts: Mapping[str, Any]) -> str | None:
    """Return the one choice that looks like what is written, if there is only one."""
    if "near" not in facts or "allowed" not in facts:
        return None
    close = get_close_matches(_written(line, one), str(facts["allowed"]).split(", "), 2, _LIKE)
    return close[0] if close == [facts["near"]] else None


def _written(line: str, one: Diagnostic) -> str:
    """Return what stands where the mistake is, without its quotes."""
    return line[one.column - 1 : one.column - 1 + one.width].strip("'\"")


def _spliced(line: str, one: Diagnostic, instead: str) -> str:
    start = one.column - 1
    return line[:start] + instead + line[start + one.width :]
