"""A pack that builds on another: its words over those of a base that goes on by itself."""

import json
import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from engine.cli import run
from engine.content.check import check
from engine.content.difference import difference
from engine.content.load import Examined, examine, gather, read
from engine.content.packs import OWN_PACKS, bundled, scenario, scenarios
from engine.content.translations import fingerprint
from engine.store.sqlite import create, open_writer
from engine.workshop.looking import found_in
from engine.workshop.opening import begin, resume
from engine.workshop.opening import gather as gather_plan
from engine.workshop.state import Part
from facilitator_web.preview.staging import Writing, can_be_played, watched
from tests.content.deck import DECK, Deck
from tests.content.examples import BUILT, OWN_DUTCH
from tests.content.pages import DECK_GAMES
from tests.content.sharing import code_of
from tests.evenings import RULES

Output = pytest.CaptureFixture[str]
WORD = "halte.roles.huisarts.title"
PLAN = """\
id: avond
title: Avond
about: Een avond.
steps:
  - {id: spel, activity: escape_room, scenario: groep, title: Samen open, minutes: 40}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a base of one's own, and a group that builds on it."""
    monkeypatch.setenv(OWN_PACKS, str(tmp_path / "eigen"))
    base = shutil.copytree(bundled("content") / "packs" / "samen-open", tmp_path / "basis")
    (base / "huiskamer.yaml").unlink()
    english = base / "i18n" / "en.yaml"
    english.write_text(re.sub("^huiskamer.*\n", "", english.read_text("utf-8"), flags=re.M))
    about = (base / "pack.yaml").read_text().replace("6d1f0a52", "00000000")
    (base / "pack.yaml").write_text(about.replace("slug: samen-open", "slug: basis"))
    assert run(["new", "--on", "halte", str(tmp_path / "groep")]) == 0
    own = tmp_path / "groep" / "pack.yaml"
    own.write_text(
        own.read_text().replace("6d1f0a52", "00000000").replace("slug: samen-open", "slug: basis")
    )
    say(tmp_path, WORD, "huisarts", "praktijkverpleegkundige")
    return tmp_path


def say(desk: Path, key: str, before: str, now: str, lang: str = "nl") -> None:
    """Say ``now`` where the base says ``before``."""
    with (desk / "groep" / "i18n" / f"{lang}.yaml").open("a") as file:
        file.write(f'{key}: {{src: "{fingerprint(before)}", text: "{now}"}}\n')


def codes(folder: Path) -> list[str]:
    return [str(one.code) for one in check([folder], RULES.games).diagnostics]


def built(folder: Path) -> Examined[Deck]:
    for name, text in BUILT.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return examine(gather(folder / "jongeren"), "jongeren", Deck)


def test_the_words_of_the_group_are_read_and_all_else_is_the_bases(tmp_path: Path) -> None:
    deck = built(tmp_path).content
    assert deck
    assert (deck.title.source, deck.title.others["en"]) == ("Voor jongeren", "For young people")
    assert deck.persona.name == "Sem"
    (card,) = deck.cards  # the letter is left out
    assert card.text.others["en"] == "The lift is broken. {naam} waits."
    assert [choice.label.source for choice in card.choices] == ["Sem appen", "Wachten"]


def test_a_list_tells_which_of_two_with_the_same_id_is_left_out(tmp_path: Path) -> None:
    built(tmp_path)
    pack = tmp_path / "jongeren" / "pack.yaml"
    for dropped, cards in (("cards.brief", 1), ("persona.brief", 2)):
        pack.write_text(BUILT["jongeren/pack.yaml"].replace("[brief]", f"[{dropped}]"))
        deck = read(tmp_path / "jongeren", Deck)
        assert len(deck.cards) == cards


def test_it_is_a_scenario_of_its_own_name_wherever_scenarios_are(
    desk: Path, capsys: Output
) -> None:
    assert scenario("groep", "escape_room", desk) == desk / "groep"
    room = read(desk / "groep", RULES.games["escape_room"].content)
    assert room.id == "groep"
    titles = {role.id: role.title for role in room.roles}
    assert titles["huisarts"].source == "praktijkverpleegkundige"
    shutil.copytree(desk, desk / "eigen", ignore=shutil.ignore_patterns("eigen"))
    assert run(["games", "--json"]) == 0
    listed = {row["id"]: row["scenarios"] for row in json.loads(capsys.readouterr().out)}
    assert "groep" in listed["escape_room"]


@pytest.mark.parametrize(
    "words",
    [
        ["playtest", "groep", "--runs", "5"],
        ["graph", "groep", "-o", "groep.svg"],
        ["print", "groep", "-o", "groep.pdf"],
    ],
    ids=lambda words: words[0],
)
def test_every_tool_for_trainers_takes_it(
    desk: Path, words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.chdir(desk)
    assert run(words) == 0
    told = capsys.readouterr().out
    if words[0] == "graph":
        assert "Groep" in (desk / "groep.svg").read_text("utf-8") + told


def test_a_workshop_keeps_all_that_it_stands_on(desk: Path) -> None:
    (desk / "avond.yaml").write_text(PLAN)
    name, sources = gather_plan(desk / "avond.yaml", RULES)
    assert {"groep/pack.yaml", "groep/i18n/nl.yaml", "groep/base/halte.yaml"} <= set(sources)
    opened = datetime(2026, 11, 2, 19, 30)
    store = create(desk / "data", "123456", opened.date())
    state = begin(store, "123456", name, sources, RULES, opened=opened, seed=1)
    store.close()
    for folder in ("basis", "groep"):
        shutil.rmtree(desk / folder)
    (file,) = (desk / "data").glob("*.speeltafel")
    again = open_writer(file)
    try:
        found = resume(again, RULES)
    finally:
        again.close()
    (before,), (room,) = state.programme.parts, found.programme.parts
    assert isinstance(before, Part)
    assert isinstance(room, Part)
    assert room.content == before.content
    assert "praktijkverpleegkundige" in {role.title.source for role in room.content.roles}


def change_base(desk: Path, file: str, old: str, new: str) -> None:
    path = desk / "basis" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_what_the_base_improves_comes_and_what_was_changed_there_is_told(desk: Path) -> None:
    assert "P947" not in codes(desk / "groep")
    change_base(desk, "pack.yaml", "version: 0.1.0", "version: 0.2.0")
    change_base(desk, "halte.yaml", "De tram rijdt elke dag", "De trams rijden elke dag")
    change_base(desk, "halte.yaml", "title: huisarts", "title: dokter")
    room = read(desk / "groep", RULES.games["escape_room"].content)
    assert room.story.source.startswith("De trams rijden")
    assert "praktijkverpleegkundige" in {role.title.source for role in room.roles}
    assert "P947" in codes(desk / "groep")


def test_only_what_the_group_did_wrong_is_told_and_where_it_did(tmp_path: Path) -> None:
    examined = built(tmp_path)
    assert examined.diagnostics == ()
    (tmp_path / "proef" / "deck.yaml").write_text(DECK.replace("title: Een brief", "title: Leeg"))
    assert [one.code for one in check([tmp_path / "jongeren"], DECK_GAMES).diagnostics] == []
    lift = f'deck.cards.lift.title: {{src: "{fingerprint("Lift stuk")}", text: "Leeg"}}\n'
    (tmp_path / "jongeren" / "i18n" / "nl.yaml").write_text(OWN_DUTCH + lift)
    told = check([tmp_path / "jongeren"], DECK_GAMES).diagnostics
    (leeg,) = [one for one in told if one.code == "P601"]
    assert leeg.file == str(tmp_path / "jongeren" / "i18n" / "nl.yaml")
    assert (leeg.line, leeg.excerpt) == (4, lift.rstrip())


def test_what_is_missed_because_it_was_left_out_is_told_where_that_was_asked(
    tmp_path: Path,
) -> None:
    built(tmp_path)
    pack = tmp_path / "jongeren" / "pack.yaml"
    pack.write_text(pack.read_text().replace("[brief]", "[brief, lift]"))
    told = check([tmp_path / "jongeren"], DECK_GAMES).diagnostics
    (few,) = [one for one in told if one.code == "P213"]
    assert (few.file, few.line) == (str(pack), 15)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_its_words_go_to_a_translator_and_come_back(
    desk: Path, lang: str, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.chdir(desk)
    base = {one: one.read_bytes() for one in (desk / "basis").rglob("*.yaml")}
    own = desk / "groep" / "i18n" / f"{lang}.yaml"
    before = own.read_text("utf-8")
    assert run(["translate", "extract", "groep", lang, "-o", "x.po"]) == 0
    written = Path("x.po").read_text("utf-8")
    key = "halte.ending"
    entry = rf'(msgctxt "{key}"\nmsgid ".*"\nmsgstr )".*"'
    assert re.search(entry, written)
    Path("x.po").write_text(re.sub(entry, r'\1"Samen naar zee."', written), "utf-8")
    assert run(["translate", "import", "groep", "x.po"]) == 0
    new = own.read_text("utf-8").removeprefix(before) if lang == "nl" else own.read_text("utf-8")
    assert f"{key}: " in new
    assert own.read_text("utf-8").count("\n") <= before.count("\n") + 2
    assert {one: one.read_bytes() for one in (desk / "basis").rglob("*.yaml")} == base
    capsys.readouterr()
    assert run(["translate", "status", "groep", lang, "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["missing"], row["broken"], row["orphan"]) == ([], [], [])
    assert row["stale"] == ([] if lang == "nl" else [WORD])


def test_it_is_shared_without_its_base_and_asks_for_that(desk: Path, capsys: Output) -> None:
    file = str(desk / "groep.zip")
    assert run(["pack", "build", str(desk / "groep"), "-o", file]) == 0
    assert run(["pack", "build", str(desk / "basis"), "-o", str(desk / "basis.zip")]) == 0
    assert run(["pack", "verify", str(desk / "groep")]) == 0
    assert "Dit bouwt op basis, versie 0.1.0 of nieuwer." in capsys.readouterr().out
    for folder in ("basis", "groep"):
        shutil.rmtree(desk / folder)
    assert run(["pack", "install", file]) == 1
    assert "Installeer eerst  basis, versie 0.1.0" in capsys.readouterr().err
    assert run(["pack", "install", str(desk / "basis.zip")]) == 1  # halte comes with the software
    assert "P933" in capsys.readouterr().err


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shelf with a base and a pack that builds on it; the deck is no game of ours."""
    monkeypatch.setenv(OWN_PACKS, str(tmp_path / "eigen"))
    built(tmp_path / "eigen")
    shutil.rmtree(tmp_path / "eigen" / "ouderen")
    return tmp_path / "eigen"


def test_a_base_that_others_build_on_stays(shelf: Path, capsys: Output) -> None:
    assert run(["pack", "remove", "proef"]) == 1
    assert "speeltafel pack remove jongeren" in capsys.readouterr().err
    assert (shelf / "proef" / "deck.yaml").is_file()
    assert run(["pack", "remove", "jongeren"]) == 0
    assert run(["pack", "remove", "proef"]) == 0
    assert list(shelf.glob("[a-z]*")) == []
    assert run(["pack", "remove", "../eigen"]) == 2


def test_a_pack_that_is_not_here_is_told_with_those_that_are(shelf: Path, capsys: Output) -> None:
    assert run(["pack", "remove", "jongern"]) == 2
    told = capsys.readouterr().err
    assert "jongern staat niet op deze laptop. Wel: jongeren, proef." in told


def test_a_base_is_replaced_only_by_one_that_will_do(shelf: Path) -> None:
    from engine.content.installing import install

    names = ("pack.yaml", "deck.yaml", "i18n/en.yaml")
    files = {one: BUILT[f"proef/{one}"].encode() for one in names}

    def of(version: str) -> dict[str, bytes]:
        about = files["pack.yaml"].replace(b"0.1.0", version.encode())
        return {**files, "pack.yaml": about}

    install(of("0.2.0"), "proef.zip", lambda folder: ())
    assert code_of(lambda: install(of("1.0.0"), "proef.zip", lambda folder: ())) == "P953"


def test_leaving_something_out_is_a_loss_and_other_words_are_not() -> None:
    one = {name[9:]: text.encode() for name, text in BUILT.items() if name.startswith("jongeren/")}
    fewer = {**one, "i18n/nl.yaml": OWN_DUTCH.partition("\n")[0].encode() + b"\n"}
    assert difference(one, fewer).step == "patch"
    assert difference(fewer, one).step == "patch"
    all_cards = {**one, "pack.yaml": one["pack.yaml"].replace(b"[brief]", b"[]")}
    assert difference(all_cards, one).removed == ("base/ brief",)
    assert difference(one, all_cards).step == "minor"


@pytest.mark.parametrize(
    ("game", "name"), [(game, list(scenarios(game))[-1]) for game in RULES.games]
)
def test_a_pack_begun_on_any_that_ships_is_right(game: str, name: str, tmp_path: Path) -> None:
    folder = tmp_path / "mijn-groep"
    assert run(["new", "--on", name, str(folder)]) == 0
    assert codes(folder) == []
    content = read(folder, RULES.games[game].content)
    base = read(scenario(name, game), RULES.games[game].content)
    assert (content.id, content.title.source) == ("mijn-groep", "Mijn groep")
    mine, theirs = content.model_dump(), base.model_dump()
    assert {key for key in mine if mine[key] != theirs[key]} == {"id", "title"}
    assert len(re.findall("^# .*src:", (folder / "i18n/nl.yaml").read_text(), re.M)) == 10


@pytest.mark.parametrize("words", [["--on", "nergens", "x-y"], ["--on", "rondkomen", "a", "b"]])
def test_what_cannot_be_built_on_is_wrong_use(words: list[str]) -> None:
    assert run(["new", *words]) == 2


def test_it_is_looked_at_while_it_is_written(desk: Path) -> None:
    group = desk / "groep"
    assert can_be_played(group)
    assert not can_be_played(desk / "basis")
    files = watched(group, RULES)
    assert {group / "i18n" / "nl.yaml", desk / "basis" / "halte.yaml"} <= set(files)
    writing = Writing(group, gather(group), RULES, "nl")
    assert [one.code for one in writing.mistakes()] == ["P948"]  # the English is as it was
    (part,) = writing.stages()[0].programme.parts
    assert isinstance(part, Part)
    assert part.content.title.source == "Groep"


def test_many_packs_that_build_on_each_other_in_a_circle_are_told_one_by_one(
    tmp_path: Path,
) -> None:
    count = 300
    ids = [f"{one:08x}-0000-4000-8000-000000000000" for one in range(count)]
    for one, id in enumerate(ids):
        folder = tmp_path / f"p{one}"
        folder.mkdir()
        base = f"{{id: {ids[one - 1]}, slug: ander, version: 1.0.0}}"
        text = f"id: {id}\nslug: p{one}\nversion: 1.0.0\nbuilds_on: {base}\n"
        (folder / "pack.yaml").write_text(text, "utf-8")
    found = [one for one in found_in(tmp_path / "p7", RULES) if one.code == "P943"]
    assert len(found) == 1
