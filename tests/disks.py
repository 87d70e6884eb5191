"""Real disks that are full, small or not to be written on, where this computer lets us have them."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@contextlib.contextmanager
def small_disk(place: Path, kilobytes: int) -> Iterator[Path]:
    """A disk of this size, in the folder `place`, which is made. Skips the test where there can be none."""
    place.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if mount is None or unmount is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root of a Linux computer can make a disk")
    command = [mount, "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(place)]
    if subprocess.run(command, check=False).returncode:
        pytest.skip("no disk can be made here")
    try:
        yield place
    finally:
        subprocess.run([unmount, str(place)], check=True)


@contextlib.contextmanager
def read_only(disk: Path) -> Iterator[None]:
    """Let nothing be written on this disk; the rights of a file mean nothing to root."""
    _remount(disk, "ro")
    try:
        yield
    finally:
        _remount(disk, "rw")


def _remount(disk: Path, how: str) -> None:
    subprocess.run([shutil.which("mount") or "mount", "-o", f"remount,{how}", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """Fill the disk, and return the file that does so."""
    filling = disk / "vulling"
    with filling.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(1024))
    return filling
