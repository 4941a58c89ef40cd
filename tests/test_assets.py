import re
from collections.abc import Iterator
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest
import yaml
from fontTools.subset import parse_unicodes
from fontTools.ttLib import TTFont

from engine.core.looks import ANIMALS

ROOT = Path(__file__).parents[1]
FONTS = (ROOT / "assets" / "fonts", ROOT / "facilitator_web" / "static" / "fonts")
ICONS = ROOT / "assets" / "icons"
CODE = ("engine", "games", "facilitator_web")


def named(written: Any) -> Iterator[str]:
    """Yield every picture and icon that ``written`` names, however deep."""
    if isinstance(written, dict):
        for key, value in written.items():
            if key in {"picture", "icon"} and isinstance(value, str) and "/" not in value:
                yield value
            yield from named(value)
    elif isinstance(written, list):
        for one in written:
            yield from named(one)


def pictures() -> set[str]:
    texts = {"words", "i18n"}
    files = [f for f in (ROOT / "content").rglob("*.yaml") if not texts & set(f.parts)]
    return {one for file in files for one in named(yaml.safe_load(file.read_text("utf-8")))}


def test_every_picture_that_content_names_exists() -> None:
    assert {name for name in pictures() if not (ICONS / f"{name}.svg").is_file()} == set()


def test_every_icon_that_code_and_pages_name_exists() -> None:
    named_in = re.compile(r"""\bicon(?:=|\()"([a-z][a-z0-9-]+)"[,)]""")
    code = (path for folder in CODE for path in (ROOT / folder).rglob("*.*"))
    texts = [path.read_text("utf-8") for path in code if path.suffix in {".py", ".html"}]
    icons = {name for text in texts for name in named_in.findall(text)}
    assert icons
    assert {name for name in icons if not (ICONS / f"{name}.svg").is_file()} == set()


def font_files() -> list[Path]:
    return sorted(path for folder in FONTS for path in folder.iterdir() if path.name != "OFL.txt")


def said_by(path: Path, *numbers: int) -> list[str]:
    """Return what a font says of itself under ``numbers`` of its table of names."""
    with TTFont(path) as font:
        return [str(name) for name in font["name"].names if name.nameID in numbers]


def credits() -> dict[str, str]:
    """Return the licence of each file name that is credited."""
    written = (ROOT / "assets" / "CREDITS.md").read_text("utf-8")
    rows = (line.split("|")[1:4] for line in written.splitlines() if line.startswith("| "))
    return {
        name.rpartition("/")[2]: licence
        for files, _, licence in rows
        for name in re.findall(r"`([^`]+)`", files)
    }


@pytest.mark.parametrize("path", font_files(), ids=lambda path: path.name)
def test_every_font_has_a_credit_and_its_licence_beside_it(path: Path) -> None:
    (licence,) = (text for name, text in credits().items() if path.match(name))
    assert "OFL-1.1" in licence
    assert (ROOT / "LICENSES" / "OFL-1.1.txt").is_file()
    terms = (path.parent / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in terms
    holder = said_by(path, 0)[0].partition("with Reserved")[0].strip(" ,.")
    assert " ".join(holder.split()) in " ".join(terms.split())


def test_a_changed_font_does_not_bear_a_reserved_name() -> None:
    for path in FONTS[1].glob("*.woff2"):
        if path.name.startswith("tafelletter"):
            assert not any(re.search("Andika|SIL", name) for name in said_by(path, 1, 3, 4, 6, 16))


def test_pages_fetch_their_letters_in_pieces_that_exist() -> None:
    style = (ROOT / "facilitator_web" / "static" / "style.css").read_text("utf-8")
    pieces = re.findall(r'url\("fonts/([^"]+)"\).*?unicode-range: ([^;]+);', style)
    assert {name for name, _ in pieces} == {path.name for path in FONTS[1].glob("*.woff2")}
    for name, characters in pieces:
        with TTFont(FONTS[1] / name) as font:
            has = set(font.getBestCmap())
        claimed = set(parse_unicodes(characters.replace("U+", "")))
        assert has <= claimed, f"{name} holds letters that no page would fetch it for"


def test_the_pieces_of_pages_are_cut_from_the_fonts_we_ship(tmp_path: Path) -> None:
    made = run_path(str(ROOT / "assets" / "make_fonts.py"))
    piece = next(one for one in made["PAGES"] if one.name == "atkinson-latin-ext")
    written = made["_cut"](piece, "Regular", FONTS[0], tmp_path, "woff2")
    assert written.read_bytes() == (FONTS[1] / written.name).read_bytes()


def test_every_animal_has_its_drawing() -> None:
    assert len(set(ANIMALS)) == 30
    assert {f"animal-{name}.svg" for name in ANIMALS} <= {path.name for path in ICONS.iterdir()}


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_an_icon_takes_the_colour_of_the_text_and_runs_nothing(path: Path) -> None:
    drawn = path.read_text("utf-8")
    assert "currentColor" in drawn
    assert 'viewBox="0 0 24 24"' in drawn
    assert "<script" not in drawn
    assert "href" not in drawn
