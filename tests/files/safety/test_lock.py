"""Who has a dossier open is known, also when that program was killed or runs on another computer."""

import json
import os
import platform
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.reports import small_report
from vgr_desktop.disk.processes import birth, is_running
from vgr_desktop.files.format.errors import Damaged
from vgr_desktop.files.format.header import NotADossier
from vgr_desktop.files.safety import lock as lock_module
from vgr_desktop.files.safety.lock import InUse, Lock, holder_of
from vgr_desktop.files.safety.opening import open_to_work
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.glance import look

NOW = datetime(2026, 3, 18, 12, 0, tzinfo=UTC)

_TAKES = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from vgr_desktop.files.safety.lock import InUse, Lock

print("klaar", flush=True)
sys.stdin.readline()
try:
    lock = Lock.take(Path(sys.argv[1]), datetime.now(UTC))
except InUse as problem:
    print(problem, flush=True)
else:
    print("genomen", flush=True)
    if sys.stdin.readline() == "los\\n":
        lock.release()
"""


@contextmanager
def another_program(dossier: Path) -> Iterator[subprocess.Popen[str]]:
    """A real other process that takes the lock at the first line it is sent, and lets go at the line `los`."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", _TAKES, str(dossier)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as program:
        assert heard(program) == "klaar"
        try:
            yield program
        finally:
            program.kill()


def heard(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def told(program: subprocess.Popen[str], line: str) -> None:
    assert program.stdin is not None
    program.stdin.write(f"{line}\n")
    program.stdin.flush()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Programma 9.vgr"
    with Dossier.create(path) as dossier:
        dossier.save(None, small_report())
    return path


def place(path: Path) -> Path:
    return path.with_name("Programma 9.vgr.in-gebruik")


def held_elsewhere(path: Path, seen: datetime = NOW) -> None:
    said = {"user": "j.bakker", "computer": "LAPTOP-2", "process": 1, "born": "", "token": "a"}
    place(path).write_text(json.dumps(said | {"since": NOW.isoformat(), "seen": seen.isoformat()}), encoding="utf-8")


def taken(path: Path, now: datetime = NOW) -> Lock:
    lock = Lock.take(path, now)
    assert lock is not None
    return lock


def test_a_lock_says_who_where_and_since_when_and_goes_with_its_release(path: Path) -> None:
    lock = taken(path)
    holder = holder_of(path)
    assert holder is not None
    assert (holder.process, holder.computer, holder.since) == (os.getpid(), platform.node(), NOW)
    assert not lock.left_behind
    lock.release()
    assert holder_of(path) is None
    assert list(path.parent.iterdir()) == [path]


def test_another_program_is_told_who_has_the_dossier(path: Path) -> None:
    taken(path)
    with another_program(path) as other:
        told(other, "neem")
        assert "Programma 9.vgr is sinds 18-03-2026 om" in heard(other)


def test_what_another_program_let_go_of_can_be_taken(path: Path) -> None:
    with another_program(path) as other:
        told(other, "neem")
        assert heard(other) == "genomen"
        with pytest.raises(InUse, match="U kunt het alleen-lezen openen") as problem:
            Lock.take(path, NOW)
        assert problem.value.holder.process == other.pid
        assert not problem.value.stale
        told(other, "los")
        other.wait()
        assert not taken(path).left_behind


def test_the_lock_of_a_program_that_was_killed_is_no_obstacle_and_tells_so(path: Path) -> None:
    with another_program(path) as other:
        told(other, "neem")
        assert heard(other) == "genomen"
    assert holder_of(path) is None
    assert taken(path).left_behind


def test_of_many_programs_that_find_a_lock_left_behind_one_gets_it(path: Path) -> None:
    with another_program(path) as killed:
        told(killed, "neem")
        assert heard(killed) == "genomen"
    with another_program(path) as a, another_program(path) as b, another_program(path) as c, another_program(path) as d:
        programs = [a, b, c, d]
        for program in programs:
            told(program, "neem")
        answers = [heard(program) for program in programs]
    assert answers.count("genomen") == 1, answers


def test_a_number_that_another_process_got_since_is_not_mistaken(path: Path) -> None:
    taken(path)
    said = json.loads(place(path).read_text(encoding="utf-8"))
    place(path).write_text(json.dumps(said | {"born": "long ago"}), encoding="utf-8")
    assert taken(path).left_behind


def test_the_lock_of_another_computer_holds_for_a_day_after_it_was_last_renewed(path: Path) -> None:
    held_elsewhere(path, seen=NOW + timedelta(hours=8))
    for hours, stale in ((1, False), (31, False), (33, True)):
        with pytest.raises(InUse, match=r"open bij j\.bakker op computer LAPTOP-2") as problem:
            Lock.take(path, NOW + timedelta(hours=hours))
        assert problem.value.stale is stale
    assert "heeft zich sinds" in str(problem.value)


def test_a_lock_can_be_taken_over_and_who_had_it_notices(path: Path) -> None:
    mine = taken(path)
    holder = holder_of(path)
    theirs = Lock.take(path, NOW, over=holder)
    assert theirs is not None
    assert theirs.is_ours()
    assert not theirs.left_behind
    assert not mine.is_ours()
    assert not mine.renew(NOW)
    mine.release()
    assert theirs.is_ours()


def test_only_the_holder_that_was_shown_is_taken_over(path: Path) -> None:
    held_elsewhere(path)
    shown = holder_of(path)
    taken_by_a_third = Lock.take(path, NOW, over=shown)
    assert taken_by_a_third is not None
    with pytest.raises(InUse):
        Lock.take(path, NOW, over=shown)


def test_renewing_tells_the_time_and_puts_back_what_was_thrown_away(path: Path) -> None:
    lock = taken(path)
    place(path).unlink()
    assert lock.renew(NOW + timedelta(hours=1))
    holder = holder_of(path)
    assert holder is not None
    assert (holder.since, holder.seen) == (NOW, NOW + timedelta(hours=1))


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"user": 1}', b"[" * 4096, b"null"])
def test_a_lock_that_cannot_be_understood_locks_nobody_out(path: Path, content: bytes) -> None:
    place(path).write_bytes(content)
    with pytest.raises(InUse, match="leeg of onleesbaar") as problem:
        Lock.take(path, NOW)
    assert problem.value.stale
    assert Lock.take(path, NOW, over=problem.value.holder) is not None


@pytest.mark.parametrize(
    "odd",
    [
        {"process": 10**30},
        {"process": -5},
        {"process": True},
        {"user": ["a"], "computer": {}},
        {"since": "0001-01-01T00:00:00-14:00"},
        {"seen": "9999-12-31T23:59:59+00:00"},
        {"user": "x" * 3000},
        {"token": None, "born": 7},
    ],
    ids=str,
)
def test_a_lock_with_odd_values_locks_nobody_out(path: Path, odd: dict[str, object]) -> None:
    said = {"user": "Sanne", "computer": "elders", "process": 7, "born": "", "token": "a"}
    times = {"since": (NOW - timedelta(days=2)).isoformat(), "seen": (NOW - timedelta(days=2)).isoformat()}
    place(path).write_text(json.dumps(said | times | odd), "utf-8")
    with pytest.raises(InUse) as problem:
        Lock.take(path, NOW)
    assert problem.value.stale
    assert len(str(problem.value)) < 500
    assert Lock.take(path, NOW, over=problem.value.holder)


@pytest.mark.parametrize("make", [Path.mkdir, *([os.mkfifo] if hasattr(os, "mkfifo") else [])])
def test_what_is_no_file_in_the_place_of_a_lock_locks_nobody_out(path: Path, make: Callable[[Path], object]) -> None:
    make(place(path))
    with pytest.raises(InUse, match="leeg of onleesbaar") as problem:
        Lock.take(path, NOW)
    assert Lock.take(path, NOW, over=problem.value.holder).is_ours()


def test_where_no_file_can_be_made_the_dossier_is_opened_all_the_same_and_the_reason_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(lock_module, "_create", full)
    opened = open_to_work(path, NOW)
    assert (opened.lock, opened.after_crash, opened.only_read) == (None, False, "")
    assert "(de schijf is vol)" in opened.unlocked
    assert opened.glimpse == look(path)


def test_where_no_file_may_be_made_the_dossier_is_opened_to_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(lock_module, "_create", refuse)
    opened = open_to_work(path, NOW)
    assert (opened.lock, opened.glimpse) == (None, look(path))
    assert "in de map mag u niet schrijven" in opened.only_read


def test_whoever_looks_while_a_lock_is_made_sees_nothing_of_it_or_all_of_it(path: Path) -> None:
    at_work = threading.Event()

    def take_often() -> None:
        for _ in range(200):
            taken(path).release()
        at_work.clear()

    other = threading.Thread(target=take_often)
    at_work.set()
    other.start()
    seen: set[int] = set()
    while at_work.is_set():
        holder = holder_of(path)
        if holder is not None:
            seen.add(holder.process)
    other.join()
    assert seen <= {os.getpid()}


def test_opening_takes_the_lock(path: Path) -> None:
    opened = open_to_work(path, NOW)
    assert opened.glimpse.reports == (small_report(),)
    assert not opened.after_crash
    with pytest.raises(InUse):
        open_to_work(path, NOW)


def test_after_an_end_that_was_not_clean_opening_says_so(path: Path) -> None:
    with another_program(path) as other:
        told(other, "neem")
        assert heard(other) == "genomen"
    assert open_to_work(path, NOW).after_crash


def test_a_dossier_that_cannot_be_opened_leaves_no_lock(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(Damaged):
        open_to_work(path, NOW)
    path.write_bytes(b"brief")
    with pytest.raises(NotADossier):
        open_to_work(path, NOW)
    assert list(path.parent.iterdir()) == [path]


def test_this_very_process_runs_and_one_that_ended_does_not() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    assert is_running(os.getpid(), birth(os.getpid()) or "")
    assert birth(ended.pid) is None
    assert birth(0) is None


@pytest.mark.skipif(not hasattr(os, "waitid"), reason="the system does not keep processes that nobody asked about")
def test_one_that_was_killed_does_not_run_though_nobody_asked_how_it_ended() -> None:
    program = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        born = birth(program.pid)
        assert born is not None
        program.kill()
        os.waitid(os.P_PID, program.pid, os.WEXITED | os.WNOWAIT)
        assert not is_running(program.pid, born)
    finally:
        program.communicate()


def test_a_lock_that_came_in_the_place_of_the_one_that_was_seen_is_put_back(path: Path) -> None:
    held_elsewhere(path)
    seen = holder_of(path)
    held_elsewhere(path, seen=NOW + timedelta(hours=1))
    assert seen is not None
    lock_module._put_aside(place(path), seen)
    assert holder_of(path) not in (None, seen)
    assert len(list(path.parent.iterdir())) == 2


def test_a_user_without_a_name_is_unknown(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("uid not found: 1234")

    monkeypatch.setattr("getpass.getuser", nameless)
    taken(path)
    holder = holder_of(path)
    assert holder is not None
    assert holder.user == "onbekend"


def test_a_lock_that_cannot_be_read_is_told_as_that(path: Path) -> None:
    place(path).mkdir()
    with pytest.raises(InUse, match="leeg of onleesbaar"):
        Lock.take(path, NOW)
