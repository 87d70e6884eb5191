"""What the elements of HTML mean for a text."""

from vgr_desktop.core.model.text import Kind, Mark

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = {"ul": Kind.BULLET, "ol": Kind.NUMBERED}
MARKS = {
    "b": Mark.BOLD, "strong": Mark.BOLD,
    "i": Mark.ITALIC, "em": Mark.ITALIC,
    "u": Mark.UNDERLINE, "ins": Mark.UNDERLINE,
}  # fmt: skip
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "head", "header", "hr", "html", "legend", "li", "main",
    "nav", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "thead", "tr", *HEADINGS, *LISTS,
})  # fmt: skip
"""What begins on a line of its own, and ends one."""
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
"""What has no content, and no end."""
UNDER_A_HEADING = frozenset({*HEADINGS, "p", *LISTS})
"""What is never part of a heading: one that is still open ends here."""
CONTAINERS = frozenset({
    "article", "aside", "body", "footer", "head", "header", "html", "main", "nav", "table", "tbody", "td", "tfoot",
    "thead", "tr",
})  # fmt: skip
"""Whose end counts even within a table cell that was left open; that of anything else stays within its cell."""
SAME = {"th": "td"}
"""What is read as another element."""
