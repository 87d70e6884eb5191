"""Opens the window: `python -m vgr_desktop [Dossier.vgr]`, or the command `vgr-desktop`."""

import gc
import os
import sys
from collections.abc import Sequence

from vgr_desktop import __version__
from vgr_desktop.ui import preflight

CANNOT_SHOW = 3
"""The exit code when this computer cannot show a window."""

SELF_TEST = "--selftest"

HELP = """\
Gebruik: vgr-desktop [DOSSIER.vgr]

Opent VGR Desktop, met het dossier dat u noemt of anders met het laatste. Is dat dossier al open, dan komt dat venster
naar voren.

Opties:
  -h, --help     toon deze uitleg
  --version      toon de versie
  --selftest     probeer het programma in een map die weer verdwijnt, en zeg of alles werkt

Zonder venster werkt de opdracht vgr: zie vgr --help.
"""


def main() -> int:
    """Check that a window can be shown, then show it. Qt's own options are passed on."""
    if said := answer(sys.argv[1:]):
        print(said)  # noqa: T201  # it was asked for on the terminal
        return 0
    gc.disable()  # until the window is there; from then on, `ui.collector` sees to it
    if trouble := preflight.check(sys.argv, os.environ):
        print(trouble, file=sys.stderr)  # noqa: T201  # there is no window to say it in
        return CANNOT_SHOW
    if SELF_TEST in sys.argv:
        from vgr_desktop import selftest

        return selftest.run()
    from vgr_desktop.ui.app import run

    return run(sys.argv)


def answer(arguments: Sequence[str]) -> str | None:
    """What is only asked, and answered without a window; None when a window is wanted."""
    if "--version" in arguments:
        return f"VGR Desktop {__version__}"
    return HELP if "-h" in arguments or "--help" in arguments else None


if __name__ == "__main__":
    sys.exit(main())
