"""On which pages of a PDF its headings are, from the bookmarks that LibreOffice makes of them."""

import re
from typing import NamedTuple

_PAGES = re.compile(rb"/Type/Pages\n.*?/Kids\[([\d R\n]*)\]", re.DOTALL)
_NUMBER = re.compile(rb"(\d+) 0 R")
_BOOKMARK = re.compile(
    rb"^(\d+) 0 obj\n<<(?:(?!endobj).)*?/Title<([0-9A-F]*)>\n/Dest\[(\d+) 0 R(?:(?!endobj).)*?/Parent (\d+) 0 R",
    re.MULTILINE | re.DOTALL,
)
_MARK = "\ufeff"


class Landing(NamedTuple):
    """A heading: its level and words, and the page on which it begins, from 1."""

    level: int
    text: str
    page: int


def headings(pdf: bytes) -> tuple[Landing, ...]:
    """The headings of a PDF from LibreOffice, in the order of the text; empty when they cannot be found."""
    tree = _PAGES.search(pdf)
    pages = {found[1]: page for page, found in enumerate(_NUMBER.finditer(tree[1]), 1)} if tree else {}
    levels: dict[bytes, int] = {}
    landings = []
    for id, title, page, parent in (found.groups() for found in _BOOKMARK.finditer(pdf)):
        levels[id] = levels.get(parent, 0) + 1
        if page not in pages:
            return ()
        landings.append(Landing(levels[id], _text(title), pages[page]))
    return tuple(landings)


def _text(digits: bytes) -> str:
    """The text that PDF writes in hexadecimal digits, with single spaces."""
    return " ".join(bytes.fromhex(digits.decode()).decode("utf-16-be", "replace").removeprefix(_MARK).split())
