"""The pictures that come in with a file: those that a report can hold, each once."""

import re

from vgr_desktop.core.intake.lines import Line
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.limits import LARGEST_KEPT
from vgr_desktop.core.model.pictures import kind_of, size_of
from vgr_desktop.core.model.report import Picture
from vgr_desktop.core.model.text import NARROWEST, WIDEST

MOST_BYTES = 150_000_000
"""Of all pictures of a file together."""
_FIGURE = re.compile(r"(?:figuur|afbeelding|afb\.|figure)\s*\d{1,3}\s*[.:–-]?\s+(?=\S)", re.IGNORECASE)


class KeptPictures:
    """The pictures so far, in `kept`."""

    def __init__(self, identities: Identities) -> None:
        """Each gets an identity of `identities`."""
        self.kept: list[Picture] = []
        self._identities = identities
        self._known: dict[bytes, str] = {}
        self._bytes = 0

    def keep(self, content: bytes) -> str | None:
        """The lineage of a picture; None when it is none that a report can hold, or there is too much."""
        if content in self._known:
            return self._known[content]
        kind = kind_of(content)
        if kind is None or len(content) > LARGEST_KEPT or size_of(content) is None:
            return None
        if self._bytes + len(content) > MOST_BYTES:
            return None
        self._bytes += len(content)
        identity = self._identities.new()
        self.kept.append(Picture(*identity, kind=kind, content=content))
        self._known[content] = identity.lineage
        return identity.lineage


def share_of_width(width: float) -> int:
    """A width in percent of the text, as a picture can have it."""
    return min(max(round(width), NARROWEST), WIDEST)


def unnumbered(caption: Line) -> Line:
    """A caption without the number that the report gives to its picture itself."""
    number = _FIGURE.match(caption.text)
    return caption.without(number.end()) if number else caption
