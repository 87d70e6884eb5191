"""Tables as WordprocessingML: a header that is repeated on every page, rows that stay whole, no merged cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from vgr_desktop.core.layout.widths import Sharing, widths_of
from vgr_desktop.word.content.context import Context
from vgr_desktop.word.content.markup import PAGE_WIDE, quote

_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
_HEADER_ROW = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row: of each the paragraphs as WordprocessingML.

    `first` are properties of the first cell beside its width: that it continues below, or from above.
    """

    cells: tuple[str, ...]
    first: str = ""


LIGHT_STYLE = "Tabelstoplicht"
BEGINS = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"


def table(rows: Sequence[Row], of: Sharing, context: Context, caption: str, description: str) -> str:
    """A table as wide as the text; its columns share the width as those of `of`, and the first row is its header.

    A screen reader reads out the caption and description.
    """
    widths = widths_of(of, context.width)
    told = f'<w:tblCaption w:val="{quote(caption)}"/>' if caption else ""
    told += f'<w:tblDescription w:val="{quote(description)}"/>' if description else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    starts = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>' for width in widths]
    inner = "".join(_row(row, starts, _ROW if i else _HEADER_ROW) for i, row in enumerate(rows))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{context.styles.id("Tabel rapportage")}"/><w:tblW {PAGE_WIDE}/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{told}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>'
    )


def _row(row: Row, starts: list[str], opening: str) -> str:
    (first, *others), (begin, *starts) = row.cells, starts
    cells = "".join(f"{start}</w:tcPr>{cell}</w:tc>" for start, cell in zip(starts, others, strict=True))
    return f"{opening}{begin}{row.first}</w:tcPr>{first}</w:tc>{cells}</w:tr>"


def head_style(*, numeric: bool) -> str:
    """The name of the style for the head of a column."""
    return "Tabelkop getal" if numeric else "Tabelkop"


def cell_style(*, numeric: bool, sums: bool = False, leads: bool = False) -> str:
    """The name of the style for a cell; a row that `leads` stays with the one under it, which `sums`."""
    base = "Tabeltotaal" if sums else "Tabeltekst boven totaal" if leads else "Tabeltekst"
    return f"{base} getal" if numeric else base
