"""Try what was built for Windows under Wine: `python3 packaging/try_windows.py [FOLDER] [--picture FILE]`.

In a fresh Windows: installs without a window, lets the program try itself, is refused while the program runs, takes a
picture of the window, installs over itself with a dossier in place, removes, and looks at what is left. FOLDER is where
`build_windows.py` put the set-up (default: dist). Needs the packages wine, wine64, xvfb, imagemagick and
gcc-mingw-w64-x86-64. Wine shows nothing of SmartScreen, AppLocker, another scale, printing and screen readers: see
`packaging/README.md`.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HERE = Path(__file__).parent
_SHIMS = _HERE / "windows" / "wine"
_MINGW = "x86_64-w64-mingw32-gcc-win32"
_CLASS = r"HKLM\Software\Microsoft\WindowsRuntime\ActivatableClassId\Windows.UI.ViewManagement.UISettings"
_REFUSED = 2
_OPENING = 20
"""Seconds in which the window has to be there, to be in the picture."""


class Failed(Exception):  # noqa: N818  # it is what the person is told
    """Something is not as it has to be. The message says what."""


class Wine:
    """A fresh Windows in a folder that goes away, with a screen."""

    def __init__(self, folder: Path, display: str) -> None:
        """Make it."""
        self.folder = folder / "prefix"
        self.drive = self.folder / "drive_c"
        self._variables = {
            **os.environ,
            "WINEPREFIX": str(self.folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscms=n;winemenubuilder.exe=d;mscoree=d;mshtml=d",
            "LC_ALL": "C.UTF-8",
            "DISPLAY": display,
        }
        self._call("wineboot", "-i")
        self._call("wineserver", "-w")
        self._put_shims()

    @property
    def user(self) -> Path:
        """The folder of the user."""
        return next(path for path in (self.drive / "users").iterdir() if path.name != "Public")

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
    def running(self, program: Path, *arguments: str) -> Iterator[None]:
        """A program that is under way, with its window."""
        with subprocess.Popen(
            ["wine", str(program), *arguments],
            env=self._variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process:
            time.sleep(_OPENING)
            if process.poll() is not None:
                raise Failed("the program ended when it was opened")
            yield
            self.end()

    def picture(self, file: Path) -> None:
        """Take a picture of the screen."""
        subprocess.run(["import", "-window", "root", str(file)], env=self._variables, check=True)

    def end(self) -> None:
        """End all that runs in it."""
        self._call("wineserver", "-k")

    def _put_shims(self) -> None:
        system = self.drive / "windows" / "system32"
        for name in ("icuuc", "mscms"):
            options = ("-shared", "-nostdlib", "-s", "-Wl,-e,DllMainCRTStartup")
            subprocess.run([_MINGW, *options, "-o", system / f"{name}.dll", _SHIMS / f"{name}.c"], check=True)
        options = ("-shared", "-Os", "-s", "-Wno-incompatible-pointer-types")
        subprocess.run([_MINGW, *options, "-o", system / "uisettings.dll", _SHIMS / "uisettings.c"], check=True)
        self.run(
            "reg", "add", _CLASS, "/v", "DllPath", "/t", "REG_SZ", "/d", r"C:\windows\system32\uisettings.dll", "/f"
        )
        for value in ("ActivationType", "Threading", "TrustLevel"):
            self.run("reg", "add", _CLASS, "/v", value, "/t", "REG_DWORD", "/d", "0", "/f")

    def _call(self, *command: str) -> None:
        subprocess.run(
            command, env=self._variables, stdin=subprocess.DEVNULL, capture_output=True, timeout=300, check=False
        )


def main() -> int:
    """Try it, and answer the exit code."""
    parser = argparse.ArgumentParser(prog="try_windows.py", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=_HERE.parent / "dist")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="where the picture of the window is put")
    given = parser.parse_args()
    setups = sorted(given.folder.glob("VGR-Desktop-*-setup.exe"))
    if not setups:
        print(f"There is no set-up in {given.folder}; build_windows.py makes it", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work, _screen() as display:
        wine = Wine(Path(work), display)
        try:
            for done in trial(wine, setups[-1].resolve(), given.picture):
                print(done, flush=True)
        except Failed as failed:
            print(f"NOT RIGHT: {failed}", file=sys.stderr)
            return 1
        finally:
            wine.end()
    print("OK")
    return 0


def trial(wine: Wine, setup: Path, picture: Path | None) -> Iterator[str]:
    """Do all of it, and tell what went well. Raises `Failed`."""
    before = _files(wine)
    installed = wine.user / "AppData" / "Local" / "Programs" / "VGR Desktop"
    began = time.monotonic()
    _expect(wine.run(setup, "/S"), 0, "installing")
    yield f"installed in {time.monotonic() - began:.0f} s"
    window, command = installed / "vgr-desktop.exe", installed / "vgr.exe"
    _expect(wine.run(window, "--selftest"), 0, "the program that tries itself")
    yield "it tried itself in its window"
    dossier = wine.drive / "Eigen map" / "Dossier é.vgr"
    dossier.parent.mkdir()
    _expect(wine.run(command, "new", r"C:\Eigen map\Dossier é.vgr", "--example"), 0, "making a dossier")
    content = dossier.read_bytes()
    with wine.running(window, r"C:\Eigen map\Dossier é.vgr"):
        if picture is not None:
            wine.picture(picture)
        _expect(wine.run(setup, "/S"), _REFUSED, "installing while the program runs")
    yield "not installed while it runs"
    own = installed / "app" / "van mij.txt"
    own.write_text("Van mij", "utf-8")
    _expect(wine.run(setup, "/S"), 0, "installing over itself")
    if dossier.read_bytes() != content or not own.is_file():
        raise Failed("installing over itself changed what is not its own")
    yield "installed over itself, with the dossier in place"
    own.unlink()
    _expect(wine.run(installed / "uninstall.exe", "/S"), 0, "removing")
    _wait_until_gone(installed)
    dossier.unlink()
    left = sorted(name for name in _files(wine) - before if not _is_of_the_user(name))
    if left:
        raise Failed(f"this is left after removing: {', '.join(left[:10])}")
    yield "removed, and nothing of it is left but what is the user's"


def _expect(told: tuple[int, str], code: int, what: str) -> None:
    if told[0] != code:
        raise Failed(f"{what} gives {told[0]}, not {code}: {told[1][-2000:]}")


def _wait_until_gone(folder: Path) -> None:
    """The uninstaller goes on as a copy of itself."""
    end = time.monotonic() + 60
    while folder.exists():
        if time.monotonic() > end:
            raise Failed(f"{folder.name} is still there after removing")
        time.sleep(0.5)


def _files(wine: Wine) -> set[str]:
    inner = (path for path in wine.drive.rglob("*") if path.is_file())
    return {path.relative_to(wine.drive).as_posix() for path in inner if "/Temp/" not in path.as_posix()}


def _is_of_the_user(name: str) -> bool:
    """Whether it is a setting, log or backup, which stay."""
    return "/AppData/" in name and "VGR" in name.rpartition("/AppData/")[2]


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that nobody sees. Gives its name."""
    reads, writes = os.pipe()
    command = ("Xvfb", "-displayfd", str(writes), "-screen", "0", "1366x768x24", "-nolisten", "tcp")
    with subprocess.Popen(command, pass_fds=(writes,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        os.close(writes)
        try:
            with os.fdopen(reads) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


if __name__ == "__main__":
    sys.exit(main())
