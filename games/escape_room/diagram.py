"""What opens what, as a picture."""

from collections.abc import Iterator

from engine.core.diagram import END, START, Diagram, Edge, Node
from games.escape_room.content import Lock, Room
from games.escape_room.wording import line


def diagram(room: Room) -> Diagram:
    """Return the locks of ``room`` with what each gives to the next, from begin to end."""
    edges = tuple(_edges(room))
    reached = {edge.end for edge in edges}
    begin = (Edge(START, lock.id) for lock in room.locks if lock.id not in reached)
    end = Edge(room.locks[-1].id, END)
    nodes = (
        Node(START, line("diagram.start"), kind="gate"),
        *(_node(lock) for lock in room.locks),
        Node(END, line("diagram.end"), kind="gate"),
    )
    column = "escape_room.diagram.wave"
    return Diagram(room.title, nodes, (*begin, *edges, end), column, narrow=True)


def _node(lock: Lock) -> Node:
    key = "diagram.full" if lock.route == "full" else "diagram.minutes"
    note = line(key, minutes=lock.minutes[1])
    return Node(lock.id, lock.title, note, sight=f"lock:{lock.id}")


def _edges(room: Room) -> Iterator[Edge]:
    """Yield from which lock each lock gets what it needs."""
    titles = {thing.id: thing.title for thing in room.things}
    givers = {thing: lock.id for lock in room.locks for thing in lock.gives.things}
    for lock in room.locks:
        for either, needed in ((False, lock.needs.all), (True, lock.needs.any)):
            for id in needed:
                yield Edge(givers.get(id, id), lock.id, titles.get(id, ""), either)
        for opened in lock.gives.opens:
            yield Edge(lock.id, opened, either=True)
