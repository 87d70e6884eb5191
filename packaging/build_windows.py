"""Build what people install on Windows, on a Debian computer: `python3 packaging/build_windows.py [--help]`."""

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

    # The source is not in the bundle, so byte code need not tell columns of it; without them it is a sixth smaller.
    variables = {**os.environ, "PYTHONNODEBUGRANGES": "1"}
    return start("run", "python", "-m", "windows", *sys.argv[1:], variables=variables, folder=Path(__file__).parent)


if __name__ == "__main__":
    sys.exit(main())
