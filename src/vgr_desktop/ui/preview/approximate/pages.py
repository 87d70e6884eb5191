"""Approximate pages, for a computer without LibreOffice or Word: set by Qt, as a PDF.

For any thread. A chapter begins a page, so each is a separate document: no call to Qt takes long, and the window can
go on between calls.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import groupby

from PySide6.QtCore import QBuffer, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)

from vgr_desktop.core.layout import Contents, Heading, Part, TitlePage
from vgr_desktop.core.model.problems import Cancelled
from vgr_desktop.core.model.report import Picture
from vgr_desktop.ui.preview.approximate import looks
from vgr_desktop.ui.preview.approximate.figures import Figures
from vgr_desktop.ui.preview.approximate.text import ITEM_ID, OVERLINED, WORDS, Typesetter

Head = tuple[int, int, float]
"""A heading: the id of its item, its page from 0, and its distance from the top of the page, in points."""

_RESOLUTION = 72 * looks.POINT
"""Units of these pages in an inch."""

_EDGE_SIZE, _EDGE_HEIGHT = 9, 12.0 * looks.POINT
_RULE_BELOW = 8.0 * looks.POINT
"""The distance from a paragraph to the line below it."""
_RULE_ABOVE = 4.0 * looks.POINT
"""The distance from the first note to the line above it."""


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A chapter that is set. `name` is printed above its pages, `first` is the number of its first page, from 0."""

    document: QTextDocument
    name: str
    first: int = 0

    @property
    def pages(self) -> range:
        return range(self.first, self.first + self.document.pageCount())


def approximate(
    shown: Iterable[Part],
    title: str,
    status: str,
    cancelled: Callable[[], bool] = lambda: False,
    pictures: Iterable[Picture] = (),
) -> tuple[bytes, tuple[Head, ...]]:
    """The PDF with these parts, and its headings. `title` is printed above the pages, `status` below them.

    `pictures` are those that the parts may show. `cancelled` is asked at every chapter whether to stop; raises
    `Cancelled` when it says so.
    """
    with closing(QBuffer()) as buffer:
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        device = QPdfWriter(buffer)
        device.setResolution(_RESOLUTION)
        device.setTitle(title)
        device.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
        )
        chapters = _numbered(_set(shown, Figures(pictures), cancelled))
        _paint(chapters, device, (title, status), cancelled)
        return bytes(buffer.data().data()), tuple(head for chapter in chapters for head in _heads(chapter))


def _set(parts: Iterable[Part], figures: Figures, cancelled: Callable[[], bool]) -> list[_Chapter]:
    made: list[_Chapter] = []
    notes = 0
    contents: Contents | None = None
    for group in _chapters(parts):
        _go_on(cancelled)
        if isinstance(group[0], Contents):
            contents, place = group[0], len(made)
            continue
        document = _document()
        typesetter = Typesetter(document, notes, figures)
        with typesetter:
            for part in group:
                typesetter.put(part)
        notes = typesetter.notes
        _keep_together(document)
        made.append(_Chapter(document, group[0].text if isinstance(group[0], Heading) else ""))
    if contents is not None:
        made.insert(place, _contents(contents, made, place))
    return made


def _chapters(parts: Iterable[Part]) -> Iterator[Sequence[Part]]:
    """The parts of each chapter; the title page and the contents are chapters by themselves."""
    number = 0

    def chapter(part: Part) -> int:
        nonlocal number
        number += isinstance(part, TitlePage | Contents) or (isinstance(part, Heading) and part.level == 1)
        return number

    for _, group in groupby(parts, chapter):
        yield tuple(group)


def _document() -> QTextDocument:
    made = QTextDocument()
    made.setUndoRedoEnabled(False)
    made.setDocumentMargin(0)
    made.setIndentWidth(looks.INDENT)
    made.setDefaultFont(looks.font(looks.BODY.size))
    made.setPageSize(looks.TEXT)
    return made


def _contents(part: Contents, others: Sequence[_Chapter], place: int) -> _Chapter:
    """The table of contents before the chapter `place`. Its number of pages is known only when it is set."""
    length = 1
    while True:
        document = _document()
        chapters = _numbered(others, place, length)
        entries = [(level, text, page + 1) for chapter in chapters for level, text, page in _headings(chapter)]
        shown = [entry for entry in entries if entry[0] <= part.deepest]
        Typesetter(document).put_contents(part.title, shown)
        if document.pageCount() <= length:
            return _Chapter(document, part.title)
        length = document.pageCount()


def _numbered(chapters: Sequence[_Chapter], place: int = -1, more: int = 0) -> list[_Chapter]:
    """The chapters with the numbers of their pages; `more` pages come before the chapter `place`."""
    made, first = [], 0
    for number, chapter in enumerate(chapters):
        first += more if number == place else 0
        made.append(replace(chapter, first=first))
        first += chapter.document.pageCount()
    return made


def _keep_together(document: QTextDocument) -> None:
    """Begin a page before a paragraph that must stay with its text, if the text does not fit. Qt has no such rule."""
    layout = document.documentLayout()
    begins: QTextBlock | None = None
    block = document.begin()
    while block.isValid():
        following = block.next()
        if not block.blockFormat().boolProperty(looks.STAYS):
            begins = None
        else:
            begins = begins or block
            bottom = layout.blockBoundingRect(block).bottom()
            if following.isValid() and _page(layout.blockBoundingRect(following).top()) > _page(bottom - 1):
                _break_before(begins)
                begins = None
        block = following


def _break_before(block: QTextBlock) -> None:
    cursor = QTextCursor(block)
    if not cursor.currentTable() and block.blockNumber():
        look = block.blockFormat()
        look.setPageBreakPolicy(QTextBlockFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        look.setTopMargin(0)
        cursor.setBlockFormat(look)
        block.document().setPageSize(
            looks.TEXT
        )  # set again from the start, as Qt would leave out tables and what is near them


def _page(height: float) -> int:
    return int(height // looks.TEXT.height())


def _blocks(document: QTextDocument) -> Iterator[tuple[QTextBlock, float]]:
    """The paragraphs that are headings, and their distances from the top of the document."""
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            yield block, document.documentLayout().blockBoundingRect(block).top()
        block = block.next()


def _headings(chapter: _Chapter) -> Iterator[tuple[int, str, int]]:
    for block, top in _blocks(chapter.document):
        yield block.blockFormat().headingLevel(), block.blockFormat().stringProperty(WORDS), chapter.first + _page(top)


def _heads(chapter: _Chapter) -> Iterator[Head]:
    for block, top in _blocks(chapter.document):
        page = _page(top)
        below = top - page * looks.TEXT.height() + looks.MARGIN
        yield block.blockFormat().intProperty(ITEM_ID), chapter.first + page, below / looks.POINT


def _paint(
    chapters: Sequence[_Chapter], device: QPdfWriter, words: tuple[str, str], cancelled: Callable[[], bool]
) -> None:
    total = chapters[-1].pages.stop if chapters else 0
    painter = QPainter(device)
    try:
        for chapter in chapters:
            for number in chapter.pages:
                _go_on(cancelled)
                if number:
                    device.newPage()
                    _paint_edges(painter, (words[0], chapter.name), (words[1], f"Pagina {number + 1} van {total}"))
                _paint_text(painter, chapter.document, number - chapter.first)
    finally:
        painter.end()


def _paint_text(painter: QPainter, document: QTextDocument, page: int) -> None:
    top = page * looks.TEXT.height()
    painter.save()
    painter.translate(looks.MARGIN, looks.MARGIN - top)
    context = QAbstractTextDocumentLayout.PaintContext()
    area = QRectF(QPointF(0, top), looks.TEXT)
    painter.setClipRect(area)
    context.clip = area.adjusted(0, 0, 0, -1)  # without the edge: things that begin there would be drawn as a thin line
    document.documentLayout().draw(painter, context)
    first = document.firstBlock() if not page else QTextBlock()
    while first.isValid() and not first.blockFormat().boolProperty(looks.RULED):
        first = first.next()
    if first.isValid():
        bottom = document.documentLayout().blockBoundingRect(first).bottom()
        _paint_rule(painter, (0, bottom + _RULE_BELOW), looks.TEXT.width(), looks.POINT)
    _paint_line_above_notes(painter, document)
    painter.restore()


def _paint_line_above_notes(painter: QPainter, document: QTextDocument) -> None:
    note = document.lastBlock()
    while note.blockFormat().hasProperty(OVERLINED):
        if note.blockFormat().boolProperty(OVERLINED):
            top = document.documentLayout().blockBoundingRect(note).top()
            _paint_rule(painter, (0, top - _RULE_ABOVE), looks.TEXT.width() / 3, looks.POINT / 2)
        note = note.previous()


def _paint_edges(painter: QPainter, above: tuple[str, str], below: tuple[str, str]) -> None:
    """The header above a line, and the footer: for each the words at the left and at the right."""
    painter.setFont(looks.font(_EDGE_SIZE))
    for top, words in ((looks.EDGE, above), (looks.PAGE.height() - looks.EDGE - _EDGE_HEIGHT, below)):
        place = QRectF(looks.MARGIN, top, looks.TEXT.width(), _EDGE_HEIGHT)
        painter.setPen(QColor(looks.SOFT))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, words[0])
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, words[1])
    left = looks.MARGIN, looks.EDGE + _EDGE_HEIGHT + _RULE_BELOW / 2
    _paint_rule(painter, left, looks.TEXT.width(), looks.POINT / 2)


def _paint_rule(painter: QPainter, left: tuple[float, float], length: float, thickness: float) -> None:
    """A line to the right from the point `left`."""
    start = QPointF(*left)
    painter.setPen(QPen(QColor(looks.LINE), thickness))
    painter.drawLine(start, start + QPointF(length, 0))


def _go_on(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled
