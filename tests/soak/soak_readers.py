"""Every reader of input from outside, fed for long with damaged input, and once with harmful input.

    PYTHONPATH=src python -m tests.soak.soak_readers [ROUNDS]

Prints figures; exits with 1 when a reader raises anything but a `Problem`, takes more than 500 MB or more than 20
seconds. ROUNDS (default: 2,000) is how many inputs each reader gets. Memory is limited on Linux only.
"""

import multiprocessing
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tests.hostile import PACKED, READERS, changed, changed_inside, extremes, sample, takes

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

# Where there is one, a process in which everything is loaded begins each of the others.
if sys.platform == "win32":
    _PROCESSES = multiprocessing.get_context("spawn")
else:
    _PROCESSES = multiprocessing.get_context("forkserver")
    _PROCESSES.set_forkserver_preload([__name__])

MOST_MEMORY = 500_000_000
"""Bytes in addition to what the program takes before it reads."""
LONGEST = 20.0
"""Seconds."""


def spoiled(rounds: int, seed: int) -> int:
    """Feed each reader. Return how often one did something wrong; print the results."""
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for reader_name, reader in READERS.items():
            sound, made = sample(reader_name, folder), Counter[str]()
            for number in range(rounds):
                chance = random.Random(f"{seed} {number}")  # noqa: S311  # what is damaged, not secrets
                spoil = changed_inside if reader_name in PACKED and number % 2 else changed
                try:
                    made["taken" if takes(reader, spoil(sound, chance), folder) else "refused"] += 1
                except Exception as error:  # noqa: BLE001  # whatever it is, it counts and is told
                    faults += 1
                    print(f"{reader_name}, {number}: {error!r}")
            print(f"{reader_name}: {rounds} spoiled, {made['taken']} taken, {made['refused']} refused", flush=True)
    return faults


def limit_memory() -> None:
    """Limit the memory of the process."""
    if sys.platform == "linux":
        import resource

        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + MOST_MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def read_one(reader_name: str, path: Path, answer: "Connection") -> None:
    """Read harmful input within limits, in a process of its own, and answer what came of it."""
    reader = READERS[reader_name]
    content = path.read_bytes()
    limit_memory()
    try:
        answer.send("taken" if takes(reader, content, path.parent) else "refused")
    except BaseException as error:  # noqa: BLE001  # whatever it is, it is told
        answer.send(repr(error)[-300:])


def harmful(readers: frozenset[str] = frozenset(READERS)) -> list[str]:
    """Feed harmful input to these readers. Return what went wrong; print how long each took."""
    faults = []
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "hostile")
        for reader_name, what, content in extremes(Path(name)):
            if reader_name in readers:
                path.write_bytes(content)
                began = time.monotonic()
                outcome = _apart(reader_name, path)
                print(f"{reader_name}, {what}: {outcome} in {time.monotonic() - began:.1f} s", flush=True)
                if outcome not in ("taken", "refused"):
                    faults.append(f"{reader_name}, {what}: {outcome}")
    return faults


def _apart(reader_name: str, path: Path) -> str:
    heard, answer = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=read_one, args=(reader_name, path, answer))
    process.start()
    answer.close()
    try:
        outcome = heard.recv() if heard.poll(LONGEST) else f"more than {LONGEST:.0f} s"
    except EOFError:
        outcome = "died"
    process.kill()
    process.join()
    return str(outcome)


def main() -> int:
    """Feed all; 1 when anything went wrong."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    faults = harmful()
    for fault in faults:
        print(fault)
    return int(bool(faults) or spoiled(rounds, 1) > 0)


if __name__ == "__main__":
    sys.exit(main())
