"""What an exported document says of whoever made it, and of the computer on which it was made: nothing."""

import datetime as dt
import getpass
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.reports import reviewed_report
from vgr_desktop.core.layout import Imprint
from vgr_desktop.services.exporting import export
from vgr_desktop.services.printing import Printing

USER, AUTHOR = "j.vanderheuvel", "Team Concerncontrol"
REVISION = re.compile(r"<w:(ins|del|moveFrom|moveTo|rPrChange|pPrChange|rsid\w*|trackRevisions)\b|\bw:rsid\w*=")
"""The marks of a change that is followed, and the numbers by which Word knows who wrote when."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of somebody with a name of their own, in which everything is done."""
    folder = tmp_path / USER
    folder.mkdir()
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(folder))
    for variable in ("LOGNAME", "USER", "USERNAME"):
        monkeypatch.setenv(variable, USER)
    monkeypatch.chdir(folder)
    return folder


def parts(document: Path) -> Iterator[tuple[str, str]]:
    """Everything in a document, with the names of its parts, as characters."""
    with zipfile.ZipFile(document) as package:
        yield "what is said beside the parts", package.comment.decode("latin-1")
        for info in package.infolist():
            beside = (info.extra + info.comment).decode("latin-1")
            yield info.filename, info.filename + beside + package.read(info).decode("utf-8", "replace")


def exported(home: Path, author: str = "", template: Path | None = None) -> Path:
    """A report with all that reviewers put into it, as a Word document."""
    target = home / "Rapportage.docx"
    export(reviewed_report(), target, Printing(Imprint(dt.date(2026, 6, 1), author=author), template=template))
    return target


def house_style(home: Path) -> Path:
    """A template as Word leaves it behind: with an author, changes that are followed, and where it was kept."""
    document = Document()
    document.core_properties.author = document.core_properties.last_modified_by = USER
    document.core_properties.comments = str(home)
    inserted = f'<w:ins w:id="1" w:author="{USER}"><w:r><w:t>Gemeente</w:t></w:r></w:ins>'
    changed = f'<w:p {nsdecls("w")} w:rsidR="00A11CE0">{inserted}</w:p>'
    document.element.body.insert(0, parse_xml(changed))
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    footer._element.append(parse_xml(changed))
    known = f'<w:rsids {nsdecls("w")}><w:rsidRoot w:val="00A11CE0"/><w:rsid w:val="00A11CE0"/></w:rsids>'
    document.settings.element.append(parse_xml(known))
    document.settings.element.insert(0, parse_xml(f"<w:trackRevisions {nsdecls('w')}/>"))
    document.styles["Normal"].element.append(parse_xml(f'<w:rsid {nsdecls("w")} w:val="00A11CE0"/>'))
    document.save(str(home / "Huisstijl.docx"))
    return home / "Huisstijl.docx"


@pytest.mark.parametrize("with_template", [False, True])
def test_a_document_holds_no_user_no_path_and_no_revision(home: Path, *, with_template: bool) -> None:
    document = exported(home, template=house_style(home) if with_template else None)
    assert USER in str(document)
    private = {str(home), str(home.parent), USER, getpass.getuser(), os.fspath(Path.cwd())}
    for name, content in parts(document):
        assert [word for word in private if word in content] == [], name
        assert REVISION.search(content) is None, name


def test_an_author_who_was_given_stands_in_the_properties_alone(home: Path) -> None:
    named = [name for name, content in parts(exported(home, AUTHOR)) if AUTHOR in content]
    assert named == ["docProps/core.xml"]
