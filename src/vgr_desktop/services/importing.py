"""Importing files into a dossier: published pages, reports as Word files, and reports that somebody else exported.

The window and the command line take the same steps: `read` a file, let the officer add with `answered` what a page does
not say, and `take` it into a `Tray` with the reports of the dossier. Nothing is saved here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from vgr_desktop import sheets
from vgr_desktop.core.editing.edits import new_report
from vgr_desktop.core.editing.labels import read_programme_number
from vgr_desktop.core.intake.counts import Counts
from vgr_desktop.core.intake.differences import Choice, Choices, Difference
from vgr_desktop.core.intake.reading import Notice, NoticeKind, Reading
from vgr_desktop.core.intake.sheets.grid import Workbook
from vgr_desktop.core.intake.taking_in import NO_CHOICES, counts_of, take_in
from vgr_desktop.core.model.editions import Edition
from vgr_desktop.core.model.history import municipality_of
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.core.model.report import STANDARD_SCALE, Light, Programme, Report
from vgr_desktop.files.format.exchange import read_report
from vgr_desktop.files.format.report_json import report_to_json
from vgr_desktop.published import CLUES, read_lines, read_page

_EXCHANGED = ".json"
_WORD = ".docx"
_THROUGH_OFFICE = (".odt", ".rtf")
SUFFIXES = (".txt", ".htm", ".html", ".mht", ".mhtml", _WORD, *_THROUGH_OFFICE, *sheets.SUFFIXES, _EXCHANGED)
"""The suffixes of files that can be imported; capitals make no difference."""
_KINDRED = (".doc", ".docm", ".dot", ".dotm", ".dotx")
_ZIP = b"PK"
TOLD = (*_KINDRED, *sheets.UNREADABLE)
"""The suffixes of files that cannot, with a message that says what to do instead."""

ReadFile = Reading | Report | Workbook
ReportChange = tuple[Report | None, Report]
"""A report as it is in the dossier (None: not in it yet), and as it will be."""


def read(path: Path, identities: Identities, cancelled: Callable[[], bool] = lambda: False) -> ReadFile:
    """The content of a file: a report if its suffix says that it was exported, a Word report, a spreadsheet, or a page.

    Raises `Problem` when it cannot be read, and `Cancelled` when `cancelled`, which is asked often, says so.
    """
    suffix = path.suffix.lower()
    found: ReadFile
    if suffix == _EXCHANGED:
        found = read_report(path, identities)
    elif suffix in sheets.SUFFIXES + sheets.UNREADABLE:
        found = sheets.read_sheets(path, cancelled)
    elif suffix in _THROUGH_OFFICE:
        found = _read_through_office(path, identities, cancelled)
    elif suffix in (_WORD, *_KINDRED) or _is_zip(path):
        found = _read_word(path, path.name, identities, cancelled)
    else:
        found = read_page(path, identities, cancelled)
    if cancelled():
        raise Cancelled
    return found


def _is_zip(path: Path) -> bool:
    """Whether it is a Word file under another name, or something like it; a file that cannot be read is told later."""
    try:
        with path.open("rb") as file:
            return file.read(len(_ZIP)) == _ZIP
    except OSError:
        return False


def _read_word(path: Path, source: str, identities: Identities, cancelled: Callable[[], bool]) -> Reading:
    from vgr_desktop.word.reader import read_document

    return read_lines(read_document(path, identities, CLUES, cancelled), identities, source, cancelled)


def _read_through_office(path: Path, identities: Identities, cancelled: Callable[[], bool]) -> Reading:
    """A report in a form that only an office program reads, which makes a Word document of it first."""
    from vgr_desktop.office.as_word import as_word

    with as_word(path, cancelled=cancelled) as document:
        return _read_word(document, path.name, identities, cancelled)


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
    differences: tuple[Difference, ...] = ()
    """Where the report said something else, whatever was chosen there."""

    @property
    def changed(self) -> bool:
        """Whether it changes anything in the dossier."""
        return self.after != self.before

    @property
    def fuller(self) -> str:
        """At how many places the report says more than the file, in words; empty when at none."""
        count = sum(notice.kind is NoticeKind.MORE for notice in self.notices)
        return "" if not count else "op één plaats" if count == 1 else f"op {count} plaatsen"

    @property
    def place(self) -> int:
        """The id of the item to look at: the first programme that the file is about, else the report."""
        found = (programme.id for programme in self.after.programmes if programme.number in self.programmes)
        return next(found, self.after.id)


Choosing = Callable[[Taken], Choices]
"""What is chosen about the differences, which are in what would be taken in without a choice."""


def choose_later(_taken: Taken) -> Choices:
    """Choose nothing: the report stays as it is, and what differs waits as leftovers."""
    return NO_CHOICES


def choose_all(choice: Choice) -> Choosing:
    """Choose the same for every difference."""
    return lambda taken: dict.fromkeys((one.key for one in taken.differences), choice)


@dataclass
class _Place:
    """A report of the dossier as it is there (None: not in it yet), and as it will be."""

    before: Report | None
    after: Report


class Tray:
    """The reports of a dossier while files are imported one by one."""

    def __init__(self, name: str, reports: Iterable[Report], identities: Identities, municipality: str = "") -> None:
        """`name` is the name of the dossier in a refusal; `municipality` is its own while no report names one."""
        self._name = name
        self._municipality = municipality
        self._places = [_Place(report, report) for report in reports]
        self._identities = identities

    def changes(self) -> list[ReportChange]:
        """What is to be saved."""
        return [(place.before, place.after) for place in self._places if place.after is not place.before]

    @property
    def scale(self) -> tuple[Light, ...]:
        """The lights of the newest report, with which a spreadsheet is read."""
        return self._places[-1].after.scale if self._places else STANDARD_SCALE

    def take(self, found: Reading | Report, source: str, choosing: Choosing = choose_later) -> Taken:
        """Take in the content of the file `source`. Raises `Problem` when it does not fit; nothing changes then.

        `choosing` is asked only when there are differences; what it raises comes out, and nothing changes then either.
        """
        if isinstance(found, Report):
            return self._take_report(found, source)
        return self._take_page(found, source, choosing)

    def _take_report(self, report: Report, source: str) -> Taken:
        there = self._place(report.edition)
        if there is None:
            self._places.append(_Place(None, report))
        elif report_to_json(there.after) != report_to_json(report):
            raise Problem(
                f"{source}: {report.edition.title} staat al in {self._name}, met een andere inhoud. "
                "Er is niets gewijzigd. Neem het bestand op in een nieuw dossier om beide te bewaren."
            )
        read = counts_of(report)
        before, after, added = (None, report, read) if there is None else (there.after, there.after, Counts())
        return Taken(source, before, after, there is None, _numbers(report.programmes), read, added)

    def _take_page(self, reading: Reading, source: str, choosing: Choosing) -> Taken:
        edition = _edition_of(reading, source)
        place = self._place(edition)
        before = place.after if place else self._begun(edition)
        taken = _taken(before, reading, source, is_new=place is None)
        if taken.changed and before.is_frozen:
            raise Problem(
                f"{source} zegt iets dat nog niet in de {before.edition.title} staat, maar die is vastgesteld. "
                "Er is niets gewijzigd. Open de rapportage eerst weer voor bewerken."
            )
        if taken.differences and (choices := choosing(taken)):
            taken = _taken(before, reading, source, choices, is_new=place is None)
        if place is None:
            self._places.append(_Place(None, taken.after))
        else:
            place.after = taken.after
        return taken

    def _begun(self, edition: Edition) -> Report:
        """An empty report of the municipality of the dossier, which no page says reliably."""
        municipality = municipality_of(tuple(place.after for place in self._places)) or self._municipality
        return new_report([self._identities.new() for _ in range(3)], edition, municipality)

    def _place(self, edition: Edition) -> _Place | None:
        return next((place for place in self._places if place.after.edition.same_as(edition)), None)


def _taken(before: Report, reading: Reading, source: str, choices: Choices = NO_CHOICES, *, is_new: bool) -> Taken:
    intake = take_in(before, reading, choices)
    return Taken(
        source,
        before,
        intake.report if intake.report != before else before,
        is_new,
        _numbers(reading.programmes),
        reading.counts,
        intake.added,
        intake.notices,
        len(reading.leftovers) + intake.conflicts,
        intake.differences,
    )


def _edition_of(reading: Reading, source: str) -> Edition:
    lacking = lacks(reading)
    if Lack.NUMBER in lacking:
        raise Unplaced(source, Lack.NUMBER)
    if reading.edition is None:
        raise Unplaced(source, Lack.EDITION)
    return reading.edition


def _numbers(programmes: Sequence[Programme]) -> tuple[str, ...]:
    return tuple(programme.number for programme in programmes)
