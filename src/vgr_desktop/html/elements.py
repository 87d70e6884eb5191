"""What the elements of HTML mean for a text."""

from vgr_desktop.core.model.text import Kind, Mark

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = {"ul": Kind.BULLET, "ol": Kind.NUMBERED}
MARKS = {
    "b": Mark.BOLD, "strong": Mark.BOLD,
    "i": Mark.ITALIC, "em": Mark.ITALIC,
    "u": Mark.UNDERLINE, "sup": Mark.SUPERSCRIPT, "sub": Mark.SUBSCRIPT,
}  # fmt: skip
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "head", "header", "hr", "html", "legend", "li", "main",
    "nav", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "thead", "tr", *HEADINGS, *LISTS,
})  # fmt: skip
"""Elements that begin and end on a line of their own."""
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
"""Elements without content or an end tag."""
UNDER_A_HEADING = frozenset({*HEADINGS, "p", *LISTS})
"""Elements that are never part of a heading: they end one that is still open."""
ENDS_A_PARAGRAPH = frozenset({*UNDER_A_HEADING, "div", "section", "table"})
"""Elements that begin only after a paragraph that is still open."""
CONTAINERS = frozenset({
    "article", "aside", "body", "footer", "head", "header", "html", "main", "nav", "table", "tbody", "td", "tfoot",
    "thead", "tr",
})  # fmt: skip
"""Elements whose end tag works from inside an open table cell; other end tags only work within their own cell."""
STRUCK = frozenset({"s", "strike", "del"})
"""Elements whose words no longer count."""
STRUCK_CELL = "#struck"
"""Stands for what is in a cell whose words are struck: the cell itself stays in its place."""
ENDS_WHERE_BEGINS = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "tr", "tbody", "tfoot"}),
    STRUCK_CELL: frozenset({"td", "tr", "tbody", "tfoot"}),
    "tr": frozenset({"tr", "tbody", "tfoot"}),
}
"""Elements whose end tag is optional, and what they end before."""
SAME = {"th": "td"}
"""Elements that are read as another one."""
