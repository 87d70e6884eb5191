"""The names of columns and rows in the tables of goal trees: what the cells under and beside them say."""

import re

from vgr_desktop.core.dutch.wording import NOT_APPLICABLE
from vgr_desktop.core.intake.lines import Spot
from vgr_desktop.core.intake.reading import NoticeKind
from vgr_desktop.published.headings import codes_at_start, is_tree_header, names_part
from vgr_desktop.published.lines import Here, Line
from vgr_desktop.published.page import PageDraft
from vgr_desktop.published.phrases import is_light

_OF_TEXT = re.compile(
    r"(?:korte )?toelichting(?:en)?(?: (?:op|bij) .{1,40})?|opmerking(?:en)?|stand van zaken", re.IGNORECASE
)
_EARLIER = re.compile(r"\b(?:vorige?|eerdere?|voorgaande?|was|trend|ontwikkeling)\b", re.IGNORECASE)
_MARK = re.compile(r"[xX✓✔☒☑●√]")
_WIDE = 6
"""Cells to either side that are looked at."""


class Columns:
    """The names that were read so far."""

    def __init__(self, page: PageDraft) -> None:
        self._page = page
        self._header: Spot | None = None
        self._names: dict[tuple[int, int], str] = {}
        self._label: Line | None = None

    def take(self, here: Here, *, in_row: bool) -> bool:
        """Take the line if it only names something, or says that a cell has nothing. Return whether it does.

        `in_row`: there is a row of the tree above, of which further rows of the table can say more.
        """
        line = here.line
        spot = line.spot
        if spot is None:
            return is_tree_header(line.title) or line.title == NOT_APPLICABLE
        if in_row and spot.column == 0 and (self.is_of_text(line) or names_part(line.title)):
            self._label = line
            return True
        if not self.is_of_text(line):
            if is_tree_header(line.title):
                self._header = spot
            elif not self._is_in_header(here, spot):
                return line.title == NOT_APPLICABLE
            elif not is_light(line.title):
                self._page.note(NoticeKind.STOCK, line, "De naam van een kolom; gelezen.")
        self._names[spot.table, spot.column] = line.title
        return True

    def _is_in_header(self, here: Here, spot: Spot) -> bool:
        """Whether the line is in a row of names; one light alone in it is that of the deliverable above."""
        if not self.is_beside_name(here.line) or codes_at_start(here.line.title)[0]:
            return False
        lights = [one for one in _around(here) if one.spot and one.spot.shares_row_with(spot) and is_light(one.title)]
        return not is_light(here.line.title) or len(lights) > 1

    @staticmethod
    def is_of_text(line: Line) -> bool:
        """Whether the line is the name of a column, or of a row, of explanations."""
        return line.spot is not None and _OF_TEXT.fullmatch(line.title) is not None

    def is_beside_name(self, line: Line) -> bool:
        """Whether the line is in the row of a name."""
        return line.spot is not None and self._header is not None and self._header.shares_row_with(line.spot)

    def name(self, line: Line) -> str:
        """The name of the column that the line is in; empty when it is not known."""
        return self._names.get((line.spot.table, line.spot.column), "") if line.spot else ""

    def heading(self, here: Here) -> str:
        """What a column is about that says something else than a tree does: "Wijk: "; for the first line of a cell."""
        line, before = here.line, here.before
        name = self.name(line)
        goes_on = before is not None and before.spot == line.spot
        return "" if goes_on or not name or is_tree_header(name) or _OF_TEXT.fullmatch(name) else f"{name}: "

    def label(self, line: Line) -> str | None:
        """The name of the row that the line is in, if it is one of explanations: "Oorzaak" with a colon, else ""."""
        label = self._label
        if label is None or label.spot is None or line.spot is None or not label.spot.shares_row_with(line.spot):
            return None
        return f"{label.title.rstrip(': ')}: " if names_part(label.title) else ""

    def marked(self, line: Line) -> str:
        """The light whose column has a mark in the row of the line; empty when the line is no such mark."""
        name = self.name(line)
        return name if is_light(name) and _MARK.fullmatch(line.title) else ""

    def is_earlier(self, line: Line) -> bool:
        """Whether the column is that of an earlier report, or of what changed since."""
        return _EARLIER.search(self.name(line)) is not None


def _around(here: Here) -> list[Line]:
    return list(here.lines[max(here.place - _WIDE, 0) : here.place + _WIDE + 1])
