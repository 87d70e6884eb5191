"""Commands that only look change nothing: not in the file, not beside it, whatever its version or condition."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.cli.support import Vgr
from tests.files.make_sample import SAMPLES
from tests.reports import STATE, small_report
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.changes import changes
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.files.store import differences
from vgr_desktop.files.store.dossier import Dossier

LOOKING = [
    ["verify"],
    ["outline", "--report", "2026-1"],
    ["check", "--report", "2026-1"],
    ["export", "--report", "2026-1", "-o", "../uit.json"],
]
SAMPLE_FILES = sorted(SAMPLES.glob("*.vgr"))


def look_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file in the folder, with its bytes and when it changed, and the folder itself."""
    files = {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}
    return files | {".": (b"", folder.stat().st_mtime_ns)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "map"
    folder.mkdir()
    return folder


@contextmanager
def unchanged(folder: Path) -> Iterator[None]:
    before = look_of(folder)
    yield
    assert look_of(folder) == before


@pytest.mark.parametrize("sample", SAMPLE_FILES, ids=[file.stem for file in SAMPLE_FILES])
@pytest.mark.parametrize("command", LOOKING, ids=[command[0] for command in LOOKING])
def test_a_dossier_of_any_version(vgr: Vgr, folder: Path, sample: Path, command: list[str]) -> None:
    path = Path(shutil.copy(sample, folder))
    with unchanged(folder):
        assert vgr(command[0], str(path), *command[1:]).err == "" or command[0] != "verify"


@pytest.mark.parametrize("sample", SAMPLE_FILES, ids=[file.stem for file in SAMPLE_FILES])
def test_of_a_file_and_a_folder_that_are_read_only(vgr: Vgr, folder: Path, sample: Path) -> None:
    path = Path(shutil.copy(sample, folder))
    path.chmod(stat.S_IRUSR)
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with unchanged(folder):
            assert vgr("verify", str(path)).code == 0
            assert vgr("outline", str(path), "--report", "2026-1").out
    finally:
        folder.chmod(stat.S_IRWXU)


def test_the_check_says_of_what_version_it_is(vgr: Vgr, folder: Path) -> None:
    old, new = (Path(shutil.copy(SAMPLES / name, folder)) for name in ("v1.vgr", "v4.vgr"))
    assert "ouder formaat (bestandsversie 1), dat wordt bijgewerkt zodra u erin werkt" in vgr("verify", str(old)).out
    assert vgr("verify", str(new)).out.endswith("bestandsversie 4.\n")


def interrupted(folder: Path) -> Path:
    """A dossier with the journal of a save that was cut off after pages had been written."""
    old = write(small_report(), STATE, from_plain("oud " * 20_000))
    new = write(old, STATE, from_plain("nieuw " * 40_000))
    path, torn = folder.parent / "Heel.vgr", folder / "Proef.vgr"
    with Dossier.create(path) as dossier:
        dossier.save(None, old)
        with dossier._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA cache_size=2")
            differences.write(connection, changes(old, new), new.id)
            shutil.copyfile(path, torn)
            shutil.copyfile(path.with_name("Heel.vgr-journal"), folder / "Proef.vgr-journal")
    return torn


@pytest.mark.parametrize("command", LOOKING, ids=[command[0] for command in LOOKING])
def test_an_unfinished_save_stays_beside_it(vgr: Vgr, folder: Path, command: list[str]) -> None:
    path = interrupted(folder)
    with unchanged(folder):
        said = vgr(command[0], str(path), *command[1:])
    if command[0] == "verify":
        assert said.code == 0
        assert "is in orde" in said.out
        assert "niet heeft afgemaakt" in said.err


def test_a_file_that_another_program_keeps_in_another_way(vgr: Vgr, folder: Path) -> None:
    path = Path(shutil.copy(SAMPLES / "v4.vgr", folder))
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("UPDATE programme SET name = 'Anders'")
        other.commit()
        for file in list(folder.iterdir()):
            shutil.copyfile(file, folder / file.name.replace("v4", "kopie"))
    copy = folder / "kopie.vgr"
    (folder / "kopie.vgr-shm").unlink()
    assert (folder / "kopie.vgr-wal").exists()
    with unchanged(folder):
        assert vgr("verify", str(copy)).code == 0
        assert "Anders" in vgr("outline", str(copy), "--report", "2026-1").out


def test_what_is_damaged(vgr: Vgr, folder: Path) -> None:
    path = Path(shutil.copy(SAMPLES / "v4.vgr", folder))
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE deliverable SET light = 'purple'")
    with unchanged(folder):
        said = vgr("verify", str(path))
    assert said.code == 1
    assert "niet in orde" in said.err


def test_what_was_cut_off(vgr: Vgr, folder: Path) -> None:
    path = folder / "Proef.vgr"
    path.write_bytes((SAMPLES / "v2.vgr").read_bytes()[:-5000])
    with unchanged(folder):
        said = vgr("verify", str(path))
    assert said.code == 1
    assert "niet in orde" in said.err
    assert "het bestand is afgebroken" in said.out


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_not_called_damaged(vgr: Vgr, folder: Path) -> None:
    path = Path(shutil.copy(SAMPLES / "v4.vgr", folder))
    path.chmod(0)
    said = vgr("verify", str(path))
    assert said.code == 1
    assert "rechten" in said.err
    assert "niet in orde" not in said.err
