from dataclasses import replace
from pathlib import Path

import pytest

from tests.printed import full_report
from tests.reports import identity, small_report
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Picture, PictureKind
from vgr_desktop.core.model.text import ExplanationPart, paragraphs
from vgr_desktop.files.format import exchange
from vgr_desktop.files.format.exchange import read_report, write_report
from vgr_desktop.files.format.report_json import report_to_json


def test_a_report_is_written_and_read_back(tmp_path: Path) -> None:
    target = tmp_path / "rapportage.json"
    write_report(small_report(), target)
    assert report_to_json(read_report(target, Identities())) == report_to_json(small_report())
    assert target.read_bytes() == report_to_json(small_report()).encode()


def test_what_is_cause_consequence_or_adjustment_is_so_after_export_and_import(tmp_path: Path) -> None:
    target = tmp_path / "rapportage.json"
    write_report(full_report(), target)
    again = read_report(target, Identities())
    bodies = [explanation.body for area in again.programmes[0].areas for explanation in area.explanations]
    marked = [(paragraph.part, paragraph.plain) for body in bodies for paragraph in paragraphs(body) if paragraph.part]
    assert marked == [
        (ExplanationPart.CAUSE, "De aannemer is failliet gegaan."),
        (ExplanationPart.CAUSE, "Een nieuwe aanbesteding kost drie maanden."),
        (ExplanationPart.CONSEQUENCE, "Het doel wordt dit jaar niet gehaald."),
        (ExplanationPart.ADJUSTMENT, "Bijsturing: wij huren tijdelijk ruimte."),
    ]


def test_a_report_with_many_pictures_is_read_back(tmp_path: Path) -> None:
    pictures = tuple(
        Picture(*identity(100 + n), kind=PictureKind.JPEG, content=b"\xff\xd8" + bytes([n]) * 2_000_000)
        for n in range(20)
    )
    report = replace(small_report(), municipality="Lindeveen ●", pictures=pictures)
    target = tmp_path / "rapportage.json"
    write_report(report, target)
    assert target.stat().st_size > 50_000_000
    assert [p.content for p in read_report(target, Identities()).pictures] == [p.content for p in pictures]


def test_what_is_too_large_is_neither_read_nor_written_and_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, target = tmp_path / "eerder.json", tmp_path / "rapportage.json"
    write_report(small_report(), written)
    monkeypatch.setattr(exchange, "LARGEST_EXCHANGED", written.stat().st_size)
    assert read_report(written, Identities()).municipality == "Lindeveen"
    monkeypatch.setattr(exchange, "LARGEST_EXCHANGED", written.stat().st_size - 1)
    with pytest.raises(Problem, match=r"eerder\.json wordt niet ingelezen: het bestand is groter dan 400 MB\."):
        read_report(written, Identities())
    with pytest.raises(Problem, match=r"rapportage\.json is niet geschreven: het bestand wordt groter dan 400 MB\."):
        write_report(small_report(), target)
    assert not target.exists()


def test_nothing_is_left_beside_what_was_written(tmp_path: Path) -> None:
    write_report(small_report(), tmp_path / "rapportage.json")
    write_report(small_report(), tmp_path / "rapportage.json")
    assert [path.name for path in tmp_path.iterdir()] == ["rapportage.json"]


def test_an_export_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "rapportage.json"
    target.write_text("de vorige")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Problem, match=r"rapportage\.json is niet opgeslagen\. De schijf is vol"):
        write_report(small_report(), target)
    assert [path.name for path in tmp_path.iterdir()] == ["rapportage.json"]
    assert target.read_text() == "de vorige"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"De map .*weg bestaat niet"):
        write_report(small_report(), tmp_path / "weg" / "rapportage.json")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "leeg.json: Dit is geen geldige JSON"),
        (b"\xff\xfe\x00", "leeg.json is geen JSON: het is geen tekst in UTF-8"),
        (b"%PDF-1.7", "leeg.json: Dit is geen geldige JSON"),
    ],
)
def test_what_is_no_report_is_told_with_the_name_of_the_file(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "leeg.json"
    path.write_bytes(content)
    with pytest.raises(Problem) as problem:
        read_report(path, Identities())
    assert str(problem.value).startswith(message)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="kan niet worden gelezen"):
        read_report(tmp_path / "weg.json", Identities())
