"""The program started again and again on a real screen, while a screen reader asks and other programs are busy.

    PYTHONPATH=src python -m tests.soak.soak_starts [STARTS [LOAD]]

Prints how many starts ended in a crash or did not end; exits with 1 when any did. STARTS is 1,000 by default; LOAD
(default: 2) is how many other programs use the processor all the while. Needs Xvfb, dbus, at-spi2-core and python3-gi.
"""

import random
import signal
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.bench.screen import private_screen
from tests.soak.soak_kill import busy, environment, fresh

LONGEST_LIFE = 3.0
"""Seconds after which a window is closed, at most: before all is loaded, or when it has long been there."""
PATIENCE = 60.0
"""Seconds in which it must have ended then."""
HUNG = 1000
"""What stands for the exit code of a program that did not end, and was killed."""
TOO_EARLY = -signal.SIGTERM
"""The exit code of a program that was asked to end before it could listen, so before there was a window."""


@contextmanager
def read_aloud(home: Path) -> Iterator[dict[str, str]]:
    """A screen on which every program is asked about what it shows. Gives the variables for programs on it."""
    with private_screen() as screen, _session() as address:
        own = {"DISPLAY": screen.name, "DBUS_SESSION_BUS_ADDRESS": address, "QT_QPA_PLATFORM": "xcb"}
        always = {"QT_ACCESSIBILITY": "1", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        variables = {**environment(home), **own, **always}
        with _reader(variables):
            yield variables


@contextmanager
def _session() -> Iterator[str]:
    """A bus of its own. Gives its address."""
    command = ("dbus-daemon", "--session", "--nofork", "--print-address=1")
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:  # found by the system
        assert daemon.stdout is not None
        try:
            yield daemon.stdout.readline().strip()
        finally:
            daemon.terminate()


@contextmanager
def _reader(variables: Mapping[str, str]) -> Iterator[None]:
    own = {name: value for name, value in variables.items() if name != "PYTHONPATH"}
    command = ("/usr/bin/python3", str(Path(__file__).with_name("asking.py")))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=own, text=True) as reader:
        assert reader.stdout is not None
        if reader.stdout.readline() != "asking\n":
            raise RuntimeError("nobody asks about the window")
        try:
            yield
        finally:
            reader.kill()


def ended(path: Path, life: float, variables: Mapping[str, str]) -> int:
    """Start the program on the dossier at `path`, and ask it to end after `life` seconds. Return its exit code."""
    command = [sys.executable, "-m", "vgr_desktop", str(path)]
    with subprocess.Popen(command, env=variables, stderr=subprocess.DEVNULL) as program:
        asked = threading.Timer(life, program.terminate)
        asked.start()
        try:
            return program.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            return HUNG
        finally:
            asked.cancel()
            program.kill()


def main() -> int:
    """Start it so many times; 1 when one of the starts did not end well."""
    starts, load, *_ = (*map(int, sys.argv[1:]), *(1000, 2)[len(sys.argv) - 1 :])
    chance = random.Random(23)  # noqa: S311  # moments, not secrets
    codes: Counter[int] = Counter()
    with tempfile.TemporaryDirectory() as name, read_aloud(Path(name)) as variables, busy(load):
        path = fresh(Path(name))
        for number in range(1, starts + 1):
            codes[ended(path, chance.uniform(0.2, LONGEST_LIFE), variables)] += 1
            if not number % 50:
                print(f"{number} starts: {dict(codes)}", flush=True)
    crashes = starts - codes[0] - codes[TOO_EARLY]
    print(
        f"{starts} starts, with {load} other programs at work: {crashes} crashes, {codes[HUNG]} of them without an end"
    )
    return int(crashes > 0)


if __name__ == "__main__":
    sys.exit(main())
