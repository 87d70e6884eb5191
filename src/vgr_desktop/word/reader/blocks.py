"""The paragraphs and tables of a document in their order, as they are once all tracked changes are accepted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from vgr_desktop.word.reader.inline import Around, Bit, Inline, chosen, is_prompt
from vgr_desktop.word.reader.looks import fill_of
from vgr_desktop.word.reader.names import MC, W, elements, has, is_on, number, value
from vgr_desktop.word.reader.numbering import Label, Numbering
from vgr_desktop.word.reader.omitted import What
from vgr_desktop.word.reader.styles import Style, heading_of

_THROUGH = frozenset(f"{W}{name}" for name in ("customXml", "ins", "moveTo", "body", "smartTag"))
_MOST_COLUMNS = 63
"""Columns of a table: what Word allows."""


@dataclass(slots=True)
class Para:
    """A paragraph that has something in it. `number` counts them from 1; `heading` is its level, or 0."""

    number: int
    bits: list[Bit]
    style: Style
    heading: int = 0
    label: Label | None = None

    @property
    def text(self) -> str:
        """Its characters, without the number that Word puts before it."""
        return "".join(bit.text for bit in self.bits)


@dataclass(slots=True)
class Cell:
    """A cell: its first column, the colour behind it, and what is in it. `goes_on`: it is one with the cell above."""

    column: int
    fill: str
    blocks: "list[Block]"
    goes_on: bool = False


@dataclass(slots=True)
class Grid:
    """A table: its rows of cells."""

    rows: list[list[Cell]] = field(default_factory=list)


Block = Para | Grid


class Blocks:
    """Reads a document. `cancelled` is asked at each paragraph and raises when the officer wants to stop."""

    def __init__(self, around: Around, numbering: Numbering, cancelled: Callable[[], None]) -> None:
        self._around = around
        self._styles = around.styles
        self._numbering = numbering
        self._cancelled = cancelled
        self._inline = Inline(around)
        self._number = 0

    def read(self, body: etree._Element) -> list[Block]:
        """The blocks of the document."""
        return self._read(body, in_cell=False)

    def _read(self, parent: etree._Element, *, in_cell: bool) -> list[Block]:
        blocks: list[Block] = []
        pending: list[Bit] = []
        for child in self._children(parent):
            if child.tag == f"{W}p":
                pending = self._paragraph(child, pending, blocks, in_cell=in_cell)
            else:
                blocks.append(self._table(child))
        if pending:
            self._keep(Para(0, pending, self._styles.paragraph(None)), blocks)
        return blocks

    def _children(self, parent: etree._Element) -> Iterator[etree._Element]:
        """The paragraphs and tables, whatever stands around them."""
        for child in elements(parent):
            tag = child.tag
            if tag in (f"{W}p", f"{W}tbl"):
                yield child
            elif tag == f"{W}sdt":
                if (content := self._controlled(child)) is not None:
                    yield from self._children(content)
            elif tag in _THROUGH:
                yield from self._children(child)
            elif tag == f"{MC}AlternateContent":
                yield from self._children(chosen(child))
            elif tag == f"{W}altChunk":
                self._around.omitted.add(What.OBJECT)

    def _controlled(self, control: etree._Element) -> etree._Element | None:
        """What is in a content control; None when that is no text of the report."""
        gallery = value(control, "sdtPr/docPartObj/docPartGallery") or ""
        if gallery.lower().startswith("table of") or is_prompt(control):
            self._around.omitted.add(What.PROMPT if is_prompt(control) else What.CONTENTS)
            return None
        return control.find(f"{W}sdtContent")

    def _paragraph(
        self, paragraph: etree._Element, pending: list[Bit], blocks: list[Block], *, in_cell: bool
    ) -> list[Bit]:
        """Add a paragraph to `blocks`. Return its bits instead when its end was deleted: they belong to the next."""
        self._cancelled()
        self._around.omitted.line = self._number + 1
        properties = paragraph.find(f"{W}pPr")
        id = value(properties, "pStyle")
        style = self._styles.paragraph(id)
        heading = self._heading(properties, style)
        if heading and not style.is_contents:
            self._inline.fields.end_contents()
        bits = pending  # not a new list: it may be long, and the ends of many paragraphs deleted
        bits += self._inline.read(paragraph, style.look, in_cell=in_cell)
        boxes, self._inline.boxes = self._inline.boxes, []
        if style.is_contents:
            self._around.omitted.add(What.CONTENTS, int(any(bit.text.strip() for bit in bits)))
            return []
        if has(properties, "rPr/del") or has(properties, "rPr/moveFrom"):
            left = bits
        else:
            left = []
            self._keep(Para(0, bits, style, heading, self._label(properties, id, style)), blocks)
        for box in boxes:
            blocks += self._read(box, in_cell=in_cell)
        return left

    def _keep(self, paragraph: Para, blocks: list[Block]) -> None:
        """Add the paragraph if there is anything in it."""
        if any(bit.text.strip() or bit.note or bit.image or bit.light or bit.drawn for bit in paragraph.bits):
            self._number += 1
            paragraph.number = self._number
            blocks.append(paragraph)

    def _heading(self, properties: etree._Element | None, style: Style) -> int:
        outline = number(value(properties, "outlineLvl"))
        return style.heading if outline is None else heading_of(outline)

    def _label(self, properties: etree._Element | None, id: str | None, style: Style) -> Label | None:
        own = value(properties, "numPr/numId")
        listed = own if own is not None else style.list
        if listed is None or listed == "0":
            return None
        level = number(value(properties, "numPr/ilvl"))
        if level is None:
            level = (
                style.level if own is None and style.level is not None else self._numbering.level_of(listed, id or "")
            )
        return self._numbering.next(listed, level)

    def _table(self, table: etree._Element) -> Grid:
        grid = Grid()
        for row in self._inside(table, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if has(properties, "del") or _is_hidden(properties):
                self._around.omitted.add(What.DELETED if has(properties, "del") else What.HIDDEN)
                continue
            grid.rows.append(list(self._cells(row, number(value(properties, "gridBefore")) or 0)))
        return grid

    def _inside(self, parent: etree._Element, tag: str) -> Iterator[etree._Element]:
        """The rows of a table or the cells of a row, whatever stands around them."""
        for child in elements(parent):
            if child.tag == tag:
                yield child
            elif child.tag == f"{W}sdt":
                if (content := self._controlled(child)) is not None:
                    yield from self._inside(content, tag)
            elif child.tag in _THROUGH:
                yield from self._inside(child, tag)

    def _cells(self, row: etree._Element, column: int) -> Iterator[Cell]:
        for cell in self._inside(row, f"{W}tc"):
            properties = cell.find(f"{W}tcPr")
            if has(properties, "cellDel"):
                self._around.omitted.add(What.DELETED)
                continue
            blocks = self._read(cell, in_cell=True)
            goes_on = _goes_on(properties)
            if goes_on and blocks:
                self._around.omitted.add(What.HIDDEN)
            fill = fill_of(properties, self._around.theme) or ""
            yield Cell(min(max(column, 0), _MOST_COLUMNS), fill, [] if goes_on else blocks, goes_on)
            column += max(number(value(properties, "gridSpan")) or 1, 1)


def _is_hidden(properties: etree._Element | None) -> bool:
    found = properties.find(f"{W}hidden") if properties is not None else None
    return found is not None and is_on(found)


def _goes_on(properties: etree._Element | None) -> bool:
    """Whether a cell is the rest of a merged one."""
    for name in ("vMerge", "hMerge"):
        if has(properties, name) and (value(properties, name) or "continue") == "continue":
            return True
    return value(properties, "cellMerge", "vMerge") == "cont"
