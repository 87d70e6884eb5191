"""Tables as WordprocessingML: a header that is repeated on every page, rows that stay whole, no merged cells."""

from collections.abc import Sequence
from dataclasses import dataclass

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


BEGINS = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"


def table(
    rows: Sequence[Row], weights: Sequence[int], context: Context, caption: str = "", description: str = ""
) -> str:
    """A table as wide as the text; the first row is its header.

    The columns share the width by their `weights`. A screen reader reads out the caption and description.
    """
    widths = [context.width * weight // sum(weights) for weight in weights]
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
