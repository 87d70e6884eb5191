"""Tables as HTML: a caption, a header row, and cells that say of what they are the header."""

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
) -> str:
    """A table: of each column its header, of each row its cells, all as HTML.

    `name` is its caption, `unseen` when it is only for who listens, as `description` always is; `kind` is a class of
    the style sheet.
    """
    caption = hidden(name) if unseen else escape(name) + (hidden(f": {description}") if description else "")
    body = element("tbody", "\n".join(element("tr", row) for row in rows))
    made = element("table", "\n".join(filter(None, (element("caption", caption), _head(columns), body))), class_=kind)
    if len(columns) < _WIDE:
        return made
    return element("div", made, class_="wide", role="region", tabindex="0", aria_label=name)


def _head(columns: Sequence[str]) -> str:
    """The header row. A column without a name has no header to announce; without any name there is no such row."""
    cells = (element("th", column, scope="col") if column else "<td></td>" for column in columns)
    return element("thead", element("tr", "".join(cells))) if any(columns) else ""


def row_header(inner: str, kind: str = "") -> str:
    """The cell that says what its row is about."""
    return element("th", inner, scope="row", class_=kind)


def cell(inner: str, kind: str = "") -> str:
    """A cell that holds what the headers of its row and column announce."""
    return element("td", inner, class_=kind)
