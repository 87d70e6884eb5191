"""Copies of what could not be saved: written whole, found again for their dossier, kept or thrown away."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reports import STATE, small_report
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.files.format.rows import DossierFacts
from vgr_desktop.files.safety.rescue import discard, keep, rescue, rescues_for, rescues_of
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.making import make_dossier

FACTS = DossierFacts("lindeveen", 100)
SINCE = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
NEWEST = write(small_report(), STATE, from_plain("Nog niet opgeslagen."))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Lindeveen.vgr"
    make_dossier(path, [small_report()], FACTS)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "noodkopieën"


def test_the_same_trouble_gives_the_same_copy_which_is_found_by_dossier_and_by_path(path: Path, folder: Path) -> None:
    rescue([small_report()], FACTS, path, folder, SINCE)
    copy = rescue([NEWEST], FACTS, path, folder, SINCE)
    (found,) = rescues_of(glance.look(path), folder)
    assert (found.path, found.glimpse.reports) == (copy, (NEWEST,))
    assert found.is_newer_than(path)
    path.unlink()
    assert found.is_newer_than(path)
    assert [each.path for each in rescues_for(path, folder)] == [copy]


def test_a_copy_with_what_is_in_the_dossier_is_not_needed_any_more(path: Path, folder: Path) -> None:
    copy = rescue([small_report()], FACTS, path, folder, SINCE)
    assert rescues_of(glance.look(path), folder) == ()
    assert not copy.exists()


def test_a_copy_of_another_file_or_dossier_or_that_cannot_be_read_is_not_offered(path: Path, folder: Path) -> None:
    other = path.with_name("Ander.vgr")
    make_dossier(other, [small_report()], FACTS)
    copies = [
        rescue([NEWEST], FACTS, other, folder, SINCE),
        rescue([NEWEST], replace(FACTS, lineage="waterdam"), path, folder, SINCE + dt.timedelta(1)),
    ]
    folder.joinpath("Stuk (noodkopie 2026-03-02 09.00.00).vgr").write_bytes(b"stuk")
    assert rescues_of(glance.look(path), folder) == ()
    other.write_bytes(b"stuk")  # nobody can say any more that it is its own
    assert [each.path for each in rescues_of(glance.look(path), folder)] == copies[:1]
    other.unlink()
    assert [each.path for each in rescues_of(glance.look(path), folder)] == copies[:1]


def test_what_is_kept_is_not_offered_any_more_and_what_is_discarded_is_gone(path: Path, folder: Path) -> None:
    kept = keep(rescue([NEWEST], FACTS, path, folder, SINCE))
    assert rescues_for(path, folder) == ()
    with Dossier.open(kept) as dossier:
        assert dossier.reports() == (NEWEST,)
    discard(kept)
    assert not kept.exists()


def test_what_the_disk_refuses_is_told(path: Path, folder: Path) -> None:
    assert rescues_for(path, folder) == ()
    folder.write_bytes(b"")
    with pytest.raises(Problem, match="geen noodkopie worden gemaakt"):
        rescue([NEWEST], FACTS, path, folder, SINCE)
    with pytest.raises(Problem, match="kan niet worden verwijderd"):
        discard(path.parent)
    with pytest.raises(Problem, match="geen andere naam"):
        keep(path.parent / "weg.vgr")
