"""The lights of a goal tree in Word: a word, a sign, a colour behind a cell, or the description of a picture.

A colour is only taken for a light where a light can be: in a row that begins with a code, in a cell without words. A
light that is not known stays not set: it is never guessed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from vgr_desktop.core.intake.clues import Clues
from vgr_desktop.word.reader import signs
from vgr_desktop.word.reader.blocks import Block, Cell, Grid, Para
from vgr_desktop.word.reader.inline import Bit

_LIGHT_COLUMN = re.compile(r"licht|status|kleur|voortgang|stand|score|oordeel|prestatie", re.IGNORECASE)
_TICK = re.compile(r"([☐□☒☑✓✔■])\s*([^\W\d_]+)")
_EMPTY_BOXES = "☐□"
_NONE_TICKED = "-"
_SIGN_BEFORE = re.compile(r"^\W+")


@dataclass(frozen=True, slots=True)
class Light:
    """What a cell says about a light ("": nothing that is known), the line that it is on, and its sign."""

    said: str
    line: int
    sign: str = ""


class Lights:
    """Knows the lights of one document.

    Signs without a colour say something by their shape only when the document has more than one of the shapes of our
    own scale; a document that has ● everywhere tells its lights apart by something else.
    """

    def __init__(self, clues: Clues, blocks: Iterable[Block]) -> None:
        self._clues = clues
        shapes = {signs.shape_of(text) for text in _uncoloured(blocks)} - {""}
        self._shapes_differ = len(shapes) > 1

    def of(self, grid: Grid) -> Mapping[tuple[int, int], Light]:
        """The lights of a table, by row and column; none when it is no goal tree. A merged cell is in all its rows."""
        found: dict[tuple[int, int], Light] = {}
        if not any(self._begins_row(row[0]) or any(map(self._begins_with_code, row)) for row in grid.rows if row):
            return found
        header = [] if any(map(self._begins_with_code, grid.rows[0])) else grid.rows[0]
        above: dict[int, Light] = {}
        for number, row in enumerate(grid.rows):
            for cell in row:
                if not cell.goes_on:
                    above.pop(cell.column, None)
                    light = None if row is header else self._light(cell, row)
                    if light is not None and not _may_hold_lights(header, cell.column):
                        light = Light("", light.line, light.sign or light.said)
                    if light is not None:
                        above[cell.column] = light
                if cell.column in above:
                    found[number, cell.column] = above[cell.column]
        return found

    def named(self, paragraph: Para) -> list[Bit]:
        """The bits of a paragraph; a coloured sign or a picture that shows the light of its row is a word there."""
        if not any(bit.light or bit.drawn or signs.is_sign(bit.text) for bit in paragraph.bits):
            return paragraph.bits
        first = _SIGN_BEFORE.sub("", paragraph.text.split("\t")[0].strip())
        label = paragraph.label.text.strip(" .)") if paragraph.label else ""
        in_row = any(self._clues.begins_row(text) for text in (first, label) if text)
        return [self._word(bit, alone="\t" in paragraph.text) if in_row else bit for bit in paragraph.bits]

    def _word(self, bit: Bit, *, alone: bool) -> Bit:
        said = bit.light or (self._sign(bit) if bit.drawn or signs.is_sign(bit.text) else "")
        return replace(bit, text=said if alone else f" ({said})", marks=frozenset()) if said else bit

    def _begins_row(self, cell: Cell) -> bool:
        return any(self._clues.begins_row(_shown(block) or "-") for block in cell.blocks if isinstance(block, Para))

    def _begins_with_code(self, cell: Cell) -> bool:
        shown = (_shown(block) for block in cell.blocks if isinstance(block, Para))
        return any(text[:1].isdigit() and self._clues.begins_row(text) for text in shown)

    def _light(self, cell: Cell, row: list[Cell]) -> Light | None:
        """The light in a cell that has no words; None when it has words, or says nothing about a light."""
        paragraphs = [block for block in cell.blocks if isinstance(block, Para)]
        begins = cell is row[0] and not any(map(self._begins_with_code, row[1:]))
        if len(paragraphs) < len(cell.blocks) or begins:
            return None
        bits = [bit for paragraph in paragraphs for bit in paragraph.bits if bit.text.strip() or bit.light or bit.drawn]
        line = paragraphs[0].number if paragraphs else _number(row)
        if pictured := next((bit.light for bit in bits if bit.light), ""):
            words = " ".join(bit.text for bit in bits if not signs.is_sign(bit.text)).strip()
            return None if words else Light(pictured, line)
        written = " ".join(bit.text for bit in bits).strip()
        if choice := self._ticked(written):
            return Light("" if choice == _NONE_TICKED else choice, line, written)
        if any(bit.text.strip() and not signs.is_sign(bit.text) for bit in bits):
            said = next(filter(None, (signs.colour_name(bit.colour) for bit in bits)), "") or self._behind(cell, row)
            return Light(said, line, written) if said and said[:1] == written.lower() else None
        said = next(filter(None, map(self._sign, bits)), "") or self._behind(cell, row)
        sign = "".join(bit.text.strip() for bit in bits)
        return Light(said, line, sign) if said or sign else None

    def _ticked(self, written: str) -> str:
        """The light that is ticked among several in a cell: "☐ groen ☒ oranje"; empty when it is no such cell."""
        offered = _TICK.findall(written)
        if (
            not offered
            or _TICK.sub("", written).strip()
            or not all(self._clues.says_light(name) for _, name in offered)
        ):
            return ""
        ticked = [name for box, name in offered if box not in _EMPTY_BOXES]
        return ticked[0] if len(ticked) == 1 else _NONE_TICKED

    def _sign(self, bit: Bit) -> str:
        if name := signs.colour_name(bit.colour):
            return name
        return signs.shape_of(bit.text) if self._shapes_differ and not bit.drawn else ""

    def _behind(self, cell: Cell, row: list[Cell]) -> str:
        """The colour behind the cell; what the whole row has is decoration."""
        others = {other.fill for other in row if other is not cell and not other.goes_on}
        return "" if others == {cell.fill} else signs.colour_name(cell.fill)


def _may_hold_lights(header: list[Cell], column: int) -> bool:
    """Whether a column is named after the light, or not at all; one for a trend or for money has its own signs."""
    named = next((cell for cell in header if cell.column == column), None)
    text = " ".join(_shown(block) for block in named.blocks if isinstance(block, Para)) if named else ""
    return not text.strip() or _LIGHT_COLUMN.search(text) is not None


def _number(row: list[Cell]) -> int:
    return next((block.number for cell in row for block in cell.blocks if isinstance(block, Para)), 0)


def _shown(paragraph: Para) -> str:
    label = f"{paragraph.label.text} " if paragraph.label else ""
    return f"{label}{paragraph.text}".strip()


def _uncoloured(blocks: Iterable[Block]) -> Iterator[str]:
    """The signs that stand alone in a cell, or at the end of a line, without a colour."""
    for block in blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                for cell in row:
                    yield from _uncoloured(cell.blocks)
        else:
            yield from (bit.text for bit in block.bits if signs.is_sign(bit.text) and not signs.colour_name(bit.colour))
