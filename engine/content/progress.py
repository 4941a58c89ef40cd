"""How far a translation is: what is done, and what is missing, old, broken or of no use."""

from dataclasses import dataclass
from typing import Any

from engine.content.slots import Texts
from engine.content.translations import Translation


@dataclass(frozen=True)
class Progress:
    """Of one language: the keys in each standing, in the order of the source."""

    lang: str
    done: tuple[str, ...]
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    broken: tuple[str, ...]
    orphan: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do."""
        return not (self.missing or self.stale or self.broken or self.orphan)

    @property
    def share(self) -> int:
        """Percent of the texts that is done, rounded down: 100 is really all."""
        wanted = len(self.done) + len(self.missing) + len(self.stale) + len(self.broken)
        return 100 * len(self.done) // wanted if wanted else 100

    def json(self) -> dict[str, Any]:
        """Return it as plain data."""
        lists = {name: list(getattr(self, name)) for name in ("missing", "stale", "broken")}
        return {
            "lang": self.lang,
            "percent": self.share,
            "done": len(self.done),
            **lists,
            "orphan": list(self.orphan),
        }


def progress(texts: Texts, lang: str, translation: Translation | None) -> Progress:
    """Return how far ``translation`` of ``texts`` into ``lang`` is; None: not begun."""
    entries = translation.entries if translation else {}
    keys: dict[str, list[str]] = {name: [] for name in ("done", "missing", "stale", "broken")}
    for slot in texts.slots:
        keys[slot.standing(entries.get(slot.key))].append(slot.key)
    orphan = texts.orphans(translation) if translation else []
    if texts.voluntary:
        keys["missing"] = []
    return Progress(lang, **{name: tuple(all) for name, all in keys.items()}, orphan=tuple(orphan))
