"""Reports to test with, in words of our own."""

from decimal import Decimal
from itertools import count

from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    DeviationKind,
    Explanation,
    Goal,
    PolicyArea,
    Programme,
    Report,
    Section,
    SectionKind,
    SubItem,
    Text,
)
from vgr_desktop.core.model.text import Block, Kind, Mark, Paragraph, Part, RichText, Run, Table, from_plain, rich


def prose(text: str, *, part: Part | None = None) -> Paragraph:
    return Paragraph((Run(text),), part=part)


def item(text: str, depth: int = 0, kind: Kind = Kind.BULLET) -> Paragraph:
    return Paragraph((Run(text),), kind, depth)


def heading(text: str, level: int = 1) -> Paragraph:
    return Paragraph((Run(text),), Kind.HEADING, level)


def grid(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple((prose(cell),) for cell in row) for row in rows))


class Maker:
    """Makes items with ids in order and lineages that follow from them, so that a report is the same every time."""

    def __init__(self) -> None:
        self._ids = count(1)

    def new(self) -> tuple[int, str]:
        id = next(self._ids)
        return id, f"00000000-0000-4000-8000-{id:012d}"

    def text(self, *blocks: Block | str) -> Text:
        return Text(*self.new(), body(*blocks))


def body(*blocks: Block | str) -> RichText:
    if not blocks:
        return RichText()
    return rich(prose(block) if isinstance(block, str) else block for block in blocks)


def empty_report() -> Report:
    maker = Maker()
    return Report(*maker.new(), edition(2, 2023), maker.text(), maker.text())


def full_report() -> Report:
    """A report with one programme in which every kind of content occurs."""
    maker = Maker()
    return Report(
        *maker.new(),
        edition(2, 2023),
        maker.text("Voor u ligt onze rapportage over de eerste acht maanden.", "Wij liggen grotendeels op koers."),
        maker.text(
            "Ieder programma heeft een eigen hoofdstuk.",
            heading("Hoe u dit leest"),
            "Achter elke prestatie staat een stoplicht.",
        ),
        "Waterstede",
        programmes=(_programme(maker),),
        sections=(
            Section(*maker.new(), SectionKind.PARAGRAPH, "Personele lasten", from_plain("De formatie is op sterkte.")),
            Section(*maker.new(), SectionKind.PARAGRAPH, "Taakstellingen"),
            Section(*maker.new(), SectionKind.APPENDIX, "Begrippen", body("Tabel van begrippen:", _terms())),
        ),
    )


def _terms() -> Table:
    return grid(
        ("Begrip", "Uitleg"), ("Peildatum", "De dag waarop de stand is opgenomen"), ("Doel", "Wat wij willen bereiken")
    )


def _programme(maker: Maker) -> Programme:
    identity = maker.new()
    mission, state = maker.text("Iedereen doet mee & niemand staat alleen."), _state(maker)
    return Programme(
        *identity,
        "3",
        "Samen leven",
        mission,
        state,
        ("Zorg en Samenleving", "Middelen"),
        ("Welzijn, Zorg en Ouderen",),
        (_meeting(maker), _support(maker), _quiet(maker)),
        _deviations(maker),
    )


def _state(maker: Maker) -> Text:
    return maker.text(
        "Het beroep op hulp groeit. Dat zien wij in de hele stad terug.",
        heading("Wat is bereikt"),
        "Twee zaken vallen op:",
        item("de buurthuizen zijn weer open", kind=Kind.NUMBERED),
        item("ook in het weekend", 1),
        item("en op feestdagen", 1),
        item("de wachttijd is korter", kind=Kind.NUMBERED),
        heading("Wat volgt", 2),
        "Dit najaar:",
        item("een nieuwe verordening", kind=Kind.NUMBERED),
        item("een proef met avondopenstelling", kind=Kind.NUMBERED),
    )


def _meeting(maker: Maker) -> PolicyArea:
    """An area with lights of every colour, sub-items, and explanations with and without a heading."""
    identity = maker.new()
    halls = Deliverable(*maker.new(), 1, "Openhouden van buurthuizen in elke wijk", "green")
    projects = tuple(
        SubItem(*maker.new(), title, light)
        for title, light in (("Verbouwing De Brug", "red"), ("Tuin Het Anker", None))
    )
    renewal = Deliverable(*maker.new(), 2, "Vernieuwen van ontmoetingsplekken", "orange", projects)
    late = Deliverable(*maker.new(), 10, "Vinden van vrijwilligers")
    goals = (
        Goal(*maker.new(), 1, "Inwoners kennen elkaar", (halls, renewal, late)),
        Goal(*maker.new(), 2, "Niemand is eenzaam"),
    )
    explanations = (
        Explanation(*maker.new(), body=body("Over dit beleidsterrein als geheel is weinig nieuws.")),
        Explanation(*maker.new(), (renewal.id,), "3A1.2 Vernieuwen ontmoetingsplekken", _renewal()),
        Explanation(*maker.new(), (halls.id, late.id), body=body("Deze prestaties hangen samen.")),
        Explanation(
            *maker.new(), heading="Gevolgen van de hitte", body=body("De zomer was warm.", _visits(), _visits())
        ),
        Explanation(*maker.new(), (late.id,)),
    )
    return PolicyArea(*identity, "A", "Ontmoeting", ("Zorg en Samenleving",), goals, explanations)


def _renewal() -> RichText:
    link = Run("besluit van het college", link="https://waterstede.example/besluit?nr=1&jaar=2023")
    return body(
        prose("De aannemer is failliet gegaan.", part=Part.CAUSE),
        prose("Een nieuwe aanbesteding kost drie maanden.", part=Part.CAUSE),
        prose("Het doel wordt dit jaar niet gehaald.", part=Part.CONSEQUENCE),
        Paragraph((Run("Zie het "), link, Run(" van "), Run("juni", frozenset(Mark)), Run(".\nDe wijk weet ervan."))),
        prose("Bijsturing: wij huren tijdelijk ruimte.", part=Part.ADJUSTMENT),
    )


def _visits() -> Table:
    return Table(
        (
            tuple((prose(name),) for name in ("Maand", "Bezoekers")),
            ((prose("Juni"),), (prose("1.204"),)),
            ((prose("Juli"),), (item("binnen: 600"), item("buiten: 411"))),
        )
    )


def _support(maker: Maker) -> PolicyArea:
    identity = maker.new()
    deliverable = Deliverable(*maker.new(), 1, "Bieden van hulp <thuis>", "red")
    return PolicyArea(*identity, "B", "Ondersteuning", (), (Goal(*maker.new(), 1, "Hulp is dichtbij", (deliverable,)),))


def _quiet(maker: Maker) -> PolicyArea:
    identity = maker.new()
    deliverable = Deliverable(*maker.new(), 1, "Geven van voorlichting", "green")
    goal = Goal(*maker.new(), 1, "Inwoners leven gezond", (deliverable,))
    return PolicyArea(*identity, "C", "Gezondheid", (), (goal,), (Explanation(*maker.new()),))


def _deviations(maker: Maker) -> tuple[Deviation, ...]:
    return (
        Deviation(*maker.new(), DeviationKind.RESULT, "Huur ruimte", Decimal(75000), body("De huur was niet begroot.")),
        Deviation(*maker.new(), DeviationKind.RESULT, "Subsidie", Decimal("-1250.50")),
        Deviation(*maker.new(), DeviationKind.NEUTRAL, "Overheveling", None, body("Naar programma 4.")),
    )
