"""The design tokens as CSS variables: a page follows the device, or the skin it was asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache

from engine.design import Design, Palette, design, hexed

_NAMED, _PREFIXES = ("dimension", "look", "art"), ("dim", "look", "art")
_SHADOWS = {
    "light": "0 1px 2px rgb(60 40 10 / 12%), 0 6px 18px rgb(60 40 10 / 9%)",
    "dark": "0 1px 2px rgb(0 0 0 / 40%), 0 6px 18px rgb(0 0 0 / 30%)",
    "contrast": "0 0 0 2px #000",
}


@cache
def stylesheet() -> str:
    """Return the tokens as a style sheet; ``data-skin`` on ``html`` overrules the device."""
    known = design()
    skins = {name: _block(_variables(known.colours[name], name)) for name in known.colours}
    return "\n".join(
        (
            f":root {{ color-scheme: light; {_block(_lengths(known))} {skins['light']} }}",
            f"@media (prefers-color-scheme: dark) {{ :root:not([data-skin]) {{ color-scheme: dark; "
            f"{skins['dark']} }} }}",
            f'[data-skin="dark"] {{ color-scheme: dark; {skins["dark"]} }}',
            f"@media (prefers-contrast: more) {{ :root:not([data-skin]) {{ color-scheme: light; "
            f"{skins['contrast']} }} }}",
            f'[data-skin="contrast"] {{ {skins["contrast"]} }}',
            *_classes(known),
        )
    )


@cache
def theme_colours() -> dict[str, str]:
    """Return the colour of a browser's own bar above the page, in light and in dark."""
    return {skin: hexed(design().colours[skin].wood) for skin in ("light", "dark")}


def _block(variables: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in variables.items())


def _variables(palette: Palette, skin: str) -> dict[str, str]:
    plain = (field.name for field in fields(palette) if field.name not in _NAMED)
    named = {name.replace("_", "-"): hexed(getattr(palette, name)) for name in plain}
    for prefix, colours in zip(_PREFIXES, (getattr(palette, one) for one in _NAMED), strict=True):
        named |= {f"{prefix}-{name}": hexed(colour) for name, colour in colours.items()}
    return named | {"shadow": _SHADOWS[skin]}


def _lengths(known: Design) -> dict[str, str]:
    return {
        name: value if isinstance(value, str) else f"{value:g}rem"
        for name, value in known.page.items()
    } | {"change": f"{known.motion.change:g}s", "longest": f"{known.motion.longest:g}s"}


def _classes(known: Design) -> Iterator[str]:
    """Yield the class that gives a seat, a group or a dimension its colour."""
    for name in known.colours["light"].look:
        yield f".is-{name} {{ --tint: var(--look-{name}); }}"
    for name in known.dimension:
        yield f".of-{name} {{ --dim: var(--dim-{name}); }}"
        yield f".fill-{name} {{ fill: var(--dim-{name}); }}"
        yield f".stroke-{name} {{ stroke: var(--dim-{name}); }}"
