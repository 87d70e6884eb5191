"""When a disk is full, may not be written on, or has no place for temporary files, it is told and nothing is lost."""

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.disks import fill, read_only, small_disk
from tests.printed import full_report
from vgr_desktop.core.layout import WHOLE, Imprint
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.files.safety.backups import back_up
from vgr_desktop.files.safety.salvage import salvage
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.office.convert import paginator
from vgr_desktop.office.warm import WarmOffice
from vgr_desktop.services.exporting import export
from vgr_desktop.services.per_committee import export_shares, shares
from vgr_desktop.services.printing import Printing
from vgr_desktop.word.house.template import completed

PRINTING = Printing(Imprint(dt.date(2026, 6, 1)))
NOW = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
FORMS = (".docx", ".pdf", ".odt", ".html", ".json")
OLD = b"van gisteren"
Writing = Callable[[Path, Path], object]

with_libreoffice = pytest.mark.skipif(paginator() is None, reason="LibreOffice is not installed")


def exports(suffix: str) -> Writing:
    return lambda _dossier, folder: export(full_report(), folder / f"rapport{suffix}", PRINTING)


WRITINGS: dict[str, Writing] = {
    **{suffix: exports(suffix) for suffix in FORMS},
    "per committee": lambda _dossier, folder: export_shares(
        full_report(), shares(full_report(), folder, ".html", WHOLE), PRINTING
    ),
    "house style": lambda dossier, folder: completed(dossier.with_name("huisstijl.docx"), folder / "rapport.docx"),
    "backup": lambda dossier, folder: back_up(dossier, "lineage", folder, NOW),
    "salvage": lambda dossier, folder: salvage(dossier, folder / "gered.vgr"),
}


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier, beside a house style. Page numbers are not waited for."""
    path = tmp_path / "Proef.vgr"
    with Dossier.create(path) as made:
        made.save(None, full_report())
    with monkeypatch.context() as patched:
        patched.setattr("vgr_desktop.office.convert.paginator", lambda: None)
        export(full_report(), tmp_path / "huisstijl.docx", PRINTING)
    return path


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "schijf", 400) as made:
        yield made


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@with_libreoffice
@pytest.mark.parametrize("name", WRITINGS)
def test_a_full_disk_is_told_and_keeps_what_it_had(name: str, dossier: Path, disk: Path) -> None:
    for suffix in FORMS:
        (disk / f"rapport{suffix}").write_bytes(OLD)
    fill(disk)
    before = files(disk)
    with pytest.raises(Problem, match=r"[Dd]e schijf is vol\. Maak ruimte"):
        WRITINGS[name](dossier, disk)
    assert files(disk) == before


@with_libreoffice
@pytest.mark.parametrize("name", WRITINGS)
def test_a_disk_that_may_not_be_written_on_is_told(name: str, dossier: Path, disk: Path) -> None:
    for suffix in FORMS:
        (disk / f"rapport{suffix}").write_bytes(OLD)
    before = files(disk)
    with read_only(disk), pytest.raises(Problem, match=r"kan niet worden geschreven|u mag daar niet schrijven"):
        WRITINGS[name](dossier, disk)
    assert files(disk) == before


def temporary_files_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As TMPDIR does, for this program and for those that it starts."""
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))


@with_libreoffice
@pytest.mark.parametrize("kilobytes", [30, 400, 2_000])
@pytest.mark.parametrize("warm", [False, True])
def test_a_pdf_for_which_there_is_no_room_on_the_way_is_told_by_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kilobytes: int, *, warm: bool
) -> None:
    """Whether it is the document that does not fit there, the profile of LibreOffice, or the PDF."""
    target = tmp_path / "rapport.pdf"
    target.write_bytes(OLD)
    with small_disk(tmp_path / "schijf", kilobytes) as disk:
        temporary_files_in(disk, monkeypatch)
        fill(disk).write_bytes(bytes(max(0, 1024 * (kilobytes - 390))))  # what LibreOffice needs is more than is left
        with closing(WarmOffice()) as office:
            printing = replace(PRINTING, office=office) if warm else PRINTING
            with pytest.raises(
                Problem, match=r"Het programma heeft een tijdelijke map nodig.*de schijf is vol.*ruimte"
            ):
                export(full_report(), target, printing)
        assert [path.name for path in disk.iterdir()] == ["vulling"]
    assert target.read_bytes() == OLD
    assert {path.name for path in tmp_path.iterdir()} == {"rapport.pdf", "schijf"}


@with_libreoffice
@pytest.mark.parametrize("suffix", [".pdf", ".odt"])
def test_without_a_folder_for_temporary_files_it_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    temporary_files_in(tmp_path / "weg", monkeypatch)
    with pytest.raises(Problem, match=r"tijdelijke map nodig, maar in .*weg kan niet .*bestaat niet.*uw beheerder"):
        export(full_report(), tmp_path / f"rapport{suffix}", PRINTING)
    assert not list(tmp_path.iterdir())


@with_libreoffice
def test_a_word_document_needs_none_and_says_why_its_page_numbers_are_estimates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary_files_in(tmp_path / "weg", monkeypatch)
    said = export(full_report(), tmp_path / "rapport.docx", PRINTING).estimates
    assert "LibreOffice kon ze niet tellen: in " in said
    assert "weg kan niet worden geschreven (de map of het bestand bestaat niet)" in said


def test_saving_what_is_left_of_a_dossier_names_the_folder_for_temporary_files(
    dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not the dossier, which can be read."""
    temporary_files_in(tmp_path / "weg", monkeypatch)
    with pytest.raises(Problem, match=r"tijdelijke map nodig, maar in .*weg kan niet worden geschreven"):
        salvage(dossier, tmp_path / "gered.vgr")


def test_no_folder_for_temporary_files_at_all_is_told(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", list)
    with pytest.raises(Problem, match=r"maar er is geen map waarin dat kan"):
        salvage(dossier, dossier.with_name("gered.vgr"))


@pytest.mark.parametrize("name", [name for name in WRITINGS if name in (".docx", ".html", ".json")])
def test_a_name_that_is_too_long_is_told(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vgr_desktop.office.convert.paginator", lambda: None)
    with pytest.raises(Problem, match=r"is te lang. Kies een kortere naam"):
        export(full_report(), tmp_path / f"{'x' * 300}{name}", PRINTING)
    assert not list(tmp_path.iterdir())
