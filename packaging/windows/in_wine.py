"""A Windows to try things in: a fresh folder of Wine, with a screen that nobody sees. For trying only."""

import mmap
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath

PACKAGES = {
    "wine": "wine",
    "wineserver": "wine64",
    "Xvfb": "xvfb",
    "convert": "imagemagick",
    "x86_64-w64-mingw32-gcc-win32": "gcc-mingw-w64-x86-64-win32",
}
"""The Debian package of each program that tries."""

PATIENCE = 120.0
"""Seconds for what should take ten, at most: the computer may be slow."""

_SHIMS = Path(__file__).with_name("wine")
_MINGW = "x86_64-w64-mingw32-gcc-win32"
_CLASS = r"HKLM\Software\Microsoft\WindowsRuntime\ActivatableClassId\Windows.UI.ViewManagement.UISettings"
_DEVICES = ("[System\\\\ControlSet001", "[System\\\\CurrentControlSet", "[Hardware")
"""Keys, as in the files of the registry, under which Wine notes for itself what devices there are."""

_HEAD = 4096
"""Bytes in the picture of the screen that are skipped: what the file says of itself, and its colours (XWDFile.h)."""

_STRIDE = 997
"""One in so many bytes of the screen is looked at; prime, so that it is no column of it."""

_PAINTED = 0.02
"""The part of the screen that is not black once there is a window."""

_STILL = 3.0
"""Seconds without a change after which the window is taken to be done."""

_CARET = 3
"""How many of the bytes that are looked at a blinking caret changes, at most."""

_POLL = 0.02


class Failed(Exception):  # noqa: N818  # it is what the person is told
    """Something is not as it has to be. The message says what."""


class Screen:
    """A screen that nobody sees."""

    def __init__(self, name: str, memory: Path) -> None:
        """`name` is that of the display; the X server keeps what is on it in the file `memory`, as xwd writes it."""
        self.name = name
        self._memory = memory

    def is_painted(self) -> bool:
        """Whether there is a window on it."""
        seen = self._seen()
        return len(seen) - seen.count(0) > _PAINTED * len(seen)

    def wait_until_still(self) -> None:
        """Wait until nothing on it has changed for some seconds."""
        end = time.monotonic() + PATIENCE
        seen, since = self._seen(), time.monotonic()
        while time.monotonic() - since < _STILL and time.monotonic() < end:
            time.sleep(_STILL / 10)
            now = self._seen()
            if sum(one != other for one, other in zip(now, seen, strict=True)) > _CARET:
                seen, since = now, time.monotonic()

    def _seen(self) -> bytes:
        with self._memory.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as pixels:
            return pixels[_HEAD::_STRIDE]

    def picture(self, file: Path) -> None:
        """Put a picture of it into `file`."""
        subprocess.run(["convert", f"xwd:{self._memory}", str(file)], check=True)


@contextmanager
def private_screen(folder: Path) -> Iterator[Screen]:
    """A screen whose memory is in `folder`."""
    reads, writes = os.pipe()
    size = ("-screen", "0", "1366x768x24", "-nolisten", "tcp", "-fbdir", str(folder))
    command = ("Xvfb", "-displayfd", str(writes), *size)
    with subprocess.Popen(command, pass_fds=(writes,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        os.close(writes)
        try:
            with os.fdopen(reads) as told:
                yield Screen(f":{told.readline().strip()}", folder / "Xvfb_screen0")
        finally:
            server.terminate()


class Wine:
    """A fresh Windows in a folder that goes away."""

    def __init__(self, folder: Path, screen: Screen) -> None:
        """Make it."""
        self.screen = screen
        self._prefix = folder / "prefix"
        self.drive = self._prefix / "drive_c"
        self._variables = {
            **os.environ,
            "WINEPREFIX": str(self._prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # So Wine writes nothing to the menu of the person who tries, and asks for nothing to be fetched.
            "WINEDLLOVERRIDES": "mscms=n;winemenubuilder.exe=d;mscoree=d;mshtml=d",
            "LC_ALL": "C.UTF-8",
            "DISPLAY": screen.name,
        }
        self._call("wineboot", "-i")
        self.settle()
        self._put_shims()

    @property
    def user(self) -> Path:
        """The folder of the user."""
        return next(path for path in (self.drive / "users").iterdir() if path.name != "Public")

    def called(self, path: Path) -> str:
        """What a program in it calls this path."""
        return str(PureWindowsPath("C:\\", *path.relative_to(self.drive).parts))

    def run(self, program: Path | str, *arguments: str, seconds: float = 300) -> tuple[int, str]:
        """Run a program to its end. Return its exit code and what it printed."""
        # Neither /dev/null nor a file may be where it prints to: Python for Windows does not start then.
        done = subprocess.run(
            ["wine", str(program), *arguments],
            env=self._variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
            check=False,
        )
        return done.returncode, done.stdout

    @contextmanager
    def running(self, program: Path, *arguments: str) -> Iterator[float]:
        """A program whose window is there, in how many seconds. In the end it is closed as a person does."""
        began = time.monotonic()
        with subprocess.Popen(
            ["wine", str(program), *arguments],
            env=self._variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process:
            try:
                while not self.screen.is_painted():
                    if process.poll() is not None or time.monotonic() - began > PATIENCE:
                        raise Failed(f"{program.name} shows no window")
                    time.sleep(_POLL)
                yield time.monotonic() - began
                self.run("taskkill", "/im", program.name)
                process.communicate(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                raise Failed(f"{program.name} does not close") from None
            finally:
                process.kill()

    def files(self) -> set[str]:
        """The files on its disk, without those for a moment."""
        inner = (path.relative_to(self.drive).as_posix() for path in self.drive.rglob("*") if path.is_file())
        return {name for name in inner if "/Temp/" not in name and not name.startswith("windows/temp/")}

    def registry(self) -> set[str]:
        """The keys and values of its registry, but for those of its screen and other devices."""
        self.settle()
        found: set[str] = set()
        for file in ("user.reg", "system.reg"):
            key = ""
            for line in (self._prefix / file).read_text("utf-8", "replace").splitlines():
                if line.startswith("["):
                    key = line.partition("] ")[0]  # after it comes the time
                if not line.startswith("#time") and not key.startswith(_DEVICES):
                    found.add(f"{key}] {line}" if not line.startswith("[") else key)
        return found

    def settle(self) -> None:
        """Wait until nothing runs in it, and all is written."""
        self._call("wineserver", "-w")

    def end(self) -> None:
        """End all that runs in it."""
        self._call("wineserver", "-k")

    def _put_shims(self) -> None:
        system = self.drive / "windows" / "system32"
        for name in ("icuuc", "mscms"):
            options = ("-shared", "-nostdlib", "-s", "-Wl,-e,DllMainCRTStartup")
            subprocess.run([_MINGW, *options, "-o", system / f"{name}.dll", _SHIMS / f"{name}.c"], check=True)
        options = ("-shared", "-Os", "-s", "-Wno-incompatible-pointer-types")
        for name in ("uisettings", "bcryptprimitives"):
            source = (_SHIMS / f"{name}.c", "-ladvapi32")
            subprocess.run([_MINGW, *options, "-o", system / f"{name}.dll", *source], check=True)
        self.run(
            "reg", "add", _CLASS, "/v", "DllPath", "/t", "REG_SZ", "/d", r"C:\windows\system32\uisettings.dll", "/f"
        )
        for value in ("ActivationType", "Threading", "TrustLevel"):
            self.run("reg", "add", _CLASS, "/v", value, "/t", "REG_DWORD", "/d", "0", "/f")

    def _call(self, *command: str) -> None:
        subprocess.run(
            command, env=self._variables, stdin=subprocess.DEVNULL, capture_output=True, timeout=300, check=False
        )
