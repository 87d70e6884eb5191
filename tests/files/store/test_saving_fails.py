"""Files that are deleted, replaced or changed by others while a dossier is open, and disks that do not take it."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given

from tests.disks import fill, small_disk
from tests.reports import MISSION, STATE, TREES, small_report
from tests.strategies import worked_on_reports
from vgr_desktop.core.editing.edits import add_programme, new_report, set_light, set_municipality
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.files.format.errors import ChangedElsewhere, SavingFailed, Unreadable
from vgr_desktop.files.format.rows import DossierFacts, as_kept
from vgr_desktop.files.safety.backups import back_up
from vgr_desktop.files.safety.opening import open_to_work
from vgr_desktop.files.safety.rescue import rescue
from vgr_desktop.files.store import differences
from vgr_desktop.files.store import dossier as dossier_module
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.glance import look
from vgr_desktop.files.store.health import examine

OLD = small_report()
NEW = write(OLD, STATE, from_plain("Nieuw."))
NEWER = write(NEW, STATE, from_plain("Nieuwer."))
OTHERS = write(OLD, MISSION, from_plain("Van een ander."))
SINCE = datetime(2026, 3, 18, 14, 32, 5).astimezone()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Proef.vgr"
    with Dossier.create(path) as dossier:
        dossier.save(None, OLD)
    return path


@pytest.fixture
def dossier(path: Path) -> Iterator[Dossier]:
    with Dossier.open(path) as dossier:
        dossier.save(OLD, NEW)
        yield dossier


def saved_by_another(path: Path, before: Report | None, after: Report) -> None:
    with Dossier.open(path) as other:
        other.save(before, after)


def replaced(path: Path, content: bytes) -> None:
    path.with_name("nieuw").write_bytes(content)
    path.with_name("nieuw").replace(path)


on_unix = pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of a file that is open")


@on_unix
def test_a_dossier_that_was_deleted_is_not_written_to(path: Path, dossier: Dossier) -> None:
    path.unlink()
    with pytest.raises(SavingFailed, match="is verwijderd, verplaatst of niet bereikbaar") as problem:
        dossier.save(NEW, NEWER)
    assert "Uw tekst is veilig" in str(problem.value)
    with pytest.raises(Unreadable, match="is verwijderd"):
        dossier.reports()
    assert not path.exists()


@on_unix
def test_a_dossier_that_was_moved_away_and_put_back_is_written_to_again(path: Path, dossier: Dossier) -> None:
    path.rename(path.with_name("weg.vgr"))
    with pytest.raises(SavingFailed):
        dossier.save(NEW, NEWER)
    path.with_name("weg.vgr").rename(path)
    dossier.save(NEW, NEWER)
    assert look(path).reports == (NEWER,)


@on_unix
def test_a_dossier_that_was_replaced_by_its_like_is_written_to(path: Path, dossier: Dossier) -> None:
    replaced(path, path.read_bytes())
    dossier.save(NEW, NEWER)
    assert look(path).reports == (NEWER,)


@on_unix
def test_a_dossier_that_was_replaced_by_another_is_left_alone(path: Path, dossier: Dossier) -> None:
    other = Path(shutil.copy(path, path.with_name("ander.vgr")))
    saved_by_another(other, NEW, OTHERS)
    content = other.read_bytes()
    replaced(path, content)
    for _ in range(2):
        with pytest.raises(ChangedElsewhere, match="een ander programma of een andere computer"):
            dossier.save(NEW, NEWER)
    assert path.read_bytes() == content


@on_unix
def test_a_dossier_that_was_replaced_by_rubbish_is_left_alone(path: Path, dossier: Dossier) -> None:
    replaced(path, b"Geachte raad")
    with pytest.raises(SavingFailed):
        dossier.save(NEW, NEWER)
    assert path.read_bytes() == b"Geachte raad"


@on_unix
def test_a_dossier_that_is_replaced_in_the_middle_of_a_save_is_not_called_saved(
    path: Path, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = path.read_bytes()

    def replace(_connection: sa.Connection, _next_id: int) -> None:
        replaced(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(differences, "_raise_next_id", replace)
        with pytest.raises(SavingFailed):
            dossier.save(NEW, NEWER)
    dossier.save(NEW, NEWER)
    assert look(path).reports == (NEWER,)


def test_what_another_program_changed_in_the_report_is_not_overwritten(path: Path, dossier: Dossier) -> None:
    saved_by_another(path, NEW, OTHERS)
    with pytest.raises(ChangedElsewhere, match="wat er in het bestand staat blijft bewaard"):
        dossier.save(NEW, NEWER)
    with pytest.raises(ChangedElsewhere):
        dossier.remove(NEW)
    assert look(path).reports == (OTHERS,)


def test_what_was_changed_before_the_first_save_is_not_overwritten(path: Path) -> None:
    with Dossier.open(path) as dossier:
        saved_by_another(path, OLD, OTHERS)
        with pytest.raises(ChangedElsewhere):
            dossier.save(OLD, NEW)
    assert look(path).reports == (OTHERS,)


def test_the_first_save_does_not_read_the_file_when_it_was_read_before(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = small_report()
    with Dossier.open(path) as dossier:
        dossier.get_ready()
        monkeypatch.setattr(dossier_module, "assemble", lambda _rows: pytest.fail("the file is read again"))
        dossier.save(before, set_light(before, TREES, "red"))


def test_a_report_that_another_program_added_does_not_stand_in_the_way(path: Path, dossier: Dossier) -> None:
    with Dossier.open(path) as other:
        ids = other.identities()
        added = new_report([ids.new(), ids.new(), ids.new()], edition(2, 2025))
        other.save(None, added)
    dossier.save(NEW, NEWER)
    assert set(look(path).reports) == {NEWER, added}


def test_a_report_that_another_program_changed_is_not_overwritten_after_a_save_of_its_neighbour(
    path: Path, dossier: Dossier
) -> None:
    ids = dossier.identities()
    second = new_report([ids.new(), ids.new(), ids.new()], edition(2, 2025))
    dossier.save(None, second)
    theirs = set_municipality(second, "Waterdam")
    saved_by_another(path, second, theirs)
    dossier.save(NEW, NEWER)
    with pytest.raises(ChangedElsewhere):
        dossier.save(second, set_municipality(second, "Lindeveen"))
    assert set(look(path).reports) == {NEWER, theirs}


def test_numbers_that_another_program_handed_out_as_well_are_not_overwritten(path: Path, dossier: Dossier) -> None:
    ours, theirs = dossier.identities(), dossier.identities()
    added = new_report([theirs.new(), theirs.new(), theirs.new()], edition(2, 2025))
    saved_by_another(path, None, added)
    more = add_programme(NEW, [ours.new(), ours.new(), ours.new()], "Wonen")
    with pytest.raises(ChangedElsewhere):
        dossier.save(NEW, more)
    dossier.save(NEW, NEWER)
    assert set(look(path).reports) == {NEWER, added}


@given(report=worked_on_reports())
def test_a_report_is_known_again_when_it_is_read_back(tmp_path_factory: pytest.TempPathFactory, report: Report) -> None:
    path = tmp_path_factory.mktemp("again") / "Proef.vgr"
    with Dossier.create(path) as dossier:
        dossier.save(None, report)
    assert look(path).reports == (as_kept(report),)


_SAVES_TO_A_DISK_THAT_BREAKS = """
import resource
import signal
import sys
from pathlib import Path
from tests.reports import STATE, small_report
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.core.editing.writing import write
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.format.errors import SavingFailed
from vgr_desktop.files.store.health import examine

path = Path(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = path.stat().st_size
with Dossier.open(path) as dossier:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, resource.RLIM_INFINITY))
    before = small_report()
    after = write(before, STATE, from_plain("woord " * 50_000))
    try:
        dossier.save(before, after)
    except SavingFailed as problem:
        print(problem.why)
    assert dossier.reports() == (before,)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    dossier.save(before, after)
    assert dossier.reports() == (after,)
    assert examine(dossier.path).faults == ()
"""


@on_unix
def test_a_disk_that_breaks_off_writing_leaves_the_old_value(path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", _SAVES_TO_A_DISK_THAT_BREAKS, str(path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "de schijf" in done.stdout


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "schijf", 300) as made:
        yield made


def test_a_disk_that_is_really_full_leaves_the_old_value_and_takes_the_new_one_when_there_is_room(
    disk: Path,
) -> None:
    path = disk / "Proef.vgr"
    with Dossier.create(path) as dossier:
        dossier.save(None, OLD)
        filling = fill(disk)
        with pytest.raises(SavingFailed, match="de schijf is vol"):
            dossier.save(OLD, NEW)
        assert dossier.reports() == (OLD,)
        with pytest.raises(Problem, match="Er is geen kopie gemaakt"):
            back_up(path, "lineage", disk, SINCE)
        opened = open_to_work(path, SINCE)
        assert (opened.lock, opened.only_read) == (None, ""), "it can be worked in all the same"
        assert "de schijf is vol" in opened.unlocked
        with pytest.raises(Problem, match="kan niet worden gemaakt"):
            rescue([NEW], DossierFacts("lineage", 100), path, disk, SINCE)
        filling.unlink()
        dossier.save(OLD, NEW)
        assert examine(dossier.path).faults == ()
    assert look(path).reports == (NEW,)
    assert {file.name for file in disk.rglob("*") if file.is_file()} == {"Proef.vgr"}


def facts(path: Path) -> DossierFacts:
    held = look(path)
    return DossierFacts(held.lineage, held.next_id)


def test_a_rescue_copy_holds_the_reports_and_is_known_as_the_same_dossier(path: Path, tmp_path: Path) -> None:
    copy = rescue([NEWER], facts(path), path, tmp_path / "Noodkopieën", SINCE)
    assert copy.name == "Proef (noodkopie 2026-03-18 14.32.05).vgr"
    held, original = look(copy), look(path)
    assert (held.reports, held.lineage, held.next_id) == ((NEWER,), original.lineage, original.next_id)


def test_a_rescue_copy_is_brought_up_to_date(path: Path, tmp_path: Path) -> None:
    copies = {rescue([value], facts(path), path, tmp_path / "Nood", SINCE) for value in (NEW, NEWER)}
    assert [look(copy).reports for copy in copies] == [(NEWER,)]
    assert len(list((tmp_path / "Nood").iterdir())) == 1


def test_a_rescue_copy_that_fails_leaves_the_older_one(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = rescue([NEW], facts(path), path, tmp_path / "Nood", SINCE)

    def full(*_: object) -> None:
        raise SavingFailed("Opslaan lukt niet.", "de schijf is vol. Maak ruimte vrij")

    monkeypatch.setattr(Dossier, "save_all", full)
    with pytest.raises(Problem, match="kan niet worden gemaakt: de schijf is vol"):
        rescue([NEWER], facts(path), path, tmp_path / "Nood", SINCE)
    assert look(copy).reports == (NEW,)
    assert list((tmp_path / "Nood").iterdir()) == [copy]


def test_a_rescue_folder_that_takes_no_file_is_told_by_the_name_of_the_copy(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = facts(path)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Problem, match=r"14\.32\.05\)\.vgr kan niet worden gemaakt \(u hebt er geen rechten voor"):
        rescue([NEW], known, path, tmp_path / "Nood", SINCE)


def test_a_rescue_folder_that_cannot_be_made_is_told(path: Path) -> None:
    with pytest.raises(Problem, match="geen noodkopie"):
        rescue([NEW], facts(path), path, path / "map", SINCE)


def test_a_dossier_that_another_program_holds_can_be_rescued_all_the_same(path: Path, tmp_path: Path) -> None:
    known = facts(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert look(rescue([NEW], known, path, tmp_path / "Nood", SINCE)).reports == (NEW,)


@pytest.mark.parametrize(
    "deed",
    [
        "DELETE FROM deliverable WHERE id <> NEW.id",
        "UPDATE deliverable SET light = 'green' WHERE id <> NEW.id",
        "INSERT INTO version (item, author, body) VALUES (NEW.id, 'x', '[]')",
    ],
)
def test_what_comes_to_change_more_than_was_saved_is_told_and_changes_nothing(tmp_path: Path, deed: str) -> None:
    """As a trigger would that another program put in while the dossier was open."""
    path = tmp_path / "Proef.vgr"
    with Dossier.create(path) as dossier:
        dossier.save(None, small_report())
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute(f"CREATE TRIGGER t AFTER UPDATE ON deliverable BEGIN {deed}; END")
        changed = set_light(small_report(), TREES, "red")
        with pytest.raises(SavingFailed, match="andere gegevens wijzigt"):
            dossier.save(small_report(), changed)
        assert dossier.reports() == (small_report(),)
