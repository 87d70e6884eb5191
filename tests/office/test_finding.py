from pathlib import Path

from vgr_desktop.office.finding import programs
from vgr_desktop.office.libreoffice import LibreOffice
from vgr_desktop.office.msword import Word


def installed(folder: Path, name: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    path.chmod(0o755)
    return path


def windows(folder: Path) -> dict[str, str]:
    return {"PROGRAMFILES": str(folder / "Program Files"), "SYSTEMROOT": str(folder / "Windows"), "PATH": str(folder)}


POWERSHELL = "Windows/System32/WindowsPowerShell/v1.0/powershell.exe"
WINWORD = "Program Files/Microsoft Office/root/Office16/WINWORD.EXE"


def test_on_windows_libreoffice_is_found_where_it_is_installed_and_word_comes_after(tmp_path: Path) -> None:
    libreoffice = installed(tmp_path, "Program Files/LibreOffice/program/soffice.exe")
    powershell = installed(tmp_path, POWERSHELL)
    installed(tmp_path, WINWORD)
    assert list(programs("win32", windows(tmp_path))) == [LibreOffice(libreoffice), Word(powershell)]


def test_word_needs_powershell_and_powershell_word(tmp_path: Path) -> None:
    installed(tmp_path, WINWORD)
    assert list(programs("win32", windows(tmp_path))) == []
    powershell = installed(tmp_path / "b", POWERSHELL)
    assert list(programs("win32", windows(tmp_path / "b"))) == []
    installed(tmp_path / "b", "Program Files/Microsoft Office/Office15/WINWORD.EXE")
    assert list(programs("win32", windows(tmp_path / "b"))) == [Word(powershell)]


def test_on_windows_a_program_that_lies_about_is_not_taken(tmp_path: Path) -> None:
    installed(tmp_path, "soffice.exe")
    installed(tmp_path, "soffice")
    assert list(programs("win32", windows(tmp_path))) == []


def test_on_a_mac_libreoffice_may_be_the_users_own(tmp_path: Path) -> None:
    program = installed(tmp_path, "Applications/LibreOffice.app/Contents/MacOS/soffice")
    assert LibreOffice(program) in programs("darwin", {"HOME": str(tmp_path), "PATH": ""})


def test_on_linux_a_program_on_the_path_is_found(tmp_path: Path) -> None:
    program = installed(tmp_path, "eigen/soffice")
    *_, last = programs("linux", {"PATH": str(program.parent)})
    assert last == LibreOffice(program)
