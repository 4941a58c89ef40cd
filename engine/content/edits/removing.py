"""What goes: its own lines, and nothing else."""

from engine.content.edits.ground import Ground, Splice
from engine.content.yaml_light import KeyPath


def removed(ground: Ground, path: KeyPath) -> list[Splice]:
    """Return how the field or item at ``path`` goes.

    Raises:
        LookupError: if it cannot go without something that was not asked.
    """
    siblings = ground.children(path[:-1])
    if len(siblings) == 1:
        return _last_one(ground, path)
    if ground.is_flow(path[:-1]):
        return [_from_brackets(ground, path, siblings)]
    start = ground.entry(path)
    before = ground.text[ground.start_of_line(start) : start]
    if before.strip():
        return [_from_behind_dash(ground, path, siblings)]
    return [_lines(ground, start, ground.over(path))]


def _from_brackets(ground: Ground, path: KeyPath, siblings: list[KeyPath]) -> Splice:
    index = siblings.index(path)
    if index + 1 < len(siblings):
        return ground.entry(path), ground.entry(siblings[index + 1]), ""
    return ground.end(siblings[index - 1]), ground.end(path), ""


def _from_behind_dash(ground: Ground, path: KeyPath, siblings: list[KeyPath]) -> Splice:
    """Return how the first field of an item goes: the next one comes behind the dash."""
    follower = ground.entry(siblings[siblings.index(path) + 1])
    if "#" in ground.text[ground.end(path) : follower]:
        raise LookupError(path)
    return ground.entry(path), follower, ""


def _lines(ground: Ground, start: int, end: int) -> Splice:
    """Return how whole lines go, with one of two empty lines that would then meet."""
    first, after = ground.start_of_line(start), ground.next_line(end)
    if after == end:  # the last line of a file that ends without a line end
        return ground.end_of_line(max(0, first - 1)), end, ""
    alone = _is_empty(ground, ground.start_of_line(max(0, first - 1)))
    if alone and after < len(ground.text) and _is_empty(ground, after):
        after = ground.next_line(after)
    return first, after, ""


def _is_empty(ground: Ground, line: int) -> bool:
    return not ground.text[line : ground.end_of_line(line)].strip()


def _last_one(ground: Ground, path: KeyPath) -> list[Splice]:
    """Return how nothing but brackets is left."""
    group = path[:-1]
    if not group:
        raise LookupError(path)
    brackets = "[]" if ground.in_list(path) else "{}"
    if ground.is_flow(group):
        return [(ground.begin(group), ground.end(group), brackets)]
    key = ground.document.places[group].key
    if key is None:
        raise LookupError(path)
    colon = ground.text.index(":", key.end_mark.index) + 1
    start, end = ground.entry(path), ground.over(path)
    return [(colon, colon, f" {brackets}"), _lines(ground, start, end)]
