"""A small report of an invented municipality, and reports drawn as lines of text.

The ids have names, so that a test says which item it means.
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
from vgr_desktop.core.model.review import Acceptance, Adoption, Comment, Reply, Review, Stage
from vgr_desktop.core.model.text import ExplanationPart, Image, Kind, Paragraph, RichText, Run, from_plain, plain, rich
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
    """The lineage of the item with this id in the tests."""
    return f"{id:08x}-0000-4000-8000-000000000000"


def identity(id: int) -> Identity:
    """The identity of an item in the tests."""
    return Identity(id, lineage(id))


def identities(first: int = FIRST_FREE) -> Identities:
    """Identities from the id `first` on, with their lineages."""
    numbers = iter(range(first, 1_000_000))
    return Identities(first, lambda: lineage(next(numbers)))


def with_parts(*texts: tuple[ExplanationPart, str]) -> RichText:
    """A text of paragraphs, each marked as a part of an explanation."""
    return rich(Paragraph((Run(text),), part=part) for part, text in texts)


def small_report() -> Report:
    """One full programme with every kind of content, one nearly empty one, a section and a leftover."""
    return Report(
        *identity(REPORT),
        edition=edition(1, 2026),
        foreword=Text(*identity(FOREWORD), body=from_plain("Dit voorjaar ligt het meeste werk op schema.")),
        reading_guide=Text(
            *identity(READING_GUIDE), body=from_plain("Per programma leest u hoe het met de doelen staat.")
        ),
        municipality="Lindeveen",
        programmes=(_greenery(), _overhead()),
        sections=(
            Section(
                *identity(STAFF), kind=SectionKind.PARAGRAPH, title="Personele lasten", body=from_plain("Volgens plan.")
            ),
        ),
        leftovers=(Leftover(*identity(LEFTOVER), text="Foto: de nieuwe gracht", source="bladzijde.txt", near=QUAYS),),
    )


SQUARE = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR42mNwcGBwcAAAAwYBAfZ5ofUAAAAASUVORK5CYII=")
"""A grey picture of two pixels square, as PNG."""


def reviewed_report() -> Report:
    """The small report, adopted, with a picture, a note and a field in a text, a review, an acceptance, a comment."""
    report = small_report()
    square = Picture(*identity(60), kind=PictureKind.PNG, content=SQUARE)
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
            Review(
                *identity(61),
                subject=PLAYGROUNDS,
                stage=Stage.READY,
                owner="Sanne",
                deadline=dt.date(2026, 4, 15),
                note="Bedrag navragen bij Bram.",
            ),
            Review(*identity(62), subject=STATE, owner="Bram de Wit"),
        ),
        acceptances=(
            Acceptance(
                *identity(63),
                rule="amount-without-euro",
                subject=DROUGHT_COSTS,
                finding="Er staat een bedrag zonder euroteken.",
                reason="Zo staat het in de begroting.",
                author="Sanne",
                day=dt.date(2026, 4, 16),
            ),
        ),
        adoptions=(
            Adoption(
                *identity(64),
                frozen=True,
                author="Sanne",
                moment=dt.datetime(2026, 6, 2, 14, 30, tzinfo=dt.UTC),
                reason="B en W",
            ),
        ),
        comments=(
            Comment(
                *identity(65),
                subject=DROUGHT_COSTS,
                author="Fenna Mulder",
                moment=dt.datetime(2026, 5, 4, 9, 15, tzinfo=dt.UTC),
                text="Hoeveel vaker?",
                quote="vaker",
                before="Jonge bomen kregen ",
                after=" water.",
                replies=(
                    Reply(
                        *identity(66),
                        author="Sanne",
                        moment=dt.datetime(2026, 5, 4, 11, tzinfo=dt.UTC),
                        text="Twee keer per week.",
                    ),
                ),
            ),
        ),
    )


def _greenery() -> Programme:
    return Programme(
        *identity(GREENERY),
        number="4",
        name="Groen en water",
        mission=Text(*identity(MISSION), body=from_plain("Een groene stad waar iedereen droge voeten houdt.")),
        state_of_affairs=Text(
            *identity(STATE), body=from_plain("Na een droog jaar zijn de bomen aangevuld.\nDe pompen draaien weer.")
        ),
        committees=("Leefomgeving",),
        portfolios=("Groen, water en dieren",),
        areas=(_parks(), _water()),
        deviations=(
            Deviation(
                *identity(DROUGHT_COSTS),
                kind=DeviationKind.RESULT,
                title="Water geven in de zomer",
                amount=Decimal("45000.00"),
                body=from_plain("Jonge bomen kregen vaker water."),
            ),
        ),
    )


def _parks() -> PolicyArea:
    playgrounds = Deliverable(
        *identity(PLAYGROUNDS),
        number=3,
        title="Onderhouden van speelplekken",
        light="orange",
        sub_items=(
            SubItem(*identity(WILLOW), title="Speeltuin De Wilg", light="orange"),
            SubItem(*identity(EAST), title="Speelveld Oost", light="green"),
        ),
    )
    near = Goal(
        *identity(NEAR),
        number=1,
        title="Iedereen heeft groen dicht bij huis",
        deliverables=(Deliverable(*identity(TREES), number=1, title="Planten van bomen", light="green"), playgrounds),
    )
    clean = Goal(
        *identity(CLEAN),
        number=2,
        title="De parken zijn schoon",
        deliverables=(Deliverable(*identity(LITTER), number=1, title="Opruimen van afval", light="green"),),
    )
    body = with_parts(
        (ExplanationPart.CAUSE, "De levering van toestellen is vertraagd."),
        (ExplanationPart.CONSEQUENCE, "Twee plekken blijven dit jaar dicht."),
        (ExplanationPart.ADJUSTMENT, "Wij huren tijdelijke toestellen."),
    )
    return PolicyArea(
        *identity(PARKS),
        letter="A",
        name="Parken",
        goals=(near, clean),
        explanations=(
            Explanation(*identity(ABOUT_PLAYGROUNDS), about=(PLAYGROUNDS,), heading=None, body=body),
            Explanation(
                *identity(ABOUT_DROUGHT),
                about=(),
                heading="Gevolgen van de droogte",
                body=from_plain("Het gras is dor."),
            ),
        ),
    )


def _water() -> PolicyArea:
    deliverables = (
        Deliverable(*identity(PUMPS), number=1, title="Vernieuwen van gemalen", light="green"),
        Deliverable(*identity(QUAYS), number=10, title="Herstellen van kades", light="green"),
    )
    return PolicyArea(
        *identity(WATER),
        letter="B",
        name="Water",
        committees=("Stad en water",),
        goals=(Goal(*identity(DRY_FEET), number=1, title="Inwoners houden droge voeten", deliverables=deliverables),),
        explanations=(
            Explanation(
                *identity(ABOUT_PUMPS_AND_QUAYS),
                about=(PUMPS, QUAYS),
                heading=None,
                body=from_plain("Beide werken zijn eerder klaar."),
            ),
        ),
    )


def _overhead() -> Programme:
    return Programme(
        *identity(OVERHEAD),
        number="AD/OH",
        name="Overhead",
        mission=Text(*identity(OVERHEAD_MISSION), body=from_plain("Een zuinige organisatie.")),
        state_of_affairs=Text(*identity(OVERHEAD_STATE), body=from_plain("Er zijn geen bijzonderheden.")),
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
    """Check what must be true of every report, whatever was done to it."""
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
