"""Python modules as byte code, the same bytes for the same source: checked by nothing, so that no time is in it."""

import importlib.util
import marshal
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

_UNCHECKED_HASH = (0b01).to_bytes(4, "little")
_NO_HASH = bytes(8)
_LEFT_OUT = frozenset(
    {
        *("site-packages", "test", "tests", "idlelib", "tkinter", "lib-dynload", "turtledemo", "lib2to3", "ensurepip"),
        *(
            "distutils",
            "venv",
            "pydoc_data",
            "__pycache__",
            "unittest",
            "xmlrpc",
            "wsgiref",
            "curses",
            "pydoc",
            "doctest",
        ),
        *("doctest", "pdb", "turtle", "mailbox", "imaplib", "nntplib", "ftplib", "cgi", "pstats", "profile"),
    }
)
"""Modules of the standard library, with all in them, that no program of ours uses."""


def byte_code(source: Path, name: str) -> bytes:
    """The module in `source` as the contents of a .pyc file. `name` is the file in its tracebacks."""
    code = compile(source.read_bytes(), name, "exec", dont_inherit=True)
    return importlib.util.MAGIC_NUMBER + _UNCHECKED_HASH + _NO_HASH + marshal.dumps(code)


def compile_all(folder: Path) -> None:
    """Put byte code in the place of every module below `folder`."""
    for source in sorted(folder.rglob("*.py")):
        source.with_suffix(".pyc").write_bytes(byte_code(source, source.relative_to(folder).as_posix()))
        source.unlink()


def write_standard_library(file: Path) -> None:
    """Write the standard library of the Python that builds into the archive `file`, for the same Python elsewhere."""
    library = Path(importlib.__file__).parents[1]
    with zipfile.ZipFile(file, "w") as archive:
        for source in _modules(library):
            name = source.relative_to(library).as_posix()
            entry = zipfile.ZipInfo(name + "c", (2020, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, byte_code(source, name))


def _modules(library: Path) -> Iterator[Path]:
    for source in sorted(library.rglob("*.py")):
        folders = source.relative_to(library).parts[:-1]
        is_of_building = source.name.startswith("_sysconfigdata") or any(part.startswith("config-") for part in folders)
        if _LEFT_OUT.isdisjoint((*folders, source.stem)) and not is_of_building:
            yield source


def is_same_python(version: tuple[int, int]) -> bool:
    """Whether the Python that builds makes byte code for this one."""
    return sys.version_info[:2] == version
