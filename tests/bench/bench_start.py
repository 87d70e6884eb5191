"""From the start of the command to a painted, usable window, against a bare window with a tree and an editor.

    PYTHONPATH=src python -m tests.bench.bench_start [RUNS]

Needs Xvfb. Each contender is started RUNS times (default 7) in turn, after one start that does not count; the medians
are compared. Exits with 1 when something is above its limit. On a busy machine every wait is longer: look at the
processor time then, which hardly depends on other work.

- painted: more than 2 % of the window's pixels differ from its commonest one
- usable: it answered a ping that was sent after that
- work: the processor time that it used until then
- shown: the last time that more than 0.2 % of the pixels changed, before a quiet second: the first page is there
- freeze: the longest wait for the answer to a ping, from painted until after that quiet second
- memory: the proportional set size (PSS), two seconds after it was shown
"""

import os
import subprocess
import sys
import time
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median

from tests.bench.dossiers import Home, home
from tests.bench.screen import Screen, Window, differ, is_painted, private_screen
from vgr_desktop.files.format.header import SUFFIX

SLOWEST = 1.3  # times the bare window, until painted and usable
LONGEST_FREEZE = 0.050  # seconds
MOST_MEMORY = 110.0  # megabytes

POLL = 0.004  # seconds between checks of the screen
CALM = 0.025  # the same once the window is usable, to leave the processors to it
QUIET = 1.0  # seconds without a change after which the start is complete
IDLE = 2.0  # seconds from there until the memory is measured
PATIENCE = 60.0  # seconds to wait for a window


@dataclass(frozen=True, slots=True)
class Start:
    """The cost of one start: seconds, and megabytes."""

    painted: float
    usable: float
    work: float
    shown: float
    freeze: float
    memory: float


class Watch:
    """Watches one program from its start until it is quiet."""

    def __init__(self, screen: Screen, command: tuple[str, ...], environment: dict[str, str]) -> None:
        self._screen = screen
        self._command = command
        self._began = time.perf_counter()
        self._program = subprocess.Popen(command, env=environment)
        self._looked = self._painted = self._usable = self._work = self._changed = self._freeze = 0.0
        self._pinged = 0.0
        self._pixels = memoryview(b"")

    def start(self) -> Start:
        """Watch until the program is quiet, then end it."""
        try:
            while not self._is_quiet():
                self._look()
                self._listen()
            time.sleep(IDLE)
            used = memory(self._program.pid)
            return Start(self._painted, self._usable, self._work, self._changed, self._freeze, used)
        finally:
            self._program.terminate()  # as at log-off: killing it would leave traces that the next start checks
            self._program.wait(PATIENCE)

    def _is_open(self) -> bool:
        """Whether the title has the name of the dossier, which can take long on a busy machine."""
        path = Path(self._command[-1])
        window = self._screen.window()
        return path.suffix != SUFFIX or (window is not None and path.stem in self._screen.title(window))

    def _now(self) -> float:
        return time.perf_counter() - self._began

    def _is_quiet(self) -> bool:
        if self._program.poll() is not None or self._now() > PATIENCE:
            raise RuntimeError("no window came, or not with the dossier")
        is_still = bool(self._usable) and not self._pinged and self._now() - self._changed > QUIET
        return is_still and self._is_open()

    def _look(self) -> None:
        window = self._screen.window()
        if window is None:
            return
        if not self._usable or self._now() - self._looked > CALM:
            self._looked = self._now()
            self._look_at(window)
        if self._painted and not self._pinged:
            self._pinged = self._now()
            self._screen.send_ping(window)

    def _look_at(self, window: Window) -> None:
        now, pixels = self._now(), self._screen.pixels(window)
        if len(pixels) != len(self._pixels) or differ(pixels, self._pixels):
            self._changed = now
        self._pixels = pixels
        if not self._painted and is_painted(pixels):
            self._painted = now

    def _listen(self) -> None:
        if self._screen.wait_for_answer(POLL) and self._pinged:
            now = self._now()
            if not self._usable:
                self._usable, self._work = now, work(self._program.pid)
            self._freeze = max(self._freeze, now - self._pinged)
            self._pinged = 0.0


def work(process: int) -> float:
    """The processor time of all threads of a process so far, in seconds."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return sum(int((thread / "schedstat").read_text(encoding="ascii").split()[0]) for thread in threads) / 1e9


def memory(process: int) -> float:
    """The proportional set size of a process in megabytes: its own pages, and its share of those it has with others."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def contenders(at: Home) -> dict[str, tuple[str, ...]]:
    """The commands to compare; the first is the bare window."""
    program = (sys.executable, str(entry_script(at.folder)))
    return {
        "bare window": (sys.executable, str(Path(__file__).with_name("bare_window.py"))),
        "example": (*program, str(at.example)),
        "city": (*program, str(at.city)),
    }


def entry_script(folder: Path) -> Path:
    """The program's command as pip installs it: with `-m`, finding the module would cost time too."""
    script = folder / "vgr-desktop"
    script.write_text("import sys\nfrom vgr_desktop.__main__ import main\nsys.exit(main())\n", encoding="utf-8")
    return script


def started(command: tuple[str, ...], at: Home) -> Start:
    """Start a program on a private screen."""
    with private_screen() as screen:
        variables = {"DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb", "PATH": os.environ["PATH"]}
        return Watch(screen, command, {**at.environment(), **variables}).start()


def main() -> int:
    """Measure and print; 1 when anything is above its limit."""
    runs = int(sys.argv[1]) if sys.argv[1:] else 7
    with home() as at:
        commands = contenders(at)
        found: dict[str, list[Start]] = {name: [] for name in commands}
        for _ in range(runs + 1):
            for name, command in commands.items():
                found[name].append(started(command, at))
    return report({name: starts[1:] for name, starts in found.items()})


def report(found: dict[str, list[Start]]) -> int:
    """Print the medians; 1 when anything is above its limit."""
    middle = {
        name: Start(*(median(column) for column in zip(*map(astuple, starts), strict=True)))
        for name, starts in found.items()
    }
    bare = next(iter(middle.values()))
    print("medians in ms, and times the bare window's; freeze: the median and the worst; memory in MB")
    print(f"{'':12}" + "  ".join(f"{field:>13}" for field in ("painted", "usable", "work", "shown")))
    for name, start in middle.items():
        times = ((getattr(start, field), getattr(bare, field)) for field in ("painted", "usable", "work", "shown"))
        columns = "  ".join(f"{one * 1000:7.0f} {one / other:4.2f}x" for one, other in times)
        worst = max(start.freeze for start in found[name])
        print(f"{name:12}{columns}  freeze {start.freeze * 1000:4.0f} {worst * 1000:4.0f}  memory {start.memory:4.0f}")
    print(f"limits: usable {SLOWEST}x, freeze {LONGEST_FREEZE * 1000:.0f} ms, memory {MOST_MEMORY:.0f} MB")
    slow = any(start.usable > SLOWEST * bare.usable for start in middle.values())
    frozen = any(start.freeze > LONGEST_FREEZE for start in middle.values())
    return int(slow or frozen or any(start.memory > MOST_MEMORY for start in middle.values()))


if __name__ == "__main__":
    sys.exit(main())
