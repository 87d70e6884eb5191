"""Long tests of dossiers: killed while saving, damaged and salvaged; and the cost of the precautions.

    PYTHONPATH=src python -m tests.soak.soak_files [ROUNDS]

Prints figures; exits with 1 when a save that was reported is lost, a killed program leaves a damaged file, or damage
of a dossier cannot be handled. ROUNDS (default: 100) is how often each is tried.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from tests.bench.bench_export import City
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.report import Explanation, Report, Text
from vgr_desktop.core.model.text import RichText, from_plain, is_blank
from vgr_desktop.core.model.tree import everything
from vgr_desktop.files.safety.backups import back_up
from vgr_desktop.files.safety.lock import Lock
from vgr_desktop.files.safety.salvage import read_what_is_left, salvage
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.glance import look
from vgr_desktop.files.store.health import examine, look_carefully

_SAVES = """
import sys
from pathlib import Path
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.core.editing.writing import write
from vgr_desktop.files.store.dossier import Dossier

with Dossier.open(Path(sys.argv[1])) as dossier:
    (before,) = dossier.reports()
    place = before.foreword.id
    for i in range(1_000_000):
        after = write(before, place, from_plain(f"{i} " + "woord " * (i * 7919 % 30_000)))
        dossier.save(before, after)
        print(i, flush=True)
        before = after
"""


def main() -> int:
    """Try and measure everything; 1 when anything was lost."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "Stad.vgr")
        with Dossier.create(path) as dossier:
            dossier.save(None, City(1).report())
        cost_of_care(path)
        failures = kills(path, rounds) + spoilings(path, rounds)
    print(f"{failures} failures")
    return int(failures > 0)


def cost_of_care(path: Path) -> None:
    """Print the median time of each precaution, for the report of a whole city."""
    now = datetime.now(UTC).astimezone()
    lineage = look(path).lineage
    print(f"whole city: {path.stat().st_size / 1e6:.1f} MB")
    tell("reading it at opening", lambda: look(path))
    tell("the same with quick check", lambda: look_carefully(path, thorough=False))
    tell("the same with full check", lambda: look_carefully(path, thorough=True))
    tell("taking and releasing a lock", lambda: release(Lock.take(path, now)))
    tell("a verified backup", lambda: back_up(path, lineage, path.parent / "Reservekopieën", now))
    tell("reading all that is left, without SQLite", lambda: read_what_is_left(path))
    with Dossier.open(path) as dossier:
        (report,) = dossier.reports()
        values = [write(report, report.foreword.id, from_plain(f"Versie {i}.")) for i in range(12)]
        tell(
            "the first save, which looks whether the file holds the old value",
            lambda: dossier.save(report, values[0]),
            times=1,
        )
        pairs = pairwise(values)
        tell("each save after it", lambda: dossier.save(*next(pairs)))


def release(lock: Lock | None) -> None:
    """Release a lock, which must have been taken."""
    if lock is not None:
        lock.release()


def tell(what: str, work: Callable[[], object], times: int = 9) -> None:
    """Print the median time of `work` in milliseconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    print(f"{what}: {sorted(found)[times // 2] * 1000:.1f} ms")


def kills(path: Path, rounds: int) -> int:
    """Kill a program at random moments while it saves. Return how often something was lost or damaged."""
    chance, failures, cut_off, saves = random.Random(11), 0, 0, 0  # noqa: S311  # moments, not secrets
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    for _ in range(rounds):
        command = [sys.executable, "-c", _SAVES, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as program:
            assert program.stdout is not None
            told = [int(program.stdout.readline())]
            time.sleep(chance.random() * 0.4)
            program.send_signal(signal.SIGKILL)
            told += [int(line) for line in program.stdout if line.endswith("\n")]
        cut_off += path.with_name(path.name + "-journal").exists()
        saves += len(told)
        try:
            (report,) = look_carefully(path, thorough=True).reports
        except Exception as error:  # noqa: BLE001  # whatever it is, it counts and is told
            failures += 1
            print(f"killed after save {told[-1]}: {error!r}")
            continue
        kept = int(first_word(report))
        failures += kept not in {told[-1], told[-1] + 1}
    print(f"killed {rounds} times during {saves} saves, {cut_off} times in the middle of one")
    return failures


def first_word(report: Report) -> str:
    """The first word of the foreword."""
    block = report.foreword.body.blocks[0]
    return block.plain.split()[0] if hasattr(block, "plain") else ""


def spoilings(path: Path, rounds: int) -> int:
    """Damage one to twenty pages of a dossier. Return how often salvaging failed; print how much came out."""
    chance, failures = random.Random(13), 0  # noqa: S311  # places, not secrets
    content, texts = path.read_bytes(), written(look(path).reports)
    whole = []
    for _ in range(rounds):
        spoiled = bytearray(content)
        for page in chance.choices(range(len(content) // 4096), k=chance.randint(1, 20)):
            spoiled[page * 4096 : (page + 1) * 4096] = chance.choice([bytes(4096), chance.randbytes(4096)])
        try:
            whole.append(len(salvaged(path.parent, bytes(spoiled)) & texts) / len(texts))
        except Exception as error:  # noqa: BLE001  # whatever it is, it counts and is told
            failures += 1
            print(f"spoiled: {error!r}")
    print(f"spoiled {rounds} times: {min(whole):.0%} to {max(whole):.0%} of {len(texts)} texts came out whole")
    return failures


def salvaged(folder: Path, content: bytes) -> frozenset[RichText]:
    """The texts that come out of a damaged file with this content. Raises when something is wrong with that."""
    damaged, target = folder / "Beschadigd.vgr", folder / "Gered.vgr"
    target.unlink(missing_ok=True)
    damaged.write_bytes(content)
    found = salvage(damaged, target)
    with Dossier.open(target) as dossier:
        if examine(dossier.path).faults or dossier.reports() != found.reports:
            raise AssertionError("what came out is not sound")
    if damaged.read_bytes() != content:
        raise AssertionError("the damaged file was touched")
    return written(found.reports)


def written(reports: tuple[Report, ...]) -> frozenset[RichText]:
    """Every text that is not blank."""
    items = [item for report in reports for item in everything(report)]
    return frozenset(i.body for i in items if isinstance(i, Text | Explanation) and not is_blank(i.body))


if __name__ == "__main__":
    sys.exit(main())
