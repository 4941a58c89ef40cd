"""Views as a workshop might show them: every widget, every kind of field, every intent."""

from dataclasses import replace

from engine.core import Field, Option, View
from engine.core.dimensions import DIMENSIONS
from engine.core.views import (
    CloudWord,
    Dice,
    Image,
    Inventory,
    Note,
    Question,
    Tally,
    TallyRow,
    Text,
    Thing,
    Title,
    Wall,
    WallNote,
    WordCloud,
)
from tests.web.parts import (
    BOARD,
    CARD,
    CHART,
    INVITE,
    LOCKS,
    MAP,
    NAMES,
    PLAN,
    TIMER,
    choose,
    form,
    seat_mark,
    tile,
    workshop,
    you,
)

WAYS = (
    Option("alone", "Gaan zonder cadeau", "users"),
    Option("say", "Zeggen dat er geen geld is", "message-circle"),
    Option("make", "Met anderen iets maken", "friends"),
)
TEXT = form(
    "keep",
    "Bewaren",
    Field(
        name="words",
        kind="text",
        label="Wat neem je mee?",
        max_length=280,
        options=(Option("a", "Ik ga proberen"), Option("b", "Ik vraag")),
    ),
)
PICK = form(
    "pick",
    "Dit kiezen wij",
    Field(name="choice", kind="one", label="Wat doet Fatima?", options=WAYS),
)

EVERY_FIELD = (
    TEXT,
    PICK,
    form(
        "score",
        "Klaar",
        Field(name="value", kind="scale", label="Hoe gaat het met meedoen?", min=0, max=10),
    ),
    form(
        "count",
        "Klaar",
        Field(name="people", kind="number", label="Hoeveel mensen?", min=1, max=8, value=3),
    ),
    form(
        "some",
        "Klaar",
        Field(
            name="which",
            kind="many",
            label="Wat verandert er mee?",
            required=False,
            max=2,
            options=tuple(Option(one, NAMES[one]) for one in DIMENSIONS),
        ),
    ),
    form("rank", "Klaar", Field(name="order", kind="order", label="Zet op volgorde", options=WAYS)),
    form(
        "match",
        "Klaar",
        Field(
            name="pairs",
            kind="pairs",
            label="Wat hoort bij elkaar?",
            options=(
                Option("l1", "Loket"),
                Option("l2", "Brief"),
                Option("r1", "Wachten"),
                Option("r2", "Lezen"),
            ),
        ),
    ),
    form("spot", "Klaar", Field(name="cell", kind="cell", label="Welk vak?")),
    form(
        "lock",
        "Proberen",
        Field(name="answer", kind="code", label="De code van de kast"),
        intent="try",
    ),
)

PHONE = View(
    title="Een verjaardag",
    you=you(),
    widgets=(
        CARD,
        Question(id="q", text="Wat zou jij doen?", hint="Denk even na. Praat dan met je buur."),
    ),
    controls=(
        PICK,
        choose("pass", "Ik sla over", "pass", icon="arrow-right"),
        form(
            "note",
            "Eigen woorden toevoegen",
            Field(
                name="words",
                kind="text",
                label="In je eigen woorden",
                required=False,
                max_length=200,
            ),
            intent="change",
            icon="pencil",
        ),
        choose(
            "withdraw",
            "Wis mijn antwoorden",
            "settings",
            confirm=("Al je eigen antwoorden verdwijnen.", "Dat kan niet terug."),
        ),
    ),
)

PANEL = View(
    title="Game of Life: Rondkomen",
    widgets=(
        PLAN,
        TIMER,
        Note(
            id="say",
            title="Lees voor",
            text="Elke tafel leeft vandaag mee met iemand anders. Er is geen goed of fout.",
            read_aloud=True,
        ),
        Note(id="watch", text="Let op: laat eerst de tafels praten, dan pas samen."),
        replace(CARD, face="kernel"),
        INVITE,
        tile(
            1,
            "Bezig met praten",
            seats=tuple(
                seat_mark(n, h) for n, h in ((1, "here"), (2, "asleep"), (3, "paper"), (4, "gone"))
            ),
            turn=True,
        ),
        tile(
            2,
            "Heeft gekozen",
            seats=tuple(seat_mark(n, "here") for n in (5, 6, 7)),
            lines=("Meedoen gaat omhoog",),
            done=True,
        ),
        tile(3, "Nog open", seats=tuple(seat_mark(n, "paper") for n in (8, 9, 10))),
    ),
    controls=(
        choose("next", "Naar het resultaat", "advance", icon="arrow-right"),
        form(
            "harvest-g1",
            "Antwoord van de rode uil",
            Field(name="choice", kind="one", label="Wat kiest deze tafel?", options=WAYS),
            board="tile-g1",
            icon="pencil",
        ),
        form(
            "harvest-g3",
            "Antwoord van tafel 3",
            Field(name="choice", kind="one", label="Wat kiest deze tafel?", options=WAYS),
            board="tile-g3",
            icon="pencil",
        ),
        form(
            "tell-g3",
            "Opschrijven",
            Field(name="words", kind="text", label="Wat zei de tafel?", max_length=200),
            board="tile-g3",
            intent="change",
        ),
        workshop("rest", "Rust", icon="hand-stop"),
        workshop("pause", "Pauze", icon="player-pause"),
        workshop("go_back", "Terug naar Welkom", icon="arrow-left"),
        choose(
            "undo",
            "Terug: de keuze van tafel 2",
            "undo",
            icon="arrow-back-up",
            confirm=("De keuze van tafel 2 vervalt.",),
        ),
        form(
            "phones",
            "Telefoons",
            Field(
                name="value",
                kind="one",
                label="Wie doet mee met een telefoon?",
                value="none",
                options=(Option("none", "Niemand"), Option("some", "Wie wil")),
            ),
            intent="settings",
        ),
        choose(
            "end",
            "De workshop afsluiten",
            "end",
            icon="flag",
            confirm=("Alles wat persoonlijk is, wordt gewist.", "Er is nog geen kopie bewaard."),
        ),
    ),
)

SCREEN = View(
    title="Een verjaardag",
    widgets=(
        replace(CARD, face="kernel"),
        TIMER,
        tile(1, "praat nog", turn=True),
        tile(2, "klaar", done=True),
        tile(3, "praat nog"),
    ),
    controls=(
        choose("next", "Naar het resultaat", "advance", icon="arrow-right"),
        choose("rest", "Rust", "steer", icon="hand-stop"),
    ),
)
SCREEN_INVITING = replace(SCREEN, widgets=(*SCREEN.widgets, INVITE))
TABLE = View(
    title="Jullie tafel",
    widgets=(CARD,),
    controls=(PICK, choose("next", "Klaar", "advance", icon="check")),
)
LOBBY = View(
    title="Welkom",
    widgets=(
        Title(id="t", text="Welkom", kicker="Speeltafel"),
        INVITE,
        tile(1, "4 mensen", seats=tuple(map(seat_mark, (1, 2, 3, 4)))),
        tile(2, "3 mensen", seats=tuple(map(seat_mark, (5, 6, 7)))),
        tile(3),
    ),
)
WEBS = View(
    title="Zelfde kaart, ander leven",
    widgets=(
        Title(id="t", text="Zelfde kaart, ander leven"),
        CHART,
        replace(CHART, id="web-g2", name="Wim", start={}),
        replace(CHART, id="web-g3", name="Yara", dashed=dict.fromkeys(DIMENSIONS, 8)),
    ),
)
EVERYTHING = View(
    title="Alles op een rij",
    widgets=(
        Title(id="t", text="Alles op een rij", kicker="Om te bekijken"),
        Text(id="a", text="Een gewone zin.", icon="coffee"),
        Text(id="b", text="Een stille zin.", tone="quiet"),
        Text(id="c", text="A sentence in English.", tone="strong", lang="en"),
        Question(id="q", text="Wat verandert eerst?", hint="Eén is genoeg."),
        CARD,
        CHART,
        BOARD,
        MAP,
        LOCKS,
        Dice(id="d", value=5, roll=1, label="Gegooid"),
        Dice(id="d0"),
        TIMER,
        PLAN,
        INVITE,
        tile(1, "klaar", done=True, lines=("Hulp van de buur",)),
        Tally(
            id="tally",
            label="Hoe kom je binnen?",
            rows=(TallyRow("Rustig", 3, 8, "sun"), TallyRow("Druk", 5, 8, "bolt")),
        ),
        Wall(
            id="wall",
            label="Onze eerste stappen",
            notes=(
                WallNote("n1", "Ik bel mijn zus."),
                WallNote("n2", "I call a friend.", "en", "in andere woorden"),
                WallNote("n3", "Koffie met de buurvrouw", "", "", "fox", "red", "van rode vos"),
            ),
        ),
        WordCloud(
            id="cloud",
            label="Woorden van ons allemaal",
            words=(
                CloudWord("koffie", 4, "4 keer"),
                CloudWord("buurvrouw", 2, "2 keer"),
                CloudWord("zus", 1, "1 keer"),
            ),
        ),
        Inventory(
            id="bag",
            label="In de tas",
            things=(
                Thing("h", "Hulp van de buur", "lifebuoy"),
                Thing("w", "Huurtoeslag", "home", used=True),
            ),
        ),
        Image(id="i", src="coffee", alt="Een kop koffie"),
        Note(id="n", title="Lees voor", text="Rustig aan.", read_aloud=True),
    ),
    controls=EVERY_FIELD,
    you=you(),
)
WRITING = View(title="Wat neem je mee?", controls=(TEXT,), you=you())
WRITING_ON = replace(WRITING, title="Een stap verder", widgets=(CARD,))
PHONE_AGAIN = replace(PHONE, title="Nog even")
PANEL_DONE = replace(
    PANEL,
    widgets=tuple(
        replace(one, done=True, turn=False) if one.id == "tile-g1" else one  # type: ignore[call-arg]
        for one in PANEL.widgets
    ),
)
PANEL_RESTING = replace(
    PANEL,
    state="paused",
    controls=(
        choose("resume", "We gaan verder", "advance", icon="player-play"),
        *(one for one in PANEL.controls if one.id in ("pause", "go_back")),
    ),
)
PANEL_AGAIN = replace(
    PANEL,
    title="Nog even",
    controls=(replace(PANEL.controls[0], label="Naar de volgende ronde"), *PANEL.controls[1:]),
)
GIVEN = View(
    title="Hoe zit je erbij?",
    you=you(),
    widgets=(
        Question(id="q", text="Welk plaatje past bij jou?"),
        Text(id="yours", text="Jouw antwoord: Zon", icon="check", tone="strong"),
        CHART,
        tile(1, "Klaar", done=True),
    ),
    controls=(
        choose("sun", "Zon", "change", icon="sun"),
        choose("rain", "Regen", "change", icon="cloud-rain"),
        choose("pass", "Ik sla over", "pass"),
        form(
            "keep",
            "Opschrijven",
            Field(name="words", kind="text", label="Wat neem je mee?", value="Ik bel mijn zus"),
            intent="change",
        ),
    ),
)
WAITING = View(title="Gooien", you=you(), widgets=(BOARD, Dice(id="d"), tile(1, "kijkt mee")))
CELL = Field(name="cell", kind="cell", label="Welk vak?")
POINTING = View(
    title="Vertellen",
    you=you(),
    widgets=(Question(id="q", text="Waar ben je graag?"), MAP, LOCKS),
    controls=(form("point", "Dit is de plek", CELL, board="map"),),
)
POINTING_TWICE = replace(
    POINTING,
    controls=(
        form("good", "Hier is het fijn", CELL, board="map"),
        form("missing", "Hier mist iets", CELL, board="map"),
    ),
)
STEPS = View(
    title="Stel dat het anders ging",
    you=you(),
    controls=(
        form(
            "what-if",
            "Klaar",
            Field(name="instead", kind="one", label="Wat kon ook?", options=WAYS),
            Field(
                name="first",
                kind="one",
                label="Wat verandert eerst?",
                options=tuple(Option(one, NAMES[one]) for one in DIMENSIONS),
            ),
        ),
    ),
)
ARABIC = View(
    title="عيد ميلاد",
    you=you(),
    widgets=(
        replace(
            CARD,
            title="عيد ميلاد",
            text="صديقة تحتفل بعيد ميلادها.",
            ask="ماذا تفعل؟",
            choices=(),
        ),
        INVITE,
    ),
    controls=(
        choose("go", "أذهب بدون هدية", icon="arrow-right"),
        choose("say", "أقول الحقيقة", icon="message-circle"),
        form("words", "أكتب", Field(name="words", kind="text", label="بكلماتك")),
        choose("pass", "أتخطى", "pass"),
    ),
)
TURKISH = View(
    title="Doğum günü",
    you=you(),
    widgets=(replace(CARD, title="Doğum günü", text="Bir arkadaşın doğum günü.", choices=()),),
    controls=(choose("go", "Hediyesiz giderim"), choose("pass", "Geçiyorum", "pass")),
)
