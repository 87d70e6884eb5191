"""The table that a programme's chapter begins with: number, committees and portfolios."""

from collections.abc import Iterable

from vgr_desktop.published.headings import Fact, programme_number
from vgr_desktop.published.lines import Here, Line
from vgr_desktop.published.page import PageDraft
from vgr_desktop.published.prose import Place, Unplaced, is_above_text

_LONGEST_NAME = 200


class Facts:
    """The values beside a label. Committees are separated by lines or commas, portfolios only by lines."""

    def __init__(self, page: PageDraft, fact: Fact, before: "Facts | None" = None, line: Line | None = None) -> None:
        """`before` is the label before this one; together they may be the header row of a table, which `line` is in."""
        self._page = page
        self._fact: Fact | None = fact
        self._has_value = False
        self.columns: dict[tuple[int, int], tuple[int, Fact]] = dict(before.columns) if before else {}
        if line is not None and line.spot is not None:
            self.columns[line.spot.table, line.spot.column] = line.spot.row, fact

    def take(self, here: Here) -> Place:
        """Take the line as a value of the label."""
        if self._has_value and is_above_text(here):
            return Unplaced(self._page).take(here)
        if not self.add(here.line):
            self._page.unknown(here)
        return self

    def add(self, line: Line) -> bool:
        """Take the line as a value. Return whether it can be one."""
        if len(line.title) > _LONGEST_NAME or line.title.endswith("."):
            return False
        programme = self._page.programme
        self._has_value = True
        match self._fact_above(line):
            case Fact.NUMBER:
                return self._add_number(line)
            case Fact.COMMITTEE:
                _extend(programme.committees, line.title.split(","))
            case Fact.PORTFOLIO:
                _extend(programme.portfolios, [line.title])
            case None:
                return False
        return True

    def _fact_above(self, line: Line) -> Fact | None:
        """The label at the top of the column that a value is in, else the last label."""
        found = self.columns.get((line.spot.table, line.spot.column)) if line.spot is not None else None
        return found[1] if found is not None and line.spot is not None and line.spot.row > found[0] else self._fact

    def _add_number(self, line: Line) -> bool:
        number = programme_number(line.title)
        if number is None:
            return False
        self._page.programme_numbered(number)
        if self._fact is Fact.NUMBER:
            self._fact = None
        return True


def _extend(names: list[str], more: Iterable[str]) -> None:
    """Add names, each once."""
    for name in more:
        if name.strip() and name.strip() not in names:
            names.append(name.strip())
