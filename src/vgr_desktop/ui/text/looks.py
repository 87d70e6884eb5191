"""The looks of headings, links and table headers on screen.

The document itself has only the meaning of a text; its looks are laid over it, so that they can never be mistaken for
marks of the officer.
"""

from collections.abc import Iterator

from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPalette,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextLayout,
)

from vgr_desktop.ui.text.runs import FIELD_PROPERTY, field_in

FIELD_SHADE = 108
"""Percent: how much darker a field is than the rows of a table, so that it is visible on a white page."""
HEADING_SCALE = (1.06, 1.0)


class TextLooks:
    """Lays the looks over a document, block by block, as it changes.

    Qt's own highlighter would lay out and paint a whole paragraph with a link again at each key; here that happens only
    when its looks change.
    """

    def __init__(self, document: QTextDocument) -> None:
        """Follow `document`, which is still empty."""
        self._document = document
        self._plain = range(0)

    def follow(self, position: int, added: int) -> None:
        """Take note that `added` characters were added at this position, or some were removed there."""
        self._plain = range(0)
        block = self._document.findBlock(position)
        while block.isValid() and block.position() <= position + added:
            self._lay(block)
            block = block.next()

    def end_before(self, position: int) -> bool:
        """Whether the looks of the paragraph end before this position, so that typing here does not change them.

        For continued typing in a paragraph without looks, nothing else is checked.
        """
        if position in self._plain:
            self._plain = range(self._plain.start, self._plain.stop + 1)
            return True
        block = self._document.findBlock(position)
        place, looks = position - block.position(), block.layout().formats()
        self._plain = range(0) if looks else range(block.position(), block.position() + block.length())
        return all(look.start + look.length < place for look in looks)

    def _lay(self, block: QTextBlock) -> None:
        looks = list(self._looks(block))
        if looks != block.layout().formats():
            block.layout().setFormats(looks)
            self._document.markContentsDirty(block.position(), block.length())

    def _looks(self, block: QTextBlock) -> Iterator[QTextLayout.FormatRange]:
        level = block.blockFormat().headingLevel()
        whole = QTextCharFormat()
        if level:
            whole = self._heading(level)
            yield _range(0, block.length(), whole)
        elif self._is_header_cell(block):
            whole.setFontWeight(QFont.Weight.DemiBold)
            yield _range(0, block.length(), whole)
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            form = fragment.charFormat()
            if form.isAnchor():
                yield _range(fragment.position() - block.position(), fragment.length(), _link(whole))
            if form.hasProperty(FIELD_PROPERTY):
                yield from _field(block, fragment, _link(whole) if form.isAnchor() else whole)
            fragments += 1

    def _heading(self, level: int) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.DemiBold)
        size = self._document.defaultFont().pointSizeF()
        form.setFontPointSize(size * HEADING_SCALE[min(level, len(HEADING_SCALE)) - 1])
        return form

    def _is_header_cell(self, block: QTextBlock) -> bool:
        if not self._document.rootFrame().childFrames():
            return False
        table = QTextCursor(block).currentTable()
        return table is not None and table.cellAt(block.position()).row() == 0


def _link(around: QTextCharFormat) -> QTextCharFormat:
    """The look of a link in text with the look `around`."""
    form = QTextCharFormat(around)
    form.setForeground(QGuiApplication.palette().color(QPalette.ColorRole.Link))
    form.setFontUnderline(True)
    return form


def _field(block: QTextBlock, fragment: QTextFragment, around: QTextCharFormat) -> Iterator[QTextLayout.FormatRange]:
    """The look of a field in text with the look `around`, as far as its characters are still the field."""
    before, field, _ = field_in(fragment.charFormat(), fragment.text())
    if field:
        form = QTextCharFormat(around)
        form.setBackground(QGuiApplication.palette().color(QPalette.ColorRole.AlternateBase).darker(FIELD_SHADE))
        start = fragment.position() - block.position() + len(before.encode("utf-16-le")) // 2
        yield _range(start, len(field.encode("utf-16-le")) // 2, form)


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, form
    return made
