"""Try what was built for Windows under Wine: `python3 packaging/try_windows.py [FOLDER] [--before FOLDER]`.

In a fresh Windows, the set-up, the MSI and the zip: installs without a window, lets the program try itself, is refused
while the program runs, takes a picture of the window, installs over what was there with a dossier in place, compares
the start with that of an empty window, removes, and looks at what is left. FOLDER is where `build_windows.py` put it
(default: dist). Wine shows nothing of SmartScreen, AppLocker, another scale, printing and screen readers: see
`packaging/README.md`.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from bundling.tools import Missing, check
from windows.in_wine import PACKAGES, Failed, Wine, private_screen
from windows.trials import Built, trial_of_msi, trial_of_setup, trial_of_zip


def main() -> int:
    """Try it, and answer the exit code."""
    given = _arguments().parse_args()
    try:
        check(PACKAGES)
        built = Built.found_in(given.folder)
        before = Built.found_in(given.before) if given.before else built
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work:
            _try_all(Path(work), built, before, given.picture)
    except Missing as trouble:
        print(trouble, file=sys.stderr)
    except Failed as failed:
        print(f"NOT RIGHT: {failed}", file=sys.stderr)
    else:
        print("OK")
        return 0
    return 1


def _try_all(work: Path, built: Built, before: Built, picture: Path | None) -> None:
    with private_screen(work) as screen:
        wine = Wine(work, screen)
        try:
            for trial in (
                trial_of_setup(wine, built, before, picture),
                trial_of_msi(wine, built, before),
                trial_of_zip(wine, built),
            ):
                for done in trial:
                    print(done, flush=True)
        finally:
            wine.end()


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="try_windows.py", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parents[1] / "dist", metavar="FOLDER")
    parser.add_argument("--before", type=Path, metavar="FOLDER", help="an older version, over which it is installed")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="where the picture of the window is put")
    return parser


if __name__ == "__main__":
    sys.exit(main())
