"""Builds the package for Debian 12, Debian 13 and Ubuntu 24.04: `python3 packaging/build_linux.py [--into FOLDER]`.

Makes, of this checkout and with the same bytes each time, a .deb with everything in it but Python and the libraries of
the system, its bill of materials and the checksums. Needs a network for the wheels.
"""

import argparse
import datetime as dt
import gzip
import subprocess
import sys
import tempfile
from pathlib import Path

from bundling.bill import bill_of
from bundling.tools import EPOCH, Missing, check, run, settle, sums, version_of
from linux.libraries import PYTHONS, put_libraries

from vgr_desktop.ui.preflight import PACKAGE_OF

PACKAGES = {"dpkg-deb": "dpkg", "objdump": "binutils"}
"""The Debian package of each program that builds."""

_CHECKOUT = Path(__file__).resolve().parents[2]
_FILES = Path(__file__).with_name("files")
_RENAMED = {"libglib2.0-0": "libglib2.0-0t64 | libglib2.0-0"}
_LAUNCHERS = {"vgr-desktop": "vgr_desktop", "vgr": "vgr_desktop.cli"}


def main() -> int:
    """Build, and answer the exit code."""
    parser = argparse.ArgumentParser(prog="build_linux.py", description=__doc__)
    parser.add_argument("--into", type=Path, default=_CHECKOUT / "dist", metavar="FOLDER", help="default: dist")
    given = parser.parse_args()
    try:
        check(PACKAGES)
        with tempfile.TemporaryDirectory() as work:
            build(given.into.resolve(), Path(work))
    except Missing as trouble:
        print(trouble, file=sys.stderr)
    except subprocess.CalledProcessError as failed:
        print(f"{failed.cmd[0]} failed; what it said is above", file=sys.stderr)
    else:
        return 0
    return 1


def build(into: Path, work: Path) -> None:
    """Build everything into the folder `into`."""
    version = version_of(_CHECKOUT)
    into.mkdir(parents=True, exist_ok=True)
    tree = work / "tree"
    wheels = put_libraries(tree / "usr/lib/vgr-desktop", work)
    _put_files(tree, version)
    _put_control(tree, version)
    settle(tree)
    package = into / f"vgr-desktop_{version}_amd64.deb"
    run("dpkg-deb", "-Zxz", "--root-owner-group", "--build", tree, package)
    bill = into / f"vgr-desktop_{version}_amd64.cdx.json"
    bill.write_text(bill_of("VGR Desktop", version, wheels), "utf-8")
    (into / "SHA256SUMS.linux").write_text(sums([package, bill]), "ascii")
    print(f"{package.stat().st_size / 1e6:6.1f} MB  {package.name}")


def _put_files(tree: Path, version: str) -> None:
    for name, module in _LAUNCHERS.items():
        _write(tree / "usr/bin" / name, (_FILES / "launcher.sh").read_text("utf-8").replace("@MODULE@", module), 0o755)
    day = dt.datetime.fromtimestamp(EPOCH, dt.UTC).date().isoformat()
    about = (_FILES / "nl.vgr_desktop.VgrDesktop.metainfo.xml").read_text("utf-8")
    told = about.replace("@VERSION@", version).replace("@DATE@", day)
    _write(tree / "usr/share/metainfo/nl.vgr_desktop.VgrDesktop.metainfo.xml", told)
    for name, folder in {"vgr-desktop.desktop": "applications", "vgr-desktop.xml": "mime/packages"}.items():
        _write(tree / "usr/share" / folder / name, (_FILES / name).read_text("utf-8"))
    icon = _CHECKOUT / "resources" / "icons" / "vgr-desktop.svg"
    _write(tree / "usr/share/icons/hicolor/scalable/apps/vgr-desktop.svg", icon.read_text("utf-8"))
    _write(tree / "usr/share/doc/vgr-desktop/copyright", (_CHECKOUT / "LICENSE").read_text("utf-8"))
    changes = gzip.compress((_CHECKOUT / "CHANGELOG.md").read_bytes(), mtime=0)
    (tree / "usr/share/doc/vgr-desktop/changelog.gz").write_bytes(changes)


def _put_control(tree: Path, version: str) -> None:
    for name in ("postinst", "prerm"):
        _write(tree / "DEBIAN" / name, (_FILES / name).read_text("utf-8"), 0o755)
    _write(tree / "DEBIAN" / "control", control(version, _size(tree)))


def control(version: str, size: int) -> str:
    """What Debian is told of the package. `size` is in bytes."""
    (least, *_), newest = PYTHONS, PYTHONS[-1]
    between = f"python3 (>= {least[0]}.{least[1]}), python3 (<< {newest[0]}.{newest[1] + 1})"
    system = ", ".join(sorted(_RENAMED.get(name, name) for name in set(PACKAGE_OF.values())))
    return (
        f"Package: vgr-desktop\nVersion: {version}\nArchitecture: amd64\n"
        "Maintainer: VGR Desktop <vgr-desktop@localhost>\n"
        f"Installed-Size: {size // 1024}\nDepends: {between}, libc6 (>= 2.36), {system}\n"
        "Recommends: fonts-liberation, fonts-crosextra-carlito\nSuggests: libreoffice-writer\n"
        "Section: editors\nPriority: optional\n"
        "Description: editor for the progress reports of Dutch municipalities\n"
        " The desk at which a municipality writes its progress report: goal tree,\n"
        " explanations, findings, and the finished Word document. Works offline.\n"
    )


def _size(tree: Path) -> int:
    return sum(file.stat().st_size for file in tree.rglob("*") if file.is_file())


def _write(file: Path, text: str, mode: int = 0o644) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    file.chmod(mode)


if __name__ == "__main__":
    sys.exit(main())
