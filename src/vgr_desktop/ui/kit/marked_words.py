"""Two wordings as one line, with deleted words struck out and inserted ones underlined."""

from html import escape
from itertools import pairwise

from vgr_desktop.core.model.text import from_plain
from vgr_desktop.core.model.text_difference import How, Span, need_space, word_difference

_FORMS = {How.EQUAL: "{0}{1}{2}", How.DELETED: "{0}<s>{1}</s>{2}", How.INSERTED: "{0}<u>{1}</u>{2}"}


def marked(old: str, new: str) -> str:
    """The difference between two titles, as HTML."""
    spans = word_difference(from_plain(old), from_plain(new))
    gaps = [" " if need_space(one, other) else "" for one, other in pairwise(spans)]
    return "".join(_said(span) + gap for span, gap in zip(spans, [*gaps, ""], strict=True))


def _said(span: Span) -> str:
    """The words of a span in their form, without the spaces around them."""
    words = span.text.strip()
    before, _, after = span.text.partition(words) if words else (span.text, "", "")
    return _FORMS[span.how].format(before, escape(words), after)
