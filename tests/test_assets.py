import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine.core.looks import ANIMALS

ROOT = Path(__file__).parents[1]
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
