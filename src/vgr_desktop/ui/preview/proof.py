"""The pages of a report, for the preview and the printer: a PDF, and the places of its headings. For any thread."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from vgr_desktop.core.layout import Chapter, Choice, Heading, Imprint, Part, Passage, Status, SubHeading, parts
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.services.printing import Printing, printed_pages
from vgr_desktop.ui.session.export_memory import Memory

if TYPE_CHECKING:
    from vgr_desktop.office.pages import PdfPages, Size
    from vgr_desktop.office.warm import WarmOffice


@dataclass(frozen=True, slots=True)
class HeadingPlace:
    """The place of a heading of the item with this id: its page, from 0, and its distance from the top, in points."""

    id: int
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Proof:
    """Pages as they will be printed.

    `is_real`: an office program made them from the Word document; else they are an approximation. `trouble` says why,
    if there is such a program and it failed.
    """

    pdf: bytes
    sizes: "tuple[Size, ...]"
    places: tuple[HeadingPlace, ...] = ()
    is_real: bool = True
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """The pages that are wanted: of which report, which part of it, with which imprint, and in which house style.

    `previous` is the edition before, for the appendix that says what changed since then.
    """

    report: Report
    choice: Choice
    imprint: Imprint
    previous: Report | None = None
    template: Path | None = None


def order(report: Report, previous: Report | None, memory: Memory, programme: int | None = None) -> Order:
    """The order for the pages of `report`, with the choices in `memory`.

    With the id of a programme, it is for the pages of that programme only, which takes less time.
    """
    status = Status(memory.status) if memory.status in set(Status) else None
    imprint = Imprint(
        dt.datetime.now().astimezone().date(), status, memory.reference, memory.author, decision=memory.decision
    )
    template = Path(memory.template) if memory.template else None
    choice = Choice(frozenset(Chapter) - memory.left_out, classic=memory.classic, extras=memory.extras)
    if programme is not None:
        choice = replace(choice, chapters=frozenset({Chapter.PROGRAMMES}), nodes=frozenset({programme}))
    return Order(report, choice, imprint, previous, template)


def make_proof(wanted: Order, cancelled: Callable[[], bool], office: "WarmOffice | None" = None) -> Proof:
    """The pages that are wanted: from LibreOffice or Word if it is installed and works, else approximated.

    `office` is the LibreOffice that is kept ready. Raises `Cancelled` when `cancelled`, which is asked often, says so.
    """
    from vgr_desktop.office.convert import installed

    trouble = ""
    if installed() is not None:
        try:
            return _real(wanted, cancelled, office)
        except Problem as problem:
            trouble = str(problem)
    return _approximate(wanted, cancelled, trouble)


def _real(wanted: Order, cancelled: Callable[[], bool], office: "WarmOffice | None") -> Proof:
    from vgr_desktop.office.pages import PdfPages

    printing = Printing(wanted.imprint, wanted.choice, wanted.previous, wanted.template, office, cancelled=cancelled)
    pdf = printed_pages(wanted.report, printing, to_keep=False).pdf
    with PdfPages(pdf) as pages:
        return Proof(pdf, pages.sizes, tuple(_places(pages, wanted)))


def _approximate(wanted: Order, cancelled: Callable[[], bool], trouble: str) -> Proof:
    from vgr_desktop.office.pages import PdfPages
    from vgr_desktop.ui.preview.approximate.pages import approximate

    status = str(wanted.imprint.status or "")
    pdf, heads = approximate(_parts(wanted), wanted.report.edition.title, status, cancelled, wanted.report.pictures)
    with PdfPages(pdf) as pages:
        return Proof(pdf, pages.sizes, tuple(HeadingPlace(*head) for head in heads), is_real=False, trouble=trouble)


def _places(pages: "PdfPages", wanted: Order) -> Iterator[HeadingPlace]:
    """The places of the headings, from the outline of the PDF, which has the report's headings in the same order."""
    rest = list(_headings(wanted))
    for bookmark in pages.outline():
        title = _tidy(bookmark.title)
        found = next((number for number, (text, _) in enumerate(rest) if text == title), None)
        if found is not None:
            yield HeadingPlace(rest[found][1], bookmark.page, bookmark.top)
            del rest[: found + 1]


def _headings(wanted: Order) -> Iterator[tuple[str, int]]:
    """The words of every heading, and the id of its item."""
    for part in _parts(wanted):
        if isinstance(part, Heading):
            yield _tidy(part.text), part.id
        elif isinstance(part, Passage):
            heads = (line for line in part.lines if isinstance(line, SubHeading))
            yield from ((_tidy("".join(run.plain for run in head.runs)), part.id) for head in heads)


def _parts(wanted: Order) -> Iterator[Part]:
    return parts(wanted.report, imprint=wanted.imprint, choice=wanted.choice, previous=wanted.previous)


def _tidy(text: str) -> str:
    return " ".join(text.split())
