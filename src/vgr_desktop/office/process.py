"""Running another program, and stopping it when it takes too long or the officer cancels it."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from vgr_desktop.core.model.problems import Cancelled

_PAUSE = 0.05
"""Seconds between checks whether the program has ended or must be stopped."""


class TookTooLong(Exception):  # noqa: N818  # the caller, who knows what it was for, makes a problem of it
    """The program was stopped because its time was over."""


@dataclass(frozen=True, slots=True)
class Command:
    """A program with its arguments, and the variables to add to its environment.

    `announces`: it prints lines such as "process 1234" for processes that others start for it.
    """

    arguments: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    announces: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a program ended: its exit code, and what it printed."""

    code: int
    said: str


def run(command: Command, room: Path, *, seconds: float, cancelled: Callable[[], bool]) -> Outcome:
    """Run `command` in the folder `room`, which nobody else uses, and wait for its end.

    Raises `Cancelled` when `cancelled` says so and `TookTooLong` after `seconds`: the program is then stopped, with
    all that it started. Raises `OSError` when it cannot be started.
    """
    end = time.monotonic() + seconds
    # Into a file: a program that fills a pipe which nobody reads waits forever.
    said = room / "said.txt"
    with said.open("wb") as stream:
        process = started(command.arguments, room, stream, command.environment)
    try:
        while process.poll() is None:
            if cancelled():
                raise Cancelled
            if time.monotonic() > end:
                raise TookTooLong
            _wait(process)
        return Outcome(process.returncode, _read(said))
    finally:
        if process.poll() is None:
            stop(process.pid)
            process.wait()
            for pid in _announced(_read(said)) if command.announces else ():
                stop(pid)


def started(
    arguments: Sequence[str], room: Path, output: IO[bytes] | int, environment: Mapping[str, str] | None = None
) -> "subprocess.Popen[bytes]":
    """A program that works in the folder `room` and prints to `output`. Raises `OSError` when it cannot be started."""
    return subprocess.Popen(  # noqa: S603  # the program was found in its usual place
        arguments,
        cwd=room,
        env={**tools(), **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        creationflags=WITHOUT_WINDOW,
    )


def tools() -> dict[str, str]:
    """The environment, with the folders of the system's own commands behind those of the officer.

    LibreOffice starts with a shell script.
    """
    if sys.platform == "win32":
        return dict(os.environ)
    return {**os.environ, "PATH": os.pathsep.join(filter(None, (os.environ.get("PATH"), os.defpath)))}


WITHOUT_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def _wait(process: "subprocess.Popen[bytes]") -> None:
    try:
        process.wait(_PAUSE)
    except subprocess.TimeoutExpired:
        return


def _read(said: Path) -> str:
    return said.read_bytes().decode("utf-8", "replace")


def _announced(said: str) -> Iterator[int]:
    return (int(found[1]) for found in re.finditer(r"^process (\d+)\s*$", said, re.MULTILINE))


def stop(pid: int) -> None:
    """End the process with this id, which this program started, and all that it started itself."""
    if sys.platform == "win32":
        kill = Path(os.environ["SYSTEMROOT"], "System32", "taskkill.exe")
        arguments = (str(kill), "/PID", str(pid), "/T", "/F")
        subprocess.run(arguments, check=False, capture_output=True, creationflags=WITHOUT_WINDOW)  # noqa: S603
    else:
        try:
            os.killpg(pid, signal.SIGKILL)  # it has its own session, so its children are in its group
        except ProcessLookupError:
            return


def stop_those_in(folder: Path) -> bool:
    """End the other programs that were started with `folder` in their arguments. Return whether there were any.

    Only Linux tells with which arguments a program was started; elsewhere none is found.
    """
    found = [pid for pid in _others() if str(folder).encode() in _arguments(pid)]
    for pid in found:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return bool(found)


def _others() -> Iterator[int]:
    return (int(place.name) for place in Path("/proc").glob("[0-9]*") if int(place.name) != os.getpid())


def _arguments(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:  # it has ended
        return b""
