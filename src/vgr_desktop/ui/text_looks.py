"""How headings, links and table headers look on screen.

The document itself holds only what a text means; its looks are laid over it, so that they can never be mistaken for
marks of the officer's.
"""

from PySide6.QtGui import QFont, QGuiApplication, QPalette, QSyntaxHighlighter, QTextCharFormat, QTextCursor

HEADING_SCALE = (1.06, 1.0)


class TextLooks(QSyntaxHighlighter):
    """Lays the looks over a document, block by block, as it changes."""

    def highlightBlock(self, _text: str) -> None:  # noqa: N802  # called by Qt
        """Lay the looks over the current block."""
        block = self.currentBlock()
        level = block.blockFormat().headingLevel()
        if level:
            self.setFormat(0, block.length(), self._heading(level))
        elif self._is_header_cell():
            form = QTextCharFormat()
            form.setFontWeight(QFont.Weight.DemiBold)
            self.setFormat(0, block.length(), form)
        self._show_links()

    def _heading(self, level: int) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.DemiBold)
        size = self.document().defaultFont().pointSizeF()
        form.setFontPointSize(size * HEADING_SCALE[min(level, len(HEADING_SCALE)) - 1])
        return form

    def _is_header_cell(self) -> bool:
        if not self.document().rootFrame().childFrames():
            return False
        table = QTextCursor(self.currentBlock()).currentTable()
        return table is not None and table.cellAt(self.currentBlock().position()).row() == 0

    def _show_links(self) -> None:
        block = self.currentBlock()
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.charFormat().isAnchor():
                form = QTextCharFormat(self.format(fragment.position() - block.position()))
                form.setForeground(QGuiApplication.palette().color(QPalette.ColorRole.Link))
                form.setFontUnderline(True)
                self.setFormat(fragment.position() - block.position(), fragment.length(), form)
            fragments += 1
