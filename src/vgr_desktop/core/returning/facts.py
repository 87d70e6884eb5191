"""What reviewers changed beside texts: titles, lights, amounts and the lines of the title page."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from vgr_desktop.core.dutch import headings
from vgr_desktop.core.dutch.wording import NOT_FILLED_IN, RECURRENCES, UNTITLED, titled
from vgr_desktop.core.layout.anchors import Aspect
from vgr_desktop.core.model.money import Effect, read_amount
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    Explanation,
    Item,
    PolicyArea,
    Programme,
    Recurrence,
    Report,
    Section,
    SubItem,
)
from vgr_desktop.core.model.tree import Index, code_of, title_of
from vgr_desktop.core.returning.aligning import normal
from vgr_desktop.core.returning.document import Line, Revision, Row, cell_text
from vgr_desktop.core.returning.printed import Slot
from vgr_desktop.core.returning.proposals import FieldEdit, Kind

_NO_EFFECT = re.compile(r"mee-/tegenvaller|budgetneutraal|geen nadeel of voordeel", re.IGNORECASE)
_COLUMNS = (Aspect.TITLE, Aspect.TITLE, Aspect.LIGHT)


@dataclass(frozen=True, slots=True)
class Fact:
    """A value that a reviewer changed. Without edits it is not known what was meant."""

    lineage: str
    kind: Kind
    before: str
    after: str
    revisions: tuple[Revision, ...]
    edits: tuple[FieldEdit, ...] = ()


class FactReader:
    """Reads values of a report as it went out."""

    def __init__(self, base: Report, known: Index) -> None:
        """`known` is the index of `base`."""
        self._base, self._known = base, known
        self._items: Mapping[str, Item] = {item.lineage: item for item in known.items.values()}

    def row(self, slot: Slot, row: Row) -> Iterator[Fact]:
        """What was changed in a row of the goal tree."""
        goal = slot.goal
        if goal is None or len(row.cells) < len(_COLUMNS):
            return
        if goal.opens:
            yield from self._title(goal.goal_lineage, goal.goal, row.cells[0])
        item = self._items.get(slot.lineage)
        if isinstance(item, Deliverable | SubItem):
            yield from self._title(slot.lineage, goal.title, row.cells[1])
            yield from self._light(item, goal.signal.name, slot.text.rsplit("\t", 1)[-1], row.cells[2])

    def heading(self, slot: Slot, line: Line) -> Iterator[Fact]:
        """What was changed in a heading."""
        if normal(slot.text) == normal(line.text):
            return
        item = self._items.get(slot.lineage)
        said = (slot.text, line.text, line.revisions)
        match item:
            case Explanation(about=(one,)):
                yield self._titled(self._known.items[one].lineage, *said)
            case Explanation(about=()):
                yield self._set(slot.lineage, "heading", normal(line.text) or None, *said)
            case Programme() | PolicyArea() | Deviation() | Section():
                yield self._titled(slot.lineage, *said)
            case _:
                yield Fact(slot.lineage, Kind.UNPLACED, *said)

    def fact(self, slot: Slot, line: Line) -> Iterator[Fact]:
        """What was changed in a line that says one thing of an item."""
        if normal(slot.text) == normal(line.text):
            return
        text = normal(line.text)
        said = (slot.text, line.text, line.revisions)
        item = self._items[slot.lineage]
        match slot.says, item:
            case Aspect.TITLE, Report():
                edition = replace(item.edition, title=text)
                yield self._set(slot.lineage, "edition", edition, *said) if text else Fact("", Kind.UNPLACED, *said)
            case Aspect.MUNICIPALITY, _:
                name = re.sub(r"^gemeente\s+", "", text, flags=re.IGNORECASE)
                yield self._set(slot.lineage, "municipality", name, *said)
            case Aspect.AMOUNT, Deviation():
                edits = tuple(_amount_edits(item, text))
                yield Fact(slot.lineage, Kind.AMOUNT if edits else Kind.UNPLACED, *said, edits=edits)
            case _:
                cover = text.partition(":")[2].strip().rstrip(".") if ":" in text else text.rstrip(".")
                yield replace(self._set(slot.lineage, "cover", cover, *said), kind=Kind.AMOUNT)

    def _set(
        self, lineage: str, name: str, value: object, before: str, after: str, revisions: tuple[Revision, ...]
    ) -> Fact:
        return Fact(lineage, Kind.TITLE, before, after, revisions, (FieldEdit(lineage, name, value),))

    def _title(self, lineage: str, printed: str, cell: tuple[Line, ...]) -> Iterator[Fact]:
        text = cell_text(cell)
        if normal(text) != normal(printed):
            yield self._titled(lineage, printed, text, tuple(r for line in cell for r in line.revisions))

    def _titled(self, lineage: str, before: str, after: str, revisions: tuple[Revision, ...]) -> Fact:
        """Another title of an item; not placed when its code was changed, or nothing is left."""
        item = self._items[lineage]
        was, text = normal(before), normal(after)
        own = normal(titled(title_of(item))) or UNTITLED
        lead = was[: -len(own)] if was.endswith(own) else ""
        title = text[len(lead) :].strip() if text.lower().startswith(lead.lower()) else ""
        if not title or not was.endswith(own):
            return Fact(lineage, Kind.UNPLACED, before, after, revisions)
        name = "name" if isinstance(item, Programme | PolicyArea) else "title"
        return Fact(lineage, Kind.TITLE, own, title, revisions, (FieldEdit(lineage, name, title),))

    def _light(self, item: Deliverable | SubItem, name: str, printed: str, cell: tuple[Line, ...]) -> Iterator[Fact]:
        text = cell_text(cell)
        if normal(text) == normal(printed):
            return
        revisions = tuple(revision for line in cell for revision in line.revisions)
        known, light = self._read_light(text)
        if not known:
            yield Fact(item.lineage, Kind.UNPLACED, name, normal(text), revisions)
        elif light != item.light:
            after = next((each.name for each in self._base.scale if each.key == light), NOT_FILLED_IN)
            yield Fact(item.lineage, Kind.LIGHT, name, after, revisions, (FieldEdit(item.lineage, "light", light),))

    def _read_light(self, text: str) -> tuple[bool, str | None]:
        """Whether a cell says a light, and which; a word says more than a sign that was left standing."""
        said = normal(text).casefold()
        if not said or said == NOT_FILLED_IN.casefold():
            return True, None
        by_name = [
            each.key for each in self._base.scale if re.search(rf"(?<!\w){re.escape(each.name.casefold())}", said)
        ]
        by_shape = [each.key for each in self._base.scale if each.shape and each.shape in text]
        for found in (by_name, by_shape):
            if len(found) == 1:
                return True, found[0]
            if found:
                return False, None
        return False, None

    def where(self, lineage: str) -> str:
        """The code and title of an item, or the name of a text."""
        item = self._items.get(lineage)
        return "" if item is None else place_name(self._known, item)


def place_name(known: Index, item: Item) -> str:
    """The code and title of what an item is, or is about: 9A1.1 Planten van bomen."""
    match item:
        case Explanation(about=()):
            return _named(known, known.parents[item.id], item.heading or "")
        case Explanation():
            return ", ".join(_named(known, id) for id in item.about if id in known.items)
        case Programme():
            return f"Programma {item.number} {item.name}".strip()
        case Deviation() | Section():
            return item.title or UNTITLED
        case _:
            return _named(known, item.id) if title_of(item) else _text_place(known, item)


def _named(known: Index, id: int, more: str = "") -> str:
    name = f"{code_of(known, id)} {title_of(known.items[id])}".strip()
    return f"{name} – {more}" if more else name


def _text_place(known: Index, item: Item) -> str:
    holder = known.parent(item.id)
    if isinstance(holder, Programme):
        name = "Missie" if holder.mission.id == item.id else "Stand van zaken"
        return f"{place_name(known, holder)} – {name}"
    if isinstance(holder, Report) and holder.reading_guide.id == item.id:
        return headings.READING_GUIDE
    return headings.FOREWORD


def _amount_edits(item: Deviation, text: str) -> Iterator[FieldEdit]:
    """The fields that a line such as "Bedrag: € 75.000 nadeel, structureel." says otherwise than the item."""
    words = text.partition(":")[2] if ":" in text else text
    words, recurrence = _without_recurrence(words.strip().rstrip("."))
    unset = words.casefold() == NOT_FILLED_IN.casefold()
    read = read_amount(_NO_EFFECT.sub("", words).strip(" ,"))
    if read is None and not unset:
        return
    usual = Effect.GAIN if item.amount is not None and item.amount < 0 else Effect.LOSS
    amount: Decimal | None = read.signed(usual) if read is not None else None
    if amount != item.amount:
        yield FieldEdit(item.lineage, "amount", amount)
    if recurrence is not item.recurrence:
        yield FieldEdit(item.lineage, "recurrence", recurrence)


def _without_recurrence(words: str) -> tuple[str, Recurrence | None]:
    for kind, name in RECURRENCES.items():
        if (at := words.casefold().find(name)) >= 0:
            return (words[:at] + words[at + len(name) :]).strip(" ,"), Recurrence(kind)
    return words, None
