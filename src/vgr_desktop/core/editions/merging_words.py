"""What differs between two versions of a report, in words for who has to choose."""

from collections.abc import Iterator

from vgr_desktop.core.dutch.naming import text_name
from vgr_desktop.core.dutch.wording import effect, euro
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    DeviationKind,
    Explanation,
    Goal,
    Item,
    Leftover,
    Node,
    PolicyArea,
    Programme,
    Report,
    Section,
    SubItem,
    Written,
    light_of,
)
from vgr_desktop.core.model.review import Acceptance, Adoption, Review
from vgr_desktop.core.model.text import Block, Paragraph, RichText, Run, from_plain, rich
from vgr_desktop.core.model.tree import code_of, index, title_of, walk

_KINDS = {DeviationKind.RESULT: "mee- of tegenvaller", DeviationKind.NEUTRAL: "budgetneutrale wijziging"}


def item_name(report: Report, item: Item) -> str:
    """What an item of the report is called in a list: 9A1.1 Planten van bomen, de missie van programma 9."""
    known = index(report)
    match item:
        case Report():
            return "gegevens van de rapportage"
        case Programme() | PolicyArea() | Goal() | Deliverable() | SubItem():
            return f"{code_of(known, item.id)} {title_of(item)}"
        case Leftover():
            return f"niet-geplaatste tekst uit {item.source}"
        case Review() | Acceptance():
            kind = "voortgang" if isinstance(item, Review) else "geaccepteerde bevinding"
            subject = known.items.get(item.subject)
            return f"{kind} bij {item_name(report, subject)}" if subject is not None else kind
        case Adoption():
            return f"vaststelling op {item.moment.astimezone():%d-%m-%Y}"
        case _:
            return text_name(known, item) if isinstance(item, Written) else "afbeelding"


def item_text(report: Report, item: Item, *, whole: bool) -> RichText:
    """All that an item says by itself, a line for each fact; `whole`: with the tree that stands under it."""
    blocks: list[Block] = [Paragraph((Run(line),)) for line in _facts(report, item) if line]
    if isinstance(item, Written):
        blocks += item.body.blocks
    if whole and isinstance(item, Node):
        below = (node for node in walk(item) if node is not item)
        blocks += from_plain("\n".join(item_name(report, node) for node in below)).blocks
    return rich(blocks)


def _facts(report: Report, item: Item) -> Iterator[str]:
    known = index(report)
    above = known.parent(item.id)
    if isinstance(item, Node) and isinstance(above, Node) and above is not report:
        yield f"Staat onder: {item_name(report, above)}"
    match item:
        case Report():
            yield f"Titel: {item.edition.title}"
            yield f"Gemeente: {item.municipality}"
        case Programme():
            yield f"Nummer en naam: {item_name(report, item)}"
            yield _named("Commissies", item.committees)
            yield _named("Portefeuilles", item.portfolios)
        case PolicyArea():
            yield f"Letter en naam: {item_name(report, item)}"
            yield _named("Commissies", item.committees)
        case Goal() | Deliverable() | SubItem():
            yield f"Code en titel: {item_name(report, item)}"
    yield from _facts_of_texts(report, item)
    if isinstance(item, Deliverable | SubItem):
        light = light_of(report, item)
        yield f"Stoplicht: {light.name if light else 'niet ingevuld'}"


def _facts_of_texts(report: Report, item: Item) -> Iterator[str]:
    known = index(report)
    match item:
        case Explanation():
            about = [item_name(report, known.items[id]) for id in item.about if id in known]
            yield _named("Toelichting op", tuple(about))
            yield f"Kop: {item.heading}" if item.heading else ""
        case Deviation():
            yield f"{_KINDS[item.kind].capitalize()}: {item.title}"
            amount = item.amount
            yield "Bedrag: niet genoemd" if amount is None else f"Bedrag: {euro(amount)}, {effect(amount)}"
            yield f"Dekking: {item.cover}" if item.cover else ""
        case Section():
            yield f"Titel: {item.title}"
        case Leftover():
            yield item.text
        case Review():
            yield _named("Van", (item.owner,) if item.owner else ())
            yield f"Uiterlijk: {item.deadline:%d-%m-%Y}" if item.deadline else ""
            yield f"Notitie: {item.note}" if item.note else ""
        case Acceptance():
            yield f"{item.finding} Reden: {item.reason}"
        case Adoption():
            yield f"{'Vastgesteld' if item.frozen else 'Weer geopend'} door {item.author}. {item.reason}"


def _named(label: str, names: tuple[str, ...]) -> str:
    return f"{label}: {', '.join(names)}" if names else ""
