"""The run sheet of a plan on paper, by the blocks that every other paper is made of."""

from collections.abc import Iterator

from engine.core import Say
from engine.export.document import Block, Heading, Paragraph, Points
from engine.workshop.run_sheet import Place, RunSheet, SheetStep

_BLANK = " ______________________________"


def blocks(sheet: RunSheet, say: Say) -> Iterator[Block]:
    """Yield the run sheet from its title to where help is."""
    yield Heading(sheet.title, 0)
    yield Paragraph(sheet.about)
    minutes = say("run_sheet.minutes", minutes=sheet.minutes)
    yield Paragraph(f"{minutes} · {say('run_sheet.tables', groups=sheet.groups)}", quiet=True)
    yield from _listed("bring", sheet.materials, say)
    yield from _listed("agreement", sheet.agreement, say)
    for number, step in enumerate(sheet.steps, start=1):
        yield from _step(number, step, say)
    yield from _listed("crisis", sheet.crisis, say)
    yield from _listed("help", tuple(_filled(line) for line in sheet.help), say)


def _listed(name: str, lines: tuple[str, ...], say: Say) -> Iterator[Block]:
    if lines:
        yield Heading(say(f"run_sheet.{name}"))
        yield Points(lines)


def _filled(line: str) -> str:
    """Return ``line``, with room to write if it asks for something."""
    return f"{line}{_BLANK}" if line.endswith(":") else line


def _step(number: int, step: SheetStep, say: Say) -> Iterator[Block]:
    yield Heading(f"{number}. {step.title}")
    minutes = say("run_sheet.minutes", minutes=step.minutes)
    starts = f" · {say('run_sheet.at', starts=step.starts)}" if step.starts else ""
    yield Paragraph(f"{minutes}{starts}", quiet=True)
    yield from _words(step, say)
    for place in step.stations:
        yield Heading(place.title, 2)
        yield from _words(place, say)


def _words(of: SheetStep | Place, say: Say) -> Iterator[Block]:
    """Yield what lies ready, what to say, and what to mind."""
    told = (("ready", ", ".join(of.materials)), ("say", of.say), ("watch", of.note))
    for name, text in told:
        if text:
            yield Paragraph(f"{say(f'run_sheet.{name}')}: {text}")
