"""A small Excel workbook: one sheet of words and numbers, the data of a chart."""

from collections.abc import Sequence

from vgr_desktop.word.content.markup import quote
from vgr_desktop.word.package import zipped

SHEET = "Gegevens"

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_FIXED = {
    "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>',
    "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
}


def workbook(rows: Sequence[Sequence[str | int]]) -> bytes:
    """A .xlsx file with these rows; the same rows give the same bytes."""
    made = "".join(_row(number, cells) for number, cells in enumerate(rows, 1))
    sheet = f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{made}</sheetData></worksheet>'
    files = {**_FIXED, "xl/worksheets/sheet1.xml": sheet}
    return zipped({name: text.encode() for name, text in files.items()})


def column(number: int) -> str:
    """The letters of the column `number`, from 0: A to Z, then AA."""
    left, letter = divmod(number, 26)
    return (column(left - 1) if left else "") + chr(ord("A") + letter)


def _row(number: int, cells: Sequence[str | int]) -> str:
    made = "".join(_cell(f"{column(place)}{number}", value) for place, value in enumerate(cells))
    return f'<row r="{number}">{made}</row>'


def _cell(place: str, value: str | int) -> str:
    if isinstance(value, int):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{quote(value)}</t></is></c>'
