"""Conflicted copies beside a dossier are found by name and lineage."""

import shutil
from pathlib import Path

import pytest

from tests.reports import STATE, small_report
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.files.safety.neighbours import conflicted_copies
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.glance import look

COPIES = [
    "Programma 9 (conflicted copy 2026-03-18 143205).vgr",
    "Programma 9 (Conflict van Jan 2026-03-18).vgr",
    "Programma 9 (conflicterende kopie van LAPTOP-2).vgr",
    "Programma 9_conflict-20260318-143205.vgr",
    "Programma 9.sync-conflict-20260318-143205-ABCDEFG.vgr",
    "Programma 9-LAPTOP-2.vgr",
    "Programma 9 (1).vgr",
    "Programma 9 2.vgr",
    "Programma 9 - kopie.vgr",
    "Programma 9 - Copy (2).vgr",
]
OTHERS = [
    "Programma 90.vgr",
    "Programma 9 oud.vgr",
    "Programma 9-concept.vgr",
    "Programma 9 (noodkopie 2026-03-18 14.32.05).vgr",
    "Programma 9 (beschadigd 2026-03-18 14.32.05).vgr",
    "Programma 9 2026-03-18 14.32.05.vgr",
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Programma 9.vgr"
    with Dossier.create(path) as dossier:
        dossier.save(None, small_report())
    return path


def changed_copy(path: Path, name: str) -> Path:
    copy = Path(shutil.copy(path, path.with_name(name)))
    with Dossier.open(copy) as dossier:
        (report,) = dossier.reports()
        dossier.save(report, write(report, STATE, from_plain("Op de andere laptop.")))
    return copy


@pytest.mark.parametrize("name", COPIES)
def test_a_conflicted_copy_is_found_from_the_dossier_and_the_dossier_from_the_copy(path: Path, name: str) -> None:
    copy = changed_copy(path, name)
    assert conflicted_copies(look(path)) == (look(copy),)
    assert conflicted_copies(look(copy)) == (look(path),)


@pytest.mark.parametrize("name", OTHERS)
def test_a_copy_of_the_officers_own_is_not_taken_for_one(path: Path, name: str) -> None:
    changed_copy(path, name)
    assert conflicted_copies(look(path)) == ()


def test_a_copy_that_holds_the_same_is_no_conflict(path: Path) -> None:
    shutil.copy(path, path.with_name(COPIES[0]))
    assert conflicted_copies(look(path)) == ()


def test_another_dossier_of_such_a_name_is_no_copy(path: Path) -> None:
    with Dossier.create(path.with_name(COPIES[0])) as dossier:
        dossier.save(None, small_report())
    assert conflicted_copies(look(path)) == ()


def test_what_cannot_be_read_is_passed_over(path: Path) -> None:
    path.with_name(COPIES[0]).write_bytes(b"half")
    copy = changed_copy(path, COPIES[1])
    assert conflicted_copies(look(path)) == (look(copy),)
