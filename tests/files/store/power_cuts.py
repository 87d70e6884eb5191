"""A disk that loses power: what a program asked of it, and every state that a cut may leave behind.

The calls of a real program are recorded by strace. What was not flushed may be on the disk or not, whole or in part;
a name that was not flushed with its folder may be there or not, but names change in the order of the calls, as on the
file systems with a journal that people have.
"""

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CALLS = (
    "openat,open,close,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,link,linkat"
)
_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(eq=False)
class _Inode:
    """One file: its content after the last flush, and what was written since."""

    content: bytearray = field(default_factory=bytearray)
    waiting: list[tuple[int, bytes] | int] = field(default_factory=list)
    """Bytes at an offset, or a new length."""

    def flush(self) -> None:
        self.content = _written(self.content, self.waiting)
        self.waiting = []


def _written(content: bytearray, changes: list[tuple[int, bytes] | int]) -> bytearray:
    content = bytearray(content)
    for change in changes:
        if isinstance(change, int):
            content = content[:change].ljust(change, b"\0")
        else:
            offset, data = change
            content = content.ljust(offset, b"\0")
            content[offset : offset + len(data)] = data
    return content


@dataclass
class Disk:
    """The files of one folder and those below it, by name. `said` is what the program has written to its output."""

    root: Path
    said: str = ""
    names: dict[str, _Inode] = field(default_factory=dict)
    flushed: dict[str, _Inode] = field(default_factory=dict)
    renamed: list[tuple[str, _Inode | None]] = field(default_factory=list)
    """The names that changed since their folder was flushed: what they are of now, None for nothing."""
    _open: dict[int, "_Inode | Path"] = field(default_factory=dict)
    _at: dict[int, int] = field(default_factory=dict)

    def obey(self, line: str) -> bool:
        """Do what a line of strace tells. Return whether a power cut after it differs from one before."""
        found = _CALL.match(line)
        if found is None or int(found[3]) < 0:
            return False
        call, arguments, result = found[1], found[2], int(found[3])
        texts = [bytes.fromhex(said.replace("\\x", "")) for said in _TEXT.findall(arguments)]
        descriptor = int(number[0]) if (number := re.match(r"\d+", arguments)) else -1
        match call:
            case "open" | "openat":
                return self._opened(os.fsdecode(texts[0]), arguments, result)
            case "close":
                self._open.pop(descriptor, None)
                return False
            case "write" | "pwrite64" | "ftruncate":
                return self._change(call, descriptor, texts, arguments, result)
            case "fsync" | "fdatasync":
                return self._flush(descriptor)
            case _:
                pass
        return self._name(call, [os.fsdecode(text) for text in texts])

    def _opened(self, name: str, arguments: str, descriptor: int) -> bool:
        path = Path(name)
        if not path.is_relative_to(self.root):
            return False
        if path.is_dir():
            self._open[descriptor] = path
            return False
        changed = name not in self.names
        if changed:
            self._put(name, _Inode())
        inode = self.names[name]
        if "O_TRUNC" in arguments:
            inode.waiting.append(0)
        self._open[descriptor], self._at[descriptor] = inode, 0
        return changed or "O_TRUNC" in arguments

    def _change(self, call: str, descriptor: int, texts: list[bytes], arguments: str, result: int) -> bool:
        if descriptor == 1:
            self.said += texts[0].decode()
            return True
        inode = self._open.get(descriptor)
        if not isinstance(inode, _Inode):
            return False
        last = int(arguments.rpartition(" ")[2])
        match call:
            case "ftruncate":
                inode.waiting.append(last)
            case "pwrite64":
                inode.waiting.append((last, texts[0][:result]))
            case _:
                inode.waiting.append((self._at[descriptor], texts[0][:result]))
                self._at[descriptor] += result
        return True

    def _flush(self, descriptor: int) -> bool:
        match self._open.get(descriptor):
            case _Inode() as inode:
                inode.flush()
            case Path() as folder:
                for name, now in self.renamed:
                    if Path(name).parent == folder:
                        _rename(self.flushed, name, now)
                self.renamed = [change for change in self.renamed if Path(change[0]).parent != folder]
        return True

    def _name(self, call: str, names: list[str]) -> bool:
        if not any(Path(name).is_relative_to(self.root) for name in names):
            return False
        inode = self.names[names[0]]
        if not call.startswith("unlink"):
            self._put(names[1], inode)
        if not call.startswith("link"):
            self._put(names[0], None)
        return True

    def _put(self, name: str, inode: _Inode | None) -> None:
        _rename(self.names, name, inode)
        self.renamed.append((name, inode))

    def after_cut(self, choose: random.Random, share: float) -> dict[str, bytes]:
        """What may be on the disk after a cut, by name; of what was not flushed, about this share is."""
        names = dict(self.flushed)
        for name, inode in self.renamed[: round(share * len(self.renamed))]:
            _rename(names, name, inode)
        return {name: bytes(_some(inode, choose, share)) for name, inode in names.items()}


def _rename(names: dict[str, _Inode], name: str, inode: _Inode | None) -> None:
    if inode is None:
        names.pop(name, None)
    else:
        names[name] = inode


def _some(inode: _Inode, choose: random.Random, share: float) -> bytearray:
    return _written(inode.content, [change for change in inode.waiting if choose.random() < share])


def recorded(script: str, folder: Path, log: Path) -> Iterator[str] | None:
    """The calls of a Python program that works in `folder`, line by line; None when nothing can be traced here."""
    strace = shutil.which("strace")
    if strace is None:
        return None
    command = [strace, "-o", str(log), "-xx", "-s", "10000000", "-e", f"trace={CALLS}", sys.executable, "-c", script]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([*command, str(folder)], env=environment, capture_output=True, text=True, check=False)
    if done.returncode and done.stderr.startswith(("strace:", f"{strace}:")):
        return None
    assert done.returncode == 0, done.stderr
    return iter(log.read_text("utf-8").splitlines())
