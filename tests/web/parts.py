"""Widgets and controls to build sample views of."""

from dataclasses import replace

from engine.core import Control, Field
from engine.core.dimensions import DIMENSIONS
from engine.core.looks import group_look, group_name, seat_look, seat_name
from engine.core.views import (
    BoardField,
    CardFace,
    GroupTile,
    JoinInvite,
    Lock,
    LockRow,
    MapBoard,
    MapMark,
    MapShape,
    Pawn,
    Progress,
    ProgressStep,
    SeatMark,
    Timer,
    WebBoard,
    WebChart,
    You,
)
from tests.web.fakes import SAYS

say = SAYS["nl"]
NAMES = {one: say(f"dimension.{one}") for one in DIMENSIONS}


def command(kind: str, **blanks: object) -> dict[str, object]:
    return {"to": "a7", "kind": kind, **blanks}


def choose(id: str, label: str, intent: str = "answer", **more: object) -> Control:
    return Control(id=id, label=label, intent=intent, command=command(id), **more)  # type: ignore[arg-type]


def workshop(id: str, label: str, **more: object) -> Control:
    """Return a control of the workshop itself."""
    return replace(choose(id, label, "steer", **more), command={"to": "workshop", "kind": id})


def form(id: str, label: str, *fields: Field, intent: str = "answer", **more: object) -> Control:
    blanks = {field.name: None for field in fields}
    return Control(
        id=id,
        label=label,
        intent=intent,
        command=command(id, **blanks),
        fields=fields,
        **more,  # type: ignore[arg-type]
    )


def seat_mark(seat: int, here: str = "") -> SeatMark:
    animal, colour = seat_look(seat)
    return SeatMark(seat, animal, colour, say.of(seat_name(seat)), here != "paper", here)  # type: ignore[arg-type]


def tile(number: int, status: str = "", **more: object) -> GroupTile:
    group = f"g{number}"
    animal, colour = group_look(group)
    name = say.of(group_name(group))
    return GroupTile(
        id=f"tile-{group}",
        group=group,
        name=name,
        colour=colour,
        animal=animal,
        status=status,
        **more,
    )  # type: ignore[arg-type]


def you(seat: int = 3) -> You:
    animal, colour = seat_look(seat)
    return You(seat, "g1", animal, colour, say.of(seat_name(seat)), say.of(group_name("g1")))


CARD = CardFace(
    id="card",
    title="Een verjaardag",
    kind="dilemma",
    kind_label="Kiezen",
    dimension="participation",
    dimension_label=NAMES["participation"],
    place="bij mensen",
    icon="friends",
    text="Een vriendin is jarig. Fatima kan geen cadeau betalen.",
    ask="Wat zou Fatima doen?",
    choices=("Gaan zonder cadeau", "Zeggen dat er geen geld is", "Met anderen iets maken"),
    kernel="Jarig, en geen geld voor een cadeau",
    turn=1,
)
START = dict(zip(DIMENSIONS, (6, 4, 7, 5, 3, 6), strict=True))
CHART = WebChart(
    id="web-g1",
    name="Fatima",
    caption="eerst en nu",
    group="g1",
    icon="user",
    start=START,
    now={**START, "participation": 5, "mental": 3},
    labels=NAMES,
)
BOARD = WebBoard(
    id="board",
    fields=(
        BoardField("centre", None, ""),
        *(
            BoardField(
                f"{one}-{circle}",
                one,
                circle,
                "event",
                "Wasmachine kapot" if lit else "",
                visited,
                lit,
            )
            for place, one in enumerate(DIMENSIONS)
            for circle in ("home", "people", "rules")
            for lit in [circle == "people" and place % 2 == 0]
            for visited in [circle == "home" and place < 3]
        ),
    ),
    pawns=(
        Pawn("p1", "centre", (), "g1", "owl", "red"),
        Pawn("p2", "body-home", (), "g2", "hare", "blue"),
    ),
    labels={
        **NAMES,
        "home": "thuis",
        "people": "mensen",
        "rules": "buurt en regels",
        "event": "Er gebeurt iets",
    },
)
INVITE = JoinInvite(
    id="join",
    code="482913",
    url="http://192.168.1.20:8080/482913",
    label="Doe mee met je telefoon, als je wilt",
)
TIMER = Timer(id="timer", total=300_000, used=60_000, since=0, label="Praten:")
PLAN = Progress(
    id="plan",
    label="Plan van 90 minuten",
    steps=(
        ProgressStep("Welkom", "done", 10),
        ProgressStep("Inchecken", "done", 5),
        ProgressStep("Game of Life: Rondkomen", "now", 35),
        ProgressStep("Nabespreken", "next", 25),
        ProgressStep("Uitchecken", "next", 10),
        ProgressStep("Afsluiten", "next", 5),
    ),
)
MAP = MapBoard(
    id="map",
    columns=8,
    rows=6,
    alt="Een buurt met een park, een flat en een straat",
    shapes=(
        MapShape("green", ((0, 0), (3, 0), (3, 3), (0, 3)), "park"),
        MapShape("building", ((4, 1), (7, 1), (7, 2), (4, 2)), "flat"),
        MapShape("road", ((0, 4), (8, 4))),
        MapShape("tree", ((1.5, 1.5), (2.2, 0.8))),
    ),
    marks=(
        MapMark("m1", "B2", "good", "Fijn bankje", "armchair"),
        MapMark("m2", "E2", "missing", "Lift stuk", "elevator-off"),
    ),
    lit=("C3",),
)
LOCKS = LockRow(
    id="locks",
    label="De sloten",
    locks=(
        Lock("l1", "De kast", "open", "open", "door-exit"),
        Lock("l2", "De telefoon", "closed", "dicht", "phone", now=True),
        Lock("l3", "De brief", "waiting", "nog niet", "mail"),
    ),
)
