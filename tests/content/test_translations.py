"""Texts in other languages: found by their id path, compared with their source."""

from pathlib import Path

import pytest

from engine.content.diagnostics import Mistakes
from engine.content.load import Sources, examine, gather, parse, read
from engine.content.translations import MOST_ORPHANS, fingerprint
from engine.core import Say, Text
from tests.content.deck import DECK, Deck
from tests.content.examples import FULL, PACK

NAME = "deck.yaml"


def sources(english: str = FULL, **more: str) -> Sources:
    texts = {NAME: DECK, "i18n/en.yaml": english, **more}
    return {name: text.encode() for name, text in texts.items()}


def codes(english: str) -> list[str]:
    return [one.code for one in examine(sources(english), NAME, Deck).diagnostics]


def test_a_text_carries_its_translations() -> None:
    deck = parse(sources(), NAME, Deck)
    assert deck.title == Text("Proef", "nl", {"en": "Trial"})


def test_an_item_without_an_id_is_named_by_its_number() -> None:
    deck = parse(sources(), NAME, Deck)
    assert deck.cards[0].choices[1].label.others == {"en": "Wait"}


def test_a_text_without_a_translation_keeps_its_own_language() -> None:
    deck = parse(sources("x.y: {src: 000000, text: y}\n"), NAME, Deck)
    assert deck.title == Text("Proef", "nl")


def test_a_complete_translation_has_nothing_against_it() -> None:
    assert codes(FULL) == []


def test_a_stale_translation_is_still_shown() -> None:
    english = FULL.replace(fingerprint("Proef"), "000000")
    assert codes(english) == ["P402"]
    assert parse(sources(english), NAME, Deck).title.others == {"en": "Trial"}


def test_an_orphan_is_a_warning() -> None:
    english = FULL + '\ndeck.cards.weg.title: {src: 000000, text: "x"}\n'
    assert codes(english) == ["P403"]
    assert parse(sources(english), NAME, Deck).title.source == "Proef"


def test_of_thousands_of_orphans_enough_are_told() -> None:
    orphans = (f'deck.cards.weg{one}.title: {{src: 000000, text: "x"}}' for one in range(5_000))
    assert codes(FULL + "\n" + "\n".join(orphans) + "\n") == ["P403"] * MOST_ORPHANS


def test_an_orphan_is_shown_the_key_most_like_it(dutch: Say) -> None:
    english = FULL.replace("cards.lift.title", "cards.lyft.title")
    found = examine(sources(english), NAME, Deck).diagnostics
    assert any("deck.cards.lift.title" in dutch.of(one.remedy) for one in found)


def test_keys_of_another_file_are_left_alone() -> None:
    assert codes(FULL + '\nander.title: {src: 000000, text: "x"}\n') == []


def test_what_nobody_reads_cannot_be_translated() -> None:
    english = f'{FULL}\ndeck.persona.name: {{src: {fingerprint("Noor")}, text: "Nora"}}\n'
    assert codes(english) == ["P404"]
    with pytest.raises(Mistakes, match="P404"):
        parse(sources(english), NAME, Deck)


def test_blanks_must_be_the_same() -> None:
    english = FULL.replace("The lift is broken. {naam}", "The lift is broken. {name}")
    with pytest.raises(Mistakes, match="P405"):
        parse(sources(english), NAME, Deck)


def test_a_text_that_is_not_translated_is_counted(dutch: Say) -> None:
    english = "\n".join(FULL.splitlines()[2:])
    (one,) = examine(sources(english), NAME, Deck).diagnostics
    assert (one.code, one.severity) == ("P406", "warning")
    assert "2" in dutch.of(one.message)
    assert f"deck.title: {{src: {fingerprint('Proef')}" in dutch.of(one.remedy)


def test_the_hash_is_of_the_text_without_blanks_around_it() -> None:
    assert fingerprint("  Proef\n") == fingerprint("Proef")


@pytest.mark.parametrize(
    ("english", "place"),
    [
        ("deck.title: Trial", "i18n/en.yaml:1:13 P209"),
        ("deck.title: {src: zz, text: x}", "i18n/en.yaml:1:19 P217"),
        ("deck.title: {src: 3f9a1c}", "i18n/en.yaml:1:1 P201"),
        ("deck.title: {src: 3f9a1c, tekst: x}", "i18n/en.yaml:1:27 P203"),
    ],
)
def test_a_translation_file_has_a_shape_too(english: str, place: str) -> None:
    with pytest.raises(Mistakes) as told:
        parse(sources(english), NAME, Deck)
    assert str(told.value) == place


def test_mistakes_of_all_files_are_told_together() -> None:
    broken = {**sources("'s avonds"), NAME: DECK.replace("age: 41", "age: oud").encode()}
    with pytest.raises(Mistakes) as told:
        parse(broken, NAME, Deck)
    assert {one.file for one in told.value.diagnostics} == {NAME, "i18n/en.yaml"}


def test_a_pack_says_what_language_its_files_are_in() -> None:
    pack = PACK.replace("version:", "language: en\nversion:")
    deck = parse(sources("x.y: {src: 000000, text: y}\n", **{"pack.yaml": pack}), NAME, Deck)
    assert deck.title == Text("Proef", "en")


def test_what_is_gathered_reads_the_same_from_bytes_alone(tmp_path: Path) -> None:
    (tmp_path / "i18n").mkdir()
    for name, raw in sources(**{"pack.yaml": PACK}).items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "ander.yaml").write_text("niet van hier")
    gathered = gather(tmp_path / NAME)
    assert gathered == sources(**{"pack.yaml": PACK})
    assert parse(gathered, NAME, Deck) == read(tmp_path / NAME, Deck)


def test_a_file_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(Mistakes, match=r"weg\.yaml:1:1 P120"):
        read(tmp_path / "weg.yaml", Deck)
