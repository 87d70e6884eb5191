"""Spreadsheets made by hand, as files and as values."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter

from vgr_desktop.core.intake.sheets.grid import Cell, Sheet, Workbook

Value = str | int | float | bool | dt.date | None

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in (
        ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
        ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
        ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
        ("calcext", "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
    )
)
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def sheet(*rows: Sequence[object], name: str = "Blad1", is_hidden: bool = False) -> Sheet:
    """A sheet as a value; whole numbers and fractions become what a reader makes of them."""
    return Sheet(name, tuple(tuple(map(_cell, row)) for row in rows), is_hidden)


def _cell(value: object) -> Cell:
    if value is None:
        return ""
    return Decimal(str(value)) if isinstance(value, int | float) else str(value)


def book(*sheets: Sheet, source: str = "boom.xlsx") -> Workbook:
    """A workbook as a value."""
    return Workbook(source, sheets)


def xlsx(rows: Sequence[Sequence[Value]], *more: tuple[str, Sequence[Sequence[Value]]], name: str = "Blad1") -> bytes:
    """A .xlsx file with these rows, and more sheets with theirs."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as made:
        date = made.add_format({"num_format": "d-m-yyyy"})
        for title, lines in ((name, rows), *more):
            page = made.add_worksheet(title)
            for row, line in enumerate(lines):
                for column, value in enumerate(line):
                    if isinstance(value, dt.date):
                        page.write_datetime(row, column, dt.datetime(value.year, value.month, value.day), date)  # noqa: DTZ001  # a spreadsheet has no zones
                    elif value is not None:
                        page.write(row, column, value)
    return stream.getvalue()


def ods(*tables: str) -> bytes:
    """A .ods file with these tables, in XML."""
    content = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMESPACES}><office:body>'
    content += f"<office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
    return packed({"mimetype": _ODS.encode(), "META-INF/manifest.xml": _manifest(), "content.xml": content.encode()})


def _manifest() -> bytes:
    address = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entry = f'<m:file-entry m:full-path="/" m:media-type="{_ODS}"/>'
    return f'<m:manifest xmlns:m="{address}">{entry}</m:manifest>'.encode()


def ods_table(rows: Iterable[Sequence[object]], name: str = "Blad1") -> str:
    """A table of OpenDocument with these rows."""
    made = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    return f'<table:table table:name="{name}">{made}</table:table>'


def _ods_cell(value: object) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        kind = f'office:value-type="float" office:value="{value}"'
        return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def packed(files: Mapping[str, bytes]) -> bytes:
    """A packed file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return stream.getvalue()


def repacked(content: bytes, **parts: bytes) -> bytes:
    """A packed file with other content for the parts that end in these names."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    for end, part in parts.items():
        (name,) = (name for name in files if name.endswith((f"{end}.xml", end)))
        files[name] = part
    return packed(files)


def part(content: bytes, end: str) -> bytes:
    """The part whose name ends so."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return next(package.read(name) for name in package.namelist() if name.endswith(end))


def saved(folder: Path, name: str, content: bytes | str) -> Path:
    """The content as a file."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
