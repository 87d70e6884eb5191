"""Importing files into a dossier: published pages, and reports that somebody else exported.

The window and the command line take the same steps: `read` a file, let the officer add with `answered` what a page does
not say, and `take` it into a `Tray` with the reports of the dossier. Nothing is saved here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from vgr_desktop.core.editing.edits import new_report, read_programme_number
from vgr_desktop.core.intake.counts import Counts
from vgr_desktop.core.intake.reading import Notice, Reading
from vgr_desktop.core.intake.taking_in import counts_of, take_in
from vgr_desktop.core.model.editions import Edition
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.core.model.report import Programme, Report
from vgr_desktop.files.format.exchange import read_report
from vgr_desktop.files.format.report_json import report_to_json
from vgr_desktop.published import read_page

_EXCHANGED = ".json"
SUFFIXES = (".txt", ".htm", ".html", ".mht", ".mhtml", _EXCHANGED)
"""The suffixes of files that can be imported; capitals make no difference."""

ReadFile = Reading | Report
ReportChange = tuple[Report | None, Report]
"""A report as it is in the dossier (None: not in it yet), and as it will be."""


def read(path: Path, identities: Identities, cancelled: Callable[[], bool] = lambda: False) -> ReadFile:
    """The content of a file: a report if its suffix says that it was exported, else a page.

    Raises `Problem` when it cannot be read, and `Cancelled` when `cancelled`, which is asked often, says so.
    """
    exchanged = path.suffix.lower() == _EXCHANGED
    found = read_report(path, identities) if exchanged else read_page(path, identities, cancelled)
    if cancelled():
        raise Cancelled
    return found


class Lack(Enum):
    """What must be known and a page does not always say."""

    EDITION = auto()
    NUMBER = auto()


def lacks(reading: Reading) -> frozenset[Lack]:
    """What the officer has to add to this page."""
    unnumbered = any(not programme.number for programme in reading.programmes)
    return frozenset({Lack.EDITION} if reading.edition is None else ()) | ({Lack.NUMBER} if unnumbered else set())


def fits(reading: Reading, number: str) -> bool:
    """Whether what an officer typed is the number of a programme, and not that of another one on the page."""
    meant = read_programme_number(number)
    return meant is not None and all(programme.number != meant for programme in reading.programmes)


def answered(reading: Reading, edition: Edition | None, number: str | None) -> Reading:
    """The reading with what the officer added: the edition, and the number of its programme.

    What the page itself says comes first; an answer that does not fit changes nothing.
    """
    programmes = list(reading.programmes)
    place = next((i for i, programme in enumerate(programmes) if not programme.number), None)
    if place is not None and number is not None and fits(reading, number):
        programmes[place] = replace(programmes[place], number=read_programme_number(number) or "")
    return replace(reading, edition=reading.edition or edition, programmes=tuple(programmes))


class Unplaced(Problem):
    """A page does not say where it belongs; nothing has changed. `lack` is what the officer has to add."""

    def __init__(self, source: str, lack: Lack) -> None:
        what = "welk programma" if lack is Lack.NUMBER else "welke rapportage"
        super().__init__(f"{source} zegt niet bij {what} het hoort. Er is niets gewijzigd.")
        self.lack = lack


@dataclass(frozen=True, slots=True)
class Taken:
    """The result of importing one file.

    `before` is the report that it goes into, as it was: an empty one for a page that begins a new report, None for a
    whole report. `is_new`: the dossier has no report of this edition yet. `programmes` are the numbers of the
    programmes that the file is about.
    """

    source: str
    before: Report | None
    after: Report
    is_new: bool
    programmes: tuple[str, ...]
    read: Counts
    added: Counts
    notices: tuple[Notice, ...] = ()
    waiting: int = 0
    """The number of texts that the officer still has to place."""

    @property
    def changed(self) -> bool:
        """Whether it changes anything in the dossier."""
        return self.after != self.before

    @property
    def place(self) -> int:
        """The id of the item to look at: the first programme that the file is about, else the report."""
        found = (programme.id for programme in self.after.programmes if programme.number in self.programmes)
        return next(found, self.after.id)


@dataclass
class _Sheet:
    """A report of the dossier as it is there (None: not in it yet), and as it will be."""

    before: Report | None
    after: Report


class Tray:
    """The reports of a dossier while files are imported one by one."""

    def __init__(self, name: str, reports: Iterable[Report], identities: Identities) -> None:
        """`name` is the name of the dossier in a refusal."""
        self._name = name
        self._sheets = [_Sheet(report, report) for report in reports]
        self._identities = identities

    def changes(self) -> list[ReportChange]:
        """What is to be saved."""
        return [(sheet.before, sheet.after) for sheet in self._sheets if sheet.after is not sheet.before]

    def take(self, found: ReadFile, source: str) -> Taken:
        """Take in the content of the file `source`. Raises `Problem` when it does not fit; nothing changes then."""
        return self._take_report(found, source) if isinstance(found, Report) else self._take_page(found, source)

    def _take_report(self, report: Report, source: str) -> Taken:
        there = self._sheet(report.edition)
        if there is None:
            self._sheets.append(_Sheet(None, report))
        elif report_to_json(there.after) != report_to_json(report):
            raise Problem(
                f"{source}: {report.edition.title} staat al in {self._name}, met een andere inhoud. "
                "Er is niets gewijzigd. Neem het bestand op in een nieuw dossier om beide te bewaren."
            )
        read = counts_of(report)
        before, after, added = (None, report, read) if there is None else (there.after, there.after, Counts())
        return Taken(source, before, after, there is None, _numbers(report.programmes), read, added)

    def _take_page(self, reading: Reading, source: str) -> Taken:
        edition = _edition_of(reading, source)
        sheet = self._sheet(edition)
        # The municipality is not taken from another report: a page may be of a neighbouring municipality.
        before = sheet.after if sheet else new_report([self._identities.new() for _ in range(3)], edition)
        intake = take_in(before, reading)
        if intake.report != before and before.is_frozen:
            raise Problem(
                f"{source} zegt iets dat nog niet in de {before.edition.title} staat, maar die is vastgesteld. "
                "Er is niets gewijzigd. Open de rapportage eerst weer voor bewerken."
            )
        after = intake.report if intake.report != before else before
        if sheet is None:
            self._sheets.append(_Sheet(None, after))
        else:
            sheet.after = after
        waiting = len(reading.leftovers) + intake.conflicts
        numbers = _numbers(reading.programmes)
        return Taken(
            source, before, after, sheet is None, numbers, reading.counts, intake.added, intake.notices, waiting
        )

    def _sheet(self, edition: Edition) -> _Sheet | None:
        return next((sheet for sheet in self._sheets if sheet.after.edition.same_as(edition)), None)


def _edition_of(reading: Reading, source: str) -> Edition:
    lacking = lacks(reading)
    if Lack.NUMBER in lacking:
        raise Unplaced(source, Lack.NUMBER)
    if reading.edition is None:
        raise Unplaced(source, Lack.EDITION)
    return reading.edition


def _numbers(programmes: Sequence[Programme]) -> tuple[str, ...]:
    return tuple(programme.number for programme in programmes)
