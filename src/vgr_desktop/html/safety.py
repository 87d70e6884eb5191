"""Preparing HTML from outside before it is parsed, so that reading it takes linear time."""

import re

from vgr_desktop.core.model.limits import MOST_TAGS, thousands
from vgr_desktop.core.model.problems import Problem

# What XML marks as raw data, and what old browsers read as a condition: the marks are removed, the text stays.
_MARKED = re.compile(r"<!\[(?:CDATA\[|[^<>]*>)|\]\]>")
_FALLBACK = re.compile(r"<!\[if !supportAnnotations\]>|<!\[if !supportLineBreakNewLine\]>")
_END = "<![endif]>"
# A "<" without a ">" before the next "<" is not a tag. The parser would search to the end of the page for each of them.
_STRAY = re.compile(r"<(?![^<>]*>)")


def parseable(html: str) -> str:
    """HTML without comments, and without what makes the parser stop early or search for very long.

    Raises `Problem` when it is more than can be read in a few seconds.
    """
    if html.count("<") > MOST_TAGS:
        raise Problem(
            f"Dit is te veel om in één keer te lezen (meer dan {thousands(MOST_TAGS)} HTML-onderdelen)."
            " Er is niets gewijzigd. Neem een kleiner deel."
        )
    return _STRAY.sub("&lt;", _MARKED.sub("", _without_fallbacks(_without_comments(html))))


def _without_fallbacks(html: str) -> str:
    """Without what Word adds for programs that have no comments or line breaks as it has; what is not closed stays."""
    kept, at = [], 0
    while (found := _FALLBACK.search(html, at)) and (end := html.find(_END, found.end())) >= 0:
        kept.append(html[at : found.start()])
        at = end + len(_END)
    kept.append(html[at:])
    return "".join(kept)


def _without_comments(html: str) -> str:
    """Without comments; one that is never closed stays, as its text may be that of the page."""
    kept, at = [], 0
    while (start := html.find("<!--", at)) >= 0 and (end := html.find("-->", start)) >= 0:
        kept.append(html[at:start])
        at = end + len("-->")
    kept.append(html[at:].replace("<!--", "&lt;!--"))
    return "".join(kept)
