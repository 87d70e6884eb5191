"""What HTML holds beside the text: what was struck or hidden, and the apparatus of Office programs."""

import re

_STRUCK = frozenset({"s", "strike", "del"})
_STYLE = re.compile(
    r"text-decoration(?:-line)?\s*:[^;]*line-through|mso-hide\s*:\s*all|mso-element\s*:\s*(?:comment|header|footer)",
    re.IGNORECASE,
)
_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_COMMENTS = frozenset({"msocommentreference", "msocomanchor", "msocomoff", "msocomtxt"})


def is_struck_or_hidden(tag: str, style: str, *, folded: bool) -> bool:
    """Whether the content of an element was struck, deleted or hidden by the writer.

    `folded`: what is not displayed may only be folded away, as on a page of a website, and is then not hidden.
    """
    return tag in _STRUCK or _STYLE.search(style) is not None or (not folded and _NOT_SHOWN.search(style) is not None)


def is_comment(classes: str) -> bool:
    """Whether the element belongs to a comment in the margin of a Word document."""
    return not _COMMENTS.isdisjoint(classes.lower().split())
