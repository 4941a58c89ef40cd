"""A card over several pages: what happens, then what it asks, then what may be chosen."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from engine.core.views import CardFace
from engine.screen.widgets.drawing import sentences

Fits = Callable[[CardFace], bool]


def full_parts(face: CardFace, fits: Fits, later: Callable[[CardFace], CardFace]) -> list[CardFace]:
    """Return ``face`` in cards that each fit; ``later`` makes what stands on a next page."""
    told = _told(replace(face, ask="", choices=(), follow_up=""), fits, later)
    if not (face.ask or face.choices or face.follow_up):
        return told
    asked = _asked(replace(later(face), text=""), fits)
    both = replace(asked[0], text=told[-1].text, title=told[-1].title)
    together = replace(both, kind_label=told[-1].kind_label)
    if len(told) > 1 and fits(together):
        return [*told[:-1], together, *asked[1:]]
    return [*told, *asked]


def _told(face: CardFace, fits: Fits, later: Callable[[CardFace], CardFace]) -> list[CardFace]:
    """Return the text in whole sentences as far as they fit."""
    pages = [replace(face, text="")]
    for piece in _pieces(face, fits):
        longer = replace(pages[-1], text=f"{pages[-1].text} {piece}".strip())
        if fits(longer) or not pages[-1].text:
            pages[-1] = longer
        else:
            pages.append(replace(later(face), text=piece))
    return pages


def _pieces(face: CardFace, fits: Fits) -> Iterable[str]:
    """Return the sentences of the text; the words of one that is too long for a page."""
    for sentence in sentences(face.text):
        yield from [sentence] if fits(replace(face, text=sentence)) else sentence.split()


def _asked(face: CardFace, fits: Fits) -> list[CardFace]:
    """Return the question with as many choices below it as fit, and so on."""
    if fits(face):
        return [face]
    apart = replace(face, kind_label=face.ask or face.kind_label, ask="", follow_up="")
    if not face.title and face.ask and len(face.choices) > 1 and fits(apart):
        return [replace(face, choices=(), follow_up=""), *_followed([apart], face, fits)]
    pages = [replace(face, choices=(), follow_up="")]
    for number, choice in enumerate(face.choices):
        longer = replace(pages[-1], choices=(*_counted(pages[-1], number), choice))
        if fits(longer):
            pages[-1] = longer
        else:
            alone = replace(face, ask="", follow_up="", choices=("",) * number + (choice,))
            pages.append(alone)
    told = [page for page in pages if page.ask or page.choices]
    return _followed(told, face, fits)


def _counted(page: CardFace, number: int) -> tuple[str, ...]:
    """Return the choices of ``page``, those of earlier pages as blanks: numbers go on."""
    return page.choices or ("",) * number


def _followed(pages: list[CardFace], face: CardFace, fits: Fits) -> list[CardFace]:
    """Return ``pages`` with what may be asked after, on the last of them if it fits."""
    if not face.follow_up:
        return pages
    if pages and fits(longer := replace(pages[-1], follow_up=face.follow_up)):
        return [*pages[:-1], longer]
    return [*pages, replace(face, ask="", choices=())]
