"""The package for a study: only who said yes, only numbers, under names that fit no other export.

A Frictionless Data Package: two tables, their description, a codebook and a page to read. What
people wrote is not in it: free text betrays its writer.
"""

import csv
import io
import json
import secrets
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from engine.core import DIMENSIONS, HIGHEST, LOWEST, Own, Say
from engine.export.report import report
from engine.export.safe import harmless, sound
from engine.wire import Json
from engine.workshop.figures import FEWEST
from engine.workshop.state import Running, State

ROOM: Final = "onderzoek"
"""What this export is called; only a workshop with a study has it."""
MIME: Final = "application/zip"
_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)
_DIMENSION: Final = {"type": "string", "constraints": {"enum": list(DIMENSIONS)}}
_VALUE: Final = {"type": "integer", "constraints": {"minimum": LOWEST, "maximum": HIGHEST}}
_TEXT: Final = {"type": "string"}
_COUNT: Final = {"type": "integer", "constraints": {"minimum": 1}}

TABLES: Final[Mapping[str, Mapping[str, Json]]] = {
    "answers": {
        "participant": {"type": "string", "constraints": {"required": True}},
        "moment": _COUNT, "step": _TEXT, "dimension": _DIMENSION, "value": _VALUE,
    },
    "personas": {
        "group": _TEXT, "step": _TEXT, "persona": _TEXT, "dimension": _DIMENSION,
        "start": _VALUE, "now": _VALUE,
    },
}  # fmt: skip
"""The tables and their columns, as a Table Schema describes them."""

Line = tuple[object, ...]


class TooFew(Exception):
    """Fewer than five people said yes: a package would point at them."""


def package(state: State, say: Say) -> bytes:
    """Return the package as a .zip file.

    Raises:
        KeyError: if this workshop has no study.
        TooFew: if fewer than five people with answers said yes.
    """
    if state.programme.plan.research is None:
        raise KeyError(ROOM)
    answers = _answers(state, say)
    if len({line[0] for line in answers}) < FEWEST:
        raise TooFew
    rows = {"answers": answers, "personas": list(_personas(state, say))}
    files = {f"{name}.csv": _table(TABLES[name], lines) for name, lines in rows.items()}
    files["codebook.csv"] = _table(dict.fromkeys(_CODEBOOK, _TEXT), _codebook(say))
    files["datapackage.json"] = json.dumps(_descriptor(state, say), ensure_ascii=False, indent=2)
    files["README.md"] = _readme(state, say)
    return _zipped(files)


def _answers(state: State, say: Say) -> list[Line]:
    """Return one value a line, in the order of names that were drawn for this package alone."""
    names: dict[int, str] = {}
    lines: list[Line] = []
    for moment, running in enumerate(_drawing(state), start=1):
        for own in running.game.summary(running.state).own_webs:
            if isinstance(own.of, int) and state.people.studied(own.of):
                name = names.setdefault(own.of, f"p-{secrets.token_hex(4)}")
                lines += _values(own, name, moment, say.of(running.part.step.title))
    return sorted(lines, key=lambda line: tuple(map(str, line[:2])))


def _drawing(state: State) -> list[Running]:
    told = sorted(state.running.values(), key=lambda one: (one.step, one.round))
    return [running for running in told if running.game.summary(running.state).own_webs]


def _values(own: Own[dict[str, int]], name: str, moment: int, step: str) -> Iterator[Line]:
    for dimension in DIMENSIONS:
        if dimension in (own.known or {}):
            yield name, moment, step, dimension, (own.known or {})[dimension]


def _personas(state: State, say: Say) -> Iterator[Line]:
    for activity in report(state, [], say)["activities"]:
        for web in activity["webs"]:
            for name, now in web["now"].items():
                start = web["start"].get(name, now)
                yield web["group"], activity["step"], web["name"], name, start, now


_CODEBOOK: Final = ("table", "column", "type", "meaning", "codes")


def _codebook(say: Say) -> Iterator[Line]:
    for table, columns in TABLES.items():
        for name, about in columns.items():
            yield table, name, about["type"], say(f"research.{name}"), _codes(about, say)


def _codes(about: Json, say: Say) -> str:
    bounds = about.get("constraints", {})
    if "enum" in bounds:
        return ", ".join(f"{one} = {say(f'dimension.{one}')}" for one in bounds["enum"])
    return f"{bounds['minimum']}-{bounds['maximum']}" if "maximum" in bounds else ""


def _descriptor(state: State, say: Say) -> Json:
    resources = [_resource(name, columns, say) for name, columns in TABLES.items()]
    resources.append(_resource("codebook", dict.fromkeys(_CODEBOOK, _TEXT), say))
    return {
        "profile": "tabular-data-package",
        "name": f"speeltafel-{state.opened[:10]}",
        "title": say.of(state.programme.plan.title),
        "description": say("export.no_measurement"),
        "created": f"{state.opened[:10]}T00:00:00Z",
        "resources": resources,
    }


def _resource(name: str, columns: Mapping[str, Json], say: Say) -> Json:
    fields = [{"name": column, **about} for column, about in columns.items()]
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "title": say(f"research.{name}"),
        "encoding": "utf-8",
        "format": "csv",
        "mediatype": "text/csv",
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _readme(state: State, say: Say) -> str:
    study: Any = state.programme.plan.research
    told = [
        f"# {say.of(state.programme.plan.title)}",
        say("research.pseudonymous", least=FEWEST),
        say("export.no_measurement"),
        f"## {say('research.consent')}",
        say.of(study.consent),
        f"{say.of(study.organisation)}. {say.of(study.contact)}",
    ]
    return "\n\n".join(sound(told)) + "\n"


def _table(columns: Iterable[str], lines: Iterable[Line]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([harmless(sound(cell)) for cell in line] for line in lines)
    return out.getvalue()


def _zipped(files: Mapping[str, str]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_TIME), text.encode())
    return kept.getvalue()
