"""A card over several pages: what happens, then what it asks, then what may be chosen."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal

from engine.core.views import CardFace
from engine.screen.widgets.drawing import sentences

Fits = Callable[[CardFace], bool]
Later = Callable[[CardFace], CardFace]
Spoken = Literal["text", "ask", "follow_up"]


def full_parts(face: CardFace, fits: Fits, later: Later) -> list[CardFace]:
    """Return ``face`` in cards that each fit; ``later`` makes what stands on a next page."""
    told = _spread(replace(face, ask="", choices=(), follow_up=""), "text", fits, later)
    if not (face.ask or face.choices or face.follow_up):
        return told
    asked = _asked(replace(later(face), text=""), fits)
    first = replace(told[-1], ask=asked[0].ask, choices=asked[0].choices)
    together = replace(first, follow_up=asked[0].follow_up)
    if len(told) > 1 and fits(together):
        return [*told[:-1], together, *asked[1:]]
    return [*told, *asked]


def _spread(face: CardFace, name: Spoken, fits: Fits, later: Later) -> list[CardFace]:
    """Return the text called ``name`` in whole sentences as far as they fit on a page."""
    pages = [_saying(face, name, "")]
    for piece in _pieces(face, name, fits):
        said = f"{getattr(pages[-1], name)} {piece}".strip()
        longer = _saying(pages[-1], name, said)
        if fits(longer) or not getattr(pages[-1], name):
            pages[-1] = longer
        else:
            pages.append(_saying(later(face), name, piece))
    return pages


def _saying(face: CardFace, name: Spoken, text: str) -> CardFace:
    match name:
        case "text":
            return replace(face, text=text)
        case "ask":
            return replace(face, ask=text)
        case "follow_up":
            return replace(face, follow_up=text)


def _pieces(face: CardFace, name: Spoken, fits: Fits) -> Iterator[str]:
    """Return the sentences of a text; the words of one that is too long for a page."""
    for sentence in sentences(getattr(face, name)):
        yield from [sentence] if fits(_saying(face, name, sentence)) else sentence.split()


def _asked(face: CardFace, fits: Fits) -> list[CardFace]:
    """Return the question with as many choices below it as fit, and so on."""
    if fits(face):
        return [face]
    only = replace(face, choices=(), follow_up="")
    questions = _spread(only, "ask", fits, lambda part: part) if face.ask else []
    apart = replace(face, kind_label=face.ask or face.kind_label, ask="", follow_up="")
    if questions and not face.title and len(face.choices) > 1 and fits(apart):
        return [*questions, *_followed([apart], face, fits)]
    return _followed(_chosen(questions, face, fits), face, fits)


def _chosen(pages: list[CardFace], face: CardFace, fits: Fits) -> list[CardFace]:
    """Return ``pages`` with the choices behind them; their numbers go on from page to page."""
    pages = list(pages)
    for number, choice in enumerate(face.choices):
        before = pages[-1].choices or ("",) * number if pages else ()
        if pages and fits(longer := replace(pages[-1], choices=(*before, choice))):
            pages[-1] = longer
        else:
            blanks = ("",) * number
            pages.append(replace(face, ask="", follow_up="", choices=(*blanks, choice)))
    return pages


def _followed(pages: list[CardFace], face: CardFace, fits: Fits) -> list[CardFace]:
    """Return ``pages`` with what may be asked after, on the last of them if it fits."""
    if not face.follow_up:
        return pages
    if pages and fits(longer := replace(pages[-1], follow_up=face.follow_up)):
        return [*pages[:-1], longer]
    alone = replace(face, ask="", choices=())
    return [*pages, *_spread(alone, "follow_up", fits, lambda part: part)]
