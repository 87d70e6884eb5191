"""The program that ends without being asked by the officer: at log-off, and after an error of ours."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.soak.soak_kill import environment, fresh, opened, written
from tests.windows import wait_until
from vgr_desktop.core.model.text import plain
from vgr_desktop.files.safety.lock import holder_of

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="Qt tells of log-off by its name on Linux"),
    pytest.mark.usefixtures("qapp"),  # to wait is to let Qt work
]


def typed_until_the_end(path: Path, work: str) -> int:
    """How many words the program told to have been typed before it ended, well, by itself."""
    told = path.with_name("told")
    command = [sys.executable, "-m", "tests.soak.driver", work, str(path)]
    with told.open("w", encoding="utf-8") as lines:
        done = subprocess.run(command, stdout=lines, env=environment(path.parent), check=False, timeout=60)
    assert done.returncode == 0
    return len(told.read_text(encoding="utf-8").splitlines())


def words_in(path: Path) -> list[str]:
    """All words of the dossier."""
    (report,) = opened(path)
    return " ".join(plain(item.body) for item in written(report)).split()


def test_at_log_off_everything_is_saved_and_the_program_ends(tmp_path: Path) -> None:
    path = fresh(tmp_path)
    count = typed_until_the_end(path, "log-off")
    assert count > 0
    assert f"w{count}" in words_in(path)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_to_end_saves_everything_first(tmp_path: Path, number: signal.Signals) -> None:
    path = fresh(tmp_path)
    command = [sys.executable, "-m", "tests.soak.driver", "type", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment(tmp_path)) as program:
        assert program.stdout is not None
        typed = [program.stdout.readline() for _ in range(3)]
        program.send_signal(number)
        typed += program.stdout.readlines()
        assert program.wait(60) == 0
    assert f"w{len(typed)}" in words_in(path)
    assert holder_of(path) is None


def test_after_an_error_the_program_saves_and_starts_again_in_the_same_dossier(tmp_path: Path) -> None:
    path = fresh(tmp_path)
    count = typed_until_the_end(path, "fail")
    wait_until(lambda: holder_of(path) is not None)
    again = holder_of(path)
    assert again is not None
    assert again.process > 0  # zero is this program and all it was started with
    os.kill(again.process, signal.SIGTERM)
    wait_until(lambda: holder_of(path) is None)
    assert f"w{count}" in words_in(path)
