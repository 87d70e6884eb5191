"""The lines of a page saved as text.

A line with only a no-break space is a blank table cell when there is a blank line before it; right under text it is
noise (this is so on all pages that were measured). Rows of tables have cells separated by | or tab.
"""

import re
from dataclasses import replace

from vgr_desktop.core.model.text import Run
from vgr_desktop.html.stretch import Spot
from vgr_desktop.published.headings import begins_row
from vgr_desktop.published.lines import Line, Lines

_NBSP = "\xa0"
_RULE = frozenset(" |:+=-\t")


def plain_lines(text: str) -> Lines:
    """The lines of `text`."""
    return _PlainPage().read(text)


class _PlainPage:
    def __init__(self) -> None:
        self._lines = Lines()
        self._blank = True
        self._row = self._table = 0
        self._dropped: Line | None = None

    def read(self, text: str) -> Lines:
        raws = text.split("\n")
        for number, raw in enumerate(raws, start=1):
            around = (raws[place] for place in (number - 2, number) if 0 <= place < len(raws))
            self._read_line(number, raw, is_row=any(_are_rows(raw, other) for other in around))
        self._keep_drop_cap()
        return self._lines

    def _read_line(self, number: int, raw: str, *, is_row: bool) -> None:
        text = raw.strip()
        if not text:
            if _NBSP in raw and self._blank:
                self._lines.add_cell()
            self._blank = True
            return
        cells = _cells(text, is_row=is_row)
        if cells is None:
            self._table += 1
            self._add(Line(number, (Run(text),), not self._blank, indent=len(raw) - len(raw.lstrip())))
        else:
            self._add_row(number, cells)
        self._blank = False

    def _add(self, line: Line) -> None:
        """Add the line, or hold it while it may be the first letter of the next."""
        held, self._dropped = self._dropped, None
        if held is not None and line.text[0].islower():
            line = replace(line, number=held.number, runs=(Run(held.text + line.text),), tight=held.tight)
        elif held is not None:
            self._lines.add(held)
        if len(line.text) == 1 and line.text.isupper():
            self._dropped = line
        else:
            self._lines.add(line)

    def _keep_drop_cap(self) -> None:
        if self._dropped is not None:
            self._lines.add(self._dropped)

    def _add_row(self, number: int, cells: list[str]) -> None:
        self._keep_drop_cap()
        self._dropped = None
        self._row += 1
        for column, cell in enumerate(cells):
            spot = Spot(self._table, self._row, column)
            if cell:
                self._lines.add(Line(number, (Run(cell),), spot=spot))
            else:
                self._lines.add_cell(spot)


def _are_rows(text: str, other: str) -> bool:
    """Whether two lines under each other have as many cells."""
    bars, tabs = text.count("|"), text.strip().count("\t")
    return bool(bars and bars == other.count("|")) or bool(tabs and tabs == other.strip().count("\t"))


def _cells(text: str, *, is_row: bool) -> list[str] | None:
    """The cells if `text` is a row of a table; empty if it only draws a line."""
    if "|" not in text and "\t" not in text:
        return None
    if "-" in text and _RULE.issuperset(text):
        return []
    # A bar before the first cell is part of the frame, unless the row has no frame: then that cell is empty.
    framed = text.startswith("|") and (text.endswith("|") or not is_row)
    inner = text[framed:].removesuffix("|")
    cells = [cell.strip() for cell in re.split(r"[|\t]", inner)]
    return cells if is_row or text.startswith("|") or text.endswith("|") or begins_row(cells[0]) else None
