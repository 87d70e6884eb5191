"""Word files of invented municipalities, made part by part, so that a test shows what is in them."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.reports import identities
from vgr_desktop.core.intake.lines import Lines
from vgr_desktop.core.intake.reading import NoticeKind, Reading
from vgr_desktop.core.model.text import RichText
from vgr_desktop.published import CLUES, read_lines
from vgr_desktop.word.reader import read_document

_OPEN = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_KINDS = {
    "styles": "word/styles.xml",
    "numbering": "word/numbering.xml",
    "theme": "word/theme/theme1.xml",
    "footnotes": "word/footnotes.xml",
    "endnotes": "word/endnotes.xml",
    "comments": "word/comments.xml",
    "header": "word/header1.xml",
}
NAMESPACES = (
    f'xmlns:w="{_OPEN}/wordprocessingml/2006/main" xmlns:r="{_OPEN}/officeDocument/2006/relationships" '
    f'xmlns:a="{_OPEN}/drawingml/2006/main" xmlns:wp="{_OPEN}/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:m="{_OPEN}/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/>
<w:rPr><w:sz w:val="22"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:basedOn w:val="Standaard"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:basedOn w:val="Standaard"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop3"><w:name w:val="heading 3"/><w:basedOn w:val="Standaard"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop4"><w:name w:val="heading 4"/><w:basedOn w:val="Standaard"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop5"><w:name w:val="heading 5"/><w:basedOn w:val="Standaard"/></w:style>
<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Bijschrift"><w:name w:val="caption"/></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>
<w:rPr><w:u w:val="single"/></w:rPr></w:style>
"""
AREA = "Beleidsterrein 7A Water"
EXPLAINED = "Toelichting doelenboom Beleidsterrein 7A Water"


def run(text: str, properties: str = "") -> str:
    """A run, with these properties."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(inner: str, properties: str = "") -> str:
    """A paragraph of these runs, or of a text."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner if inner.startswith('<') or not inner else run(inner)}</w:p>"


def h(level: int, text: str) -> str:
    """A heading by its style."""
    return p(text, f'<w:pStyle w:val="Kop{level}"/>')


def tc(inner: str = "", properties: str = "") -> str:
    """A cell of a text, or of paragraphs."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner if inner.startswith('<w:p') else p(inner)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells, or of texts."""
    made = (cell if cell.startswith("<w:tc") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def fill(colour: str) -> str:
    """The property of a cell with this colour behind it."""
    return f'<w:shd w:val="clear" w:fill="{colour}"/>'


def goals(*rows: str) -> str:
    """The area 7A with these rows in the table of its goal tree, and its explanations begun."""
    return h(2, AREA) + tbl(tr("Doel", "Prestatie", "Stoplicht"), *rows)


def report(*parts: str) -> str:
    """A report of an edition with these parts."""
    return p("1e Voortgangsrapportage 2026") + h(1, "Programma 7 Water en wegen") + "".join(parts)


def explained(*inner: str, title: str = "7A1.1 Baggeren") -> str:
    """A report with one deliverable, and these paragraphs as its explanation."""
    return report(goals(tr("7A1 Schoon water", "7A1.1 Baggeren", "Groen")), h(3, EXPLAINED), h(4, title), *inner)


def word_file(
    path: Path,
    body: str,
    parts: Mapping[str, str] | None = None,
    *,
    relations: str = "",
    media: Mapping[str, bytes] | None = None,
    strict: bool = False,
    kind: str = "document",
) -> Path:
    """Write a Word file; `parts` are the insides of its styles, numbering and so on."""
    inside = {"styles": STYLES, **(parts or {})}
    files = {_KINDS[name]: _root(name, inner) for name, inner in inside.items()}
    links = "".join(
        f'<Relationship Id="rKind{name}" Type="{_OPEN}/officeDocument/2006/relationships/{name}" '
        f'Target="{_KINDS[name].removeprefix("word/")}"/>'
        for name in inside
    )
    files["word/document.xml"] = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    files["word/_rels/document.xml.rels"] = _relations(links + relations)
    files["_rels/.rels"] = _relations(
        f'<Relationship Id="r1" Type="{_OPEN}/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/>'
    )
    main = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}.main+xml"
    files["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )
    if strict:
        files = {name: _strict(content) for name, content in files.items()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
        for name, picture in (media or {}).items():
            package.writestr(name, picture)
    return path


def _root(name: str, inner: str) -> str:
    if name == "theme":
        scheme = f'<a:clrScheme name="x">{inner}</a:clrScheme>'
        return f'<a:theme {NAMESPACES} name="x"><a:themeElements>{scheme}</a:themeElements></a:theme>'
    tag = {"header": "hdr"}.get(name, name)
    return f"<w:{tag} {NAMESPACES}>{inner}</w:{tag}>"


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="{_OPEN}/package/2006/relationships">{inner}</Relationships>'


def _strict(content: str) -> str:
    for name in ("wordprocessingml", "officeDocument", "drawingml"):
        content = content.replace(f"{_OPEN}/{name}/2006", f"{_STRICT}/{name}")
    return content


def lines_of(path: Path) -> Lines:
    """The lines of a Word file."""
    return read_document(path, identities(), CLUES, lambda: False)


def reading_of(path: Path) -> Reading:
    """What a Word file says."""
    known = identities()
    return read_lines(read_document(path, known, CLUES, lambda: False), known, path.name)


def read(path: Path, body: str, parts: Mapping[str, str] | None = None, **more: object) -> Reading:
    """What a Word file with this body says."""
    return reading_of(word_file(path / "rapport.docx", body, parts, **more))  # type: ignore[arg-type]


def tree(reading: Reading) -> list[str]:
    """The deliverables with their lights, and the sub-items: "7A1.1 Baggeren: green"."""
    found = []
    for programme in reading.programmes:
        for area in programme.areas:
            for goal in area.goals:
                code = f"{programme.number}{area.letter}{goal.number}"
                found.append(f"{code} {goal.title}")
                for one in goal.deliverables:
                    found.append(f"{code}.{one.number} {one.title}: {one.light}")
                    found += [f"- {sub.title}: {sub.light}" for sub in one.sub_items]
    return found


def bodies(reading: Reading) -> list[RichText]:
    """The texts of the explanations."""
    return [e.body for programme in reading.programmes for area in programme.areas for e in area.explanations]


def left_out(reading: Reading) -> str:
    """What the import report says of what is left out."""
    kinds = (NoticeKind.LEFT_OUT, NoticeKind.SKIPPED)
    return " ".join(notice.message for notice in reading.notices if notice.kind in kinds)


def kept(reading: Reading) -> list[str]:
    """The texts without a place."""
    return [leftover.text for leftover in reading.leftovers]
