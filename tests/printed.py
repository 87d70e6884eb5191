"""Reports to test with, in our own words."""

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
from vgr_desktop.core.model.text import (
    Block,
    ExplanationPart,
    Kind,
    Mark,
    Paragraph,
    RichText,
    Run,
    Table,
    from_plain,
    rich,
)


def prose(text: str, *, part: ExplanationPart | None = None) -> Paragraph:
    return Paragraph((Run(text),), part=part)


def item(text: str, depth: int = 0, kind: Kind = Kind.BULLET) -> Paragraph:
    return Paragraph((Run(text),), kind, depth)


def heading(text: str, level: int = 1) -> Paragraph:
    return Paragraph((Run(text),), Kind.HEADING, level)


def grid(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple((prose(cell),) for cell in row) for row in rows))


class Maker:
    """Makes items with consecutive ids and lineages made from these, so that a report is always the same."""

    def __init__(self) -> None:
        self._ids = count(1)

    def new(self) -> tuple[int, str]:
        id = next(self._ids)
        return id, f"00000000-0000-4000-8000-{id:012d}"

    def text(self, *blocks: Block | str) -> Text:
        return Text(*self.new(), body=body(*blocks))


def body(*blocks: Block | str) -> RichText:
    if not blocks:
        return RichText()
    return rich(prose(block) if isinstance(block, str) else block for block in blocks)


def empty_report() -> Report:
    maker = Maker()
    return Report(*maker.new(), edition=edition(2, 2023), foreword=maker.text(), reading_guide=maker.text())


def full_report() -> Report:
    """A report with one programme in which every kind of content occurs."""
    maker = Maker()
    return Report(
        *maker.new(),
        edition=edition(2, 2023),
        foreword=maker.text(
            "Voor u ligt onze rapportage over de eerste acht maanden.", "Wij liggen grotendeels op koers."
        ),
        reading_guide=maker.text(
            "Ieder programma heeft een eigen hoofdstuk.",
            heading("Hoe u dit leest"),
            "Achter elke prestatie staat een stoplicht.",
        ),
        municipality="Waterstede",
        programmes=(_programme(maker),),
        sections=(
            Section(
                *maker.new(),
                kind=SectionKind.PARAGRAPH,
                title="Personele lasten",
                body=from_plain("De formatie is op sterkte."),
            ),
            Section(*maker.new(), kind=SectionKind.PARAGRAPH, title="Taakstellingen"),
            Section(
                *maker.new(), kind=SectionKind.APPENDIX, title="Begrippen", body=body("Tabel van begrippen:", _terms())
            ),
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
        number="3",
        name="Samen leven",
        mission=mission,
        state_of_affairs=state,
        committees=("Zorg en Samenleving", "Middelen"),
        portfolios=("Welzijn, Zorg en Ouderen",),
        areas=(_meeting(maker), _support(maker), _quiet(maker)),
        deviations=_deviations(maker),
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
    halls = Deliverable(*maker.new(), number=1, title="Openhouden van buurthuizen in elke wijk", light="green")
    projects = tuple(
        SubItem(*maker.new(), title=title, light=light)
        for title, light in (("Verbouwing De Brug", "red"), ("Tuin Het Anker", None))
    )
    renewal = Deliverable(
        *maker.new(), number=2, title="Vernieuwen van ontmoetingsplekken", light="orange", sub_items=projects
    )
    late = Deliverable(*maker.new(), number=10, title="Vinden van vrijwilligers")
    goals = (
        Goal(*maker.new(), number=1, title="Inwoners kennen elkaar", deliverables=(halls, renewal, late)),
        Goal(*maker.new(), number=2, title="Niemand is eenzaam"),
    )
    explanations = (
        Explanation(*maker.new(), body=body("Over dit beleidsterrein als geheel is weinig nieuws.")),
        Explanation(*maker.new(), about=(renewal.id,), heading="3A1.2 Vernieuwen ontmoetingsplekken", body=_renewal()),
        Explanation(*maker.new(), about=(halls.id, late.id), body=body("Deze prestaties hangen samen.")),
        Explanation(
            *maker.new(), heading="Gevolgen van de hitte", body=body("De zomer was warm.", _visits(), _visits())
        ),
        Explanation(*maker.new(), about=(late.id,)),
    )
    return PolicyArea(
        *identity,
        letter="A",
        name="Ontmoeting",
        committees=("Zorg en Samenleving",),
        goals=goals,
        explanations=explanations,
    )


def _renewal() -> RichText:
    link = Run("besluit van het college", link="https://waterstede.example/besluit?nr=1&jaar=2023")
    return body(
        prose("De aannemer is failliet gegaan.", part=ExplanationPart.CAUSE),
        prose("Een nieuwe aanbesteding kost drie maanden.", part=ExplanationPart.CAUSE),
        prose("Het doel wordt dit jaar niet gehaald.", part=ExplanationPart.CONSEQUENCE),
        Paragraph((Run("Zie het "), link, Run(" van "), Run("juni", frozenset(Mark)), Run(".\nDe wijk weet ervan."))),
        prose("Bijsturing: wij huren tijdelijk ruimte.", part=ExplanationPart.ADJUSTMENT),
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
    deliverable = Deliverable(*maker.new(), number=1, title="Bieden van hulp <thuis>", light="red")
    return PolicyArea(
        *identity,
        letter="B",
        name="Ondersteuning",
        committees=(),
        goals=(Goal(*maker.new(), number=1, title="Hulp is dichtbij", deliverables=(deliverable,)),),
    )


def _quiet(maker: Maker) -> PolicyArea:
    identity = maker.new()
    deliverable = Deliverable(*maker.new(), number=1, title="Geven van voorlichting", light="green")
    goal = Goal(*maker.new(), number=1, title="Inwoners leven gezond", deliverables=(deliverable,))
    return PolicyArea(
        *identity,
        letter="C",
        name="Gezondheid",
        committees=(),
        goals=(goal,),
        explanations=(Explanation(*maker.new()),),
    )


def _deviations(maker: Maker) -> tuple[Deviation, ...]:
    return (
        Deviation(
            *maker.new(),
            kind=DeviationKind.RESULT,
            title="Huur ruimte",
            amount=Decimal(75000),
            body=body("De huur was niet begroot."),
        ),
        Deviation(*maker.new(), kind=DeviationKind.RESULT, title="Subsidie", amount=Decimal("-1250.50")),
        Deviation(
            *maker.new(), kind=DeviationKind.NEUTRAL, title="Overheveling", amount=None, body=body("Naar programma 4.")
        ),
    )
