"""The world gets in the way of saving: the file keeps what it held, and the officer hears why."""

import itertools
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from tests.reports import STATE, small_report
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.files.format.errors import SavingFailed, Unreadable
from vgr_desktop.files.format.rows import DossierFacts
from vgr_desktop.files.store import connecting, glance
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.health import examine


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.0)


def saved(path: Path) -> Report:
    with Dossier.create(path) as dossier:
        dossier.save(None, small_report())
    return small_report()


def much_longer(report: Report) -> Report:
    return write(report, STATE, from_plain("Een heel lange stand van zaken. " * 10_000))


def test_a_full_disk_leaves_the_old_value(tmp_path: Path) -> None:
    path = tmp_path / "Proef.vgr"
    report = saved(path)
    with Dossier.open(path) as dossier:
        with dossier._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count=1")
        with pytest.raises(SavingFailed, match="de schijf is vol") as problem:
            dossier.save(report, much_longer(report))
        assert "Uw tekst is veilig" in str(problem.value)
        assert dossier.reports() == (report,)
        assert examine(dossier.path).faults == ()


def test_when_there_is_room_again_the_next_save_writes_everything(tmp_path: Path) -> None:
    path = tmp_path / "Proef.vgr"
    report = saved(path)
    with Dossier.open(path) as dossier:
        with dossier._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count=1")
        with pytest.raises(SavingFailed):
            dossier.save(report, much_longer(report))
        with dossier._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count=100000")
        dossier.save(report, much_longer(report))
        assert dossier.reports() == (much_longer(report),)


def test_several_reports_are_saved_all_or_none(tmp_path: Path) -> None:
    path = tmp_path / "Proef.vgr"
    report = saved(path)
    small = write(report, STATE, from_plain("Kort."))
    with Dossier.open(path) as dossier:
        with dossier._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count=1")
        with pytest.raises(SavingFailed):
            dossier.save_all([(report, small), (small, much_longer(report))])
        assert dossier.reports() == (report,)


def test_a_file_that_another_program_writes_to_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "Proef.vgr"
    report = saved(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, Dossier.open(path) as dossier:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SavingFailed, match="een ander programma houdt het bestand bezet"):
            dossier.save(report, much_longer(report))
        other.execute("ROLLBACK")
        dossier.save(report, much_longer(report))
        assert dossier.reports() == (much_longer(report),)


def test_a_file_that_another_program_holds_whole_cannot_be_read_now(tmp_path: Path) -> None:
    path = tmp_path / "Proef.vgr"
    saved(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, Dossier.open(path) as dossier:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Unreadable, match="een ander programma houdt het bestand bezet"):
            dossier.reports()
        other.execute("ROLLBACK")
        assert dossier.reports() == (small_report(),)


def test_a_read_only_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "Proef.vgr"
    report = saved(path)
    with Dossier.open(path) as dossier:
        with dossier._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only=ON")
        with pytest.raises(SavingFailed, match="alleen-lezen"):
            dossier.save(report, much_longer(report))
        assert dossier.reports() == (report,)


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    path = tmp_path / "map" / "Proef.vgr"
    path.parent.mkdir()
    saved(path)
    with Dossier.open(path) as dossier:
        path.rename(tmp_path / "Elders.vgr")
        path.parent.rmdir()
        with pytest.raises(Unreadable, match="niet bereikbaar"):
            dossier.reports()


def test_an_error_of_ours_is_not_taken_for_one_of_the_world(tmp_path: Path) -> None:
    path = tmp_path / "Proef.vgr"
    report = saved(path)
    with Dossier.open(path) as dossier:
        with dossier._engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE text")
        with pytest.raises(Exception, match="no such table") as error:
            dossier.save(report, much_longer(report))
        assert not isinstance(error.value, Problem)


def test_a_dossier_that_cannot_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_dossier: Dossier, _facts: DossierFacts) -> None:
        raise SavingFailed("Opslaan lukt niet.", "de schijf is vol. Maak ruimte vrij")

    monkeypatch.setattr(Dossier, "_lay_out", full)
    with pytest.raises(Problem, match=r"kan niet worden gemaakt: de schijf is vol\. Maak ruimte vrij\."):
        Dossier.create(tmp_path / "Proef.vgr")
    assert list(tmp_path.iterdir()) == []


def test_an_error_of_ours_while_a_dossier_is_made_leaves_nothing_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_dossier: Dossier, _facts: DossierFacts) -> None:
        raise KeyError("name")

    monkeypatch.setattr(Dossier, "_lay_out", fail)
    with pytest.raises(KeyError):
        Dossier.create(tmp_path / "Proef.vgr")
    assert list(tmp_path.iterdir()) == []


def test_a_dossier_cannot_be_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"kan niet worden gemaakt \(de map of het bestand bestaat niet\)"):
        Dossier.create(tmp_path / "weg" / "Proef.vgr")


def test_threads_may_share_a_dossier(tmp_path: Path) -> None:
    path = tmp_path / "Proef.vgr"
    report = saved(path)
    values = [write(report, STATE, from_plain(f"Versie {i}.")) for i in range(20)]
    failures: list[BaseException] = []

    def save(dossier: Dossier, mine: list[Report]) -> None:
        try:
            for value in mine:
                dossier.save(None, value)
                dossier.reports()
        except BaseException as error:  # noqa: BLE001  # whatever it is, the test must hear of it
            failures.append(error)

    with Dossier.open(path) as dossier:
        threads = [threading.Thread(target=save, args=(dossier, values[i::4])) for i in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        assert dossier.reports()[0] in values


_SAVES_FOR_EVER = """
import sys
from pathlib import Path
from tests.reports import STATE, small_report
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.core.editing.writing import write
from vgr_desktop.files.store.dossier import Dossier

before = small_report()
with Dossier.open(Path(sys.argv[1])) as dossier:
    for i in range(1_000_000):
        after = write(before, STATE, from_plain(f"{i} " * 20_000))
        dossier.save(before, after)
        print(i, flush=True)
        before = after
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill without warning")
@pytest.mark.parametrize("saves", [1, 3, 4])
def test_a_program_killed_while_saving_leaves_the_last_whole_save(tmp_path: Path, saves: int) -> None:
    path = tmp_path / "Proef.vgr"
    saved(path)
    command = [sys.executable, "-c", _SAVES_FOR_EVER, str(path)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as program:
        assert program.stdout is not None
        told = [int(line) for line in itertools.islice(program.stdout, saves)]
        program.kill()
        told += [int(line) for line in program.stdout if line.endswith("\n")]
    (report,) = glance.look(path).reports
    number = int(report.programmes[0].state_of_affairs.body.blocks[0].plain.split()[0])  # type: ignore[union-attr]
    assert number in {told[-1], told[-1] + 1}, "what was called saved is there"
    with Dossier.open(path) as dossier:
        assert examine(dossier.path).faults == ()
        assert dossier.reports() == (report,)


def test_a_save_cut_off_half_way_is_taken_back_at_the_next_opening(tmp_path: Path) -> None:
    path = tmp_path / "Proef.vgr"
    report = saved(path)
    command = [sys.executable, "-c", _DIES_WITHIN_A_SAVE, str(path)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run(command, env=environment, check=False).returncode == 3
    assert path.with_name("Proef.vgr-journal").exists(), "the save was under way"
    assert glance.look(path).reports == (report,)
    with Dossier.open(path) as dossier:
        assert examine(dossier.path).faults == ()


_DIES_WITHIN_A_SAVE = """
import os
import sys
from pathlib import Path
from tests.reports import STATE, small_report
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.core.editing.writing import write
from vgr_desktop.files.store import differences, dossier
from vgr_desktop.files.store.health import examine

def die(connection, next_id):
    os._exit(3)

differences._raise_next_id = die
before = small_report()
after = write(before, STATE, from_plain("woord " * 3_000_000))
dossier.Dossier.open(Path(sys.argv[1])).save(before, after)
"""
