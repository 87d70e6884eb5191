"""Reads the text that a document shows, again and again while it is written."""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextDocument

from vgr_desktop.core.model.text import RichText, Table, rich
from vgr_desktop.ui.text import bridge as text_bridge


class TextReader:
    """Remembers what was read, and reads only the changed paragraphs again.

    So reading a long text is as fast as a short one, and unchanged paragraphs are the same values as before, which
    makes comparing with an earlier text fast too.
    """

    def __init__(self, document: QTextDocument) -> None:
        """Read `document`; each of its changes must be passed to `note_change`."""
        self._document = document
        self.know(text_bridge.text_of(document))

    def know(self, text: RichText) -> None:
        """Take note that the document shows `text`."""
        self._known = text
        self._is_changed = False
        self._before = self._behind = self._document.characterCount()

    def text(self) -> RichText:
        """The text that the document shows."""
        if self._is_changed:
            self.know(text_bridge.text_of(self._document) if self._has_tables() else self._read())
        return self._known

    def note_change(self, position: int, added: int) -> None:
        """Take note that `added` characters were added at this position, or some were removed there."""
        # The numbers of untouched characters at the beginning and at the end are kept.
        self._is_changed = True
        self._before = min(self._before, position)
        self._behind = min(self._behind, self._document.characterCount() - position - added)

    def _has_tables(self) -> bool:
        """Whether there is or was a table, which is one block of the text, but many of the document."""
        return bool(self._document.rootFrame().childFrames()) or any(isinstance(b, Table) for b in self._known.blocks)

    def _read(self) -> RichText:
        last = self._document.characterCount() - 1
        begin = self._document.findBlock(min(self._before, last))
        end = self._document.findBlock(min(self._document.characterCount() - self._behind, last))
        same = self._document.blockCount() - 1 - end.blockNumber()
        blocks = self._known.blocks
        changed = rich(map(text_bridge.paragraph_of, _blocks(begin, end))).blocks
        return RichText((*blocks[: begin.blockNumber()], *changed, *blocks[len(blocks) - same :]))


def _blocks(begin: QTextBlock, end: QTextBlock) -> Iterator[QTextBlock]:
    """The blocks from one to another, including both."""
    while begin != end:
        yield begin
        begin = begin.next()
    yield end
