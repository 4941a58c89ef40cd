"""What many games together show."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from engine.content.asides import Expectations
from engine.core import DIMENSIONS, Dimension, Label, Say, Words, label
from engine.core.trial import Sight
from engine.playtest.play import Run

SHARES: Final = (0.05, 0.5, 0.95)
WORST: Final = 5


@dataclass(frozen=True)
class Seen:
    """One sight, and in how many games it was seen."""

    sight: Sight
    games: int

    def why_not(self, runs: int) -> Words:
        """Return why it was never seen, as far as the scenario or the number of games tells."""
        return self.sight.why or label("playtest.rare", runs=runs)


@dataclass
class Tally:
    """Adds up games as they are played."""

    sights: tuple[Sight, ...]
    runs: list[Run] = field(default_factory=list)
    games: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)

    def add(self, run: Run) -> None:
        """Add one game."""
        self.runs.append(run)
        self.games.update(run.seen)
        self.met.update(run.met)

    def figures(self, title: Words, seed: int, seconds: float, command: str = "") -> "Figures":
        """Return what they show together; ``seconds`` is how long the playing took."""
        seen = tuple(Seen(one, self.games[one.id]) for one in self.sights)
        return Figures(title, seed, tuple(self.runs), seen, self._dimensions(), seconds, command)

    def _dimensions(self) -> Mapping[Dimension, int]:
        by = {one.id: one.dimension for one in self.sights}
        counts: Counter[str] = Counter()
        for id, times in self.met.items():
            if dimension := by.get(id):
                counts[dimension] += times
        return {one: counts[one] for one in DIMENSIONS if one in by.values()}


@dataclass(frozen=True)
class Figures:
    """The outcome of a playtest.

    ``seconds`` is how long the computer took. ``command`` is what was typed to play these games.
    """

    title: Words
    seed: int
    runs: tuple[Run, ...]
    seen: tuple[Seen, ...]
    dimensions: Mapping[Dimension, int]
    seconds: float
    command: str = ""

    @property
    def kinds(self) -> Mapping[str, tuple[Seen, ...]]:
        """What there is to see, by the key of its heading."""
        found: dict[str, list[Seen]] = {}
        for one in self.seen:
            found.setdefault(_key(one.sight.kind), []).append(one)
        return {key: tuple(some) for key, some in found.items()}

    @property
    def never(self) -> tuple[Seen, ...]:
        """What nobody saw."""
        return tuple(one for one in self.seen if not one.games)

    @property
    def coverage(self) -> float:
        """The share of all there is to see that somebody saw."""
        return 1 - len(self.never) / len(self.seen) if self.seen else 1.0

    @property
    def ended(self) -> float:
        """The share of games that came to their end."""
        return _share(self.runs, [one for one in self.runs if one.ended])

    @property
    def solved(self) -> float | None:
        """The share of games that were solved; None if there is nothing to solve."""
        can = [one for one in self.runs if one.solved is not None]
        return _share(can, [one for one in can if one.solved]) if can else None

    @property
    def ratio(self) -> float | None:
        """The dimension met most against the one met least; None where there are none.

        Only what the scenario has counts; one that nobody met counts as met once.
        """
        met = list(self.dimensions.values())
        if not any(met):
            return None
        return max(met) / max(min(met), 1)

    @property
    def extremes(self) -> tuple[Dimension, Dimension]:
        """The dimension met most and the one met least.

        Raises:
            ValueError: if there are no dimensions.
        """
        met = self.dimensions
        return max(met, key=met.__getitem__), min(met, key=met.__getitem__)

    @property
    def absent(self) -> tuple[Dimension, ...]:
        """The dimensions that the scenario has nothing of."""
        return tuple(one for one in DIMENSIONS if one not in self.dimensions)

    @property
    def players(self) -> Mapping[str, tuple[Run, ...]]:
        """The games by who played them."""
        names = dict.fromkeys(one.player for one in self.runs)
        return {name: tuple(one for one in self.runs if one.player == name) for name in names}

    @property
    def worst(self) -> tuple[Run, ...]:
        """The games to look at: those without an end, those not solved, the longest."""
        order = sorted(self.runs, key=lambda one: (one.ended, one.solved or False, -one.minutes))
        return tuple(order[:WORST])

    def again(self, run: Run) -> str:
        """Return what to type to play ``run`` again, press by press."""
        return f"{self.command} --replay {run.number}".strip()

    def minutes(self, share: float, runs: Iterable[Run] | None = None) -> float:
        """Return the minutes that this share of the games did not exceed."""
        lengths = sorted(one.minutes for one in (self.runs if runs is None else runs))
        return lengths[round(share * (len(lengths) - 1))] if lengths else 0.0

    def missed(self, expect: Expectations) -> tuple[Label, ...]:
        """Return which expectations did not come true."""
        found = []
        if expect.minutes and not expect.minutes[0] <= self.minutes(0.5) <= expect.minutes[1]:
            facts: dict[str, Any] = {"least": expect.minutes[0], "most": expect.minutes[1]}
            found.append(label("playtest.miss.minutes", found=f"{self.minutes(0.5):.0f}", **facts))
        shares = {"ended": self.ended, "seen": self.coverage, "solved": self.solved or 0.0}
        for name, share in shares.items():
            wanted = getattr(expect, name)
            if wanted is not None and share < wanted:
                facts = {"found": percent(share), "wanted": percent(wanted)}
                found.append(label(f"playtest.miss.{name}", **facts))
        if expect.ratio is not None and self.ratio is not None and self.ratio > expect.ratio:
            facts = {"found": f"{self.ratio:.2f}", "wanted": expect.ratio}
            found.append(label("playtest.miss.ratio", **facts))
        return tuple(found)

    def json(self, say: Say, expect: Expectations) -> dict[str, Any]:
        """Return the figures as plain data."""
        return {
            "title": say.of(self.title),
            "seed": self.seed,
            "runs": len(self.runs),
            "seconds": round(self.seconds, 2),
            "ended": self.ended,
            "solved": self.solved,
            "coverage": self.coverage,
            "minutes": {str(share): round(self.minutes(share), 1) for share in SHARES},
            "dimensions": dict(self.dimensions),
            "seen": {one.sight.id: one.games for one in self.seen},
            "never": {one.sight.id: say.of(one.why_not(len(self.runs))) for one in self.never},
            "worst": [one.number for one in self.worst],
            "again": [self.again(one) for one in self.worst],
            "missed": [say.of(one) for one in self.missed(expect)],
        }


def worst_told(run: Run) -> str:
    """Return the key of the sentence about a game that asks to be looked at."""
    if not run.ended:
        return "playtest.worst_endless"
    return "playtest.worst_unsolved" if run.solved is False else "playtest.worst_ended"


def ratio_facts(figures: Figures, say: Say) -> dict[str, str]:
    """Return the largest difference between dimensions: the facts of what is said of it."""
    most, least = (say(f"dimension.{one}") for one in figures.extremes)
    ratio = f"{figures.ratio or 0:.1f}".replace(".", say("playtest.point"))
    return {"most": most, "least": least, "ratio": ratio}


def lengths_facts(figures: Figures) -> dict[str, str]:
    """Return how long games took: the facts of what is said of it."""
    least, middle, most = (f"{figures.minutes(share):.0f}" for share in SHARES)
    return {"least": least, "middle": middle, "most": most}


def percent(share: float) -> str:
    """Return ``share`` as people read it: never 100% or 0% unless it is all or nothing."""
    rounded = round(100 * share)
    if share < 1 and rounded == 100:
        return "> 99%"
    return "< 1%" if share > 0 and rounded == 0 else f"{rounded}%"


def _share(every: Iterable[Run], some: Iterable[Run]) -> float:
    whole = len(list(every))
    return len(list(some)) / whole if whole else 0.0


def _key(kind: Words) -> str:
    return kind.key if isinstance(kind, Label) else str(kind)
