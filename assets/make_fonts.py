"""The fonts as we ship them: ``make fonts`` writes the web pages' pieces anew.

Two steps. ``python assets/make_fonts.py originals FOLDER`` was taken once: it cuts the TTFs of
``assets/fonts`` that we do not ship whole out of the fonts as they were published. ``python
assets/make_fonts.py web`` cuts the WOFF2 pieces of the pages out of ``assets/fonts``; the same
TTFs give the same bytes. Both need ``fonttools`` and ``brotli``, which nothing else does.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, parse_unicodes, save_font
from fontTools.ttLib import TTFont

ASSETS = Path(__file__).resolve().parent
SCREEN = ASSETS / "fonts"
WEB = ASSETS.parent / "facilitator_web" / "static" / "fonts"
WEIGHTS = ("Regular", "Bold")

LATIN = "0000-00FF,0131,0152-0153,02BB-02BC,02C6,02DA,02DC,2000-206F,20AC,2122,2190-2193,2212,2215"
LATIN_EXT = (
    "0100-0130,0132-0151,0154-02BA,02BD-02C5,02C7-02CC,0300-036F,1E00-1EFF,20A0-20AB,20AD-20C0"
)
CYRILLIC = "0400-052F,2116"
ARABIC = "0600-06FF,0750-077F,FD3E-FD3F,FDF2,FDFC"
ETHIOPIC = "1200-139F,2D80-2DDF,AB00-AB2F"
SHARED = "0020-002F,003A-0040,005B-0060,007B-007E,00A0,00AB,00BB,2010-2014,200C-200D,202F,25CC"
DIGITS = "0030-0039"


@dataclass(frozen=True)
class Piece:
    """Some characters of a font. ``renamed`` where its own name is reserved for the whole."""

    source: str
    name: str
    characters: str
    renamed: str = ""


CUT = (
    Piece("NotoSansArabic", "NotoSansArabic", f"{ARABIC},{SHARED},{DIGITS}"),
    Piece("NotoSansEthiopic", "NotoSansEthiopic", f"{ETHIOPIC},{SHARED}"),
)
PAGES = (
    Piece("Andika", "tafelletter-latin", LATIN, "Tafelletter"),
    Piece("Andika", "tafelletter-latin-ext", LATIN_EXT, "Tafelletter"),
    Piece("Andika", "tafelletter-cyrillic", CYRILLIC, "Tafelletter"),
    Piece("AtkinsonHyperlegible", "atkinson-latin", LATIN),
    Piece("AtkinsonHyperlegible", "atkinson-latin-ext", LATIN_EXT),
    Piece("NotoSansArabic", "noto-arabic", f"{ARABIC},200C-200D"),
    Piece("NotoSansEthiopic", "noto-ethiopic", ETHIOPIC),
)


def main(wish: Sequence[str]) -> None:
    """Write what the command line asks for."""
    match wish:
        case ["originals", folder]:
            written = [_cut(p, w, Path(folder), SCREEN, "ttf") for p, w in _all(CUT)]
        case ["web"]:
            written = [_cut(p, w, SCREEN, WEB, "woff2") for p, w in _all(PAGES)]
        case _:
            sys.exit(__doc__)
    for path in written:
        print(f"{path.stat().st_size:8} {path.relative_to(ASSETS.parent)}")


def _all(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, str]]:
    return ((piece, weight) for piece in pieces for weight in WEIGHTS)


def _cut(piece: Piece, weight: str, source: Path, target: Path, flavor: str) -> Path:
    """Write ``piece`` with all that shaping needs, and return where."""
    options = _options(flavor)
    font = load_font(str(source / f"{piece.source}-{weight}.ttf"), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(piece.characters))
    subsetter.subset(font)
    if piece.renamed:
        _rename(font, piece.renamed, weight)
    stem = f"{piece.name}-{weight if flavor == 'ttf' else weight.lower()}"
    name = f"{stem}.{flavor}"
    save_font(font, str(target / name), options)
    font.close()
    return target / name


def _options(flavor: str) -> Options:
    options = Options(harfbuzz_repacker=False)  # the same bytes, whatever else is installed
    options.layout_features = ["*"] if flavor == "ttf" else Options().layout_features
    options.hinting = False
    options.drop_tables += ["Feat", "Glat", "Gloc", "Silf", "Sill", "Silt", "FFTM", "DSIG"]
    options.flavor = flavor if flavor == "woff2" else None
    return options


def _rename(font: TTFont, family: str, weight: str) -> None:
    """Give ``font`` another name, and keep who made it and on what terms it may be used."""
    names = font["name"]
    kept = {0, 7, 8, 9, 11, 12, 13, 14}
    names.names = [one for one in names.names if one.nameID in kept and one.platformID == 3]
    full = f"{family} {weight}"
    said = {1: family, 2: weight, 3: full, 4: full, 6: full.replace(" ", "-")}
    for number, text in said.items():
        names.setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    main(sys.argv[1:])
