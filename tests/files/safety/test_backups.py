"""Backups are sound copies; a damaged dossier makes none, and so pushes out none."""

import errno
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.reports import STATE, small_report
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.disk import whole
from vgr_desktop.files.format.errors import Damaged
from vgr_desktop.files.safety.backups import Backup, back_up, backups_of, content_of, is_due
from vgr_desktop.files.safety.restoring import restore_as, restore_in_place
from vgr_desktop.files.store import connecting
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.glance import look

NOON = datetime(2026, 3, 18, 12, 0, 5).astimezone()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Programma 9 (100%).vgr"
    with Dossier.create(path) as dossier:
        dossier.save(None, small_report())
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Reservekopieën"


def rewritten(path: Path) -> None:
    report = small_report()
    with Dossier.open(path) as dossier:
        dossier.save(report, write(report, STATE, from_plain("Herschreven.")))


def spoiled(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))


def made(path: Path, folder: Path, now: datetime = NOON) -> Backup:
    return back_up(path, look(path).lineage, folder, now)


def test_a_backup_holds_what_the_dossier_holds(path: Path, folder: Path) -> None:
    backup = made(path, folder)
    held, original = look(backup.path), look(path)
    assert (held.reports, held.lineage, held.next_id) == (original.reports, original.lineage, original.next_id)
    assert backup.path.name == "Programma 9 (100%) 2026-03-18 12.00.05.vgr"
    assert list(backup.path.parent.iterdir()) == [backup.path]


def test_a_backup_can_be_made_of_an_open_dossier(path: Path, folder: Path) -> None:
    with Dossier.open(path) as dossier:
        before = dossier.reports()
        backup = made(path, folder)
        dossier.save(before[0], write(before[0], STATE, from_plain("Verder.")))
    assert look(backup.path).reports == before


def test_backups_are_listed_newest_first_with_date_and_size(path: Path, folder: Path) -> None:
    made(path, folder, NOON - timedelta(hours=1))
    newest = made(path, folder)
    found = backups_of(path, look(path).lineage, folder)
    assert [backup.made for backup in found] == [NOON, NOON - timedelta(hours=1)]
    assert found[0] == newest
    assert newest.size == newest.path.stat().st_size


def test_the_backups_of_a_dossier_that_got_another_name_are_found(path: Path, folder: Path) -> None:
    backup = made(path, folder)
    assert backups_of(path.with_name("Nieuw.vgr"), look(path).lineage, folder) == (backup,)


def test_the_backups_of_a_dossier_that_cannot_be_read_are_found_by_its_name(path: Path, folder: Path) -> None:
    backup = made(path, folder)
    assert backups_of(path, None, folder) == (backup,)
    assert backups_of(path.with_name("Anders.vgr"), None, folder) == ()


def test_other_files_in_the_folder_are_no_backups(path: Path, folder: Path) -> None:
    backup = made(path, folder)
    for name in ("Lees mij.txt", "Programma 9.vgr", "Programma 9 2026-02-31 12.00.00.vgr"):
        (backup.path.parent / name).write_text("x", encoding="utf-8")
    assert backups_of(path, look(path).lineage, folder) == (backup,)


def test_without_a_folder_there_are_no_backups(path: Path, folder: Path) -> None:
    assert backups_of(path, "a", folder) == ()


def test_it_is_known_how_much_a_backup_holds(path: Path, folder: Path) -> None:
    held = content_of(look(made(path, folder).path))
    assert (held.reports, held.texts) == (1, 11)


def test_old_backups_make_room(path: Path, folder: Path) -> None:
    for days in range(60, -1, -1):
        made(path, folder, NOON - timedelta(days=days))
    kept = {backup.made.date() for backup in backups_of(path, look(path).lineage, folder)}
    assert len(kept) < 25
    assert {NOON.date() - timedelta(days=days) for days in range(12)} <= kept


@pytest.mark.parametrize("days", range(1, 4))
def test_a_damaged_dossier_never_pushes_out_a_good_backup(path: Path, folder: Path, days: int) -> None:
    lineage = look(path).lineage
    backups = [made(path, folder, NOON + timedelta(minutes=minute)) for minute in range(3)]
    spoiled(path)
    with pytest.raises(Damaged, match="Eerdere reservekopieën zijn bewaard"):
        back_up(path, lineage, folder, NOON + timedelta(days=days))
    assert backups_of(path, lineage, folder) == tuple(reversed(backups))
    assert set(folder.rglob("*.deel")) == set()


def test_damage_that_only_shows_page_by_page_is_seen(path: Path, folder: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'ix_goal_report'")
        connection.commit()
    with pytest.raises(Damaged):
        back_up(path, "lineage", folder, NOON)


def test_a_lineage_cannot_lead_out_of_the_folder(path: Path, folder: Path) -> None:
    backup = back_up(path, "../../..", folder, NOON)
    assert backup.path.parent.parent == folder


def test_a_full_disk_is_told_and_leaves_nothing(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(whole, "_flush", full)
    with pytest.raises(Problem, match=r"Er is geen kopie gemaakt van .*: de schijf is vol"):
        made(path, folder)
    assert [file for file in folder.rglob("*") if file.is_file()] == []


def test_a_folder_that_cannot_be_made_is_told(path: Path, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="Er is geen kopie gemaakt"):
        made(path, path / "map")


def test_a_dossier_that_is_gone_is_told_and_not_made(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(Problem, match="niet bereikbaar"):
        back_up(tmp_path / "Weg.vgr", "lineage", folder, NOON)
    assert not (tmp_path / "Weg.vgr").exists()


def test_a_dossier_that_another_program_holds_is_not_waited_for_for_ever(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.0)
    lineage = look(path).lineage
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Problem, match="houdt het bestand bezet"):
            back_up(path, lineage, folder, NOON)


def test_what_a_copy_that_was_cut_off_left_is_cleaned_away_after_a_day(path: Path, folder: Path) -> None:
    home = made(path, folder).path.parent
    left = home / "~0123456789abcdef.deel"
    left.write_bytes(b"half")
    now = datetime.fromtimestamp(left.stat().st_mtime).astimezone()
    made(path, folder, now + timedelta(hours=1))
    assert left.exists(), "it may still be under way"
    made(path, folder, now + timedelta(hours=25))
    assert not left.exists()


@pytest.mark.parametrize(
    ("ago", "opening", "due"),
    [
        (timedelta(minutes=59), False, False),
        (timedelta(minutes=60), False, True),
        (timedelta(hours=-3), False, True),
        (timedelta(hours=11), True, False),
        (timedelta(hours=13), True, True),
    ],
)
def test_a_backup_is_due_on_the_first_opening_of_a_day_and_every_hour(
    path: Path, ago: timedelta, *, opening: bool, due: bool
) -> None:
    assert is_due((Backup(path, NOON - ago, 1),), NOON, opening=opening) is due


def test_the_first_backup_is_due_at_once() -> None:
    assert is_due((), NOON, opening=False)


def test_a_backup_is_restored_as_a_copy(path: Path, folder: Path, tmp_path: Path) -> None:
    backup = made(path, folder)
    restore_as(backup.path, tmp_path / "Terug.vgr")
    assert look(tmp_path / "Terug.vgr").reports == (small_report(),)


def test_restoring_as_a_copy_overwrites_nothing(path: Path, folder: Path) -> None:
    backup = made(path, folder)
    rewritten(path)
    with pytest.raises(Problem, match="Er bestaat al een bestand"):
        restore_as(backup.path, path)
    assert look(path).reports != (small_report(),)


def test_restoring_in_place_can_be_undone_by_restoring_again(path: Path, folder: Path) -> None:
    backup = made(path, folder)
    rewritten(path)
    work = look(path).reports
    kept = restore_in_place(backup.path, path, folder, NOON + timedelta(minutes=1))
    assert look(path).reports == (small_report(),)
    assert kept is not None
    restore_in_place(kept, path, folder, NOON + timedelta(minutes=2))
    assert look(path).reports == work


def test_restoring_over_a_damaged_dossier_keeps_its_file_as_it_was(path: Path, folder: Path) -> None:
    backup = made(path, folder)
    content = b"\x00" * 512 + path.read_bytes()[512:]
    path.write_bytes(content)
    path.with_name(path.name + "-journal").write_bytes(b"half")
    kept = restore_in_place(backup.path, path, folder, NOON)
    assert kept is not None
    assert kept.name == "Programma 9 (100%) (beschadigd 2026-03-18 12.00.05).vgr"
    assert kept.read_bytes() == content
    assert kept.with_name(kept.name + "-journal").read_bytes() == b"half"
    assert look(path).reports == (small_report(),)


def test_a_dossier_that_is_gone_is_restored(path: Path, folder: Path) -> None:
    backup = made(path, folder)
    path.unlink()
    assert restore_in_place(backup.path, path, folder, NOON) is None
    assert look(path).reports == (small_report(),)


def test_a_damaged_backup_is_not_restored(path: Path, folder: Path) -> None:
    backup = made(path, folder)
    rewritten(path)
    work = path.read_bytes()
    spoiled(backup.path)
    with pytest.raises(Damaged):
        restore_in_place(backup.path, path, folder, NOON)
    assert path.read_bytes() == work


def test_the_oldest_backup_of_all_can_be_restored(path: Path, folder: Path) -> None:
    oldest = made(path, folder, NOON - timedelta(days=11))
    for days in range(10, 0, -1):
        made(path, folder, NOON - timedelta(days=days))
    rewritten(path)
    restore_in_place(oldest.path, path, folder, NOON + timedelta(days=1))
    assert look(path).reports == (small_report(),)


def refusing(*_: object, **__: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied")


def test_a_folder_of_backups_that_cannot_be_read_is_told(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(path, folder)
    monkeypatch.setattr(Path, "stat", refusing)
    with pytest.raises(Problem, match=r"De reservekopieën in .* kunnen niet worden gelezen"):
        backups_of(path, None, folder)


def test_a_folder_that_takes_no_restored_copy_is_told(
    path: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = made(path, folder)
    monkeypatch.setattr(Path, "replace", refusing)
    monkeypatch.setattr(Path, "hardlink_to", refusing)
    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(Problem, match="kan niet worden teruggezet als Terug"):
        restore_as(backup.path, tmp_path / "Terug.vgr")
    with pytest.raises(Problem, match="kan niet worden teruggezet als Programma 9"):
        restore_in_place(backup.path, path, folder, NOON + timedelta(days=1))
    monkeypatch.undo()
    assert look(path).reports == (small_report(),)
    assert not (tmp_path / "Terug.vgr").exists()
