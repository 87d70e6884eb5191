"""All readers of input from outside, with valid samples and harmful input.

A reader must accept its input or refuse it with a `Problem`, in little time and memory.
"""

import datetime as dt
import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from docx import Document

from tests.pages import PAGES
from tests.reports import identities, reviewed_report, small_report
from tests.returned import sent
from tests.spreadsheets import ods, ods_table
from vgr_desktop.core.intake.sheets.guessing import guess
from vgr_desktop.core.intake.sheets.reading import read_workbook
from vgr_desktop.core.layout import Imprint
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.returning.comparing import propose
from vgr_desktop.files.format.codec import text_from_json, text_to_json
from vgr_desktop.files.format.exchange import read_report
from vgr_desktop.files.format.report_json import report_to_json
from vgr_desktop.files.safety.opening import open_to_work
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.published import CLUES, read_lines, read_page
from vgr_desktop.services import pasting
from vgr_desktop.sheets import read_sheets
from vgr_desktop.sheets.writing import workbook_of
from vgr_desktop.word.house.template import open_template
from vgr_desktop.word.reader import read_document
from vgr_desktop.word.review import read_returned
from vgr_desktop.word.writer import write

MOST_CHANGES = 12
MEGABYTE = 1_000_000
_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ODD = ("\x00", "\x1b[31m", "\ud800", "\u202e", "\u2066", "\ufeff", "😀", "e\u0301" * 50, "&#0;", "]]>", "\u2028")


@dataclass(frozen=True, slots=True)
class Reader:
    """The reader of files with this suffix; `read` gets the path of one."""

    suffix: str
    read: Callable[[Path], object]


def _page(path: Path) -> object:
    return read_page(path, identities())


def _word_report(path: Path) -> object:
    known = identities()
    return read_lines(read_document(path, known, CLUES, lambda: False), known, path.name)


def _clipboard(path: Path) -> object:
    return pasting.html(path.read_bytes().decode("utf-8", "surrogateescape"))


def _clipboard_text(path: Path) -> object:
    return pasting.plain(path.read_bytes().decode("utf-8", "surrogateescape"))


def _clipboard_own(path: Path) -> object:
    try:
        return pasting.within_limits(text_from_json(path.read_bytes().decode("utf-8", "replace")))
    except (ValueError, RecursionError) as error:  # the editor then uses another form on the clipboard
        raise Problem("geen tekst van ons") from error


def _sheets(path: Path) -> object:
    workbook = read_sheets(path)
    return read_workbook(workbook, tuple(map(guess, workbook.sheets)), identities())


def _dossier(path: Path) -> object:
    found = open_to_work(path, dt.datetime(2026, 6, 1, tzinfo=dt.UTC))
    if found.lock is not None:
        found.lock.release()
    return found


def _returned(path: Path) -> object:
    return propose(read_returned(path), sent(small_report()), small_report())


READERS: Mapping[str, Reader] = {
    "page": Reader(".txt", _page),
    "web page": Reader(".html", _page),
    "web archive": Reader(".mhtml", _page),
    "exchanged report": Reader(".json", lambda path: read_report(path, identities())),
    "dossier": Reader(".vgr", _dossier),
    "house style": Reader(".docx", open_template),
    "reviewed document": Reader(".docx", _returned),
    "spreadsheet": Reader(".xlsx", _sheets),
    "open spreadsheet": Reader(".ods", _sheets),
    "comma-separated": Reader(".csv", _sheets),
    "word report": Reader(".docx", _word_report),
    "clipboard": Reader(".html", _clipboard),
    "clipboard text": Reader(".txt", _clipboard_text),
    "clipboard of ours": Reader(".json", _clipboard_own),
}

PACKED = frozenset({"house style", "reviewed document", "word report", "spreadsheet", "open spreadsheet"})
"""The readers of packed files, of which one part can be spoiled."""


_PAGES = {
    **dict.fromkeys(("page", "clipboard text"), "waterdam-1e-vgr-2022-programma-8.txt"),
    **dict.fromkeys(("web page", "clipboard"), "waterdam-1e-vgr-2024-programma-5.html"),
    "web archive": "kinds/archief.mht",
}


def sample(name: str, folder: Path) -> bytes:
    """A valid sample for the reader with this name."""
    match name:
        case "page" | "clipboard text" | "web page" | "clipboard" | "web archive":
            return (PAGES / _PAGES[name]).read_bytes()
        case "exchanged report":
            return report_to_json(small_report()).encode()
        case "clipboard of ours":
            return text_to_json(small_report().foreword.body).encode()
        case "spreadsheet" | "open spreadsheet" | "comma-separated":
            return _spreadsheets()[name]
        case "house style" | "word report" | "reviewed document":
            return _word_file(name)
        case _:
            return _dossier_file(folder)


def _word_file(name: str) -> bytes:
    if name != "house style":
        return write(reviewed_report(), Imprint(dt.date(2026, 6, 1))).zipped()
    stream = io.BytesIO()
    Document().save(stream)
    return stream.getvalue()


def _dossier_file(folder: Path) -> bytes:
    path = folder / "sound.vgr"
    path.unlink(missing_ok=True)
    with Dossier.create(path) as dossier:
        dossier.save(None, small_report())
    return path.read_bytes()


def _spreadsheets() -> Mapping[str, bytes]:
    rows = [("Code", "Titel", "Stoplicht"), ("9A1.1", "Zorg", "groen"), (10, "Wonen", 0.5)]
    return {
        "spreadsheet": workbook_of(small_report(), dt.date(2026, 6, 1)),
        "open spreadsheet": ods(ods_table(rows)),
        "comma-separated": b'Programma;Omschrijving;Bedrag\n9;"Kade; lang";45.000 N\n10;Weg;(3,5)\n',
    }


def changed(content: bytes, chance: random.Random) -> bytes:
    """The content with bytes flipped, stretches removed, doubled or moved, and odd characters inserted."""
    spoiled = bytearray(content)
    for _ in range(chance.randint(1, MOST_CHANGES)):
        start = chance.randrange(len(spoiled) + 1)
        end = min(len(spoiled), start + chance.choice((1, 2, 16, 300)))
        match chance.randrange(5):
            case 0:
                spoiled[start:end] = chance.randbytes(end - start)
            case 1:
                del spoiled[start:end]
            case 2:
                spoiled[start:start] = spoiled[start:end] * chance.choice((1, 50))
            case 3:
                spoiled[start:start] = chance.choice(_ODD).encode("utf-8", "surrogatepass")
            case _:
                spoiled[start:] = b""
    return bytes(spoiled)


def unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A Word file of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def changed_inside(content: bytes, chance: random.Random) -> bytes:
    """A Word file with one of its parts changed."""
    parts = unpacked(content)
    name = chance.choice(sorted(parts))
    return packed(parts | {name: changed(parts[name], chance)})


def takes(reader: Reader, content: bytes, folder: Path) -> bool:
    """Whether the reader accepts this; False when it refuses it with a `Problem`. Other errors are not caught."""
    path = folder / f"outside{reader.suffix}"
    path.write_bytes(content)
    try:
        reader.read(path)
    except Problem as problem:
        if not str(problem).strip():
            raise AssertionError("it says nothing") from problem
        return False
    return True


def extremes(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    """Harmful input: the name of the reader, a description, and the content."""
    for name in ("page", "clipboard text"):
        yield name, "a million paragraphs", b"regel\n" * 1_000_000
        yield name, "a word of 100,000 characters", b"a" * 100_000
        yield name, "nothing but odd characters", "".join(_ODD).encode("utf-8", "surrogatepass") * 1000
        yield name, "twenty megabytes without a space", b"x" * (20 * MEGABYTE)
    for name in ("web page", "clipboard"):
        yield from ((name, what, content) for what, content in _hostile_html())
    yield "exchanged report", "nested deeply", b"[" * 200_000
    yield "exchanged report", "a number of a million digits", b'{"format": ' + b"9" * MEGABYTE + b"}"
    yield "exchanged report", "a hundred megabytes", b" " * (100 * MEGABYTE)
    yield "clipboard of ours", "nested deeply", b"[" * 200_000
    rows = [[[{"runs": ["x"]}]] * 300] * 300
    yield "clipboard of ours", "a table of 90,000 cells", json.dumps([{"table": rows}]).encode()
    yield from (("reviewed document", what, content) for what, content in _hostile_review(folder))
    yield from (("spreadsheet", what, content) for what, content in _hostile_excel(sample("spreadsheet", folder)))
    yield from (("open spreadsheet", what, content) for what, content in _hostile_ods())
    yield "comma-separated", "twenty megabytes without a separator", b"x" * (20 * MEGABYTE)
    yield "comma-separated", "a million separators on a line", b";" * MEGABYTE
    yield "comma-separated", "a million rows", b"9A1.1;Zorg\n" * MEGABYTE
    yield "comma-separated", "quotation marks", b'"' * MEGABYTE
    for name in ("house style", "word report"):
        yield from ((name, what, content) for what, content in _hostile_word(sample(name, folder)))
    sound_report = sample("word report", folder)
    yield from (("word report", what, content) for what, content in _hostile_report(sound_report))
    sound = sample("dossier", folder)
    yield "dossier", "nothing", b""
    yield "dossier", "cut off", sound[:5000]
    yield "dossier", "pages in a circle", sound[:4096] + sound[4096:8192] * (len(sound) // 4096)


def _hostile_html() -> Iterator[tuple[str, bytes]]:
    yield "nested deeply", b"<div>" * 100_000 + b"tekst"
    yield "lists in lists", b"<ul><li>" * 20_000 + b"tekst"
    yield "a million paragraphs", b"<p>regel</p>" * 1_000_000
    yield (
        "entities in entities",
        (b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">' * 9 + b"]><p>&b;</p>"),
    )
    yield "a file and a script", b'<p>x</p><img src="file:///etc/passwd"><script>fetch("http://a.nl")</script>'
    yield "tags that do not end", b"<p " * 200_000
    yield "comments that do not end", b"<!--" * 200_000
    yield "a table of a million cells", b"<table>" + (b"<tr>" + b"<td>x" * 1000) * 1000
    yield "tables in tables", b"<table><tr><td>x<td>y<tr><td>" * 15_000
    yield "layouts in layouts", b"<table><tr><td>x" * 50_000
    yield "plain mail of blank lines", b"<pre>x" + b"\n" * 3_000_000 + b"x"
    yield "a style sheet that does not end", b"<style>p{" * 50_000
    yield "a style of a megabyte", b'<p style="' + b"a:b;" * 250_000 + b'">x'
    yield "links that cannot stay", b"<p><a href=file:x>x</a>" * 20_000
    yield "addresses in addresses", b"<a href='" + b"https://www.google.com/url?q=" * 200_000 + b"'>x</a>"
    yield "notes without end", b"<p><a href=#_ftn1>1</a><a href=#_ftnref1>1</a>x" * 10_000
    yield "spaces without end", b"<p>" + b"<b>&nbsp;</b>" * 100_000 + b"x"
    yield "fallbacks that do not end", b"<![if !supportAnnotations]>x" * 100_000
    yield "a cell that is very wide", b"<table><tr><td colspan=1000000000 rowspan=1000000000>x"


def _hostile_word(sound: bytes) -> Iterator[tuple[str, bytes]]:
    parts = unpacked(sound)
    document = "word/document.xml"
    text = parts[document]
    bomb = b'<!DOCTYPE a [<!ENTITY a "' + b"a" * 10_000 + b'"><!ENTITY b "' + b"&a;" * 10_000 + b'">]>'
    head = text.index(b"?>") + 2
    yield "a bomb of zeroes", packed(parts | {"word/media/bom.png": bytes(400 * MEGABYTE)})
    yield "entities in entities", packed(parts | {document: text[:head] + bomb + text[head:]})
    outside = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield "an entity outside", packed(parts | {document: text[:head] + outside + text[head:].replace(b"<w:p>", b"&x;")})
    deep = text.replace(b"<w:body>", b"<w:body>" + b"<w:p>" * 100_000 + b"</w:p>" * 100_000)
    yield "nested deeply", packed(parts | {document: deep})
    many = text.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 1_000_000)
    yield "a million paragraphs", packed(parts | {document: many})
    yield (
        "a million attributes",
        packed(
            parts | {document: text.replace(b"<w:body", b"<w:body" + b"".join(b' a%d=""' % n for n in range(MEGABYTE)))}
        ),
    )
    related = f'<Relationships xmlns="{_NAMESPACE}">'.encode()
    related += b"".join(b'<Relationship Id="r%d" Type="x/y" Target="z.xml"/>' % n for n in range(200_000))
    yield "200,000 relationships", packed(parts | {"word/_rels/document.xml.rels": related + b"</Relationships>"})
    styles = parts["word/styles.xml"].replace(b"</w:styles>", b"<w:style/>" * 200_000 + b"</w:styles>")
    yield "200,000 styles", packed(parts | {"word/styles.xml": styles})
    picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (20_000).to_bytes(4, "big") * 2
    yield "a picture of 400 million pixels", packed(parts | {"word/media/kade.png": picture})
    yield "macros", packed(parts | {"word/vbaProject.bin": b"x"})
    yield "a name that climbs out", packed(parts | {"../../weg.txt": b"x"})
    far = f'<Relationships xmlns="{_NAMESPACE}"><Relationship Id="r" Type="x/attachedTemplate" TargetMode="External" '
    far += 'Target="http://elders.nl/a.dotm"/></Relationships>'
    yield "a template elsewhere", packed(parts | {"word/_rels/settings.xml.rels": far.encode()})


def _hostile_review(folder: Path) -> Iterator[tuple[str, bytes]]:
    sound = sample("reviewed document", folder)
    parts = unpacked(sound)
    before, _, after = parts["word/document.xml"].partition(b"</w:body>")
    paragraph = b"<w:p><w:r><w:t>%b</w:t></w:r></w:p>"
    for what, more in (
        ("twenty thousand equal paragraphs", paragraph % b"Volgens plan." * 20_000),
        ("a paragraph of two million words", paragraph % (b"woord " * 2 * MEGABYTE)),
        ("as many comments as fit", b'<w:p><w:commentRangeStart w:id="1"/></w:p>' * 20_000),
    ):
        yield what, packed(parts | {"word/document.xml": before + more + b"</w:body>" + after})


def _hostile_excel(sound: bytes) -> Iterator[tuple[str, bytes]]:
    parts = unpacked(sound)
    page = "xl/worksheets/sheet1.xml"
    text, strings = parts[page], parts["xl/sharedStrings.xml"]

    def cells(made: bytes) -> bytes:
        return packed(parts | {page: text.replace(b"</sheetData>", made + b"</sheetData>")})

    yield "a bomb of zeroes", packed(parts | {"xl/media/bom.png": bytes(400 * MEGABYTE)})
    yield "a sheet of zeroes", packed(parts | {page: bytes(190 * MEGABYTE)})
    bomb = b'<!DOCTYPE a [<!ENTITY a "' + b"a" * 10_000 + b'"><!ENTITY b "' + b"&a;" * 10_000 + b'">]>'
    yield "entities in entities", packed(parts | {page: text.replace(b"<worksheet", bomb + b"<worksheet", 1)})
    yield "a cell in the last corner", cells(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    yield "a cell beyond the last corner", cells(b'<row r="9999999"><c r="ZZZ9999999"><v>1</v></c></row>')
    yield "a cell without a place", cells(b"<c><v>1</v></c>" * 1000)
    yield "a million cells", cells(b'<row r="9">' + b"<c><v>1</v></c>" * MEGABYTE + b"</row>")
    yield "nested deeply", cells(b"<row>" * 500_000 + b"</row>" * 500_000)
    long = strings.replace(b"</sst>", b"<si><t>" + b"x" * (5 * MEGABYTE) + b"</t></si></sst>")
    last = strings.count(b"<si>")
    row = f'<c t="s"><v>{last}</v></c>'.encode() * 1000
    shown = text.replace(b"</sheetData>", b'<row r="90">' + row + b"</row></sheetData>")
    yield "one long text in a thousand cells", packed(parts | {page: shown, "xl/sharedStrings.xml": long})
    yield "a text that is not there", cells(b'<row r="90"><c t="s"><v>99999999</v></c></row>')
    yield "a date far away", cells(b'<row r="90"><c s="9"><v>1e308</v></c><c t="d"><v>99999-99-99</v></c></row>')
    sheets = b'<sheet name="x" sheetId="9" r:id="rId1"/>' * 10_000
    book = parts["xl/workbook.xml"].replace(b"<sheets>", b"<sheets>" + sheets)
    yield "ten thousand sheets", packed(parts | {"xl/workbook.xml": book})


def _hostile_ods() -> Iterator[tuple[str, bytes]]:
    cell = '<table:table-cell office:value-type="string"{more}><text:p>x</text:p></table:table-cell>'
    far = 'table:number-columns-repeated="999999999"'

    def table(rows: str) -> bytes:
        return ods(f'<table:table table:name="a">{rows}</table:table>')

    yield "a cell repeated a billion times", table(f"<table:table-row>{cell.format(more=f' {far}')}</table:table-row>")
    beyond = f"<table:table-row><table:table-cell {far}/>{cell.format(more='')}</table:table-row>"
    yield "a cell far to the right", table(beyond)
    below = f'<table:table-row table:number-rows-repeated="99999999999999999999"><table:table-cell {far}/>'
    yield "a row repeated beyond counting", table(f"{below}</table:table-row>{beyond}")
    yield "nothing repeated beyond counting", table(f"{below}</table:table-row>")
    yield "nested deeply", table("<table:table-row>" * 200_000 + "</table:table-row>" * 200_000)
    inner = "<table:table>" * 9_999 + "</table:table>" * 9_999
    yield "tables in cells", table(f"<table:table-row><table:table-cell>{inner}</table:table-cell></table:table-row>")
    repeated = cell.format(more=' table:number-columns-repeated="9999"')
    long = f"<table:table-row>{repeated}</table:table-row>"
    yield "a long text repeated", table(long.replace("<text:p>x", f"<text:p>{'x' * MEGABYTE}"))


def _hostile_report(sound: bytes) -> Iterator[tuple[str, bytes]]:
    """What only a reader of the text would be harmed by."""
    parts = unpacked(sound)
    document = "word/document.xml"
    text = parts[document]
    attributes = b" ".join(b'w:a%d="x"' % number for number in range(290_000))
    two_runs = b"<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>"
    wide = b'<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc>'
    deleted = b"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
    bodies = {
        "three million paragraphs": b"<w:p/>" * 3_000_000,
        "many short paragraphs": b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 59_000,
        "many attributes": b"<w:p " + attributes + b"/>",
        "a hundred megabytes of text": b"<w:p><w:r><w:t>" + b"x" * (100 * MEGABYTE) + b"</w:t></w:r></w:p>",
        "nine megabytes without a space": b"<w:p><w:r><w:t>" + b"x" * (9 * MEGABYTE) + b"</w:t></w:r></w:p>",
        "many runs": b"<w:p>" + two_runs * 53_000 + b"</w:p>",
        "a row of many cells": b"<w:tbl><w:tr>" + b"<w:tc><w:p/></w:tc>" * 59_000 + b"</w:tr></w:tbl>",
        "a cell that is very wide": b"<w:tbl><w:tr>" + wide + b"</w:tr></w:tbl>",
        "tables in tables": b"<w:tbl><w:tr><w:tc>" * 80 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 80,
        "fields that do not end": b'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 59_000,
        "ends of paragraphs that are deleted": deleted * 59_000,
    }
    for what, more in bodies.items():
        yield what, packed(parts | {document: text.replace(b"<w:body>", b"<w:body>" + more)})
    circle = b'<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="a"/></w:style>'
    styles = parts["word/styles.xml"].replace(b"</w:styles>", circle + b"</w:styles>")
    yield "a style on itself", packed(parts | {"word/styles.xml": styles})
