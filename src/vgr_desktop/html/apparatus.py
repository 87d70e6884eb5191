"""What HTML of Office programs holds beside the text."""

import re
from collections.abc import Mapping

from vgr_desktop.html.style import Declarations

_COMMENTS = frozenset({"msocommentreference", "msocomanchor", "msocomoff", "msocomtxt"})
_NUMBER = re.compile(r"\(?(\d+(\.\d+)*\.?|([a-z]|[ivx]+)[.)]|\d+\))", re.IGNORECASE)
_APART = ("comment", "header", "footer")


def is_comment(attributes: Mapping[str, str], style: Declarations) -> bool:
    """Whether the element belongs to a comment in the margin of a Word document, or stands on each of its pages."""
    about = f"{style.get('mso-element', '')}{style.get('mso-special-character', '')}".lower()
    return about.startswith(_APART) or not _COMMENTS.isdisjoint(attributes.get("class", "").lower().split())


def is_number(marker: str) -> bool:
    """Whether what Word puts before an item is a number or a letter, and not a bullet."""
    return _NUMBER.fullmatch(marker.strip()) is not None
