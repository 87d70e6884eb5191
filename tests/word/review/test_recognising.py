"""Of which report a document is, by its properties."""

import datetime as dt
import zipfile
from pathlib import Path

import pytest

from tests.reports import small_report
from vgr_desktop.core.layout.imprint import Imprint
from vgr_desktop.word.review.recognising import named_report
from vgr_desktop.word.writer import write

PROPERTIES = "docProps/custom.xml"


def test_a_document_of_ours_names_its_report(tmp_path: Path) -> None:
    tmp_path.joinpath("uit.docx").write_bytes(write(small_report(), Imprint(dt.date(2026, 5, 4))).zipped())
    assert named_report(tmp_path / "uit.docx") == small_report().lineage


@pytest.mark.parametrize("content", [b"PK geen document", b""])
def test_what_is_no_document_names_none(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(content)
    assert named_report(path) == ""
    assert named_report(tmp_path / "nergens.docx") == ""


@pytest.mark.parametrize(
    ("name", "content"),
    [(PROPERTIES, b"<Properties/>"), (PROPERTIES, b" " * 1_000_001), ("word/document.xml", b"<document/>")],
)
def test_without_the_property_a_document_names_none(name: str, content: bytes, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "kaal.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    assert named_report(tmp_path / "kaal.docx") == ""
