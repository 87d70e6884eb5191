"""Text with commas, semicolons or tabs between the cells."""

import codecs
import csv
import io
from collections.abc import Callable
from pathlib import PurePath

from vgr_desktop.core.intake.sheets.grid import Sheet, Workbook
from vgr_desktop.core.model.characters import from_outside
from vgr_desktop.core.model.problems import Cancelled
from vgr_desktop.sheets.limits import Limits
from vgr_desktop.sheets.recognising import refused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = ";\t,|"
_SAID = "sep="
"""How Excel says in the first line what is between the cells."""
_LOOKED_AT = 20
_LONGEST_CELL = 1_000_000


def read(content: bytes, name: str, cancelled: Callable[[], bool]) -> Workbook:
    """The one sheet. It is called after the file."""
    text = _decoded(content)
    if "\x00" in text:
        raise refused(name, "is geen tekst en geen spreadsheet. Kies een ander bestand")
    separator, text = _separator(text)
    limits = Limits(name)
    rows: list[tuple[str, ...]] = []
    csv.field_size_limit(_LONGEST_CELL)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            if cancelled():
                raise Cancelled
            limits.add(len(row))
            limits.check_places(len(rows), len(row))
            rows.append(tuple(from_outside(cell).strip() for cell in row))
    except csv.Error as error:
        said = "heeft een cel die niet eindigt: er staat een aanhalingsteken te veel of te weinig. Herstel dat"
        raise refused(name, said) from error
    return Workbook(name, (Sheet(PurePath(name).stem, tuple(rows)),))


def _decoded(content: bytes) -> str:
    """The characters, by the byte order mark, else as UTF-8 or UTF-16, else as Western European text of Windows."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content.decode(encoding, errors="replace")
    if content[1:2] == b"\x00" and content[:1] != b"\x00":
        return content.decode("utf-16-le", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _separator(text: str) -> tuple[str, str]:
    """What is between the cells, and the text without a line that only says that."""
    first, _, rest = text.partition("\n")
    said = first.strip('"\r').lower()
    if said.startswith(_SAID) and len(said) == len(_SAID) + 1:
        return said[-1], rest
    lines = [_without_quoted(line) for line in text.splitlines()[:_LOOKED_AT] if line.strip()]
    return max(_SEPARATORS, key=lambda sign: _steadiness(lines, sign)), text


def _without_quoted(line: str) -> str:
    return "".join(line.split('"')[::2])


def _steadiness(lines: list[str], sign: str) -> tuple[int, int]:
    """In how many lines the sign stands as often as in most, and how often it does."""
    counts = [line.count(sign) for line in lines]
    often = max(set(counts) - {0}, key=counts.count, default=0)
    return (counts.count(often), often) if often else (0, 0)
