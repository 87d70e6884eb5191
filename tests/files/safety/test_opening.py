"""Opening a dossier on a disk that refuses something: it is told as that, soon, and nothing changes.

The disk's answers are real ones: strace lets calls of the system fail, a disk is mounted read-only, rights are those of
an ordinary user. What a computer does not have is skipped there.
"""

import datetime as dt
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.files.make_sample import SAMPLES
from tests.files.store.test_torn_writes import OLD, halfway
from tests.reports import STATE, small_report
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.files.format.errors import BUSY, NO_LOCKS, SavingFailed
from vgr_desktop.files.safety import opening
from vgr_desktop.files.safety.opening import open_to_work
from vgr_desktop.files.store import connecting
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.glance import look

NOW = dt.datetime(2026, 5, 4, 12, tzinfo=dt.UTC)
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
needs_a_user = pytest.mark.skipif(IS_ROOT, reason="root may write everything")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "map"
    folder.mkdir()
    path = folder / "Proef.vgr"
    with Dossier.create(path) as dossier:
        dossier.save(None, small_report())
    return path


_OPENS = """
import datetime as dt, sys
from pathlib import Path
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.disk import locks
from vgr_desktop.files.safety.opening import open_to_work

locks._beside = lambda path: path.open("rb")  # so that all is asked of one file, which the tracer knows
print("ready", flush=True)
sys.stdin.buffer.raw.read(1)
try:
    opened = open_to_work(Path(sys.argv[1]), dt.datetime.now(tz=dt.UTC))
    print("opened", bool(opened.lock), opened.only_read or opened.unlocked, sep="|")
except Problem as problem:
    print(type(problem).__name__, problem, sep="|")
"""


def opened_while(path: Path, *faults: str) -> str:
    """What opening says in a program of which these calls of the system fail for the dossier.

    The tracer is attached when the program is about to open it.
    """
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace lets calls of the system fail, and is not here")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    pipe = subprocess.PIPE
    opens = [sys.executable, "-c", _OPENS, str(path)]
    with subprocess.Popen(opens, stdin=pipe, stdout=pipe, text=True, env=environment) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        calls = [f"trace={','.join(fault.partition(':')[0] for fault in faults)}", *(f"inject={f}" for f in faults)]
        options = [option for call in calls for option in ("-e", call)]
        attach = [strace, "-f", *options, "-P", str(path), "-o", os.devnull, "-p", str(program.pid)]
        with subprocess.Popen(attach, stderr=pipe, text=True) as tracer:
            assert tracer.stderr is not None
            if "attached" not in tracer.stderr.readline():
                program.kill()
                pytest.skip("no program may be traced here")
            program.stdin.write("x")
            program.stdin.close()
            return program.stdout.read().strip()


@pytest.mark.parametrize("after", [1, 2, 3, 5, 9, 14, 20])
def test_a_disk_that_fails_to_read_is_told_as_that(path: Path, after: int) -> None:
    """SQLite itself calls a page that the disk does not give a damaged file."""
    before = path.read_bytes()
    said = opened_while(path, f"pread64:error=EIO:when={after}+", "read:error=EIO:when=5+")
    assert said.startswith("Unreadable|Proef.vgr kan niet worden gelezen: de schijf of de netwerkmap geeft een fout")
    assert "eservekopie" not in said
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["Proef.vgr"]


def test_a_disk_that_does_not_even_give_the_header_is_told_as_that(path: Path) -> None:
    said = opened_while(path, "read:error=EIO")
    assert said.startswith("Unreadable|")
    assert "de schijf of de netwerkmap geeft een fout" in said


@pytest.mark.parametrize("refusal", ["ENOLCK", "EOPNOTSUPP"])
def test_a_disk_that_refuses_locks_is_told_as_that_and_the_dossier_can_be_read(path: Path, refusal: str) -> None:
    """SQLite takes the first refusal for another program that has the file, and waits for that."""
    said = opened_while(path, f"fcntl:error={refusal}")
    assert said.startswith("opened|False|de schijf of netwerkmap laat niet toe dat het bestand wordt vergrendeld")


def test_a_save_on_a_disk_that_refuses_locks_does_not_blame_another_program(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = sqlite3.OperationalError("database is locked")
    busy.sqlite_errorcode = sqlite3.SQLITE_BUSY
    assert connecting.why_failed(path, busy) == BUSY
    monkeypatch.setattr(connecting, "refuses_locks", lambda _path: True)
    assert connecting.why_failed(path, busy) == NO_LOCKS


@pytest.fixture
def read_only_disk(path: Path) -> Iterator[Path]:
    """A dossier on a real disk that is mounted read-only, with the lock of a program on another computer."""
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if not IS_ROOT or mount is None or unmount is None:
        pytest.skip("only root of a Linux computer can mount a disk")
    disk = path.parent.parent / "schijf"
    disk.mkdir()
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], check=False).returncode:
        pytest.skip("no disk can be made here")
    try:
        shutil.copyfile(SAMPLES / "v1.vgr", disk / "Oud.vgr")
        shutil.copyfile(path, disk / "Proef.vgr")
        subprocess.run([mount, "-o", "remount,ro", str(disk)], check=True)
        yield disk
    finally:
        subprocess.run([unmount, str(disk)], check=True)


@pytest.mark.parametrize("name", ["Proef.vgr", "Oud.vgr"])
def test_on_a_disk_that_is_read_only_it_is_opened_to_read(read_only_disk: Path, name: str) -> None:
    opened = open_to_work(read_only_disk / name, NOW)
    assert opened.glimpse.reports
    assert "alleen-lezen" in opened.only_read


@needs_a_user
def test_a_file_that_is_read_only_is_opened_to_read(path: Path) -> None:
    path.chmod(stat.S_IRUSR)
    opened = open_to_work(path, NOW)
    assert (opened.lock, opened.only_read) == (None, opening._FILE)
    assert [file.name for file in path.parent.iterdir()] == ["Proef.vgr"]


@needs_a_user
def test_a_dossier_in_a_folder_that_is_read_only_is_opened_to_read(path: Path) -> None:
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        opened = open_to_work(path, NOW)
        assert (opened.lock, opened.only_read) == (None, opening._FOLDER)
        with Dossier.open(path) as dossier, pytest.raises(SavingFailed):
            dossier.save(small_report(), write(small_report(), STATE, from_plain("Nieuw.")))
        assert look(path).reports == (small_report(),)
    finally:
        path.parent.chmod(stat.S_IRWXU)


def test_an_unfinished_save_is_undone_when_one_opens_to_work(tmp_path: Path) -> None:
    content, journal = halfway()
    path = tmp_path / "Proef.vgr"
    path.write_bytes(content)
    path.with_name("Proef.vgr-journal").write_bytes(journal)
    opened = open_to_work(path, NOW)
    assert opened.after_crash
    assert opened.glimpse.reports == (OLD,)
    assert not path.with_name("Proef.vgr-journal").exists()
