"""Pictures of what comes after what: whole, readable, the same every time."""

import json
import re
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.activities import ACTIVITIES
from engine.cli import run
from engine.content.load import read
from engine.content.packs import bundled, scenario
from engine.core.diagram import END, START, Diagram, Edge, Node
from engine.graph.layers import layers, narrow
from engine.graph.mermaid import mermaid
from engine.graph.places import WIDTH, places
from engine.graph.svg import svg, told
from engine.lexicon import LANGUAGES, Lexicon
from engine.workshop.plan import plan_model
from engine.workshop.plan_diagram import plan_diagram
from tests.evenings import RULES

CONTENT = bundled("content")
HALTE = CONTENT / "packs" / "samen-open" / "halte.yaml"
SCENARIOS = [
    ("game_of_life", "rondkomen"),
    ("escape_room", "halte"),
    ("escape_room", "huiskamer"),
    ("tekentafel", "wilgenwerf"),
]


@cache
def words(lang: str = "nl") -> Lexicon:
    folders = {game.id: game.words for game in RULES.games.values() if game.words}
    return Lexicon.read(lang, CONTENT / "words", folders)


def diagram(game: str, name: str) -> Diagram:
    rules = RULES.games[game]
    assert rules.diagram
    return rules.diagram(read(scenario(name, game), rules.content))


def plan(name: str) -> Diagram:
    model = plan_model(RULES.games, ACTIVITIES)
    return plan_diagram(read(CONTENT / "plans" / f"{name}.yaml", model))


def small(*edges: str, title: str = "Proef") -> Diagram:
    pairs = [edge.split(">") for edge in edges]
    names = dict.fromkeys(name for pair in pairs for name in pair)
    nodes = tuple(Node(name, name) for name in names)
    return Diagram(title, nodes, tuple(Edge(*pair) for pair in pairs), narrow=True)


DRAWN = [*(diagram(*one) for one in SCENARIOS), *(plan(name) for name in ("90", "carousel"))]


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda one: str(one.title))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_picture_names_every_node_and_nothing_stands_over_another(
    drawn: Diagram, lang: str
) -> None:
    say = words(lang)
    picture = svg(drawn, say)
    root = ElementTree.fromstring(picture)
    drawn_nodes = [one for one in root.iter() if one.tag.endswith("}g") and one.get("class")]
    assert len(drawn_nodes) == len(drawn.nodes)
    assert "{" not in picture.partition("</style>")[2].replace("{naam}", "")
    said = {one.id: (say.of(one.name), say.of(one.note)) for one in drawn.nodes}
    page = places(layers(drawn), said)
    boxes = [page.boxes[node.id] for node in drawn.nodes]
    for one, other in combinations(boxes, 2):
        apart = abs(one.y - other.y) >= (one.height + other.height) / 2
        assert apart or abs(one.x - other.x) >= WIDTH
    assert all(box.x + WIDTH <= page.width and box.y <= page.height for box in boxes)


def test_the_same_diagram_gives_the_same_picture() -> None:
    assert svg(diagram("escape_room", "halte"), words()) == svg(
        diagram("escape_room", "halte"), words()
    )


def test_every_edge_leads_to_the_right_but_where_it_closes_a_circle() -> None:
    drawn = small("a>b", "b>c", "c>a", "a>d", "d>c")
    found = layers(drawn)
    assert [(edge.start, edge.end) for edge in found.back] == [("c", "a")]
    ranks = {name: number for number, column in enumerate(found.columns) for name in column}
    onward = [edge for edge in drawn.edges if edge not in found.back]
    assert all(ranks[edge.start] < ranks[edge.end] for edge in onward)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=25))
@settings(max_examples=30, deadline=None)
def test_any_tangle_can_be_drawn(pairs: list[tuple[int, int]]) -> None:
    drawn = small(*dict.fromkeys(f"{one}>{other}" for one, other in pairs))
    ElementTree.fromstring(svg(drawn, words()))
    assert mermaid(drawn, words()).count("\n") > len(drawn.nodes)


def test_few_ways_cross_where_none_has_to() -> None:
    names = [f"{n}" for n in range(6)]
    mixed = Random(3).sample(names, 6)
    edges = tuple(Edge(f"a{n}", f"b{n}") for n in mixed)
    nodes = (*(Node(f"a{n}", n) for n in names), *(Node(f"b{n}", n) for n in mixed))
    first, second = layers(Diagram("", nodes, edges)).columns
    assert [name[1:] for name in first] == [name[1:] for name in second]


def test_what_everybody_must_pass_is_marked() -> None:
    drawn = small("start>a", "start>b", "a>c", "b>c", "c>end")
    assert narrow(drawn, START, END) == {"c"}
    assert words()("graph.narrow") in svg(drawn, words())


def test_the_waves_of_a_room_are_its_columns() -> None:
    picture = svg(diagram("escape_room", "huiskamer"), words())
    waves = re.findall(r"Golf (\d): (\d) tegelijk", picture)
    assert waves == [("1", "2"), ("2", "2"), ("3", "1"), ("4", "1"), ("5", "1")]


def test_a_choice_of_a_dilemma_leads_to_what_comes_of_it() -> None:
    drawn = diagram("game_of_life", "rondkomen")
    ways = {(edge.start, edge.end) for edge in drawn.edges}
    assert {("kies", "kies:0"), ("kies:0", "kies:0:later")} <= ways
    assert len([node for node in drawn.nodes if node.kind == "main"]) == 16


def test_stations_of_a_carousel_stand_side_by_side() -> None:
    columns = layers(plan("carousel")).columns
    assert max(len(column) for column in columns) == 4


def test_a_text_cannot_break_out_of_a_picture() -> None:
    bad = '<script>"]-->%%\n&'
    drawn = replace(small("start>end", title=bad), nodes=(Node("start", bad), Node("end", bad)))
    picture = svg(drawn, words())
    assert "<script" not in picture
    ElementTree.fromstring(picture)
    body = mermaid(drawn, words())
    assert "<" not in body
    assert body.count('"') == 4


def test_what_a_playtest_saw_is_drawn_in() -> None:
    drawn = diagram("escape_room", "halte")
    picture = svg(drawn, words(), {"lock:vakjes": 0.25})
    assert "gezien: 25%" in picture
    assert len(re.findall(r'<g class="[a-z ]*unseen"', picture)) == len(drawn.nodes) - 3
    assert "(25%)" in mermaid(drawn, words(), {"lock:vakjes": 0.25})


def legend_of(drawn: Diagram, seen: dict[str, float] | None = None) -> set[str]:
    """What the legend of a picture explains, by key."""
    say, picture = words(), svg(drawn, words(), seen)
    keys = ("together", "needed", "either", "circle", "narrow", "seen", "unseen")
    return {key for key in keys if f">{say(f'graph.legend.{key}')}</text>" in picture}


def test_a_legend_explains_what_a_picture_has_and_nothing_else() -> None:
    assert legend_of(plan("90")) == set()
    assert legend_of(diagram("escape_room", "huiskamer")) == {"together", "narrow"}
    assert legend_of(diagram("game_of_life", "rondkomen")) == {"needed", "either"}
    assert legend_of(small("start>a", "a>start", "a>end")) == {"circle", "narrow"}
    halte = diagram("escape_room", "halte")
    assert {"seen", "unseen"} <= legend_of(halte, {"lock:vakjes": 0.25})
    assert "unseen" not in legend_of(halte, {one.sight: 0.5 for one in halte.nodes})


def test_what_is_carried_stands_on_two_lines_before_it_is_cut() -> None:
    picture = svg(diagram("escape_room", "huiskamer"), words())
    assert ">Plattegrond van</text>" in re.sub("<title>[^<]*</title>", "", picture)


def test_a_picture_can_be_read_aloud() -> None:
    assert told(small("a>b", "b>c"), words()) == "a leidt naar b. b leidt naar c."


def test_a_graph_at_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seen, picture = tmp_path / "gezien.json", tmp_path / "kamer.svg"
    assert run(["playtest", str(HALTE), "--runs", "6", "--json"]) == 0
    seen.write_text(capsys.readouterr().out, "utf-8")
    assert run(["graph", str(HALTE), "--coverage", str(seen), "-o", str(picture)]) == 0
    assert "gezien: " in picture.read_text("utf-8")
    assert run(["graph", str(CONTENT / "plans" / "30.yaml"), "--format", "mermaid"]) == 0
    assert "flowchart LR" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "code"), [("game: escape_room\n", 1), ("steps: []\n", 1), ("game: nergens\n", 2)]
)
def test_what_is_not_right_is_not_drawn(text: str, code: int, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(text, "utf-8")
    assert run(["graph", str(file)]) == code


def test_a_deck_has_nothing_to_draw_and_another_file_no_coverage(tmp_path: Path) -> None:
    deck = scenario("hulp-vragen", "alles_op_tafel")
    assert run(["graph", str(deck)]) == 2
    other = tmp_path / "x.json"
    other.write_text(json.dumps({"runs": 0, "seen": {"a": 1}}), "utf-8")
    assert run(["graph", str(HALTE), "--coverage", str(other)]) == 2
