"""Build what people install on Debian and Ubuntu, on a Debian computer: `python3 packaging/build_linux.py [--help]`."""

import os
import sys
from pathlib import Path

from python_version import objection


def main() -> int:
    """Build, with the arguments of this command, and answer the exit code."""
    reason = objection()
    if reason:
        print(reason, file=sys.stderr)
        return 1
    from environment import start

    return start("run", "python", "-m", "linux", *sys.argv[1:], variables=os.environ, folder=Path(__file__).parent)


if __name__ == "__main__":
    sys.exit(main())
