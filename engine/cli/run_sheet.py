"""The run sheet of a plan, on paper."""

from collections.abc import Sequence
from pathlib import Path

import click

from engine.cli.files import written
from engine.cli.spoken import PROBLEMS, refuse
from engine.content.diagnostics import Mistakes
from engine.content.packs import game_of
from engine.core import Say
from engine.workshop.opening import Rules, gather, programme
from engine.workshop.run_sheet import run_sheet


def sheet_of(named: str, files: Sequence[Path], output: Path | None, rules: Rules, say: Say) -> int:
    """Write the run sheet of the one plan among ``files`` as a PDF, and return the exit code."""
    from engine.export.paper import printed
    from engine.export.run_sheet import blocks

    plans = [file for file in files if game_of(file) not in rules.games]
    if len(plans) != 1:
        raise refuse("no_sheet", name=named)
    try:
        found = programme(*gather(plans[0], rules), rules)
    except Mistakes as mistakes:
        click.echo(mistakes.text(say), err=True)
        return PROBLEMS
    sheet = run_sheet(found, say)
    name = output or Path(f"{plans[0].stem}-{say('run_sheet.file')}.pdf")
    return written(name, printed(sheet.title, say.lang, blocks(sheet, say)))
