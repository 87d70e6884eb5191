"""The differences between two versions of a report in words, for whoever has to choose.

An item is told field by field, in the order of the table of fields, after what reads better as one line.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from vgr_desktop.core.dutch.item_names import CHOICE_NAMES, ITEM_NAMES, field_label
from vgr_desktop.core.dutch.naming import full_name, text_name
from vgr_desktop.core.dutch.wording import effect, euro
from vgr_desktop.core.model.editions import Edition, edition
from vgr_desktop.core.model.item_fields import KIND_OF, Field, Holds
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    Goal,
    Item,
    Leftover,
    Light,
    Node,
    PolicyArea,
    Programme,
    Report,
    SubItem,
    Written,
)
from vgr_desktop.core.model.review import Acceptance, Adoption, Comment, Reply, Review
from vgr_desktop.core.model.text import Block, Paragraph, RichText, Run, from_plain, rich
from vgr_desktop.core.model.tree import index, walk

_CODE_AND_TITLE = {
    Programme: ("Nummer en naam", {"number", "name"}),
    PolicyArea: ("Letter en naam", {"letter", "name"}),
    **dict.fromkeys((Goal, Deliverable, SubItem), ("Code en titel", {"number", "title"})),
}
_UNSAID = {Acceptance: {"rule", "subject"}, Review: {"subject"}, Comment: {"subject", "before", "after"}}
"""Fields that the name of the item says already, or that mean nothing to an officer."""


def item_name(report: Report, item: Item) -> str:
    """The name of an item of the report in a list: 9A1.1 Planten van bomen, de missie van programma 9."""
    known = index(report)
    kind = ITEM_NAMES[type(item)][0]
    match item:
        case Report():
            return "gegevens van de rapportage"
        case Programme() | PolicyArea() | Goal() | Deliverable() | SubItem():
            return full_name(known, item)
        case Leftover():
            return f"{kind} uit {item.source}"
        case Review() | Acceptance() | Comment():
            subject = known.items.get(item.subject)
            return f"{kind} bij {item_name(report, subject)}" if subject is not None else kind
        case Adoption():
            return f"{kind} op {item.moment.astimezone():%d-%m-%Y}"
        case _:
            return text_name(known, item) if isinstance(item, Written) else kind


def item_text(report: Report, item: Item, *, whole: bool) -> RichText:
    """All that an item says itself, a line for each field; `whole`: with the tree under it."""
    blocks: list[Block] = [Paragraph((Run(line),)) for line in _facts(report, item) if line]
    if isinstance(item, Written):
        blocks += item.body.blocks
    if whole and isinstance(item, Node):
        below = (node for node in walk(item) if node is not item)
        blocks += from_plain("\n".join(item_name(report, node) for node in below)).blocks
    return rich(blocks)


def _facts(report: Report, item: Item) -> Iterator[str]:
    above = index(report).parent(item.id)
    if isinstance(item, Node) and isinstance(above, Node) and above is not report:
        yield f"Staat onder: {item_name(report, above)}"
    line, told = _first_line(report, item)
    yield line
    for field in KIND_OF[type(item)].fields:
        if field.name not in told | _UNSAID.get(type(item), set()) and field.holds is not Holds.BODY:
            said = value_text(report, field, getattr(item, field.name))
            yield f"{field_label(field.name)}: {said}" if said else ""


def _first_line(report: Report, item: Item) -> tuple[str, set[str]]:
    """The line that tells some fields together, and the names of those fields."""
    match item:
        case Programme() | PolicyArea() | Goal() | Deliverable() | SubItem():
            label, told = _CODE_AND_TITLE[type(item)]
            return f"{label}: {item_name(report, item)}", told
        case Deviation():
            return f"{CHOICE_NAMES[item.kind].capitalize()}: {item.title}", {"kind", "title"}
        case Leftover():
            return item.text, {"text"}
        case _:
            return _line_beside(item)


def _line_beside(item: Item) -> tuple[str, set[str]]:
    """The same for what is kept beside what is printed."""
    match item:
        case Acceptance():
            return f"{item.finding} Reden: {item.reason}", {"finding", "reason"}
        case Adoption():
            done = "Vastgesteld" if item.frozen else "Weer geopend"
            return f"{done} door {item.author}. {item.reason}", {"frozen", "author", "reason"}
        case Comment():
            dealt = "Afgehandeld. " if item.done else ""
            return f"{dealt}{item.author} zei: {item.text}", {"done", "author", "text"}
        case Reply():
            return f"{item.author} antwoordde: {item.text}", {"author", "text"}
        case _:
            return "", set()


def value_text(report: Report, field: Field, value: Any) -> str:
    """The value of a field in Dutch; empty when there is nothing to say."""
    known: Mapping[int, Item] = index(report).items
    match field.holds:
        case Holds.AMOUNT:
            return "niet genoemd" if value is None else f"{euro(value)}, {effect(value)}"
        case Holds.LIGHT:
            return next((light.name for light in report.scale if light.key == value), "niet ingevuld")
        case Holds.ITEM:
            return item_name(report, known[value]) if value in known else ""
        case Holds.EXPLAINED:
            return ", ".join(item_name(report, known[id]) for id in value if id in known)
        case Holds():
            return "" if value is None else _WORDS.get(field.holds, str)(value)
        case _:
            return "" if value is None else CHOICE_NAMES[value]


def _light(light: Light) -> str:
    explained = ", met toelichting" if light.must_explain else ""
    return f"{light.shape} {light.name} ({light.colour}{explained}: {light.meaning})"


def _edition(named: Edition) -> str:
    usual = edition(named.ordinal, named.year, named.kind).title
    return named.title if named.title == usual else f"{named.title} ({usual})"


_WORDS: dict[Holds, Callable[[Any], str]] = {
    Holds.NAMES: ", ".join,
    Holds.SCALE: lambda scale: ", ".join(map(_light, scale)),
    Holds.EDITION: _edition,
    Holds.DAY: "{:%d-%m-%Y}".format,
    Holds.MOMENT: lambda moment: f"{moment.astimezone():%d-%m-%Y %H:%M}",
    Holds.BYTES: lambda content: f"{len(content)} bytes",
}
"""How values that are more than characters or a number are told in words."""
