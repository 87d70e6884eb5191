"""A text as RTF for other programs: styles, lists, tables and footnotes as Word and Outlook have them.

The words have the styles of Word by name, so that they get the looks of the document into which they are pasted. RTF is
in ASCII; version 1.9.1 of its specification says what each word means.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from vgr_desktop.core.figures.tables import numeric_columns
from vgr_desktop.core.model.text import (
    DEEPEST_LIST_LEVEL,
    Cell,
    Kind,
    Mark,
    Paragraph,
    RichText,
    Run,
    Table,
    plain,
)
from vgr_desktop.ui.text.copy_html import labelled
from vgr_desktop.ui.text.copy_plain import beside_table
from vgr_desktop.ui.text.list_places import BULLETS, ListPlaces, sign

RTF_MIME_TYPES = ("text/rtf", 'application/x-qt-windows-mime;value="Rich Text Format"')
"""By what names the clipboard has it: on X11, and in Windows, where Qt puts the name in quotation marks there."""

WIDTH = 9070
"""Twentieths of a point: how wide a table is, as the text of a page of A4 with margins of 2.5 cm."""
_STEP = 357
"""Twentieths of a point: how far each level of a list is set in, and its sign before its words."""

_PLAIN = r"\plain\f0\fs22"
_HEADINGS = {1: r"\s1\sb120\keepn\outlinelevel2", 2: r"\s2\sb120\keepn\outlinelevel3"}
_START = (
    r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\fswiss Arial;}}{\colortbl;\red5\green99\blue193;}"
    r"{\stylesheet{\s0\f0\fs22 Normal;}"
    rf"{{{_HEADINGS[1]}\sbasedon0\snext0\f0\fs22\b heading 3;}}"
    rf"{{{_HEADINGS[2]}\sbasedon0\snext0\f0\fs22\b\i heading 4;}}"
    r"{\s3\sbasedon0\f0\fs20 footnote text;}{\*\cs4\additive\super footnote reference;}"
    r"{\*\cs5\additive\ul\cf1 Hyperlink;}}"
)
_BOLD_OF = {1: r"\b", 2: r"\b\i"}
_MARKS = {
    Mark.BOLD: r"\b",
    Mark.ITALIC: r"\i",
    Mark.UNDERLINE: r"\ul",
    Mark.SUPERSCRIPT: r"\super",
    Mark.SUBSCRIPT: r"\sub",
}
_SIGNS = {"\\": r"\\", "{": r"\{", "}": r"\}", "\n": r"\line ", "\t": r"\tab ", "\u00a0": r"\~"}
_IN_FIELD = {ord('"'): "%22", ord("\\"): "%5C"}
"""Signs that would end the address of a link, or mean something in it."""
_NUMBERS = (0, 4, 2)
"""How the levels of a numbered list count: 1, a, i."""
_SIDES = "tlbr"
_REPEATED = r"\trhdr"


def rtf_of(text: RichText) -> bytes:
    """The text in RTF. A single plain paragraph is words only, without the end of a paragraph."""
    writer = _Writer()
    blocks = [b for b in text.blocks if not (isinstance(b, Paragraph) and b.is_blank and beside_table(text, b))]
    only = blocks[0]
    if len(blocks) == 1 and isinstance(only, Paragraph) and only.kind is Kind.PARAGRAPH:
        (only,) = labelled([only])
        inner = rf"\pard{_PLAIN} {_runs(only.runs)}"
    else:
        inner = "".join(writer.stretches(blocks))
    return f"{_START}{writer.lists()}\n{inner}}}".encode("ascii")


class _Writer:
    def __init__(self) -> None:
        self._places = ListPlaces()
        self._kinds: dict[int, Kind] = {}

    def stretches(self, blocks: Iterable[Paragraph | Table]) -> Iterator[str]:
        for are_tables, same in groupby(blocks, lambda block: isinstance(block, Table)):
            if are_tables:
                yield from (self._table(block) for block in same if isinstance(block, Table))
            else:
                paragraphs = labelled(block for block in same if isinstance(block, Paragraph))
                yield from (f"{self._paragraph(each)}\\par\n" for each in paragraphs)
            self._places.end()

    def _paragraph(self, paragraph: Paragraph, more: str = "", marks: str = "") -> str:
        """A paragraph without its end; `more` are properties beside those of its kind, `marks` are on all of it."""
        if paragraph.kind is Kind.HEADING:
            more, marks = more + _HEADINGS[paragraph.level], marks + _BOLD_OF[paragraph.level]
        shown, place = "", self._places.place(paragraph)
        if place is not None:
            self._kinds[place.list] = paragraph.kind
            left = _STEP * (paragraph.level + 1)
            more += rf"\ls{place.list}\ilvl{paragraph.level}\fi-{_STEP}\li{left}\tx{left}"
            shown = rf"{{\listtext\pard{_PLAIN} {_escaped(sign(paragraph, place))}\tab}}"
        alt = f"[{_escaped(paragraph.image.alt or 'Afbeelding')}]\\line " if paragraph.image else ""
        return rf"\pard{more}{_PLAIN}{marks} {shown}{alt}{_runs(paragraph.runs)}"

    def _table(self, table: Table) -> str:
        numeric = numeric_columns([[plain(RichText(cell)) for cell in row] for row in table.rows])
        return "".join(self._row(row, numeric, heads=place == 0) for place, row in enumerate(table.rows))

    def _row(self, row: Sequence[Cell], numeric: Sequence[bool], *, heads: bool) -> str:
        borders = "".join(rf"\clbrdr{side}\brdrs\brdrw10" for side in _SIDES)
        ends = "".join(rf"{borders}\cellx{WIDTH * place // len(row)}" for place in range(1, len(row) + 1))
        start = rf"\trowd\trgaph70\trleft0{_REPEATED if heads else ''}\trkeep{ends}" + "\n"
        cells = "".join(self._cell(cell, right=right, heads=heads) for cell, right in zip(row, numeric, strict=True))
        return f"{start}{cells}\\row\n"

    def _cell(self, cell: Cell, *, right: bool, heads: bool) -> str:
        more, marks = r"\intbl" + (r"\qr" if right else ""), r"\b" if heads else ""
        self._places.end()
        return "\\par\n".join(self._paragraph(paragraph, more, marks) for paragraph in cell) + "\\cell\n"

    def lists(self) -> str:
        """The definitions of all lists that were written."""
        if not self._kinds:
            return ""
        made = "".join(_list(number, kind) for number, kind in self._kinds.items())
        uses = "".join(rf"{{\listoverride\listid{n}\listoverridecount0\ls{n}}}" for n in self._kinds)
        return rf"{{\*\listtable{made}}}{{\*\listoverridetable{uses}}}"


def _list(number: int, kind: Kind) -> str:
    levels = "".join(_level(level, kind) for level in range(DEEPEST_LIST_LEVEL + 1))
    return rf"{{\list\listtemplateid{number}{levels}{{\listname ;}}\listid{number}}}"


def _level(level: int, kind: Kind) -> str:
    if kind is Kind.NUMBERED:
        counts = _NUMBERS[level % len(_NUMBERS)]
        shown = rf"{{\leveltext\'02\'{level:02x}.;}}{{\levelnumbers\'01;}}"
    else:
        counts = 23
        shown = rf"{{\leveltext\'01{_escaped(BULLETS[min(level, len(BULLETS) - 1)])};}}{{\levelnumbers;}}"
    room = rf"\fi-{_STEP}\li{_STEP * (level + 1)}"
    return rf"{{\listlevel\levelnfc{counts}\leveljc0\levelfollow0\levelstartat1{shown}{room}}}"


def _runs(runs: Iterable[Run]) -> str:
    made = []
    for address, same in groupby(runs, attrgetter("link")):
        inner = "".join(map(_run, same))
        made.append(_link(address, inner) if address else inner)
    return "".join(made)


def _link(address: str, inner: str) -> str:
    target = _escaped(address.translate(_IN_FIELD))
    return rf'{{\field{{\*\fldinst{{HYPERLINK "{target}"}}}}{{\fldrslt{{\cs5\ul\cf1 {inner}}}}}}}'


def _run(run: Run) -> str:
    if run.note:
        mark = r"{\cs4\super\chftn}"
        return rf"{{\cs4\super\chftn{{\footnote\pard\s3\plain\f0\fs20 {mark} {_escaped(run.note)}}}}}"
    marks = "".join(_MARKS[mark] for mark in sorted(run.marks))
    return rf"{{{marks} {_escaped(run.text)}}}" if marks else _escaped(run.text)


def _escaped(text: str) -> str:
    return "".join(map(_letter, text))


def _letter(letter: str) -> str:
    if known := _SIGNS.get(letter):
        return known
    if letter.isascii():
        return letter
    code = letter.encode("utf-16-le")
    units = (int.from_bytes(code[at : at + 2], "little", signed=True) for at in range(0, len(code), 2))
    return "".join(rf"\u{unit}?" for unit in units)
