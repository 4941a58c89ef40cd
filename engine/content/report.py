"""What a check found, for a person or for another program."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from engine.content.diagnostics import Diagnostic
from engine.content.readability import Readability
from engine.core import Say

_SHOWN: Final = 20
_OWN_WORK: Final = 3


@dataclass(frozen=True)
class Report:
    """All that was found in ``files`` files, warnings counting as errors if ``strict``.

    ``wrong_use``: a path does not exist, or there was no file to look at.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: int
    strict: bool = False
    wrong_use: bool = False
    readability: Mapping[str, Readability] = field(default_factory=dict)
    """How easily each file that people read reads, by its name."""

    @property
    def exit_code(self) -> int:
        """0: all is well; 1: something must be mended; 2: the command was used wrongly."""
        if self.wrong_use:
            return 2
        return int(self.errors > 0 or (self.strict and self.warnings > 0))

    @property
    def errors(self) -> int:
        """How many mistakes make something unusable."""
        return sum(one.severity == "error" for one in self.diagnostics)

    @property
    def warnings(self) -> int:
        """How many remarks deserve a look."""
        return sum(one.severity == "warning" for one in self.diagnostics)

    def text(self, say: Say) -> str:
        """Return the report for a terminal: the first mistakes, and how many there are."""
        shown = [one.text(say) for one in self.diagnostics[:_SHOWN]]
        if (more := len(self.diagnostics) - _SHOWN) > 0:
            shown.append(say("check.more", count=more))
        if not self.diagnostics and not self.wrong_use:
            shown.append(say("check.fine"))
        if self.diagnostics:
            shown.append(say("check.explain", code=self.diagnostics[0].code))
        counts = {"errors": self.errors, "warnings": self.warnings, "files": self.files}
        return "\n".join([*shown, *self._read(say), say("check.counts", **counts)])

    def _read(self, say: Say) -> Iterator[str]:
        """Yield how easily each file reads, if they are few enough to be somebody's own work."""
        for file, one in self.readability.items() if len(self.readability) <= _OWN_WORK else ():
            if one.band:
                facts = {"file": file, "score": one.score, "band": say(f"check.{one.band}")}
                yield say("check.readability", **facts)

    def json(self, say: Say) -> dict[str, Any]:
        """Return the report as plain data, sentences in the language of ``say``."""
        return {
            "exit_code": self.exit_code,
            "files": self.files,
            "errors": self.errors,
            "warnings": self.warnings,
            "diagnostics": [one.json(say) for one in self.diagnostics],
            "readability": {
                file: {"score": one.score, "words": one.words, "sentences": one.sentences}
                for file, one in self.readability.items()
            },
        }
