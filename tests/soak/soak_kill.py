"""The program killed with SIGKILL at random moments while it is at work.

    PYTHONPATH=src python -m tests.soak.soak_kill [ROUNDS [LOAD]]

Prints figures; exits with 1 when a dossier does not open without a question, more than two seconds of typing is lost,
or an export or import leaves half of something. ROUNDS (default: 100) is how often typing is cut off, from the first
key that the window takes on; exports and imports a quarter of that. LOAD (default: 0) is how many other programs use
the processor all the while. Needs a system with SIGKILL.
"""

import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.pages import PAGES
from tests.reports import drawn, small_report
from vgr_desktop.core.editing.edits import new_report
from vgr_desktop.core.intake.taking_in import take_in
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.report import Report, Written
from vgr_desktop.core.model.text import plain
from vgr_desktop.core.model.tree import everything
from vgr_desktop.disk.whole import UNFINISHED, remove_unfinished
from vgr_desktop.files.safety.opening import open_to_work
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.health import examine
from vgr_desktop.office.forms import Form
from vgr_desktop.published import read_page

MOST_LOST = 2.0
"""Seconds of typing that a kill may cost."""
GONE_WITHIN = 20.0
"""Seconds within which the office program and its files are gone after a kill."""
LONGEST = 4.0
"""Seconds of work before a kill, at most."""
PAGE = PAGES / "waterdam-1e-vgr-2022-programma-8.txt"
_WORD = re.compile(r"w(\d+) ")


@dataclass(frozen=True, slots=True)
class Cut:
    """When the program was killed, and the lines that it had printed by then."""

    moment: float
    told: tuple[str, ...]


def environment(home: Path) -> dict[str, str]:
    """Variables for a program that keeps everything in `home` and shows no window."""
    own = {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "DATA", "CACHE")}
    paths = os.pathsep.join(["src", *sys.path])
    own |= {"HOME": str(home), "TMPDIR": str(temporary(home))}
    return {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": paths}


def temporary(home: Path) -> Path:
    """The folder for temporary files of the program."""
    place = home / "tijdelijk"
    place.mkdir(exist_ok=True)
    return place


def killed(home: Path, seconds: float, work: str, path: Path, *more: Path) -> Cut:
    """Let the program work on the dossier at `path` for this long after it began, and kill it."""
    command = [sys.executable, "-m", "tests.soak.driver", work, str(path), *map(str, more)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment(home)) as program:
        assert program.stdout is not None
        first = program.stdout.readline()
        time.sleep(seconds)
        program.send_signal(signal.SIGKILL)
        moment = time.time()
        rest = [line for line in program.stdout if line.endswith("\n")]
    return Cut(moment, (first, *rest))


def opened(path: Path) -> tuple[Report, ...]:
    """The reports, opened as the program does. Raises `Problem` when the program would ask or tell something."""
    found = open_to_work(path, datetime.now(UTC).astimezone())
    if found.lock is not None:
        found.lock.release()
    with Dossier.open(path) as dossier:
        faults = examine(dossier.path).faults
    if faults:
        raise AssertionError(faults)
    return found.glimpse.reports


def fresh(folder: Path) -> Path:
    """A new dossier with the small report."""
    path = folder / "Lindeveen.vgr"
    path.unlink(missing_ok=True)
    with Dossier.create(path) as dossier:
        dossier.save(None, small_report())
    return path


def written(report: Report) -> list[Written]:
    """All items in which an officer writes."""
    return [item for item in everything(report) if isinstance(item, Written)]


def lost_typing(folder: Path, seconds: float) -> float:
    """Kill during typing. Return how many seconds of typing are lost; raises when anything else is."""
    path, before = fresh(folder), small_report()
    cut = killed(folder, seconds, "type", path)
    (report,) = opened(path)
    bodies = {item.id: item.body for item in written(before)}
    text = "".join(plain(item.body) for item in written(report) if item.body != bodies[item.id])
    kept = [int(number) for number in _WORD.findall(text)]
    if kept != list(range(1, len(kept) + 1)):
        raise AssertionError(f"what was typed is not there as it was typed: {text[:80]}")
    missing = cut.told[len(kept) :]
    return cut.moment - float(missing[0]) if missing else 0.0


def export_is_whole(folder: Path, seconds: float, suffix: str = ".docx") -> bool:
    """Kill during an export. Return whether the document is complete or absent, and all else as it was.

    The office program ends too, and its temporary files go. Only the unfinished file may be there, for a later export.
    """
    target = folder / f"Rapport{suffix}"
    target.unlink(missing_ok=True)
    path = fresh(folder)
    killed(folder, seconds, "export", path, target)
    if opened(path) != (small_report(),) or not _are_gone(temporary(folder)):
        return False
    left = [file for file in folder.iterdir() if file.is_file() and file not in (target, path)]
    mine = [file for file in left if file.suffix == UNFINISHED]
    for file in mine:
        os.utime(file, (0, 0))
    remove_unfinished(folder, time.time())
    return not any(file.exists() for file in mine) and (not target.exists() or _is_whole(target))


def _is_whole(document: Path) -> bool:
    if document.suffix == ".pdf":
        return Form.PDF.is_whole(document.read_bytes())
    return zipfile.ZipFile(document).testzip() is None


def _are_gone(place: Path) -> bool:
    """Whether the folders for temporary files disappear, which takes a moment after a kill."""
    end = time.monotonic() + GONE_WITHIN
    while any(path.is_dir() for path in place.iterdir()):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def import_is_whole(folder: Path, seconds: float, wanted: list[str]) -> bool:
    """Kill during an import. Return whether all of the page is there or nothing. `wanted` is the tree of all."""
    path = fresh(folder)
    killed(folder, seconds, "import", path, PAGE)
    return [drawn(report) for report in opened(path) if report.lineage != small_report().lineage] in ([], [wanted])


def tree_of_page() -> list[str]:
    """The tree that the page gives when nothing is killed."""
    ids = Identities()
    report = new_report([ids.new() for _ in range(3)], edition(1, 2022))
    return drawn(take_in(report, read_page(PAGE, ids)).report)


@contextmanager
def busy(programs: int) -> Iterator[None]:
    """Have as many other programs use the processor."""
    with ExitStack() as stack:
        for _ in range(programs):
            other = stack.enter_context(subprocess.Popen([sys.executable, "-c", "while True: pass"]))
            stack.callback(other.kill)
        yield


def main() -> int:
    """Kill in all three ways; 1 when too much was lost."""
    rounds, load, *_ = (*map(int, sys.argv[1:]), *(100, 0)[len(sys.argv) - 1 :])
    chance = random.Random(17)  # noqa: S311  # moments, not secrets
    with tempfile.TemporaryDirectory() as name, busy(load):
        folder, wanted = Path(name), tree_of_page()
        lost = [lost_typing(folder, chance.uniform(0, LONGEST)) for _ in range(rounds)]
        forms = [".docx", ".pdf"] * (rounds // 8 + 1)
        exports = [export_is_whole(folder, chance.uniform(0, 5), form) for form in forms[: rounds // 4]]
        imports = [import_is_whole(folder, chance.uniform(0, 0.4), wanted) for _ in range(rounds // 4)]
    late = sum(seconds > MOST_LOST for seconds in lost)
    print(f"killed {rounds} times while typing: at most {max(lost):.2f} s lost, {sum(lost) / rounds:.2f} s in the mean")
    print(f"killed {len(exports)} times while exporting: {exports.count(False)} times half of something left")
    print(f"killed {len(imports)} times while importing: {imports.count(False)} times half of something left")
    return int(late > 0 or not all(exports + imports))


if __name__ == "__main__":
    sys.exit(main())
