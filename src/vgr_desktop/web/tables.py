"""Tables as HTML: a caption, a header row, and header cells with their scope."""

from collections.abc import Iterable, Sequence

from vgr_desktop.web.markup import element, escape, hidden

_WIDE = 5
"""From this many columns on, a table may be wider than the screen and can be moved sideways."""


def table(
    name: str,
    columns: Sequence[str],
    rows: Iterable[str],
    *,
    description: str = "",
    kind: str = "",
    unseen: bool = False,
    anchor: str = "",
) -> str:
    """A table with the headers of its columns (none: its rows have headers) and the cells of each row, all as HTML.

    `name` is its caption. `unseen`: the caption is only for a screen reader, as `description` always is; `kind` is a
    class of the style sheet, `anchor` the id of the caption for links.
    """
    more = hidden(f": {description}") if description else ""
    caption = (hidden(name) if unseen else escape(name)) + more
    body = element("tbody", "\n".join(element("tr", row) for row in rows))
    head = element("thead", element("tr", "".join(columns))) if columns else ""
    made = element("table", "\n".join(filter(None, (element("caption", caption, id=anchor), head, body))), class_=kind)
    if len(columns) < _WIDE:
        return made
    return element("div", made, class_="wide", role="region", tabindex="0", aria_label=name)


def column_header(inner: str, kind: str = "") -> str:
    """The header cell of a column; an ordinary cell when the column has no name."""
    return element("th", inner, scope="col", class_=kind) if inner else cell(inner)


def row_header(inner: str, kind: str = "") -> str:
    """The header cell of a row."""
    return element("th", inner, scope="row", class_=kind)


def cell(inner: str, kind: str = "") -> str:
    """An ordinary cell."""
    return element("td", inner, class_=kind)
