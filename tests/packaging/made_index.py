"""A folder of tiny wheels that pip can use as an index; the packages in it need what the real ones need."""

import re
import zipfile
from collections.abc import Mapping
from importlib.metadata import distribution
from pathlib import Path

from pinned import Package

NEWER = "9999"
_WHEEL = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def make_index(folder: Path, packages: Mapping[str, Package]) -> None:
    """Every package at its own version, and at a newer one that needs the same."""
    for name, package in packages.items():
        _write(wheel_in(folder, name, NEWER), package)
        if name == "pip":
            _write_pip(wheel_in(folder, name, package.version))
        else:
            _write(wheel_in(folder, name, package.version), package)


def wheel_in(folder: Path, name: str, version: str) -> Path:
    """The path of the wheel of this package."""
    return folder / f"{name.replace('-', '_')}-{version}-py3-none-any.whl"


def _write(target: Path, package: Package) -> None:
    name, version = target.name.split("-")[:2]
    extras = {extra for one in package.requires for extra in re.findall(r"extra == [\"']([^\"']+)", one)}
    said = (
        "Metadata-Version: 2.1",
        f"Name: {name}",
        f"Version: {version}",
        *(f"Provides-Extra: {extra}" for extra in sorted(extras)),
        *(f"Requires-Dist: {one}" for one in package.requires),
    )
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(target, "w") as wheel:
        wheel.writestr(f"{info}/METADATA", "\n".join(said) + "\n")
        wheel.writestr(f"{info}/WHEEL", _WHEEL)
        wheel.writestr(f"{info}/RECORD", "")


def _write_pip(target: Path) -> None:
    """Write the pip with which the tests were set up: it must work, because it installs the rest."""
    with zipfile.ZipFile(target, "w") as wheel:
        for file in distribution("pip").files or ():
            if file.parts[0].startswith("pip") and file.suffix != ".pyc":
                wheel.write(str(file.locate()), file.as_posix())
