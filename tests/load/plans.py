"""Plans that load and fault tests play: check-ins, and a step in which a tap concerns everyone."""

from pathlib import Path

_HEAD = """\
id: load
title: Veel mensen tegelijk
about: Een plan om te meten.
language: nl
groups: {groups}
phones: who_wants
steps:
"""
_CHECK_IN = """\
  - id: check-in-{number}
    activity: check_in
    title: Hoe zit je erbij?
    minutes: 5
    content:
      question: Welk plaatje past vandaag bij jou?
      pictures:
        - {{id: zon, label: Zon, icon: sun}}
        - {{id: wolk, label: Wolken, icon: cloud}}
        - {{id: regen, label: Regen, icon: cloud-rain}}
"""
_EVERYONE = """\
  - id: iedereen-{number}
    activity: everyone
    scenario: tikken
    title: Iedereen
    minutes: 5
"""
_SCENARIO = """\
game: everyone
id: tikken
title: Tikken
"""


def check_ins(folder: Path, steps: int, groups: int = 25) -> Path:
    """Write a plan of ``steps`` check-ins for ``groups`` tables into ``folder``."""
    return _plan(folder / "check-ins.yaml", _CHECK_IN, steps, groups)


def everyone(folder: Path, steps: int = 1, groups: int = 25) -> Path:
    """Write a plan of ``steps`` in which every tap changes every view."""
    (folder / "tikken.yaml").write_text(_SCENARIO)
    return _plan(folder / "everyone.yaml", _EVERYONE, steps, groups)


def _plan(path: Path, step: str, steps: int, groups: int) -> Path:
    all_steps = "".join(step.format(number=number) for number in range(1, steps + 1))
    path.write_text(_HEAD.format(groups=groups) + all_steps)
    return path
