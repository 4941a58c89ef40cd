"""One example of each mistake: the files, and where exactly it must be told."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.content.diagnostics import Code
from engine.content.translations import fingerprint
from tests.content.deck import DECK

PACK = """\
id: 5f0e3c9a-1b2c-4d3e-8f90-123456789abc
slug: proef
title: Proef
version: 0.1.0
license: CC-BY-4.0
authors: [{name: Speeltafel}]
languages: [nl, en]
"""

MAKER = "creator: Noor, license: CC-BY-4.0"
OTHER = f"id: {PACK[4:40]}, title: Ander, version: 1.0.0, license: CC-BY-SA-4.0"

FULL = "\n".join(
    f'deck.{key}: {{src: {fingerprint(source)}, text: "{text}"}}'
    for key, source, text in [
        ("title", "Proef", "Trial"),
        ("cards.lift.title", "Lift stuk", "Lift broken"),
        ("cards.lift.text", "De lift is stuk. {naam} wacht.", "The lift is broken. {naam} waits."),
        ("cards.lift.choices.1.label", "Bellen", "Phone"),
        ("cards.lift.choices.2.label", "Wachten", "Wait"),
        ("cards.brief.title", "Een brief", "A letter"),
        ("cards.brief.text", "Er ligt een brief.", "There is a letter."),
    ]
)

WHOLE = f'{FULL}\npack.title: {{src: {fingerprint("Proef")}, text: "Trial"}}\n'


BUILDING = """\
id: 11111111-1b2c-4d3e-8f90-123456789abc
slug: jongeren
title: Jongeren
version: 0.1.0
game: deck
license: CC-BY-4.0
authors:
  - name: Speeltafel
languages: [nl, en]
builds_on:
  id: 5f0e3c9a-1b2c-4d3e-8f90-123456789abc
  slug: proef
  version: 0.1.0
  scenario: deck
without: [brief]
"""

_LABEL = "deck.cards.lift.choices.1.label"
OWN_DUTCH = f"""\
deck.title: {{src: "{fingerprint("Proef")}", text: "Voor jongeren"}}
deck.persona.name: {{src: "{fingerprint("Noor")}", text: "Sem"}}
{_LABEL}: {{src: "{fingerprint("Bellen")}", text: "Sem appen"}}
"""
OWN_ENGLISH = f"""\
pack.title: {{src: "{fingerprint("Jongeren")}", text: "Young people"}}
deck.title: {{src: "{fingerprint("Voor jongeren")}", text: "For young people"}}
{_LABEL}: {{src: "{fingerprint("Sem appen")}", text: "Text Sem"}}
"""

BUILT: Mapping[str, str] = {
    "proef/pack.yaml": PACK,
    "proef/deck.yaml": DECK,
    "proef/i18n/en.yaml": WHOLE,
    "ouderen/pack.yaml": BUILDING.replace("1111", "2222").replace("jongeren", "ouderen"),
    "ouderen/i18n/en.yaml": OWN_ENGLISH.splitlines()[0] + "\n",
    "jongeren/pack.yaml": BUILDING,
    "jongeren/i18n/nl.yaml": OWN_DUTCH,
    "jongeren/i18n/en.yaml": OWN_ENGLISH,
}
"""A pack, and two that build on it: one with words of its own."""


@dataclass(frozen=True)
class Example:
    """``files`` by name; ``code`` must be told at ``at``, in the first file."""

    code: str
    at: tuple[int, int]
    files: dict[str, str | bytes] = field(hash=False)


def deck(code: str, at: tuple[int, int], old: str, new: str) -> Example:
    """Return the deck with ``old`` replaced by ``new``."""
    assert old in DECK
    return Example(code, at, {"deck.yaml": DECK.replace(old, new, 1)})


def brief(code: str, text: str) -> Example:
    """Return the deck with ``text`` on its last card."""
    return deck(code, (22, 11), "Er ligt een brief.", text)


def title(code: str, column: int, written: str, line: int = 2) -> Example:
    """Return the deck with this written after its title's colon."""
    return deck(code, (line, column), "title: Proef", f"title:{written}")


def english(code: str, at: tuple[int, int], old: str, new: str) -> Example:
    """Return the deck with a change in its English file."""
    assert old in FULL
    return Example(code, at, {"i18n/en.yaml": FULL.replace(old, new, 1), "deck.yaml": DECK})


def pack(code: str, at: tuple[int, int], old: str, new: str, **more: str) -> Example:
    """Return a pack with a change in its ``pack.yaml``."""
    assert old in PACK
    files: dict[str, str | bytes] = {"pack.yaml": PACK.replace(old, new, 1), "deck.yaml": DECK}
    return Example(code, at, {**files, "i18n/en.yaml": WHOLE, **more})


def built(code: str, at: tuple[int, int], old: str, new: str, file: str = "pack") -> Example:
    """Return packs that build on another, with a change in one file of the first."""
    name = f"jongeren/{file}.yaml"
    assert old in BUILT[name]
    return Example(code, at, {name: BUILT[name].replace(old, new, 1), **_but(name)})


def _but(name: str) -> dict[str, str]:
    return {one: text for one, text in BUILT.items() if one != name}


_MANY = DECK + "".join(
    f"  - {{id: k-{n}, title: t, dimension: body, text: x}}\n" for n in range(299)
)

EXAMPLES = (
    Example("P101", (2, 10), {"deck.yaml": DECK.encode().replace(b"Proef", b"Pr\xe9f")}),
    Example("P101", (1, 1), {"deck.yaml": DECK.encode("utf-16")}),
    title("P102", 10, " Pr\x00oef"),
    title("P102", 10, " Pr\u2028oef"),
    title("P102", 9, " P\x1b[0m"),
    deck("P102", (9, 3), "    dimension: body", "  \u00a0\u00a0dimension: body"),
    deck("P103", (4, 1), "  name: Noor", "\tname: Noor"),
    title("P104", 8, ' "Proef'),
    title("P104", 8, " [Proef"),
    deck("P104", (14, 16), "label: Bellen", 'label: "Bellen'),
    *[title("P105", 8, f" {start}") for start in (
        "'s avonds", "'t is", "@naam", "`x", "% korting", "!let op", "*ster", "* ster", "& co",
        "&co", "[optie] a", "[optie]", "{naam} wacht", "{naam}", "> groot", "| groot", "# 1",
        "- nee", "? vraag", ", x",
    )],
    title("P106", 11, " hoi: daar"),
    deck("P106", (13, 12), "    choices:\n", "    lines:\n      - hoi: daar\n    choices:\n"),
    title("P107", 6, "Proef"),
    deck("P107", (11, 13), "topics: [housing]", "topics: -housing"),
    deck("P107", (19, 3), "  - id: brief", "  -id: brief"),
    title("P108", 8, " “hoi: daar”"),
    deck("P108", (7, 9), "id: lift", "id: “lift”"),
    deck("P108", (2, 1), "title: Proef", "“title”: Proef"),
    deck("P109", (4, 3), "  name: Noor", "  <<: {name: Noor}"),
    deck("P110", (2, 1), "title: Proef", "---\ntitle: Proef"),
    Example("P111", (1, 1), {"deck.yaml": DECK + "# lang\n" * 300_000}),
    title("P112", 28, " " + "[" * 40),
    Example("P113", (1, 400_002), {"deck.yaml": "game: [" + "," .join("a" * 200_000) + "]"}),
    title("P114", 8, " " + "a" * 20_001),
    deck("P115", (3, 1), "title: Proef", "title: Proef\ntitle: Weer"),
    deck("P116", (2, 3), "title: Proef", "? [a]\n: b"),
    deck("P117", (5, 4), "  age: 41", "   age: 41"),
    Example("P118", (1, 1), {"deck.yaml": ""}),
    Example("P118", (1, 1), {"deck.yaml": "# alleen een gedachte\n"}),
    Example("P119", (1, 1), {"deck.yaml": "- game: deck\n"}),
    title("P121", 14, ' "Hoi" zegt ze'),
    title("P122", 8, ' "C:\\proef"'),
    deck("P123", (2, 1), "title: Proef", "title Proef"),
    deck("P201", (7, 5), "    title: Lift stuk\n", ""),
    deck("P201", (3, 1), "  age: 41\n", ""),
    deck("P202", (2, 1), "title: Proef", "zzz: Proef\ntitle: Proef"),
    deck("P203", (2, 1), "title: Proef", "titel: Proef"),
    deck("P203", (11, 5), "topics: [housing]", "topic: [housing]"),
    deck("P204", (5, 8), "age: 41", "age: vijf"),
    deck("P205", (5, 8), "age: 41", "age: 7,5"),
    deck("P206", (11, 11), "topics: [housing]", "good: misschien"),
    title("P207", 8, " true"),
    deck("P208", (11, 13), "topics: [housing]", "topics: housing"),
    deck("P209", (3, 10), "persona:\n  name: Noor\n  age: 41", "persona: Noor"),
    deck("P210", (9, 16), "dimension: body", "dimension: lichaam"),
    deck("P210", (13, 15), "kind: turn", "kind: tuurn"),
    deck("P211", (5, 8), "age: 41", "age: 3"),
    deck("P212", (5, 8), "age: 41", "age: 111"),
    Example("P213", (6, 8), {"deck.yaml": DECK.partition("cards:")[0] + "cards: []\n"}),
    Example("P214", (7, 3), {"deck.yaml": _MANY}),
    deck("P215", (4, 9), "name: Noor", 'name: ""'),
    deck("P216", (4, 9), "name: Noor", "name: " + "a" * 25),
    deck("P217", (15, 16), "arrow: mental up", "arrow: mental omhoog"),
    title("P218", 7, ""),
    deck("P219", (11, 13), "topics: [housing]", "weight: 100"),
    deck("P301", (7, 9), "id: lift", "id: De Lift"),
    deck("P302", (19, 9), "id: brief", "id: lift"),
    deck("P303", (1, 7), "game: deck", "game: dek"),
    Example("P304", (1, 1), {"losse.yaml": "title: Wat is dit?\n"}),
    Example("P306", (1, 1), {"deck.yml": DECK}),
    title("P401", 8, " {nl: Proef, en: Trial}"),
    english("P402", (1, 19), f"src: {fingerprint('Proef')}", "src: 000000"),
    english("P403", (1, 1), "deck.title:", "deck.titel:"),
    english("P403", (1, 1), "deck.title:", "dek.title:"),
    english("P404", (1, 1), "deck.title: {src: " + fingerprint("Proef"),
            "deck.game: {src: " + fingerprint("deck")),
    english("P405", (3, 43), "broken. {naam}", "broken. {name}"),
    english("P406", (1, 1), FULL.splitlines()[0] + "\n", ""),
    pack("P407", (7, 1), "[nl, en]", "[nl]"),
    pack("P409", (7, 21), "[nl, en]", "[nl, en, ar]"),
    pack("P929", (1, 9), "id: 5f", "format: 2\nid: 5f"),
    pack("P930", (1, 1), "title: Proef", "title: Proef", **{"plaat.png": ""}),
    pack("P931", (7, 22), "languages", f"attribution: [{{file: weg.png, {MAKER}}}]\nlanguages"),
    pack("P932", (7, 94), "languages", f"based_on: [{{{OTHER}}}]\nlanguages"),
    built("P940", (11, 7), f"id: {PACK[4:40]}", "id: 7777" + PACK[8:40]),
    built("P941", (13, 12), "proef\n  version: 0.1.0", "proef\n  version: 0.1.1"),
    built("P942", (13, 12), "proef\n  version: 0.1.0", "proef\n  version: 1.0.0"),
    built("P943", (11, 7), f"id: {PACK[4:12]}", "id: 22222222"),
    built("P944", (11, 7), f"id: {PACK[4:12]}", "id: 11111111"),
    built("P945", (14, 13), "scenario: deck", "scenario: dek"),
    built("P201", (9, 1), "game: deck\nlicense", "license"),
    built("P946", (2, 1), "persona.name", "persona.nam", "i18n/nl"),
    built("P946", (2, 1), "deck.persona.name", "deck.cards.brief.title", "i18n/nl"),
    built("P946", (2, 1), "deck.persona.name", "deck.cards.lift.dimension", "i18n/nl"),
    built("P947", (2, 26), fingerprint("Noor"), "000000", "i18n/nl"),
    built("P405", (3, 56), "Sem appen", "{naam} appen", "i18n/nl"),
    built("P402", (3, 40), fingerprint("Sem appen"), "000000", "i18n/en"),
    Example("P948", (1, 1), {"jongeren/i18n/nl.yaml": OWN_DUTCH, **_but("jongeren/i18n/nl.yaml"),
            "jongeren/i18n/en.yaml": OWN_ENGLISH.splitlines()[0] + "\n"}),
    built("P949", (2, 42), "Sem appen", "Noor appen", "i18n/nl"),
    built("P950", (15, 11), "[brief]", "[briefje]"),
    built("P951", (6, 10), "CC-BY-4.0", "CC0-1.0"),
    built("P952", (7, 1), "name: Speeltafel", "name: Noor"),
    Example("P408", (1, 4), {"words/en.yaml": "a: A\n", "words/nl.yaml": "b: B\n"}),
    Example("P405", (1, 4), {"words/en.yaml": "a: A {x}\n", "words/nl.yaml": "a: A {y}\n"}),
    Example("P207", (1, 4), {"words/nl.yaml": "a: [b]\n", "words/en.yaml": "a: b\n"}),
    deck("P410", (2, 16), "title: Proef", "title: Proef # TODO: anders"),
    brief("P430", "Er ligt een brief op de mat en niemand in dit huis wil die brief open maken."),
    brief("P431", "Er ligt een brief over eigen kracht."),
    brief("P432", "Er ligt een brief over participatie."),
    brief("P433", "Er ligt een brief. Bel 06 12345678."),
    brief("P434", "De lift is stuk. {naam} wacht."),
    deck("P435", (2, 8), "Er ligt een brief.",
         "De gemeentelijke ondersteuningsorganisatie vergadert. " * 30),
    deck("P901", (25, 14), "Er ligt een brief.",
         "Er ligt een brief.\ncheck:\n  silence:\n    - {code: P202, reason: zo is het}\nqqqq: x"),
    deck("P902", (25, 14), "Er ligt een brief.",
         "Er ligt een brief.\ncheck:\n  silence:\n    - {code: P999, reason: zo is het}"),
    deck("P903", (25, 14), "Er ligt een brief.",
         "Er ligt een brief.\ncheck:\n  silence:\n    - {code: P410, reason: zo is het}"),
    deck("P601", (8, 12), "title: Lift stuk", "title: Leeg"),
)  # fmt: skip

ELSEWHERE = {
    Code.UNREADABLE, Code.NO_SUCH_SCENARIO,
    Code.NOT_PO, Code.PO_LANGUAGE, Code.PO_SOURCE_LANGUAGE, Code.PO_NO_KEY, Code.PO_OLDER,
    Code.NOT_SHEET,
    Code.NO_PACK, Code.NO_ZIP, Code.PACK_FILE_NAME, Code.PACK_SAME_NAME, Code.PACK_FILE_KIND,
    Code.PACK_LINK, Code.PACK_TOO_BIG, Code.PACK_ALTERED, Code.NO_MANIFEST,
    Code.SCENARIO_TAKEN, Code.NEWER_THERE, Code.PACK_NAME_TAKEN, Code.BASE_OF_OTHERS,
}  # fmt: skip
"""Mistakes that are in no file: tested with the functions that find them."""
