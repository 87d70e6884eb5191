"""How an exported file says which text is which, so that it can be recognised when it comes back.

Programs drop some of what they do not know, so the identity is written twice: in a content control around each text,
and in hidden bookmarks, each within one paragraph (LibreOffice corrupts one over several). The reader sees neither.
"""

from collections.abc import Iterator
from itertools import count
from typing import Self

from vgr_desktop.core.layout.anchors import Aspect, anchor_name, key
from vgr_desktop.word.content.markup import quote

_SAY_NOTHING = '<w15:appearance w15:val="hidden"/>'
_MAX_ALIAS = 60
"""Characters. Word accepts 64, LibreOffice shows what fits."""


def heading_name(lineage: str) -> str:
    """The name of the bookmark on the first heading of the item with this lineage."""
    return anchor_name(Aspect.HEADING, lineage)


class Names:
    """Gives bookmarks and content controls their names and numbers, each once in a document."""

    def __init__(self, bookmarks: Iterator[int] | None = None, controls: Iterator[int] | None = None) -> None:
        """Begin a document, with numbers of its own for its bookmarks and content controls unless it gets these."""
        self._taken: dict[str, int] = {}
        self._cells: dict[str, int] = {}
        self._bookmarks = bookmarks or count(1)
        self._controls = controls or count(1)

    def beside(self) -> Self:
        """The names of another document, whose content will stand among that of this one: numbers are given once."""
        return type(self)(self._bookmarks, self._controls)

    def heading(self, lineage: str) -> str:
        """The name of the bookmark of a heading. Further headings of the same item get a number."""
        return self._unique(heading_name(lineage))

    def paragraph(self, lineage: str, number: int) -> str:
        """The name of the bookmark on the printed paragraph `number`, from 1, of a text."""
        return self._unique(f"{anchor_name(Aspect.LINE, lineage)}_{number}")

    def again(self, name: str) -> str:
        """The name of another bookmark on the same line."""
        return self._unique(name)

    def cell(self, lineage: str) -> str:
        """The name of the bookmark in the next cell of the tables in a text."""
        number = self._cells[lineage] = self._cells.get(lineage, 0) + 1
        return self._unique(f"{anchor_name(Aspect.CELL, lineage)}_{number}")

    def says(self, aspect: Aspect | None, lineage: str, inner: str) -> str:
        """`inner`, which says this of the item, in its bookmark; None: it says nothing of an item."""
        if aspect is None:
            return inner
        return self.bookmarked(self._unique(anchor_name(aspect, lineage)), inner)

    def _unique(self, name: str) -> str:
        times = self._taken[name] = self._taken.get(name, 0) + 1
        return name if times == 1 else self._unique(f"{name}_{times}")

    def bookmarked(self, name: str, inner: str) -> str:
        """`inner`, which is within one paragraph, in a bookmark."""
        id = next(self._bookmarks)
        return f'<w:bookmarkStart w:id="{id}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{id}"/>'

    def controlled(self, lineage: str, name: str, inner: str) -> str:
        """`inner`, whole paragraphs and tables, in an unlocked content control: its tag says which text it is."""
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{quote(name[:_MAX_ALIAS])}"/><w:tag w:val="vgr:{key(lineage)}"/>'
            f'<w:id w:val="{next(self._controls)}"/>{_SAY_NOTHING}</w:sdtPr>'
            f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        )
