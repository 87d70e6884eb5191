"""A monkey at the window on a real screen, while a screen reader asks about all that it shows.

    PYTHONPATH=src python -m tests.soak.soak_read_aloud [STEPS [SEED]]

Prints the figures of the monkey; exits with 1 when it or the window did not end well. STEPS (default: 3,000) and SEED
are those of `soak_monkey`. Needs Xvfb, dbus, at-spi2-core and python3-gi.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.soak.soak_starts import read_aloud


def main() -> int:
    """Let a monkey play before a screen reader; 1 when that went wrong."""
    steps, seed, *_ = (*sys.argv[1:], *("3000", "1")[len(sys.argv) - 1 :])
    with tempfile.TemporaryDirectory() as name, read_aloud(Path(name)) as variables:
        command = [sys.executable, "-X", "faulthandler", "-m", "tests.soak.soak_monkey", steps, seed]
        code = subprocess.run(command, env=variables, check=False).returncode
    if code:
        print(f"it ended with {code}")
    return int(code != 0)


if __name__ == "__main__":
    sys.exit(main())
