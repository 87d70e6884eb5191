"""What is tried of that which was built for Windows. Each trial tells what went well, and raises `Failed`."""

import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from windows.in_wine import PATIENCE, Failed, Wine

REFUSED = 2
"""What the set-up answers when the program runs."""

MOST_SECONDS = 60.0
"""For installing."""

MOST_TIMES = 1.5
"""How much longer the first window may take than an empty one of the same Python and Qt."""

_STARTS = 3
_GIVEN_UP = 8.0
"""Seconds in which what removes has seen that the program runs; it goes on as a copy of itself, so nothing tells."""

_OURS = "vgr"
_EMPTY_WINDOW = """\
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1200, 700)
window.show()
app.exec()
"""


@dataclass(frozen=True)
class Built:
    """What was built of one version."""

    setup: Path
    msi: Path
    portable: Path

    @classmethod
    def found_in(cls, folder: Path) -> "Built":
        """What is in this folder. Raises `Failed` when something is not."""
        found = [sorted(folder.glob(f"VGR-Desktop-*{end}")) for end in ("-setup.exe", ".msi", "-portable.zip")]
        if not all(found):
            raise Failed(f"not all is in {folder}; build_windows.py makes it")
        return cls(*(files[-1].resolve() for files in found))


def trial_of_setup(wine: Wine, built: Built, before: Built, picture: Path | None) -> Iterator[str]:
    """Install for one user, over what was built `before`, and remove."""
    files, registry = wine.files(), wine.registry()
    installed = wine.user / "AppData" / "Local" / "Programs" / "VGR Desktop"
    window = installed / "vgr-desktop.exe"
    began = time.monotonic()
    _expect(wine.run(before.setup, "/S"), 0, "installing")
    yield f"installed in {_within(began):.0f} s"
    _try_itself(wine, window)
    yield "it tried itself in its window"
    dossier = _make_dossier(wine, installed)
    content = dossier.read_bytes()
    with wine.running(window, wine.called(dossier)):
        _wait_until_shown(wine, dossier)
        if picture is not None:
            wine.screen.picture(picture)
        _expect(wine.run(built.setup, "/S"), REFUSED, "installing while the program runs")
        wine.run(installed / "uninstall.exe", "/S")
        time.sleep(_GIVEN_UP)
    _try_itself(wine, window)
    yield "neither installed nor removed while it runs"
    own = installed / "app" / "van mij.txt"
    own.write_text("Van mij", "utf-8")
    _expect(wine.run(built.setup, "/S"), 0, "installing over the one before")
    if dossier.read_bytes() != content or own.read_text("utf-8") != "Van mij":
        raise Failed("installing over the one before changed what is not its own")
    _expect(wine.run(installed / "vgr.exe", "verify", wine.called(dossier)), 0, "reading the dossier")
    yield "installed over the one before, with the dossier in place"
    yield from trial_of_start(wine, installed, dossier)
    own.unlink()
    _expect(wine.run(installed / "uninstall.exe", "/S"), 0, "removing")
    _look_what_is_left(wine, files, registry, installed, dossier)
    yield "removed, and nothing of it is left but what is the user's"


def trial_of_msi(wine: Wine, built: Built, before: Built) -> Iterator[str]:
    """Install for the computer, over what was built `before`, and remove."""
    files, registry = wine.files(), wine.registry()
    installed = wine.drive / "Program Files" / "VGR Desktop"
    began = time.monotonic()
    _expect(wine.run("msiexec", "/i", str(before.msi), "/qn"), 0, "installing the MSI")
    yield f"MSI: installed in {_within(began):.0f} s"
    dossier = _make_dossier(wine, installed)
    if before != built:
        _expect(wine.run("msiexec", "/i", str(built.msi), "/qn"), 0, "installing the MSI over the one before")
        yield "MSI: installed over the one before"
    _try_itself(wine, installed / "vgr-desktop.exe")
    _expect(wine.run(installed / "vgr.exe", "verify", wine.called(dossier)), 0, "reading the dossier")
    yield "MSI: it tried itself in its window"
    _expect(wine.run("msiexec", "/x", str(built.msi), "/qn"), 0, "removing the MSI")
    _look_what_is_left(wine, files, registry, installed, dossier)
    yield "MSI: removed, and nothing of it is left but what is the user's"


def trial_of_zip(wine: Wine, built: Built) -> Iterator[str]:
    """Use the zip to carry along, and look whether it wrote outside its folder."""
    files, registry = wine.files(), wine.registry()
    stick = wine.drive / "Stick é"
    with zipfile.ZipFile(built.portable) as archive:
        archive.extractall(stick)
    (folder,) = stick.iterdir()
    _try_itself(wine, folder / "vgr-desktop.exe")
    dossier = _make_dossier(wine, folder)
    with wine.running(folder / "vgr-desktop.exe", wine.called(dossier)):
        _wait_until_shown(wine, dossier)
    dossier.unlink()
    if not any((folder / "Gegevens").iterdir()):
        raise Failed("nothing is kept beside the program")
    written = {name for name in wine.files() - files if not name.startswith(f"{stick.name}/")}
    _expect_nothing("the zip writes outside its folder", written | (wine.registry() - registry))
    yield "zip: it tried itself in its window, and wrote nothing outside its folder"


def trial_of_start(wine: Wine, installed: Path, dossier: Path) -> Iterator[str]:
    """Compare how soon the window is there with an empty one, begun by the same launcher."""
    script = wine.drive / "empty.py"
    script.write_text(_EMPTY_WINDOW, "utf-8")
    contenders = {"empty": ("-P", wine.called(script)), "program": (wine.called(dossier),)}
    found: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(_STARTS):
        for name, arguments in contenders.items():
            with wine.running(installed / "vgr-desktop.exe", *arguments) as seconds:
                found[name].append(seconds)
    script.unlink()
    own, empty = median(found["program"]), median(found["empty"])
    told = f"its window is there in {own:.1f} s, an empty one in {empty:.1f} s"
    if own > MOST_TIMES * empty:
        raise Failed(told)
    yield told


def _make_dossier(wine: Wine, installed: Path) -> Path:
    dossier = wine.drive / "Eigen map" / "Dossier é.vgr"
    dossier.parent.mkdir(exist_ok=True)
    _expect(wine.run(installed / "vgr.exe", "new", wine.called(dossier), "--example"), 0, "making a dossier")
    return dossier


def _wait_until_shown(wine: Wine, dossier: Path) -> None:
    """Wait until the dossier is open, which its lock beside it shows, and is on the screen."""
    end = time.monotonic() + PATIENCE
    while len(list(dossier.parent.iterdir())) == 1:
        if time.monotonic() > end:
            raise Failed("the dossier does not open in the window")
        time.sleep(0.1)
    wine.screen.wait_until_still()


def _try_itself(wine: Wine, program: Path) -> None:
    told = wine.run(program, "--selftest")
    _expect(told, 0, "the program that tries itself")
    if told[1].split()[-1:] != ["OK"]:
        raise Failed(f"the program that tries itself says no OK: {told[1][-2000:]}")


def _within(began: float) -> float:
    took = time.monotonic() - began
    if took > MOST_SECONDS:
        raise Failed(f"installing takes {took:.0f} s")
    return took


def _expect(told: tuple[int, str], code: int, what: str) -> None:
    if told[0] != code:
        raise Failed(f"{what} gives {told[0]}, not {code}: {told[1][-2000:]}")


def _look_what_is_left(wine: Wine, files: set[str], registry: set[str], installed: Path, dossier: Path) -> None:
    end = time.monotonic() + PATIENCE
    while installed.exists():  # the uninstaller goes on as a copy of itself
        if time.monotonic() > end:
            raise Failed(f"{installed.name} is still there after removing")
        time.sleep(0.5)
    dossier.unlink()
    left = {name for name in wine.files() - files if not _is_of_the_user(name)}
    lines = {line for line in wine.registry() - registry if _OURS in line.lower()}
    _expect_nothing("this is left after removing", left | lines)


def _expect_nothing(trouble: str, found: set[str]) -> None:
    if found:
        raise Failed(f"{trouble}: {', '.join(sorted(found)[:10])}")


def _is_of_the_user(name: str) -> bool:
    """Whether it is a setting, log or backup, which stay."""
    return name.partition("/AppData/")[2].startswith(("Local/VGR Desktop/", "Roaming/VGR Desktop/"))
