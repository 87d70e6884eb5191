"""The set-up for one user: `setup.nsi` with what it installs."""

from pathlib import Path

from bundling.tools import run
from windows.launchers import make_icon
from windows.payload import size_of

_SCRIPT = Path(__file__).with_name("setup.nsi")


def make_setup(payload: Path, file: Path, work: Path, version: str) -> None:
    """Write the set-up of this `payload` into `file`."""
    work.mkdir(parents=True, exist_ok=True)
    icon, installed = work / "setup.ico", work / "installed.nsh"
    make_icon(icon, work)
    installed.write_text(removal(payload), "utf-8")
    given = {
        "VERSION": version,
        "PAYLOAD": payload.resolve(),
        "INSTALLED": installed.resolve(),
        "ICON": icon.resolve(),
        "SIZE": size_of(payload) // 1024,
        "OUT": file.resolve(),
    }
    run("makensis", "-V2", *(f"-D{name}={value}" for name, value in given.items()), _SCRIPT)


def removal(payload: Path) -> str:
    """The commands that remove exactly what is in `payload`, and folders only when nothing else is in them."""
    inner = sorted(payload.rglob("*"), reverse=True)
    names = [(path, str(path.relative_to(payload)).replace("/", "\\")) for path in inner]
    files = [f'Delete "$INSTDIR\\{name}"' for path, name in names if path.is_file()]
    folders = [f'RMDir "$INSTDIR\\{name}"' for path, name in names if path.is_dir()]
    return "\n".join((*files, *folders, ""))
