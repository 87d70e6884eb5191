"""A small report of an invented municipality, and reports drawn as lines of text.

The ids are named, so that a test says which item it means.
"""

import datetime as dt
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.identities import Identities, Identity
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    DeviationKind,
    Explanation,
    Goal,
    Leftover,
    Picture,
    PictureKind,
    PolicyArea,
    Programme,
    Report,
    Section,
    SectionKind,
    SubItem,
    Text,
    light_of,
)
from vgr_desktop.core.model.review import Acceptance, Adoption, Review, Stage
from vgr_desktop.core.model.text import Image, Kind, Paragraph, Part, RichText, Run, from_plain, plain, rich
from vgr_desktop.core.model.tree import Index, children, code_of, everything, index, sort_key, title_of, walk

(
    REPORT,
    FOREWORD,
    READING_GUIDE,
    GREENERY,
    MISSION,
    STATE,
    DROUGHT_COSTS,
    PARKS,
    NEAR,
    TREES,
    PLAYGROUNDS,
    WILLOW,
    EAST,
    CLEAN,
    LITTER,
    ABOUT_PLAYGROUNDS,
    ABOUT_DROUGHT,
    WATER,
    DRY_FEET,
    PUMPS,
    QUAYS,
    ABOUT_PUMPS_AND_QUAYS,
    OVERHEAD,
    OVERHEAD_MISSION,
    OVERHEAD_STATE,
    STAFF,
    LEFTOVER,
) = range(1, 28)
FIRST_FREE = 28


def lineage(id: int) -> str:
    """The lineage that the item with this id has in the tests."""
    return f"{id:08x}-0000-4000-8000-000000000000"


def identity(id: int) -> Identity:
    """The identity of an item in the tests."""
    return Identity(id, lineage(id))


def identities(first: int = FIRST_FREE) -> Identities:
    """Identities from `first` on, with the lineages that belong to them."""
    numbers = iter(range(first, 1_000_000))
    return Identities(first, lambda: lineage(next(numbers)))


def with_parts(*texts: tuple[Part, str]) -> RichText:
    """A text of paragraphs that say which part of an explanation they are."""
    return rich(Paragraph((Run(text),), part=part) for part, text in texts)


def small_report() -> Report:
    """One full programme with every kind of content, one nearly empty one, a section and a leftover."""
    return Report(
        *identity(REPORT),
        edition(1, 2026),
        Text(*identity(FOREWORD), from_plain("Dit voorjaar ligt het meeste werk op schema.")),
        Text(*identity(READING_GUIDE), from_plain("Per programma leest u hoe het met de doelen staat.")),
        municipality="Lindeveen",
        programmes=(_greenery(), _overhead()),
        sections=(Section(*identity(STAFF), SectionKind.PARAGRAPH, "Personele lasten", from_plain("Volgens plan.")),),
        leftovers=(Leftover(*identity(LEFTOVER), "Foto: de nieuwe gracht", "bladzijde.txt", QUAYS),),
    )


SQUARE = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR42mNwcGBwcAAAAwYBAfZ5ofUAAAAASUVORK5CYII=")
"""A grey picture of two pixels square, as PNG."""


def reviewed_report() -> Report:
    """The small report, adopted, with a picture, a footnote and a field in a text, and with all that is kept beside."""
    report = small_report()
    square = Picture(*identity(60), PictureKind.PNG, SQUARE)
    shown = Paragraph((Run("Speeltuin De Wilg"),), Kind.PICTURE, image=Image(square.lineage, "Een lege speeltuin", 40))
    noted = Paragraph(
        (Run("Er zijn "), Run("5", field="deliverables"), Run(" prestaties", note="Stand in maart."), Run("."))
    )
    report = write(report, ABOUT_PLAYGROUNDS, rich((noted, shown)))
    return replace(
        report,
        pictures=(square,),
        basis=lineage(70),
        reviews=(
            Review(*identity(61), PLAYGROUNDS, Stage.READY, "Sanne", dt.date(2026, 4, 15), "Bedrag navragen bij Bram."),
            Review(*identity(62), STATE, owner="Bram de Wit"),
        ),
        acceptances=(
            Acceptance(
                *identity(63),
                "amount-without-euro",
                DROUGHT_COSTS,
                "Er staat een bedrag zonder euroteken.",
                "Zo staat het in de begroting.",
                "Sanne",
                dt.date(2026, 4, 16),
            ),
        ),
        adoptions=(Adoption(*identity(64), True, "Sanne", dt.datetime(2026, 6, 2, 14, 30, tzinfo=dt.UTC), "B en W"),),
    )


def _greenery() -> Programme:
    return Programme(
        *identity(GREENERY),
        "4",
        "Groen en water",
        Text(*identity(MISSION), from_plain("Een groene stad waar iedereen droge voeten houdt.")),
        Text(*identity(STATE), from_plain("Na een droog jaar zijn de bomen aangevuld.\nDe pompen draaien weer.")),
        committees=("Leefomgeving",),
        portfolios=("Groen, water en dieren",),
        areas=(_parks(), _water()),
        deviations=(
            Deviation(
                *identity(DROUGHT_COSTS),
                DeviationKind.RESULT,
                "Water geven in de zomer",
                Decimal("45000.00"),
                from_plain("Jonge bomen kregen vaker water."),
            ),
        ),
    )


def _parks() -> PolicyArea:
    playgrounds = Deliverable(
        *identity(PLAYGROUNDS),
        3,
        "Onderhouden van speelplekken",
        "orange",
        (
            SubItem(*identity(WILLOW), "Speeltuin De Wilg", "orange"),
            SubItem(*identity(EAST), "Speelveld Oost", "green"),
        ),
    )
    near = Goal(
        *identity(NEAR),
        1,
        "Iedereen heeft groen dicht bij huis",
        (Deliverable(*identity(TREES), 1, "Planten van bomen", "green"), playgrounds),
    )
    clean = Goal(
        *identity(CLEAN),
        2,
        "De parken zijn schoon",
        (Deliverable(*identity(LITTER), 1, "Opruimen van afval", "green"),),
    )
    body = with_parts(
        (Part.CAUSE, "De levering van toestellen is vertraagd."),
        (Part.CONSEQUENCE, "Twee plekken blijven dit jaar dicht."),
        (Part.ADJUSTMENT, "Wij huren tijdelijke toestellen."),
    )
    return PolicyArea(
        *identity(PARKS),
        "A",
        "Parken",
        goals=(near, clean),
        explanations=(
            Explanation(*identity(ABOUT_PLAYGROUNDS), (PLAYGROUNDS,), None, body),
            Explanation(*identity(ABOUT_DROUGHT), (), "Gevolgen van de droogte", from_plain("Het gras is dor.")),
        ),
    )


def _water() -> PolicyArea:
    deliverables = (
        Deliverable(*identity(PUMPS), 1, "Vernieuwen van gemalen", "green"),
        Deliverable(*identity(QUAYS), 10, "Herstellen van kades", "green"),
    )
    return PolicyArea(
        *identity(WATER),
        "B",
        "Water",
        committees=("Stad en water",),
        goals=(Goal(*identity(DRY_FEET), 1, "Inwoners houden droge voeten", deliverables),),
        explanations=(
            Explanation(
                *identity(ABOUT_PUMPS_AND_QUAYS), (PUMPS, QUAYS), None, from_plain("Beide werken zijn eerder klaar.")
            ),
        ),
    )


def _overhead() -> Programme:
    return Programme(
        *identity(OVERHEAD),
        "AD/OH",
        "Overhead",
        Text(*identity(OVERHEAD_MISSION), from_plain("Een zuinige organisatie.")),
        Text(*identity(OVERHEAD_STATE), from_plain("Er zijn geen bijzonderheden.")),
        committees=("Middelen",),
        portfolios=("Financiën",),
    )


def drawn(report: Report, under: int | None = None) -> list[str]:
    """The goal tree as lines such as "4A1.1 ● Planten van bomen", each level two spaces further in."""
    known = index(report)
    top = known.node(under if under is not None else report.id)
    return list(_drawn(report, known, top, 0))


def _drawn(report: Report, known: Index, node: object, depth: int) -> Iterator[str]:
    match node:
        case Report():
            line = title_of(node)
        case SubItem():
            line = f"{_shape(report, node)} {node.title}"
        case Deliverable():
            line = f"{code_of(known, node.id)} {_shape(report, node)} {node.title}"
        case Programme() | PolicyArea() | Goal():
            line = f"{code_of(known, node.id)} {title_of(node)}"
        case _:
            raise TypeError(node)
    yield "  " * depth + line
    for child in children(node):
        yield from _drawn(report, known, child, depth + 1)


def _shape(report: Report, node: Deliverable | SubItem) -> str:
    light = light_of(report, node)
    return light.shape if light else "–"


def explained(report: Report) -> list[str]:
    """The explanations in printed order, as lines such as "4A | 4A1.3 | De levering van …"."""
    known = index(report)
    areas = (area for programme in report.programmes for area in programme.areas)
    return [
        f"{code_of(known, area.id)} | {_about(known, explanation)} | {plain(explanation.body)}".replace("\n", " / ")
        for area in areas
        for explanation in area.explanations
    ]


def _about(known: Index, explanation: Explanation) -> str:
    return ", ".join(code_of(known, id) for id in explanation.about) or explanation.heading or "–"


def assert_sound(report: Report) -> None:
    """What holds for every report, whatever was done to it."""
    ids = [item.id for item in everything(report)]
    assert len(ids) == len(set(ids))
    known = index(report)
    for node in walk(report):
        keys = [sort_key(child) for child in children(node)]
        assert keys == sorted(keys)
    for item in known.items.values():
        if isinstance(item, Explanation) and item.about:
            homes = {area.id for id in item.about if (area := known.area(id))}
            assert known.parents[item.id] in homes
        body = getattr(item, "body", None)
        assert body is None or body == rich(body.blocks)
