"""Views as a workshop shows them: one of every kind, and the hard ones."""

from dataclasses import replace

from engine.core.dimensions import DIMENSIONS, Dimension
from engine.core.looks import group_look, seat_look
from engine.core.views import (
    BoardField,
    CardFace,
    CloudWord,
    Control,
    Dice,
    Field,
    GroupTile,
    Image,
    Inventory,
    JoinInvite,
    Lock,
    LockRow,
    MapBoard,
    MapMark,
    MapShape,
    Note,
    Option,
    Pawn,
    Progress,
    ProgressStep,
    Question,
    SeatMark,
    Tally,
    TallyRow,
    Text,
    Thing,
    Timer,
    Title,
    View,
    Wall,
    WallNote,
    WebBoard,
    WebChart,
    WordCloud,
)

LABELS: dict[Dimension, str] = {
    "body": "Lichaam",
    "mental": "Mentaal welbevinden",
    "meaning": "Zingeving",
    "quality": "Kwaliteit van leven",
    "participation": "Meedoen",
    "daily": "Dagelijks functioneren",
}
KINDS = {"event": "Er gebeurt iets", "dilemma": "Kiezen", "help": "Hulp"}
NAMES = ("rode uil", "blauwe haas", "groene vos", "okeren eend", "paarse kat", "roze walvis")
ADVANCE = Control(
    id="advance", label="Verder", intent="advance", icon="arrow-right",
    command={"to": "workshop", "kind": "advance", "from": 3},
)  # fmt: skip
REST = Control(
    id="rest", label="Even rust", intent="steer", command={"to": "workshop", "kind": "rest"}
)
BACK = Control(
    id="back", label="Vorige stap", intent="undo", icon="arrow-back-up",
    command={"to": "workshop", "kind": "back"},
    confirm=("De kaart ‘Wasmachine kapot’ gaat terug.", "Wat drie tafels gaven, vervalt."),
)  # fmt: skip


def seats(first: int, count: int) -> tuple[SeatMark, ...]:
    return tuple(
        SeatMark(n, *seat_look(n), label=f"plaats {n}") for n in range(first, first + count)
    )


def tile(number: int, status: str = "", **more: object) -> GroupTile:
    animal, colour = group_look(f"g{number}")
    name = NAMES[(number - 1) % len(NAMES)]
    made = GroupTile(id=f"tile-g{number}", group=f"g{number}", name=name, colour=colour,
                     animal=animal, status=status)  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]  # the caller names fields of a tile


def chart(number: int, name: str, start: tuple[int, ...], now: tuple[int, ...]) -> WebChart:
    return WebChart(
        id=f"web-g{number}", name=name, group=f"g{number}", labels=LABELS,
        start=dict(zip(DIMENSIONS, start, strict=True)),
        now=dict(zip(DIMENSIONS, now, strict=True)),
    )  # fmt: skip


def board(lit: tuple[str, ...] = ("body-home", "meaning-people", "daily-rules")) -> WebBoard:
    titles = {
        "body-home": "Wasmachine kapot",
        "meaning-people": "Een verjaardag",
        "daily-rules": "Lift stuk",
    }
    kinds = dict(zip(titles, KINDS, strict=True))
    fields = [BoardField("centre", None, "home", visited=True)]
    for name in DIMENSIONS:
        for circle in ("home", "people", "rules"):
            field = f"{name}-{circle}"
            fields.append(
                BoardField(field, name, circle, kinds.get(field, ""), titles.get(field, "Kaart"),
                           visited=field == "quality-home", lit=field in lit)
            )  # fmt: skip
    pawn = Pawn("room", "quality-people", ("quality-home", "quality-people"), "", "fox", "red")
    return WebBoard(
        id="board",
        fields=tuple(fields),
        pawns=(pawn,),
        labels={**KINDS, **{str(name): word for name, word in LABELS.items()}},
    )


def steps(now: int, count: int = 6) -> Progress:
    labels = ("Welkom", "Praatje vooraf", "Game of Life", "Nagesprek", "Afronden", "Tot ziens")
    made = tuple(
        ProgressStep(labels[n % 6], "done" if n < now else "now" if n == now else "next")
        for n in range(count)
    )
    return Progress(id="progress", steps=made)


CARD = CardFace(
    id="card", title="Wasmachine kapot", turn=2, dimension="daily", kind="event",
    text="De wasmachine is kapot. Een nieuwe is nu te duur. De wasserette is ver weg.",
    ask="Wat verandert er voor Fatma, Henk en Joy?", kind_label="Er gebeurt iets",
    dimension_label="Dagelijks functioneren", place="Thuis", icon="wash-machine",
    kernel="De wasmachine is kapot. Een nieuwe is te duur.",
)  # fmt: skip
DILEMMA = replace(
    CARD, title="Een verjaardag", kind_label="Kiezen", dimension="participation",
    dimension_label="Meedoen", place="Mensen", icon="gift", turn=3, ask="Wat doen jullie?",
    text="Een vriendin is jarig. Joy kan geen cadeau betalen.",
    choices=("Gaan zonder cadeau", "Zeggen dat er geen geld is", "Met anderen iets maken"),
    kernel="Een vriendin is jarig. Er is geen geld voor een cadeau.",
)  # fmt: skip
RESULT = Control(
    id="result-g1", label="Wat verandert er? (rode uil)", intent="answer", board="tile-g1",
    command={"to": "12", "kind": "result", "turn": 2, "group": "g1", "tries": 0,
             "first": None, "more": None},
    fields=(
        Field(name="first", kind="one", label="Wat verandert eerst?", options=tuple(
            Option(f"{name} {way}", f"{LABELS[name]} {word}", f"arrow-{way}")
            for name in DIMENSIONS for way, word in (("up", "omhoog"), ("down", "omlaag")))),
        Field(name="more", kind="many", label="Wat verandert er mee?", required=False, max=2,
              options=tuple(Option(name, LABELS[name]) for name in DIMENSIONS)),
    ),
)  # fmt: skip
SAME = Control(
    id="same-g1", label="Het blijft gelijk", intent="answer", icon="equal", board="tile-g1",
    command={"to": "12", "kind": "same", "turn": 2, "group": "g1", "tries": 0},
)  # fmt: skip
WORDS = Control(
    id="words-g2", label="Eén klein ding dat helpt", intent="answer", board="tile-g2",
    command={"to": "12", "kind": "end", "group": "g2", "text": None},
    fields=(Field(name="text", kind="text", label="Wat helpt op de meeste plekken?", max_length=90,
                  options=(Option("o1", "Iemand die meegaat naar"), Option("o2", "Een plek waar"),
                           Option("o3", "Minder brieven van"))),),
)  # fmt: skip


def lobby(tables: int = 3) -> View:
    return View(
        title="Welkom", page="screen", version="lobby", clock=1000,
        widgets=(
            JoinInvite(id="join", code="482913", url="http://192.168.137.1:8080/482913",
                       label="Doe mee met je telefoon"),
            Text(id="how", text="Geen telefoon? Dan doe je gewoon zo mee.", tone="quiet"),
            *(tile(n, seats=seats(n * 6 - 5, 6 if n < 3 else 4)) for n in range(1, tables + 1)),
            steps(0),
        ),
        controls=(replace(ADVANCE, label="Beginnen"), REST),
    )  # fmt: skip


def choosing() -> View:
    fields = ("body-home", "meaning-people", "daily-rules")
    return View(
        title="Waar gaan we heen?", page="screen", version="choosing", clock=5000,
        widgets=(
            Title(id="title", text="Waar gaan we heen?", kicker="Ronde 2 van 5"),
            Dice(id="dice", value=4, roll=2),
            board(),
            steps(2),
        ),
        controls=(*(Control(id=f"choose-{f}", label=f"Ga naar {f}", intent="answer", board="board",
                            command={"to": "12", "kind": "choose", "turn": 2, "field": f})
                    for f in fields), REST, BACK),
    )  # fmt: skip


def reading(face: CardFace = CARD) -> View:
    return View(
        title="Er gebeurt iets", page="screen", version="reading", clock=9000, widgets=(face,),
        controls=(ADVANCE, REST, BACK),
    )  # fmt: skip


def talking(tables: int = 3, face: CardFace = CARD) -> View:
    states = ("nog aan het praten", "klaar", "niet eens, dat mag")
    return View(
        title="Praat samen", page="screen", version="talking", clock=60_000,
        widgets=(
            Title(id="title", text="Praat samen", kicker="Ronde 2 van 5"),
            Timer(id="timer", total=120_000, since=20_000, label="Rustig aan"),
            replace(face, face="kernel", ask=""),
            *(tile(n, states[n % 3], done=n % 3 == 1, turn=n == 3) for n in range(1, tables + 1)),
            JoinInvite(id="join", code="482913", url="http://192.168.137.1:8080/482913"),
        ),
        controls=(RESULT, SAME, WORDS, ADVANCE, REST, BACK),
    )  # fmt: skip


def comparing() -> View:
    return View(
        title="Zelfde kaart, ander leven", page="screen", version="comparing", clock=90_000,
        widgets=(
            chart(1, "Fatma, 34", (6, 5, 7, 6, 4, 5), (6, 4, 7, 5, 4, 3)),
            chart(2, "Henk, 71", (4, 6, 5, 6, 3, 6), (4, 6, 5, 6, 4, 5)),
            chart(3, "Joy, 19", (8, 4, 4, 5, 6, 5), (8, 3, 4, 5, 6, 4)),
            Text(id="hint", text="Wat valt op?", tone="strong"),
        ),
        controls=(ADVANCE, REST),
    )  # fmt: skip


def debrief() -> View:
    return View(
        title="Nagesprek", page="screen", version="debrief", clock=120_000,
        widgets=(
            Title(id="title", text="Nagesprek", kicker="Eerst aan tafel"),
            steps(3),
            Question(id="question", text="Jullie kozen twee keer hulp. Wat hielp daarbij?",
                     hint="Praat eerst met wie naast je zit."),
            tile(1, "Fatma", lines=("Een buurvrouw ging mee naar het spreekuur.",
                                    "We zijn het niet eens over de lift.")),
            tile(2, "Henk", lines=("Hij repareerde zelf een fiets voor een ander.",)),
        ),
        controls=(ADVANCE, REST),
    )  # fmt: skip


INVITE = JoinInvite(
    id="invite", code="482913", url="http://192.168.137.1:8080/482913", label="Doe mee"
)


def inviting(view: View) -> View:
    """Return ``view`` with the invitation that stays for whoever comes late."""
    return replace(view, widgets=(*view.widgets, INVITE))


def closing() -> View:
    return View(
        title="Dank je wel", page="screen", version="closing", clock=200_000,
        widgets=(
            Text(id="thanks", text="Fijn dat je er was. Dit nemen we mee:", icon="heart"),
            Inventory(id="bag", label="In de tas", things=(
                Thing("a", "De buurvrouw", "users"), Thing("b", "Het inloopspreekuur", "coffee"),
                Thing("c", "Een brief minder", "file-text", used=True))),
            Tally(id="tally", label="Hier praatten we over", rows=(
                TallyRow("Meedoen", 4, 6, "users"), TallyRow("Zingeving", 2, 6, "compass"),
                TallyRow("Lichaam", 0, 6, "heartbeat"))),
            Note(id="note", title="Hulp nodig?",
                 text="Bel de huisarts of loop binnen bij het buurthuis."),
            Image(id="image", src="heart", alt="Een hart"),
        ),
        controls=(
            Control(id="end", label="Afsluiten", intent="end",
                    command={"to": "workshop", "kind": "end"}),
        ),
    )  # fmt: skip


def thirty() -> View:
    return talking(30)


def long_texts() -> View:
    long = "Dit is een lange zin die laat zien wat er gebeurt als iemand veel woorden schrijft. "
    return View(
        title="Een heel lange titel die niet op één regel past op een klein scherm", page="screen",
        version="long", clock=0,
        widgets=(
            Text(id="a", text=long * 8),
            replace(DILEMMA, text=long * 3, follow_up="Wat maakt het makkelijker?"),
            Question(id="q", text=long * 2, hint=long),
            tile(1, "bezig", lines=tuple(long for _ in range(7))),
            Text(id="b", text="Arbeidsongeschiktheidsverzekeringsmaatschappij " * 3, tone="strong"),
        ),
        controls=(ADVANCE,),
    )  # fmt: skip


LOCKS = LockRow(
    id="locks", label="De sloten", locks=(
        Lock("l1", "Het loket", "open", "open", "file-text", "daily"),
        Lock("l2", "De brief", "closed", "dicht", "mail", "mental", tries=1, now=True),
        Lock("l3", "De wachtlijst", "closed", "dicht", "clock", "body"),
        Lock("l4", "De deur", "waiting", "nog niet", "door-exit"),
    ),
)  # fmt: skip
MAP = MapBoard(
    id="map", columns=10, rows=7, alt="Een buurt met flats, een park en een tramhalte",
    shapes=(
        MapShape("green", ((0, 4), (4, 4), (5, 7), (0, 7)), "park"),
        MapShape("water", ((6, 5), (10, 4), (10, 5), (6.5, 6)), "singel"),
        MapShape("square", ((5, 2), (7, 2), (7, 4), (5, 4)), "plein"),
        MapShape("road", ((0, 3.5), (10, 3.5))),
        MapShape("tram", ((4.5, 0), (4.5, 7))),
        MapShape("building", ((1, 1), (2.6, 1), (2.6, 2.6), (1, 2.6))),
        MapShape("tree", ((1, 5), (2, 6), (3, 5))),
    ),
    marks=(
        MapMark("m1", "C4", "good", "bankje", "armchair", "g1"),
        MapMark("m2", "C4", "missing", "licht", "bulb", "g2"),
        MapMark("m3", "F3", "plan", "tramhalte terug", "bus-stop", "g3", turn=1),
    ),
    lit=("F3", "B6"),
)  # fmt: skip


def escaping() -> View:
    return View(title="Het kantoor", widgets=(LOCKS,), controls=(ADVANCE,))


def drawing_together() -> View:
    return View(title="Waar mist iets?", widgets=(MAP,), controls=(ADVANCE, REST))


STEPS = (
    "Ik bel morgen mijn zus.",
    "Samen met de buurvrouw naar het spreekuur in het buurthuis.",
    "Ik vraag of iemand met mij mee wil lopen naar de tuin.",
    "Een kop koffie drinken bij het taalcafé, elke dinsdag.",
    "De brief van de verhuurder laten lezen.",
    "Fietsen",
    "Ik ga met de huisarts praten over slapen, want dat gaat al een tijd niet goed.",
    "Met mijn zoon koken op zondag.",
)
WALL = Wall(
    id="wall", label="Onze eerste stappen", notes=tuple(
        WallNote(f"n{n}", text, *(("", "", *seat_look(n), "van iemand") if n % 3 == 1 else ()))
        for n, text in enumerate(STEPS)),
)  # fmt: skip
REWORDED = WallNote("r", "Ik zoek hulp voor thuis.", mark="in andere woorden")
CLOUD = WordCloud(
    id="cloud", label="Woorden van ons allemaal", words=tuple(
        CloudWord(word, count, f"{count} keer") for word, count in (
            ("samen", 7), ("buurvrouw", 5), ("bellen", 4), ("koffie", 4), ("huisarts", 3),
            ("spreekuur", 3), ("brief", 2), ("fietsen", 2), ("koken", 2), ("taalcafé", 2),
            ("tuin", 2), ("zus", 2), ("buurthuis", 1), ("dinsdag", 1), ("dochter", 1),
            ("kleinkinderen", 1), ("lopen", 1), ("mantelzorger", 1), ("moskee", 1), ("praten", 1),
            ("slapen", 1), ("verhuurder", 1), ("vragen", 1), ("zondag", 1))),
)  # fmt: skip


def on_the_wall() -> View:
    """First steps: short, long, with an animal, and one in other words."""
    notes = (*WALL.notes, REWORDED)
    return View(
        title="Wat wil je onthouden?", page="screen", version="wall",
        widgets=(replace(WALL, notes=notes), steps(4)), controls=(ADVANCE, REST),
    )  # fmt: skip


def full_wall() -> View:
    """As many and as long texts as there can be at a few tables."""
    long = "Ik wil graag met iemand praten over hoe het thuis gaat en wat er anders kan, want nu "
    notes = [WallNote(f"w{n}", STEPS[n % 8] if n % 4 else (long * 4)[:280]) for n in range(16)]
    return View(title="Onze stappen", widgets=(replace(WALL, notes=tuple(notes)),),
                controls=(ADVANCE,))  # fmt: skip


def in_a_cloud() -> View:
    return View(title="Wat wil je onthouden?", widgets=(CLOUD, steps(4)), controls=(ADVANCE, REST))


def cloud_of_equals() -> View:
    """Words that all stand in one text, one of them very long."""
    words = ("arbeidsongeschikt", "buurvrouw", "zus")
    equals = replace(CLOUD, words=tuple(CloudWord(word, 1, "1 keer") for word in words))
    return View(title="Woorden", widgets=(equals,), controls=(ADVANCE,))


SAMPLES = {
    "wall": on_the_wall,
    "full_wall": full_wall,
    "cloud": in_a_cloud,
    "cloud_of_equals": cloud_of_equals,
    "escaping": escaping,
    "mapping": drawing_together,
    "lobby": lobby,
    "choosing": choosing,
    "reading": reading,
    "dilemma": lambda: reading(DILEMMA),
    "talking": talking,
    "talking_dilemma": lambda: talking(3, DILEMMA),
    "comparing": comparing,
    "debrief": debrief,
    "closing": closing,
    "thirty": thirty,
    "long": long_texts,
    "choosing_inviting": lambda: inviting(choosing()),
    "dilemma_inviting": lambda: inviting(reading(DILEMMA)),
    "comparing_inviting": lambda: inviting(comparing()),
    "debrief_inviting": lambda: inviting(debrief()),
    "closing_inviting": lambda: inviting(closing()),
}
SIZES = ((640, 360), (1024, 768), (1280, 720), (1920, 1080), (3840, 2160), (1080, 1920))
