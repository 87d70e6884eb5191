"""What the programs are told, without running them."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from vgr_desktop.office.forms import NOTHING_LOST, Form
from vgr_desktop.office.libreoffice import LibreOffice
from vgr_desktop.office.msword import Word

SOFFICE = Path("/opt/libreoffice/program/soffice")
POWERSHELL = Path("powershell.exe")


def test_libreoffice_is_asked_for_an_accessible_pdf(tmp_path: Path) -> None:
    arguments = LibreOffice(SOFFICE).prepare(tmp_path / "r.docx", Form.PDF, tmp_path).arguments
    assert (arguments[0], arguments[-3:]) == (str(SOFFICE), ("--outdir", str(tmp_path), str(tmp_path / "r.docx")))
    suffix, filter_name, options = arguments[arguments.index("--convert-to") + 1].split(":", 2)
    assert (suffix, filter_name) == ("pdf", "writer_pdf_Export")
    wanted = {name for name, value in json.loads(options).items() if value == {"type": "boolean", "value": "true"}}
    assert wanted == {"PDFUACompliance", "UseTaggedPDF", "ExportBookmarks", "DisplayPDFDocumentTitle"}


def test_libreoffice_is_asked_for_an_odt(tmp_path: Path) -> None:
    arguments = LibreOffice(SOFFICE).prepare(tmp_path / "r.docx", Form.ODT, tmp_path).arguments
    assert arguments[arguments.index("--convert-to") + 1] == "odt:writer8"


def test_libreoffice_gets_a_profile_in_which_macros_and_links_do_nothing(tmp_path: Path) -> None:
    arguments = LibreOffice(SOFFICE).prepare(tmp_path / "r.docx", Form.PDF, tmp_path).arguments
    (profile,) = [argument for argument in arguments if argument.startswith("-env:UserInstallation=")]
    assert profile.endswith((tmp_path / "profile").as_uri())
    settings = ET.parse(tmp_path / "profile" / "user" / "registrymodifications.xcu")  # noqa: S314  # our own file
    name = "{http://openoffice.org/2001/registry}name"
    told = {each.attrib[name]: each.findtext("value") for each in settings.iter("prop")}
    assert told["DisableMacrosExecution"] == told["BlockUntrustedRefererLinks"] == told["PDFUACompliance"] == "true"
    assert (told["MacroSecurityLevel"], told["Link"]) == ("3", "0")


def test_the_tab_order_is_mended_and_nothing_moves() -> None:
    made = b"<</Type/Page\n/Tabs(S)\n/StructParents 1>>"
    finished = LibreOffice(SOFFICE).finish(made, NOTHING_LOST, Form.PDF)
    assert finished == b"<</Type/Page\n/Tabs/S \n/StructParents 1>>"
    assert len(finished) == len(made)


def test_word_is_asked_for_a_pdf_with_tags_and_bookmarks(tmp_path: Path) -> None:
    command = Word(POWERSHELL).prepare(tmp_path / "r.docx", Form.PDF, tmp_path)
    *options, script = command.arguments
    assert options == ["powershell.exe", "-NoProfile", "-NonInteractive", "-Command"]
    assert (
        "ExportAsFixedFormat($env:VGR_TARGET, 17, $false, 0, 0, 1, 1, 0, $true, $true, 1, $true, $true, $false)"
        in script
    )
    assert command.environment == {
        "VGR_DOCUMENT": str(tmp_path / "r.docx"),
        "VGR_TARGET": str(tmp_path / "r.pdf"),
    }
    assert command.announces


def test_word_is_asked_for_an_odt(tmp_path: Path) -> None:
    command = Word(POWERSHELL).prepare(tmp_path / "r.docx", Form.ODT, tmp_path)
    assert "SaveAs2([ref]$env:VGR_TARGET, [ref]23)" in command.arguments[-1]
    assert command.environment["VGR_TARGET"] == str(tmp_path / "r.odt")


@pytest.mark.parametrize("form", Form)
def test_the_script_for_word_is_safe_to_hand_over(tmp_path: Path, form: Form) -> None:
    """Windows puts double quotes around it, macros are off, and whatever happens Word is closed."""
    script = Word(POWERSHELL).prepare(tmp_path / "a'; Remove-Item x.docx", form, tmp_path).arguments[-1]
    assert '"' not in script
    assert "Remove-Item" not in script
    assert script.count("{") == script.count("}")
    for said in ("AutomationSecurity = 3", "DisplayAlerts = 0", "finally { $document.Close(0) }", "$word.Quit(0)"):
        assert said in script


def test_what_word_made_stays_as_it_is() -> None:
    assert Word(POWERSHELL).finish(b"\n/Tabs(S)\n", NOTHING_LOST, Form.PDF) == b"\n/Tabs(S)\n"
