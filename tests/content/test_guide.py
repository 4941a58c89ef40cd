"""The guide for trainers: every example in it works, and both languages say the same."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.cli import run
from engine.content.load import read
from engine.content.packs import OWN_PACKS, bundled
from engine.content.translations import fingerprint, read_translation
from engine.workshop.looking import found_in
from facilitator_web.preview.serving import Served
from tests.evenings import RULES

GUIDES = {"nl": "README.md", "en": "README.en.md"}
MINE = {"nl": "mijn-buurt", "en": "my-street"}
CONTENT = bundled("content")
ICONS = bundled("assets") / "icons"
BLOCK = re.compile(
    r"(?:^<!-- (?P<place>.*?) -->\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.M | re.S
)
TOP = "packs/rondkomen/rondkomen.yaml: top"
"""Where an example belongs that says nothing else: among the first fields of a scenario."""


@dataclass(frozen=True)
class Block:
    """An example: what kind it is, where it belongs, and what it says."""

    kind: str
    place: str
    text: str


def blocks(lang: str) -> list[Block]:
    guide = (CONTENT / GUIDES[lang]).read_text("utf-8")
    return [Block(one["kind"], one["place"] or TOP, one["text"]) for one in BLOCK.finditer(guide)]


def examples() -> list[tuple[str, Block]]:
    return [
        (lang, one)
        for lang in GUIDES
        for one in blocks(lang)
        if one.kind == "yaml" and "i18n/" not in one.place
    ]


def one(lang: str, place: str) -> str:
    return next(block.text for block in blocks(lang) if block.place == place)


def without(text: str, example: str) -> str:
    """Return ``text`` without the items that have the id of one in ``example``."""
    for id in re.findall(r"^  - id: (.*)$", example, re.M):
        text = re.sub(rf"^  - id: {id}\n(    .*\n|\n(?=    ))*", "", text, flags=re.M)
    return text


def without_fields(text: str, example: str) -> str:
    """Return ``text`` without the fields at the top that ``example`` has."""
    for field in re.findall(r"^(\w+):", example, re.M):
        text = re.sub(rf"^{field}:.*\n([ ]+.*\n)*", "", text, flags=re.M)
    return text


def filled(place: str, example: str) -> str:
    """Return the bundled file that ``place`` names, with the ``example`` in it."""
    file, _, key = place.partition(": ")
    text = without((CONTENT / file).read_text("utf-8"), example)
    if key == "debrief":
        head, _, rest = text.partition("    activity: debrief\n")
        step, _, more = rest.partition("\n\n")
        return f"{head}    activity: debrief\n{step.partition('    content:')[0]}{example}\n{more}"
    if key == "top":
        return example + without_fields(text, example)
    return re.sub(rf"^{key}:\n", lambda found: found[0] + example + "\n", text, flags=re.M)


@pytest.mark.parametrize(("lang", "block"), examples(), ids=lambda one: getattr(one, "place", one))
def test_every_example_can_be_played(lang: str, block: Block, tmp_path: Path) -> None:
    text = filled(block.place, block.text) if ": " in block.place else block.text
    name = block.place.partition(":")[0].rpartition("/")[2]
    (tmp_path / name).write_text(text, "utf-8")
    found = found_in(tmp_path, RULES)
    assert [one for one in found if one.severity == "error"] == []


@pytest.mark.parametrize("lang", GUIDES)
def test_the_translated_line_has_the_hash_of_the_title_of_the_card(lang: str) -> None:
    block = next(block for block in blocks(lang) if block.place.startswith("i18n/"))
    card = one(lang, "packs/rondkomen/rondkomen.yaml: cards")
    title = re.search(r"title: (.*)", card)
    (entry,) = read_translation(block.text.encode(), block.place).entries.values()
    assert title
    assert entry.src == fingerprint(title[1])


@pytest.mark.parametrize("lang", GUIDES)
def test_the_words_of_ones_own_in_the_guide_are_played(lang: str, tmp_path: Path) -> None:
    for place in ("jongeren/pack.yaml", "jongeren/i18n/nl.yaml"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(one(lang, place), "utf-8")
    # That the English is not changed yet is told, and nothing else.
    assert {one.code for one in found_in(tmp_path, RULES)} == {"P948"}
    content = read(tmp_path / "jongeren", RULES.games["game_of_life"].content)
    assert (content.personas[0].name, content.personas[0].age) == ("Zoë", 19)
    assert "kies" not in {card.id for card in content.cards}


@pytest.mark.parametrize("lang", GUIDES)
def test_every_picture_in_the_guide_is_there(lang: str) -> None:
    written = "\n".join(block.text for block in blocks(lang) if block.kind == "yaml")
    named = set(re.findall(r"picture: ([\w-]+)", written))
    named |= {
        name for row in re.findall(r"pictures: \[(.*?)\]", written) for name in row.split(", ")
    }
    assert named
    assert {name for name in named if not (ICONS / f"{name}.svg").is_file()} == set()


@pytest.fixture
def desk(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder as a trainer has it who did what the guide says.

    The small room stands in for the long scenario: the commands are the same, and quick.
    """
    lang = request.getfixturevalue("lang")
    name = MINE[lang]
    room = next(one for one in blocks(lang) if re.fullmatch(r"m[\w-]+\.yaml", one.place))
    scenario = re.sub("^id: .*", f"id: {name}", room.text)
    (tmp_path / name).mkdir()
    for folder in (tmp_path, tmp_path / name):
        (folder / f"{name}.yaml").write_text(scenario, "utf-8")
    (tmp_path / name / "pack.yaml").write_text(one(lang, "pack.yaml"), "utf-8")
    (tmp_path / room.place).write_text(room.text, "utf-8")
    plan = (CONTENT / "plans" / "30.yaml").read_text("utf-8")
    (tmp_path / f"{name.partition('-')[0]}-plan.yaml").write_text(plan, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(OWN_PACKS, str(tmp_path / "eigen"))
    return tmp_path


FEW = {"playtest": ["--runs", "20"], "edit": ["--no-browser"]}
"""What a test leaves shorter than a trainer would."""
ANEW = {"new"}
"""What a trainer does instead of copying: in a folder where nothing is yet."""


@pytest.mark.parametrize("lang", GUIDES)
def test_every_command_in_the_guide_works(
    lang: str, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = [
        line for block in blocks(lang) if block.kind == "sh" for line in block.text.split("\n")
    ]
    typed = [shlex.split(line)[1:] for line in written if line.startswith("speeltafel ")]
    assert {words[0] for words in typed} >= {"check", "print", "translate", "pack"}
    monkeypatch.setattr(Served, "until_stopped", lambda here: None)
    (desk / "leeg").mkdir()
    for words in typed:
        anew = words[0] in ANEW and "--on" not in words
        monkeypatch.chdir(desk / "leeg" if anew else desk)
        assert run([*words, *FEW.get(words[0], [])]) == 0, words
    for made in (f"{MINE[lang]}.pdf", f"{MINE[lang]}-0.1.0.zip", f"eigen/{MINE[lang]}/pack.yaml"):
        assert (desk / made).is_file()


def parts(lang: str) -> list[tuple[str, str]]:
    """Return headings by their depth and examples by their place, as they follow each other."""
    guide = (CONTENT / GUIDES[lang]).read_text("utf-8")
    outside = BLOCK.sub(lambda one: f"@{one['kind']} {place_of(one['place'])}", guide)
    found = re.findall(r"^(#+|@\w+) ?(.*)$", outside, re.M)
    return [(kind, what if kind.startswith("@") else "") for kind, what in found]


def place_of(written: str | None) -> str:
    """Return where an example belongs, without the name that each language has of its own."""
    return re.sub(r"[\w-]+\.yaml$", "", written or "")


def test_both_guides_have_the_same_parts() -> None:
    assert parts("nl") == parts("en")
