"""What README promises is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
YES = re.compile(r'\[yes\]\((\S+) "(test_\w+)"\)')
LINK = re.compile(r"\]\(([^)\s]+)|src=\"([^\"]+)\"")


def test_each_yes_beside_others_is_a_test() -> None:
    found = YES.findall(README)
    assert len(found) >= 20
    for file, name in found:
        assert f"def {name}(" in (ROOT / file).read_text("utf-8"), (file, name)


def test_every_row_of_that_table_says_yes_of_us_by_a_link() -> None:
    table = README.partition("## Beside others")[2].partition("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    assert len(rows) >= 20
    assert all(YES.search(row.split(" | ")[1]) for row in rows)
    assert {row.count(" | ") for row in rows} == {8}


def test_every_file_that_it_shows_or_names_is_there() -> None:
    places = [one or other for one, other in LINK.findall(README)]
    here = [place for place in places if "://" not in place and not place.startswith("#")]
    assert [place for place in here if not (ROOT / place).exists()] == []
