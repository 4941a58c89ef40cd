"""A wall of texts and a cloud of words, for any activity: of nothing but what may be seen."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from engine.activities.stop_words import STOP_WORDS
from engine.core import Own, Say
from engine.core.looks import group_look, group_name, seat_look, seat_name
from engine.core.own import HIDDEN
from engine.core.views import CloudWord, Wall, WallNote, WordCloud

MOST_WORDS: Final = 24
FEWEST_WORDS: Final = 3
"""A cloud of fewer words is none."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST: Final = 3
_LONGEST: Final = 18


def wall(id: str, texts: Iterable[Own[str]], title: str, say: Say) -> Wall | None:
    """Return ``texts`` on a wall, those that everyone may see; None if there are none.

    They stand in the order of their ids, which are random: who was first stays unknown.
    """
    seen = sorted((own for own in texts if own.shown), key=lambda own: own.id)
    notes = tuple(_note(own, say) for own in seen)
    return Wall(id=id, notes=notes, label=title) if notes else None


def _note(own: Own[str], say: Say) -> WallNote:
    lang = "" if own.lang == say.lang else own.lang
    if own.state == "replaced":
        words = own.instead or say("texts.neutral")
        mark = say("wall.reworded") if own.instead else ""
        return WallNote(own.id, words, "", mark)
    if own.state != "signed":
        return WallNote(own.id, own.shown or "", lang)
    animal, colour = seat_look(own.of) if isinstance(own.of, int) else group_look(own.of)
    name = say.of(seat_name(own.of) if isinstance(own.of, int) else group_name(own.of))
    return WallNote(own.id, own.shown or "", lang, "", animal, colour, say("wall.by", who=name))


def cloud(id: str, texts: Iterable[Own[str]], title: str, say: Say) -> WordCloud | None:
    """Return the words that stand in most of ``texts``, of those that everyone may see.

    A word counts once in each text. What the facilitator put in place of a text is not counted.
    None if there are hardly any words.
    """
    counted = Counter(word for own in texts for word in _words(own))
    most = sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:MOST_WORDS]
    if len(most) < FEWEST_WORDS:
        return None
    words = tuple(CloudWord(word, n, say("wall.times", count=n)) for word, n in most)
    return WordCloud(id=id, words=words, label=title)


def _words(own: Own[str]) -> set[str]:
    """Return the words of a text that say something; of a replaced one none."""
    text = own.shown if own.state in ("shown", "signed") else None
    if not text or text == HIDDEN:
        return set()
    found = {word.casefold().replace("’", "'") for word in _WORD.findall(text)}
    return {w for w in found if _SHORTEST <= len(w) <= _LONGEST and w not in STOP_WORDS}
