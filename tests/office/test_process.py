import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from vgr_desktop.core.model.problems import Cancelled
from vgr_desktop.office import process
from vgr_desktop.office.process import Command, Outcome, TookTooLong, run

FOREVER = "import threading; threading.Event().wait()"


def python(script: str, **more: object) -> Command:
    return Command((sys.executable, "-c", script), **more)  # type: ignore[arg-type]  # what a test adds to a command


def never() -> bool:
    return False


def test_the_outcome_has_the_exit_code_and_what_was_said(tmp_path: Path) -> None:
    script = "import sys; print('gelukt', flush=True); print('bijna', file=sys.stderr); sys.exit(3)"
    assert run(python(script), tmp_path, seconds=60, cancelled=never) == Outcome(3, "gelukt\nbijna\n")


def test_what_was_said_in_another_encoding_does_no_harm(tmp_path: Path) -> None:
    script = r"import sys; sys.stdout.buffer.write(b'na\xefef')"
    assert run(python(script), tmp_path, seconds=60, cancelled=never).said == "na\ufffdef"


def test_the_program_works_in_its_room_with_what_it_needs_in_its_environment(tmp_path: Path) -> None:
    command = python("import os; print(os.getcwd(), os.environ['VGR_PROEF'])", environment={"VGR_PROEF": "é"})
    assert run(command, tmp_path, seconds=60, cancelled=never).said.split() == [str(tmp_path), "é"]


@pytest.mark.skipif(sys.platform == "win32", reason="there it is found without")
@pytest.mark.parametrize("path", [None, "", "weg"])
def test_a_shell_script_finds_the_commands_of_the_system_wherever_the_program_was_started(
    path: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PATH")
    if path is not None:
        monkeypatch.setenv("PATH", path)
    command = Command(("/bin/sh", "-c", "uname > /dev/null && echo gevonden"))
    assert run(command, tmp_path, seconds=60, cancelled=never).said == "gevonden\n"


def test_a_program_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(TookTooLong):
        run(python(FOREVER), tmp_path, seconds=0, cancelled=never)


def test_a_program_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        run(Command((str(tmp_path / "weg"),)), tmp_path, seconds=60, cancelled=never)


@pytest.fixture
def line(tmp_path: Path) -> int:
    """The reading end of a named pipe "lijn": it ends when nobody holds the other end any more."""
    os.mkfifo(tmp_path / "lijn")
    return os.open(tmp_path / "lijn", os.O_RDONLY | os.O_NONBLOCK)


def _when_something_comes(line: int) -> Callable[[], bool]:
    def has_come() -> bool:
        try:
            return bool(os.read(line, 1))
        except BlockingIOError:
            return False

    return has_come


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes on Windows")
def test_a_program_that_is_cancelled_is_stopped_with_all_that_it_started(tmp_path: Path, line: int) -> None:
    script = (
        "import os, subprocess, sys; line = os.open('lijn', os.O_WRONLY)\n"
        f"child = \"import os; os.write({{}}, b'!'); {FOREVER}\".format(line)\n"
        "subprocess.run([sys.executable, '-c', child], pass_fds=[line])"
    )
    with pytest.raises(Cancelled):
        run(python(script), tmp_path, seconds=60, cancelled=_when_something_comes(line))
    os.set_blocking(line, True)
    assert os.read(line, 1) == b""
    os.close(line)


@pytest.mark.parametrize("announces", [True, False])
def test_a_process_that_others_started_for_the_program_is_stopped_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, announces: bool
) -> None:
    stopped: list[int] = []
    stop = process.stop

    def record(pid: int) -> None:
        stopped.append(pid)
        if len(stopped) == 1:
            stop(pid)

    monkeypatch.setattr(process, "stop", record)
    said = tmp_path / "said.txt"

    def has_announced() -> bool:
        return b"1234567" in said.read_bytes()

    command = python(f"print('process 1234567', flush=True); {FOREVER}", announces=announces)
    with pytest.raises(Cancelled):
        run(command, tmp_path, seconds=60, cancelled=has_announced)
    assert stopped[1:] == ([1234567] if announces else [])


def test_a_process_that_is_gone_already_needs_no_stopping() -> None:
    process.stop(2**22 + 1)  # above every id that Linux hands out
