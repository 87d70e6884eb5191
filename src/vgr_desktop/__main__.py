"""Opens the window: `python -m vgr_desktop [Dossier.vgr]`, or the command `vgr-desktop`."""

import gc
import os
import sys

from vgr_desktop.ui import preflight

CANNOT_SHOW = 3
"""The exit code when this computer cannot show a window."""


def main() -> int:
    """Check that a window can be shown, then show it. Qt's own options are passed on."""
    gc.disable()  # until the window is there; from then on, `ui.collector` sees to it
    if trouble := preflight.check(sys.argv, os.environ):
        print(trouble, file=sys.stderr)  # noqa: T201  # there is no window to say it in
        return CANNOT_SHOW
    from vgr_desktop.ui.app import run

    return run(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
