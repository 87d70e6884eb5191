"""Builds what people install on Windows: `python3 packaging/build_windows.py [--runtime ZIP] [--into FOLDER]`.

Makes, of this checkout and with the same bytes each time: a set-up for one user (no rights of an administrator needed),
an MSI for IT, a zip to carry along, the bill of materials and the checksums. Needs a network for the wheels, and some
Debian packages, which are named when they are not there.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from bundling.bill import bill_of, python_part
from bundling.tools import Missing, check, sums, version_of
from bundling.wheels import own_wheel, pinned_wheels
from windows.msi import make_msi, product_code
from windows.payload import MOST_BYTES, build_payload, size_of
from windows.portable import make_zip
from windows.runtime import COMPUTER, NAME, WrongPython
from windows.setup_exe import make_setup

PACKAGES = {
    "makensis": "nsis",
    "wixl": "wixl",
    "rsvg-convert": "librsvg2-bin",
    "icotool": "icoutils",
    "x86_64-w64-mingw32-gcc-win32": "gcc-mingw-w64-x86-64-win32",
    "x86_64-w64-mingw32-windres": "binutils-mingw-w64-x86-64",
    "x86_64-w64-mingw32-objdump": "binutils-mingw-w64-x86-64",
}
"""The Debian package of each program that builds."""

_CHECKOUT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Build, and answer the exit code."""
    given = _arguments().parse_args()
    try:
        check(PACKAGES)
        with tempfile.TemporaryDirectory() as work:
            build(given.into.resolve(), given.runtime, Path(work))
    except (Missing, WrongPython) as trouble:
        print(trouble, file=sys.stderr)
    except subprocess.CalledProcessError as failed:
        print(f"{failed.cmd[0]} failed; what it said is above", file=sys.stderr)
    else:
        return 0
    return 1


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build_windows.py", description=__doc__)
    parser.add_argument("--runtime", type=Path, metavar="ZIP", help="the embeddable zip of python.org, for a release")
    parser.add_argument("--into", type=Path, default=_CHECKOUT / "dist", metavar="FOLDER", help="default: dist")
    return parser


def build(into: Path, runtime: Path | None, work: Path) -> None:
    """Build everything into the folder `into`."""
    version = version_of(_CHECKOUT)
    into.mkdir(parents=True, exist_ok=True)
    for name in ("wheels", "own", "payload"):
        (work / name).mkdir()
    wheels = [*pinned_wheels(COMPUTER, work / "wheels"), own_wheel(work / "own")]
    payload = work / "payload"
    build_payload(payload, wheels, runtime, work, version)
    size = size_of(payload)
    if size > MOST_BYTES:
        raise RuntimeError(f"{size:,} bytes to install, {MOST_BYTES:,} at most")
    stem = f"VGR-Desktop-{version}"
    make_setup(payload, into / f"{stem}-setup.exe", work / "setup", version)
    make_msi(payload, into / f"{stem}.msi", work / "msi", version)
    make_zip(payload, into / f"{stem}-portable.zip")
    bill = bill_of("VGR Desktop", version, wheels, [python_part(payload / f"{NAME}.dll")])
    (into / f"{stem}-windows.cdx.json").write_text(bill, "utf-8")
    made = sorted(file for file in into.glob(f"{stem}*") if file.is_file())
    (into / "SHA256SUMS").write_text(sums(made), "ascii")
    for file in made:
        print(f"{file.stat().st_size / 1e6:6.1f} MB  {file.name}")
    print(f"{size / 1e6:6.1f} MB  installed; product code of the MSI: {product_code(version)}")


if __name__ == "__main__":
    sys.exit(main())
