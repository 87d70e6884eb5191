"""How an exported file says which text is which, so that it can be recognised when it comes back.

Programs drop some of what they do not know, so the identity is written twice: in a content control around each text,
and in hidden bookmarks, each within one paragraph (LibreOffice corrupts one over several). The reader sees neither.
"""

import hashlib
import uuid
from itertools import count

from vgr_desktop.word.content.markup import quote

_SAY_NOTHING = '<w15:appearance w15:val="hidden"/>'
_MAX_ALIAS = 60
"""Characters. Word accepts 64, LibreOffice shows what fits."""


def key(lineage: str) -> str:
    """32 hexadecimal digits for a lineage: those of its UUID, or a digest if it is not one."""
    try:
        return uuid.UUID(lineage).hex
    except ValueError:
        return hashlib.sha256(lineage.encode()).hexdigest()[:32]


def heading_name(lineage: str) -> str:
    """The name of the bookmark on the first heading of the item with this lineage."""
    return f"_h{key(lineage)}"


class Names:
    """Gives bookmarks and content controls their names and numbers, each once in a document."""

    def __init__(self) -> None:
        """Begin a document."""
        self._taken: dict[str, int] = {}
        self._bookmarks = count(1)
        self._controls = count(1)

    def heading(self, lineage: str) -> str:
        """The name of the bookmark of a heading. Further headings of the same item get a number."""
        return self._unique(heading_name(lineage))

    def paragraph(self, lineage: str, number: int) -> str:
        """The name of the bookmark on the printed paragraph `number`, from 1, of a text."""
        return self._unique(f"_p{key(lineage)}_{number}")

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
