"""A returned document is read as plain facts, whatever program saved it."""

import datetime as dt
from pathlib import Path

import pytest

from tests.reports import STATE, lineage, small_report
from tests.word.opened import W
from vgr_desktop.core.layout import Imprint
from vgr_desktop.core.layout.anchors import Aspect
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import Mark
from vgr_desktop.core.returning.document import Line, Returned, Row
from vgr_desktop.word.package import BODY, RELATIONS, TYPES, Package
from vgr_desktop.word.review import read_returned
from vgr_desktop.word.writer import write

SPACES = (
    f'xmlns:w="{W[1:-1]}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
AN = 'w:id="7" w:author="An" w:date="2026-04-20T11:05:00Z"'
MOMENT = dt.datetime(2026, 4, 20, 11, 5, tzinfo=dt.UTC)
KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@pytest.fixture(scope="module")
def package() -> Package:
    return write(small_report(), Imprint(dt.date(2026, 4, 20), dossier="dit dossier", export="deze export"))


def read(package: Package, folder: Path, body: str, **parts: str) -> Returned:
    """The document with another body, and with these parts beside it."""
    kinds = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{KINDS}.{name}+xml"/>' for name in parts)
    files = {f"word/{name}.xml": f"<w:{name} {SPACES}>{inner}</w:{name}>".encode() for name, inner in parts.items()}
    files[TYPES] = package.files[TYPES].decode().replace("</Types>", f"{kinds}</Types>").encode()
    files[BODY] = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>".encode()
    path = folder / "terug.docx"
    path.write_bytes(package.with_files(files).zipped())
    return read_returned(path)


def p(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def lines(found: Returned) -> list[Line]:
    return [unit for unit in found.units if isinstance(unit, Line)]


def test_the_document_says_what_it_is(package: Package, tmp_path: Path) -> None:
    path = tmp_path / "terug.docx"
    path.write_bytes(package.zipped())
    found = read_returned(path)
    said = (found.source, found.report, found.edition, found.dossier, found.export)
    assert said == ("terug.docx", small_report().lineage, "2026-1", "dit dossier", "deze export")
    assert found.last.author == ""
    named = {anchor for unit in found.units for anchor in unit.anchors if anchor.aspect is Aspect.LINE}
    assert any(anchor.key.startswith(lineage(STATE)[:8]) for anchor in named)
    assert {unit.control[:8] for unit in found.units} >= {lineage(STATE)[:8], ""}


def test_who_saved_it_last(package: Package, tmp_path: Path) -> None:
    core = package.files["docProps/core.xml"].decode()
    changed = core.replace("Gemeente Lindeveen</cp:lastModifiedBy>", "Bo</cp:lastModifiedBy>")
    path = tmp_path / "terug.docx"
    path.write_bytes(package.with_files({"docProps/core.xml": changed.encode()}).zipped())
    assert read_returned(path).last.author == "Bo"


def test_tracked_words_have_their_reviewer_and_moment(package: Package, tmp_path: Path) -> None:
    body = p(
        f"{r('Het ')}<w:ins {AN}>{r('heel ')}</w:ins><w:del {AN}><w:r><w:delText>erg </w:delText></w:r></w:del>"
        f"<w:moveTo {AN}>{r('warm ')}</w:moveTo><w:moveFrom {AN}>{r('koud ')}</w:moveFrom>"
        f"<w:r><w:rPr><w:b/><w:rPrChange {AN}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>weer</w:t></w:r>"
    )
    (found,) = lines(read(package, tmp_path, body))
    assert found.text == "Het heel warm weer"
    assert {(each.author, each.moment) for each in found.revisions} == {("An", MOMENT)}
    last = found.pieces[-1]
    assert (set(last.run.marks), set(last.before)) == ({Mark.BOLD}, {Mark.ITALIC})


def test_a_struck_paragraph_leaves_its_name_with_the_next(package: Package, tmp_path: Path) -> None:
    name = f"_p{'0' * 31}1_4"
    struck = f'<w:bookmarkStart w:id="1" w:name="{name}"/><w:del {AN}><w:r><w:delText>Weg.</w:delText></w:r></w:del>'
    body = p(struck, f"<w:rPr><w:del {AN}/></w:rPr>") + p(r("Blijft."), f"<w:rPr><w:ins {AN}/></w:rPr>")
    (found,) = lines(read(package, tmp_path, body))
    assert (found.text, [anchor.number for anchor in found.anchors]) == ("Blijft.", [4])
    assert [each.author for each in found.struck] == ["An", "An"]
    assert [each.author for each in found.marks] == ["An"]


def test_joined_paragraphs_are_one(package: Package, tmp_path: Path) -> None:
    body = p(r("Een "), f"<w:rPr><w:del {AN}/></w:rPr>") + p(r("twee."))
    assert [line.text for line in lines(read(package, tmp_path, body))] == ["Een twee."]
    open_end = p(r("Een "), f"<w:rPr><w:del {AN}/></w:rPr>")
    assert [line.text for line in lines(read(package, tmp_path, open_end))] == ["Een "]


def test_marks_breaks_notes_links_and_fields(package: Package, tmp_path: Path) -> None:
    bold, raised = '<w:b/><w:i w:val="0"/><w:u w:val="none"/>', '<w:vertAlign w:val="superscript"/>'
    body = p(
        r("a", bold)
        + r("b", raised)
        + '<w:r><w:br/><w:tab/><w:noBreakHyphen/><w:br w:type="page"/></w:r>'
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + r("weg", "<w:vanish/>")
        + f'<w:hyperlink r:id="rIdGeen">{r("c")}</w:hyperlink>'
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>niet</w:t></w:r>'
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r>'
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:drawing/></w:r>'
        + f"<w:sdt><w:sdtContent>{r('d')}</w:sdtContent></w:sdt>"
    )
    note = f'<w:footnotes {SPACES}><w:footnote w:id="2">{p(r("Een  noot."))}</w:footnote></w:footnotes>'
    (found,) = lines(read(package.with_files({"word/footnotes.xml": note.encode()}), tmp_path, body))
    assert found.text == "ab\n\t\u2011c12d"
    assert [run.note for run in found.runs if run.note is not None] == ["Een noot."]
    assert [sorted(run.marks) for run in found.runs[:2]] == [["bold"], ["superscript"]]
    assert found.has_picture


def test_links_are_those_that_a_reader_may_follow(package: Package, tmp_path: Path) -> None:
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    targets = {"a": "https://www.example.nl/", "b": "javascript:alert(1)"}
    more = "".join(
        f'<Relationship Id="{id}" Type="{link}" Target="{target}" TargetMode="External"/>'
        for id, target in targets.items()
    )
    relations = package.files[RELATIONS].decode().replace("</Relationships>", f"{more}</Relationships>")
    body = p("".join(f'<w:hyperlink r:id="{id}">{r(id)}</w:hyperlink>' for id in targets))
    (found,) = lines(read(package.with_files({RELATIONS: relations.encode()}), tmp_path, body))
    assert [run.link for run in found.runs] == ["https://www.example.nl/", None]


def test_lists_by_style_and_by_number(package: Package, tmp_path: Path) -> None:
    number = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
    body = "".join(
        (
            p(r("a"), '<w:pStyle w:val="ListBullet2"/>'),
            p(r("b"), '<w:pStyle w:val="ListNumber"/>' + number.format(3, 1)),
            p(r("c"), '<w:pStyle w:val="ListBullet"/>' + number.format(0, 0)),
            p(r("d"), number.format(0, 999)),
            p(r("e"), '<w:pStyle w:val="Heading4"/>' + number.format(0, 1)),
        )
    )
    found = lines(read(package, tmp_path, body))
    assert [(each.depth, each.is_numbered, each.outline) for each in found] == [
        (1, False, 0),
        (3, True, 0),
        (None, False, 0),
        (0, False, 0),
        (None, False, 4),
    ]


def test_tables_controls_boxes_and_the_contents(package: Package, tmp_path: Path) -> None:
    cell = "<w:tc><w:tcPr/>{}</w:tc>"
    inner = f"<w:tbl><w:tr>{cell.format(p(r('diep')))}</w:tr></w:tbl>"
    table = (
        f"<w:tbl><w:tblPr/><w:tr>{cell.format(p(r('a')) + inner)}{cell.format(p(r('b')))}</w:tr>"
        f"<w:sdt><w:sdtContent><w:tr><w:trPr><w:del {AN}/></w:trPr>{cell.format(p(r('c')))}</w:tr></w:sdtContent>"
        "</w:sdt>"
        f"<w:tr><w:trPr><w:ins {AN}/></w:trPr>{cell.format(p(r('d'), f'<w:rPr><w:del {AN}/></w:rPr>'))}</w:tr></w:tbl>"
    )
    box = "<w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r>"
    box = box.format(*[f"<w:txbxContent>{p(r('kader'))}</w:txbxContent>"] * 2)
    listed = p(r("x"), '<w:pStyle w:val="TOC1"/>')
    contents = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    body = (
        f"<w:sdt>{contents}<w:sdtContent>{p(r('Inhoud'))}</w:sdtContent></w:sdt>{listed}"
        f'<w:bookmarkStart w:id="1" w:name="_p{"0" * 32}_2"/>{p(r("voor") + box)}{table}<w:altChunk/>'
        f'<w:sdt><w:sdtPr><w:tag w:val="anders"/></w:sdtPr><w:sdtContent>{p(r("na"))}</w:sdtContent></w:sdt>'
    )
    found = read(package, tmp_path, body)
    assert [unit.text for unit in found.units] == ["voor", "kader", "a\ndiep\tb", "c", "d", "na"]
    assert [anchor.number for anchor in found.units[0].anchors] == [2]
    rows = [unit for unit in found.units if isinstance(unit, Row)]
    assert [(row.table, row.is_deleted, len(row.marks)) for row in rows] == [(1, False, 0), (1, True, 1), (1, False, 1)]
    assert "ingesloten" in found.notices[0]


def test_comments_with_their_range_and_answers(package: Package, tmp_path: Path) -> None:
    body = p(r("Vooraf.")) + p(
        f'{r("De ")}<w:commentRangeStart w:id="0"/>{r("pompen")}<w:del {AN}>{r(" toch")}</w:del>'
        f'{r(" draaien")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        '<w:r><w:commentReference w:id="3"/></w:r>'
    )
    told = "".join(
        f'<w:comment w:id="{n}" w:author="{who}" w:date="{date}"><w:p w14:paraId="{n}A">{r(text)}</w:p></w:comment>'
        for n, who, date, text in (
            (0, "An", "2026-04-20T11:05:00Z", "Sinds wanneer?"),
            (1, "Bo", "2026-04-21T11:05:00", "Sinds maart."),
            (2, "An", "", "Dank."),
            (3, "Bo", "gisteren", "Los."),
            (4, "Bo", "", "Nergens."),
        )
    )
    extended = (
        '<w15:commentEx w15:paraId="0A" w15:done="1"/><w15:commentEx w15:paraId="1A" w15:paraIdParent="0A"/>'
        '<w15:commentEx w15:paraId="2A" w15:paraIdParent="1A"/><w15:commentEx w15:paraId="ZZ"/>'
    )
    first, second, third = read(package, tmp_path, body, comments=told, commentsExtended=extended).remarks
    assert (first.author, first.moment, first.about, first.at, first.is_resolved) == (
        "An",
        MOMENT,
        "pompen draaien",
        1,
        True,
    )
    assert [(reply.author, reply.text) for reply in first.replies] == [("Bo", "Sinds maart."), ("An", "Dank.")]
    assert (second.text, second.at, second.moment) == ("Los.", 1, None)
    assert (third.text, third.at) == ("Nergens.", None)


@pytest.mark.parametrize("missing", [BODY, "word/styles.xml", "docProps/core.xml", "docProps/custom.xml", RELATIONS])
def test_a_document_that_lacks_a_part_is_read_or_refused(package: Package, tmp_path: Path, missing: str) -> None:
    path = tmp_path / "terug.docx"
    files = {name: content for name, content in package.files.items() if name != missing}
    path.write_bytes(Package(files).zipped())
    if missing == BODY:
        with pytest.raises(Problem, match=r"terug\.docx"):
            read_returned(path)
    else:
        assert read_returned(path).units


def test_what_is_no_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "terug.docx"
    path.write_bytes(b"geen Word")
    with pytest.raises(Problem):
        read_returned(path)
