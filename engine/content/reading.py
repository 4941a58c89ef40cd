"""What there is to say of the texts that people read, in any scenario or plan: is it plain?"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import BaseModel

from engine.content.diagnostics import Code
from engine.content.readability import EASY, Readability, readability, sentences
from engine.content.shape import texts_in
from engine.content.yaml_light import KeyPath
from engine.core import Text

MOST_WORDS: Final = 15
"""Words in one sentence."""
BURDENS: Final = (
    "eigen kracht", "zelfredzaam", "kwetsbaar", "positief blijven", "gewoon even",
    "self-reliant", "vulnerable", "stay positive",
)  # fmt: skip
"""Words that put a burden on the person instead of on what is wrong."""
JARGON: Final[Mapping[str, Mapping[str, str]]] = {
    "nl": {
        "participatie": "meedoen", "participeren": "meedoen", "interventie": "hulp",
        "faciliteren": "mogelijk maken", "implementeren": "invoeren", "optimaliseren":
        "beter maken", "multidisciplinair": "samen", "problematiek": "problemen",
        "doelgroep": "mensen", "inventariseren": "op een rij zetten", "evalueren":
        "terugkijken", "preventief": "op tijd", "signaleren": "merken", "empowerment":
        "zelf kiezen", "casuïstiek": "verhalen", "netwerkpartner": "andere organisatie",
    },
    "en": {
        "facilitate": "help", "implement": "do", "intervention": "help", "participation":
        "taking part", "stakeholder": "people", "utilise": "use", "commence": "begin",
        "prior to": "before", "assistance": "help", "empowerment": "choosing for yourself",
        "target group": "people",
    },
}  # fmt: skip
"""Words of offices by language, each with one that everybody knows."""
_SECRET: Final = ("answer", "accept")
"""What somebody must find out: it may be as long and as odd as it needs to be."""
_ALIKE: Final = 0.8
"""The share of their runs of three words from which two texts are nearly the same."""
_COMMON: Final = 20
"""A run of words in more texts than this tells nothing of any two."""
_LEAST_RUNS: Final = 4
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w{2,}")
_PHONE = re.compile(r"(?<![\w,.])(?:\+31[ -]?|0)[1-9](?:[ -]?\d){8}(?!\d)")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Remark:
    """Something to say of the text ``at`` a path: its code, and what fills its blanks."""

    code: Code
    at: KeyPath
    facts: Mapping[str, Any] = field(default_factory=dict)


def read_through(content: BaseModel) -> tuple[list[Remark], Readability]:
    """Return what there is to say of all texts in ``content``, and how easily they read."""
    texts = [one for one in texts_in(content, Text) if not set(one[0]).intersection(_SECRET)]
    remarks = [remark for at, text in texts for remark in _of_one(at, text)]
    lang = texts[0][1].lang if texts else "nl"
    whole = readability((text.source for _, text in texts), lang)
    if whole.band == "difficult":
        remarks.append(Remark(Code.HARD_TO_READ, ("title",), {"score": whole.score, "easy": EASY}))
    return [*remarks, *_alike(texts)], whole


def _of_one(at: KeyPath, text: Text) -> Iterator[Remark]:
    long = (one for one in sentences(text.source) if len(one.split()) > MOST_WORDS)
    if sentence := next(long, ""):
        yield Remark(Code.LONG_SENTENCE, at, {"sentence": sentence, "most": MOST_WORDS})
    said = " ".join((text.source, *text.others.values())).casefold()
    for words in BURDENS:
        if words in said:
            yield Remark(Code.BURDEN, at, {"words": words})
    for words, plain in JARGON.get(text.lang, {}).items():
        if re.search(rf"\b{words}", text.source, re.IGNORECASE):
            yield Remark(Code.JARGON, at, {"words": words, "plain": plain})
    if found := _EMAIL.search(text.source) or _PHONE.search(text.source):
        yield Remark(Code.PERSONAL, at, {"found": found[0]})


def _alike(texts: Iterable[tuple[KeyPath, Text]]) -> Iterator[Remark]:
    """Yield each text that says nearly what another did in the same place of the same list.

    What is asked of it, and what can be chosen, may well be the same: only ``text`` counts.
    """
    seen: dict[tuple[Any, ...], list[tuple[KeyPath, frozenset[str]]]] = defaultdict(list)
    for at, text in texts:
        runs = _runs(text.source)
        if at[-1] == "text" and len(at) > 1 and len(runs) >= _LEAST_RUNS:
            seen[tuple("*" if isinstance(step, int) else step for step in at)].append((at, runs))
    for group in seen.values():
        yield from _pairs(group)


def _pairs(group: list[tuple[KeyPath, frozenset[str]]]) -> Iterator[Remark]:
    known: dict[str, list[int]] = defaultdict(list)
    for number, (at, runs) in enumerate(group):
        met = Counter(one for run in runs for one in known[run][:_COMMON])
        for other, shared in met.most_common(1):
            if shared >= _ALIKE * len(runs | group[other][1]):
                yield Remark(Code.ALIKE, at, {"like": group[other][0]})
        for run in runs:
            known[run].append(number)


def _runs(text: str) -> frozenset[str]:
    """Return every three words that follow each other in ``text``."""
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[at : at + 3]) for at in range(len(words) - 2))
