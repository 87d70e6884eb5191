"""LibreOffice that is kept ready: the real one, and what becomes of it when something goes wrong."""

import io
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from io import FileIO
from pathlib import Path

import docx
import pytest

from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.office import warm as warm_module
from vgr_desktop.office.__main__ import keep
from vgr_desktop.office.convert import Late, converted, paginator
from vgr_desktop.office.forms import Form
from vgr_desktop.office.libreoffice import LibreOffice, traces
from vgr_desktop.office.warm import WarmOffice

FOREVER = "import threading; threading.Event().wait()"
LONG_AGO = -1.0


@pytest.fixture
def program() -> LibreOffice:
    found = paginator()
    if found is None:
        pytest.skip("LibreOffice is not installed")
    return found


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is made on the way has to be gone at the end."""
    place = tmp_path / "tijdelijk"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    yield
    assert not list(place.iterdir())


@pytest.fixture
def office() -> Iterator[WarmOffice]:
    with closing(WarmOffice()) as made:
        yield made


def document(text: str = "Voorwoord") -> bytes:
    made, stream = docx.Document(), io.BytesIO()
    made.add_paragraph(text)
    made.save(stream)
    return stream.getvalue()


def kept_folder(office: WarmOffice, program: LibreOffice) -> Path:
    with office.lend(program, time.monotonic() + 60, lambda: False) as folder:
        assert folder is not None
        return folder


def test_one_program_does_one_document_after_another(office: WarmOffice, program: LibreOffice) -> None:
    office.warm_up()
    first = kept_folder(office, program)
    for form in (Form.PDF, Form.ODT, Form.PDF):
        assert converted(document(), form, program, office=office).startswith(form.beginning)
    assert kept_folder(office, program) == first
    assert not list(first.glob("vgr-*")), "no document is left"


def test_at_its_end_no_process_no_folder_and_no_socket_is_left(program: LibreOffice) -> None:
    office = WarmOffice()
    folder = kept_folder(office, program)
    socket = traces(folder)
    assert list(socket.parent.glob(socket.name))
    office.close()
    assert not folder.exists()
    assert not list(socket.parent.glob(socket.name))
    office.warm_up()
    with office.lend(program, time.monotonic() + 60, lambda: False) as none:
        assert none is None, "it does not begin again"
    assert converted(document(), Form.PDF, program, office=office).startswith(b"%PDF")


def test_a_document_that_comes_while_it_is_busy_gets_a_program_of_its_own(
    office: WarmOffice, program: LibreOffice
) -> None:
    with office.lend(program, time.monotonic() + 60, lambda: False) as folder:
        assert folder is not None
        assert converted(document(), Form.PDF, program, office=office).startswith(b"%PDF")


def test_when_it_died_it_is_started_anew(office: WarmOffice, program: LibreOffice) -> None:
    first = kept_folder(office, program)
    for process in processes_in(first):
        if not is_keeper(process):
            os.kill(process, signal.SIGKILL)
    wait_until_gone(first)
    assert converted(document(), Form.PDF, program, office=office).startswith(b"%PDF")
    assert kept_folder(office, program) != first


def is_keeper(process: int) -> bool:
    return b"vgr_desktop.office" in Path(f"/proc/{process}/cmdline").read_bytes()


def wait_until_gone(folder: Path) -> None:
    end = time.monotonic() + 30
    while folder.exists():
        assert time.monotonic() < end
        time.sleep(0.02)


def processes_in(folder: Path) -> list[int]:
    """The processes that name this folder in their command."""
    found = []
    for command in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if str(folder).encode() in command.read_bytes():
                found.append(int(command.parent.name))
        except OSError:
            continue
    return found


def test_what_is_cancelled_is_stopped_and_the_next_document_is_made(office: WarmOffice, program: LibreOffice) -> None:
    first = kept_folder(office, program)
    with pytest.raises(Cancelled):
        converted(document(), Form.PDF, program, office=office, cancelled=lambda: True)
    assert not first.exists()
    assert converted(document(), Form.PDF, program, office=office).startswith(b"%PDF")


def test_a_document_that_takes_too_long_is_given_up(office: WarmOffice, program: LibreOffice) -> None:
    first = kept_folder(office, program)
    with pytest.raises(Late, match="was na 0 seconden nog niet klaar met de PDF en is gestopt"):
        converted(document(), Form.PDF, program, office=office, seconds=0)
    assert not first.exists(), "it may hang"


def test_what_is_no_document_is_told_by_a_fresh_program(office: WarmOffice, program: LibreOffice) -> None:
    with pytest.raises(Problem, match=r"LibreOffice meldt: .*could not be loaded"):
        converted(b"PK\x03\x04 en dan niets", Form.PDF, program, office=office)
    assert converted(document(), Form.PDF, program, office=office).startswith(b"%PDF")


def test_waiting_until_it_is_ready_can_be_cancelled(office: WarmOffice, tmp_path: Path) -> None:
    with (
        pytest.raises(Cancelled),
        office.lend(scripted(tmp_path, "exec sleep 600"), time.monotonic() + 60, lambda: True),
    ):
        pass


def scripted(folder: Path, script: str) -> LibreOffice:
    """A program that is not LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return LibreOffice(program)


def test_a_program_that_never_gets_ready_is_not_waited_for_again(
    office: WarmOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = scripted(tmp_path, "exec sleep 600")
    with office.lend(program, LONG_AGO, lambda: False) as folder:
        assert folder is None, "there was no time"
    assert office._kept is not None
    monkeypatch.setattr(warm_module, "_READY_WITHIN", LONG_AGO)
    for _ in range(2):
        with office.lend(program, time.monotonic() + 60, lambda: False) as folder:
            assert folder is None
        assert office._kept is None


def test_a_program_that_ends_at_once_is_done_without(office: WarmOffice, tmp_path: Path) -> None:
    with office.lend(scripted(tmp_path, "exit 1"), time.monotonic() + 60, lambda: False) as folder:
        assert folder is None


def test_without_room_for_temporary_files_it_is_done_without(
    office: WarmOffice, program: LibreOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(tempfile, "tempdir", "/weg/hier")
        with office.lend(program, time.monotonic() + 60, lambda: False) as folder:
            assert folder is None
        with pytest.raises(Problem, match=r"maar in .*weg.* kan niet worden geschreven"):
            converted(document(), Form.PDF, program, office=office)


HOLDS = """
import sys, tempfile, time
from pathlib import Path
from vgr_desktop.office.convert import paginator
from vgr_desktop.office.warm import WarmOffice

tempfile.tempdir = sys.argv[1]
office = WarmOffice()
with office.lend(paginator(), time.monotonic() + 60, lambda: False) as folder:
    print(folder, flush=True)
    time.sleep(600)
"""


@pytest.mark.usefixtures("program")
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="only where a program can be killed like that")
def test_when_the_window_is_killed_it_ends_and_its_folder_is_removed() -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", HOLDS, str(tempfile.tempdir)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as window:
        assert window.stdout is not None
        folder = Path(window.stdout.readline().strip())
        keepers = [process for process in processes_in(folder) if process != window.pid]
        assert folder.is_dir()
        assert keepers
        window.kill()
    for process in keepers:
        wait_for_end(process)
    assert not folder.exists()
    assert not list(traces(folder).parent.glob(traces(folder).name))


def wait_for_end(process: int) -> None:
    """Wait until a process that is no child of this one has ended, or only waits to be forgotten."""
    status = Path(f"/proc/{process}/stat")
    end = time.monotonic() + 30
    while status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z":
        assert time.monotonic() < end
        time.sleep(0.02)


def nobody() -> FileIO:
    """An end of a pipe of which nobody holds the other end any more."""
    reading, writing = os.pipe()
    os.close(writing)
    return FileIO(reading)


def test_the_keeper_stops_the_program_when_nobody_holds_the_other_end(tmp_path: Path) -> None:
    folder, trace = tmp_path / "werk", tmp_path / "spoor-1"
    folder.mkdir()
    trace.touch()
    with nobody() as life:
        keep(folder, tmp_path / "spoor-*", (sys.executable, "-c", FOREVER), life)
    assert not folder.exists()
    assert not trace.exists()


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="only Linux tells what a program was started with")
def test_the_keeper_ends_what_came_with_a_document_and_would_go_on_in_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    came_along = [sys.executable, "-c", FOREVER, str(folder / "rapportage.docx")]
    with subprocess.Popen(came_along) as client, nobody() as life:
        keep(folder, tmp_path / "spoor-*", (sys.executable, "-c", FOREVER), life)
        assert client.wait() == -signal.SIGKILL
    assert not folder.exists()


def test_the_keeper_ends_with_the_program(tmp_path: Path) -> None:
    folder = tmp_path / "werk"
    folder.mkdir()
    reading, writing = os.pipe()
    with FileIO(reading) as life, closing(FileIO(writing, "w")):
        keep(folder, tmp_path / "spoor-*", (sys.executable, "-c", ""), life)
    assert not folder.exists()
