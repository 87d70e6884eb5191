"""Set VGR Desktop up where that is needed, and open it: `python3 packaging/start.py [Dossier.vgr]`."""

import os
import sys

from python_version import objection


def main() -> int:
    """Open the window, with the arguments of this command, and answer its exit code."""
    reason = objection()
    if reason:
        print(reason, file=sys.stderr)
        return 1
    from environment import start

    return start("run", "vgr-desktop", *sys.argv[1:], variables=os.environ)


if __name__ == "__main__":
    sys.exit(main())
