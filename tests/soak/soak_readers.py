"""Every reader of input from outside, fed for long with damaged input, and once with harmful input.

    PYTHONPATH=src python -m tests.soak.soak_readers [ROUNDS]

Prints figures; exits with 1 when a reader raises anything but a `Problem`, takes more than 500 MB or more than 20
seconds. ROUNDS (default: 2,000) is how many inputs each reader gets. Memory is limited on Linux only.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.hostile import PACKED, READERS, changed, changed_inside, extremes, sample, takes

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


def read_one(reader_name: str, path: Path) -> int:
    """Read harmful input within limits; run in a separate process. 0: accepted, 3: refused."""
    reader = READERS[reader_name]
    content = path.read_bytes()
    limit_memory()
    taken = takes(reader, content, path.parent)
    return 0 if taken else 3


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
    command = (sys.executable, "-m", "tests.soak.soak_readers", "--one", reader_name, str(path))
    paths = os.pathsep.join(["src", *sys.path])
    variables = {**os.environ, "PYTHONPATH": paths}
    try:
        done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        return f"more than {LONGEST:.0f} s"
    return {0: "taken", 3: "refused"}.get(done.returncode) or done.stderr[-300:] or f"ended with {done.returncode}"


def main() -> int:
    """Feed all; 1 when anything went wrong."""
    if sys.argv[1:2] == ["--one"]:
        return read_one(sys.argv[2], Path(sys.argv[3]))
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    faults = harmful()
    for fault in faults:
        print(fault)
    return int(bool(faults) or spoiled(rounds, 1) > 0)


if __name__ == "__main__":
    sys.exit(main())
