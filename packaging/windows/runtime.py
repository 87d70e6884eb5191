"""Python itself, for Windows: python.org's embeddable zip, or the same runtime out of the wheel in `runtime.txt`."""

import re
import zipfile
from pathlib import Path

from bundling.byte_code import is_same_python, write_standard_library
from bundling.tools import run
from bundling.wheels import fetch
from supported import WINDOWS, Computer

PYTHON = (3, 11)
"""The Python in the bundle; that of the wheel in `runtime.txt`."""

COMPUTER = Computer(PYTHON, WINDOWS)
NAME = "python" + "".join(map(str, PYTHON))
_IN_WHEEL = "deploy_libs/"
_WANTED = re.compile(
    rf"({NAME}|libffi-8|libcrypto-3|libssl-3|sqlite3|vcruntime140(_1)?)\.dll"
    r"|(_asyncio|_bz2|_ctypes|_decimal|_elementtree|_hashlib|_lzma|_multiprocessing|_overlapped|_queue|_socket|_sqlite3"
    r"|_ssl|_uuid|_zoneinfo|pyexpat|select|unicodedata)\.pyd",
    re.IGNORECASE,
)
_NOT_EMBEDDED = re.compile(r"python(w)?\.exe|.*\._pth|python\.cat", re.IGNORECASE)
_EXPORT = re.compile(r"^\s*\[\s*\d+\]\s.*?(\w+)$", re.MULTILINE)


class WrongPython(Exception):  # noqa: N818  # it is the person's choice, not an error of these scripts
    """The runtime cannot be made with the Python that builds. The message says with which it can."""


def put_runtime(payload: Path, given: Path | None, work: Path) -> None:
    """Put Python into `payload`: out of the embeddable zip that was `given`, or else out of a wheel."""
    if given is not None:
        _unpack_embeddable(given, payload)
    else:
        _unpack_from_wheel(payload, work)
    # Python looks nowhere else: no variable, no registry and no folder of the person changes what runs.
    (payload / f"{NAME}._pth").write_text(f"{NAME}.zip\n.\napp\n", "ascii")


def _unpack_embeddable(file: Path, payload: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        wanted = [name for name in archive.namelist() if not _NOT_EMBEDDED.fullmatch(name)]
        if f"{NAME}.dll" not in wanted:
            raise WrongPython(f"{file.name} is not the embeddable Python {'.'.join(map(str, PYTHON))} for Windows")
        archive.extractall(payload, wanted)


def _unpack_from_wheel(payload: Path, work: Path) -> None:
    if not is_same_python(PYTHON):
        raise WrongPython(f"Build with Python {'.'.join(map(str, PYTHON))}, or give the embeddable zip of python.org")
    fetch(Path(__file__).with_name("runtime.txt"), COMPUTER, work)
    with zipfile.ZipFile(next(work.glob("panda3d-*.whl"))) as archive:
        for name in archive.namelist():
            file = name.removeprefix(_IN_WHEEL)
            if file != name and _WANTED.fullmatch(file):
                (payload / file.lower()).write_bytes(archive.read(name))
    _make_stable_interface(payload, work)
    write_standard_library(payload / f"{NAME}.zip")


def _make_stable_interface(payload: Path, work: Path) -> None:
    """Make python3.dll, by which extensions find any Python 3: its names lead to those of the Python beside it."""
    exported = run("x86_64-w64-mingw32-objdump", "-p", payload / f"{NAME}.dll").partition(
        "[Ordinal/Name Pointer] Table"
    )[2]
    names = sorted(set(_EXPORT.findall(exported)))
    definition = work / "python3.def"
    definition.write_text("LIBRARY python3\nEXPORTS\n" + "".join(f"  {name}={NAME}.{name}\n" for name in names))
    # Without the last, the folder in which it is made decides where Windows puts it.
    made = ("-Wl,--no-insert-timestamp", "-Wl,-e,0", "-Wl,--disable-auto-image-base")
    options = ("-shared", "-nostdlib", "-s", *made)
    run("x86_64-w64-mingw32-gcc-win32", *options, definition, "-o", payload / "python3.dll")
