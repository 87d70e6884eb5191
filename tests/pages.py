"""Published pages to read, and readings drawn as lines of text."""

from collections.abc import Iterable
from pathlib import Path

from tests.reports import drawn, explained, identities
from vgr_desktop.core.editing.edits import new_report
from vgr_desktop.core.intake.reading import NoticeKind
from vgr_desktop.core.intake.taking_in import Reading, take_in
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.report import Report
from vgr_desktop.published import read_page, read_text

PAGES = Path(__file__).parent / "data" / "pages"


def read(name: str) -> Reading:
    """The reading of the page with this name."""
    return read_page(PAGES / name, identities())


def read_lines(*lines: str) -> Reading:
    """The reading of a page of these lines, with blank lines between them; a newline within one is kept."""
    return read_text("\n\n".join(lines), identities())


def blank_report(first: int = 1_000) -> Report:
    """An empty report."""
    source = identities(first)
    return new_report([source.new(), source.new(), source.new()], edition(1, 2026))


def as_report(reading: Reading) -> Report:
    """A report with only the reading in it."""
    return take_in(blank_report(), reading).report


def tree(reading: Reading) -> list[str]:
    """The goal tree that was read, as lines such as "9A1.1 ● Planten van bomen"."""
    return [line[2:] for line in drawn(as_report(reading))[1:]]


def explanations(reading: Reading) -> list[str]:
    """The explanations that were read, as lines such as "9A | 9A1.3 | De levering van …"."""
    return explained(as_report(reading))


def notices(reading: Reading, kind: NoticeKind) -> list[tuple[int, str]]:
    """Line and text of each notice of a kind."""
    return [(notice.line, notice.text) for notice in reading.notices if notice.kind is kind]


def leftovers(reading: Reading) -> list[str]:
    """The texts without a place."""
    return [leftover.text for leftover in reading.leftovers]


def words(lines: Iterable[str]) -> list[str]:
    """All words in these lines."""
    return [word for line in lines for word in line.split()]
