"""From the paragraphs and tables of a Word file to the lines of a page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from vgr_desktop.core.intake.clues import Clues
from vgr_desktop.core.intake.lines import BY_LOOK, Line, Lines, Spot
from vgr_desktop.core.intake.pictures import unnumbered
from vgr_desktop.core.intake.reading import Notice, NoticeKind
from vgr_desktop.core.model.text import Image, Run
from vgr_desktop.word.reader.blocks import Block, Grid, Para
from vgr_desktop.word.reader.inline import Bit
from vgr_desktop.word.reader.lights import Light, Lights

_LONGEST_HEADING = 100
_NOT_IN_HEADINGS = (".", ",", ";", ":", "!", "?")
_LARGER = 1.15
_NUMBER_ENDS = ".): "


class Layout:
    """Writes blocks as lines."""

    def __init__(self, clues: Clues, blocks: Sequence[Block]) -> None:
        self.lines = Lines()
        self._clues = clues
        self._lights = Lights(clues, blocks)
        self._size = _body_size(blocks)
        self._tables = 0
        self._tab_rows = 0
        self._write(blocks)

    def _write(self, blocks: Sequence[Block]) -> None:
        captions = _captions(blocks)
        taken = {id(caption) for caption in captions.values()}
        for place, block in enumerate(blocks):
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            if isinstance(block, Grid):
                self._write_table(block)
            elif _is_picture(block):
                self._write_images(block, _said(captions.get(place)))
            elif id(block) not in taken:
                self._write_paragraph(block, after)

    def _write_images(self, paragraph: Para, caption: tuple[Run, ...] = ()) -> None:
        images = _images(paragraph)
        for place, image in enumerate(images, 1):
            runs = caption if place == len(images) else ()
            self.lines.add(Line(paragraph.number, runs, image=image))

    def _write_paragraph(self, paragraph: Para, after: Block | None) -> None:
        line = self._first(paragraph, after)
        bits = self._lights.named(paragraph)
        if line.heading:
            bits = [replace(bit, text=bit.text.replace("\n", " ")) for bit in bits]
        elif "\t" in paragraph.text and self._clues.begins_row(paragraph.text.split("\t")[0].strip() or "-"):
            self._write_tabs(paragraph, bits)
            return
        self._tab_rows = 0
        self._add(line, self._prefixed(paragraph, line, bits))
        self._write_images(paragraph)

    def _first(self, paragraph: Para, after: Block | None) -> Line:
        """The line that a paragraph begins with, without its characters."""
        label, style = paragraph.label, paragraph.style
        heading = paragraph.heading or (BY_LOOK if self._looks_like_heading(paragraph, after) else 0)
        if heading or (label is not None and self._is_code(label.text)):
            return Line(paragraph.number, (), heading=heading)
        kind = label.kind if label is not None else style.item
        if kind is None:
            return Line(paragraph.number, (), hanging=style.is_continued)
        level = label.level if label is not None else 0
        return Line(paragraph.number, (), item=kind, level=level or style.depth)

    def _prefixed(self, paragraph: Para, line: Line, bits: list[Bit]) -> list[Bit]:
        """The bits after the number that Word puts before them, when it says more than a place in a row."""
        label = paragraph.label
        if label is None or line.item is not None:
            return bits
        text = label.text.strip(_NUMBER_ENDS)
        if line.heading and label.codes and text.isdecimal():
            text = f"Programma {text}"
        elif not (self._is_code(text) or (any(map(str.isalpha, text)) and any(map(str.isdecimal, text)))):
            return bits
        return [Bit(f"{text} "), *bits]

    def _is_code(self, label: str) -> bool:
        return self._clues.begins_row(label.strip(_NUMBER_ENDS) or "-")

    def _looks_like_heading(self, paragraph: Para, after: Block | None) -> bool:
        """Whether a short line on its own is larger than the text, or bold by its style or with a number."""
        text = paragraph.text.strip()
        if not text or len(text) > _LONGEST_HEADING or text.endswith(_NOT_IN_HEADINGS) or "\n" in text:
            return False
        if not isinstance(after, Para) or paragraph.style.is_caption:
            return False
        seen = [bit for bit in paragraph.bits if bit.text.strip()]
        if all((bit.size or 0) >= self._size * _LARGER for bit in seen):
            return True
        if paragraph.label is None:
            return all(bit.bold for bit in seen) and paragraph.style.look.bold is True
        return all(bit.bold for bit in seen) and (after.label is None or after.label.list != paragraph.label.list)

    def _write_tabs(self, paragraph: Para, bits: list[Bit]) -> None:
        """A row of a table that was made with tabs."""
        if not self._tab_rows:
            self._tables += 1
        self._tab_rows += 1
        for column, cell in enumerate(_split(bits, "\t")):
            spot = Spot(self._tables, self._tab_rows, column)
            if any(bit.text.strip() for bit in cell):
                self._add(Line(paragraph.number, (), spot=spot), cell)
            else:
                self.lines.add_cell(spot)

    def _write_table(self, grid: Grid) -> None:
        self._tab_rows = 0
        cells = [cell for row in grid.rows for cell in row]
        if len(cells) == 1:
            self._write(cells[0].blocks)
            return
        self._tables += 1
        table, lights = self._tables, self._lights.of(grid)
        for number, row in enumerate(grid.rows):
            for cell in row:
                spot = Spot(table, number, cell.column)
                light = lights.get((number, cell.column))
                if light is not None and not light.said:
                    self._tell_unknown(light, spot)
                elif light is not None:
                    self.lines.add(Line(light.line, (Run(light.said),), spot=spot))
                elif not cell.goes_on:
                    self._write_cell(cell.blocks, spot)

    def _write_cell(self, blocks: Sequence[Block], spot: Spot) -> None:
        before = len(self.lines)
        inner: list[Grid] = []
        for place, block in enumerate(blocks):
            if isinstance(block, Grid):
                inner.append(block)
            elif block.text.strip() or any(bit.note for bit in block.bits):
                after = blocks[place + 1] if place + 1 < len(blocks) else None
                first = replace(self._first(block, after), spot=spot)
                if not block.heading:
                    first = replace(first, heading=0)
                self._add(first, self._prefixed(block, first, self._lights.named(block)))
        if len(self.lines) == before and not inner:
            self.lines.add_cell(spot)
        for grid in inner:
            self._tell_inner(grid)
            self._write_table(grid)

    def _tell_unknown(self, light: Light, spot: Spot) -> None:
        """Leave a light unset whose sign says nothing by its colour or shape."""
        self.lines.add_cell(spot)
        message = "Dit teken heeft geen kleur of vorm die een stoplicht aanwijst. Het is niet ingesteld; kies zelf."
        self.lines.notices.append(Notice(NoticeKind.CHECK, light.line, light.sign, message))

    def _tell_inner(self, grid: Grid) -> None:
        blocks = (block for row in grid.rows for cell in row for block in cell.blocks)
        numbers = (block.number for block in blocks if isinstance(block, Para))
        message = "Hier staat een tabel in een cel van een tabel. De twee staan nu na elkaar; klopt het zo?"
        self.lines.notices.append(Notice(NoticeKind.CHECK, next(numbers, 0), "", message))

    def _add(self, line: Line, bits: Iterable[Bit]) -> None:
        """Add the lines of one paragraph: the first as `line`, and one after each line break."""
        number = 0
        for piece in _split(list(bits), "\n"):
            runs = _trimmed(_runs(piece))
            if not runs:
                continue
            if number:
                inside = line.item is not None or line.hanging
                self.lines.add(Line(line.number, runs, tight=True, joined=True, hanging=inside, spot=line.spot))
            else:
                self.lines.add(_with(line, runs))
            number += 1


def _with(line: Line, runs: tuple[Run, ...]) -> Line:
    """The line with these characters; made like this because there are many."""
    return Line(
        line.number, runs, heading=line.heading, item=line.item, level=line.level, hanging=line.hanging, spot=line.spot
    )


def _is_picture(block: Block | None) -> bool:
    """Whether a paragraph is nothing but pictures."""
    if not isinstance(block, Para):
        return False
    return bool(_images(block)) and all(bit.image or not bit.text.strip() for bit in block.bits)


def _captions(blocks: Sequence[Block]) -> dict[int, Para]:
    """The captions of pictures by the place of the picture: all above them or all below, as most of them stand."""
    found = {
        step: {
            place: caption
            for place, block in enumerate(blocks)
            if _is_picture(block) and (caption := _caption(blocks, place + step)) is not None
        }
        for step in (-1, 1)
    }
    return found[-1] if len(found[-1]) > len(found[1]) else found[1]


def _caption(blocks: Sequence[Block], place: int) -> Para | None:
    block = blocks[place] if 0 <= place < len(blocks) else None
    return block if isinstance(block, Para) and block.style.is_caption and not _is_picture(block) else None


def _said(caption: Para | None) -> tuple[Run, ...]:
    """What a caption says, without the number that the report gives to its picture itself."""
    if caption is None:
        return ()
    return unnumbered(Line(caption.number, _runs(caption.bits))).runs


def _images(paragraph: Para) -> list[Image]:
    return [bit.image for bit in paragraph.bits if bit.image]


def _split(bits: list[Bit], at: str) -> Iterator[list[Bit]]:
    """The bits between each `at`."""
    piece: list[Bit] = []
    for bit in bits:
        if at not in bit.text:
            piece.append(bit)
            continue
        first, *others = bit.text.split(at)
        piece.append(replace(bit, text=first))
        for text in others:
            yield piece
            piece = [replace(bit, text=text, note=None, image=None)]
    yield piece


def _runs(bits: Iterable[Bit]) -> tuple[Run, ...]:
    """The runs of these bits, each with a neighbour that looks the same."""
    runs: list[Run] = []
    for bit in bits:
        if bit.note:
            runs.append(Run("", note=bit.note))
        elif not bit.text:
            continue
        elif runs and not runs[-1].note and (runs[-1].marks, runs[-1].link) == (bit.marks, bit.link):
            runs[-1] = Run(runs[-1].text + bit.text, bit.marks, bit.link)
        else:
            runs.append(Run(bit.text, bit.marks, bit.link))
    return tuple(runs)


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs without white space at either end; a note alone is text."""
    made = list(runs)
    while made and not made[0].note and not made[0].text.strip():
        made.pop(0)
    while made and not made[-1].note and not made[-1].text.strip():
        made.pop()
    if made and made[0].text[:1].isspace():
        made[0] = replace(made[0], text=made[0].text.lstrip())
    if made and made[-1].text[-1:].isspace():
        made[-1] = replace(made[-1], text=made[-1].text.rstrip())
    if made and not any(run.text for run in made):
        return (Run(" ".join(run.note or "" for run in made)),)
    return tuple(made)


def _body_size(blocks: Iterable[Block]) -> float:
    """The size of most of the text, in points."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        if isinstance(block, Para):
            for bit in block.bits:
                sizes[bit.size or 0] += len(bit.text)
    return max(sizes.most_common(1)[0][0], 1.0) if sizes else 1.0
