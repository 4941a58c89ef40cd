"""The form of a file is made from its model, and does nothing that its text does not say."""

import random
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from engine.activities import ACTIVITIES
from engine.content.check import examine
from engine.content.edits import Refusal, Rename, edited
from engine.content.edits.changes import same, wanted
from engine.content.forms import Form, Wish, change_for
from engine.content.forms.fields import Field, Section
from engine.content.forms.kinds import kind_of
from engine.content.forms.templates import Templates
from engine.content.forms.wishes import Deed
from engine.content.packs import bundled
from engine.content.slots import Models
from engine.content.yaml_light import KeyPath, load
from engine.core import Say
from engine.lexicon import Lexicon
from engine.registry import games
from engine.workshop.plan import plan_model
from tests.content.test_edits import FILES, TEXTS, blank_gone, own_lines, untouched


def name_of(path: Path) -> str:
    return f"pack-{path.parent.name}" if path.name == "pack.yaml" else path.stem


GAMES = games()
MODELS = Models(
    {id: game.content for id, game in {**GAMES, **ACTIVITIES}.items()},
    plan_model(GAMES, ACTIVITIES),
)
WORDS = bundled("content") / "words"
OWN = {id: game.words for id, game in GAMES.items() if game.words}
DUTCH = Lexicon.read("nl", WORDS, OWN)
QUICK = ("pack-helmduin", "halte", "kolb", "hulp-vragen", "30")
"""A file of every kind."""
EACH = pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, marks=() if name_of(path) in QUICK else pytest.mark.soak)
        for path in FILES
    ],
    ids=name_of,
)
HUISKAMER = bundled("content") / "packs/samen-open/huiskamer.yaml"
RONDKOMEN = bundled("content") / "packs/rondkomen/rondkomen.yaml"


def form_of(text: str, name: str = "een.yaml", say: Say = DUTCH) -> Form:
    raw = text.encode()
    return Form(MODELS.of(name, raw), load(raw, name), say)


def form(path: Path) -> Form:
    return form_of(path.read_text("utf-8"), path.name)


def fields_in(field: Field) -> list[Field]:
    return [field, *(inner for part in field.parts for inner in fields_in(part))]


def every_field(one: Form) -> list[Field]:
    entries = [entry for section in one.sections() for entry in section.entries]
    return [field for entry in entries for field in fields_in(one.at(entry.path))]


def section(one: Form, name: str) -> Section:
    return next(found for found in one.sections() if found.path == (name,))


def named(fields: Field, *names: str) -> Field:
    for name in names:
        fields = next(part for part in fields.parts if part.name == name)
    return fields


@EACH
def test_everything_in_a_file_stands_in_its_form(path: Path) -> None:
    one = form(path)
    shown = {field.path for field in every_field(one)}
    assert shown >= set(one.document.places) - {()} - {(s.path) for s in one.sections()}
    assert all(field.fits for field in every_field(one))


@EACH
def test_every_field_has_a_title_in_the_writers_language(path: Path) -> None:
    one = form(path)
    for field in every_field(one):
        if field.path and isinstance(field.path[-1], str) and one.order(field.path[:-1]):
            assert DUTCH.has(f"edit.field.{field.name}"), field.path


@EACH
def test_a_reference_is_chosen_from_the_ids_that_there_are(path: Path) -> None:
    for field in every_field(form(path)):
        if field.sort == "reference":
            assert field.value in [option.value for option in field.options], field.path


def test_a_key_of_a_pair_is_looked_for_in_its_own_lock() -> None:
    one = form(HUISKAMER)
    tell = named(one.at(("locks", 0)), "tells").parts[0]
    role = named(tell, "role")
    assert [option.value for option in role.options][:2] == ["bewoner", "mantelzorger"]
    assert role.options[0].label == "bewoner"
    answer = named(one.at(("locks", 1)), "answer")
    assert "Wassen op dinsdag" in [option.label for option in answer.options]


def test_a_choice_is_read_in_the_words_of_its_game() -> None:
    card = form(RONDKOMEN).at(("cards", 0))
    kind = named(card, "kind")
    assert (kind.sort, kind.value, kind.required) == ("choice", "event", True)
    assert ("dilemma", "Kiezen") in [(one.value, one.label) for one in kind.options]
    assert named(card, "dimension").options[0].label == "Lichaamsfuncties"


def test_a_field_knows_its_limits_and_its_line() -> None:
    persona = form(RONDKOMEN).at(("personas", 0))
    age = named(persona, "age")
    assert (age.sort, age.value, age.least, age.most) == ("number", "78", 4, 110)
    assert RONDKOMEN.read_text("utf-8").split("\n")[age.line - 1].strip() == "age: 78"


def test_what_may_be_added_is_there_to_fill_in_but_has_no_line() -> None:
    lock = form(HUISKAMER).at(("locks", 0))
    note = named(lock, "note")
    assert (note.there, note.required, note.value) == (False, False, None)


def test_items_are_called_by_their_title() -> None:
    cards = section(form(RONDKOMEN), "cards")
    assert cards.title == "Kaarten"
    assert cards.entries[0].heading == "Schimmel in huis"
    assert cards.entries[1].line > cards.entries[0].line


# ---------------------------------------------------------------------- wishes


def wished(
    text: str, deed: Deed, path: KeyPath, value: str | bool = "", name: str = "een.yaml"
) -> str:
    change = change_for(form_of(text, name), Wish(deed, path, value))
    return text if change is None else edited(text, change)


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.split("\n"), after.split("\n")
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return old, new


@pytest.fixture
def life() -> str:
    return RONDKOMEN.read_text("utf-8")


@pytest.fixture
def room() -> str:
    return HUISKAMER.read_text("utf-8")


def test_a_title_changes_its_own_line(life: str) -> None:
    after = wished(life, "set", ("cards", 0, "title"), "Schimmel: overal")
    assert changed_lines(life, after) == (
        ["    title: Schimmel in huis"],
        ['    title: "Schimmel: overal"'],
    )


def test_a_field_that_is_emptied_goes_if_it_may(life: str) -> None:
    old, new = changed_lines(life, wished(life, "set", ("cards", 0, "note"), ""))
    assert (len(old), new) == (1, [])
    after = wished(life, "set", ("cards", 0, "title"), "  ")
    assert changed_lines(life, after)[1] == ['    title: ""']


def test_a_text_of_two_lines_stands_under_a_bar(life: str) -> None:
    after = wished(life, "set", ("cards", 0, "kernel"), "Eén\tregel \r\nen nog: één")
    assert changed_lines(life, after)[1] == [
        "    kernel: |", "      Eén regel", "      en nog: één",
    ]  # fmt: skip


def test_a_field_inside_a_group_that_is_not_there_brings_its_group(room: str) -> None:
    after = wished(room, "tick", ("locks", 0, "needs", "all"), "envelop")
    assert changed_lines(room, after) == ([], ["    needs:", "      all: [envelop]"])
    assert wished(after, "untick", ("locks", 0, "needs", "all"), "envelop") == room


def test_a_topic_is_ticked_and_unticked_in_its_brackets(life: str) -> None:
    after = wished(life, "tick", ("topics",), "work")
    assert changed_lines(life, after)[1] == ["topics: [money, work]"]
    assert wished(after, "untick", ("topics",), "work") == life


def test_an_id_takes_all_that_refer_to_it_along(room: str) -> None:
    after = wished(room, "rename", ("things", 0, "id"), "platte-grond")
    assert after.count("platte-grond") == 3
    assert "een plattegrond van het kantoor" in after
    assert wished(after, "rename", ("things", 0, "id"), "plattegrond") == room


def test_an_id_inside_a_lock_leaves_the_same_word_elsewhere_alone(room: str) -> None:
    change = change_for(form_of(room), Wish("rename", ("locks", 0, "options", 3, "id"), "balie"))
    assert isinstance(change, Rename)
    assert change.texts == (("locks", 0, "answer", 3),)
    assert "id: loket" in edited(room, change)


@pytest.mark.parametrize(("id", "code"), [("Met Hoofd", "bad_id"), ("samira", "same_id")])
def test_an_id_that_cannot_be_is_refused(life: str, id: str, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        wished(life, "rename", ("personas", 0, "id"), id)
    assert refusal.value.code == code


def test_a_copy_has_a_name_of_its_own_and_the_same_distance(life: str) -> None:
    after = wished(life, "duplicate", ("personas", 0))
    old, new = changed_lines(life, after)
    assert old == []
    assert len(new) == 8
    assert form_of(after).value(("personas", 1, "id")) == "loes-2"


def test_items_change_places_and_what_stands_between_stays(life: str) -> None:
    after = wished(life, "down", ("cards", 0))
    assert form_of(after).value(("cards", 0, "id")) == "kies"
    assert after.index("Lichaam, thuis") < after.index("id: kies")
    assert wished(after, "up", ("cards", 1)) == life


def test_a_place_that_is_not_there_is_refused(life: str) -> None:
    with pytest.raises(LookupError):
        wished(life, "set", ("cards", 0, "nothing"), "x")
    with pytest.raises((Refusal, LookupError)):
        wished(life, "remove", ("cards", 999))


def lists_in(one: Form) -> list[KeyPath]:
    return [
        path
        for path in one.document.places
        if path and one.kind_at(path).sort == "list" and not one.kind_at(path).fixed
    ]


def errors(text: str, path: Path, model: type[BaseModel]) -> list[Any]:
    return [one.code for one in examine({path.name: text.encode()}, path.name, model).errors]


@EACH
def test_a_new_item_fits_where_it_comes(path: Path) -> None:
    text, one = path.read_text("utf-8"), form(path)
    shapes: dict[tuple[Any, ...], KeyPath] = {}
    for place in lists_in(one):
        shapes.setdefault(tuple(step for step in place if isinstance(step, str)), place)
    for place in shapes.values():
        kind = one.kind_at(place)
        if kind.most is not None and len(one.value(place)) >= kind.most:
            continue
        if kind_of(kind.items[0]).sort in ("choice", "reference"):
            continue  # such a list is ticked
        after = wished(text, "add", place, name=path.name)
        assert len(form_of(after, path.name).value(place)) == len(one.value(place)) + 1
        assert errors(after, path, MODELS.of(path.name, after.encode())) == [], place


def test_a_first_item_is_made_from_the_model_alone() -> None:
    text = "id: leeg\ngame: alles_op_tafel\ntitle: Leeg\nabout: Nog niets.\ncards: []\n"
    after = wished(text, "add", ("cards",))
    assert errors(after, Path("leeg.yaml"), GAMES["alles_op_tafel"].content) == []
    assert after.startswith(text.replace(" []", ""))


def test_a_part_that_may_be_there_can_be_added(room: str) -> None:
    after = wished(room, "add", ("locks", 0, "needs"))
    assert form_of(after).value(("locks", 0, "needs")) == {"all": ["plattegrond"]}


def test_a_group_that_may_be_there_begins_with_something_to_fill_in() -> None:
    made = Templates(form(HUISKAMER)).part(("expect",))
    assert made


def test_what_has_no_title_is_called_by_its_first_words() -> None:
    one = form(HUISKAMER)
    assert one.heading(("locks", 1, "tells", 0)).startswith("bewoner: Het fietsenrek")


def test_fields_stand_in_the_form_as_they_do_in_the_file() -> None:
    names = [part.name for part in form(HUISKAMER).at(("locks", 0)).parts]
    assert names[:4] == ["id", "kind", "title", "dimension"]


# ---------------------------------------------------------------------- whatever somebody does


def wish_in(one: Form, luck: random.Random) -> Wish:
    """Return something that somebody could do in the form."""
    sections = one.sections()
    entry = luck.choice([entry for section in sections for entry in section.entries])
    field = luck.choice(fields_in(one.at(entry.path)))
    if not field.path or (field.sort == "choice" and field.fixed):
        return Wish("set", ("title",), luck.choice(TEXTS))
    item = isinstance(field.path[-1], int)
    gone = field.there and (item or not field.required)
    possible = [Wish("remove", field.path)] if gone else []
    if item:
        possible += [Wish(deed, field.path) for deed in ("duplicate", "up", "down")]
    if field.sort in ("text", "long", "number", "choice", "reference"):
        possible.append(Wish("set", field.path, luck.choice(TEXTS)))
    if field.sort == "yes_no":
        possible.append(Wish("set", field.path, luck.random() < 0.5))
    if field.options and field.sort == "list":
        possible.append(Wish(luck.choice(("tick", "untick")), field.path, field.options[0].value))
    elif field.sort == "list" and not field.fixed:
        possible.append(Wish("add", field.path))
    if field.name == "id":
        possible.append(Wish("rename", field.path, f"nieuw-{luck.randrange(99)}"))
    return luck.choice(possible or [Wish("set", field.path, "x")])


def does(path: Path, count: int) -> tuple[int, int]:
    """Do ``count`` things in the form of the file; return how many changed it, or were refused."""
    luck, start = random.Random(path.name), path.read_text("utf-8")
    text, made, refused = start, 0, 0
    for _ in range(count):
        one = form_of(text, path.name)
        wish = wish_in(one, luck)
        try:
            change = change_for(one, wish)
            after = edited(text, change) if change else text
        except (Refusal, LookupError):
            refused += 1
            continue
        if change:
            own = blank_gone(text, own_lines(one.document, change))
            meant = wanted(one.document.value, change)
            assert same(load(after.encode(), path.name).value, meant), wish
            assert untouched(text, after, own), wish
            made += 1
        text = after if luck.random() < 0.8 else start
    return made, refused


KINDS = [path for path in FILES if name_of(path) in ("pack-helmduin", "halte", "helmduin", "kolb",
         "thuiszitter", "hulp-vragen", "30")]  # fmt: skip


@pytest.mark.parametrize("path", KINDS, ids=name_of)
def test_whatever_is_done_in_a_form_leaves_every_other_line_alone(path: Path) -> None:
    made, refused = does(path, 5)
    assert made + refused <= 5


@pytest.mark.soak
@pytest.mark.parametrize("path", KINDS, ids=name_of)
def test_two_hundred_deeds_in_a_form_leave_every_other_line_alone(path: Path) -> None:
    made, refused = does(path, 320)
    assert made >= 200
    assert refused < 60
